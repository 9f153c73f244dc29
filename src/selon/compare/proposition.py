"""A statement as claims that can be compared: for each clause what it speaks of, yes or no, and before or after."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from selon.compare.bounds import day_behind, is_of_saying
from selon.compare.focus import COMMON, NAME, NUMBER, WORD, Token, find_denied_by_cue, find_focus
from selon.compare.numbers import counts_of, find_counts, share_of
from selon.compare.offices import Office
from selon.compare.tense import is_ahead, is_done, is_perfect
from selon.compare.vocabulary import Meaning, Vocabulary
from selon.compare.words import capitals_of, fold_words, root, stem

SPEAKER, STATE = "@speaker", "@"
_LONGEST_STATE = 4
_LONGEST_BREAK = 3
_LONGEST_NAMING = 4
# The marks that part clauses; "//" stands where a cue breaks a quotation.
# A mark between two figures parts no clauses ("4.000"); a dash between blanks does: it ends a dateline.
_MARKS = re.compile(r"(?<!\d)[.,]|[.,](?!\d)|[;:!?…\n]|\[…\]|(?<=\s)[-–—](?=\s)")
# The cue stands in the middle of a sentence, and not between two.
_GAP = re.compile(r"(?<![.!?…»”\"]) \[…\] (?=[^\W\dA-ZÀ-Þ])")
# What is still to be done: "exclut de partir".
_TO_DO = re.compile(r"(?:de |d['’]|à )(?:\S+ ){0,2}\w+(?:er|ir|re|oir)\b")
# What is denied is named by its own no: "dément n'avoir rien reçu".
_NOT_TO = re.compile(r"(?:de )?(?:ne |n )(?:\S+ ){0,2}?(?:avoir|etre|\w+(?:er|ir|re))\b")
# The stop of "M. Orsic" ends nothing.
_TITLE = re.compile(r"\b(MM?|Dr|Pr|St|Ste)\.(?=\s)")


@dataclass(frozen=True, slots=True)
class Deed:
    """An event told in a statement, as far as it tells two of them alike or apart.

    Attributes:
        days: first and last day it can have been on, or None.
    """

    type: str
    actor: frozenset[str]
    recipient: frozenset[str]
    days: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """What one clause claims.

    Attributes:
        text: its words, as they stand.
        terms: what it speaks of, each with 1, -1 where it is put by its contrary (closed for open), 0 where by both.
        weights: of each term.
        affirmed: whether it is claimed or denied, the denying of the cue counted in.
        ahead: whether it speaks of what is to come. done: whether of what happened, and not of how things stand.
        unsettled: it tells of a state that is expected to change ("not yet", "not without").
        condition: the telling words of the condition that stands behind it ("tant que les marins seront retenus").
        own: it is about the speaker, or may be ("il" in reported speech).
        counts: how many it tells of what, by term.
        changed: it tells that things are otherwise now than they were ("depuis midi").
        focus: the terms that its "ne ... pas" or a cue denies; empty where nothing tells which.
        weekday: whether it names a day that is another one in another week.
        sweeping: it denies every case ("aucun", "jamais").
        wished: it tells what somebody wants or not, which no fact contradicts. ought: it tells what should be.
        of_saying: it tells that something was said or not ("je n'ai jamais dit que P"), and not whether it is so.
        early, late: the day it was so by ("dès le 12 mai"), or no sooner than ("n'a su que le 3 juin"); "" of none.
    """

    text: str
    terms: dict[str, int]
    weights: dict[str, float]
    affirmed: bool
    ahead: bool
    done: bool
    unsettled: bool
    condition: frozenset[str]
    own: bool
    counts: dict[str, float]
    changed: bool
    focus: frozenset[str]
    weekday: bool
    sweeping: bool
    wished: bool
    ought: bool
    of_saying: bool
    early: str
    late: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement made comparable.

    Attributes:
        key: whatever names the statement (the id or number of its row).
        speaker: whatever names the speaker, the same for the same one; "" for nobody known.
        day: first day it can have been said on (YYYY-MM-DD), "" where unknown.
        admits: the cue says that something was put otherwise before.
        answers: the cue says that it answers something ("réplique", "dément").
        denied: the cue denies what the claim says ("dément que P"), and so tells what it is that is denied.
        rejects: it is no more than that what was said is not so ("C'est faux").
        span: code points of the words, end exclusive: one statement inside another is no second voice.
        office: what a speaker is called by who is not named. offices: what one who is named is called by elsewhere.
        turn: which of the turns of talk of its report it is part of, from 1 on; 0 where that is not known.
        last: whether no sentence stands behind it in its turn.
        opposed, contrasted: whether the report sets its turn against the one before ("dément", "de son côté").
    """

    key: str
    document: str
    speaker: str
    day: str
    stance: str
    admits: bool
    answers: bool
    rejects: bool
    clauses: tuple[Clause, ...]
    deeds: tuple[Deed, ...] = ()
    span: tuple[int, int] = (0, 0)
    office: Office | None = None
    offices: frozenset[Office] = frozenset()
    turn: int = 0
    last: bool = True
    opposed: bool = False
    contrasted: bool = False
    denied: bool = False


def speaker_of(vocabulary: Vocabulary, name: str | None) -> str:
    """Whoever speaks, the same for the same one: "Moscou", "le Kremlin" and "la Russie" are one."""
    if name and "%" in name:
        # "54 % des sondés" against 46 % of them are no two sources.
        return ""
    words = fold_words(name or "")
    bare = words.removeprefix("le ").removeprefix("la ").removeprefix("l ").removeprefix("les ")
    return f"{STATE}{vocabulary.states[bare]}" if bare in vocabulary.states else words


def claim_of(
    vocabulary: Vocabulary,
    *,
    key: str,
    document: str,
    speaker: str,
    day: str,
    stance: str,
    cue: str | None,
    content: str,
    form: str,
    hearsay: bool = False,
    deeds: tuple[Deed, ...] = (),
    span: tuple[int, int] = (0, 0),
    office: Office | None = None,
    offices: frozenset[Office] = frozenset(),
) -> Claim:
    """The claim a statement makes.

    Args:
        content: the words of the report, its pieces parted by " […] ".
    """
    told, said = fold_words(cue or ""), fold_words(content)
    with_that = vocabulary.begins("that", said)
    denied = is_denied(vocabulary, cue, form, stance, content)
    # "Selon lui, il serait parti" doubts; "a annoncé qu'il serait entendu" tells a future in the past.
    ahead_in_past = is_perfect(told) and with_that
    past = form != "direct" and (not hearsay or ahead_in_past)
    # "Exclut de partir" speaks of what is to come, "nie être parti" does not.
    # Whoever swears that it is so foretells nothing, and promises where he swears to do it.
    sworn, to_do = vocabulary.holds("swearing", told), _TO_DO.match(content) is not None
    to_come = (stance == "promises" and not sworn) or ((sworn or vocabulary.holds("excluding", told)) and to_do)
    clauses = _clauses(vocabulary, content, denied, past, to_come)
    return Claim(
        key,
        document,
        speaker,
        day,
        stance,
        vocabulary.holds("admitting", told),
        stance == "denies" or vocabulary.contests("answering", told),
        vocabulary.begins("rejecting", said.partition(" ")[2] if with_that else said),
        clauses,
        deeds,
        span,
        office,
        offices,
        denied=denied and with_that,
    )


def is_denied(vocabulary: Vocabulary, cue: str | None, form: str, stance: str, content: str) -> bool:
    """Whether a cue denies what it reports: « Nous n'avons rien vendu », dément-il quotes the denial itself.

    What has no cue, as what a person added, is denied by its stance, unless its own words deny. Who "ne nie pas que P"
    holds P for possible, and the "pas" may stand outside the cue.
    """
    if cue is None:
        return form == "indirect" and stance == "denies" and not is_negated(vocabulary, fold_words(content))
    told, said = fold_words(cue), fold_words(content)
    if stance in ("wants", "promises", "fears") and is_negated(vocabulary, told):
        return True  # "ne veut pas partir"
    denying = vocabulary.holds("denying", told) and stance != "believes"
    # "Dément : aucun camion n'entrera" tells the denial itself, as a quotation does.
    itself = vocabulary.holds("ne", said) and is_negated(vocabulary, said) and not _NOT_TO.match(said)
    named = vocabulary.begins("that", said) or not itself
    return form != "direct" and denying and named and not is_negated(vocabulary, told)


# Every new statement is compared with scores of old ones, and most of them come up again and again.
@lru_cache(maxsize=50_000)
def _clauses(vocabulary: Vocabulary, content: str, denied: bool, past: bool, to_come: bool) -> tuple[Clause, ...]:
    pieces = split_clauses(vocabulary, content)
    folded = [fold_words(piece) for piece in pieces]
    nominal = not folded or not vocabulary.begins("that", folded[0])
    supposed = [vocabulary.begins("supposed", piece) for piece in folded]
    # In "he cannot say that A, that B" nobody claims B.
    below: list[bool] = []
    for here, piece in enumerate(folded):
        hangs = bool(here) and vocabulary.begins("that", piece)
        below.append(hangs and (below[-1] or is_negated(vocabulary, folded[here - 1])))
    behind = zip([*pieces, ""][1:], [*supposed, False][1:], strict=True)
    conditions = [_telling(vocabulary, piece) if holds else frozenset() for piece, holds in behind]
    return tuple(
        clause
        for piece, *skipped, condition in zip(pieces, supposed, below, conditions, strict=True)
        if not any(skipped)
        and not vocabulary.begins("aside", fold_words(piece))
        and (
            clause := _clause(
                vocabulary,
                piece,
                denied=denied,
                nominal=nominal,
                reported=past,
                to_come=to_come,
                condition=condition,
            )
        )
    )


def split_clauses(vocabulary: Vocabulary, content: str) -> list[str]:
    """The clauses of a content, in order: parted by its marks, and where a word begins another one."""
    pieces: list[str] = []
    for part in _MARKS.split(_TITLE.sub(r"\1", _GAP.sub(" ", content).replace("\n", " "))):
        words = part.split()
        folded = [fold_words(word) for word in words]
        start = 0
        for here in range(1, len(words)):
            ahead = " ".join(folded[here : here + _LONGEST_BREAK]).split()
            if any(vocabulary.is_word("break", " ".join(ahead[: length + 1])) for length in range(_LONGEST_BREAK)):
                pieces.append(" ".join(words[start:here]))
                start = here
        pieces.append(" ".join(words[start:]))
    return [piece for piece in pieces if fold_words(piece)]


def _clause(
    vocabulary: Vocabulary,
    text: str,
    *,
    denied: bool,
    nominal: bool,
    reported: bool,
    to_come: bool,
    condition: frozenset[str],
) -> Clause | None:
    folded, roots = fold_words(text), _roots(vocabulary, text)
    tokens = _tokens(vocabulary, text, folded, roots)
    words = folded.split()
    own = any(vocabulary.is_word("first_person", word) for word in words)
    told = [token for token in tokens if token.weight]
    if not told:
        return None
    if own:
        told.append(Token(SPEAKER, NAME))
    counts = counts_of(vocabulary, text, roots) | share_of(text)
    # "Ne dépassent pas 400 euros" counts, and denies nothing.
    plain = vocabulary.lists["at_most"].sub(" ", folded) if counts else folded
    negative, done = is_negated(vocabulary, plain), is_done(text)
    return Clause(
        text=text.strip(),
        terms=_signs(told),
        weights={token.term: token.weight for token in told},
        affirmed=negative == denied,
        # Who swears that he has not done it promises nothing.
        ahead=is_ahead(vocabulary, text, reported) or (to_come and not done),
        done=done,
        unsettled=vocabulary.holds("yet", folded) or (negative and vocabulary.holds("proviso", folded)),
        condition=condition,
        own=own or to_come or (reported and any(vocabulary.is_word("own", word) for word in words)),
        counts=counts,
        changed=vocabulary.holds("changed", folded),
        focus=find_focus(vocabulary, tokens)
        or (find_denied_by_cue(vocabulary, tokens, nominal) if denied else frozenset()),
        weekday=vocabulary.holds("weekday", folded),
        sweeping=negative and vocabulary.holds("sweeping", folded),
        wished=vocabulary.holds("wishing", folded),
        ought=vocabulary.holds("ought", folded),
        of_saying=is_of_saying(vocabulary, words),
        early=day_behind(vocabulary, "early", folded),
        late=day_behind(vocabulary, "late", folded) if vocabulary.holds("ne", folded) else "",
    )


def _roots(vocabulary: Vocabulary, text: str) -> dict[str, str]:
    return {fold_words(word): root(vocabulary.language, word) for word in re.findall(r"\w+", text)}


def _telling(vocabulary: Vocabulary, text: str) -> frozenset[str]:
    """The words of some text that tell what it speaks of."""
    tokens = _tokens(vocabulary, text, fold_words(text), _roots(vocabulary, text))
    return frozenset(token.term for token in tokens if token.weight >= WORD)


def _signs(told: list[Token]) -> dict[str, int]:
    """The terms of a clause with their signs: "ceux qu'on a arrêtés sont libérés" speaks of arrests both ways."""
    signs: dict[str, int] = {}
    for token in told:
        signs[token.term] = token.sign if signs.get(token.term, token.sign) == token.sign else 0
    return signs


def is_negated(vocabulary: Vocabulary, folded: str) -> bool:
    """Whether a clause says no: ne or n' beside a negative word, or a word that does so alone."""
    plain = vocabulary.lists["not_negative"].sub(" ", folded)
    if vocabulary.holds("negative_alone", plain):
        return True
    return vocabulary.holds("ne", plain) and vocabulary.holds("negative", plain)


def _tokens(vocabulary: Vocabulary, text: str, folded: str, roots: Mapping[str, str]) -> list[Token]:
    """The words of a clause in order, one token for a phrase, a number or what names a state.

    That something is planned or not tells when, and not what: "la fermeture n'est pas envisagée" denies the closing.
    """
    cased, capital = capitals_of(text)
    # "Impossible de vendre" denies the selling: what such words deny stands behind them, as behind "ne".
    folded = vocabulary.lists["denying_next"].sub(" ne ", folded)
    plain = vocabulary.lists["as_planned"].sub(" ", folded)
    told = vocabulary.lists["planned"].sub(" ", plain).split()
    for found in reversed(list(vocabulary.find_meanings(told))):
        told[found.first : found.last] = (
            [] if _is_only_named(vocabulary, told, found) else [f"{'=' if found.sign > 0 else '!'}{found.family}"]
        )
    words = _plain_words(vocabulary, told, cased)
    tokens = []
    for word in words:
        if word[0] in "=!":
            weight = COMMON if word[1:] in vocabulary.commonplaces else WORD
            tokens.append(Token(word[1:], weight, 1 if word[0] == "=" else -1))
        elif word[0] in ("#", STATE):
            tokens.append(Token(word, NUMBER if word[0] == "#" else NAME))
        elif len(word) < 3 or vocabulary.is_word("light", word):
            tokens.append(Token(word, 0.0))
        elif word in capital:
            tokens.append(Token(stem(word), NAME))
        else:
            weight = COMMON if vocabulary.is_word("common", word) else WORD
            tokens.append(Token(roots.get(word, word), weight))
    return tokens


def _is_only_named(vocabulary: Vocabulary, words: list[str], found: Meaning) -> bool:
    """Whether words that have a contrary are no claim: who tells of a "marche contre la pollution" does not say so."""
    before = words[max(0, found.first - _LONGEST_NAMING) : found.first]
    if not any(vocabulary.is_word("naming", " ".join(before[start:])) for start in range(len(before))):
        return False
    return next(vocabulary.find_turning(words[found.first : found.last]), None) is not None


def _plain_words(vocabulary: Vocabulary, words: list[str], cased: frozenset[str]) -> list[str]:
    """Words with one in the place of each number ("#12") and of what names a state ("@RU")."""
    for count in reversed(list(find_counts(vocabulary, words))):
        words[count.first : count.last] = [f"#{count.value}"]
    here = 0
    while here < len(words):
        for length in range(_LONGEST_STATE, 0, -1):
            name = " ".join(words[here : here + length])
            before = words[here - 1] if here else ""
            # "François Hollande" is no country; in "à Moscou" a capital is a place, and not whoever governs there.
            known = before in cased and not vocabulary.is_word("light", before)
            code = None if known else vocabulary.nationalities.get(name)
            if code is None and not known and words[here] in cased and before != "a":
                code = vocabulary.states.get(name)
            if code is not None:
                words[here : here + length] = [STATE + code]
                break
        here += 1
    return words


def days_between(one: str, other: str) -> int | None:
    """Days from one day to another; None where either is unknown."""
    if not one or not other:
        return None
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
