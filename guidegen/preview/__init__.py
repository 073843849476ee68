"""The writing desk: the site as it is being written, served to its own author."""
