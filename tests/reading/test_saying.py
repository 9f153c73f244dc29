"""Who says what, how and where: what is left unsaid, negated, echoed, inserted, or told by whoever wrote a paper."""

from __future__ import annotations

import pytest

from .conftest import Read

CASES = [
    ("nobody wants what they did not want to do", "Ni Luc Varin ni Nora Blin n'ont souhaité réagir.", []),
    (
        "what somebody does not want to do keeps its negation in the cue",
        "Le maire ne veut pas payer la facture.",
        [("maire", "wants", ["payer la facture"])],
    ),
    ("what somebody refuses to say is not said", "La maire a refusé de dire si le rapport existait.", []),
    ("nor what somebody leaves without saying it", "Le maire est parti sans dire si la route rouvrirait.", []),
    (
        "what somebody does not forget to say is said",
        "Le maire n'a pas oublié de rappeler que la route était fermée.",
        [("maire", "affirms", ["que la route était fermée"])],
    ),
    (
        "whoever does not rule out a deed holds it for possible",
        "La mairie n'exclut pas de porter plainte.",
        [("mairie", "believes", ["de porter plainte"])],
    ),
    (
        "a doubt denies",
        "L'expert Hugo Lanne doute que le barrage tienne.",
        [("Hugo Lanne", "denies", ["que le barrage tienne"])],
    ),
    (
        "what is sworn of the past is no promise",
        "Le trésorier jure qu'il a tout payé.",
        [("trésorier", "affirms", ["qu'il a tout payé"])],
    ),
    (
        "a promise is of what is to come",
        "Le trésorier promet que la facture sera payée.",
        [("trésorier", "promises", ["que la facture sera payée"])],
    ),
    (
        "a negation before an inserted cue is part of what is said",
        "Jamais, jure Nora Blin, la mairie n'a touché cet argent.",
        [("Nora Blin", "denies", ["Jamais", "la mairie n'a touché cet argent"])],
    ),
    (
        "a cue may part a subject from its verb",
        "Le pont, construit en 1960, a affirmé Luc Varin, sera vendu.",
        [("Luc Varin", "affirms", ["Le pont, construit en 1960", "sera vendu"])],
    ),
    (
        "a threat promises",
        "« Si la digue cède, je démissionne », a prévenu Luc Varin.",
        [("Luc Varin", "promises", ["Si la digue cède, je démissionne"])],
    ),
    (
        "what one is going to do is one's own future",
        "« Je ne vais pas commenter », a répondu Ida Brun.",
        [("Ida Brun", "promises", ["Je ne vais pas commenter"])],
    ),
    (
        "a participle has the subject behind the verb it hangs on",
        "« L'arrêté est respecté », a assuré Maud Ker, accusant la préfecture de « céder ».",
        [("Maud Ker", "affirms", ["L'arrêté est respecté"]), ("Maud Ker", "affirms", ["de « céder »"])],
    ),
    (
        "who said the contrary is told with comme",
        "Le maire nie avoir reçu l'argent, comme l'a affirmé la préfète.",
        [
            ("préfète", "affirms", ["avoir reçu l'argent"]),
            ("maire", "denies", ["avoir reçu l'argent"]),
        ],
    ),
    (
        "a quotation behind comme and a colon is whole",
        "Comme le dit le patron : « Vous partirez, nous on reste. »",
        [("patron", "affirms", ["Vous partirez, nous on reste."])],
    ),
    (
        "pour says for whom a person speaks who is named",
        "Pour le Parti rural, Anne Doucet a dénoncé « un mauvais accord ».",
        [("Anne Doucet", "affirms", ["un mauvais accord"])],
    ),
    (
        "how a thing is said does not part it from its cue",
        "Luc Varin et Nora Blin ont dénoncé d'une même voix « un scandale ».",
        [("Luc Varin et Nora Blin", "affirms", ["un scandale"])],
    ),
    (
        "a role that opens the sentence stands before whose it is",
        "Rapporteure du texte, la députée Nadège Fontaneau a salué « une avancée ».",
        [("Nadège Fontaneau", "affirms", ["une avancée"])],
    ),
    (
        "the title of a paper ends at its comma",
        "Selon L'Equipe, Lebreuil se serait engagé avec Brest. Paul Ravel aurait menti, croit savoir Le Matin.",
        [
            ("L'Equipe", "affirms", ["Lebreuil se serait engagé avec Brest"]),
            ("Matin", "affirms", ["Paul Ravel aurait menti"]),
        ],
    ),
    (
        "a paper has it from its source",
        "Deux cadres ont été licenciés, a appris Le Courrier de source proche de l'enquête.",
        [("source proche de l'enquête", "affirms", ["Deux cadres ont été licenciés"])],
    ),
    (
        "a circle says what is said in it",
        "Le texte est prêt, assure-t-on dans l'entourage du ministre.",
        [("entourage du ministre", "affirms", ["Le texte est prêt"])],
    ),
    (
        "nobody is an age",
        "Sophie, 25 ans, locataire de l'immeuble, a expliqué que la porte était fermée.",
        [("Sophie", "affirms", ["que la porte était fermée"])],
    ),
    (
        "the first of two",
        "Luc Varin et Paul Ravel se sont parlé. Le premier lui rétorque que rien n'est prouvé.",
        [("Luc Varin", "denies", ["que rien n'est prouvé"])],
    ),
    (
        "whoever the report tells of is the one concerned",
        "L'arbitre, M. Fauvel, est accusé par Kerbrat. « Je n'ai rien fait », dit l'intéressé.",
        [("Fauvel", "denies", ["Je n'ai rien fait"])],
    ),
    (
        "a participle tells on at the head of a sentence",
        "« L'eau est froide », a dit Rémi Castagnède. Précisant que le bain restait ouvert.",
        [
            ("Rémi Castagnède", "affirms", ["L'eau est froide"]),
            ("Rémi Castagnède", "affirms", ["que le bain restait ouvert"]),
        ],
    ),
    (
        "figures are set against each other",
        "Le préfet Alain Corne a fait état de 12 blessés, contre 30 selon les organisateurs.",
        [("Alain Corne", "affirms", ["de 12 blessés"]), ("organisateurs", "affirms", ["30"])],
    ),
    (
        "a figure may have a source of its own behind the cue of another",
        "La mairie fait état de 12 blessés, le préfet de 30. La maire parle de deux blessés, de trois morts.",
        [
            ("mairie", "affirms", ["de 12 blessés"]),
            ("préfet", "affirms", ["de 30"]),
            ("maire", "affirms", ["de deux blessés, de trois morts"]),
        ],
    ),
    (
        "so it may behind a verb that counts",
        "La préfecture a recensé 800 coureurs, les syndicats 4.000. Le syndicat dénombre douze morts, trente blessés.",
        [
            ("préfecture", "affirms", ["800 coureurs"]),
            ("syndicats", "affirms", ["4.000"]),
            ("syndicat", "affirms", ["douze morts, trente blessés"]),
        ],
    ),
    (
        "of two who count the second says a figure and no more",
        "Ils étaient 5.000 selon la police, 12.000 selon les organisateurs.",
        [("police", "affirms", ["Ils étaient 5.000"]), ("organisateurs", "affirms", ["12.000"])],
    ),
    (
        "so it does behind et",
        "Le cortège a rassemblé 1.200 personnes, selon la préfecture, et plus de 4.000 selon les syndicats.",
        [
            ("préfecture", "affirms", ["Le cortège a rassemblé 1.200 personnes"]),
            ("syndicats", "affirms", ["plus de 4.000"]),
        ],
    ),
    (
        "whoever answers a wish does not tell what is wished",
        "L'Union a indiqué que la Ruthénie répondrait à la demande du comité.",
        [("Union", "affirms", ["que la Ruthénie répondrait à la demande du comité"])],
    ),
    (
        "what a paper has found has no source but the paper",
        "Selon nos informations, le maire a menti.",
        [(None, "affirms", ["le maire a menti"])],
    ),
    (
        "a collective is its whole name",
        "Le collectif Terre libre affirme que la source est polluée.",
        [("collectif Terre libre", "affirms", ["que la source est polluée"])],
    ),
    (
        "what is ruled out is a thing",
        "Le ministre Paul Ravel exclut toute hausse. Le club exclut le joueur Marc Rey.",
        [("Paul Ravel", "denies", ["toute hausse"])],
    ),
    ("it is nobody who must find", "Force est de constater que le pont est fermé.", []),
    ("what a thing gives leave to say nobody says", "Ce carottage permet de dire que le lac est jeune.", []),
    ("nor what it is up to somebody to find out", "Il revient au jury de déterminer si la cloche a sonné.", []),
    ("que behind ne alone restricts", "La paix des pêcheurs ne tient qu'à un fil.", []),
    (
        "an information that somebody does something with is not what they do",
        "Le maire a démissionné, une information que Reuters n'a pu vérifier de source indépendante.",
        [],
    ),
    ("en stands for what one fears", "Nora Blin s'en est inquiétée auprès du syndicat.", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_who_says_what_and_how(read: Read, text: str, expected: list[tuple[str | None, str, list[str]]]) -> None:
    said = [
        (s.speaker and s.speaker.name, s.stance, [c.text for c in s.content])
        for s in read(text, "2024-11-08").statements
    ]
    assert said == expected


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Luc Varin, qui sera jugé en juin, a dit lundi que le pont était sûr.", "2024-11-04"),
        ("Luc Varin, nommé en janvier 2023, affirme que le pont est sûr.", None),
        ("Trois jours plus tôt, Luc Varin avait promis de démissionner.", None),
    ],
)
def test_a_date_that_tells_more_of_the_speaker_does_not_say_when(read: Read, text: str, when: str | None) -> None:
    assert [s.said for s in read(text, "2024-11-08").statements] == [when]


@pytest.mark.parametrize(
    ("text", "media"),
    [
        (
            "« Le lac monte », a dit Lea Roth dans un entretien à Radio Lac. « Il débordera », a-t-elle ajouté.",
            ["un entretien à Radio Lac", "un entretien à Radio Lac"],
        ),
        ("Lea Roth a écrit une lettre où elle affirme que le lac monte.", ["une lettre"]),
        ("« Le lac monte », tempère l'agence dans son communiqué.", ["son communiqué"]),
        ("Dans un message le maire avoue son erreur.", ["un message"]),
        ("Le prix a baissé par rapport à l'édition de mai, affirme Lea Roth.", [None]),
    ],
)
def test_where_a_thing_is_said(read: Read, text: str, media: list[str | None]) -> None:
    assert [each.medium and each.medium.text for each in read(text).statements] == media
