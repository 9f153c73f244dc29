"""Makes languages/fr/events/clues.toml: what each clue weighs that a party is the actor or the recipient of an event.

    python tools/fit_clues.py src/selon/languages/fr/events/clues.toml GOLD [GOLD ...]

GOLD are folders of annotated reports (NAME.txt beside NAME.gold.json), made to learn from, not those that figures are
quoted on. The weights are those of a softmax over the parties of a report and nobody, fitted to every event whose
trigger and type are found; a prior keeps them small. Printed, from ten-fold cross-validation by report: how many of the
roles that no word fills are given to somebody, at which bound, and how many of them rightly.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from selon.analysis import Analysis, load_model
from selon.document import Document
from selon.evaluation.events import MUTUAL
from selon.evaluation.gold import GoldDocument, GoldEvent, load_gold
from selon.evaluation.matching import match, overlap_length
from selon.evaluation.speakers import are_alike, fold
from selon.moment import Moment
from selon.reading.events.cast import Cast
from selon.reading.events.clues import OTHER_ROLE, Clues
from selon.reading.events.find import tell
from selon.reading.events.frames import Frame
from selon.reading.events.roles import Roles
from selon.reading.events.scene import Scene
from selon.reading.events.where import Setting
from selon.reading.names import find_names
from selon.reading.statements import Ground, SpeakerBook, find_statements
from selon.reading.times import find_publication_days, find_times
from selon.record import Entity
from selon.rules import RuleSet, load_rules
from selon.rules.clues import ROLES

FOLDS = 10
# Clues met in fewer roles tell more of one report than of French.
RAREST = 4
# The strength of the prior, and the bound from which a party is named: that at which most events had both parties right
# in cross-validation, also where a name the annotators left out counts as wrong. Of those it names, half are wrong.
PRIOR = 2.0
SURE = {"actor": 0.3, "recipient": 0.3}
BOUNDS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
# A weight so small changes nothing.
SMALLEST = 0.05
HEAD = """# What each clue weighs that a party of the report has a role in an event whose words do not say who, in
# logarithms of odds. Made by tools/fit_clues.py; not edited by hand. The clues are those of `reading/events/clues.py`:
#
# sure              how likely a party must be to be named
# nobody ...        that there is none; "of many" is the logarithm of how often the party is met that is met most
# often, long ago   the logarithm of how often a party is met, and of how many sentences ago it was met last
# KIND, TYPE KIND   what it is: person, organization, state, group; "unnamed" where the report only describes it
# read ...          it is in the slot of the trigger: never where a role is open, but the fit needs to know
# own, over, under, other ...    in the event's clause, one over or under it, or another: what a mention is there
# hangs, below, before, behind ...  where a mention stands from the trigger, a noun, passive, infinitive or other verb
# cue, said, wants, promises ... its part in the statement that the event is the cue of, or that tells the event
"""


@dataclass(frozen=True)
class Example:
    """A role of an event.

    Attributes:
        clues: of each party, and last of nobody.
        right: which of them are right; none, where the answer is not met.
        is_open: no slot fills it.
    """

    document: str
    role: str
    clues: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]
    is_open: bool
    required: bool


def main(target: Path, folders: Iterable[Path]) -> None:
    """Write the weights and print what they are worth."""
    rules = load_rules("fr")
    documents = [document for folder in folders for document in load_gold(folder)]
    model = load_model(rules)
    analyses = model.analyse(
        Document(text=d.text, language="fr", published=None if d.published is None else Moment.parse(d.published))
        for d in documents
    )
    examples = [e for d, a in zip(documents, analyses, strict=True) for e in find_examples(d, a, rules)]
    write(target, examples)


def find_examples(document: GoldDocument, analysis: Analysis, rules: RuleSet) -> Iterator[Example]:
    """The roles of every event of a document whose trigger and type are found."""
    scene, cast = stage(analysis, rules)
    gold = document.events or ()
    spans = [(scene.analysis.span(f.match.first, f.match.last), f.match.trigger.type) for f, _ in cast.told]
    pairs = match(gold, spans, lambda g, s: float(overlap_length(g.anchor, s[0]) > 0 and s[1] in g.types), 1).pairs
    entities = scene.book.entities
    for pair in pairs:
        frame, roles = cast.told[pair.found]
        for role in ROLES:
            yield example(document.name, cast, frame, roles, gold[pair.gold], role, entities)


def stage(analysis: Analysis, rules: RuleSet) -> tuple[Scene, Cast]:
    """A document read up to the events and the parties that their words name."""
    times = find_times(analysis, rules, find_publication_days(analysis, rules))
    names = find_names(analysis, rules)
    ground = Ground.of(analysis, rules, times, names)
    book = SpeakerBook(ground, names)
    scene = Scene.of(ground, book, find_statements(ground, book))
    told = tell(scene)
    return scene, Cast.of(scene, Setting.of(scene), told)


def example(
    document: str, cast: Cast, frame: Frame, roles: Roles, gold: GoldEvent, role: str, entities: tuple[Entity, ...]
) -> Example:
    """One role of one event; of mutual acts either side is right in either role."""
    wanted = gold.actor + gold.recipient if gold.type in MUTUAL else getattr(gold, role)
    read, other = roles.of(role), roles.of(OTHER_ROLE[role])
    places = sorted((cast.met.keys() | set(read)) - (set(other) - set(read)))
    clues = Clues(cast, frame, roles)
    right = (any(is_called(entities[place], names) for names in wanted) for place in places)
    return Example(
        document=document,
        role=role,
        clues=(*(clues.of(place, role) for place in places), clues.of_nobody()),
        right=(*right, not wanted),
        is_open=not read,
        required=not gold.optional,
    )


def is_called(entity: Entity, names: tuple[str, ...]) -> bool:
    """Whether an entity goes by one of these names."""
    own = {entity.name, *entity.aliases, *(m.span.text for m in entity.mentions if m.kind == "name")}
    return any(are_alike(fold(name), fold(each)) for name in names for each in own)


@dataclass(frozen=True)
class Fit:
    """Fitted weights, by clue."""

    of: Mapping[str, float]

    def likeliest(self, example: Example) -> tuple[bool, float]:
        """Whether the likeliest party is right, and how likely it is."""
        sums = np.array([sum(self.of.get(name, 0.0) * much for name, much in c.items()) for c in example.clues])
        odds = np.exp(sums - sums.max())
        best = max(range(len(sums) - 1), key=lambda i: sums[i], default=len(sums) - 1)
        return example.right[best], float(odds[best] / odds.sum()) if len(sums) > 1 else 0.0


def fit(examples: list[Example], strength: float = PRIOR) -> Fit:
    """The weights under which the right answers are likeliest; roles of somebody who is not met are left out.

    Args:
        strength: of the prior that keeps the weights small.
    """
    met = Counter(name for e in examples for name in {name for clues in e.clues for name in clues})
    names = sorted(name for name, count in met.items() if count >= RAREST)
    column = {name: i for i, name in enumerate(names)}
    known = [e for e in examples if any(e.right)]
    rows = np.concatenate([table(e, column) for e in known])
    right = np.array([right for e in known for right in e.right], dtype=float)
    starts = np.cumsum([0, *(len(e.right) for e in known)])[:-1]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = rows @ weights
        sizes = np.diff([*starts, len(sums)])
        sums = sums - np.repeat(np.maximum.reduceat(sums, starts), sizes)
        odds = np.exp(sums)
        every, good = np.add.reduceat(odds, starts), np.add.reduceat(odds * right, starts)
        slope = rows.T @ (odds / np.repeat(every, sizes) - odds * right / np.repeat(good, sizes))
        prior = strength * weights
        return float(np.log(every).sum() - np.log(good).sum() + prior @ weights / 2), slope + prior

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return Fit({name: float(found[i]) for name, i in column.items()})


def table(example: Example, column: Mapping[str, int]) -> np.ndarray:
    """The clues of an example, a party a row."""
    rows = np.zeros((len(example.clues), len(column)))
    for i, clues in enumerate(example.clues):
        for name, much in clues.items():
            if name in column:
                rows[i, column[name]] = much
    return rows


def write(target: Path, examples: list[Example]) -> None:
    """Write the weights of both roles, and print their worth by cross-validation."""
    tables = []
    for role in ROLES:
        own = [e for e in examples if e.role == role]
        report(role, own)
        fitted = fit(own)
        weights = sorted((name, weight) for name, weight in fitted.of.items() if abs(weight) >= SMALLEST)
        lines = [f"[{role}]", f"sure = {SURE[role]}"]
        tables.append("\n".join([*lines, *(f'"{name}" = {weight:.2f}' for name, weight in weights)]))
    target.write_text(HEAD + "\n" + "\n\n".join(tables) + "\n", encoding="utf8")


def report(role: str, examples: list[Example]) -> None:
    """Print what is given, and how much of it rightly, to open roles of reports that the weights were not fitted on."""
    documents = sorted({e.document for e in examples})
    fold_of = {document: i % FOLDS for i, document in enumerate(documents)}
    guesses: list[tuple[bool, float]] = []
    for held in range(FOLDS):
        fitted = fit([e for e in examples if fold_of[e.document] != held])
        for e in examples:
            if fold_of[e.document] == held and e.is_open and e.required:
                guesses.append(fitted.likeliest(e))
    for bound in BOUNDS:
        given = [right for right, likely in guesses if likely >= bound]
        print(f"{role}: of {len(guesses)} open, at {bound}: {len(given)} given, {sum(given)} right")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
