"""How Hypothesis runs everywhere: without a deadline, for what else the machine does is no fault of an example."""

from hypothesis import settings

settings.register_profile("tarikh", deadline=None)
settings.load_profile("tarikh")
