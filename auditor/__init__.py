"""Audit government websites: who can't use them, what stops them, what to fix first."""

__version__ = "0.1.0"
