"""How two claims stand to each other before their words are looked at: who speaks, where and when."""

from __future__ import annotations

from dataclasses import dataclass

from selon.compare.proposition import Claim, Deed, days_between

# What is said against a statement shortly before it is of the same matter: reporters set side by side what contradicts
# each other. In code points from the one to the other.
ANSWER_WITHIN = 350
# "C'est faux" is an answer to what stands right before it.
REJECTS_WITHIN = 150


@dataclass(frozen=True, slots=True)
class Bond:
    """Two claims, the earlier one first.

    Attributes:
        same_speaker: whether their speakers can be one person's names, or the one's office the other's.
        one_report: both are of one report. near: side by side in it.
        answers: the later one speaks against something, right behind the earlier.
        next: the later one is of the turn of talk that follows the earlier one's.
        deed: the type of an event that both tell, "" where there is none.
        days: between the two, None where either is undated.
    """

    earlier: Claim
    later: Claim
    same_speaker: bool
    one_report: bool
    near: bool
    answers: bool
    next: bool
    deed: str
    days: int | None

    @property
    def is_reply(self) -> bool:
        """Whether the later one is what somebody else says next."""
        return self.next and self.known and not self.same_speaker

    @property
    def opposed(self) -> bool:
        """Whether it is, and the report sets it against the earlier."""
        return self.is_reply and self.later.opposed

    @property
    def rejects(self) -> bool:
        """Whether the later claim says no more than that the one right before it is not so."""
        near = self.near and self.later.span[0] - self.earlier.span[1] <= REJECTS_WITHIN
        # Of "X rejette toute faute. Il affirme que P", « C'est faux » rejects P.
        return self.later.rejects and self.earlier.last and near and not self.same_speaker and self.known

    @property
    def asked(self) -> bool:
        """Whether the earlier claim is what somebody asks about, and stands in no report."""
        return not self.earlier.document

    @property
    def known(self) -> bool:
        """Whether both have a speaker."""
        return bool(self.earlier.speaker and self.later.speaker)


def bond_of(one: Claim, other: Claim) -> Bond:
    """How two claims stand to each other, whichever is given first."""
    earlier, later = (one, other) if (one.day, one.key) <= (other.day, other.key) else (other, one)
    one_report = earlier.document == later.document
    near = one_report and 0 <= later.span[0] - earlier.span[1] <= ANSWER_WITHIN
    return Bond(
        earlier,
        later,
        is_same_name(earlier.speaker, later.speaker) or _is_holder(earlier, later) or _is_holder(later, earlier),
        one_report,
        near,
        near and later.answers,
        near and bool(earlier.turn) and later.turn == earlier.turn + 1,
        _shared_deed(earlier, later),
        days_between(earlier.day, later.day),
    )


def is_inside(one: Claim, other: Claim) -> bool:
    """Whether two claims of a report share words of it: what somebody says of another's words is no second voice."""
    return one.document == other.document and one.span[0] < other.span[1] and other.span[0] < one.span[1]


def is_same_name(one: str, other: str) -> bool:
    """Whether two folded names can be one's: the one ends the other, or begins it with several words.

    >>> is_same_name("lund", "sven lund"), is_same_name("sven lund", "ana lund"), is_same_name("", "")
    (True, False, False)
    >>> is_same_name("ligue rurale", "ligue rurale du nord"), is_same_name("sven", "sven lund")
    (True, False)
    """
    shorter, longer = sorted((one.split(), other.split()), key=len)
    ends = longer[-len(shorter) :] == shorter
    return bool(shorter) and (ends or (len(shorter) > 1 and longer[: len(shorter)] == shorter))


def _is_holder(called: Claim, named: Claim) -> bool:
    """Whether the one is called by an office only, and the other's speaker has it."""
    return called.office is not None and any(called.office.is_one_with(held) for held in named.offices)


def _shared_deed(one: Claim, other: Claim) -> str:
    """The type of an event that both tell: of one type, by or to one of the same, of days that can be one."""
    for mine in one.deeds:
        for its in other.deeds:
            apart = mine.days and its.days and (mine.days[1] < its.days[0] or its.days[1] < mine.days[0])
            if mine.type == its.type and not apart and _same_roles(mine, its):
                return mine.type
    return ""


def _same_roles(one: Deed, other: Deed) -> bool:
    actors = bool(one.actor & other.actor)
    recipients = bool(one.recipient & other.recipient)
    return (actors or recipients) and (actors or not (one.actor and other.actor))
