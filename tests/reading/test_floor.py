"""Who has the floor: who is said to react, who a sentence behind a quotation names, what one can read somewhere."""

from __future__ import annotations

import pytest

from .conftest import Read
from .said import speaker_of

CASES = [
    pytest.param(
        "« Rien ne sera vendu avant l'hiver. » C'est par ces mots que la syndicaliste Ida Roth a ouvert la séance.",
        "Rien ne sera vendu",
        "Ida Roth",
        id="who said them, as the sentence behind some words tells",
    ),
    pytest.param(
        "Ida Roth a critiqué Paul Brenn. « Il dort », a-t-elle dit. De son côté, le gérant du port, Jonas Ravel, a "
        "expliqué sa décision à la radio. « On a compté les barques une par une ».",
        "On a compté les barques",
        "Jonas Ravel",
        id="a role with a name takes the floor from who spoke before",
    ),
    pytest.param(
        "Ida Roth a critiqué Paul Brenn. « Il dort », a-t-elle dit. L'évêque de Dole a réagi mardi à la radio. "
        "« Les barques sont loin d'être comptées », a-t-il écrit.",
        "Les barques sont loin",
        "évêque de Dole",
        id="who is said to react says what follows",
    ),
    pytest.param(
        "Paul Brenn nie tout. Un pêcheur de Dole dit le contraire. Ce voisin assure avoir entendu la barque.",
        "avoir entendu la barque",
        "Ce voisin",
        id="a neighbour is not whoever was named last",
    ),
    pytest.param(
        "Ida Roth, du collectif Les Barques, est venue. Cette dernière critique un projet « vide ».",
        "un projet « vide »",
        "Ida Roth",
        id="whose body is told is the last named, and what the model takes for a noun her verb",
    ),
    pytest.param(
        "Un aveu qui a touché Ida Roth, ravie de pouvoir rester.",
        "de pouvoir rester",
        "Ida Roth",
        id="an adjective is of the person before its comma, not of a thing",
    ),
    pytest.param(
        "Paul Brenn a prévenu les gendarmes de la fuite, inquiet de ne rien voir venir.",
        "de ne rien voir venir",
        "Paul Brenn",
        id="an adjective agrees with whom it tells of",
    ),
    pytest.param(
        "La maire Ida Roth avait préféré que le port reste ouvert, tout en promettant d'y veiller.",
        "d'y veiller",
        "Ida Roth",
        id="a gerund behind a clause with que is of who says it",
    ),
    pytest.param(
        "La CGT a écrit au préfet lundi. Le syndicat appelle à une marche.",
        "à une marche",
        "CGT",
        id="a body's noun need not have the gender of its name",
    ),
    pytest.param(
        "« Le port sera fermé », lit-on sur le site de la préfecture.",
        "Le port sera fermé",
        "préfecture",
        id="what is read on a site is said by whoever keeps it",
    ),
    pytest.param(
        "On peut lire dans un communiqué de la mairie que le port sera fermé.",
        "que le port sera fermé",
        "mairie",
        id="what is read in a paper is said by whoever wrote it",
    ),
    pytest.param(
        "Paul Brenn est maire de Dole. « Nous tiendrons », a écrit @PaulBrenn sur Twitter.",
        "Nous tiendrons",
        "Paul Brenn",
        id="a handle that is a name written in one",
    ),
    pytest.param(
        "L'émoi du secrétaire de la commission, qui a conseillé au maire de partir.",
        "de partir",
        "secrétaire de la commission",
        id="who holds an office tells, not the body whose it is",
    ),
    pytest.param(
        "« Un accord est exclu », a confirmé à l'AFP l'avocate de M. Brenn, Ida Roth.",
        "Un accord est exclu",
        "Ida Roth",
        id="M. Brenn's lawyer is not he",
    ),
    pytest.param(
        "La ministre a démenti que l'accord soit signé : « C'est une fable », a-t-elle dit.",
        "C'est une fable",
        "ministre",
        id="the article tells whether a role is a woman's",
    ),
]


@pytest.mark.parametrize(("report", "words", "speaker"), CASES)
def test_the_speaker_is_found(read: Read, report: str, words: str, speaker: str) -> None:
    assert speaker_of(read(report), words) == speaker


@pytest.mark.parametrize(
    "report",
    [
        "Pour les enfants, l'entrée du port est gratuite.",
        "Pour certaines de ses barques, le délai est passé.",
        "La robe est exposée aux yeux de tous dans une vitrine du port.",
        "Un défilé demande beaucoup de répétitions.",
    ],
)
def test_for_whom_something_is_so_is_no_opinion_of_theirs(read: Read, report: str) -> None:
    assert read(report).statements == ()


def test_what_is_called_a_fable_is_denied(read: Read) -> None:
    said = read("« C'est une fable », a répondu la préfète Ida Roth.").statements
    assert [each.stance for each in said] == ["denies"]
