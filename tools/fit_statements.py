"""Makes languages/fr/cues/worth.toml: what each clue weighs that a cue makes a statement.

    python tools/fit_statements.py src/selon/languages/fr/cues/worth.toml GOLD [GOLD ...]

GOLD are folders of annotated reports, as for fit_worth.py: of every draft, whether the annotators have its words; those
they hold optional are left out. Printed, from ten-fold cross-validation by report: at each bound, precision, recall and
F1 of what is reported.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from keeping import Told, report
from softmax import fit, lines_of
from staging import analyse_gold, stage_ground

from selon.analysis import Analysis
from selon.evaluation.gold import GoldDocument
from selon.evaluation.matching import match, overlap_share
from selon.reading.statements.find import find_settled
from selon.reading.statements.worth import DraftClues
from selon.rules import RuleSet, load_rules
from selon.rules.clues import STATEMENT
from selon.span import Span

# The strength of the prior.
PRIOR = 4.0
# From which likelihood a draft is kept.
SURE = 0.45
BOUNDS = (0.0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5)
SAME = 0.5
HEAD = """# What each clue weighs that a cue makes a statement, in logarithms of odds. Made by tools/fit_statements.py;
# not edited by hand. The clues are those of `reading/statements/worth.py`:
#
# sure              how likely a statement must be to be kept
# statement, fr.cue..., verb, noun, KIND FRAME, affirms ...   the cue and the frame
# participle cue, negated cue, cue Tense=...   the form of a verb
# source ..., no source      who is answerable
# a clause, a phrase, opens with ..., few words, none quoted ...   what is reported
# inside another, FRAME inside another   the cue stands in what somebody else is told to say
# length, late      logarithms: its words, the sentences before it
# drafts, dense, people      logarithms: how many statements and people the report has
"""


def main(target: Path, folders: Iterable[Path]) -> None:
    """Write the weights and print what they are worth."""
    rules = load_rules("fr")
    gold = analyse_gold(folders, rules)
    told = [each for d, a in gold for each in find_told(d, a, rules)]
    report(told, sum(not each.optional for d, _ in gold for each in d.statements or ()), PRIOR, BOUNDS)
    fitted = fit([each.choice for each in told if each.is_right is not None], PRIOR)
    lines = "\n".join([f"[{STATEMENT[0]}]", f"sure = {SURE}", *lines_of(fitted)])
    target.write_text(f"{HEAD}\n{lines}\n", encoding="utf8")


def find_told(document: GoldDocument, analysis: Analysis, rules: RuleSet) -> Iterator[Told]:
    """Every draft of a document."""
    ground, _ = stage_ground(analysis, rules)
    drafts = find_settled(ground)
    clues = DraftClues(ground, drafts)
    spans = [[Span.of(analysis.text, *stretch) for stretch in draft.content.stretches] for draft in drafts]
    gold = document.statements or ()
    pairs = match(gold, spans, lambda g, s: overlap_share(g.content, s), SAME).pairs
    known = {pair.found: gold[pair.gold].optional for pair in pairs}
    for number, draft in enumerate(drafts):
        yield Told(document.name, clues.of(draft), True, None if known.get(number) else number in known)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
