"""Figures, briefings and reports as files."""
