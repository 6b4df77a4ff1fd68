"""Charts of method."""
