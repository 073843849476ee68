"""The commands: the one room that prints, reads the clock and the environment."""
