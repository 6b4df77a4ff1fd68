"""What page component shows."""
