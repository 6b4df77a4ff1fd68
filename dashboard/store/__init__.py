"""Data versions, the one door to them, and what is kept of answers."""
