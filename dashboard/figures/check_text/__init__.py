"""What page check_text shows."""
