"""Measurements that the docs quote: speed, memory, repeatability."""
