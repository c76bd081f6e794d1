"""Reports built from the audit file."""
