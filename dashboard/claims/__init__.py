"""Figures that somebody wrote, found in a draft and held against a version of the data."""
