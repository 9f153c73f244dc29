"""Whom a role, an office or another description stands for: a short report, the words said, and whose they are."""

from __future__ import annotations

import pytest

from .conftest import Read
from .said import speaker_of

CASES = [
    pytest.param(
        "Le cinéaste Marc Delvaux a une ferme. La ferme a brûlé hier. « Marc Delvaux ne viendra pas », selon un "
        "courrier du réalisateur.",
        "Marc Delvaux ne viendra pas",
        "Marc Delvaux",
        id="an article may stand in the preposition before a description",
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
        "Marc Delvaux a disparu lundi. Sa mère a déclaré qu'il avait quitté la maison le matin.",
        "qu'il avait quitté la maison le matin",
        "mère de Marc Delvaux",
        id="whose a source is, by name",
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
        "Les avocats Paul Renard et Marc Delvaux ont plaidé. Ils dénoncent un abus de la police.",
        "un abus de la police",
        "Paul Renard et Marc Delvaux",
        id="two named under one title",
    ),
    pytest.param(
        "Le député Marc Delvaux est venu avec Lea Roth. La députée a déclaré que la salle était pleine.",
        "que la salle était pleine",
        "Lea Roth",
        id="a role is not that of a man where its article tells a woman",
    ),
    pytest.param(
        "Ida Renard, présidente du Conseil des sages, a écrit à Marc Delvaux. "
        "Le chef de l'Etat juge que rien ne presse.",
        "que rien ne presse",
        "Marc Delvaux",
        id="who presides over a council is no head of state",
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
        "Boris Kellner a été entendu mardi. Son avocat a dénoncé une procédure bâclée.",
        "une procédure bâclée",
        "avocat de Boris Kellner",
        id="whose lawyer somebody is, that one is not",
    ),
    pytest.param(
        "Armand Gilles et Clotilde Sarre se sont rencontrés lundi. Les deux ministres ont assuré que le texte serait "
        "voté.",
        "que le texte serait voté",
        "Armand Gilles et Clotilde Sarre",
        id="two named together, by any word for people",
    ),
    pytest.param(
        "Le sélectionneur de la Norvège, Tobias Wendt, a titularisé Emil Strand. Le technicien a dit que l'attaquant "
        "le méritait.",
        "que l'attaquant le méritait",
        "Tobias Wendt",
        id="a wider word for the role of one of two",
    ),
    pytest.param(
        "« Je reste », dit la préfète Aline Forest. « L'eau baisse », explique Remi Vidal, toxicologue. « Le risque "
        "est nul », ajoute le médecin.",
        "Le risque est nul",
        "Remi Vidal",
        id="a doctor is the toxicologist",
    ),
    pytest.param(
        "Le journaliste Remi Vidal a posé une question. « Qui a tort ? », demande Remi Vidal. « Vous », répond le "
        "médecin.",
        "Vous",
        "médecin",
        id="a doctor is not the journalist who spoke last",
    ),
    pytest.param(
        "Sonia Helmer a chanté deux heures. L'actrice de 41 ans jure qu'elle arrête.",
        "qu'elle arrête",
        "Sonia Helmer",
        id="an age tells nothing of the role",
    ),
    pytest.param(
        "Le parquet de Brive a ouvert une enquête. Le mouvement assure que rien n'est prouvé.",
        "que rien n'est prouvé",
        "mouvement",
        id="a movement is no public prosecutor",
    ),
    pytest.param(
        "Lea Barreau a annoncé un disque. La fille d'Ida Renard a ajouté que la tournée commencerait en mai.",
        "que la tournée commencerait en mai",
        "Lea Barreau",
        id="the daughter of somebody new is she who is known",
    ),
    pytest.param(
        "« Le coq chantait », raconte Remi Vidal à la radio. Le suspect affirme qu'il dormait.",
        "qu'il dormait",
        "suspect",
        id="a suspect is not the witness who spoke",
    ),
    pytest.param(
        "Pascal Roudier, maire de Tulle, et Aline Forest, préfète de la Corrèze, étaient là. La préfète a promis une "
        "enquête.",
        "une enquête",
        "Aline Forest",
        id="the office tells two apart",
    ),
    pytest.param(
        "Serge Amiel a pris la tête d'Orlane Air. Son prédécesseur, Denis Wolff, se tait. « Tout était public », "
        "insiste l'ancien patron.",
        "Tout était public",
        "Denis Wolff",
        id="a predecessor is the former head",
    ),
]


@pytest.mark.parametrize(("report", "words", "speaker"), CASES)
def test_the_described_is_found(read: Read, report: str, words: str, speaker: str) -> None:
    assert speaker_of(read(report), words) == speaker


def test_what_a_possessive_source_is_called_keeps_the_reports_words(read: Read) -> None:
    reading = read("Marc Delvaux a disparu lundi. Sa mère a déclaré qu'il avait quitté la maison le matin.")
    mother = next(e for e in reading.entities if e.name == "mère de Marc Delvaux")
    assert mother.aliases == ("Sa mère",)
