"""Documents with text, as their words, for the check of a draft."""
