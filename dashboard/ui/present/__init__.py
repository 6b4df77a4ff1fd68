"""Page present off the stage: what can be done with a briefing."""
