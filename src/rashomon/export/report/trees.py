"""Families as trees: who was copied by whom, as far as the links say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rashomon.model.book import Copy, Family, Version

__all__ = ["Branch", "Tree", "family_tree"]


@dataclass(frozen=True, slots=True)
class Branch:
    """One article of a family; ``depth`` 0 was made from none of the others, and ``link`` ties it to the nearest branch above that is less deep."""

    depth: int
    article: str
    link: Copy | Version | None


@dataclass(frozen=True, slots=True)
class Tree:
    """A family as far as its direction is known.

    Attributes:
        credit: the agency named as origin whose own text is not among the accounts; all of depth 0 come from it.
        branches: every article once, each after the one that it was made from.
        undirected: links of which nothing tells which text came first.
    """

    credit: str | None
    branches: tuple[Branch, ...]
    undirected: tuple[Copy, ...]


def family_tree(family: Family, copies: tuple[Copy, ...], versions: tuple[Version, ...] = ()) -> Tree:
    """The family drawn as a tree: each article under its earlier version, else under the one that it shares most text with, among those it was made from.

    Args:
        family: whose tree.
        copies: links of the book; those with an end outside the family are left out.
        versions: likewise.
    """
    members = set(family.articles)
    inside = [copy for copy in copies if copy.original in members and copy.copy in members]
    older = [version for version in versions if version.earlier in members and version.later in members]
    parent = _parents([copy for copy in inside if copy.directed], older)
    made: dict[str, list[Branch]] = {}
    for article, (source, link) in parent.items():
        made.setdefault(source, []).append(Branch(0, article, link))
    tops = [article for article in family.articles if article not in parent]
    tops.sort(key=lambda article: (article != family.root, -len(made.get(article, ()))))
    credit = family.credit if family.root is None else None
    return Tree(credit, tuple(_branches(tops, made)), tuple(copy for copy in inside if not copy.directed))


def _parents(directed: list[Copy], versions: list[Version]) -> dict[str, tuple[str, Copy | Version]]:
    """The likeliest source of each article with the link that says so; a link that would close a ring is left out."""
    links: list[tuple[str, str, Copy | Version]] = [(version.later, version.earlier, version) for version in versions]
    links += [(copy.copy, copy.original, copy) for copy in sorted(directed, key=lambda one: (-one.score, one.id))]
    parent: dict[str, tuple[str, Copy | Version]] = {}
    for article, source, link in links:
        if article not in parent and not _comes_from(source, article, parent):
            parent[article] = source, link
    return parent


def _comes_from(article: str, source: str, parent: dict[str, tuple[str, Copy | Version]]) -> bool:
    while article != source and article in parent:
        article = parent[article][0]
    return article == source


def _branches(tops: list[str], made: dict[str, list[Branch]]) -> list[Branch]:
    """Depth first, without recursion: a page captured a thousand times may be a chain of a thousand."""
    waiting = [Branch(0, article, None) for article in reversed(tops)]
    found: list[Branch] = []
    while waiting:
        branch = waiting.pop()
        found.append(branch)
        waiting += [replace(child, depth=branch.depth + 1) for child in reversed(made.get(branch.article, []))]
    return found
