"""Whom a description or a pronoun means beside others whom it does not: a short report, the words, the speaker."""

from __future__ import annotations

import pytest

from .conftest import Read
from .said import speaker_of

CASES = [
    pytest.param(
        "Le président Emmanuel Macron viendra lundi. « Le four est cassé », a dit le président du centre d'archives.",
        ["Le four est cassé"],
        "président du centre d'archives",
        id="a head of state presides over nothing else",
    ),
    pytest.param(
        "La ministre Ida Roth se tait. Leur chef, Luc Morel, ne décolère pas. « On attend », lâche le batelier.",
        ["On attend"],
        "Luc Morel",
        id="a trade is of whom the sentence before tells",
    ),
    pytest.param(
        "Ida Roth est à la tête des députés LREM. « Le four est cassé », a dénoncé le député.",
        ["Le four est cassé"],
        "député",
        id="a deputy is not a party that has deputies",
    ),
    pytest.param(
        "Le maire Marc Colin a vu Ida Roth. Paul Sorel a promis trois tulipes à Lucie Favre mardi, "
        "raconte la principale intéressée, tandis que le maire rit.",
        ["Paul Sorel a promis trois tulipes à Lucie Favre mardi"],
        "Lucie Favre",
        id="whoever is concerned is whom the words name",
    ),
    pytest.param(
        'Paul Renard juge le four laid, et estime que "le pain est dur". Le maire Luc Morel a eu les mêmes mots, '
        'lundi. Il "condamne" le "geste indigne" du patron. "En revanche, je partage son avis sur le four".',
        ["En revanche, je partage son avis sur le four"],
        "Luc Morel",
        id="a quotation behind a verb in quotation marks",
    ),
    pytest.param(
        "« Il faut ralentir », insiste Luc Morel. Luc Morel critique les élus qui s'opposent à la baisse. « Ils se "
        "trompent de combat ! »",
        ["Ils se trompent de combat !"],
        "Luc Morel",
        id="a quotation behind a relative clause of others",
    ),
    pytest.param(
        "« M. Sorel promettait l'inverse en mai », a lancé Paul Renaud, chef de l'opposition. Interrogé jeudi, "
        "l'intéressé nie tout accord secret. « Je tiens parole depuis dix ans. »",
        ["tout accord secret", "Je tiens parole depuis dix ans."],
        "Sorel",
        id="whoever is concerned is who was spoken of, not who spoke",
    ),
    pytest.param(
        "« Les relevés sont bons », a expliqué Claire Vasseur. La directrice du CHU a demandé de rester "
        "prudent. « Nous en doutons », a répondu Sonia Petit.",
        ["de rester prudent"],
        "Claire Vasseur",
        id="an office straight behind whoever spoke, not of who speaks next",
    ),
    pytest.param(
        "La trésorière, Aline Faure, soutient que la caisse est vide. La ministre des Sports a demandé un audit.",
        ["un audit"],
        "ministre des Sports",
        id="a minister is not the treasurer named before",
    ),
    pytest.param(
        "À la barre, le prévenu a nié être l'auteur du coup. Le gendarme Luc Morel, blessé à la main, a maintenu "
        "l'avoir reconnu.",
        ["être l'auteur du coup"],
        "prévenu",
        id="the accused is not the gendarme named next",
    ),
    pytest.param(
        "« C'est faux », a répondu Jeanne Colin. L'adjoint au budget, Karim Saïd, a reconnu une erreur. L'édile a "
        "exclu de partir. « Je resterai », a-t-elle martelé.",
        ["de partir", "Je resterai"],
        "Jeanne Colin",
        id="the pronoun behind tells the sex of an elected person",
    ),
    pytest.param(
        "L'ARS Bretagne a levé l'arrêté. « Nous n'y croyons pas », a dit Rose Kerdal. L'association affirme avoir "
        "trouvé du plomb.",
        ["avoir trouvé du plomb"],
        "association",
        id="a health agency is no association",
    ),
    pytest.param(
        "La direction a cédé. L'Unsa, qui boudait la direction, est revenue jeudi après avoir reçu, selon elle, "
        "« des assurances ».",
        ["« des assurances »"],
        "Unsa",
        id="selon elle is of the subject of the sentence",
    ),
    pytest.param(
        "La préfète du Jura, Ida Roth, dément les propos qui lui sont attribués.",
        ["les propos qui lui sont attribués"],
        "Ida Roth",
        id="words are denied and deny nobody",
    ),
    pytest.param(
        "ENTRETIEN. Ida Roth : « Je ne vendrai jamais le port »", ["Je ne vendrai"], "Ida Roth", id="a title's name"
    ),
    pytest.param(
        "16h20 - La maire : « Je ne vendrai jamais le port »\n\nLa régie assure que rien n'est signé.",
        ["Je ne vendrai jamais le port"],
        "maire",
        id="an office before a colon in a live report",
    ),
    pytest.param(
        "Le mot du jour : « Je ne vendrai jamais le port »", ["Je ne vendrai"], None, id="a thing before a colon"
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker"), CASES)
def test_the_right_one_is_meant(read: Read, text: str, words: list[str], speaker: str | None) -> None:
    reading = read(text, "2026-10-14")
    assert [speaker_of(reading, each) for each in words] == [speaker] * len(words)
