"""Two clauses laid side by side: what they share, and how much of each that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from selon.compare.bond import Bond
from selon.compare.focus import COMMON, NAME, WORD
from selon.compare.numbers import ANYTHING
from selon.compare.proposition import SPEAKER, Clause
from selon.compare.words import stem


@dataclass(frozen=True, slots=True)
class Overlay:
    """Two clauses laid side by side.

    Attributes:
        first, second: of the earlier and of the later claim.
        shared: the terms of both, in order; words, names, common: those of a kind.
        covered: how much of each clause is in the other (0..1).
        flipped: a word of the one is put by its contrary in the other. contrary: one says yes, and the other no; or the
            one that it was so by a day, and the other that it was so on another and no sooner.
        focus_missed: what one of them denies is not among what they share.
        others: both name somebody or some place, and none in common. elsewhere: nothing else parts them, or nothing but
            a word and its contrary joins them, so that they tell of two matters: "l'usine de Sarnes ferme", "l'usine
            d'Ormes ne ferme pas"; "le pont d'Ormes est ouvert", "la rue Brune est fermée".
        of_saying: one of two speakers tells that something was said or not, and the other whether it is so: who denies
            having said so does not say that it is not, nor does who was told so say that it is.
        figures: what both count, with both counts where they are far apart ("wound:12/30").
    """

    first: Clause
    second: Clause
    shared: tuple[str, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    common: tuple[str, ...]
    covered: tuple[float, float]
    flipped: bool
    contrary: bool
    focus_missed: bool
    others: bool
    elsewhere: bool
    about_other: bool
    of_saying: bool
    figures: tuple[str, ...]


# Of two figures for one thing the greater must be so many times the less to contradict it.
FIGURES_APART = 1.25


def lay(first: Clause, second: Clause, bond: Bond) -> Overlay:
    """Lay a clause of the later claim beside one of the earlier."""
    # Who speaks twice says "l'ambassadeur" or "notre ambassadeur": himself tells only where he is in both.
    himself = bond.same_speaker and SPEAKER in first.weights and SPEAKER in second.weights
    mine, its = (
        {term: weight for term, weight in clause.weights.items() if himself or term != SPEAKER}
        for clause in (first, second)
    )
    shared = tuple(sorted(mine.keys() & its.keys()))
    words = tuple(term for term in shared if min(mine[term], its[term]) >= WORD)
    flipped = [term for term in words if first.terms[term] * second.terms[term] < 0]
    contrary = (first.affirmed != second.affirmed) != (bool(len(flipped) % 2) != _are_of_other_days(first, second))
    focus = [clause.focus for clause in (first, second) if clause.focus]
    speakers = bond.earlier.speaker, bond.later.speaker
    names = [
        _names(terms, speaker if clause.own and not bond.same_speaker else "")
        for terms, clause, speaker in zip((mine, its), (first, second), speakers, strict=True)
    ]
    others = all(names) and names[0].isdisjoint(names[1])
    apart = list(words) == flipped and not (first.own or second.own)
    return Overlay(
        first=first,
        second=second,
        shared=shared,
        words=words,
        names=tuple(term for term in shared if mine[term] == NAME and term != SPEAKER),
        common=tuple(term for term in shared if mine[term] == COMMON),
        covered=(_covered(shared, mine, its), _covered(shared, its, mine)),
        flipped=bool(flipped),
        contrary=contrary,
        focus_missed=contrary and bool(focus) and all(each.isdisjoint(shared) for each in focus),
        others=others,
        elsewhere=others and (apart or all(t in shared or terms[t] == NAME for terms in (mine, its) for t in terms)),
        about_other=not bond.same_speaker
        and any(_name(who) in named for who, named in zip(speakers, names[::-1], strict=True)),
        of_saying=not bond.same_speaker and first.of_saying != second.of_saying,
        figures=() if contrary else tuple(_figures(first.counts, second.counts, bond)),
    )


def _figures(mine: Mapping[str, float], its: Mapping[str, float], bond: Bond) -> Iterator[str]:
    """What both count, with both counts, where these are far apart."""
    for term, one, other in _counted_by_both(mine, its, bond):
        if _are_apart(one, other):
            yield f"figures:{term}:{_plain(one)}/{_plain(other)}"


def _counted_by_both(
    mine: Mapping[str, float], its: Mapping[str, float], bond: Bond
) -> Iterator[tuple[str, float, float]]:
    """What both count, with both counts; who speaks next and gives a bare figure counts what was counted before."""
    both = mine.keys() & its.keys()
    yield from ((term, mine[term], its[term]) for term in sorted(both))
    if bond.is_reply and not both and len(mine) == len(its) == 1 and ANYTHING in (*mine, *its):
        (term, one), (other, count) = *mine.items(), *its.items()
        yield term or other, one, count


def _covered(shared: tuple[str, ...], own: Mapping[str, float], others: Mapping[str, float]) -> float:
    return sum(min(own[term], others[term]) for term in shared) / sum(own.values()) if own else 0.0


def _names(terms: Mapping[str, float], speaker: str) -> set[str]:
    """Whom and what a clause names; who speaks of himself names himself."""
    named = {term for term, weight in terms.items() if weight == NAME and term != SPEAKER}
    return named | {_name(speaker)} if speaker else named


@lru_cache(maxsize=10_000)
def _name(speaker: str) -> str:
    """What a speaker is called by in a clause."""
    return stem(speaker.split()[-1]) if speaker else ""


def _are_of_other_days(one: Clause, other: Clause) -> bool:
    """Whether one was so by a day already, and the other no sooner than on another day."""
    pairs = ((one.early, other.late), (other.early, one.late))
    return any(early and late and early != late for early, late in pairs)


def _plain(number: float) -> str:
    return f"{number:.0f}" if number == int(number) else str(number)


def _are_apart(one: float, other: float) -> bool:
    return max(one, other) >= FIGURES_APART * min(one, other)
