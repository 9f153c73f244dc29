"""People's decisions taken: put in the log and made good at once; always inside a transaction of the caller's."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from typing import Any

from selon.ledger.additions import add_row, complete_claim
from selon.ledger.claims import LAYERS, Fact, claim_of, facts_of, fingerprint, layer_of, selectors_of
from selon.ledger.corrections import Changes, check_changes, complete
from selon.ledger.database import Database
from selon.ledger.decisions import Decision, active, append, load_decisions, whoami
from selon.ledger.fault import LedgerFault
from selon.ledger.identities import describe_identity, merge_people
from selon.ledger.keep import load_settled, number_of, write_settled
from selon.ledger.replay import find_exact
from selon.ledger.sums import count_in, count_out
from selon.record import Reading


def judge(
    database: Database,
    row: str,
    action: str,
    changes: Changes,
    *,
    by: str | None = None,
    why: str = "",
    settles: str | None = None,
) -> Decision:
    """Accept, reject or correct one row, and make it good.

    Args:
        row: the id of the row, such as "0123456789abcdef/s3".
        changes: for "correct", the fields that are wrong and what they should hold.
        settles: uid of an earlier decision about it that this one takes the place of.

    Raises:
        LedgerFault: there is no such row, or it cannot hold the changes.
    """
    document, _, label = row.partition("/")
    number = number_of(database, document)
    reading = load_settled(database, number).reading
    fact = find_fact(reading, label, row)
    layer = layer_of(fact)
    if action == "correct":
        check_changes(fact, changes, reading.document.text)
        changes = complete(fact, changes)
    before = dict(claim_of(fact))
    decision = Decision(
        action=action,
        layer=layer,
        document=document,
        target=selectors_of(fact, reading.document.text),
        fingerprint=fingerprint(layer, before),
        before=before,
        after=dict(changes),
        why=why,
        settles=settles,
        by=by or whoami(),
    )
    take(database, [decision])
    return decision


def add(
    database: Database, document: str, layer: str, given: Changes, *, by: str | None = None, why: str = ""
) -> Decision:
    """Put in a row that the machine missed.

    Args:
        layer: statement or event.
        given: what it claims; see `additions.complete_claim`.

    Raises:
        LedgerFault: it is not complete, no row can hold it, or there is one that claims the same.
    """
    reading = load_settled(database, number_of(database, document)).reading
    claim = complete_claim(reading, layer, given)
    uid = uuid.uuid4().hex
    # The machine's labels are figures: whatever it finds, this one stays the row's.
    label = f"{'s' if layer == 'statement' else 'v'}-{uid[:6]}"
    fact = find_fact(add_row(reading, layer, claim, label), label, label)
    decision = Decision(
        action="add",
        layer=layer,
        document=document,
        target=selectors_of(fact, reading.document.text),
        fingerprint=fingerprint(layer, claim_of(fact)),
        after=dict(claim),
        why=why,
        by=by or whoami(),
        uid=uid,
    )
    same = find_exact(reading, decision)
    if same is not None:
        raise LedgerFault("row_there", value=f"{document}/{same.id}")
    take(database, [decision])
    return decision


def find_fact(reading: Reading, label: str, row: str) -> Fact:
    """The row of a reading that has a label.

    Raises:
        LedgerFault: it has none such; `row` is what it was asked for as.
    """
    for layer in LAYERS:
        for fact in facts_of(reading, layer):
            if fact.id == label:
                return fact
    raise LedgerFault("no_row", value=repr(row))


def merge(database: Database, person: int, into: int, *, by: str | None = None, why: str = "") -> Decision:
    """Let one identity be stood for by another, in every document there is and will be.

    Raises:
        LedgerFault: there is no such identity, or they are one already.
    """
    if person == into:
        raise LedgerFault("same_person", value=person)
    decision = Decision(
        action="merge",
        layer="person",
        target=describe_identity(database, person),
        after=describe_identity(database, into),
        why=why,
        by=by or whoami(),
    )
    take(database, [decision])
    return decision


def undo(database: Database, undone: Decision, *, by: str | None = None, why: str = "") -> Decision:
    """Let a decision hold no longer; undoing that lets it hold again."""
    if undone.uid not in {each.uid for each in active(load_decisions(database))}:
        raise LedgerFault("undone", value=undone.uid)
    decision = Decision(
        action="undo",
        layer=undone.layer,
        document=undone.document,
        target=undone.target,
        fingerprint=undone.fingerprint,
        before=undone.after,
        after=undone.before,
        why=why,
        settles=undone.uid,
        by=by or whoami(),
    )
    take(database, [decision])
    return decision


def take(database: Database, decisions: Iterable[Decision]) -> int:
    """Put decisions in the log and make them good; how many were not in it yet."""
    new = [decision for decision in decisions if append(database, decision)]
    for document in sorted({each.document for each in new if each.document}):
        number = database.value("SELECT id FROM document_rows WHERE hash = ?", (document,))
        if number is not None:
            write_settled(database, number, document, load_settled(database, number))
    if any(each.layer == "person" for each in new):
        merges = [each for each in active(load_decisions(database, "layer = 'person'")) if each.action == "merge"]
        merge_people(database, merges, count_out, count_in)
    return len(new)


def load_waiting(database: Database) -> list[tuple[Decision, str | None, dict[str, Any]]]:
    """The decisions that wait, with the label and the claim of the row most like what was judged."""
    rows = database.rows("SELECT uid, label, now FROM waiting JOIN decisions ON id = decision ORDER BY id")
    by_uid = {each.uid: each for each in load_decisions(database, "id IN (SELECT decision FROM waiting)")}
    return [(by_uid[uid], label, json.loads(now)) for uid, label, now in rows]
