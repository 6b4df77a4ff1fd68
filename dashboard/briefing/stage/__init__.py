"""The chart of a slide as the stage draws it."""
