"""Words, numbers, dates, sentences. Knows no data."""
