"""Which of several copies is the origin the others come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selon.moment import Moment


@dataclass(frozen=True, slots=True)
class Member:
    """One report of a group of copies.

    Attributes:
        agencies: those it credits, as `find_credits` has them.
        sender: the agency whose dateline it opens with, as `find_sender` has it.
    """

    key: str
    publisher: str | None
    published: Moment | None
    agencies: tuple[str, ...] = ()
    sender: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a group of copies comes from.

    Attributes:
        key: the report that stands for it.
        name: the agency credited, else that report's publisher, where it is known.
        because: "published by the agency", "credited" or "earliest".
    """

    key: str
    name: str | None
    because: str


def find_origin(members: Sequence[Member]) -> Origin:
    """The agency's own report where it is among them; else the earliest, told as the agency's where most credit one.

    A report is an agency's own where the agency published it, or where nobody is told to have published it and it opens
    with the agency's dateline. A report whose date is unknown is earlier than none; of two of one day the first is it.

    Raises:
        ValueError: there are no members.
    """
    if not members:
        raise ValueError("a group without reports has no origin; give at least one")
    credited = [agency for member in members for agency in member.agencies]
    agency = max(sorted(set(credited)), key=credited.count, default=None)
    own = [member for member in members if agency and _is_own(member, agency)]
    first = min(own or members, key=_earliest)
    if own:
        return Origin(first.key, agency, "published by the agency")
    return Origin(first.key, agency or first.publisher, "credited" if agency else "earliest")


def _is_own(member: Member, agency: str) -> bool:
    return agency in member.publisher if member.publisher else member.sender == agency


def _earliest(member: Member) -> str:
    day = member.published.earliest if member.published else None
    return day.isoformat() if day else "9999-99-99"
