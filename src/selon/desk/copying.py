"""Copies told as they come in: every report is compared with those like it, and joined to their origin."""

from __future__ import annotations

import numpy

from selon.copies import Member, Signature, compare_texts, find_credits, find_origin, is_copy
from selon.copies.signature import PERMUTATIONS, THRESHOLD
from selon.desk.origins import rank_copies
from selon.ledger import Ledger
from selon.moment import Moment

# Reports compared sentence by sentence: those whose signatures are most alike.
MOST = 20
# The table of signatures grows by so much of itself at a time.
_GROWTH = 1.5


class CopyFinder:
    """The signatures of a ledger in memory: 200,000 take 100 MB, and to look through them some 30 ms a report."""

    def __init__(self, ledger: Ledger) -> None:
        """Load the signatures, and make up for documents that came in without."""
        self._ledger = ledger
        signatures = list(ledger.signatures())
        self._ids = [id for id, _ in signatures]
        self._table = numpy.frombuffer(b"".join(data for _, data in signatures), "<u4").reshape(-1, PERMUTATIONS)
        for id in ledger.unsigned():
            with ledger.transaction():
                self.place(id)

    def place(self, id: str) -> None:
        """Keep a document's signature and join it to the reports it shares text with; inside a transaction."""
        document = self._ledger.load_text(id)
        signature = Signature.of(document.text)
        self._ledger.keep_signature(id, signature.data)
        versions = {each.id for each in self._ledger.versions_of(id)}
        near = [each for each in self._nearest(signature) if each not in versions]
        self._add(id, signature)
        for other in near:
            row = self._ledger.load_row(other)
            if not row.replaced and is_copy(compare_texts(document.text, self._ledger.load_text(other).text)):
                self._join(id, row.origin or other)
                return

    def _nearest(self, signature: Signature) -> list[str]:
        """The documents whose signatures are like one, the likeliest first."""
        known = self._table[: len(self._ids)]
        if not len(known):
            return []
        scores = (known == numpy.frombuffer(signature.data, "<u4")).mean(axis=1)
        near = numpy.flatnonzero(scores >= THRESHOLD)
        best = near[numpy.argsort(-scores[near], kind="stable")][:MOST]
        return [self._ids[number] for number in best]

    def _add(self, id: str, signature: Signature) -> None:
        if len(self._ids) == len(self._table):
            grown = numpy.zeros((int(len(self._ids) * _GROWTH) + 64, PERMUTATIONS), "<u4")
            grown[: len(self._ids)] = self._table
            self._table = grown
        self._table[len(self._ids)] = numpy.frombuffer(signature.data, "<u4")
        self._ids.append(id)

    def _join(self, id: str, group: str) -> None:
        """Put a document with the reports of one origin, and say anew which of them it is."""
        ids = list(dict.fromkeys([*(row.id for row in self._ledger.copies(group)), group, id]))
        ranked = rank_copies({each: self._ledger.load_text(each) for each in ids})
        members = {each: self._member(each) for each in ranked}
        origin = find_origin(list(members.values())).key
        text = self._ledger.load_text(origin).text
        for each in ids:
            shared = compare_texts(self._ledger.load_text(each).text, text).share_a
            self._ledger.set_origin(each, origin, round(shared, 3))

    def _member(self, id: str) -> Member:
        row, text = self._ledger.load_row(id), self._ledger.load_text(id).text
        byline = " ".join(part for part in (row.author, row.publisher) if part)
        published = Moment(row.published) if row.published else None
        return Member(id, row.publisher, published, find_credits(text, byline))
