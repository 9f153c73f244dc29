"""Places: which of several a name means, where it lies, and what stands for a government."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from selon.record import Entity

from .conftest import Read

TABLE = Path(__file__).with_name("places.tsv")
# Degrees: a city's point differs a little from gazetteer to gazetteer.
NEAR = 0.3
# The rows that are read wrong, and why.
KNOWN_MISSES = {
    "L'Alhambra de Grenade, en Andalousie, a fermé ses portes.": "the town stands inside the name of a monument",
    "Les talibans ont repris Koundouz aux forces afghanes.": "the model takes the town for a person",
    "Le tueur présumé a été arrêté à Paris, dans le Tennessee.": "the gazetteer has no town so small",
    "Un concert a été annulé à Bercy après une alerte.": "the table of bodies has it as a ministry wherever it stands",
    "La police de Londres, en Ontario, enquête sur un attentat.": "the model takes the police for a place",
    "Le Saint-Siège a nommé un nouveau nonce.": "the table of countries has it as a name of the state",
    "Le Phanar a accordé l'autocéphalie à l'Église ukrainienne.": "a seat of no state",
    "Les étudiants de Fribourg, dans le Bade-Wurtemberg, ont défilé.": "the gazetteer has the town by a longer name",
    "Des opposants se sont rassemblés devant le Kremlin.": "the table of bodies has the seat wherever it stands",
    "La cour d'appel de Colmar a confirmé la peine.": "a court of appeal is not told by its noun alone",
}


@dataclass(frozen=True)
class Case:
    text: str
    name: str
    kind: str
    country: str | None
    point: tuple[float, float] | None


def cases() -> list[Case]:
    with TABLE.open(encoding="utf8") as table:
        rows = [row for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE) if not row[0].startswith("#")]
    return [Case(r[0], r[1], r[2], r[3] or None, (float(r[4]), float(r[5])) if r[4] else None) for r in rows]


def found(read: Read, case: Case) -> Entity | None:
    here = range(case.text.index(case.name), case.text.index(case.name) + len(case.name))
    for entity in read(case.text).entities:
        names = [mention.span for mention in entity.mentions if mention.kind == "name"]
        if any(span.start < here.stop and here.start < span.end for span in names):
            return entity
    return None


def test_the_table_has_two_hundred_names() -> None:
    assert len(cases()) >= 200


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.name}: {case.text[:50]}")
def test_a_place_is_the_one_the_report_means(read: Read, case: Case) -> None:
    entity = found(read, case)
    wrong = _wrong(entity, case)
    if case.text in KNOWN_MISSES:
        assert wrong, "read right now: take it off the known misses"
        pytest.xfail(KNOWN_MISSES[case.text])
    assert not wrong


def _wrong(entity: Entity | None, case: Case) -> str:
    if entity is None:
        return "not found"
    if (entity.kind, entity.country) != (case.kind, case.country):
        return f"{entity.kind} in {entity.country}"
    if case.point is None:
        return ""
    if entity.latitude is None or entity.longitude is None:
        return "without a point"
    far = max(abs(entity.latitude - case.point[0]), abs(entity.longitude - case.point[1]))
    return f"at {entity.latitude}, {entity.longitude}" if far > NEAR else ""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cherchez plutôt la vérité, a lancé le maire.", {"maire"}),
        ("Personne ne sera expulsé, a dit le préfet. Personne n'a été arrêté.", {"préfet"}),
        ("Sainte-Aurore, le 5 mai 2023 – Brexal annonce la fin du port.", {"Sainte-Aurore", "Brexal"}),
        ("Rodez accueille le sommet.", {"Rodez"}),
    ],
)
def test_what_opens_a_sentence_with_a_capital_need_be_no_name(read: Read, text: str, names: set[str]) -> None:
    assert {entity.name for entity in read(text).entities} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "L'Observatoire des rivages et du littoral (Orival) alerte les élus.",
            {"Observatoire des rivages et du littoral"},
        ),
        ("Le tribunal de Brel (Isère) a relaxé le chauffeur.", {"tribunal de Brel", "Isère"}),
    ],
)
def test_what_stands_in_brackets_is_an_acronym_or_where_it_lies(read: Read, text: str, names: set[str]) -> None:
    found = {entity.name for entity in read(text).entities if entity.kind in ("place", "organization")}
    assert found == names
