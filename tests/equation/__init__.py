"""The equation: whatever happened before, a build gives what a clean build would give, byte for byte."""
