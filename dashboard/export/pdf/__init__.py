"""Pages set by typst."""
