"""Bytes to documents and the articles in them; the only room that opens the user's files."""

from rashomon.ingest.captured import Captured
from rashomon.ingest.read import LARGEST_FILE, read_inputs

__all__ = ["LARGEST_FILE", "Captured", "read_inputs"]
