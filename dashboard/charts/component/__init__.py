"""Charts of component."""
