"""The writing desk, tried from the outside in."""
