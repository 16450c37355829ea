"""Who copied whom: copies with their proof, and the families that they make."""

from rashomon.lineage.copies import find_copies
from rashomon.lineage.families import find_families

__all__ = ["find_copies", "find_families"]
