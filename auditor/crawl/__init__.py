"""Which pages to visit, in what order, how fast; and keeping at it."""
