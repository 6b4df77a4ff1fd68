"""Charts of unit."""
