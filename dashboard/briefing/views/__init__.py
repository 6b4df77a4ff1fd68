"""A view of a page as a slide."""
