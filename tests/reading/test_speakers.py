"""Who speaks: each case a short report, the words said, and whose they are; the label says why it is hard."""

from __future__ import annotations

import pytest

from selon.record import Reading

from .conftest import Read

CASES = [
    pytest.param(
        "Marc Delvaux est né à Lille. Il a étudié à Gand. Il a connu Paul Renard. Il dit que tout va bien.",
        "que tout va bien",
        "Marc Delvaux",
        id="pronouns in between keep a person in view",
    ),
    pytest.param(
        "Le projet a été rejeté hier par le juge Paul Renard. Il estime que le texte est flou.",
        "que le texte est flou",
        "Paul Renard",
        id="an agent is in view",
    ),
    pytest.param(
        "Les négociations entre le syndicat et Marc Delvaux ont repris. Ce dernier affirme que l'usine va fermer.",
        "que l'usine va fermer",
        "Marc Delvaux",
        id="ce dernier is whoever was mentioned last",
    ),
    pytest.param(
        "La victoire de Marc Delvaux a surpris. Le député de Dole a déclaré que la fête serait longue.",
        "que la fête serait longue",
        "Marc Delvaux",
        id="a role no one was given stands for the person in view",
    ),
    pytest.param(
        "Marc Delvaux a visité le chantier. Le patron de la brasserie a déclaré que la bière manquait.",
        "que la bière manquait",
        "patron de la brasserie",
        id="a role in another house is another person",
    ),
    pytest.param(
        "La joueuse belge juge que l'arbitre s'est trompé. Lucie Barreau ajoute que le terrain glissait.",
        "que l'arbitre s'est trompé",
        "Lucie Barreau",
        id="named only in the next sentence",
    ),
    pytest.param(
        "Marc Delvaux a disparu lundi. Sa mère a déclaré qu'il avait quitté la maison le matin.",
        "qu'il avait quitté la maison le matin",
        "mère de Marc Delvaux",
        id="whose a source is, by name",
    ),
    pytest.param(
        "Selon les informations recueillies par la radio locale, le pont est fermé.",
        "le pont est fermé",
        "radio locale",
        id="what is relayed is whose it was",
    ),
    pytest.param(
        "La Suède et la Norvège craignent que le hareng disparaisse.",
        "que le hareng disparaisse",
        "Suède et Norvège",
        id="two speak together",
    ),
    pytest.param(
        "Cette annonce a poussé le maire de Clamecy, Marc Delvaux, à critiquer la préfète, affirmant que l'eau manque.",
        "que l'eau manque",
        "Marc Delvaux",
        id="who is made to do something goes on to speak",
    ),
    pytest.param(
        "Le procureur de la République Marc Delvaux a visité Dole avec Lucie Barreau. Il a déclaré que tout va bien.",
        "que tout va bien",
        "Marc Delvaux",
        id="the article of a department tells nobody's gender",
    ),
    pytest.param(
        "Flavie Amar a défié Marc Delvaux. Marc Delvaux a perdu. Elle estime que le match était beau.",
        "que le match était beau",
        "Flavie Amar",
        id="a first name tells a woman",
    ),
    pytest.param(
        "Les élues ont rencontré le chef de cabinet, Yvan Delvaux. « Rien n'est perdu », a ajouté le porte-parole.La "
        "maire, Lucie Barreau, se tait. Elle craint que le pont cède.",
        "que le pont cède",
        "Lucie Barreau",
        id="words glued over a full stop are two",
    ),
]


def _speaker(reading: Reading, words: str) -> str | None:
    said = next(s for s in reading.statements if any(words in c.text for c in s.content))
    return None if said.speaker is None else said.speaker.name


@pytest.mark.parametrize(("report", "words", "speaker"), CASES)
def test_the_speaker_is_found(read: Read, report: str, words: str, speaker: str) -> None:
    assert _speaker(read(report), words) == speaker


def test_what_a_possessive_source_is_called_keeps_the_reports_words(read: Read) -> None:
    reading = read("Marc Delvaux a disparu lundi. Sa mère a déclaré qu'il avait quitté la maison le matin.")
    mother = next(e for e in reading.entities if e.name == "mère de Marc Delvaux")
    assert mother.aliases == ("Sa mère",)
