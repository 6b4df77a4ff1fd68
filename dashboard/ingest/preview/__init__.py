"""What a version would change, for readers: rows, ranks, sentences, targets."""
