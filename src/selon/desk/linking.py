"""New documents compared with what the ledger holds; each costs the same however much that is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from selon.compare import Claim, Vocabulary, load_vocabulary, match
from selon.compare.focus import NUMBER, WORD
from selon.compare.match import FIGURES_DAYS
from selon.compare.proposition import SPEAKER, days_between
from selon.desk.claiming import claims_of, make_claims
from selon.desk.copying import place_unsigned
from selon.desk.stories import SURE, SURE_OF_ONE, find_story
from selon.desk.tellings import find_contests
from selon.desk.within import find_within
from selon.ledger import Decision, Ledger
from selon.ledger.links import Link

# Candidates compared with one statement: those that share most keys.
COMPARED = 60
# The terms of a clause that make its keys; pairs of more would be too many to keep.
_TERMS = 6
# A clause of so few has each for a key too: "il n'a jamais reçu la lettre" tells of the letter alone.
_FEW = 2
CONTRARY = frozenset(("disputes", "reverses"))


def link_new(ledger: Ledger) -> int:
    """Compare every document that has not been; how many there were. Each is one transaction.

    Raises:
        LedgerFault: the ledger cannot be written to.
    """
    number = 0
    unlinked = ledger.links.unlinked()
    if unlinked:
        # It makes up for documents whose copies nobody looked for.
        place_unsigned(ledger)
    for document in unlinked:
        link_document(ledger, document)
        number += 1
    return number


def link_judged(ledger: Ledger, decisions: Iterable[Decision]) -> None:
    """Compare the documents of decisions anew: what is decided about a row makes all rows of its document anew."""
    for document in sorted({each.document for each in decisions if each.document}):
        if ledger.has(document):
            link_document(ledger, document)


def link_document(ledger: Ledger, document: str) -> tuple[Link, ...]:
    """Compare the statements of one document with those met before and with each other, and keep what follows."""
    vocabulary = load_vocabulary(ledger.load_text(document).language)
    store = ledger.links
    claims = claims_of(ledger, vocabulary, document)
    keys = {row: tuple(keys_of(claim)) for row, claim in claims.items()}
    near = {row: store.candidates(keys[row], COMPARED) for row in claims}
    met = {number for several in near.values() for number in several}
    others = claims | make_claims(ledger, vocabulary, store.statements(met - claims.keys()))
    found: dict[tuple[int, int], Link] = {}
    for row, claim in claims.items():
        own_later = {number for number in claims if number > row}
        for number in own_later.union(near[row]) - {row}:
            link = _compare(ledger, vocabulary, claim, others[number])
            if link is not None:
                found[link.earlier, link.later] = link
    contests = find_contests(ledger, vocabulary, document)
    within = find_within(ledger, document)
    contradicted = {(link.earlier, link.later) for link in within}
    # What the reading of the report has found goes before what words alone tell, but for why they contradict.
    found = {(link.earlier, link.later): link for link in within} | {
        ends: link for ends, link in found.items() if link.kind == "disputes" or ends not in contradicted
    }
    with store.transaction():
        store.keep(document, keys, found.values())
        ledger.contests.keep(contests)
    return tuple(found.values())


def _compare(ledger: Ledger, vocabulary: Vocabulary, one: Claim, other: Claim) -> Link | None:
    """How two claims stand to each other; what contradicts each other in two reports is of one story, or very sure."""
    met = match(vocabulary, one, other)
    if met is None:
        return None
    link = Link(int(met.earlier), int(met.later), met.kind, met.score, met.because)
    # Of two unrelated reports hardly any give figures for one thing within three days; later many do.
    counted = any(why.startswith("figures:") for why in met.because)
    soon = abs(days_between(one.day, other.day) or 0) <= FIGURES_DAYS
    alone = met.kind == "reverses" and len(met.because[0].split()) == 1
    told = soon if counted else met.score >= (SURE_OF_ONE if alone else SURE)
    if met.kind not in CONTRARY or told or one.document == other.document:
        return link
    name = find_story(ledger, vocabulary, one, other)
    return replace(link, because=(*met.because, f"story:{name}")) if name else None


def keys_of(claim: Claim) -> Iterator[int]:
    """The keys under which a claim meets others of its proposition: pairs of its terms, and its speaker with each."""
    for clause in claim.clauses:
        ranked = sorted(
            (term for term, weight in clause.weights.items() if weight > NUMBER and term != SPEAKER),
            key=lambda term: (-clause.weights[term], term),
        )[:_TERMS]
        if len(ranked) <= _FEW:
            yield from (_key(f"={term}") for term in ranked if clause.weights[term] >= WORD)
        for number, one in enumerate(ranked):
            for other in ranked[number + 1 :]:
                yield _key("+".join(sorted((one, other))))
            if clause.weights[one] >= WORD and claim.speaker:
                yield _key(f"{claim.speaker.split()[-1]}:{one}")


def _key(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), signed=True)
