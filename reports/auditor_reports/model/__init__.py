"""What a report says of a site, without how it is laid out: pages, exports and the terminal tell it alike."""
