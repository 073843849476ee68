"""Tests of how an edition is planned."""
