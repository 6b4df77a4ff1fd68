"""A file as given, read within limits: sheets of cells."""
