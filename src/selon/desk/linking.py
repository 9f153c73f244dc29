"""New documents compared with what the ledger holds; each costs the same however much that is."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from selon.desk.compare import Claim, Vocabulary, claim_of, load_vocabulary, match
from selon.desk.compare.proposition import NUMBER, SPEAKER, STATE, WORD, Deed
from selon.desk.compare.words import fold_words
from selon.desk.copying import place_unsigned
from selon.ledger import EventRow, Ledger, StatementRow
from selon.ledger.links import Link

# Candidates compared with one statement: those that share most keys.
COMPARED = 60
# The terms of a clause that make its keys; pairs of more would be too many to keep.
_TERMS = 6
# Letters of a date that names a day.
_DAY = 10


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


def link_document(ledger: Ledger, document: str) -> tuple[Link, ...]:
    """Compare the statements of one document with those met before and with each other, and keep what follows."""
    vocabulary = load_vocabulary(ledger.load_text(document).language)
    store = ledger.links
    own = store.statements_of(document)
    claims = make_claims(vocabulary, own, store.events_in([row.row for row in own]))
    keys = {row: tuple(keys_of(claim)) for row, claim in claims.items()}
    near = {row: store.candidates(keys[row], COMPARED) for row in claims}
    met = {number for several in near.values() for number in several}
    others = claims | make_claims(
        vocabulary, store.statements(met - claims.keys()), store.events_in(met - claims.keys())
    )
    found: dict[tuple[int, int], Link] = {}
    for row, claim in claims.items():
        own_later = {number for number in claims if number > row}
        for number in own_later.union(near[row]) - {row}:
            link = _compare(claim, others[number])
            if link is not None:
                found[link.earlier, link.later] = link
    with store.transaction():
        store.keep(document, keys, found.values())
    return tuple(found.values())


def _compare(one: Claim, other: Claim) -> Link | None:
    met = match(one, other)
    return None if met is None else Link(int(met.earlier), int(met.later), met.kind, met.score, met.because)


def make_claims(
    vocabulary: Vocabulary, statements: Iterable[StatementRow], events: Iterable[EventRow]
) -> dict[int, Claim]:
    """The claims of statements, by the numbers of their rows."""
    told: defaultdict[str, list[Deed]] = defaultdict(list)
    for event in events:
        days = (event.first_day, event.last_day) if event.first_day and event.last_day and event.time else None
        actor = frozenset(each.name for each in event.actor)
        recipient = frozenset(each.name for each in event.recipient)
        told[event.according_to or ""].append(Deed(event.type, actor, recipient, days))
    return {
        row.row: claim_of(
            vocabulary,
            key=f"{row.row:012}",
            document=row.document,
            speaker=speaker_of(vocabulary, row.speaker),
            day=day_said(row),
            stance=row.stance,
            cue=row.cue,
            content=row.content,
            form=row.form,
            hearsay=row.hearsay,
            deeds=tuple(told[row.id]),
            span=(row.start, row.end),
        )
        for row in statements
    }


def speaker_of(vocabulary: Vocabulary, name: str | None) -> str:
    """Whoever speaks, the same for the same one: "Moscou", "le Kremlin" and "la Russie" are one."""
    words = fold_words(name or "")
    bare = words.removeprefix("le ").removeprefix("la ").removeprefix("l ").removeprefix("les ")
    return f"{STATE}{vocabulary.states[bare]}" if bare in vocabulary.states else words


def day_said(row: StatementRow) -> str:
    """The last day a statement can have been made on, "" where unknown: no later than its report appeared."""
    published = row.published or ""
    days = [day for day in (row.last_day, published if len(published) == _DAY else None) if day]
    return min(days, default="")


def keys_of(claim: Claim) -> Iterator[int]:
    """The keys under which a claim meets others of its proposition: pairs of its terms, and its speaker with each."""
    for clause in claim.clauses:
        ranked = sorted(
            (term for term, weight in clause.weights.items() if weight > NUMBER and term != SPEAKER),
            key=lambda term: (-clause.weights[term], term),
        )[:_TERMS]
        for number, one in enumerate(ranked):
            for other in ranked[number + 1 :]:
                yield _key("+".join(sorted((one, other))))
            if clause.weights[one] >= WORD and claim.speaker:
                yield _key(f"{claim.speaker.split()[-1]}:{one}")


def _key(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), signed=True)
