"""markdown-it-py: text to sections and blocks in the words of model/document.py; no token leaves this folder."""

from guidegen.adapters.markdown.reading import read_sections

__all__ = ["read_sections"]
