"""What is odd about figures that are well formed."""
