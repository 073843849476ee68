"""What lies under a folder, without following a link out of it or into another folder."""
