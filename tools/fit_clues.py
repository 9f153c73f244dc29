"""Makes languages/fr/events/clues.toml: what each clue weighs that a party is the actor or the recipient of an event.

    python tools/fit_clues.py src/selon/languages/fr/events/clues.toml GOLD [GOLD ...]

GOLD are folders of annotated reports (NAME.txt beside NAME.gold.json), made to learn from, not those that figures are
quoted on. The weights are those of a softmax over the parties of a report and nobody, fitted to every event whose
trigger and type are found; a prior keeps them small. Printed, from ten-fold cross-validation by report: at each bound,
how many parties are named, how many of them are right, and of how many events both roles are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from softmax import FOLDS, Choice, fit, lines_of
from staging import analyse_gold, stage_events

from selon.analysis import Analysis
from selon.evaluation.events import MUTUAL
from selon.evaluation.gold import GoldDocument, GoldEvent
from selon.evaluation.matching import match, overlap_length
from selon.evaluation.speakers import are_alike, fold
from selon.reading.events.cast import Cast
from selon.reading.events.clues import Clues
from selon.reading.events.frames import Frame
from selon.reading.events.inferred import NOBODY, likeliest, likelihoods
from selon.reading.events.roles import Roles
from selon.reading.events.where import Setting
from selon.record import Entity
from selon.rules import RuleSet, load_rules
from selon.rules.clues import ROLES, ClueWeights

# The strength of the prior, chosen on 210 reports left out of the fit (1,163 events): of 100 parties named there 55
# are right. SURE is how likely a party that is not read must be to be named: as many events have both parties as
# annotated with any bound up to .3; of the parties between .1 and .2 one in six is right.
PRIOR = 16.0
SURE = {"actor": 0.2, "recipient": 0.2}
BOUNDS = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
HEAD = """# What each clue weighs that a party of the report has a role in an event, in logarithms of odds. Made by
# tools/fit_clues.py; not edited by hand. The clues are those of `reading/events/clues.py`:
#
# sure              how likely a party that is not read must be to be named
# nobody ...        that there is none; "of many" is the logarithm of how often the party is met that is met most
# often, long ago   the logarithm of how often a party is met, and of how many sentences ago it was met last
# KIND, TYPE KIND   what it is: person, organization, state, group; "unnamed" where the report only describes it
# is CALLING        what it is called, by `callings` of `frames.toml`
# mode ...          the same, and that there is nobody, by the mode of the event
# read ...          it is in the slot of the trigger
# met first, met most, subject of ...    its rank in the report
# PART elsewhere, TYPE PART, TYPE        its part in other events, by their type and that of this one; "before" and
#                   "behind": in the event told last or next
# FORM plural KIND  the number of the verb and what the party is
# own, over, under, other ...    in the event's clause, one over or under it, or another: what a mention is there
# hangs, below, before, behind ...  where a mention stands from the trigger, a noun, passive, infinitive or other verb
# cue, said, wants, promises ... its part in the statement that the event is the cue of, or that tells the event
"""


@dataclass(frozen=True)
class Role:
    """A role of an event.

    Attributes:
        clues: of each party by its place, and of nobody.
        right: those that are right; empty where the answer is not met.
    """

    clues: Mapping[int, Mapping[str, float]]
    right: frozenset[int]

    @property
    def choice(self) -> Choice:
        """The question of who it is."""
        return Choice(tuple(self.clues.values()), tuple(place in self.right for place in self.clues))


@dataclass(frozen=True)
class Told:
    """An event with its roles.

    Attributes:
        settled: a mutual act of which a side is read; nothing is chosen.
    """

    document: str
    roles: Mapping[str, Role]
    required: bool
    settled: bool


def main(target: Path, folders: Iterable[Path]) -> None:
    """Write the weights and print what they are worth."""
    rules = load_rules("fr")
    gold = analyse_gold(folders, rules)
    told = [e for d, a in gold for e in find_told(d, a, rules)]
    report(told)
    write(target, told)


def find_told(document: GoldDocument, analysis: Analysis, rules: RuleSet) -> Iterator[Told]:
    """Every event of a document whose trigger and type are found."""
    scene, read, same = stage_events(analysis, rules)
    cast = Cast.of(scene, Setting.of(scene), read, same)
    gold = document.events or ()
    spans = [(scene.analysis.span(f.match.first, f.match.last), f.match.trigger.type) for f, _ in cast.told]
    pairs = match(gold, spans, lambda g, s: float(overlap_length(g.anchor, s[0]) > 0 and s[1] in g.types), 1).pairs
    for pair in pairs:
        frame, roles = cast.told[pair.found]
        event = gold[pair.gold]
        yield Told(
            document=document.name,
            roles={role: example(cast, frame, roles, event, role) for role in ROLES},
            required=not event.optional,
            settled=frame.match.trigger.type in MUTUAL and bool(roles.actor or roles.recipient),
        )


def example(cast: Cast, frame: Frame, roles: Roles, gold: GoldEvent, role: str) -> Role:
    """One role of one event; of mutual acts either side is right in either role."""
    wanted = gold.actor + gold.recipient if gold.type in MUTUAL else getattr(gold, role)
    clues = Clues(cast, frame, roles).of_all(role)
    entities = cast.scene.book.entities
    right = {place for place in clues if place != NOBODY and is_called(entities[place], wanted)}
    return Role(clues, frozenset(right if wanted else (NOBODY,)))


def is_called(entity: Entity, wanted: tuple[tuple[str, ...], ...]) -> bool:
    """Whether an entity goes by one of these names."""
    own = {entity.name, *entity.aliases, *(m.span.text for m in entity.mentions if m.kind == "name")}
    return any(are_alike(fold(name), fold(each)) for names in wanted for name in names for each in own)


def write(target: Path, told: list[Told]) -> None:
    """Write the weights of both roles."""
    tables = []
    for role in ROLES:
        fitted = fit([event.roles[role].choice for event in told], PRIOR)
        tables.append("\n".join([f"[{role}]", f"sure = {SURE[role]}", *lines_of(fitted)]))
    target.write_text(HEAD + "\n" + "\n\n".join(tables) + "\n", encoding="utf8")


def report(told: list[Told]) -> None:
    """Print what is named, and how much of it rightly, in reports that the weights were not fitted on."""
    documents = sorted({event.document for event in told})
    fold_of = {document: i % FOLDS for i, document in enumerate(documents)}
    judged: list[tuple[Told, dict[str, dict[int, float]]]] = []
    for held in range(FOLDS):
        seen = [event for event in told if fold_of[event.document] != held]
        weights = {role: ClueWeights(0.0, fit([event.roles[role].choice for event in seen], PRIOR)) for role in ROLES}
        for event in told:
            if fold_of[event.document] == held and event.required and not event.settled:
                judged.append((event, {r: likelihoods(weights[r], event.roles[r].clues) for r in ROLES}))
    for bound in BOUNDS:
        named = right = both = 0
        for event, likely in judged:
            chosen = {r: p if likely[r][p] >= bound else NOBODY for r, p in likeliest(likely).items()}
            named += sum(place != NOBODY for place in chosen.values())
            right += sum(chosen[role] != NOBODY and chosen[role] in event.roles[role].right for role in ROLES)
            # As `selon eval` counts: one name is forgiven where the annotators have none.
            both += all(not event.roles[role].right.isdisjoint((chosen[role], NOBODY)) for role in ROLES)
        print(f"at {bound}: {named} parties named, {right} right; both roles of {both} of {len(judged)} events")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
