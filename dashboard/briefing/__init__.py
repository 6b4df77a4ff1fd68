"""A briefing: its steps, the slides made of them, and the notes."""
