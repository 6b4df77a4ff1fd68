"""What page overview shows."""
