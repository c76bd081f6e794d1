"""Rules about phones: viewport, zoom, reflow, tap targets."""
