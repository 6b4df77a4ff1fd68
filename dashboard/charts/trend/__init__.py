"""Charts of trend."""
