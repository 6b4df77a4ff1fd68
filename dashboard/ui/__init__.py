"""What is put on the screen."""
