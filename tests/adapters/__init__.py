"""Tests of what we ask of other libraries and of the disk."""
