"""Where the content of a cue lies in constructions that the frames of `cues/README.md` alone do not tell."""

from __future__ import annotations

import pytest

from .conftest import Read

CASES = [
    (
        "an attribute may stand before what it is said of",
        "Trois élus jugent « bancal » et « coûteux » de confier la cantine à un groupe. La rectrice a jugé mardi "
        "« prématuré » de fermer les internats. Les pêcheurs trouvent injuste que leurs quotas baissent. La Cour a "
        "jugé contraire à la Constitution l'article sur les drones.",
        [
            ("Trois élus", ["« bancal » et « coûteux » de confier la cantine à un groupe"]),
            ("rectrice", ["« prématuré » de fermer les internats"]),
            ("pêcheurs", ["injuste que leurs quotas baissent"]),
            ("Cour", ["contraire à la Constitution l'article sur les drones"]),
        ],
    ),
    (
        "what one is taken for stands behind pour",
        "Les avocats du port tiennent le contrat pour nul. Le club tient un stand pour les enfants.",
        [("avocats du port", ["le contrat pour nul"])],
    ),
    (
        "a clause without marks is said behind a colon",
        "Le communiqué précise : les deux pilotes sont saufs. Le maire l'a dit en mars : la fusion est une erreur.",
        [("communiqué", ["les deux pilotes sont saufs"]), ("maire", ["la fusion est une erreur"])],
    ),
    (
        "a cue behind a mere conjunction reports the clause behind its subject",
        "Or, rappelle la magistrate, la loi interdit ces fouilles.",
        [("magistrate", ["la loi interdit ces fouilles"])],
    ),
    (
        "a clause is taken up with comme and a subject before its verb, or with ce que",
        "Le pont rouvrira en mai, comme le préfet l'avait promis aux riverains. La digue tiendra. C'est ce que la "
        "ministre a affirmé jeudi.",
        [("préfet", ["Le pont rouvrira en mai"]), ("ministre", ["La digue tiendra"])],
    ),
    (
        "a pronoun may stand before its verb behind a quotation",
        "Lea Roth quitte le club. « Je reste dans la ville », elle a dit.",
        [("Lea Roth", ["Je reste dans la ville"])],
    ),
    (
        "an article before a verb is its object",
        "Une cousine, qui ne lui parle plus, le décrit pour sa part comme un « garçon doux ». Le groupe rejette ces "
        "critiques, les qualifiant de « mensongères ».",
        [
            ("Une cousine", ["comme un « garçon doux »"]),
            ("groupe", ["ces critiques"]),
            ("groupe", ["de « mensongères »"]),
        ],
    ),
    (
        "a content ends before the main verb its participle parts from the subject",
        "Les chefs, affirmant que le repas est payé, ont quitté la table. Le sénateur accuse la ministre d'avoir "
        "menti, soulignant que rien n'a été signé, et exige sa démission.",
        [
            ("chefs", ["que le repas est payé"]),
            ("sénateur", ["d'avoir menti"]),
            ("sénateur", ["que rien n'a été signé"]),
        ],
    ),
    (
        "an infinitive of purpose or of time is no wish",
        "La candidate a promis une alliance avec le centre afin de gagner en mai. Deux syndicats appellent à la grève "
        "à partir du 5 mai.",
        [
            ("candidate", ["une alliance avec le centre afin de gagner en mai"]),
            ("Deux syndicats", ["à la grève à partir du 5 mai"]),
        ],
    ),
    (
        "à ce que opens a wish",
        "La régie tient à ce que les horaires soient respectés.",
        [("régie", ["à ce que les horaires soient respectés"])],
    ),
    (
        "what is told goes on where its preposition comes again",
        "L'hôpital fait état de douze blessés, et de trois morts.",
        [("hôpital", ["de douze blessés, et de trois morts"])],
    ),
    (
        "the occasion behind a quotation is the report's",
        "Les ministres réaffirment que la Ligue « restera unie », en référence au départ du Danemark.",
        [("ministres", ["que la Ligue « restera unie »"])],
    ),
    (
        "whom it is told stands before what is told",
        "L'ambassadrice fait part à Bamako de ses réserves.",
        [("ambassadrice", ["de ses réserves"])],
    ),
    (
        "a quotation may be parted from its cue by the end of a line",
        "« C'est une trahison pour nous tous »,\ns'indigne Lea Roth.",
        [("Lea Roth", ["C'est une trahison pour nous tous"])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_content_is_found(text: str, expected: list[tuple[str, list[str]]], read: Read) -> None:
    found = [(s.speaker.name if s.speaker else None, [c.text for c in s.content]) for s in read(text).statements]
    assert found == expected
