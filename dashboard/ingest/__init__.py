"""Next year's figures: read a file, check it, see what it would change, publish, roll back."""
