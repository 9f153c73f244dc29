"""Saved questions: what in a ledger answers them, and what of that has not been told yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Any

from selon.compare.words import fold_words
from selon.desk.accounts import Disagreement, Turn, find_disagreements, find_turns, is_by
from selon.desk.export.tables import all_events, all_statements
from selon.desk.rates import MOST as MOST_WEEKS
from selon.desk.rates import find_rises
from selon.desk.said import numbers_of
from selon.desk.support import find_support
from selon.desk.voices import Voice
from selon.ledger import EventRow, Filter, Ledger, StatementRow
from selon.ledger.watches import SavedWatch
from selon.record.facts import DENIAL
from selon.record.gist import SIGNS

FILTERS = ("speaker", "about", "place", "stance", "type", "text")
# What each kind of watch can be asked for.
ASKED: Mapping[str, tuple[str, ...]] = {
    "statement": ("speaker", "about", "place", "stance", "text"),
    "event": ("speaker", "about", "place", "type", "text"),
    "dispute": ("speaker", "about", "text"),
    "reversal": ("speaker", "about", "text"),
    "second-origin": ("claim",),
    "rise": FILTERS,
}
KINDS = tuple(ASKED)
# How much of what was said names it: enough to tell two claims of a report apart.
_WORDS = 80
# Of more new documents than this, the whole ledger is asked once instead of each of them.
MOST = 500


@dataclass(frozen=True, slots=True)
class Question:
    """What a watch asks.

    Attributes:
        when: one of KINDS. claim: words, for second-origin.
            A rise counts events where a type is asked for, else statements.
    """

    when: str
    speaker: str | None = None
    about: str | None = None
    place: str | None = None
    stance: str | None = None
    type: str | None = None
    text: str | None = None
    claim: str | None = None

    @classmethod
    def of(cls, saved: Mapping[str, Any]) -> Question:
        """The question of a saved watch."""
        return cls(saved["when"], **{name: saved.get(name) for name in (*FILTERS, "claim")})

    def filter(self, since: str | None = None) -> Filter:
        """What it asks of rows."""
        return Filter(since=since, **{name: getattr(self, name) for name in FILTERS})

    def to_dict(self) -> dict[str, Any]:
        """Plain data, for the ledger."""
        return {key: value for key, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Firing:
    """Something that answers a question.

    Attributes:
        marks: what it is known by: it was told before where any of them was.
        day: when it happened, or was said. what: in plain words. why: what of the question it answers, as pairs.
        rows: ids of the rows it rests on.
    """

    marks: tuple[str, ...]
    day: str | None
    what: str
    why: dict[str, str]
    rows: tuple[str, ...]
    url: str | None = None
    publisher: str | None = None
    file: str | None = None

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Firing:
        """The firing that an alert holds."""
        return cls(**{**told, "marks": tuple(told["marks"]), "rows": tuple(told["rows"])})

    def to_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Known:
    """All disputes and reversals of a ledger, where somebody has found them already."""

    disputes: tuple[Disagreement, ...]
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a ledger is looked at: since a day, only what some documents have a part in, only the newest rows."""

    since: str | None = None
    documents: tuple[str, ...] | None = None
    newest: int | None = None
    known: Known | None = None

    def said(self, ledger: Ledger) -> frozenset[int] | None:
        """The numbers of what is said and told in the documents; None for all."""
        if self.documents is None:
            return None
        return frozenset().union(*(numbers_of(ledger, each) for each in self.documents))

    def disputes(self, ledger: Ledger) -> tuple[Disagreement, ...]:
        """The disputes that are looked at."""
        return self.known.disputes if self.known else find_disagreements(ledger, self.said(ledger))

    def turns(self, ledger: Ledger, speaker: str | None) -> tuple[Turn, ...]:
        """The reversals that are looked at, of a speaker or of all."""
        if self.known is None:
            return find_turns(ledger, "reverses", speaker, self.said(ledger))
        both = ((turn, (turn.before.speaker, turn.after.speaker)) for turn in self.known.turns)
        return tuple(turn for turn, names in both if not speaker or is_by(names, speaker))


def find_firings(
    ledger: Ledger,
    question: Question,
    since: str | None = None,
    documents: tuple[str, ...] | None = None,
    newest: int | None = None,
    known: Known | None = None,
) -> tuple[Firing, ...]:
    """Everything that answers a question, once for each origin, the oldest first.

    Args:
        since: YYYY-MM-DD; None for all the ledger.
        documents: ids: only what one of them has a part in; None for all.
        newest: of statements and events no more than so many are looked at; None for all.
        known: the disputes and reversals of all the ledger; None to find them.
    """
    scope = Scope(since, documents, newest, known)
    found = _FINDERS[question.when](ledger, question, scope)
    kept = (each for each in found if since is None or (each.day or "") >= since)
    return tuple(sorted(kept, key=lambda each: (each.day or "", each.marks)))


def run_watch(ledger: Ledger, watch: SavedWatch) -> Iterator[Firing]:
    """What a watch has to tell that it has not told, each noted in the ledger before it is given.

    Only what was compared since it last ran is looked at.

    Raises:
        LedgerFault: the ledger cannot be written to.
    """
    fresh = ledger.links.linked_since(ledger.watches.find(watch.name).seen)
    if not fresh:
        return
    documents = tuple(document for _, document in fresh) if len(fresh) <= MOST else None
    for firing in find_firings(ledger, Question.of(watch.question), documents=documents):
        if ledger.watches.tell(watch, firing.marks, firing.to_dict()):
            yield firing
    # Only now: after a crash above, all of it is looked at again, and what was noted is not told twice.
    ledger.watches.see(watch, fresh[-1][0])


def silence_past(ledger: Ledger, watch: SavedWatch) -> int:
    """Take everything that answers a watch by now as told; how much that was."""
    turn = ledger.links.last_turn()
    found = find_firings(ledger, Question.of(watch.question))
    with ledger.transaction():
        for firing in found:
            ledger.watches.silence(watch, firing.marks)
        ledger.watches.see(watch, turn)
    return len(found)


def _rows(
    ledger: Ledger, all_rows: Callable[[Ledger, Filter], Iterator[Any]], question: Question, scope: Scope
) -> Iterator[Any]:
    asked = question.filter(scope.since)
    if scope.documents is None:
        yield from islice(all_rows(ledger, asked), scope.newest)
    for document in scope.documents or ():
        # Asked for by its document, a version that a later one replaced is found too.
        yield from (row for row in all_rows(ledger, replace(asked, document=document)) if not row.replaced)


def _by_origin(
    ledger: Ledger, rows: Iterable[StatementRow | EventRow], question: Question, tell: Callable[[Any], str]
) -> Iterator[Firing]:
    """One firing for each origin, with all its copies as marks, told by the first row of the earliest report.

    A headline that names nobody does not speak for whom the report names.
    """
    several = list(rows)
    origins = ledger.links.origins(row.document for row in several)
    groups: dict[str, list[StatementRow | EventRow]] = {}
    for row in sorted(several, key=lambda row: (row.document != origins[row.document], row.day, row.row)):
        groups.setdefault(origins[row.document], []).append(row)
    for origin, members in groups.items():
        first = next((row for row in members if isinstance(row, EventRow) or row.speaker), members[0])
        yield Firing(
            marks=ledger.links.group_of(origin),
            day=first.first_day,
            what=tell(first),
            why={key: value for key, value in question.to_dict().items() if key != "when"},
            rows=tuple(row.id for row in members),
            url=first.url,
            publisher=first.publisher,
            file=first.file,
        )


def _statements(ledger: Ledger, question: Question, scope: Scope) -> Iterator[Firing]:
    rows = _rows(ledger, all_statements, question, scope)
    yield from _by_origin(ledger, rows, question, lambda row: f"{row.speaker or '?'} : {_said(row)}")


def _said(said: StatementRow | Voice) -> str:
    """What was said, with the sign of its stance where that is more than that it is so."""
    words = said.content if isinstance(said, StatementRow) else said.words
    return words if said.saying in ("affirms", DENIAL) else f"{SIGNS[said.saying]} {words}"


def _events(ledger: Ledger, question: Question, scope: Scope) -> Iterator[Firing]:
    rows = _rows(ledger, all_events, question, scope)
    yield from _by_origin(ledger, rows, question, lambda row: f"{row.type} : {row.evidence}")


def _disputes(ledger: Ledger, question: Question, scope: Scope) -> Iterator[Firing]:
    for each in scope.disputes(ledger):
        voices = [voice for side in each.sides for voice in side.voices]
        if not _touches(question, [voice.speaker for voice in voices], [each.about, *(v.words for v in voices)]):
            continue
        marks = sorted({f"{name}|{fold_words(v.words)[:_WORDS]}" for v in voices for name in v.documents})
        sides = {side.position: ", ".join(sorted({v.speaker or "?" for v in side.voices})) for side in each.sides}
        yield Firing(tuple(marks), each.until, each.about, sides, tuple(voice.row for voice in voices))


def _reversals(ledger: Ledger, question: Question, scope: Scope) -> Iterator[Firing]:
    # Two turns of a speaker between the same two stories are told together: an origin fires once.
    groups: dict[tuple[str, ...], list[Turn]] = {}
    for turn in scope.turns(ledger, question.speaker):
        if _touches(question, [turn.speaker], [turn.before.words, turn.after.words]):
            pairs = sorted(f"{one}>{other}" for one in turn.before.documents for other in turn.after.documents)
            groups.setdefault(tuple(pairs), []).append(turn)
    for marks, turns in groups.items():
        first = turns[0]
        told = _said(first.before), _said(first.after)
        # Of undated reports nobody knows which came first.
        why = dict(zip(("before", "after") if first.days is not None else ("once", "otherwise"), told, strict=True))
        what = " ; ".join(
            f"{turn.speaker} : {_said(turn.before)} {'→' if turn.days is not None else '/'} {_said(turn.after)}"
            for turn in turns
        )
        rows = tuple(row for turn in turns for row in (turn.before.row, turn.after.row))
        yield Firing(marks, first.after.day, what, why, rows)


def _touches(question: Question, speakers: list[str | None], texts: list[str]) -> bool:
    names = [fold_words(each or "") for each in speakers]
    words = " ".join(fold_words(text) for text in texts)
    spoken = question.speaker is None or any(fold_words(question.speaker) in name for name in names)
    return spoken and all(fold_words(each) in words for each in (question.about, question.text) if each is not None)


def _second_origins(ledger: Ledger, question: Question, scope: Scope) -> Iterator[Firing]:
    support = find_support(ledger, question.claim or "")
    firsthand = [voice for voice in support.confirms if voice.documents[0] not in support.rests_on]
    seen: dict[str, int] = {}
    for voice in firsthand:
        seen.setdefault(voice.origin, len(seen))
        if len(seen) == 2:
            why = {"first": firsthand[0].words, "second": voice.words}
            what = f"{question.claim} : {voice.speaker or '?'}"
            yield Firing((f"second|{question.claim}",), voice.day, what, why, (firsthand[0].row, voice.row))
            return


def _rises(ledger: Ledger, question: Question, scope: Scope) -> Iterator[Firing]:
    """Weeks with more than the usual: of all weeks, of those since a day, or of those that some documents add to."""
    all_rows: Callable[[Ledger, Filter], Iterator[Any]] = all_events if question.type else all_statements
    fresh = None
    if scope.documents is not None:
        fresh = {monday_of(row.first_day) for row in _rows(ledger, all_rows, question, scope) if _is_of_a_week(row)}
        if not fresh:
            return
    first = min(fresh) if fresh else monday_of(scope.since) if scope.since else None
    asked = question.filter(first and weeks_before(first, MOST_WEEKS))
    for rise in find_rises(ledger.weeks("events" if question.type else "statements", asked)):
        if (fresh is not None and rise.week not in fresh) or rise.week < (first or ""):
            continue
        why = {"count": str(rise.count), "usual": f"{rise.usual:.1f}", "chance": f"{rise.chance:.4f}"}
        sunday = date.fromisoformat(rise.week) + timedelta(days=6)
        of_week = all_rows(ledger, replace(asked, since=rise.week, until=sunday.isoformat()))
        ids = tuple(row.id for row in of_week if _is_of_a_week(row) and monday_of(row.first_day) == rise.week)
        yield Firing((f"rise|{rise.week}",), rise.week, f"{rise.count} / {rise.usual:.1f}", why, ids)


def _is_of_a_week(row: StatementRow | EventRow) -> bool:
    return bool(row.first_day and row.last_day) and monday_of(str(row.first_day)) == monday_of(str(row.last_day))


def weeks_before(monday: str, number: int) -> str:
    """The day so many weeks before another.

    >>> weeks_before("2025-02-17", 2)
    '2025-02-03'
    """
    return (date.fromisoformat(monday) - timedelta(weeks=number)).isoformat()


def monday_of(day: str) -> str:
    """The Monday of a day's week.

    >>> monday_of("2025-02-19")
    '2025-02-17'
    """
    moment = date.fromisoformat(day)
    return (moment - timedelta(days=moment.weekday())).isoformat()


_FINDERS: dict[str, Callable[[Ledger, Question, Scope], Iterator[Firing]]] = {
    "statement": _statements,
    "event": _events,
    "dispute": _disputes,
    "reversal": _reversals,
    "second-origin": _second_origins,
    "rise": _rises,
}
