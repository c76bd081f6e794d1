"""The audit file: one SQLite database, the one source of truth."""
