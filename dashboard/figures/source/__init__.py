"""What page source shows."""
