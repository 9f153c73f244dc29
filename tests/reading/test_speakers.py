"""Who speaks, by the phrase beside a cue and by where a quotation stands: a short report, the words, the speaker."""

from __future__ import annotations

import pytest

from .conftest import Read
from .said import speaker_of

CASES = [
    pytest.param(
        "La ministre ligrienne de la Santé, Nadia Fersen, a démenti que la Ligrie mente. « C'est faux », a-t-elle dit.",
        "C'est faux",
        "Nadia Fersen",
        id="of a country that nobody knows",
    ),
    pytest.param(
        "« Nous n'avons rien trouvé », a assuré la ministre sarvonne de la Santé, Agnès Dumitra.",
        "Nous n'avons rien trouvé",
        "Agnès Dumitra",
        id="of a country that nobody knows, behind the verb",
    ),
    pytest.param(
        "« Le bruit a cessé », a raconté à l'AFP sous couvert de l'anonymat une infirmière.",
        "Le bruit a cessé",
        "une infirmière",
        id="somebody unnamed far behind the verb",
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
        "Les élues ont rencontré le chef de cabinet, Yvan Delvaux. « Rien n'est perdu », a ajouté le porte-parole.La "
        "maire, Lucie Barreau, se tait. Elle craint que le pont cède.",
        "que le pont cède",
        "Lucie Barreau",
        id="words glued over a full stop are two",
    ),
    pytest.param(
        "Alors que les élus de Dole hésite encore, la maire Lucie Barreau a promis que le pont serait réparé.",
        "que le pont serait réparé",
        "Lucie Barreau",
        id="the noun phrase straight before the verb, not the subject of a clause before",
    ),
    pytest.param(
        "Les Roth sont décrits comme « des gens calmes, qui aimaient beaucoup leur grand jardin et leurs vieux "
        "chats » par une boulangère.",
        "Les Roth",
        "une boulangère",
        id="the agent behind a quotation",
    ),
    pytest.param(
        "Selon les plans transmis par une source à Ouest-France, « le pont va tomber ».",
        "le pont va tomber",
        "une source",
        id="who passed on what, without whom it was passed on to",
    ),
    pytest.param(
        "Une porte-parole de la société Arvel Chimie a confirmé que l'usine fermait.",
        "que l'usine fermait",
        "Une porte-parole de la société Arvel Chimie",
        id="a spokeswoman is not her house",
    ),
    pytest.param(
        "La visite ravive les craintes en Pologne que le chantier ne reprenne.",
        "que le chantier ne reprenne",
        "Pologne",
        id="fears in a country are its own",
    ),
    pytest.param(
        "« Le vaccin est utile », écrivent dans la revue Lea Barreau et Paul Renard.",
        "Le vaccin est utile",
        "Lea Barreau et Paul Renard",
        id="two behind a verb in the plural",
    ),
    pytest.param(
        "« La digue va céder », a réagi Me Paul Renard.",
        "La digue va céder",
        "Paul Renard",
        id="Me is no pronoun",
    ),
    pytest.param(
        "« Je suis parti », a ajouté Lea Barreau, 30 ans, qui dit avoir perdu ses clés.",
        "avoir perdu ses clés",
        "Lea Barreau",
        id="an age says nothing",
    ),
    pytest.param(
        "Le prédécesseur de M. Renard, Marc Delvaux, a déclaré que la caisse était vide.",
        "que la caisse était vide",
        "Marc Delvaux",
        id="a civil title behind a preposition is another's",
    ),
    pytest.param(
        "Une figure du parti de Lea Roth regrette que la liste soit close.",
        "que la liste soit close",
        "Une figure du parti de Lea Roth",
        id="a figure is somebody, and not whom it is a figure of",
    ),
    pytest.param(
        "« La digue cède », assurent le maire, la préfète et le patron du port.",
        "La digue cède",
        "maire, préfète et patron du port",
        id="all who follow a verb in the plural",
    ),
    pytest.param(
        "Lea Roth a porté plainte. Selon elle, Marc Delvaux ment.",
        "Marc Delvaux ment",
        "Lea Roth",
        id="a pronoun takes in no name behind its comma",
    ),
    pytest.param(
        "Interrogée sur le départ d'Hugues Lantier, Clotilde Sarre a répondu qu'elle n'en savait rien.",
        "qu'elle n'en savait rien",
        "Clotilde Sarre",
        id="behind a participle clause that names another",
    ),
    pytest.param(
        "Fabienne Aubry ne décolère pas. « Le stade est vétuste et personne ne s'en soucie. »",
        "Le stade est vétuste",
        "Fabienne Aubry",
        id="whom the sentence before a quotation brings on stage",
    ),
    pytest.param(
        "« Rien ne bouge dans ce village, et rien ne bougera ». La maire, Ida Roth, a perdu patience.",
        "Rien ne bouge",
        "Ida Roth",
        id="whom the sentence behind the first quotation brings on stage",
    ),
    pytest.param(
        "Le maire a souri, le chef de l'équipe soulignant que « rien ne presse ».",
        "rien ne presse",
        "chef de l'équipe",
        id="whose chief he is, before a participle",
    ),
    pytest.param(
        "À ses côtés, Mme Roth, photos de ses moutons posées sur la table, a expliqué que le loup rôdait.",
        "que le loup rôdait",
        "Roth",
        id="an aside between commas speaks not",
    ),
    pytest.param(
        "Le patineur Paul Roth, représentant le Valais a annoncé qu'il se retirait.",
        "qu'il se retirait",
        "Paul Roth",
        id="an aside without its second comma",
    ),
    pytest.param(
        "Dans une tribune en hommage à la ville, Xavier Roth, considéré comme favori, a estimé qu'il gagnerait.",
        "qu'il gagnerait",
        "Xavier Roth",
        id="where somebody writes speaks not",
    ),
    pytest.param(
        "C'est aussi l'avis du ministre chargé des Ports, Marc Roth, qui a jugé que la digue tiendrait.",
        "que la digue tiendrait",
        "Marc Roth",
        id="whom a relative clause follows",
    ),
    pytest.param(
        "La fête n'a pas été au goût de Marc Roth, qui a jugé que la musique était trop forte.",
        "que la musique était trop forte",
        "Marc Roth",
        id="to whose liking",
    ),
    pytest.param(
        "Lea Roth refuse la taxe. Elle martèle que c'est trop. Et répète que la taxe est « injuste ».",
        "que la taxe est « injuste »",
        "Lea Roth",
        id="and says again",
    ),
    pytest.param(
        "Du côté de l'Association des maires, on assure que tout va mal.",
        "que tout va mal",
        "Association des maires",
        id="at whose place it is said",
    ),
    pytest.param("À Bercy, on réplique que tout va bien.", "que tout va bien", "Bercy", id="at what seat it is said"),
    pytest.param(
        "« Le pont tiendra », a juré l'ingénieure à la remise des clefs entre Paul Roth et Erik Morel.",
        "Le pont tiendra",
        "ingénieure",
        id="of two between whom something passes neither speaks",
    ),
    pytest.param(
        "« Ce livre est à moi », a réagi dans un courriel adressé à l'AFP Paul Renard, président du club.",
        "Ce livre est à moi",
        "Paul Renard",
        id="a participle parts no verb from its subject",
    ),
    pytest.param(
        "« Rendez-nous nos terres », a répliqué mardi sur Facebook l'avocat de la famille Traval, Yassine Roth.",
        "Rendez-nous nos terres",
        "Yassine Roth",
        id="not whose lawyer he is",
    ),
    pytest.param(
        "Lea Roth, la patronne du syndicat Arc a estimé que c'était scandaleux.",
        "que c'était scandaleux",
        "Lea Roth",
        id="an apposition without its second comma",
    ),
    pytest.param(
        "Ses voisins croyaient qu'elle s'était noyée et avaient raconté à l'AFP que Lea Roth aimait la mer.",
        "que Lea Roth aimait la mer",
        "Ses voisins",
        id="a plural verb is not hers",
    ),
    pytest.param(
        "Lors du procès, Maître Paul Delvaux, avocat de Luc Barreau, assure que son client dormait.",
        "que son client dormait",
        "Paul Delvaux",
        id="not whom an aside between commas names",
    ),
    pytest.param(
        "Le prix a été remis à Lise Barreau, qui a promis de le partager.",
        "de le partager",
        "Lise Barreau",
        id="the person named before a relative clause that no thing can speak in",
    ),
    pytest.param(
        "La société Arvel et son directeur Yvan Delvaux ont promis que le pont serait réparé.",
        "que le pont serait réparé",
        "Arvel et Yvan Delvaux",
        id="a body and a person together",
    ),
    pytest.param(
        "A Matignon, on réplique que le pont tient.",
        "que le pont tient",
        "Matignon",
        id="where on says so, its capital without an accent",
    ),
]


@pytest.mark.parametrize(("report", "words", "speaker"), CASES)
def test_the_speaker_is_found(read: Read, report: str, words: str, speaker: str) -> None:
    assert speaker_of(read(report), words) == speaker


def test_the_paper_that_tells_it_is_not_she_who_speaks(read: Read) -> None:
    reading = read(
        "Une juge a rencontré Paul Renard. Cette dernière est partie, affirme RTL. Elle jugeait que rien n'irait."
    )
    assert speaker_of(reading, "que rien n'irait") != "RTL"
