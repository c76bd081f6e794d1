"""Reports without what may name a person or open a door: everything that a report reads passes here once."""

from auditor_reports.redaction.reader import RedactedReader

__all__ = ["RedactedReader"]
