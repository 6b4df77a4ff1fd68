"""What stands where in a publisher's sheet: tables, provinces, headings, every cell."""
