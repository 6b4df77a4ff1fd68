"""What page my_unit shows."""
