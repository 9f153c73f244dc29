"""Disputes and reversals of the whole ledger, kept in memory until reports are compared anew or somebody decides."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from starlette.requests import Request

from selon.desk.accounts import Disagreement, Turn, Voice, find_disagreements, find_turns
from selon.desk.said import numbers_of
from selon.ledger import Ledger
from selon.web.remembered import Memory

Account = TypeVar("Account", Disagreement, Turn)
# What they are remembered under.
_KEY = "disputed"
# Reports that come in change nothing here until they are compared with the others.
_STATE = (
    "SELECT (SELECT max(turn) FROM linked_rows), (SELECT count(*) FROM linked_rows), (SELECT max(id) FROM decisions),"
    " (SELECT count(*) FROM document_rows WHERE replaced = 1)"
)
_SPEAKERS = (
    "SELECT d.hash || '/' || s.label, s.identity FROM json_each(?) AS said"
    " JOIN document_rows AS d ON d.hash = said.value ->> 0"
    " JOIN statement_rows AS s ON s.document = d.id AND s.label = said.value ->> 1 WHERE s.identity IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Disputed:
    """What sources say against each other, and against themselves: the latest first.

    Attributes:
        speakers: the number of whoever says a row, by the row's id.
    """

    disputes: tuple[Disagreement, ...]
    turns: tuple[Turn, ...]
    speakers: Mapping[str, int]

    def of(self, person: int) -> Disputed:
        """Those that somebody has a part in."""
        return Disputed(
            tuple(each for each in self.disputes if person in self._people(each)),
            tuple(each for each in self.turns if person in self._people(each)),
            self.speakers,
        )

    def within(self, document: str) -> Disputed:
        """Those that something in a report has a part in, as its own or as a copy's."""
        return Disputed(
            tuple(each for each in self.disputes if document in _documents(each)),
            tuple(each for each in self.turns if document in _documents(each)),
            self.speakers,
        )

    def _people(self, account: Disagreement | Turn) -> set[int | None]:
        return {self.speakers.get(voice.row) for voice in voices_of(account)}


def disputed(request: Request, ledger: Ledger) -> Disputed:
    """All disputes and reversals of the ledger, as the application remembers them."""
    return gather(request.app.state.memory, ledger)


def gather(memory: Memory, ledger: Ledger) -> Disputed:
    """All disputes and reversals of the ledger, found anew where it has changed."""

    def find() -> Disputed:
        disputes, turns = find_disagreements(ledger), find_turns(ledger, "reverses")
        accounts: list[Disagreement | Turn] = [*disputes, *turns]
        rows = {voice.row for account in accounts for voice in voices_of(account)}
        parts = json.dumps([row.split("/") for row in sorted(rows)])
        return Disputed(disputes, turns, dict(ledger.query(_SPEAKERS, (parts,))))

    return memory.recall(_state_of(ledger), _KEY, find)


def _state_of(ledger: Ledger) -> str:
    (state,) = ledger.query(_STATE)
    return str(state)


def disputed_in(request: Request, ledger: Ledger, document: str) -> tuple[tuple[Disagreement, ...], tuple[Turn, ...]]:
    """The disputes and reversals that something in a report is part of.

    Of those remembered, if the ledger has not changed since: one in which hundreds take part takes long to find anew.
    Else they are found without all the others.
    """
    known: Disputed | None = request.app.state.memory.known(_state_of(ledger), _KEY)
    if known is not None:
        own = known.within(document)
        return own.disputes, own.turns
    rows = numbers_of(ledger, document)
    return (find_disagreements(ledger, rows), find_turns(ledger, "reverses", rows=rows)) if rows else ((), ())


def voices_of(account: Disagreement | Turn) -> Iterable[Voice]:
    """All that is said in it."""
    if isinstance(account, Turn):
        return (account.before, account.after)
    return (voice for side in account.sides for voice in side.voices)


def _documents(account: Disagreement | Turn) -> set[str]:
    return {document for voice in voices_of(account) for document in voice.documents}


def key_of(account: Disagreement | Turn) -> str:
    """Where it stands in its list, as cursors of pages tell: by its last day, then its id."""
    return f"{account.until if isinstance(account, Disagreement) else account.after.day or ''} {account.id}"


def voices_after(voices: Iterable[Voice], cursor: str, size: int) -> tuple[tuple[Voice, ...], str | None]:
    """The voices of a side that follow a cursor, the oldest first, and the cursor of the page after them."""
    following = [voice for voice in voices if _key_of_voice(voice) > cursor]
    return tuple(following[:size]), _key_of_voice(following[size - 1]) if len(following) > size else None


def _key_of_voice(voice: Voice) -> str:
    return f"{voice.day or '9999'} {voice.row}"


def page_after(accounts: Iterable[Account], cursor: str, size: int) -> tuple[tuple[Account, ...], str | None]:
    """Those that follow a cursor ("" for the first), and the cursor of the page after them; None where they end."""
    following = [each for each in accounts if not cursor or key_of(each) < cursor]
    return tuple(following[:size]), key_of(following[size - 1]) if len(following) > size else None
