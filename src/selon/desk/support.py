"""Who else says it: statements of one proposition by independent origins, and reports that rest on another source."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from selon.compare import Claim, Vocabulary, claim_of, load_vocabulary, match
from selon.compare.differences import CONTRARY, find_difference
from selon.compare.match import STATE_DAYS
from selon.compare.proposition import days_between, is_denied, split_clauses
from selon.compare.words import fold_words
from selon.copies import find_credits
from selon.desk.accounts import load_contests
from selon.desk.claiming import make_claims
from selon.desk.linking import COMPARED, keys_of
from selon.desk.origins import Media
from selon.desk.said import numbers_of
from selon.desk.voices import Voice, load_voices
from selon.ledger import Filter, Ledger, StatementRow
from selon.ledger.phrases import phrase

# Whoever might say a claim that is asked about: nobody who speaks in the ledger has this name.
ANYBODY = "*"
_SMALL = 4
# A name within a claim, and what binds it to the words before.
_NAME = re.compile(r"(?<=[\s'’])[A-ZÀ-Ý][\w-]+")
_BINDING = r"(?:\s+(?:de|du|des|à|au|aux|en|dans|sur))?(?:\s+(?:la|le|les))?(?:\s+|\s*\b[dl]['’])"
# From each name straight to the next in the index: a hundred publishers cost a hundred steps, not all the ledger.
_PUBLISHERS = """
WITH RECURSIVE names (name) AS (
    SELECT min(publisher COLLATE NOCASE) FROM document_rows
    UNION ALL
    SELECT (SELECT min(publisher COLLATE NOCASE) FROM document_rows WHERE publisher > name COLLATE NOCASE)
    FROM names WHERE name IS NOT NULL
)
SELECT name FROM names WHERE name IS NOT NULL
"""
_SPEAKERS = (
    "SELECT DISTINCT document, speaker FROM statements"
    " WHERE document IN (SELECT value FROM json_each(?)) AND speaker IS NOT NULL"
)
_TEXTS = (
    "SELECT hash, coalesce(publisher, ''), text FROM document_rows"
    " WHERE hash IN (SELECT value FROM json_each(?)) ORDER BY hash"
)


@dataclass(frozen=True, slots=True)
class Support:
    """What says the same as a claim, and what says the contrary.

    Attributes:
        claim: the words asked about; None where a document was asked about.
        independent: how many origins confirm it that name no other source of it.
        rests_on: by document, the other media it credits or cites: what it says is theirs.
        came_true: of a claim that tells what is to come, what says since that it has come.
        copies: of a document asked about, the others that print its text, with who printed them.
    """

    claim: str | None
    confirms: tuple[Voice, ...]
    contests: tuple[Voice, ...]
    independent: int
    rests_on: dict[str, tuple[str, ...]]
    came_true: tuple[Voice, ...] = ()
    copies: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        return asdict(self)


def find_support(ledger: Ledger, words: str, language: str = "fr") -> Support:
    """Who confirms and who contests a claim given in words, by origin."""
    vocabulary = load_vocabulary(language)
    asked = _ask(vocabulary, words)
    rows = {row.row: row for row in ledger.links.statements(ledger.links.candidates(keys_of(asked), COMPARED))}
    texts = _texts_of(ledger, {row.document for row in rows.values()})
    same: list[int] = []
    contrary: list[int] = []
    came_true: list[int] = []
    claims = make_claims(ledger, vocabulary, rows.values())
    for number, claim in claims.items():
        # Nobody in particular says it: that it is of another day or another speaker tells nothing.
        met = match(vocabulary, asked, claim)
        if met is None:
            short = _without_names(words, rows[number].content, texts[claim.document])
            met = match(vocabulary, _ask(vocabulary, short), claim) if short else None
        if met is None or _foretells(claim, asked):
            continue
        sides = {"agrees": same, "fulfils": came_true}
        sides.get(met.kind, contrary).append(number)
    # Few words make no keys: who says just these is asked for by the words, unless they are small words that all say.
    if any(len(word) > _SMALL for word in fold_words(words).split()):
        known = {*same, *contrary, *came_true}
        for said in ledger.statements(Filter(text=phrase(words)), limit=COMPARED):
            if said.row not in known:
                (contrary if _denies(vocabulary, words, said) else same).append(said.row)
    same = _of_one_time(asked, claims, same)
    contrary += _rejecting(ledger, vocabulary, same, contrary)
    return replace(_support(ledger, words, same, contrary), came_true=load_voices(ledger, came_true))


def _ask(vocabulary: Vocabulary, words: str) -> Claim:
    return claim_of(
        vocabulary,
        key="",
        document="",
        speaker=ANYBODY,
        day="",
        stance="affirms",
        cue=None,
        content=words,
        form="direct",
    )


def _of_one_time(asked: Claim, claims: Mapping[int, Claim], same: Sequence[int]) -> list[int]:
    """Who says the same, without those that say weeks later that it is so again: "l'eau est de nouveau potable"."""
    anew = {number for number in same if number in claims and any(each.changed for each in claims[number].clauses)}
    first = min((claims[number].day for number in same if number in claims and number not in anew), default="")
    if any(each.changed for each in asked.clauses):
        return list(same)
    return [number for number in same if number not in anew or not _is_later(first, claims[number].day)]


def _is_later(first: str, day: str) -> bool:
    """Whether how things stood on the one day tells nothing of the other."""
    return (days_between(first, day) or 0) > STATE_DAYS


def _rejecting(ledger: Ledger, vocabulary: Vocabulary, same: Sequence[int], known: Iterable[int]) -> list[int]:
    """Who says of the same claim no more than that it is wrong ("C'est faux"), without words of it to find them by."""
    own = frozenset(same)
    others = {_other(link.earlier, link.later, own) for link in ledger.links.links(("disputes",), rows=same)}
    rows = sorted(others - own - {*known})
    claims = make_claims(ledger, vocabulary, ledger.links.statements(rows))
    return [row for row, claim in claims.items() if claim.rejects]


def _foretells(claim: Claim, asked: Claim) -> bool:
    """Whether somebody only announces what is asked for as something that has happened."""
    happened = any(clause.done and not clause.ahead for clause in asked.clauses)
    return happened and all(clause.ahead for clause in claim.clauses)


def _without_names(words: str, content: str, text: str) -> str:
    """A claim without the names that somebody who says it leaves to the rest of the report; "" where there are none."""
    said, told = fold_words(content).split(), fold_words(text).split()
    left_out = [name for name in _NAME.findall(words) if not set(fold_words(name).split()) <= set(said)]
    if not left_out or not all(set(fold_words(name).split()) <= set(told) for name in left_out):
        return ""
    for name in left_out:
        words = re.sub(rf"{_BINDING}{re.escape(name)}\b", "", words)
    return words


def _texts_of(ledger: Ledger, documents: Iterable[str]) -> dict[str, str]:
    return {document: text for document, _, text in ledger.query(_TEXTS, (json.dumps(sorted(documents)),))}


def _denies(vocabulary: Vocabulary, words: str, row: StatementRow) -> bool:
    """Whether somebody who says just these words denies them: by the cue, or by the clause that they stand in."""
    asked = fold_words(words)
    clause = next((each for each in split_clauses(vocabulary, row.content) if asked in fold_words(each)), words)
    turned = find_difference(vocabulary, words, clause) == CONTRARY
    return turned != is_denied(vocabulary, row.cue, row.form, row.stance, row.content)


def find_support_of_document(ledger: Ledger, document: str) -> Support:
    """Who else says what a document tells, and who says the contrary, by origin; its own copies are left out."""
    own = numbers_of(ledger, document)
    links = ledger.links.links(rows=own) + load_contests(ledger, own)
    same = [_other(link.earlier, link.later, own) for link in links if link.kind in ("agrees", "fulfils")]
    contrary = [_other(link.earlier, link.later, own) for link in links if link.kind in ("disputes", "reverses")]
    group = ledger.links.group_of(document)
    copies = ledger.links.publishers(each for each in group if each != document)
    return replace(_support(ledger, None, same, contrary, leave_out=frozenset(group)), copies=copies)


def _other(earlier: int, later: int, own: frozenset[int]) -> int:
    return later if earlier in own else earlier


def _support(
    ledger: Ledger, words: str | None, same: list[int], contrary: list[int], leave_out: frozenset[str] = frozenset()
) -> Support:
    confirms, contests = (
        tuple(voice for voice in load_voices(ledger, rows) if not leave_out & set(voice.documents))
        for rows in (same, contrary)
    )
    rests_on = find_sources(ledger, {voice.documents[0] for voice in confirms})
    independent = {voice.origin for voice in confirms if voice.documents[0] not in rests_on}
    return Support(words, confirms, contests, len(independent), rests_on)


def find_sources(ledger: Ledger, documents: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The other media that documents rest on: agencies they credit, and publishers of the ledger that they cite.

    Those that rest on none are left out.
    """
    asked = json.dumps(sorted(documents))
    media = Media(name for (name,) in ledger.query(_PUBLISHERS))
    cited: defaultdict[str, set[str]] = defaultdict(set)
    for document, speaker in ledger.query(_SPEAKERS, (asked,)):
        cited[document] |= media.find(fold_words(speaker))
    found = {}
    for document, publisher, text in ledger.query(_TEXTS, (asked,)):
        own = fold_words(publisher)
        others = {name for name in cited[document] if fold_words(name) != own}
        found[document] = tuple(sorted({*others, *find_credits(text, publisher)}))
    return {document: sources for document, sources in found.items() if sources}
