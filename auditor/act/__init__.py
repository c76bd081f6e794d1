"""Running the rules over the test cases of the W3C's ACT rules, and saying so in EARL."""
