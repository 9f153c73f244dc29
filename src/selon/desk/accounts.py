"""What sources say against each other and against themselves: links of statements gathered into accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from selon.compare.bond import is_same_name
from selon.compare.proposition import days_between, is_negated
from selon.compare.vocabulary import load_vocabulary
from selon.compare.words import fold_words
from selon.desk.judging import judge_links
from selon.desk.said import Said, number_of_telling
from selon.desk.sides import SHARED, find_sides, neighbours
from selon.desk.voices import Rows, Voice, last_name, once, rows_of
from selon.ledger import Ledger
from selon.ledger.links import Link

# Statements looked at around new ones: a matter that everybody speaks of costs no more than others.
MOST = 600
_BOUND = ("disputes", "agrees")
# A report tells what was said so many days ago, and the day it gives may be its own.
TOLD_AGAIN = 3
# « C'est faux » alone says neither yes nor no.
_UNSURE = 0.5


@dataclass(frozen=True, slots=True)
class Position:
    """One side: what was said, the oldest first, and how many independent origins carry it.

    Attributes:
        position: for, against, or figure where nobody denies anything and this side gives another figure.
    """

    position: str
    voices: tuple[Voice, ...]

    @property
    def origins(self) -> int:
        """How many reports that are no copies of each other carry it."""
        return len({voice.origin for voice in self.voices})


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One proposition on which sources differ.

    Attributes:
        id: made of what began it, the same as long as that is in the ledger.
        about: in the words of whoever affirms it. since, until: days of the first and last thing said.
        score: of its surest match. because: why its statements were matched, the surest first.
    """

    id: str
    about: str
    since: str | None
    until: str | None
    sides: tuple[Position, Position]
    score: float
    because: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        data = asdict(self)
        for side, position in zip(data["sides"], self.sides, strict=True):
            side["origins"] = position.origins
        return data


@dataclass(frozen=True, slots=True)
class Turn:
    """The same speaker before and after: a reversal, or an announcement that came true (kind fulfils).

    Attributes:
        days: between the two; None where either is undated.
    """

    id: str
    kind: str
    speaker: str
    before: Voice
    after: Voice
    days: int | None
    score: float
    because: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        return asdict(self)


def find_disagreements(ledger: Ledger, rows: Iterable[int] | None = None) -> tuple[Disagreement, ...]:
    """The propositions on which sources differ, those with the newest words first; what people parted is apart.

    Args:
        rows: numbers of statements and tellings: only the propositions that one of them takes part in.
    """
    judged = judge_links(ledger, _all_bound(ledger) if rows is None else _bound_to(ledger, frozenset(rows)), rows)
    kept = [link for link in judged if link.kind in _BOUND]
    loaded = _load(ledger, kept)
    near, matched = neighbours(kept)
    found = []
    seen: set[Link] = set()
    for link in kept:
        if link.kind == "disputes" and link not in seen:
            sides = find_sides(link, near, matched)
            inside = {each for end in sides for each in matched[end] if {each.earlier, each.later} <= sides.keys()}
            seen |= inside
            if rows is None or not sides.keys().isdisjoint(rows):
                found.append(_disagreement(sides, inside, matched, loaded))
    return tuple(sorted(found, key=lambda each: (each.until or "", each.id), reverse=True))


def _all_bound(ledger: Ledger) -> tuple[Link, ...]:
    """Every contradiction of the ledger, and what agrees with its ends, also with those that people confirmed."""
    disputes = ledger.links.links(["disputes"]) + load_contests(ledger)
    contradicted = (link for link in judge_links(ledger, disputes) if link.kind == "disputes")
    return disputes + ledger.links.links(["agrees"], _ends(contradicted))


def _bound_to(ledger: Ledger, rows: frozenset[int]) -> tuple[Link, ...]:
    """The contradictions that some statements take part in, themselves or by what they agree with."""
    found: dict[tuple[int, int], Link] = {}
    known: set[int] = set()
    waiting = set(rows)
    while waiting and len(known) < MOST + len(rows):
        known |= waiting
        links = ledger.links.links(_BOUND, waiting) + load_contests(ledger, waiting)
        found |= {(link.earlier, link.later): link for link in links}
        # Whoever agrees with somebody who is contradicted is on a side; who agrees with that one in turn need not be.
        disputing = _ends(link for link in links if link.kind == "disputes")
        asked_for = not rows.isdisjoint(waiting)
        near = (link for link in links if asked_for or link.earlier in disputing or link.later in disputing)
        waiting = _ends(near) - known
    return tuple(found.values())


def load_contests(ledger: Ledger, rows: Iterable[int] | None = None) -> tuple[Link, ...]:
    """What reports tell as fact and somebody denies, as contradictions of a telling and a statement."""
    told = [-row for row in rows or () if row < 0]
    return tuple(
        Link(number_of_telling(each.event), each.statement, "disputes", each.score, each.because)
        for each in ledger.contests.contests(rows, told)
    )


def _ends(links: Iterable[Link]) -> set[int]:
    return {number for link in links for number in (link.earlier, link.later)}


def find_turns(
    ledger: Ledger, kind: str, speaker: str | None = None, rows: Iterable[int] | None = None
) -> tuple[Turn, ...]:
    """Reversals (`reverses`) or announcements that came true (`fulfils`), the newest first, each once.

    Args:
        speaker: a name, or the end of one.
        rows: numbers of statements: only what one of them is part of.
    """
    links = [link for link in judge_links(ledger, ledger.links.links([kind], rows), rows) if link.kind == kind]
    loaded = _load(ledger, links)
    found: list[Turn] = []
    for link in links:
        before, after = loaded.said[link.earlier], loaded.said[link.later]
        if not speaker or is_by((before.speaker, after.speaker), speaker):
            found.append(_turn(link, loaded))
    # A turn is told once for each pair of stories, however often both tell it: by its surest match.
    kept: dict[tuple[str, str, str], list[Turn]] = defaultdict(list)
    for turn in sorted(found, key=lambda each: (-each.score, not each.before.quoted, each.id)):
        several = kept[turn.before.origin, turn.after.origin, last_name(turn.speaker)]
        if all(_subject(turn).isdisjoint(_subject(each)) for each in several):
            several.append(turn)
    turns = [turn for several in kept.values() for turn in several]
    return tuple(sorted(turns, key=lambda each: (each.after.day or "", each.id), reverse=True))


def fold_turns(turns: Iterable[Turn]) -> tuple[tuple[Turn, ...], ...]:
    """Turns of one speaker and matter together, in the order given: several reports told what was said before or after.

    Of one day each, or a few days apart, both what was said before and what after.
    """
    folded: dict[str, list[list[Turn]]] = defaultdict(list)
    groups: list[list[Turn]] = []
    for turn in turns:
        own = folded[last_name(turn.speaker)]
        same = next((several for several in own if _is_told_again(several[0], turn)), None)
        if same is None:
            own.append([turn])
            groups.append(own[-1])
        else:
            same.append(turn)
    return tuple(map(tuple, groups))


def _is_told_again(one: Turn, other: Turn) -> bool:
    """Whether two turns are one, told by several reports."""
    subjects = _subject(one), _subject(other)
    about_same = not subjects[0].isdisjoint(subjects[1]) or subjects[0] == subjects[1]
    pairs = ((one.before, other.before), (one.after, other.after))
    return about_same and all(mine.row == its.row or _is_near(mine.day, its.day) for mine, its in pairs)


def _is_near(one: str | None, other: str | None) -> bool:
    apart = days_between(one or "", other or "")
    return apart is not None and abs(apart) <= TOLD_AGAIN


def _subject(turn: Turn) -> frozenset[str]:
    """What a turn is about: the terms that both sayings share."""
    return frozenset(
        term for why in turn.because if why.startswith(SHARED) for term in why.removeprefix(SHARED).split()
    )


def is_by(names: Iterable[str | None], speaker: str) -> bool:
    """Whether one of some names is a speaker's, or holds what is asked for."""
    asked = fold_words(speaker)
    folded = (fold_words(name or "") for name in names)
    return any(is_same_name(asked, name) or asked in name for name in folded)


def _load(ledger: Ledger, links: Iterable[Link]) -> Rows:
    return rows_of(ledger, _ends(links))


def _disagreement(
    sides: Mapping[int, bool], inside: Iterable[Link], matched: Mapping[int, list[Link]], rows: Rows
) -> Disagreement:
    groups: dict[bool, list[Voice]] = {}
    for side in (True, False):
        groups[side] = once(rows.voice(number) for number, own in sides.items() if own is side)
    leaning = {side: _share_denied(voices) for side, voices in groups.items()}
    first = leaning[True] <= leaning[False]
    affirmed, contested = groups[first], groups[not first]
    links = sorted(inside, key=lambda each: (-each.score, each.earlier, each.later))
    # What takes part in another dispute too gives its name to neither.
    own = [number for number in sides if set(matched.get(number, ())) <= set(links)]
    days = sorted(voice.day for voice in (*affirmed, *contested) if voice.day)
    return Disagreement(
        id=min(rows.voice(number).row for number in own or sides),
        about=plain_words(min((voice.words for voice in _telling(affirmed, contested)), key=len)),
        since=days[0] if days else None,
        until=days[-1] if days else None,
        sides=(Position("for", tuple(affirmed)), Position(_against(links), tuple(contested))),
        score=links[0].score,
        because=tuple(dict.fromkeys(reason for link in links for reason in link.because)),
    )


def _against(links: Iterable[Link]) -> str:
    """What the side does that the other is set against: only where every link rests on figures it denies nothing."""
    return "figure" if all(_is_by_figures(link) for link in links if link.kind == "disputes") else "against"


def _is_by_figures(link: Link) -> bool:
    return any(why.startswith("figures") for why in link.because)


def _share_denied(voices: list[Voice]) -> tuple[float, float]:
    """How many of a side deny, by their cue or in their words: « Il n'existe aucun contrat », a-t-il insisté.

    Of two sides that deny alike the one that "rejette toute faute" denies: it names what it denies. « C'est faux » is
    yes as well as no: whoever says it of a denial affirms.
    """
    denied = (_UNSURE if _rejects(voice) else voice.stance == "denies" or _is_negative(voice) for voice in voices)
    return sum(denied) / len(voices), sum(map(_denies_its_words, voices)) / len(voices)


def _telling(affirmed: list[Voice], contested: list[Voice]) -> list[Voice]:
    """Those whose words tell what is in question: who affirms it, or who names it to deny it."""
    plain = [voice for voice in affirmed if not _denies_its_words(voice) and not _rejects(voice)]
    return plain or [voice for voice in contested if _denies_its_words(voice)] or affirmed


def _denies_its_words(voice: Voice) -> bool:
    """Whether what somebody says is told as what he denies: "dément P", "rejette toute faute"."""
    return voice.stance == "denies" and not voice.quoted and not _is_negative(voice) and not _rejects(voice)


def _is_negative(voice: Voice) -> bool:
    return is_negated(load_vocabulary("fr"), fold_words(voice.words))


def _rejects(voice: Voice) -> bool:
    return load_vocabulary("fr").begins("rejecting", fold_words(plain_words(voice.words)))


def plain_words(content: str) -> str:
    """What is claimed, without the word that binds it to its cue.

    >>> plain_words("que l’eau est potable"), plain_words("qu'elle est potable")
    ('l’eau est potable', 'elle est potable')
    """
    for opening in ("que ", "qu’", "qu'"):
        content = content.removeprefix(opening)
    return " ".join(content.split())


def _fullest(*several: Said) -> str:
    """The fullest name of one speaker; an office only where no report has a name."""
    return max(several, key=lambda each: (each.named, len(each.speaker or ""))).speaker or ""


def _turn(link: Link, rows: Rows) -> Turn:
    before, after = rows.voice(link.earlier), rows.voice(link.later)
    fullest = _fullest(rows.said[link.earlier], rows.said[link.later])
    return Turn(
        id=f"{before.row}-{after.row}",
        kind=link.kind,
        speaker=fullest if link.kind == "reverses" else before.speaker or "",
        before=before,
        after=after,
        days=days_between(before.day or "", after.day or ""),
        score=link.score,
        because=link.because,
    )
