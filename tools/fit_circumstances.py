"""Makes languages/fr/events/circumstances.toml: what each clue weighs that a place or a time is that of an event.

    python tools/fit_circumstances.py src/selon/languages/fr/events/circumstances.toml GOLD [GOLD ...]

GOLD are folders of annotated reports, as for fit_clues.py, whose fit this uses: a softmax over the places (the times)
of a report and none, fitted to every event whose trigger and type are found. Printed, from ten-fold cross-validation by
report: how many places and times are given at which bound, how many of them rightly, and to how many events of which
the annotators say none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from fit_clues import is_called
from softmax import FOLDS, Choice, fit, lines_of
from staging import analyse_gold, stage_events

from selon.analysis import Analysis
from selon.evaluation.gold import GoldDocument, GoldEvent
from selon.evaluation.matching import match, overlap_length
from selon.reading.events.factuality import find_factuality, find_statement
from selon.reading.events.frames import Frame
from selon.reading.events.inferred import infer_roles
from selon.reading.events.place_clues import PlaceClues
from selon.reading.events.roles import Roles
from selon.reading.events.time_clues import Dates, TimeClues
from selon.reading.events.where import Setting
from selon.rules import RuleSet, load_rules
from selon.rules.clues import CIRCUMSTANCES

# The strength of the prior, at which most were right in cross-validation.
PRIOR = 8.0
# From which likelihood a place or a time is given: where hardly a right one is lost. For times 0.15 loses seven of 526
# and keeps out a tenth of those where the annotators have none, 0.2 loses twenty and keeps out a quarter.
SURE = {"place": 0.1, "time": 0.12}
BOUNDS = (0.0, 0.05, 0.1, 0.12, 0.15, 0.2, 0.3, 0.4, 0.5)
HEAD = """# What each clue weighs that a place or a time of the report is that of an event, in logarithms of odds. Made
# by tools/fit_circumstances.py; not edited by hand. The clues are those of `reading/events/place_clues.py` and
# `time_clues.py`:
#
# sure              how likely a place or a time must be to be given
# untold ...        that the report does not say; by type, form, tense, or in what somebody says
# in, named, around, struck     how a place is named: something happens there; it is spoken of; it only tells where
#                   another lies; it is what is taken or shelled
# own, under, over, other ...   in the event's clause, one under or over it, or another of its sentence
# state, town, wide what a place is: a state, a place in a known country, another
# here, told last, in the paragraph, before, lead, named later, often ...  where in the report it is named
# preposition ...   the word before a time of the event's sentence
# hangs, hangs on another   on the trigger or the verb that carries it; on those of another event
# of ...            other events have a time in their clause: of the type or the trigger, here, the last, the next
# day, month, year, stretch, reference   what a time is; ahead: behind the report's own date
# future, present, published    the future, the present, the report's own date; with the tense of the event's verb
"""


@dataclass(frozen=True)
class Circumstance:
    """The place or the time of an event: the clues of each there is, and of none, which comes last."""

    document: str
    name: str
    choice: Choice
    required: bool


def main(target: Path, folders: Iterable[Path]) -> None:
    """Write the weights and print what they are worth."""
    rules = load_rules("fr")
    gold = analyse_gold(folders, rules)
    examples = [e for d, a in gold for e in find_examples(d, a, rules)]
    tables = []
    for name in CIRCUMSTANCES:
        own = [e for e in examples if e.name == name]
        report(name, own)
        fitted = fit([e.choice for e in own], PRIOR)
        tables.append("\n".join([f"[{name}]", f"sure = {SURE[name]}", *lines_of(fitted)]))
    target.write_text(HEAD + "\n" + "\n\n".join(tables) + "\n", encoding="utf8")


def find_examples(document: GoldDocument, analysis: Analysis, rules: RuleSet) -> Iterator[Circumstance]:
    """The place and the time of every event of a document whose trigger and type are found."""
    scene, read, same = stage_events(analysis, rules)
    setting = Setting.of(scene)
    told = infer_roles(scene, setting, read, same)
    dates = Dates.of(scene, (frame for frame, _ in told))
    gold = document.events or ()
    spans = [(scene.analysis.span(f.match.first, f.match.last), f.match.trigger.type) for f, _ in told]
    pairs = match(gold, spans, lambda g, s: float(overlap_length(g.anchor, s[0]) > 0 and s[1] in g.types), 1).pairs
    for pair in pairs:
        frame, roles = told[pair.found]
        yield of_place(document.name, setting, frame, roles, gold[pair.gold])
        yield of_time(document.name, dates, frame, gold[pair.gold])


def of_place(document: str, setting: Setting, frame: Frame, roles: Roles, gold: GoldEvent) -> Circumstance:
    """The places of a report as that of one event."""
    clues = PlaceClues(setting, frame, roles, _factuality(frame))
    entity = frame.scene.book.entity
    right = (bool(gold.place) and is_called(entity(place), (gold.place,)) for place in setting.tokens_of)
    choice = Choice(
        clues=(*(clues.of(place) for place in setting.tokens_of), clues.of_none()),
        right=(*right, not gold.place),
    )
    return Circumstance(document, "place", choice, required=not gold.optional)


def of_time(document: str, dates: Dates, frame: Frame, gold: GoldEvent) -> Circumstance:
    """The times of a report as that of one event."""
    clues = TimeClues(dates, frame, _factuality(frame))
    choice = Choice(
        clues=(*(clues.of(value) for value in dates.tokens_of), clues.of_none()),
        right=(*(value == gold.time for value in dates.tokens_of), gold.time is None),
    )
    return Circumstance(document, "time", choice, required=not gold.optional)


def _factuality(frame: Frame) -> str:
    return find_factuality(frame, find_statement(frame.scene, frame.match.head.start))


def likeliest(weights: Mapping[str, float], choice: Choice) -> tuple[bool, float]:
    """Whether the likeliest place or time is right, and how likely it is."""
    sums = np.array([sum(weights.get(name, 0.0) * much for name, much in clues.items()) for clues in choice.clues])
    odds = np.exp(sums - sums.max())
    best = max(range(len(sums) - 1), key=lambda i: sums[i], default=len(sums) - 1)
    return choice.right[best], float(odds[best] / odds.sum()) if len(sums) > 1 else 0.0


def report(name: str, examples: list[Circumstance]) -> None:
    """Print what is given, and how much of it rightly, in reports that the weights were not fitted on."""
    fold_of = {document: i % FOLDS for i, document in enumerate(sorted({e.document for e in examples}))}
    guesses: list[tuple[bool, float, bool]] = []
    for held in range(FOLDS):
        weights = fit([e.choice for e in examples if fold_of[e.document] != held], PRIOR)
        for e in examples:
            if fold_of[e.document] == held and e.required:
                guesses.append((*likeliest(weights, e.choice), e.choice.right[-1]))
    untold = sum(none for *_, none in guesses)
    print(f"{name}: of {len(guesses)} events, {untold} without one")
    for bound in BOUNDS:
        given = [(right, none) for right, likely, none in guesses if likely >= bound]
        right, false = sum(right for right, _ in given), sum(none for _, none in given)
        print(f"  at {bound}: {len(given)} given, {right} right, {false} where there is none")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
