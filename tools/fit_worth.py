"""Makes languages/fr/events/worth.toml: what each clue weighs that a word tells an event worth a record.

    python tools/fit_worth.py src/selon/languages/fr/events/worth.toml GOLD [GOLD ...]

GOLD are folders of annotated reports, as for fit_clues.py, whose fit this uses: of every word that denotes an event,
new or taken up, whether the annotators have it; those they hold optional are left out. Printed, from ten-fold
cross-validation by report: at each bound, precision, recall and F1 of the anchors, the mean of several partings.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from softmax import FOLDS, Choice, fit, lines_of
from staging import stage

from selon.analysis import Analysis, load_model
from selon.document import Document
from selon.evaluation.gold import GoldDocument, load_gold
from selon.evaluation.matching import match, overlap_length
from selon.moment import Moment
from selon.reading.events.find import find_candidates
from selon.reading.events.worth import WorthClues
from selon.rules import RuleSet, load_rules
from selon.rules.clues import WORTH, ClueWeights

# The strength of the prior: with 2 and 8 the anchors' F1 in cross-validation is lower by a point and by half a point.
PRIOR = 4.0
# From which likelihood an event is kept; F1 is level about it.
SURE = 0.3
BOUNDS = (0.0, 0.25, 0.3, 0.35, 0.4, 0.45)
# The reports are parted anew so many times: one way alone tells F1 to no more than a point.
PARTINGS = 5
HEAD = """# What each clue weighs that a word tells an event worth a record, in logarithms of odds. Made by
# tools/fit_worth.py; not edited by hand. The clues are those of `reading/events/worth.py`:
#
# sure              how likely an event must be to be kept
# event, TYPE, noun, verb, passive, infinitive, word, phrase, needs   what the trigger is
# new, taken up     whether it tells the event anew, as `reading/events/novelty.py` says
# bare, definite, indefinite, demonstrative, other ...  what stands before a noun, one or several
# no actor, no recipient, no party, both parties ...    whom its own words name
# told CT+ ..., said ..., quoted, cue     how sure it is, and who says so
# in ..., a day here, no name here ...    where it stands, and what its sentence names
# late, length, deep, events here         logarithms: sentences and words before it, its sentence and its events
# events, dense, type share, states, quoted share       what the report tells besides
"""


@dataclass(frozen=True)
class Told:
    """A word that denotes an event: the clues for it, and whether the annotators have it; None where it is optional."""

    document: str
    clues: Mapping[str, float]
    is_new: bool
    is_right: bool | None

    @property
    def choice(self) -> Choice:
        """The question whether it is worth a record."""
        return Choice((self.clues, {}), (bool(self.is_right), not self.is_right))


def main(target: Path, folders: Iterable[Path]) -> None:
    """Write the weights and print what they are worth."""
    rules = load_rules("fr")
    documents = [document for folder in folders for document in load_gold(folder)]
    analyses = load_model(rules).analyse(
        Document(text=d.text, language="fr", published=None if d.published is None else Moment.parse(d.published))
        for d in documents
    )
    told = [each for d, a in zip(documents, analyses, strict=True) for each in find_told(d, a, rules)]
    report(told, sum(not event.optional for d in documents for event in d.events or ()))
    fitted = fit([each.choice for each in told if each.is_right is not None], PRIOR)
    lines = "\n".join([f"[{WORTH[0]}]", f"sure = {SURE}", *lines_of(fitted)])
    target.write_text(f"{HEAD}\n{lines}\n", encoding="utf8")


def find_told(document: GoldDocument, analysis: Analysis, rules: RuleSet) -> Iterator[Told]:
    """Every word of a document that denotes an event."""
    scene = stage(analysis, rules)
    clues = WorthClues(scene, find_candidates(scene))
    gold = document.events or ()
    matches = [each.frame.match for each in clues.candidates]
    spans = [(analysis.span(m.first, m.last), m.trigger.type) for m in matches]
    pairs = match(
        gold, spans, lambda g, s: float(overlap_length(g.anchor, s[0]) > 0) * (1 + (s[1] in g.types)), 1
    ).pairs
    known = {pair.found: gold[pair.gold].optional for pair in pairs}
    for number, each in enumerate(clues.candidates):
        right = None if known.get(number) else number in known
        yield Told(document.name, clues.of(number), each.is_new, right)


def report(told: list[Told], wanted: int) -> None:
    """Print how well the events are found in reports that the weights were not fitted on."""
    names = sorted({each.document for each in told})
    likely = np.zeros((PARTINGS, len(told)))
    for parting in range(PARTINGS):
        shuffled = np.random.default_rng(parting).permutation(names)
        fold_of = {str(name): i % FOLDS for i, name in enumerate(shuffled)}
        for held in range(FOLDS):
            seen = [e.choice for e in told if fold_of[e.document] != held and e.is_right is not None]
            weights = ClueWeights(0.0, fit(seen, PRIOR))
            for i, each in enumerate(told):
                if fold_of[each.document] == held:
                    likely[parting, i] = 1 / (1 + np.exp(-weights.weigh(each.clues)))
    new = np.array([each.is_new for each in told])
    right = np.array([each.is_right is True for each in told])
    wrong = np.array([each.is_right is False for each in told])
    for bound in BOUNDS:
        kept = new & (likely >= bound)
        good, bad = (kept & right).sum() / PARTINGS, (kept & wrong).sum() / PARTINGS
        f1 = 2 * good / (wanted + good + bad)
        print(f"at {bound}: precision {good / (good + bad):.3f} recall {good / wanted:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
