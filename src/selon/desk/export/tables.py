"""The tables an export can hold: flat rows with typed columns, the same in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from selon.compare.words import fold_words
from selon.desk.accounts import Disagreement, Turn, find_disagreements, find_turns
from selon.desk.voices import Voice
from selon.ledger import DocumentRow, EventRow, Filter, Ledger, PersonRow, StatementRow
from selon.record.gist import one_line
from selon.ui import Words

PAGE = 500
Row = dict[str, Any]
Cells = tuple[Any, ...]


def all_statements(ledger: Ledger, asked: Filter) -> Iterator[StatementRow]:
    """Every statement that a filter asks for, the newest first."""
    after = None
    while True:
        page = ledger.statements(asked, limit=PAGE, after=after)
        yield from page
        after = page.next
        if after is None:
            return


def all_events(ledger: Ledger, asked: Filter) -> Iterator[EventRow]:
    """Every event that a filter asks for, the newest first."""
    after = None
    while True:
        page = ledger.events(asked, limit=PAGE, after=after)
        yield from page
        after = page.next
        if after is None:
            return


def all_events_once(ledger: Ledger, asked: Filter) -> Iterator[EventRow]:
    """Every event that a filter asks for, the newest first, once for all copies that tell it in the same words."""
    rows = tuple(all_events(ledger, asked))
    origins = ledger.links.origins(row.document for row in rows)
    told: set[tuple[str, str, str]] = set()
    kept = set()
    # The origin's own goes before its copies'.
    for row in sorted(rows, key=lambda row: row.document != origins[row.document]):
        what = origins[row.document], row.type, fold_words(row.evidence)
        if what not in told or row.document == origins[row.document]:
            told.add(what)
            kept.add(row.id)
    return (row for row in rows if row.id in kept)


def all_documents(ledger: Ledger, asked: Filter) -> Iterator[DocumentRow]:
    """Every document of the days, publisher and words that a filter asks for, the newest first."""
    narrowed = replace(
        Filter(), **{name: getattr(asked, name) for name in ("since", "until", "publisher", "text", "old")}
    )
    after = None
    while True:
        page = ledger.documents(narrowed, limit=PAGE, after=after)
        yield from page
        after = page.next
        if after is None:
            return


def all_people(ledger: Ledger) -> tuple[PersonRow, ...]:
    """Every person, body, group and place of the ledger, those in most documents first."""
    return ledger.people(None, ("person", "organization", "group", "place"), limit=-1)


def evidence_link(url: str | None, words: str) -> str | None:
    """The address of a report at the words a row rests on, as browsers understand it (URL text fragments).

    >>> evidence_link("https://echo.example/a", "L’eau est potable, dit-elle.")
    'https://echo.example/a#:~:text=L%E2%80%99eau%20est%20potable%2C%20dit%2Delle.'
    """
    from urllib.parse import quote

    if not url:
        return None
    # A dash parts the fields of a text fragment.
    return f"{url}#:~:text={quote(words.split(' […] ')[0][:300], safe='').replace('-', '%2D')}"


STATEMENTS = (
    "id", "document", "first_day", "last_day", "day_told", "speaker", "named", "stance", "content_denied", "content",
    "form", "quotes", "addressee", "medium", "source", "cue", "said_at", "hearsay", "inside", "start", "end", "copy",
    "because", "publisher", "title", "url", "file", "evidence", "review", "selon", "rules", "model",
)  # fmt: skip
EVENTS = (
    "id", "document", "first_day", "last_day", "time", "type", "mode", "context", "actor", "recipient", "place",
    "country", "latitude", "longitude", "actor_told", "recipient_told", "place_told", "time_told", "factuality",
    "according_to", "anchor", "words", "start", "end", "copy", "because", "publisher", "title", "url", "file",
    "evidence", "review", "selon", "rules", "model",
)  # fmt: skip
_PERSON = tuple(field.name for field in fields(PersonRow))
_DOCUMENT = tuple(field.name for field in fields(DocumentRow) if field.name not in ("row", "day"))
_VOICE = ("day", "day_told", "stance", "content_denied", "words", "row", "origin", "publishers", "files")
DISPUTES = ("dispute", "about", "position", "speaker", *_VOICE)
REVERSALS = ("speaker", "days", *(f"before_{name}" for name in _VOICE), *(f"after_{name}" for name in _VOICE))
# Between the names or the rules of a cell.
_AND = " | "


def headline(row: EventRow, words: Words) -> str:
    """An event on one line, for formats that have nothing else for it: how sure it is and according to whom.

    Whom no words of the report name stays out.
    """
    sure = "" if row.factuality == "CT+" else f" ({words(f'certainty.{row.factuality}')})"
    sides = [", ".join(each.name for each in row.read(role)) for role in ("actor", "recipient")]
    parts = [f"{words(f'event.{row.type}')} : {one_line(row.anchor)}{sure}"]
    parts += [" → ".join(side or "?" for side in sides)] if any(sides) else []
    if row.according_to is not None:
        speaker = row.according_to_speaker or words("row.unknown_speaker")
        parts.append(words("list.according_to", speaker=speaker))
    return " · ".join(parts)


def _statement(row: StatementRow) -> Cells:
    plain = row.to_dict() | {
        "quotes": _AND.join(row.quotes),
        "because": _AND.join(row.because),
        "evidence": evidence_link(row.url, row.content),
    }
    return tuple(plain[name] for name in STATEMENTS)


def _event(row: EventRow) -> Cells:
    plain = row.to_dict() | {
        "context": _AND.join(row.context),
        "actor": _AND.join(each.name for each in row.actor),
        "recipient": _AND.join(each.name for each in row.recipient),
        "according_to": row.according_to_speaker,
        "words": row.evidence,
        "start": row.evidence_start,
        "end": row.evidence_end,
        "because": _AND.join(row.because),
        "evidence": evidence_link(row.url, row.evidence),
    }
    return tuple(plain[name] for name in EVENTS)


def person_cells(row: PersonRow) -> Cells:
    """Somebody as the table of people has them."""
    return tuple(_AND.join(row.spellings) if name == "spellings" else getattr(row, name) for name in _PERSON)


def _document(row: DocumentRow) -> Cells:
    return tuple(getattr(row, name) for name in _DOCUMENT)


def _voice(voice: Voice) -> Cells:
    places = _AND.join(voice.publishers), _AND.join(voice.files)
    return (
        *(voice.day, voice.day_told, voice.stance, voice.content_denied),
        *(voice.words, voice.row, voice.origin, *places),
    )


def dispute_cells(disputes: Iterable[Disagreement]) -> Iterator[Cells]:
    """Disputes as their table has them: a row for each voice of either side."""
    for each in disputes:
        for side in each.sides:
            for voice in side.voices:
                yield (each.id, each.about, side.position, voice.speaker, *_voice(voice))


def reversal_cells(turns: Iterable[Turn]) -> Iterator[Cells]:
    """Those who said the contrary of what they had said, as their table has them."""
    for turn in turns:
        yield (turn.speaker, turn.days, *_voice(turn.before), *_voice(turn.after))


@dataclass(frozen=True, slots=True)
class Table:
    """One table of an export: it has its columns even where it has no rows."""

    columns: tuple[str, ...]
    find: Callable[[Ledger, Filter], Iterator[Cells]]

    def rows(self, ledger: Ledger, asked: Filter) -> Iterator[Row]:
        """The rows that a filter asks for, by column."""
        return (dict(zip(self.columns, cells, strict=True)) for cells in self.find(ledger, asked))


TABLES: dict[str, Table] = {
    "statements": Table(STATEMENTS, lambda ledger, asked: map(_statement, all_statements(ledger, asked))),
    "events": Table(EVENTS, lambda ledger, asked: map(_event, all_events(ledger, asked))),
    "documents": Table(_DOCUMENT, lambda ledger, asked: map(_document, all_documents(ledger, asked))),
    "people": Table(_PERSON, lambda ledger, asked: map(person_cells, all_people(ledger))),
    "disputes": Table(DISPUTES, lambda ledger, asked: dispute_cells(find_disagreements(ledger))),
    "reversals": Table(REVERSALS, lambda ledger, asked: reversal_cells(find_turns(ledger, "reverses", asked.speaker))),
}
