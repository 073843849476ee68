"""Tests of the build's words: values in, values out."""
