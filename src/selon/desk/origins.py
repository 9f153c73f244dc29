"""Copies in a ledger: a new report that shares most of its text with others has one origin with them."""

from __future__ import annotations

from selon.copies import Member, Signature, compare_texts, find_credits, find_origin, is_copy
from selon.document import Document
from selon.ledger import Ledger


def place_copy(ledger: Ledger, document: str) -> None:
    """Find the reports a document copies or is copied by, and tell all of them one origin.

    Versions of one address are no copies of each other.

    Raises:
        LedgerFault: the ledger cannot be written to.
    """
    store = ledger.links
    mine = ledger.load_text(document)
    signature = Signature.of(mine.text)
    bands = signature.bands()
    group = {document: mine}
    for other in store.sharing_bands(document, bands):
        text = ledger.load_text(other)
        if other in group or (mine.url and text.url == mine.url):
            continue
        if is_copy(compare_texts(mine.text, text.text)):
            group |= {each: ledger.load_text(each) for each in store.group_of(other)}
    with store.transaction():
        store.keep_signature(document, signature.data, bands)
        if len(group) > 1:
            _tell_origin(ledger, group)


def _tell_origin(ledger: Ledger, group: dict[str, Document]) -> None:
    members = [
        Member(key, each.publisher, each.published, find_credits(each.text, each.publisher or ""))
        for key, each in group.items()
    ]
    origin = find_origin(members).key
    for key, each in group.items():
        if key == origin:
            ledger.links.set_origin(key, None, None)
        else:
            ledger.links.set_origin(key, origin, round(compare_texts(each.text, group[origin].text).share_a, 3))
