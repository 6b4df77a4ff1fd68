"""Charts of ranking."""
