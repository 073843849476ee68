"""Tests of how changes become files."""
