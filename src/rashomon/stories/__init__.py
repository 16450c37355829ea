"""Which articles are about the same event: a stream that places each article once."""

from rashomon.stories.placing import place_articles

__all__ = ["place_articles"]
