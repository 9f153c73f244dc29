"""What a speaker is called: where its name begins and ends in the phrase that tells who speaks."""

from __future__ import annotations

import pytest

from .conftest import Read
from .said import speaker_of

CASES = [
    pytest.param(
        "Le refuge du parc aux loups (Jura) affirme que trois loups sont nés.",
        "que trois loups sont nés",
        "refuge du parc aux loups",
        id="a bracket tells where a body is, and is no name of it",
    ),
    pytest.param(
        "Les avocates de la plaignante, qui dénoncent une enquête bâclée, feront appel.",
        "une enquête bâclée",
        "avocates de la plaignante",
        id="a plural verb is of several",
    ),
    pytest.param(
        "« Il faut rester, dans ce bourg, le meilleur guide », a confié Ida Roth, avant de raconter que la "
        "fête serait belle.",
        "que la fête serait belle",
        "Ida Roth",
        id="who says more behind a quotation is not whom it names",
    ),
    pytest.param(
        "Selon Bestie's, la toile est intacte. Le galeriste a quitté Bestie's lundi.",
        "la toile est intacte",
        "Bestie's",
        id="an English name keeps its s",
    ),
    pytest.param(
        "Selon le syndicat de police Alerte, la grève dure.",
        "la grève dure",
        "Alerte",
        id="a body behind the noun for what it is",
    ),
    pytest.param(
        "Le pont est fermé, selon le quotidien Le Phare.",
        "Le pont est fermé",
        "Le Phare",
        id="a capital article opens a paper's name",
    ),
    pytest.param(
        "Selon le magazine L'Ancre bleue, le pont est fermé.",
        "le pont est fermé",
        "L'Ancre bleue",
        id="a small adjective ends a paper's name",
    ),
    pytest.param(
        "« Le port ferme », a déclaré la déléguée aux Rivages, Lea Roth, lors d'une visite.",
        "Le port ferme",
        "Lea Roth",
        id="a name behind what an office is for",
    ),
    pytest.param(
        "Des pêcheurs cités par l'agence Orion décrivent « un port en feu ».",
        "un port en feu",
        "Des pêcheurs",
        id="those whom an agency cites, not the agency",
    ),
    pytest.param(
        "« Christelle », qui a porté plainte, accuse le maire d'avoir menti.",
        "d'avoir menti",
        "Christelle",
        id="a first name between marks",
    ),
    pytest.param(
        "« Christelle » accuse le maire d'avoir menti.",
        "d'avoir menti",
        "Christelle",
        id="a first name between marks, straight before the verb",
    ),
    pytest.param(
        "Marine Delvaux a reçu Paul Renard. Elle estime que tout est dit.",
        "que tout est dit",
        "Marine Delvaux",
        id="a woman called like the navy",
    ),
    pytest.param(
        "Le journal régional « Alpen Post » affirme que le pont brûle.",
        "que le pont brûle",
        "Alpen Post",
        id="a paper named in quotation marks",
    ),
    pytest.param(
        "La chaîne CNN fait remarquer que le discours est bref.",
        "que le discours est bref",
        "CNN",
        id="a name the model does not know",
    ),
    pytest.param(
        "« Le texte est flou », a dit la présidente de la Commission européenne Lea Roth au cours d'un dîner.",
        "Le texte est flou",
        "Lea Roth",
        id="a person whom the model takes into a body's name",
    ),
    pytest.param(
        "Oslo accuse la Suède d'espionner ses navires.",
        "d'espionner ses navires",
        "Oslo",
        id="a capital at the head of a sentence",
    ),
    pytest.param(
        "« Le toit tient », a expliqué la mairie de Dole à l'AFP.",
        "Le toit tient",
        "mairie de Dole",
        id="a body's name ends before whom it speaks to",
    ),
    pytest.param(
        "La sénatrice La République en Marche Samira Maleki a promis de partir.",
        "de partir",
        "Samira Maleki",
        id="a person behind a party",
    ),
    pytest.param(
        "La vice-présidente Rosario Mullen a assuré que le chien dormait.",
        "que le chien dormait",
        "Rosario Mullen",
        id="a person whom the model takes for a place",
    ),
    pytest.param(
        "Le doyen du Parlement suédois Torvald Ekström a déclaré que tout allait bien.",
        "que tout allait bien",
        "Torvald Ekström",
        id="a person behind a body's adjective of country",
    ),
    pytest.param(
        "Mohammad al-Khalidi a fui. M. Khalidi regrette que tout soit fermé.",
        "que tout soit fermé",
        "Mohammad al-Khalidi",
        id="an article is no part of a surname",
    ),
    pytest.param(
        "L'avocat de « Mirabelle », Me Erik Roth, affirme que tout est faux.",
        "que tout est faux",
        "Erik Roth",
        id="whose name stands between marks",
    ),
    pytest.param(
        'L\'interprète de "Nuit blanche" avait expliqué que le concert aurait lieu.',
        "que le concert aurait lieu",
        'interprète de "Nuit blanche"',
        id="of a song between marks",
    ),
    pytest.param(
        "« Tout est calme », a raconté hier à la radio une sage-femme qui rentrait chez elle.",
        "Tout est calme",
        "une sage-femme",
        id="one word with a hyphen",
    ),
    pytest.param(
        "« Rien », a indiqué la présidence à l'époque.",
        "Rien",
        "présidence",
        id="a time is no part of a name",
    ),
    pytest.param(
        "« Tout », a écrit le patron de la raffinerie au ministre de l'Eau.",
        "Tout",
        "patron de la raffinerie",
        id="whom it is said to is no part of a name",
    ),
    pytest.param(
        "« Oui », a dit la porte-parole de la mairie lors d'un point presse.",
        "Oui",
        "porte-parole de la mairie",
        id="on what occasion is no part of a name",
    ),
    pytest.param(
        "On voit les voisins de la ferme tenter de fuir. « Le feu gagne », se plaignent-ils.",
        "Le feu gagne",
        "voisins de la ferme",
        id="what they are seen to do is no part of a name",
    ),
    pytest.param(
        "Le ministère des Comptes publics a assuré que la taxe baisserait.",
        "que la taxe baisserait",
        "ministère des Comptes publics",
        id="the adjective of a department",
    ),
    pytest.param(
        "La rivière monte, rapporte Bretagne Matin.",
        "La rivière monte",
        "Bretagne Matin",
        id="a paper named after a place",
    ),
]


@pytest.mark.parametrize(("report", "words", "speaker"), CASES)
def test_a_speaker_goes_by_its_whole_name(read: Read, report: str, words: str, speaker: str) -> None:
    assert speaker_of(read(report), words) == speaker


def test_a_body_is_named_by_the_small_words_behind_its_capital(read: Read) -> None:
    reading = read("Un responsable de la Ligue des fleuves a répondu que la Ligue n'enverrait personne.")
    assert next((each.name, each.kind) for each in reading.entities) == ("Ligue des fleuves", "organization")
    assert not any(each.name == "Ligue" for each in reading.entities)


def test_letters_used_before_they_are_told_are_one_body_with_the_long_name(read: Read) -> None:
    reading = read(
        "Alors que certains dénoncent un sabotage, la Cnap assure qu'il s'agit d'un problème. La Caisse nationale "
        "d'assurance pêche (Cnap) est visée. « Non », a reconnu la Cnap auprès du Parisien."
    )
    bodies = [each.name for each in reading.entities if each.kind == "organization"]
    assert bodies == ["Caisse nationale d'assurance pêche", "Parisien"]


def test_an_infinitive_is_no_part_of_a_name(read: Read) -> None:
    reading = read("Deux mots sur la couverture : « Retrouver Estelle ». Le père d'Estelle Roth a souri.")
    assert not any(each.name.startswith("Retrouver") for each in reading.entities)


def test_a_name_is_no_verb(read: Read) -> None:
    reading = read("La ministre des Transports, Lise Arnal, a promis que le pont rouvrirait.")
    assert [each.cue and each.cue.text for each in reading.statements] == ["a promis"]


def test_a_name_between_marks_may_be_all_that_is_said(read: Read) -> None:
    assert speaker_of(read("« Christelle ! », a crié le maire."), "Christelle") == "maire"
