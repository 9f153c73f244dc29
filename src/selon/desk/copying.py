"""Copies told as they come in: every report is compared with those like it, and joined to their origin."""

from __future__ import annotations

from selon.copies import (
    Member,
    Signature,
    compare_texts,
    find_candidates,
    find_credits,
    find_origin,
    find_sender,
    is_copy,
)
from selon.desk.origins import rank_copies
from selon.ledger import Ledger
from selon.moment import Moment

# Reports compared sentence by sentence: those whose signatures are most alike.
MOST = 20


def place_unsigned(ledger: Ledger) -> None:
    """Make up for documents that came in without being compared; each is one transaction."""
    for id in ledger.unsigned():
        with ledger.transaction():
            place(ledger, id)


def place(ledger: Ledger, id: str) -> None:
    """Keep a document's signature and join it to the reports it shares text with; inside a transaction."""
    document = ledger.load_text(id)
    signature = Signature.of(document.text)
    near = ledger.near(signature.data)
    ledger.keep_signature(id, signature.data)
    for version in ledger.versions_of(id):
        near.pop(version.id, None)
    for other in find_candidates(signature, {each: Signature(data) for each, data in near.items()})[:MOST]:
        if is_copy(compare_texts(document.text, ledger.load_text(other).text)):
            _join(ledger, id, ledger.load_row(other).origin or other)
            return


def _join(ledger: Ledger, id: str, group: str) -> None:
    """Put a document with the reports of one origin, and say anew which of them it is."""
    ids = list(dict.fromkeys([*(row.id for row in ledger.copies(group)), group, id]))
    ranked = rank_copies({each: ledger.load_text(each) for each in ids})
    members = {each: _member(ledger, each) for each in ranked}
    origin = find_origin(list(members.values())).key
    text = ledger.load_text(origin).text
    # While the origin stays the same, so do the shares of those that had it.
    for each in ids if origin != group or len(ids) == len((group, id)) else [id]:
        shared = compare_texts(ledger.load_text(each).text, text).share_a
        ledger.set_origin(each, origin, round(shared, 3))


def _member(ledger: Ledger, id: str) -> Member:
    row, text = ledger.load_row(id), ledger.load_text(id).text
    byline = " ".join(part for part in (row.author, row.publisher) if part)
    published = Moment(row.published) if row.published else None
    return Member(id, row.publisher, published, find_credits(text, byline), find_sender(text))
