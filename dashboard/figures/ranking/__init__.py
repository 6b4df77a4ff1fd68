"""What page ranking shows."""
