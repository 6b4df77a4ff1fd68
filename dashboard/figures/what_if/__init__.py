"""What page what_if shows."""
