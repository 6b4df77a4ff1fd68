"""What page target shows."""
