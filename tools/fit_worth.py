"""Makes languages/fr/events/worth.toml: what each clue weighs that a word tells an event worth a record.

    python tools/fit_worth.py src/selon/languages/fr/events/worth.toml GOLD [GOLD ...]

GOLD are folders of annotated reports, as for fit_clues.py, whose fit this uses: of every word that may denote an event,
surely or not, new or taken up, whether the annotators have it; those they hold optional are left out. What a trigger
itself weighs is learned through the vector of its word, so that rare words weigh what words like them do. Printed, from
ten-fold cross-validation by report: at each bound, precision, recall and F1 of the anchors.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import spacy
from keeping import Told, report
from softmax import fit, lines_of
from staging import analyse_gold, stage

from selon.analysis import Analysis
from selon.evaluation.gold import GoldDocument
from selon.evaluation.matching import match, overlap_length
from selon.reading.events.find import find_candidates
from selon.reading.events.worth import WorthClues
from selon.rules import RuleSet, load_rules
from selon.rules.clues import WORTH

# The strength of the prior.
PRIOR = 4.0
# So many numbers of a word's vector are used, those in which triggers differ most, and multiplied by this: a vector
# as a whole then tells about as much as one clue.
NUMBERS = 60
SCALE = 0.2
MEANING = "meaning"
# From which likelihood an event is kept. F1 is highest from .35 to .4; what people contradict each other about is often
# told but once, in a quotation, and is lost then.
SURE = 0.27
BOUNDS = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45)
HEAD = """# What each clue weighs that a word tells an event worth a record, in logarithms of odds. Made by
# tools/fit_worth.py; not edited by hand. The clues are those of `reading/events/worth.py`:
#
# sure              how likely an event must be to be kept
# fr.event..., TYPE, noun, verb, passive, infinitive, word, phrase, needs   what the trigger is
# new, taken up     whether it tells the event anew, as `reading/events/novelty.py` says
# bare, definite, indefinite, demonstrative, other ...  what stands before a noun, one or several
# no actor, no recipient, no party, both parties ...    whom its own words name
# told CT+ ..., said ..., quoted, cue     how sure it is, and who says so
# in ..., a day here, no name here ...    where it stands, and what its sentence names
# late, length, deep, events here         logarithms: sentences and words before it, its sentence and its events
# events, dense, type share, states, quoted share       what the report tells besides
# lacks ..., lacking, doubtful ...        what the trigger's entry needs and is not there; what counts then
"""


def main(target: Path, folders: Iterable[Path]) -> None:
    """Write the weights and print what they are worth."""
    rules = load_rules("fr")
    gold = analyse_gold(folders, rules)
    meanings = find_meanings(rules)
    told = [each for d, a in gold for each in find_told(d, a, rules, meanings)]
    report(told, sum(not event.optional for d, _ in gold for event in d.events or ()), PRIOR, BOUNDS)
    fitted = fold(fit([each.choice for each in told if each.is_right is not None], PRIOR), meanings)
    lines = "\n".join([f"[{WORTH[0]}]", f"sure = {SURE}", *lines_of(fitted)])
    target.write_text(f"{HEAD}\n{lines}\n", encoding="utf8")


def find_meanings(rules: RuleSet) -> dict[str, dict[str, float]]:
    """The vector of each trigger's first word that has one, as clues; a trigger without one has none."""
    vocabulary = spacy.load(rules.model, exclude=["parser", "ner", "lemmatizer", "morphologizer"]).vocab
    triggers = {t.id: t for every in (rules.events.verbs, rules.events.nouns) for some in every.values() for t in some}
    words = {key: next(filter(vocabulary.has_vector, t.words), None) for key, t in triggers.items()}
    known = {key: vocabulary.get_vector(word) for key, word in words.items() if word is not None}
    vectors = np.stack(list(known.values()))
    _, _, axes = np.linalg.svd(vectors - vectors.mean(0), full_matrices=False)
    return {
        key: {f"{MEANING} {i}": float(much) for i, much in enumerate(SCALE * axes[:NUMBERS] @ vector)}
        for key, vector in known.items()
    }


def fold(fitted: Mapping[str, float], meanings: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The weights with those of the vectors' numbers summed up, trigger by trigger."""
    folded = defaultdict(float, {name: weight for name, weight in fitted.items() if not name.startswith(MEANING)})
    for trigger, meaning in meanings.items():
        folded[trigger] += sum(fitted.get(name, 0.0) * much for name, much in meaning.items())
    return folded


def find_told(
    document: GoldDocument, analysis: Analysis, rules: RuleSet, meanings: Mapping[str, Mapping[str, float]]
) -> Iterator[Told]:
    """Every word of a document that may denote an event."""
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
        meaning = meanings.get(each.frame.match.trigger.id, {})
        yield Told(document.name, {**clues.of(number), **meaning}, each.is_new, right)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
