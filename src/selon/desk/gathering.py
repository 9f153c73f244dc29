"""All disputes and reversals of a ledger; after a change only what it touches is found anew.

Whoever looks at them waits for no more than came in since somebody last did: to find two thousand takes a second.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import partial

from selon.compare.words import fold_words
from selon.desk.accounts import Disagreement, Turn, find_disagreements, find_turns
from selon.desk.judging import places_of
from selon.desk.voices import Voice
from selon.ledger import Ledger

# Of more reports that changed, all is found anew.
MOST = 200
Account = Disagreement | Turn
# Whether a report counts, and whose copy it is: nothing else of a report changes without its being compared again.
Standing = tuple[int, str, int]
# Reports that come in change nothing here until they are compared with the others.
_STATE = (
    "SELECT (SELECT max(turn) FROM linked_rows), (SELECT count(*) FROM linked_rows), (SELECT max(id) FROM decisions),"
    " (SELECT count(*) FROM document_rows WHERE replaced = 1)"
)
# CROSS, or SQLite goes through all documents to find the few.
_STANDINGS = (
    "SELECT d.hash, d.replaced, coalesce(o.hash, d.hash), EXISTS (SELECT 1 FROM unlinked_rows WHERE document = d.id)"
    " FROM json_each(?) AS n CROSS JOIN document_rows AS d ON d.hash = n.value"
    " LEFT JOIN document_rows AS o ON o.id = d.origin"
)
_SPEAKERS = (
    "SELECT d.hash || '/' || s.label, s.identity FROM json_each(?) AS said"
    " JOIN document_rows AS d ON d.hash = said.value ->> 0"
    " JOIN statement_rows AS s ON s.document = d.id AND s.label = said.value ->> 1 WHERE s.identity IS NOT NULL"
)
_DECIDED = "SELECT layer, document, target FROM decisions WHERE id > ?"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What sources say against each other, and against themselves: the latest first.

    Attributes:
        speakers: the number of whoever says a row, by the row's id.
        turn, decision: the last comparing and the last decision that are in it.
        standings: how each report that has a part in it stood then, by its id.
    """

    disputes: tuple[Disagreement, ...]
    turns: tuple[Turn, ...]
    speakers: Mapping[str, int]
    turn: int
    decision: int
    standings: Mapping[str, Standing]

    def of(self, person: int) -> Gathered:
        """Those that somebody has a part in."""
        return self._where(lambda each: any(self.speakers.get(voice.row) == person for voice in voices_of(each)))

    def within(self, document: str) -> Gathered:
        """Those that something in a report has a part in, as its own or as a copy's."""
        return self._where(lambda each: document in documents_of(each))

    def _where(self, holds: Callable[[Account], bool]) -> Gathered:
        return replace(self, disputes=tuple(filter(holds, self.disputes)), turns=tuple(filter(holds, self.turns)))

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Disputes and reversals."""
        return (*self.disputes, *self.turns)


def voices_of(account: Account) -> Iterable[Voice]:
    """All that is said in it."""
    if isinstance(account, Turn):
        return (account.before, account.after)
    return (voice for side in account.sides for voice in side.voices)


def documents_of(account: Account) -> set[str]:
    """The reports that have a part in it, copies among them."""
    return {document for voice in voices_of(account) for document in voice.documents}


def state_of_accounts(ledger: Ledger) -> str:
    """A value that changes whenever disputes and reversals may have."""
    (state,) = ledger.query(_STATE)
    return str(state)


def gather(ledger: Ledger, known: Gathered | None = None) -> Gathered:
    """All disputes and reversals of a ledger.

    Args:
        known: what was gathered before; what nothing has changed since is taken from it.
    """
    with ledger.snapshot():
        changed = None if known is None else _find_changed(ledger, known)
        if known is None or changed is None:
            return _gather(ledger, find_disagreements(ledger), find_turns(ledger, "reverses"), {})
        speakers = {row: each for row, each in known.speakers.items() if row.partition("/")[0] not in changed}
        return _gather(ledger, _find_disputes(ledger, known, changed), _find_turns(ledger, known, changed), speakers)


def _find_disputes(ledger: Ledger, known: Gathered, changed: Set[str]) -> tuple[Disagreement, ...]:
    """The disputes as they are now, where some reports have changed."""
    touched, kept = _parted(known.disputes, lambda each: not changed.isdisjoint(documents_of(each)))
    while True:
        found = _find_around(ledger, changed, touched)
        # What is found may take in a dispute that nothing had touched: mostly all of it.
        said = {key for each in found for key in _keys(each)}
        taken, kept = _parted(kept, partial(_shares, said))
        if all(said.issuperset(_keys(each)) for each in taken):
            return (*found, *kept)
        touched += taken


def _find_turns(ledger: Ledger, known: Gathered, changed: Set[str]) -> tuple[Turn, ...]:
    """The reversals as they are now: one can hide others between the same stories, so all of them or none anew."""
    if all(changed.isdisjoint(documents_of(each)) for each in known.turns):
        rows = ledger.links.numbers_in(changed)
        if not rows or not find_turns(ledger, "reverses", rows=rows):
            return known.turns
    return find_turns(ledger, "reverses")


def _gather(
    ledger: Ledger, disputes: Iterable[Disagreement], turns: Iterable[Turn], speakers: Mapping[str, int]
) -> Gathered:
    """All of these, in their order; who speaks is taken from `speakers` where it is known."""
    ordered = tuple(sorted(disputes, key=_place, reverse=True))
    accounts: tuple[Account, ...] = (*ordered, *turns)
    rows = {voice.row for account in accounts for voice in voices_of(account)}
    ((decision,),) = ledger.query("SELECT coalesce(max(id), 0) FROM decisions")
    return Gathered(
        ordered,
        tuple(turns),
        {row: speaker for row, speaker in speakers.items() if row in rows} | _speakers(ledger, rows - speakers.keys()),
        ledger.links.last_turn(),
        decision,
        _standings(ledger, (document for account in accounts for document in documents_of(account))),
    )


def _place(dispute: Disagreement) -> tuple[str, str]:
    return dispute.until or "", dispute.id


def _parted(
    disputes: Iterable[Disagreement], holds: Callable[[Disagreement], bool]
) -> tuple[list[Disagreement], list[Disagreement]]:
    """Those of which something holds, and the others."""
    parts: tuple[list[Disagreement], list[Disagreement]] = ([], [])
    for each in disputes:
        parts[0 if holds(each) else 1].append(each)
    return parts


def _find_around(
    ledger: Ledger, documents: Iterable[str], disputes: Iterable[Disagreement]
) -> tuple[Disagreement, ...]:
    """The disputes that something in some reports is part of, or something that is said in others and in copies."""
    voices = [voice for each in disputes for voice in voices_of(each)]
    copies = (document for voice in voices for document in voice.documents[1:])
    store = ledger.links
    rows = store.numbers_in({*documents, *copies}) | store.numbers_of(voice.row for voice in voices)
    return find_disagreements(ledger, rows) if rows else ()


def _find_changed(ledger: Ledger, known: Gathered) -> set[str] | None:
    """The reports in which something may have changed; None where they are many."""
    compared = {document for _, document in ledger.links.linked_since(known.turn)}
    if len(compared) > MOST:
        return None
    standings = _standings(ledger, known.standings)
    changed = {id for id, standing in known.standings.items() if standings.get(id) != standing}
    merged = False
    for layer, document, target in ledger.query(_DECIDED, (known.decision,)):
        merged |= layer == "person"
        changed |= {document} if document else set()
        if layer == "match":
            changed |= {place["document"] for place in places_of(json.loads(target))}
    if merged:
        speakers = _speakers(ledger, known.speakers)
        changed |= {row.partition("/")[0] for row, speaker in known.speakers.items() if speakers.get(row) != speaker}
    changed |= compared
    # What is said of a report holds of its copies too.
    origins = {origin for _, origin, _ in _standings(ledger, changed).values()}
    return changed | {id for id, (_, origin, _) in standings.items() if origin in origins}


def _keys(account: Account) -> Iterator[tuple[str, str, str]]:
    """What tells a voice from others, whichever of the copies of its report are looked at."""
    return ((voice.origin, voice.stance, fold_words(voice.words)) for voice in voices_of(account))


def _shares(said: Set[tuple[str, str, str]], account: Account) -> bool:
    return not said.isdisjoint(_keys(account))


def _standings(ledger: Ledger, documents: Iterable[str]) -> dict[str, Standing]:
    found = ledger.query(_STANDINGS, (json.dumps(sorted(set(documents))),))
    return {id: (replaced, origin, waiting) for id, replaced, origin, waiting in found}


def _speakers(ledger: Ledger, rows: Iterable[str]) -> dict[str, int]:
    return dict(ledger.query(_SPEAKERS, (json.dumps([row.split("/") for row in sorted(set(rows))]),)))
