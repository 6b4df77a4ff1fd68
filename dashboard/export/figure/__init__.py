"""A figure as CSV, workbook and picture."""
