"""Settings of the whole suite."""

from hypothesis import settings

settings.register_profile("communique", deadline=None)
settings.load_profile("communique")
