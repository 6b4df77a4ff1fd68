"""The yearly report before 20 February."""
