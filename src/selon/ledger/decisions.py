"""What people decided: an append-only log, and which of it still holds."""

from __future__ import annotations

import getpass
import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from selon.ledger.additions import WHOLE
from selon.ledger.database import Database
from selon.ledger.days import now
from selon.ledger.fault import LedgerFault

ACTIONS = ("accept", "reject", "correct", "add", "merge", "undo", "confirm", "part")
# A slip of one key names no decision and no document.
SHORTEST = 4
_JSON = ("target", "before", "after")
_COLUMNS = "uid, at, by, action, layer, document, target, fingerprint, before, after, why, settles"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of one person.

    Attributes:
        uid: names it in every ledger it is taken to. at: when, in UTC. by: who. why: in their words.
        action: accept, reject, correct, add, merge, undo; confirm or part for matches of the desk.
        layer: statement, event, time, entity, person or match.
        document: id of the document it is about; None for people and matches.
        target: where the row stands (`label`, `position`, `quote`), or who or what is meant.
        fingerprint: of the claim that was judged.
        before: the claim that was judged. after: the fields that were corrected, all of a row that was added, or who
            stands for whom.
        settles: uid of an earlier decision that this one undoes or takes the place of.
    """

    action: str
    layer: str
    document: str | None = None
    target: dict[str, Any] = field(default_factory=dict)
    fingerprint: str = ""
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    why: str = ""
    settles: str | None = None
    by: str = field(default_factory=lambda: whoami())
    at: str = field(default_factory=now)
    uid: str = field(default_factory=lambda: uuid.uuid4().hex)

    def to_dict(self) -> dict[str, Any]:
        """The decision as plain data: a line of an export."""
        return asdict(self)


def whoami() -> str:
    """The name of whoever is logged in."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


def parse_decision(line: str, where: str) -> Decision:
    """The decision that a line of an export holds.

    Raises:
        LedgerFault: it holds none; `where` tells which line it is.
    """
    try:
        data = json.loads(line)
        if set(data) != {each.name for each in fields(Decision)} or data["action"] not in ACTIONS:
            raise ValueError("these are not the fields of a decision")
        if not all(isinstance(data[key], dict) for key in _JSON) or not isinstance(data["uid"], str):
            raise ValueError("these are not the values of a decision")
        if data["action"] == "add" and not (WHOLE[data["layer"]] <= set(data["after"]) and "label" in data["target"]):
            raise ValueError("the row that it adds is not whole")
        return Decision(**data)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise LedgerFault("no_decision", where=where, reason=error) from None


def append(database: Database, decision: Decision) -> bool:
    """Put a decision at the end of the log; False where it is in already."""
    values = decision.to_dict()
    values |= {key: json.dumps(values[key], ensure_ascii=False, sort_keys=True) for key in _JSON}
    before = database.connection.total_changes()
    database.connection.execute(
        f"INSERT INTO decisions VALUES (NULL{', ?' * 12}) ON CONFLICT (uid) DO NOTHING",
        [values[column] for column in _COLUMNS.split(", ")],
    )
    return bool(database.connection.total_changes() > before)


def load_decisions(database: Database, condition: str = "1", values: Any = ()) -> tuple[Decision, ...]:
    """Decisions in the order they were made here."""
    found = database.rows(f"SELECT {_COLUMNS} FROM decisions WHERE {condition} ORDER BY id", values)
    return tuple(_decision(row) for row in found)


def find_decision(database: Database, uid: str) -> Decision:
    """The decision somebody means by a uid or the beginning of one, of `SHORTEST` characters or more.

    Raises:
        LedgerFault: there is none, or there are several.
    """
    found = load_decisions(database, "uid >= ? AND uid < ? || 'g'", (uid, uid))
    if len(found) != 1 or len(uid) < SHORTEST:
        raise LedgerFault("which_decision", value=repr(uid), shortest=SHORTEST)
    return found[0]


def find_undone(database: Database) -> frozenset[str]:
    """The uids of those that do not hold, as `active` has it; only what settles another is read."""
    settled: set[str] = set()
    for uid, settles in database.rows("SELECT uid, settles FROM decisions WHERE settles IS NOT NULL ORDER BY id DESC"):
        if uid not in settled:
            settled.add(settles)
    return frozenset(settled)


def active(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Those that hold: not undone, nor replaced by a later one that holds; in the order of the log."""
    settled: set[str] = set()
    kept: list[Decision] = []
    for decision in reversed(tuple(decisions)):
        if decision.uid in settled:
            continue
        if decision.settles is not None:
            settled.add(decision.settles)
        kept.append(decision)
    return reversed(kept)


def _decision(row: tuple[Any, ...]) -> Decision:
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    return Decision(**(values | {key: json.loads(values[key]) for key in _JSON}))
