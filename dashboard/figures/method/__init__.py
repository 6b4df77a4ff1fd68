"""What page method shows."""
