"""A briefing as PowerPoint."""
