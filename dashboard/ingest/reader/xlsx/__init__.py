"""A workbook read from its XML."""
