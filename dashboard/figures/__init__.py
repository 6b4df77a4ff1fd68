"""What pages show: figures, tables, sentences."""
