"""The union of chains, with the reason for every join."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.align.actor_profiles import Profile

__all__ = ["Merger"]


class Merger:
    """Union of chains with the reasons; every join is looked up by a key, never by trying all pairs."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self.parent = list(range(len(profiles)))
        self.reasons: dict[int, list[str]] = {}

    def find(self, number: int) -> int:
        """The lowest number of the chain's actor."""
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def join(self, one: int, two: int, because: str) -> None:
        """Makes two chains one actor."""
        low, high = sorted((self.find(one), self.find(two)))
        if low == high:
            return
        self.parent[high] = low
        left, right = self.profiles[one], self.profiles[two]
        line = f"“{left.fullest}” and “{right.fullest}”: {because}"
        self.reasons[low] = [*self.reasons.get(low, []), *self.reasons.pop(high, []), line]
