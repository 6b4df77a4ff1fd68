"""What page unit_ranking shows."""
