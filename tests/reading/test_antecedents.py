"""Whom a pronoun or a word for who spoke stands for: a short report, the words said, and whose they are."""

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
        "La joueuse belge juge que l'arbitre s'est trompé. Lucie Barreau ajoute que le terrain glissait.",
        "que l'arbitre s'est trompé",
        "Lucie Barreau",
        id="named only in the next sentence",
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
        "Selon des témoins, la rue était vide. La police compte douze blessés, selon le dernier bilan.",
        "La police compte douze blessés",
        "dernier bilan",
        id="the last count is not whoever spoke last",
    ),
    pytest.param(
        "La gare est fermée, selon la mairie. « Les trains ne passent plus », a-t-on ajouté.",
        "Les trains ne passent plus",
        "mairie",
        id="what one has added is whose the sentence before was",
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
        "Selon La Dépêche du Causse, le barrage fuit. Le quotidien précise que deux vannes sont rouillées.",
        "que deux vannes sont rouillées",
        "La Dépêche du Causse",
        id="a daily that no list knows",
    ),
]


@pytest.mark.parametrize(("report", "words", "speaker"), CASES)
def test_the_speaker_is_found(read: Read, report: str, words: str, speaker: str) -> None:
    assert speaker_of(read(report), words) == speaker
