"""What is wrong with the rows of a file."""
