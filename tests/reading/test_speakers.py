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
        "Marc Delvaux a parlé. Le président de la Banque centrale Renardet considère que la crise est finie.",
        "que la crise est finie",
        "président de la Banque centrale Renardet",
        id="a phrase that ends in a name stands for nobody else",
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
        "La visite ravive les craintes en Pologne que le chantier ne reprenne.",
        "que le chantier ne reprenne",
        "Pologne",
        id="fears in a country are its own",
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
        "Paul Renard est venu avec Julie Renard. M. Renard affirme que tout va bien.",
        "que tout va bien",
        "Paul Renard",
        id="a civil title tells two of one surname apart",
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
        "« La digue va céder cet hiver, et vite »\n\nPaul Renard rit. « Oui, la digue va céder cet hiver, et vite »"
        ", a dit Paul Renard.",
        "La digue va céder cet hiver, et vite",
        "Paul Renard",
        id="a title is whoever's says it below",
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
        "Mohammad al-Khalidi a fui. M. Khalidi regrette que tout soit fermé.",
        "que tout soit fermé",
        "Mohammad al-Khalidi",
        id="an article is no part of a surname",
    ),
    pytest.param(
        "Le maire a souri, le chef de l'équipe soulignant que « rien ne presse ».",
        "rien ne presse",
        "chef de l'équipe",
        id="whose chief he is, before a participle",
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
        "« Assez », a dit Lea Roth. En juin, les avocates de la femme qui accuse Paul Renard de l'avoir suivie ont ri.",
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
        "« Il y a urgence », a assuré la ministre lors de la passation de pouvoirs entre Paul Roth et Erik Morel.",
        "Il y a urgence",
        "ministre",
        id="of two between whom something passes neither speaks",
    ),
    pytest.param(
        "« Ce livre est à moi », a réagi dans un courriel adressé à l'AFP Paul Renard, président du club.",
        "Ce livre est à moi",
        "Paul Renard",
        id="a participle parts no verb from its subject",
    ),
    pytest.param(
        "« Je vous demande de partir », a réagi lundi sur Twitter l'avocat de la famille Traval, Yassine Roth.",
        "Je vous demande de partir",
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
        "Ses voisins pensaient qu'elle avait été enlevée et avaient déclaré à l'AFP que Lea Roth aimait la mer.",
        "que Lea Roth aimait la mer",
        "Ses voisins",
        id="a plural verb is not hers",
    ),
    pytest.param(
        "La grève est demandée par le syndicat de police Alerte et voulue par le syndicat des juges de police (SJP).",
        "La grève",
        "syndicat de police Alerte",
        id="a body's name is no other body's",
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
def test_the_speaker_is_found(read: Read, report: str, words: str, speaker: str) -> None:
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
        pytest.param(
            "Après les aveux de Marc Delvaux, le ministre a souri.", "Marc Delvaux", (), id="the next subject"
        ),
    ],
)
def test_a_role_is_told_beside_the_name(read: Read, report: str, name: str, roles: tuple[str, ...]) -> None:
    assert [each.roles for each in read(report).entities if each.name == name] == [roles]


def test_a_body_is_named_by_the_small_words_behind_its_capital(read: Read) -> None:
    reading = read("Un responsable de la Ligue des fleuves a répondu que la Ligue n'enverrait personne.")
    assert next((each.name, each.kind) for each in reading.entities) == ("Ligue des fleuves", "organization")
    assert not any(each.name == "Ligue" for each in reading.entities)


def test_the_paper_that_tells_it_is_not_she_who_speaks(read: Read) -> None:
    reading = read(
        "Une juge a rencontré Paul Renard. Cette dernière est partie, affirme RTL. Elle jugeait que rien n'irait."
    )
    assert speaker_of(reading, "que rien n'irait") != "RTL"


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
