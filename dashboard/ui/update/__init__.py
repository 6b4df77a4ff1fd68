"""Page update: what is told of a file, and what can be done."""
