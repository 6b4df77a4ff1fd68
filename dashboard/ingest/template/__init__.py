"""Our own template: written, and read back."""
