"""Copies in a ledger: a new report that shares most of its text with others has one origin with them."""

from __future__ import annotations

from selon.copies import Member, Signature, compare_texts, find_credits, find_origin, is_copy
from selon.desk.compare.proposition import fold_words
from selon.document import Document
from selon.ledger import Ledger

# Words of a name that its letters pass over.
_SMALL = frozenset(("de", "du", "des", "la", "le", "les", "l", "d", "et", "of", "the", "and"))


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


def is_medium(words: str, publisher: str) -> bool:
    """Whether folded words are or hold the name of a publisher, or its letters ("ALP").

    >>> is_medium("avec alp", "Agence littorale de presse"), is_medium("la presse", "Agence littorale de presse")
    (True, False)
    """
    name = fold_words(publisher)
    acronym = "".join(word[0] for word in name.split() if word not in _SMALL)
    return bool(name) and (f" {name} " in f" {words} " or (len(acronym) > 2 and acronym in words.split()))


def _named_by_others(key: str, group: dict[str, Document]) -> int:
    publisher = group[key].publisher or ""
    return sum(is_medium(fold_words(each.text), publisher) for other, each in group.items() if other != key)


def _tell_origin(ledger: Ledger, group: dict[str, Document]) -> None:
    # Of two of one day the first counts: whom the others name, then the fullest text, whatever order they came in.
    ranked = sorted(group.items(), key=lambda each: (-_named_by_others(each[0], group), -len(each[1].text), each[0]))
    members = [
        Member(key, each.publisher, each.published, find_credits(each.text, each.publisher or ""))
        for key, each in ranked
    ]
    origin = find_origin(members).key
    for key, each in group.items():
        if key == origin:
            ledger.links.set_origin(key, None, None)
        else:
            ledger.links.set_origin(key, origin, round(compare_texts(each.text, group[origin].text).share_a, 3))
