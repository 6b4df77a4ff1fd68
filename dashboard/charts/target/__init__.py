"""Charts of target."""
