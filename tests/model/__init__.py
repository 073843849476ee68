"""The magazine's words, tried out."""
