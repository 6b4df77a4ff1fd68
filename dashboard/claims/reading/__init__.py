"""A draft read as a reader would: which figure is of what."""
