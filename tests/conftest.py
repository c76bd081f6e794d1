"""For all tests: no example of Hypothesis is judged by its time, as the machine may be busy."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
