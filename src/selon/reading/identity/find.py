"""Which of those whom a report describes are the same as others: "un policier", and the man it names for it later."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from selon.reading.events.frames import Frame
from selon.reading.events.roles import Roles
from selon.reading.events.scene import Scene
from selon.reading.identity.clues import Clues
from selon.reading.identity.profiles import People, Profile
from selon.rules.clues import ClueWeights


def find_same(scene: Scene, told: Sequence[tuple[Frame, Roles]]) -> Mapping[int, int]:
    """Who is somebody else: the place in the book of each described entity that is, and of whom it is.

    Joining two is worse than parting one: a description is joined only where one of the others is likelier than all
    the rest and nobody together, by as much as `identity/clues.toml` asks for.

    Args:
        told: the events with the parties that their own words name.
    """
    weights = scene.ground.rules.identity.weights
    choices = choose(find_questions(People.of(scene, told)), weights)
    return {each.described.place: each.one for each in choices if each.likely >= weights.sure}


@dataclass(frozen=True)
class Question:
    """Whom a description means: those whom it may, with the clues for each, and the clues that it is none of them."""

    described: Profile
    others: tuple[Profile, ...]
    clues: tuple[Mapping[str, float], ...]
    nobody: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a description likeliest means, and how likely that is (0..1).

    Attributes:
        one: the place of whom the other means in turn, or its own.
    """

    described: Profile
    other: Profile
    one: int
    likely: float


def find_questions(people: People) -> list[Question]:
    """A question for each description that may mean somebody, in text order."""
    found = []
    for described in people.described:
        others = tuple(people.candidates(described))
        clues = Clues(people, described, others)
        if others:
            found.append(Question(described, others, tuple(map(clues.of, others)), clues.of_nobody()))
    return found


def choose(questions: Iterable[Question], weights: ClueWeights) -> Iterator[Choice]:
    """Whom each description likeliest means; those that were joined before count as one with whom they mean."""
    same: dict[int, int] = {}
    for question in questions:
        scores: dict[int, tuple[float, int]] = {}
        for number, (other, clues) in enumerate(zip(question.others, question.clues, strict=True)):
            one = same.get(other.place, other.place)
            scores[one] = max(scores.get(one, (-math.inf, 0)), (weights.weigh(clues), -number))
        best, number = max(scores.values())
        every = sum(math.exp(score - best) for score, _ in scores.values())
        other = question.others[-number]
        likely = 1 / (every + math.exp(weights.weigh(question.nobody) - best))
        choice = Choice(question.described, other, same.get(other.place, other.place), likely)
        if likely >= weights.sure:
            same[choice.described.place] = choice.one
        yield choice
