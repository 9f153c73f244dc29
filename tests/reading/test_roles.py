"""Whom a role, an office or a description means: a short report, the words said, and whose they are."""

from __future__ import annotations

import pytest

from .conftest import Read
from .said import speaker_of

CASES = [
    pytest.param(
        "Selon les informations recueillies par la radio locale, le pont est fermé.",
        "le pont est fermé",
        "radio locale",
        id="what is relayed is whose it was",
    ),
    pytest.param(
        "Emmanuel Renard a changé son cabinet vendredi. « C'est une claque », a assuré l'ancienne ministre des Sports. "
        "Lea Roth avait quitté le gouvernement en mai.",
        "C'est une claque",
        "Lea Roth",
        id="an adjective tells a woman where the article tells nothing",
    ),
    pytest.param(
        "Marc Delvaux a parlé. Le président de la Banque centrale Renardet considère que la crise est finie.",
        "que la crise est finie",
        "président de la Banque centrale Renardet",
        id="a phrase that ends in a name stands for nobody else",
    ),
    pytest.param(
        "Un rapport de l'Agence des forêts assure que les chênes meurent.",
        "que les chênes meurent",
        "Agence des forêts",
        id="what a body's paper says the body says",
    ),
    pytest.param(
        "Selon le traité de Lisbonne, un pays peut partir.",
        "un pays peut partir",
        "traité de Lisbonne",
        id="a treaty is only called after a town",
    ),
    pytest.param(
        "Paul Renard est venu avec Julie Renard. M. Renard affirme que tout va bien.",
        "que tout va bien",
        "Paul Renard",
        id="a civil title tells two of one surname apart",
    ),
    pytest.param(
        "« La digue va céder cet hiver, et vite »\n\nPaul Renard rit. « Oui, la digue va céder cet hiver, et vite »"
        ", a dit Paul Renard.",
        "La digue va céder cet hiver, et vite",
        "Paul Renard",
        id="a title is whoever's says it below",
    ),
    pytest.param(
        "Agnès Buzyn a visité l'hôpital. « Tout va bien », a assuré la ministre de la Santé.",
        "Tout va bien",
        "Agnès Buzyn",
        id="an office that the tables know",
    ),
    pytest.param(
        "Jean-Yves Le Drian a souri. Le ministre des Affaires étrangères juge que rien ne presse.",
        "que rien ne presse",
        "Jean-Yves Le Drian",
        id="an office of several words that the tables know",
    ),
    pytest.param(
        "Paul Renard, secrétaire général de la Centrale du bois, a reçu Ida Roth, une députée. « Nous irons au bout », "
        "a écrit le patron de la Centrale du bois.",
        "Nous irons au bout",
        "Paul Renard",
        id="who leads a body by another word",
    ),
    pytest.param(
        "« Le feu couve », a assuré l'entourage du préfet. « Tout ira bien », ajoute-t-on de même source.",
        "Tout ira bien",
        "entourage du préfet",
        id="the same source without an article",
    ),
    pytest.param(
        "Le tunnel fermera, selon une source proche du chantier. La maire a dit non. « Il rouvrira », a dit cette "
        "source proche des travaux.",
        "Il rouvrira",
        "une source proche du chantier",
        id="the source called so before",
    ),
    pytest.param(
        "« Assez », a dit Lea Roth. Hier, les voisines de la femme qui accuse Paul Renard de l'avoir suivie ont ri.",
        "de l'avoir suivie",
        "femme",
        id="told by what she does she is somebody else",
    ),
    pytest.param(
        "Amédor Malek est jugé lundi à Dole pour le vol d'un tableau. Amédor Malek vit à Dole. Le vol a eu lieu devant "
        "Konstantin Brel. L'accusé soutient que la clé était sur la porte.",
        "que la clé était sur la porte",
        "Amédor Malek",
        id="the accused is whom the report is about",
    ),
    pytest.param(
        "Hayal Bozan, compagne de Tarvin Malek, a parlé. Elle assure que tout est faux.",
        "que tout est faux",
        "Hayal Bozan",
        id="kin tells a woman",
    ),
    pytest.param(
        "Le tunnel a brûlé, rapporte LCI. « Le feu couvait », indique la chaîne d'information.",
        "Le feu couvait",
        "LCI",
        id="the channel by what it shows",
    ),
    pytest.param(
        "« On ne sait rien », a regretté Me Roth. Le général Paul Renard est venu. « C'est dur », a repris l'avocat.",
        "C'est dur",
        "Roth",
        id="Me is a lawyer",
    ),
    pytest.param(
        "La grève est demandée par le syndicat de police Alerte. Elle est voulue par tous, selon le syndicat des juges "
        "de police (SJP).",
        "Elle est voulue par tous",
        "syndicat des juges de police (SJP)",
        id="a body's name is no other body's",
    ),
    pytest.param(
        "Le préfet Paul Renard est venu. Le préfet et le préfet de police ont dit que le pont rouvrirait.",
        "le pont rouvrirait",
        "Paul Renard et préfet de police",
        id="nobody speaks together with himself",
    ),
    pytest.param(
        "Marine Delvaux a parlé sur la radio du port. « Il faut agir », a insisté l'ex-ministre de Paul Renard.",
        "Il faut agir",
        "Marine Delvaux",
        id="what she has been before tells no man",
    ),
    pytest.param(
        "« Il est innocent », a crié mardi l'avocat de l'ancien patron. Me Thierry Roth est sorti en riant.",
        "Il est innocent",
        "Thierry Roth",
        id="the lawyer whom the next sentence names",
    ),
    pytest.param(
        "Selon le maire, rien ne va. Même les pédiatres estiment que cette loi est floue.",
        "que cette loi est floue",
        "Même les pédiatres",
        id="even others are not the same",
    ),
    pytest.param(
        "Paul Renard, conseiller régional, a porté plainte. Lea Roth l'a soutenu. « Bien », a-t-elle dit. « Oui », "
        "a répondu l'élu.",
        "Oui",
        "Paul Renard",
        id="a noun that women have another for",
    ),
]


@pytest.mark.parametrize(("report", "words", "speaker"), CASES)
def test_a_description_means_whoever_it_fits(read: Read, report: str, words: str, speaker: str) -> None:
    assert speaker_of(read(report), words) == speaker


def test_a_day_is_no_part_of_a_role(read: Read) -> None:
    reading = read("L'eau est claire, a déclaré jeudi le ministre sarvon de l'Eau, Marc Delvaux.")
    assert [each.roles for each in reading.entities if each.name == "Marc Delvaux"] == [("ministre sarvon de l'Eau",)]


@pytest.mark.parametrize(
    ("report", "name", "roles"),
    [
        pytest.param(
            "La ministre des Sports et de la Ville Ida Roth a souri.",
            "Ida Roth",
            ("ministre des Sports et de la Ville",),
            id="departments joined by et",
        ),
        pytest.param(
            "Le préfet déjeunait hier avec la sculptrice Ida Roth.",
            "Ida Roth",
            ("sculptrice",),
            id="not whom they are with",
        ),
        pytest.param("Interrogé sur Hugues Lantier, la maire a souri.", "Hugues Lantier", (), id="a woman's office"),
        pytest.param(
            "Pour Marc Delvaux, le courrier du ministre « démontre » sa gêne.",
            "Marc Delvaux",
            (),
            id="what another wrote",
        ),
        pytest.param(
            "Hier a été relâché Marc Delvaux, le chef de la diplomatie norvégienne Paul Renard dénonçant sa peine.",
            "Marc Delvaux",
            (),
            id="whom the phrase names itself",
        ),
        pytest.param("Tant que je serai maire, Marc Delvaux se taira.", "Marc Delvaux", (), id="what another is"),
        pytest.param(
            "Après les aveux de Marc Delvaux, le ministre a souri.", "Marc Delvaux", (), id="the next subject"
        ),
    ],
)
def test_a_role_is_told_beside_the_name(read: Read, report: str, name: str, roles: tuple[str, ...]) -> None:
    assert [each.roles for each in read(report).entities if each.name == name] == [roles]


def test_offices_are_known_by_the_day_of_the_report(read: Read) -> None:
    """Who was prime minister when a report came out is meant, though it tells nobody's office."""
    text = "Jean Castex a reçu Manuel Valls à Dole. Le Premier ministre promet que la gare resterait ouverte."
    speakers = {day: read(text, day).statements[0].speaker for day in ("2021-03-02", "2015-03-02")}
    assert [speaker and speaker.name for speaker in speakers.values()] == ["Jean Castex", "Manuel Valls"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Gérald Darmanin a visité Dole. Le ministre de l'Intérieur promet que la gare resterait ouverte.",
            "Gérald Darmanin",
            id="a minister",
        ),
        pytest.param(
            "Gérald Darmanin a visité Dole. Le garde des Sceaux promet que la gare resterait ouverte.",
            "garde des Sceaux",
            id="no other minister",
        ),
        pytest.param(
            "La présidente de la région Île-de-France estime que la gare est vétuste. Valérie Pécresse veut la fermer.",
            "Valérie Pécresse",
            id="of a region, named only later",
        ),
        pytest.param(
            "Mike Pompeo a visité Dole. Le chef de la diplomatie américaine promet que la gare resterait ouverte.",
            "Mike Pompeo",
            id="an office told in several ways",
        ),
    ],
)
def test_offices_of_ministers_regions_and_bodies_are_known(read: Read, text: str, name: str) -> None:
    """The tables tell who held which of the offices that reports leave without a name, in each way they are told."""
    speaker = read(text, "2020-09-15").statements[0].speaker
    assert speaker is not None
    assert speaker.name == name
