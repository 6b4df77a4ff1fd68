"""One kind of ready-made slide a file."""
