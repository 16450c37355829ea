"""Who is counted: a small taxonomy of groups, so that readings of "police" and of "security forces" can meet.

Classes and their one broader class; ``people`` is the top of persons. The names are ours, cut to what news counts.
"""

from __future__ import annotations

__all__ = ["PARENTS", "broader", "common", "contains"]

PARENTS = {
    "security_forces": "people",
    "police": "security_forces",
    "soldiers": "security_forces",
    "peacekeepers": "soldiers",
    "guards": "security_forces",
    "militants": "people",
    "officials": "people",
    "foreigners": "people",
    "prisoners": "people",
    "rescuers": "people",
    "civilians": "people",
    "protesters": "civilians",
    "children": "civilians",
    "women": "civilians",
    "men": "civilians",
    "students": "civilians",
    "journalists": "civilians",
    "workers": "civilians",
    "miners": "workers",
    "health_workers": "workers",
    "refugees": "civilians",
    "patients": "civilians",
    "passengers": "civilians",
    "residents": "civilians",
    "voters": "civilians",
    "families": "civilians",
    "police_vehicles": "vehicles",
    "cars": "vehicles",
    "homes": "buildings",
    "shops": "buildings",
    "schools": "buildings",
    "businesses": "buildings",
}


def broader(group: str | None) -> tuple[str, ...]:
    """The class and every class that holds it, narrow to wide.

    >>> broader("peacekeepers")
    ('peacekeepers', 'soldiers', 'security_forces', 'people')
    """
    found: list[str] = []
    while group is not None:
        found.append(group)
        group = PARENTS.get(group)
    return tuple(found)


def contains(wide: str | None, narrow: str | None) -> bool:
    """Whether everyone in ``narrow`` is also in ``wide``; an unknown class holds nothing but itself."""
    return wide == narrow or wide in broader(narrow)


def common(groups: tuple[str, ...]) -> str | None:
    """The narrowest class that holds all of ``groups``, or None.

    >>> common(("police", "guards"))
    'security_forces'
    """
    if not groups:
        return None
    shared = [group for group in broader(groups[0]) if all(contains(group, other) for other in groups)]
    return shared[0] if shared else None
