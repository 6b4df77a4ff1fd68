"""Claims held against the version."""
