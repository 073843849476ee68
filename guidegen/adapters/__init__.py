"""What we ask of other people's libraries and of the disk: one library, one place."""
