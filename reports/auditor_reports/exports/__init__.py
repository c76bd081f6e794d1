"""Formats for other programs and for people's own tools, a module each."""
