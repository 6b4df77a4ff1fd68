"""What is done from a command line."""
