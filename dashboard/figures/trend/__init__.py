"""What page trend shows."""
