"""What kind of thing bears a name that no table has: each case a short report, the name, and its kind."""

from __future__ import annotations

import pytest

from .conftest import Read

BODIES = [
    ("La Sorvane, l'opérateur du terminal, assure avoir payé.", "Sorvane"),
    ("La Tavrin, un armateur grec, a licencié vingt marins.", "Tavrin"),
    ("L'action Belvor a perdu 12 % lundi.", "Belvor"),
    ("Les analystes de Bryan Kerner ont abaissé leur recommandation.", "Bryan Kerner"),
    ("La reprise du terminal par le turc Kalpor serait à l'étude.", "Kalpor"),
    ("Le port est fermé, selon l'allemand Kortag.", "Kortag"),
    ("Interrogée par Corsaire FM, Lea Roth a dit ignorer les raisons de l'arrestation.", "Corsaire FM"),
    ("Les vols de Sarnisair à destination de Paris sont annulés.", "Sarnisair"),
    ("La ministre a défendu la concession accordée à la Sorvane.", "Sorvane"),
    ("Un incendie s'est déclaré dans un entrepôt de la Sorvane.", "Sorvane"),
    ("Paul Renard dirige la Sorvane depuis 2021.", "Sorvane"),
    ("Selon Belvor, l'opérateur du port, la grève est finie.", "Belvor"),
    ("Le groupe Belvor (Nasdaq : BLV) publie ses résultats.", "Belvor"),
    ("L'ONG Mains libres reproche à l'État d'avoir menti.", "Mains libres"),
]
OTHERS = [
    ("À Marnais, la société a licencié vingt salariés. Marnais reste calme.", "Marnais", "place"),
    ("Les crues de la Doller inquiètent les maires.", "Doller", "place"),
    ("Marnais, la ville voisine, a ouvert une école.", "Marnais", "place"),
    ("L'italienne Elsa Di Volmer a gagné.", "Elsa Di Volmer", "person"),
    ("Le président turc Volmaz a démissionné.", "Volmaz", "person"),
    ("La championne en titre Elsa Di Volmer a gagné mardi.", "Elsa Di Volmer", "person"),
    ("La Moselle a débordé. Metz, la ville, dort.", "Moselle", "place"),
]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_what_a_body_has_and_does_tells_that_a_name_is_its(read: Read, text: str, name: str) -> None:
    assert {entity.name: entity.kind for entity in read(text).entities if entity.name == name} == {name: "organization"}


@pytest.mark.parametrize(("text", "name", "kind"), OTHERS)
def test_what_only_stands_beside_a_body_is_none(read: Read, text: str, name: str, kind: str) -> None:
    assert {entity.name: entity.kind for entity in read(text).entities if entity.name == name} == {name: kind}


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("TUNIS (AFP) - Les dockers de Tunis ont repris le travail lundi.", "TUNIS", "TN"),
        ("PARIS (Reuters) - Le gouvernement a démissionné lundi.", "PARIS", "FR"),
        ("ROME, 3 octobre (Reuters) – Le gouvernement italien a démissionné mardi.", "ROME", "IT"),
        ("Le maire part.\n\nNANTES (AFP) - Le préfet est resté.", "NANTES", "FR"),
        ("Tripoli (Liban) - Le maire a démissionné.", "Tripoli", "LB"),
        ("BELVAR, 3 février (ALP) - Le maire a démissionné lundi.", "BELVAR", None),
        ("Belvar (Ain), 3 fév 2021 (AFP) - Le maire a démissionné.", "Belvar", "FR"),
    ],
)
def test_a_dateline_tells_a_town_and_its_agency_is_another(read: Read, text: str, town: str, country: str) -> None:
    found = next(entity for entity in read(text).entities if entity.name == town)
    assert (found.kind, found.country) == ("place", country)
    assert not {"AFP", "Reuters"}.intersection(found.aliases)


@pytest.mark.parametrize("text", ["(OCN) - Le maire est parti.", "Le GPS - un boîtier - a disparu lundi."])
def test_a_dateline_without_a_town_names_none(read: Read, text: str) -> None:
    assert "" not in {entity.name for entity in read(text).entities}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Le ministre de l'Économie a démissionné.", "Économie"),
        ("La ministre des Transports, Lea Roth, a démissionné.", "Transports"),
        ("Le projet « viole la Constitution », dit le maire.", "Constitution"),
        ("Chers abonnés, voici la lettre du lundi.", "Chers"),
        ("Le groupe Belvor (Nasdaq : BLV) publie ses résultats.", "BLV"),
        ("NOTES DE PORT - Le maire a démissionné lundi.", "NOTES DE PORT"),
    ],
)
def test_a_department_a_law_and_a_share_are_no_names(read: Read, text: str, word: str) -> None:
    assert word not in {entity.name for entity in read(text).entities}


def test_what_has_only_its_noun_in_common_with_a_department_is_a_name(read: Read) -> None:
    entities = read("Le ministère de l'Économie dément. La Défense accueille un salon.").entities
    assert {"ministère de l'Économie", "La Défense"} <= {entity.name for entity in entities}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("La banque Orsenne dément. Orsenne a été condamnée.", {"banque Orsenne"}),
        ("Le parti Les Républicains dénonce la loi. Les Républicains demandent son retrait.", {"Les Républicains"}),
        ("Le lycée Bellac a brûlé. L'hôpital Bellac reste ouvert.", {"lycée Bellac", "hôpital Bellac"}),
    ],
)
def test_the_noun_before_a_name_may_be_left_out(read: Read, text: str, names: set[str]) -> None:
    assert {entity.name for entity in read(text).entities if entity.kind == "organization"} == names


def test_a_dateline_of_an_agency_alone_names_no_town(read: Read) -> None:
    names = {entity.name for entity in read("(AFP) - Le maire de Tunis a démissionné lundi.").entities}
    assert "Tunis" in names


@pytest.mark.parametrize(
    "text",
    [
        "L'usine de papier Volmal a fermé lundi. Volmal n'a pas réagi.",
        "Le directeur général de Volmal, Alain Roth, est parti. La société Volmal nie.",
        "Tant que je serai maire, la fonderie Volmal restera ouverte, et Volmal paiera.",
    ],
)
def test_what_a_firm_runs_and_has_tells_a_firm_in_the_whole_report(read: Read, text: str) -> None:
    kinds = {entity.kind for entity in read(text).entities if entity.name.split()[-1] == "Volmal"}
    assert kinds == {"organization"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Le ministère russe de la Défense a nié.", "RU"),
        ("Le ministère libanais de la Santé a compté cinq morts.", "LB"),
        ("La Direction générale de la santé a confirmé.", None),
        ("Le tribunal de Valence a relaxé le maire.", "FR"),
    ],
)
def test_a_nationality_in_its_name_tells_whose_a_body_is(read: Read, text: str, country: str | None) -> None:
    assert read(text).entities[0].country == country


def test_the_agency_of_a_dateline_is_nobody_of_the_report(read: Read) -> None:
    reading = read("ARLES (Reuters) - Un patron a été arrêté mardi. La police a perquisitionné le siège de la société.")
    assert "la société" not in [m.span.text for e in reading.entities if e.name == "Reuters" for m in e.mentions]
    assert "Reuters" not in [party.name for event in reading.events for party in (*event.actor, *event.recipient)]
