"""Whether two wordings ask for or announce one deed, or two that exclude one another."""

from __future__ import annotations

from rashomon.align.statement_acts import Act, Deed, Force, Named

__all__ = ["fits_deed", "opposed", "shared_deed"]

#: Round numbers and exact ones are one number where they are this near.
SAME_NUMBER = 0.1


def shared_deed(left: Deed | None, right: Deed | None) -> str:
    """What two wordings both ask for or announce, in words ("one request for help"), or an empty string."""
    if left is None or right is None or left.force is not right.force:
        return ""
    same = next((one.what for one, _ in _shared_acts(left, right)), "")
    if not same and not (left.acts and right.acts) and left.force is Force.REQUEST and left.parties & right.parties:
        return "one request to the same addressee"
    return f"one {left.force} {same}" if same else ""


def opposed(left: Deed, right: Deed, kin: frozenset[frozenset[str]]) -> bool:
    """Whether two wordings, however alike, ask for or announce different deeds: the contrary, of somebody else, elsewhere, or of another number."""
    if left.force is not right.force or not left.acts or not right.acts:
        return False
    one, two = left.acts[0], right.acts[0]
    if one.what == two.opposite:
        return left.negated == right.negated
    if one.what != two.what:
        return False
    return not _one_class(one, two) or _differ(left, right, kin)


def _differ(left: Deed, right: Deed, kin: frozenset[frozenset[str]]) -> bool:
    """Whether two deeds of one class are denied and meant, or of other parties, places, days or numbers."""
    return (
        left.negated != right.negated
        or _others(left.parties, right.parties, kin)
        or _elsewhere(left.places, right.places)
        or _other_days(left.days, right.days)
        or _other_numbers(left.numbers, right.numbers)
    )


def fits_deed(left: Deed, right: Deed, kin: frozenset[frozenset[str]]) -> bool:
    """Whether two wordings of one speaker ask for or announce one deed, of the same and about the same."""
    if left.force is not right.force or (left.done is not right.done and None not in (left.done, right.done)) or opposed(left, right, kin):
        return False
    if not left.acts or not right.acts:
        # "I turn to the alliance": what for is told elsewhere.
        return left.force is Force.REQUEST and bool(left.parties & right.parties) and bool(left.acts or right.acts)
    same = _shared_acts(left, right)
    if not same or _differ(left, right, kin):
        return False
    if not any(one.needs_theme or two.needs_theme for one, two in same):
        return True
    if left.about & right.about or left.parties & right.parties:
        return True
    return left.force is Force.ANNOUNCEMENT and (bool(_near(left.numbers, right.numbers)) or not left.about or not right.about)


def _shared_acts(left: Deed, right: Deed) -> list[tuple[Act, Act]]:
    """The acts that both name, of which it is the main one for at least one of them."""
    return [(one, two) for one in left.acts for two in right.acts if _one_class(one, two) and (one == left.acts[0] or two == right.acts[0])]


def _one_class(one: Act, two: Act) -> bool:
    """Whether both are of one class and about one matter; a verb that says it all ("cease fire") names none."""
    return one.what == two.what and (one.group == two.group or -1 in (one.group, two.group))


def _others(left: frozenset[str], right: frozenset[str], kin: frozenset[frozenset[str]]) -> bool:
    return bool(left and right) and not left & right and not any(frozenset((one, two)) in kin for one in left for two in right)


def _elsewhere(left: frozenset[Named], right: frozenset[Named]) -> bool:
    """Whether both name places, and none of one is one of the other's or lies in it."""
    if not left or not right:
        return False
    return not any(one.sign == two.sign or (one.country == two.country and (one.broad or two.broad)) for one in left for two in right)


def _other_days(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether both name days, or both name months, and none is the same."""
    for full in (True, False):
        one, two = ({day for day in days if day[0].isdigit() is full} for days in (left, right))
        if one and two and not one & two:
            return True
    return False


def _other_numbers(left: frozenset[float], right: frozenset[float]) -> bool:
    return bool(left and right) and not _near(left, right)


def _near(left: frozenset[float], right: frozenset[float]) -> list[float]:
    return [one for one in left for two in right if abs(one - two) <= SAME_NUMBER * max(one, two)]
