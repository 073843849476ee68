"""guidegen turns a folder of guides into a small magazine on a site of one's own."""

__version__ = "0.1.0"
