"""Rashomon reads many accounts of one event and keeps one book of what they say."""

__version__ = "0.1.0"
