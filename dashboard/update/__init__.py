"""The parts of page ``update``: what is told of a file, and what can be done with it."""
