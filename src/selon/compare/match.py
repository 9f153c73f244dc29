"""Whether two claims are of one proposition, and how they stand to each other: with a score and the reason."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selon.compare.bond import Bond, bond_of, is_inside
from selon.compare.clues import clues_of
from selon.compare.focus import NAME, NUMBER, WORD
from selon.compare.numbers import ANYTHING, SHARE
from selon.compare.overlay import Overlay, lay
from selon.compare.proposition import SPEAKER, Claim, Clause
from selon.compare.vocabulary import Vocabulary
from selon.compare.words import fold_words

# Two clauses that say the same are of one proposition from here on. What the fuller of them says beyond the other
# counts less than what the shorter one says.
LEAST = 0.62
SHORTER, FULLER = 0.6, 0.4
SAME_DEED = 0.15
# Whoever says two thirds of a claim that is asked about does not confirm it.
ASKED = 0.7
# Names in both clauses and none in common: likely they speak of two places or people.
OTHER_NAMES = 0.25
# Two people who share two words only may speak of two things.
FEW_SHARED = 0.2
# What a speaker announces in hardly more than one word ("ils partiront le 3 mai") is all in that word: so much of the
# one must be in the other, and so much of the other in the one.
ALL_SAID, LITTLE_ELSE = 0.7, 0.28
# Two sources contradict each other about one moment: what happened stays in question for a season, how things stand
# (a border is open) may have changed within weeks. "Samedi" said in two weeks is two days; a toll rises by the hour.
DONE_DAYS, STATE_DAYS, WEEK_DAYS, FIGURES_DAYS = 120, 21, 7, 3
# A reply that says neither yes to a no nor another figure, and shares so many words, half of either clause, says the
# same again: "ils enfermeraient l'enfant", « il m'enfermait ».
ECHO_WORDS, ECHO = 2, 0.45
# So sure it must be that two clauses contradict each other: what that takes is `sure` of contraries.toml. Two speakers
# who share one word and no more, and do not reply, speak of one matter less often than it seems: below the other bound
# hardly any such dispute of unrelated news is true, and in the dossiers as many are wrong as right.
TOLD, ONE_WORD = 0.5, 0.7
# How sure it is that « C'est faux » denies what stands right before it.
REJECTED = 0.7
_CLAIMING = frozenset(("affirms", "denies", "believes", "fears"))
_HELD = _CLAIMING | {"promises"}
# What somebody wants says nothing of what is; who wants the contrary later has changed their mind.
_WILLED = frozenset(("wants", "promises"))


@dataclass(frozen=True, slots=True)
class Match:
    """How a later claim stands to an earlier one.

    Attributes:
        kind: agrees, disputes (another speaker says the contrary), reverses (the same speaker does), or fulfils
            (what was to come has come).
        score: 0 to 1. because: why, as words of the two: what they share, and how they differ.
        earlier, later: keys of the claims.
    """

    kind: str
    score: float
    because: tuple[str, ...]
    earlier: str
    later: str


def match(vocabulary: Vocabulary, one: Claim, other: Claim) -> Match | None:
    """The match of two claims, or None where they are not of one proposition or nothing follows from it.

    That they contradict each other tells more than that they agree: of several clauses the surest contraries are taken.
    """
    if not is_comparable(one, other):
        return None
    bond = bond_of(one, other)
    if "wants" in (one.stance, other.stance) and not bond.same_speaker:
        return None
    if bond.rejects:
        return Match("disputes", REJECTED, ("rejected",), bond.earlier.key, bond.later.key)
    overlays = lay_all(bond)
    against = (
        (sure, laid, "reverses" if bond.same_speaker else "disputes")
        for laid in find_contraries(vocabulary, overlays, bond)
        if (sure := likelihood(vocabulary, laid, bond)) >= _least(laid, bond)
    )
    score, laid, kind = max(against, key=lambda each: each[0], default=(0.0, None, ""))
    if laid is None:
        score, laid, kind = max(_find_same(overlays, bond), key=lambda each: each[0], default=(0.0, None, ""))
    if laid is None:
        return None
    stands = laid.figures or ("contrary" if laid.contrary else "same",)
    deed = (f"event:{bond.deed}",) if bond.deed else ()
    answer = ("answered",) if bond.answers and laid.contrary else ()
    reasons = (f"shared:{' '.join(laid.shared)}", *deed, *stands, *answer)
    return Match(kind, round(score, 2), reasons, bond.earlier.key, bond.later.key)


def is_comparable(one: Claim, other: Claim) -> bool:
    """Whether both claim something, and are two."""
    stances = {one.stance, other.stance}
    return (stances <= _HELD or stances <= _WILLED) and one.key != other.key and not is_inside(one, other)


def lay_all(bond: Bond) -> tuple[Overlay, ...]:
    """Each clause of the later claim beside each of the earlier that shares something with it.

    Who speaks next, set against who spoke before, contradicts him in whatever words.
    """
    return tuple(
        lay(first, second, bond)
        for first in bond.earlier.clauses
        for second in bond.later.clauses
        if bond.is_reply or not first.terms.keys().isdisjoint(second.terms)
    )


def find_contraries(vocabulary: Vocabulary, overlays: Iterable[Overlay], bond: Bond) -> Iterator[Overlay]:
    """The clauses of two claims that would contradict each other if they were of one matter."""
    if not bond.known:
        return
    for laid in overlays:
        if laid.figures:
            may = _may_be_of_one_count(vocabulary, laid, bond)
        else:
            may = (laid.contrary or (bond.opposed and not _is_echo(laid))) and (
                _takes_back(laid, bond) if bond.same_speaker else _is_of_one_time(laid, bond)
            )
        apart = laid.elsewhere or _of_two_things(laid, bond) or _only_said(laid, bond)
        if may and (laid.words or _replies(laid, bond)) and not apart:
            yield laid


def likelihood(vocabulary: Vocabulary, laid: Overlay, bond: Bond) -> float:
    """How sure it is that two clauses that say yes and no, or give two figures, contradict each other: 0 to 1.

    From `TOLD` on it is told, of one word alone from `ONE_WORD` on. No probability: the bound is where most of what is
    told is right (tools/fit_contraries.py).
    """
    weights = vocabulary.contraries
    return 1 / (1 + math.exp(weights.sure - weights.weigh(clues_of(laid, bond))))


def _of_two_things(laid: Overlay, bond: Bond) -> bool:
    """Whether a word and its contrary are said of two things, which no words of the report set against each other."""
    if bond.same_speaker or bond.opposed or bond.later.contrasted or len(laid.words) != 1 or not laid.flipped:
        return False
    return all(_said_of(clause, laid.words[0]) for clause in (laid.first, laid.second))


def _said_of(clause: Clause, term: str) -> bool:
    """Whether something telling stands before a word of a clause: what it is said of, where that is not the speaker."""
    terms = list(clause.terms)
    return not clause.own and any(clause.weights[each] >= WORD for each in terms[: terms.index(term)])


def _only_said(laid: Overlay, bond: Bond) -> bool:
    """Whether one tells of a saying, and the other of the matter; who replies so answers whoever said it."""
    return laid.of_saying and not bond.is_reply


def _is_echo(laid: Overlay) -> bool:
    """Whether a reply says in the same words what was said before: it repeats it to speak of it."""
    numbers = [{term for term in clause.terms if term.startswith("#")} for clause in (laid.first, laid.second)]
    return len(laid.words) >= ECHO_WORDS and min(laid.covered) >= ECHO and numbers[0] == numbers[1]


def _replies(laid: Overlay, bond: Bond) -> bool:
    """Whether a reply that shares no word may be of the same matter; of two figures one must be bare.

    Two sums of money or two shares that stand near each other are of two matters more often than of one. Who denies
    "que P" says himself what he denies.
    """
    return (
        bond.is_reply
        and not bond.later.denied
        and (not laid.figures or ANYTHING in laid.first.counts or ANYTHING in laid.second.counts)
    )


def _least(laid: Overlay, bond: Bond) -> float:
    """How sure it must be that two clauses contradict each other."""
    alone = len(laid.words) == 1 and not bond.same_speaker and not bond.is_reply
    return ONE_WORD if alone else TOLD


def _find_same(overlays: Iterable[Overlay], bond: Bond) -> Iterator[tuple[float, Overlay, str]]:
    """The clauses that say the same, how alike they are, and whether what was to come has come."""
    for laid in overlays:
        score = _likeness(laid, bond)
        if not laid.contrary and not laid.figures and score >= LEAST and not laid.of_saying:
            came = _has_come(laid, bond)
            if came or not _is_so_anew(laid, bond):
                yield min(score, 1.0), laid, "fulfils" if came else "agrees"


def _is_so_anew(laid: Overlay, bond: Bond) -> bool:
    """Whether the later claim tells, weeks after, that it has come to be so again: "l'eau est de nouveau potable"."""
    return laid.second.changed and not laid.first.changed and (bond.days or 0) > STATE_DAYS


def _likeness(laid: Overlay, bond: Bond) -> float:
    """How much of each clause is in the other; 0 where that tells nothing."""
    if bond.asked and laid.covered[0] < ASKED:
        return 0.0
    telling = len(laid.words) + len(laid.names)
    if not laid.words or (telling < 2 and not (bond.same_speaker and _says_little_else(laid))):
        return 0.0
    score = SHORTER * max(laid.covered) + FULLER * min(laid.covered) + (SAME_DEED if bond.deed else 0.0)
    counted = laid.first.counts.keys() & laid.second.counts.keys()
    if not bond.same_speaker and telling < 3 and counted.isdisjoint(laid.shared):
        score -= FEW_SHARED
    return score - OTHER_NAMES if laid.others else score


def _says_little_else(laid: Overlay) -> bool:
    """Whether a speaker says hardly more than what both clauses share: of himself, or in an announcement."""
    fewest, most = sorted(
        sum(weight > NUMBER for weight in each.weights.values()) for each in (laid.first, laid.second)
    )
    own = laid.first.own and laid.second.own and fewest <= 3
    told = laid.first.ahead and most <= 4 and max(laid.covered) >= ALL_SAID
    return (own or told) and min(laid.covered) >= LITTLE_ELSE


def _has_come(laid: Overlay, bond: Bond) -> bool:
    first, second = laid.first, laid.second
    came = first.ahead and first.affirmed and not second.ahead and bond.later.stance == "affirms"
    return came and not bond.one_report and (bond.same_speaker or second.done or second.changed)


def _takes_back(laid: Overlay, bond: Bond) -> bool:
    """Whether saying the contrary takes back what was said, and does not tell that the world went on."""
    first, second = laid.first, laid.second
    # What is today and what will be are no contraries; of tomorrow one may say otherwise tomorrow.
    if bond.one_report or (bond.days == 0 and first.ahead != second.ahead):
        return False
    if bond.later.admits:
        return True
    # "It is not", then "it is since noon", or "it will be", then "it is no more, since noon": the world went on.
    if second.changed and second.affirmed and (first.affirmed or not first.ahead):
        return False
    return not (first.unsettled or _has_come_true(first, bond)) and (
        first.ahead or not second.ahead or not first.affirmed
    )


def _has_come_true(first: Clause, bond: Bond) -> bool:
    """Whether the later claim tells that the condition of the earlier is met: "je l'ai reçu, les marins sont là"."""
    return any(clause.affirmed and first.condition & clause.terms.keys() for clause in bond.later.clauses)


def _is_of_one_time(laid: Overlay, bond: Bond) -> bool:
    """Whether yes and no are said of one time, and are claims that can be right or wrong."""
    first, second = laid.first, laid.second
    # "60 % sont pour, 30 % contre" is one poll; what should be is opinion.
    if bond.is_reply:
        return not first.wished and not second.wished
    if (SHARE in first.counts and SHARE in second.counts) or (first.ought and second.ought):
        return False
    # What one promises of others ("le pont rouvrira") another can deny; what each will do himself is each one's own.
    foretold = first.ahead and second.ahead and not (first.own and second.own)
    claiming = _HELD if foretold else _CLAIMING
    claims = ((bond.earlier, first), (bond.later, second))
    if not all((claim.stance in claiming or not clause.ahead) and not clause.wished for claim, clause in claims):
        return False
    window = DONE_DAYS if first.done and second.done else STATE_DAYS
    window = WEEK_DAYS if first.weekday and second.weekday else window
    return first.ahead == second.ahead and (bond.days is None or bond.days <= window)


def _may_be_of_one_count(vocabulary: Vocabulary, laid: Overlay, bond: Bond) -> bool:
    """Figures that differ are a dispute of two speakers about what happened; nobody takes himself back by a new one."""
    claimed = bond.earlier.stance in _CLAIMING and bond.later.stance in _CLAIMING
    window = FIGURES_DAYS if _rises(vocabulary, laid) else STATE_DAYS
    near = bond.asked or (bond.near if bond.days is None else bond.days <= window)
    # Who marched in one town and who in another are two counts.
    mine, its = _names_of(bond.earlier), _names_of(bond.later)
    elsewhere = bool(mine - its and its - mine)
    return claimed and near and not elsewhere and not bond.same_speaker and laid.first.ahead == laid.second.ahead


def _rises(vocabulary: Vocabulary, laid: Overlay) -> bool:
    """Whether what both count may be more from one day to the next: people, a share, whatever is not named."""
    people = any(vocabulary.is_word("people", word) for word in fold_words(laid.first.text).split())
    return people or any(why.split(":")[1] in (ANYTHING, SHARE, *vocabulary.tolls) for why in laid.figures)


def _names_of(claim: Claim) -> set[str]:
    """Whom and what the clauses of a claim name."""
    return {term for clause in claim.clauses for term, weight in clause.weights.items() if weight == NAME} - {SPEAKER}
