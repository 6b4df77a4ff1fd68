"""One part of the report a file."""
