"""Makes languages/fr/compare/contraries.toml: what each clue weighs that one clause contradicts another.

    python tools/fit_contraries.py [--only CLUE] src/selon/languages/fr/compare/contraries.toml DOSSIER [DOSSIER ...]

DOSSIER are folders with reports.jsonl and gold.json (as examples/dossier), made to learn from; one without gold.json
holds reports that have nothing to do with each other. The weights are those of a logistic regression in which a dispute
or a reversal needs one pair of its statements to be told, and any other pair is wrong ("multiple instances"); a prior
keeps them small. With --only, clues whose names begin so are fitted, and the other weights of the file stay. (Fitted
all anew with other unrelated reports, fewer disputes of dossiers held out were told: 18 and 5 instead of 22 and 7.)
Printed, each dossier judged by weights that were fitted on the others: at each bound, how many disputes and reversals
are told, and how many pairs of statements are told wrongly.

Source: Ray and Craven, Supervised versus multiple instance learning, ICML 2005.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from softmax import lines_of

from selon.compare import Claim, Vocabulary, load_vocabulary
from selon.compare.bond import bond_of
from selon.compare.clues import clues_of
from selon.compare.match import find_contraries, is_comparable, lay_all
from selon.desk.claiming import claims_of
from selon.desk.linking import COMPARED, keys_of, link_new
from selon.document import Document
from selon.ledger import Ledger, StatementRow, open_ledger
from selon.moment import Moment
from selon.reading.read import read_all

# The strength of the prior, and from what sum of weights on a match is told: F1 of the dossiers is on a wide plateau.
PRIOR, SURE = 12.0, -2.5
# Of two speakers of one report so much more is asked: else more is told of unrelated news, half of which is wrong.
IN_ONE_REPORT = 1.0
# What only looks like a dispute or a reversal counts so often.
DECOY = 2.0
BOUNDS = (-3.5, -3.0, -2.5, -2.0, -1.5, -1.0)
HEAD = """# What each clue weighs that one clause contradicts another, or gives another figure, in logarithms of odds.
# Made by tools/fit_contraries.py; not edited by hand. The clues are those of `compare/clues.py`:
#
# sure               from what sum of weights on a match is told
# one word ...       families, stems and names that both share; shorter, fuller: how much of each clause that is
# other denied       what "ne ... pas" denies is not among what both share
# contrary word      the one is put by the contrary word of the other (closed for open); every case: "aucun", "jamais"
# near, answers      side by side in one report; the later speaker speaks against something
# reply              the later one is what somebody else says next; opposed, contrasted: the report's own words set it
#                    against what was said before ("dément", "à l'inverse"), or beside it ("de son côté", "s'agace")
# yes and no         one says yes and the other no, in whatever words
# NAME, CLUE         the clue where NAME holds too
"""
Pair = frozenset[int]


@dataclass(frozen=True)
class Matter:
    """A dispute or a reversal: the pairs of statements that tell it, by the numbers of their rows."""

    kind: str
    pairs: frozenset[Pair]


@dataclass(frozen=True)
class Dossier:
    """The pairs that are compared, each with the clues of its clauses; what they should tell, and what they seem to."""

    name: str
    pairs: Mapping[Pair, tuple[dict[str, float], ...]]
    matters: tuple[Matter, ...]
    decoys: frozenset[Pair]

    @property
    def right(self) -> frozenset[Pair]:
        """The pairs that tell something of the gold."""
        return frozenset().union(*(matter.pairs for matter in self.matters))


def main(target: Path, folders: Iterable[Path], only: str = "") -> None:
    """Write the weights and print what they are worth."""
    dossiers = [read_dossier(folder) for folder in folders]
    held = read_weights(target) if only else {}
    report(dossiers, held, only)
    write(target, fit(dossiers, held, only))


def read_weights(target: Path) -> dict[str, float]:
    """The weights of a file, without what is asked of two speakers of one report."""
    found = tomllib.loads(target.read_text(encoding="utf8"))["contrary"]
    return {**found, "one report": found["one report"] + IN_ONE_REPORT}


def write(target: Path, weights: Mapping[str, float]) -> None:
    """Write the weights."""
    asked = {name: much for name, much in weights.items() if name != "sure"}
    asked["one report"] -= IN_ONE_REPORT
    lines = "\n".join(["[contrary]", f"sure = {SURE}", *lines_of(asked)])
    target.write_text(f"{HEAD}\n{lines}\n", encoding="utf8")


def read_dossier(folder: Path) -> Dossier:
    """A dossier read and compared."""
    reports = [json.loads(line) for line in (folder / "reports.jsonl").read_text(encoding="utf8").splitlines()]
    readings = read_all(
        Document(each["text"], "fr", Moment.parse(each["published"]), each["title"], each["publisher"], each["url"])
        for each in reports
    )
    vocabulary = load_vocabulary("fr")
    with tempfile.TemporaryDirectory() as scratch, open_ledger(Path(scratch) / "dossier.db") as ledger:
        names = {}
        for each, reading in zip(reports, readings, strict=True):
            ledger.add(reading, each["id"])
            names[reading.document.id] = each["id"]
        link_new(ledger)
        rows = {row.row: row for document in names for row in ledger.links.statements_of(document)}
        known = {row: name_all(ledger, row, names) for row in rows.values()}
        pairs = dict(find_pairs(ledger, vocabulary, rows))
    return Dossier(folder.name, pairs, *find_gold(folder, known))


def name_all(ledger: Ledger, row: StatementRow, names: Mapping[str, str]) -> frozenset[str]:
    """What the gold calls the report of a statement and its copies."""
    return frozenset(names[each] for each in ledger.links.group_of(row.document) if each in names)


def find_pairs(
    ledger: Ledger, vocabulary: Vocabulary, rows: Mapping[int, StatementRow]
) -> Iterator[tuple[Pair, tuple[dict[str, float], ...]]]:
    """The statements that the desk compares, each two with the clues of clauses that may contradict each other."""
    claims: dict[int, Claim] = {}
    for document in dict.fromkeys(row.document for row in rows.values()):
        claims |= claims_of(ledger, vocabulary, document)
    groups = {row: frozenset(ledger.links.group_of(rows[row].document)) for row in rows}
    for row, claim in claims.items():
        met = set(ledger.links.candidates(tuple(keys_of(claim)), COMPARED))
        met |= {each for each in claims if rows[each].document == rows[row].document}
        for other in sorted(each for each in met if each < row):
            one_report = rows[row].document == rows[other].document
            # A statement and a copy of what stands beside it are met in the copy itself.
            if is_comparable(claim, claims[other]) and (one_report or groups[row] != groups[other]):
                found = clues_of_pair(vocabulary, claim, claims[other])
                if found:
                    yield frozenset((row, other)), found


def clues_of_pair(vocabulary: Vocabulary, one: Claim, other: Claim) -> tuple[dict[str, float], ...]:
    """The clues of all clauses of two claims that may contradict each other."""
    bond = bond_of(one, other)
    return tuple(clues_of(laid, bond) for laid in find_contraries(vocabulary, lay_all(bond), bond))


def find_gold(
    folder: Path, known: Mapping[StatementRow, Collection[str]]
) -> tuple[tuple[Matter, ...], frozenset[Pair]]:
    """The disputes and reversals of the gold, and the pairs that only look like one."""
    if not (folder / "gold.json").exists():
        return (), frozenset()
    gold = json.loads((folder / "gold.json").read_text(encoding="utf8"))
    decoys = folder / "decoys.json"
    seeming = json.loads(decoys.read_text(encoding="utf8")) if decoys.exists() else []

    def at(*said: dict[str, Any]) -> set[int]:
        return {row.row for row, names in known.items() for each in said if is_said(each, row.content, names)}

    def across(some: set[int], others: set[int]) -> frozenset[Pair]:
        return frozenset(frozenset((one, other)) for one in some for other in others if one != other)

    disputes = (Matter("disputes", across(at(*each["for"]), at(*each["against"]))) for each in gold["disputes"])
    reversals = (Matter("reversals", across(at(each["before"]), at(each["after"]))) for each in gold["reversals"])
    came = [across(at(each["before"]), at(each["after"])) for each in gold["fulfilments"]]
    return (*disputes, *reversals), frozenset().union(
        *came, *(across(at(each["one"]), at(each["other"])) for each in seeming)
    )


def is_said(said: Mapping[str, str], content: str, names: Collection[str]) -> bool:
    """Whether a statement of these reports holds the words of the gold, whatever marks they write."""
    wanted, found = (words.replace("’", "'").replace("\u00a0", " ") for words in (said["words"], content))
    return said["document"] in names and (wanted in found or found in wanted)


def fit(dossiers: Iterable[Dossier], held: Mapping[str, float], only: str) -> dict[str, float]:
    """The weights under which each matter is told by one of its pairs at least, and no other pair tells any.

    Args:
        held: weights that stay. only: clues that begin so are fitted, and no others.
    """
    rows: list[dict[str, float]] = []
    bags: list[list[int]] = []
    wrong: dict[int, float] = {}
    for dossier in dossiers:
        places = {}
        for pair, clues in dossier.pairs.items():
            places[pair] = range(len(rows), len(rows) + len(clues))
            rows += clues
        bags += [[i for pair in matter.pairs for i in places.get(pair, ())] for matter in dossier.matters]
        for pair in places.keys() - dossier.right:
            wrong |= dict.fromkeys(places[pair], DECOY if pair in dossier.decoys else 1.0)
    names = sorted({name for clues in rows for name in clues if name.startswith(only)})
    stay = {name: much for name, much in held.items() if not name.startswith(only)}
    known = np.array([sum(stay.get(name, 0.0) * much for name, much in clues.items()) for clues in rows])
    table = np.array([[clues.get(name, 0.0) for name in names] for clues in rows])
    scale = np.maximum(table.std(axis=0), 1e-6) * (table.std(axis=0) > 0) + (table.std(axis=0) == 0)
    free = names.index("any") if "any" in names else None
    found = _minimum(table / scale, known, [bag for bag in bags if bag], wrong, free)
    return {**stay, **dict(zip(names, (found / scale).tolist(), strict=True))}


def _minimum(
    table: np.ndarray, known: np.ndarray, bags: list[list[int]], wrong: dict[int, float], free: int | None
) -> np.ndarray:
    told = np.concatenate(bags)
    starts = np.cumsum([0, *map(len, bags)])[:-1]
    place, much = np.array(list(wrong)), np.array(list(wrong.values()))
    prior = np.full(table.shape[1], PRIOR)
    if free is not None:
        prior[free] = 0.01

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        likely = 1 / (1 + np.exp(-np.clip(known + table @ weights, -30, 30)))
        none = np.log1p(-np.minimum(likely, 1 - 1e-12))
        untold = np.exp(np.add.reduceat(none[told], starts))
        some = np.maximum(1 - untold, 1e-9)
        slope = np.zeros(len(table))
        slope[place] = much * likely[place]
        slope -= np.bincount(told, np.repeat(untold / some, [len(bag) for bag in bags]) * likely[told], len(table))
        value = -(much * none[place]).sum() - np.log(some).sum() + (prior * weights * weights).sum() / 2
        return float(value), table.T @ slope + prior * weights

    start = np.zeros(table.shape[1])
    if free is not None:
        start[free] = -3.0
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x)


def report(dossiers: list[Dossier], held: Mapping[str, float], only: str) -> None:
    """Print what is told of each dossier by weights fitted on the others."""
    for dossier in dossiers:
        weights = fit([other for other in dossiers if other is not dossier], held, only)
        sums = {
            pair: max(sum(weights.get(name, 0.0) * much for name, much in clues.items()) for clues in several)
            for pair, several in dossier.pairs.items()
        }
        for bound in BOUNDS:
            told = {pair for pair, sum_ in sums.items() if sum_ >= bound}
            counts = [
                f"{kind} {sum(not each.pairs.isdisjoint(told) for each in some)} of {len(some)}"
                for kind in ("disputes", "reversals")
                if (some := [each for each in dossier.matters if each.kind == kind])
            ]
            print(f"{dossier.name} at {bound}: {', '.join([*counts, f'{len(told - dossier.right)} pairs wrong'])}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="", metavar="CLUE")
    parser.add_argument("target", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    asked = parser.parse_args()
    main(asked.target, asked.folders, asked.only)
