"""Names: what kind of thing bears them, where they begin and end, and what is none. Sentences of our own."""

from __future__ import annotations

import pytest

from selon.record import Entity

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
    ("À Volmen, un médecin a été blessé.", "Volmen"),
    ("Un phoque est mort sur la presqu'île de Volmen.", "presqu'île de Volmen"),
]
PEOPLE = [
    ("Le maire a rendu hommage à Valdrin. Lea Valdrin avait vingt ans.", "Lea Valdrin"),
    ("Lea Roth est morte. Le pays a rendu hommage à Roth.", "Lea Roth"),
    ("« Les vannes sont ouvertes », témoigne Elahe, une ingénieure venue du nord.", "Elahe"),
    ("La présidente de la région Île-de-France Lea Roth a démissionné.", "Lea Roth"),
    ("Le directeur de l'OMS Tedrik Volmarem Sokal s'est dit inquiet.", "Tedrik Volmarem Sokal"),
]
BODIES = [
    ("Un responsable de la Ligue des rivages a répondu. La Ligue n'enverra personne.", "Ligue des rivages"),
    ("Selon Belvar Matin, trois wagons ont brûlé.", "Belvar Matin"),
    ("L'affaire a été révélée par Bretagne Matin.", "Bretagne Matin"),
    ("Le maire a confié au Parisien qu'il partirait.", "Parisien"),
    ("Le blocage, décrit dans Le Parisien, dure. Le maire l'a confirmé au Parisien.", "Le Parisien"),
    ("Le trafic est rétabli, indique France Bleu Limousin.", "France Bleu Limousin"),
    ("La directrice de Greenpeace France, Lea Roth, a démissionné.", "Greenpeace France"),
    ("Le texte a été cité par l'agence de presse Irva.", "Irva"),
    ("Les maires se disent bloqués par l'Élysée.", "Élysée"),
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


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("« Incapables, ils ont fui », a dit Lea Roth. Désarmer la milice prendra du temps.", "Incapables"),
        ("Les Volmérois ont voté dimanche.", "Volmérois"),
        ("Un Afro-américain a été tué.", "Afro-américain"),
        ("La chapelle date du XVIe siècle.", "XVIe siècle"),
        ("Il a perdu sa place au musée Volmer à Paris.", "place au musée Volmer"),
        ("Un gilet jaune a été blessé. Le Gilet jaune porte plainte.", "Gilet jaune"),
    ],
)
def test_a_capital_alone_makes_no_name(read: Read, text: str, word: str) -> None:
    assert not any(word in entity.name for entity in read(text).entities if _is_named(entity))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le dirigeant Kim Sang-un a démissionné.", {"Kim Sang-un"}),
        ("Un train est bloqué à la gare de Saint-Aubrin à Nancy.", {"gare de Saint-Aubrin", "Nancy"}),
        ("Le parti de Paul Roth a gagné. La ligne du parti sur l'Europe reste floue.", {"Paul Roth", "Europe"}),
        ("Le procureur de la République de Volmen a classé l'affaire.", {"Volmen"}),
        ("Le maire de Garde-Volmer Paul Roth est venu.", {"Garde-Volmer", "Paul Roth"}),
        ("Elle viendra à la place de Lea Roth.", {"Lea Roth"}),
        ("Un bilan a été donné par l'Union des mineurs lundi.", {"Union des mineurs"}),
        ("Tibor Volmerak dort peu. Dès cinq heures, Tibor était dans la boutique.", {"Tibor Volmerak"}),
        ("Elle enseigne les droits de l'Homme.", set()),
        ("Le texte passe demain en Conseil des ministres.", {"Conseil des ministres"}),
    ],
)
def test_a_name_begins_and_ends_where_it_should(read: Read, text: str, names: set[str]) -> None:
    assert {entity.name for entity in read(text).entities if _is_named(entity)} == names


def _is_named(entity: Entity) -> bool:
    return any(mention.kind == "name" for mention in entity.mentions)
