"""Results in words, read."""
