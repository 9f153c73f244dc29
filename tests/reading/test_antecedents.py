"""Whom a pronoun or a description stands for: a short report, the words said, and whose they are."""

from __future__ import annotations

import pytest

from .conftest import Read
from .said import speaker_of

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
        "Radio Lac révèle l'affaire. Le maire a été aidé par une dentiste. Cette dernière habitait Dole. Elle lui "
        "aurait fait part de ses doutes.",
        "de ses doutes",
        "une dentiste",
        id="whoever was named last stays in view behind",
    ),
    pytest.param(
        "Selon les chiffres de Marc Delvaux, le four de Marc Delvaux est froid.\n\nLe patron Paul Renard est ferme. "
        "Sa mesure sera bien prise en mai. « Le pain manquera », a-t-il dit.",
        "Le pain manquera",
        "Paul Renard",
        id="who speaks next is who has been brought in since the last words",
    ),
    pytest.param(
        "Marc Delvaux est maire de Dole. Interrogé sur la stratégie de Paul Renard, l'ancien patron du club qui a "
        "déclaré que son équipe était lente, il rétorque : « C'est faux ».",
        "C'est faux",
        "Marc Delvaux",
        id="who is asked about somebody is somebody else",
    ),
    pytest.param(
        "« C'est drôle », dit-on dans son entourage. Le maire Marc Delvaux ira bien à la fête, comme il l'a annoncé.",
        "Le maire Marc Delvaux ira bien à la fête",
        "Marc Delvaux",
        id="who does it as he has said",
    ),
    pytest.param(
        "Le vacher Marc Delvaux est jugé à Dole. Selon son avocat, Paul Renard, les juges ont eu tort de l'accuser "
        "alors, selon lui, que rien ne le prouve. « Le dossier est vide », a-t-il ajouté.",
        "Le dossier est vide",
        "Paul Renard",
        id="according to him is according to whom the sentence opens with",
    ),
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
        "Un communiqué du ministère annonce que le pont ferme. Selon le texte, les travaux seront longs.",
        "les travaux seront longs",
        "ministère",
        id="the paper that spoke",
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
        "Dans son livre, l'animatrice raconte qu'elle a souffert. Elle se tait. Grâce à la danse, Lydia Roth a repris.",
        "qu'elle a souffert",
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
        "La Commission européenne a rencontré Marc Delvaux. Celle-ci affirme que les comptes sont bons.",
        "que les comptes sont bons",
        "Commission européenne",
        id="celle-ci that opens a sentence",
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
        "Les avocats Paul Renard et Marc Delvaux ont plaidé. Ils dénoncent un abus de la police.",
        "un abus de la police",
        "Paul Renard et Marc Delvaux",
        id="two named under one title",
    ),
    pytest.param(
        "Paul Renard a parlé. Alors qu'il rêvait de partir, Marc Delvaux a cédé la place.",
        "de partir",
        "Marc Delvaux",
        id="a pronoun before the name it stands for",
    ),
    pytest.param(
        "Lea Barreau a souri. « Ma valise est restée vide », explique celle qui a dirigé la revue.",
        "Ma valise est restée vide",
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
        "Marc Delvaux a fui. Marc Delvaux avait caché des armes. Delvaux vivait seul. "
        "Il l'avait dit à sa sœur, a révélé le juge Paul Renard. Il pensait que la police dormait.",
        "que la police dormait",
        "Marc Delvaux",
        id="whom a report is about is whom it names again and again",
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
        "La gare est fermée, selon la mairie. « Les trains ne passent plus », a-t-on ajouté.",
        "Les trains ne passent plus",
        "mairie",
        id="what one has added is whose the sentence before was",
    ),
    pytest.param(
        "Boris Kellner a été entendu mardi. Son avocat a dénoncé une procédure bâclée.",
        "une procédure bâclée",
        "avocat de Boris Kellner",
        id="whose lawyer somebody is, that one is not",
    ),
    pytest.param(
        "Raoul Despres reproche à Ivo Marten d'avoir triché. Celui-ci nie tout contact avec le médecin.",
        "tout contact avec le médecin",
        "Ivo Marten",
        id="celui-ci is not whose words end last",
    ),
    pytest.param(
        "Selon Raoul Despres, Ivo Marten aurait menti. Il a ajouté que les images le prouvaient.",
        "que les images le prouvaient",
        "Raoul Despres",
        id="who adds something has spoken before",
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
        "Selon La Dépêche du Causse, le barrage fuit. Le quotidien précise que deux vannes sont rouillées.",
        "que deux vannes sont rouillées",
        "La Dépêche du Causse",
        id="a daily that no list knows",
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
def test_the_speaker_is_found(read: Read, report: str, words: str, speaker: str) -> None:
    assert speaker_of(read(report), words) == speaker


def test_what_a_possessive_source_is_called_keeps_the_reports_words(read: Read) -> None:
    reading = read("Marc Delvaux a disparu lundi. Sa mère a déclaré qu'il avait quitté la maison le matin.")
    mother = next(e for e in reading.entities if e.name == "mère de Marc Delvaux")
    assert mother.aliases == ("Sa mère",)
