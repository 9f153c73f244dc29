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
        "Marine Delvaux a reçu Paul Renard. Elle estime que tout est dit.",
        "que tout est dit",
        "Marine Delvaux",
        id="a woman called like the navy",
    ),
    pytest.param(
        "Paul Renard, maire de Dole, est malade. « Je vais mieux », écrit l'ancien ministre.",
        "Je vais mieux",
        "Paul Renard",
        id="a mayor may have been a minister",
    ),
    pytest.param(
        "Le pont a cédé, selon Le Parisien. Le syndicat demande que le pont ferme.",
        "que le pont ferme",
        "syndicat",
        id="a union is no newspaper",
    ),
    pytest.param(
        "Paul et Lea Roth ont écrit au maire. Le couple estime que le pont est dangereux.",
        "que le pont est dangereux",
        "Paul et Lea Roth",
        id="a couple is the two named together",
    ),
    pytest.param(
        "Il affirme que le pont tiendra. Le maire de Dole, Marc Delvaux, a signé le contrat.",
        "que le pont tiendra",
        "Marc Delvaux",
        id="a pronoun before anybody is named",
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
        "Un communiqué du ministère annonce que le pont ferme. Selon le texte, les travaux seront longs.",
        "les travaux seront longs",
        "ministère",
        id="the paper that spoke",
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
    pytest.param(
        "« Le texte est vide », juge l'ancien premier ministre Paul Renard. « La police est saine », soutient l'ancien "
        "ministre de l'Intérieur.",
        "La police est saine",
        "Paul Renard",
        id="who held one office held another",
    ),
    pytest.param(
        "Marc Delvaux a pris la parole. Yvan Renard, le maire de Dole et président de Dole Métropole, écoute Marc "
        "Delvaux. Le président de la Métropole affirme que tout va bien.",
        "que tout va bien",
        "Yvan Renard",
        id="an office told second is his who holds both",
    ),
    pytest.param(
        "Dans son livre, l'animatrice révèle qu'elle a été malade. Elle se tait. Grâce à la danse, Lydia Roth a "
        "repris.",
        "qu'elle a été malade",
        "Lydia Roth",
        id="the subject of a coming sentence whose gender agrees",
    ),
    pytest.param(
        "Marc Delvaux a reçu Paul Renard. Il a exigé que Marc Delvaux retire sa plainte.",
        "que Marc Delvaux retire sa plainte",
        "Paul Renard",
        id="il is not whom its own words name",
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
        "Lucie Barreau a été élue mardi. Selon sa déclaration, le village est ruiné.",
        "le village est ruiné",
        "Lucie Barreau",
        id="a paper with a possessive is its owner's",
    ),
    pytest.param(
        "« Le pont est sûr », a dit le groupe Arvel dans un communiqué. « Il a été repeint », ajoute le communiqué.",
        "Il a été repeint",
        "Arvel",
        id="a paper says what its author says",
    ),
    pytest.param(
        "« Le pont est sûr », a déclaré Marc Delvaux. L'eau monte. « La crue est là », ajoute la même source.",
        "La crue est là",
        "Marc Delvaux",
        id="the same source is who spoke last",
    ),
    pytest.param(
        "« Le pont est sûr », a déclaré la préfète du Jura. La préfète du Jura, Lucie Barreau, est rentrée.",
        "Le pont est sûr",
        "Lucie Barreau",
        id="a role told in full before its name",
    ),
    pytest.param(
        "Marc Delvaux a écrit un livre. « Je me tais », poursuit l'ancien présentateur du journal de Dole.",
        "Je me tais",
        "Marc Delvaux",
        id="a former role is his who is in view",
    ),
    pytest.param(
        "Une porte-parole de la société Arvel Chimie a confirmé que l'usine fermait.",
        "que l'usine fermait",
        "Une porte-parole de la société Arvel Chimie",
        id="a spokeswoman is not her house",
    ),
    pytest.param(
        "La Commission européenne a rencontré Marc Delvaux. Celle-ci affirme que les comptes sont bons.",
        "que les comptes sont bons",
        "Commission européenne",
        id="celle-ci that opens a sentence",
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
        "Paul Renard a prêté serment à midi.\n\nVient le tour de Marc Delvaux. Il affirme que tout ira bien.",
        "que tout ira bien",
        "Marc Delvaux",
        id="a paragraph's own people come first",
    ),
    pytest.param(
        "« Le foie guérit seul », a expliqué Marc Delvaux. Selon le spécialiste, rien ne presse.",
        "rien ne presse",
        "Marc Delvaux",
        id="a noun that tells more about who spoke",
    ),
    pytest.param(
        "« Le foie guérit », explique Marc Delvaux. Un pharmacien passait. « Tout est faux », crie le pharmacien.",
        "Tout est faux",
        "pharmacien",
        id="a noun said before of somebody else",
    ),
    pytest.param(
        "« Le foie guérit seul », a expliqué Marc Delvaux. Selon la victime, rien ne presse.",
        "rien ne presse",
        "victime",
        id="a victim is nobody who spoke before",
    ),
    pytest.param(
        "« Le four est froid », lance Stella Barreau. « Je suis ravie », dit la déléguée générale de la Sarvonie.",
        "Je suis ravie",
        "Stella Barreau",
        id="a role of somebody of whom nothing was told",
    ),
    pytest.param(
        "Marc Delvaux, ingénieur et médecin à Dole, est venu. « Il guérira », conclut le médecin.",
        "Il guérira",
        "Marc Delvaux",
        id="a second role behind et",
    ),
    pytest.param(
        "Il affronte deux autres députés, Paul Renard et le chimiste Marc Delvaux. Le député a annoncé sa défaite.",
        "sa défaite",
        "Marc Delvaux",
        id="a title in the plural is everybody's",
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
        "Les avocats Paul Renard et Marc Delvaux ont plaidé. Ils dénoncent un abus de la police.",
        "un abus de la police",
        "Paul Renard et Marc Delvaux",
        id="two named under one title",
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
        "Paul Renard a parlé. Alors qu'il rêvait de partir, Marc Delvaux a cédé la place.",
        "de partir",
        "Marc Delvaux",
        id="a pronoun before the name it stands for",
    ),
    pytest.param(
        "Lea Barreau a souri. « Je n'y suis jamais allée », explique celle qui a dirigé la revue.",
        "Je n'y suis jamais allée",
        "Lea Barreau",
        id="celle qui behind a quotation is who is in view",
    ),
    pytest.param(
        "Le JDD détaille l'enquête. Selon l'hebdomadaire, Lea Barreau a menti.",
        "Lea Barreau a menti",
        "JDD",
        id="a weekly is no role of the person behind it",
    ),
    pytest.param(
        "« La digue va céder cet hiver, et vite »\n\nPaul Renard rit. « Oui, la digue va céder cet hiver, et vite »"
        ", a dit Paul Renard.",
        "La digue va céder cet hiver, et vite",
        "Paul Renard",
        id="a title is whoever's says it below",
    ),
    pytest.param(
        "Marc Delvaux a fui. Marc Delvaux avait caché des armes. Delvaux vivait seul. "
        "Il l'avait dit à sa sœur, a révélé le juge Paul Renard. Il pensait que la police dormait.",
        "que la police dormait",
        "Marc Delvaux",
        id="whom a report is about is whom it names again and again",
    ),
    pytest.param(
        "Le prédécesseur de M. Renard, Marc Delvaux, a déclaré que la caisse était vide.",
        "que la caisse était vide",
        "Marc Delvaux",
        id="a civil title behind a preposition is another's",
    ),
    pytest.param(
        "Le député Marc Delvaux est venu avec Lea Roth. La députée a déclaré que la salle était pleine.",
        "que la salle était pleine",
        "Lea Roth",
        id="a role is not that of a man where its article tells a woman",
    ),
    pytest.param(
        "Selon des témoins, la rue était vide. La police compte douze blessés, selon le dernier bilan.",
        "La police compte douze blessés",
        "dernier bilan",
        id="the last count is not whoever spoke last",
    ),
    pytest.param(
        "Ida Renard, présidente du Conseil des sages, a écrit à Marc Delvaux. "
        "Le chef de l'Etat juge que rien ne presse.",
        "que rien ne presse",
        "Marc Delvaux",
        id="who presides over a council is no head of state",
    ),
    pytest.param(
        "Une figure du parti de Lea Roth regrette que la liste soit close.",
        "que la liste soit close",
        "Une figure du parti de Lea Roth",
        id="a figure is somebody, and not whom it is a figure of",
    ),
    pytest.param(
        "Ida Roth, Marc Delvaux et Lea Renard redoutent une crue. « Il faut agir », affirment les trois élus.",
        "Il faut agir",
        "Ida Roth, Marc Delvaux et Lea Renard",
        id="as many as were named together",
    ),
    pytest.param(
        "La section du Jura, le syndicat des pêcheurs et la mairie relèvent que la rivière est polluée. "
        "Ils demandent un audit.",
        "un audit",
        "section du Jura, syndicat des pêcheurs et mairie",
        id="bodies in a row speak together",
    ),
    pytest.param(
        "« La digue cède », assurent le maire, la préfète et le patron du port.",
        "La digue cède",
        "maire, préfète et patron du port",
        id="all who follow a verb in the plural",
    ),
    pytest.param(
        "Jean Bellot dirige un club. Ida Roth, maire d'Yen, est venue. "
        "« La mer monte », prévient le maire de ce village.",
        "La mer monte",
        "maire de ce village",
        id="a role in this place is not a woman's where the article tells a man",
    ),
    pytest.param(
        "Marc Delvaux, maire d'Yen, est inquiet. « La mer monte », prévient le maire de ce village de cent âmes.",
        "La mer monte",
        "Marc Delvaux",
        id="a role in this place is that of the one who was told to hold it",
    ),
    pytest.param(
        "La gare est fermée, selon la mairie. « Les trains ne passent plus », a-t-on ajouté.",
        "Les trains ne passent plus",
        "mairie",
        id="what one has added is whose the sentence before was",
    ),
    pytest.param(
        "Lea Roth a porté plainte. Selon elle, Marc Delvaux ment.",
        "Marc Delvaux ment",
        "Lea Roth",
        id="a pronoun takes in no name behind its comma",
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


def test_a_day_is_no_part_of_a_role(read: Read) -> None:
    reading = read("L'eau est claire, a déclaré jeudi le ministre sarvon de l'Eau, Marc Delvaux.")
    assert [each.roles for each in reading.entities if each.name == "Marc Delvaux"] == [("ministre sarvon de l'Eau",)]


def test_offices_are_known_by_the_day_of_the_report(read: Read) -> None:
    """Who was prime minister when a report came out is meant, though it tells nobody's office."""
    text = "Jean Castex a reçu Manuel Valls à Dole. Le Premier ministre promet que la gare resterait ouverte."
    speakers = {day: read(text, day).statements[0].speaker for day in ("2021-03-02", "2015-03-02")}
    assert [speaker and speaker.name for speaker in speakers.values()] == ["Jean Castex", "Manuel Valls"]
