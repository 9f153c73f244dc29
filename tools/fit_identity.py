"""Makes languages/fr/identity/clues.toml: what each clue weighs that a description means somebody else of its report.

    python tools/fit_identity.py src/selon/languages/fr/identity/clues.toml FOLDER [FOLDER ...]

The folders hold reports and who is who in them, judged by readers. NAME.txt is the text. NAME.json tells when it was
published (`published`), where each entity of a reading is met first (`first`, by id) and where those without a name are
described (`described`, by id); spans are pairs of code points. NAME.ans.txt has a line for each of the described:
"e17 = e5" the same as e5, `e17 = "Name"` the same as somebody whom the reading has not found, "e17 < e5" part of e5 or
acting for it, "e17 -" somebody else, "e17 x" a phrase that means nobody. The weights are those of a softmax over the
others of the report and nobody; a prior keeps them small. Printed, from ten-fold cross-validation by report: at each
bound, how many descriptions are joined, how many of them rightly, and what share that is of all that could be.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from softmax import FOLDS, Choice, fit, lines_of
from staging import stage

from selon.analysis import load_model
from selon.document import Document
from selon.moment import Moment
from selon.reading.events.find import find_told
from selon.reading.identity.find import Question, choose, find_questions
from selon.reading.identity.profiles import People, Profile
from selon.rules import load_rules
from selon.rules.clues import ClueWeights

# Of the priors tried (0.5 to 4) with 0.7 to 1 the most are joined at one precision.
PRIOR = 0.7
SURE = 0.85
BOUNDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9)
HEAD = """# What each clue weighs that a description means somebody else of the report, in logarithms of odds. Made by
# tools/fit_identity.py; not edited by hand. The clues are those of `reading/identity/clues.py`:
#
# sure              how likely it must be that two are one for them to be joined
# nobody ...        that it means nobody else: by its article, its kind, the family of its noun, where it stands
# KIND named KIND   what the description and the other are, and whether the report names the other
# before, ahead     where the other is met, how many sentences off, and whether it is the nearest of its sort
# other             the rest tell grammar, nouns, roles, ages, numbers, and what both do
"""
_LINE = re.compile(r'(e\d+) *(?:([=<]) *(e\d+|"[^"]+")|(-|x))')


@dataclass(frozen=True)
class Judged:
    """A report with what readers said of it.

    Attributes:
        one: places in the book of those who are one, a set for each of several.
        places: of the descriptions that were judged.
    """

    name: str
    people: People
    one: tuple[frozenset[int], ...]
    places: frozenset[int]

    @cached_property
    def questions(self) -> list[Question]:
        """Whom its descriptions mean, of those that were judged."""
        return [each for each in find_questions(self.people) if each.described.place in self.places]

    @cached_property
    def choices(self) -> list[Choice]:
        """The questions with their answers."""
        found = []
        for each in self.questions:
            those = [other.place in self.same_as(each.described) for other in each.others]
            found.append(Choice((*each.clues, each.nobody), (*those, not any(those))))
        return found

    def same_as(self, profile: Profile) -> frozenset[int]:
        """The others that a description means."""
        return next((one for one in self.one if profile.place in one), frozenset((profile.place,)))


def main(target: Path, folders: Iterable[Path]) -> None:
    """Write the weights and print what they are worth."""
    reports = [report for folder in folders for report in read_reports(folder)]
    show(reports)
    lines = "\n".join(
        ["[same]", f"sure = {SURE}", *lines_of(fit([each for report in reports for each in report.choices], PRIOR))]
    )
    target.write_text(f"{HEAD}\n{lines}\n", encoding="utf8")


def read_reports(folder: Path) -> Iterator[Judged]:
    """The reports of a folder that were judged."""
    rules = load_rules("fr")
    files = [file for file in sorted(folder.glob("*.json")) if file.with_suffix(".ans.txt").exists()]
    known = [json.loads(file.read_text(encoding="utf8")) for file in files]
    texts = (file.with_suffix(".txt").read_text(encoding="utf8") for file in files)
    documents = (
        Document(text=text, language="fr", published=one["published"] and Moment.parse(one["published"]))
        for text, one in zip(texts, known, strict=True)
    )
    for file, one, analysis in zip(files, known, load_model(rules).analyse(documents), strict=True):
        answers = file.with_suffix(".ans.txt").read_text(encoding="utf8")
        scene = stage(analysis, rules)
        yield judge(file.stem, People.of(scene, find_told(scene)), one, answers)


def judge(name: str, people: People, known: dict[str, dict[str, list[int]]], answers: str) -> Judged:
    """What the readers said, of the entities that are found where they found them."""
    at = {(tuple(span), eid not in known["described"]): eid for eid, span in known["first"].items()}
    place_of = {}
    for place, entity in enumerate(people.scene.book.entities):
        if entity.mentions:
            span, named = entity.mentions[0].span, any(m.kind in ("name", "demonym") for m in entity.mentions)
            place_of[at.get(((span.start, span.end), named), "")] = place
    one: list[set[int]] = []
    judged = set()
    for eid, sign, other, _ in _LINE.findall(answers):
        if eid not in place_of:
            continue
        judged.add(place_of[eid])
        if sign == "=" and other in place_of:
            both = {place_of[eid], place_of[other]}
            meeting = [some for some in one if some & both]
            one = [some for some in one if not some & both] + [both.union(*meeting)]
    return Judged(name, people, tuple(map(frozenset, one)), frozenset(judged))


def show(reports: list[Judged]) -> None:
    """Print how many descriptions are joined, and how many rightly, in reports that the weights were not fitted on."""
    trained = [
        fit([each for i, report in enumerate(reports) if i % FOLDS != held for each in report.choices], PRIOR)
        for held in range(FOLDS)
    ]
    every = sum(not each.right[-1] for report in reports for each in report.choices)
    for bound in BOUNDS:
        joined = right = 0
        for i, report in enumerate(reports):
            for chosen in choose(report.questions, ClueWeights(bound, trained[i % FOLDS])):
                if chosen.likely >= bound:
                    joined += 1
                    right += chosen.other.place in report.same_as(chosen.described)
        print(f"at {bound}: {joined} joined, {right} right ({right / max(joined, 1):.2f}); of {every}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
