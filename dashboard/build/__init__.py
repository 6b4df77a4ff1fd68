"""From data/**/*.csv to one DuckDB file per data version."""
