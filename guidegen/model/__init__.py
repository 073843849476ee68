"""The magazine's words: frozen values of the standard library alone."""
