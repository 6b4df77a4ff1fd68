"""How drafts name things and say figures: rules over a plain text, names from the catalogue."""
