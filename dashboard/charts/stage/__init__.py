"""Charts of stage."""
