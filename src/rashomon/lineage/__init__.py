"""Who copied whom: copies with their proof, versions of one article, and the families that they make."""

from rashomon.lineage.copies import find_copies
from rashomon.lineage.families import find_families
from rashomon.lineage.stages import modified_at
from rashomon.lineage.versions import find_versions

__all__ = ["find_copies", "find_families", "find_versions", "modified_at"]
