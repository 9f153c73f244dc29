"""Names: what kind of thing bears them, where they begin and end, and what is none. Sentences of our own."""

from __future__ import annotations

import pytest

from .conftest import Read

PLACES = [
    ("« Le barrage tiendra », a-t-il déclaré devant la presse à Belvar.", "Belvar"),
    ("Odile Varga, maire de Torva, attend des excuses.", "Torva"),
    ("Les habitants de Torva ont dormi dehors. L'eau de Torva reste trouble.", "Torva"),
    ("Deux ouvriers ont été blessés au nord de Torva, selon la gendarmerie.", "Torva"),
    ("Le ministre s'est rendu mardi à Port-Ambrel pour une visite surprise.", "Port-Ambrel"),
    ("Les craintes grandissent en Volmérie. La Volmérie souhaite une médiation.", "Volmérie"),
    ("La Sarvonie importe depuis février la moitié de son électricité.", "Sarvonie"),
    ("L'incendie s'est déclaré près de Bad Volmen dans la soirée.", "Bad Volmen"),
    ("Le détenu a quitté la prison de Fleury-Valmer lundi.", "Fleury-Valmer"),
    ("La crue a inondé Monroe, en Louisiane.", "Monroe"),
]
PEOPLE = [
    ("Le maire a rendu hommage à Valdrin. Lea Valdrin avait vingt ans.", "Lea Valdrin"),
    ("Lea Roth est morte. Le pays a rendu hommage à Roth.", "Lea Roth"),
]
BODIES = [
    ("Un responsable de la Ligue des rivages a répondu. La Ligue n'enverra personne.", "Ligue des rivages"),
    ("Elle est maître de conférences à Sorvane-Tech depuis 2020, selon la Ligue des rivages.", "Ligue des rivages"),
]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        *((text, name, "place") for text, name in PLACES),
        *((text, name, "person") for text, name in PEOPLE),
        *((text, name, "organization") for text, name in BODIES),
    ],
)
def test_what_stands_beside_a_name_tells_what_bears_it(read: Read, text: str, name: str, kind: str) -> None:
    assert [entity.kind for entity in read(text).entities if entity.name == name] == [kind]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Elle est revenue sur ses déclarations de février.", "février"),
        ("Le pays doit importer du courant.", "courant"),
        ("La ministre volmérienne des Affaires étrangères, venue saluer les élus, a souri.", "Affaires étrangères"),
    ],
)
def test_a_month_a_thing_and_a_department_are_nobody(read: Read, text: str, word: str) -> None:
    assert word not in {entity.name for entity in read(text).entities}
