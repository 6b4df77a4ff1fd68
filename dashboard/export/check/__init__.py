"""A checked draft as files."""
