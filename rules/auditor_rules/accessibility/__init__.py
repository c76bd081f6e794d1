"""Rules about who can perceive and operate a page."""
