"""What is wrong with the rows of a file, and what is odd about the figures they make."""
