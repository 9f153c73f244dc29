"""What cues report that share a verb, stand in an infinitive, or part their content."""

from __future__ import annotations

import pytest

from .conftest import Read

CASES = [
    (
        "commas about who tells it part a verb from what it governs",
        "La discussion a surtout porté, selon la préfète, sur le calendrier des travaux. Le bac transporte, selon la "
        "mairie, quelque 200 voitures, en plus des piétons.",
        [
            ("préfète", ["La discussion a surtout porté", "sur le calendrier des travaux"]),
            ("mairie", ["Le bac transporte", "quelque 200 voitures, en plus des piétons"]),
        ],
    ),
    (
        "an apposition behind who tells it is no part of what is told",
        "Le pont s'est effondré, selon la mairie, une commune de 300 âmes.",
        [("mairie", ["Le pont s'est effondré"])],
    ),
    (
        "people do something to say something",
        "Une centaine de riverains se sont rassemblés mardi pour réclamer la réouverture du bac.",
        [("riverains", ["la réouverture du bac"])],
    ),
    (
        "what hangs on certain verbs is done",
        "Le club vient d'annoncer une hausse des prix. La maire n'a cessé de promettre une piscine.",
        [("club", ["une hausse des prix"]), ("maire", ["une piscine"])],
    ),
    (
        "a participle with an object shares an auxiliary that stands further before",
        "La maire a fustigé sur Facebook une « mesure absurde » et réclamé des explications. Le patron a annoncé son "
        "intention de partir et demandé au président du club d'accepter sa démission. La préfète s'est engagée "
        "à rouvrir la gare et annoncé un plan de relance.",
        [
            ("maire", ["une « mesure absurde »"]),
            ("maire", ["des explications"]),
            ("patron", ["son intention de partir"]),
            ("patron", ["de partir"]),
            ("patron", ["d'accepter sa démission"]),
            ("préfète", ["à rouvrir la gare"]),
            ("préfète", ["un plan de relance"]),
        ],
    ),
    (
        "words that only part a sentence, and marks, may stand before how one feels",
        "Le maire se dit en outre agacé par les retards. Joint lundi, Paul Roth, le gérant, s'est dit « secoué » par "
        "la nouvelle.",
        [("maire", ["agacé par les retards"]), ("Paul Roth", ["« secoué » par la nouvelle"])],
    ),
    (
        "a joined article is de where a cue takes no object",
        "Les syndicats s'offusquent des règles imposées aux équipes de nuit.",
        [("syndicats", ["des règles imposées aux équipes de nuit"])],
    ),
    (
        "a role with a rare ending is somebody",
        "La rapporteure a récusé un « impôt déguisé ».",
        [("rapporteure", ["un « impôt déguisé »"])],
    ),
    (
        "a second cue of the same speaker ends a wish, whatever stands between it and what it reports",
        "L'avocat souhaite qu'un expert mesure le bruit, et menace, à défaut, de saisir le tribunal. La ministre veut "
        "signer un accord sur le poisson et menace, à défaut, de fermer ses ports.",
        [
            ("avocat", ["qu'un expert mesure le bruit"]),
            ("avocat", ["de saisir le tribunal"]),
            ("ministre", ["signer un accord sur le poisson"]),
            ("ministre", ["de fermer ses ports"]),
        ],
    ),
    (
        "somebody else's participle ends what is told",
        "La ligue a réclamé une « libération immédiate » du coureur, le chef de l'équipe Paul Roth dénonçant « un "
        "procès secret ».",
        [("ligue", ["une « libération immédiate » du coureur"]), ("Paul Roth", ["un procès secret"])],
    ),
    (
        "who is told may be quoted, and an occasion ends what is",
        "Le préfet a appelé mardi « toute la vallée » à « se serrer les coudes », lors d'un débat avec les élus.",
        [("préfet", ["à « se serrer les coudes »"])],
    ),
    (
        "nobody need be named who blames for something",
        "La compagnie a été critiquée pour avoir caché la panne.",
        [("", ["pour avoir caché la panne"])],
    ),
    (
        "on holds something to be so, whoever it is",
        "On estime que 10 % des skieurs se blessent. Jusqu'ici, on pensait que la grotte était vide. On peut "
        "croire que tout va bien.",
        [("", ["que 10 % des skieurs se blessent"]), ("", ["que la grotte était vide"])],
    ),
    (
        "pour qui takes up the name before it, up to a second relative clause",
        "Le report est signé de Paul Roth, pour qui « il va falloir travailler » et qui en appelle aux élus. Le "
        "bac sert aux écoliers de Claire-Rive, pour qui la route est longue.",
        [("Paul Roth", ["il va falloir travailler"]), ("", ["aux élus"])],
    ),
    (
        "a quotation that ends where the next sentence is glued to it is no part of that",
        "Le plan est connu. \"L'idée, c'est de bâtir un abri pour tous.\"Le refus de payer sera puni dès lundi, "
        "a souligné Lea Roth.",
        [("", ["L'idée, c'est de bâtir un abri pour tous."]), ("Lea Roth", ["Le refus de payer sera puni dès lundi"])],
    ),
]


@pytest.mark.parametrize(("law", "text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_what_is_told(read: Read, law: str, text: str, wanted: list[tuple[str, list[str]]]) -> None:
    found = [
        (None if s.speaker is None else s.speaker.name, [span.text for span in s.content])
        for s in read(text).statements
    ]
    assert [content for _, content in found] == [content for _, content in wanted]
    assert all(name in (speaker or "") for (speaker, _), (name, _) in zip(found, wanted, strict=True)), found


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Dans un tract, le syndicat déplore « un abandon ».", "un tract"),
        ("« La coupe est pleine », a lancé Lea Roth à l'issue d'une conférence de presse.", "une conférence de presse"),
        ("« La coupe est pleine », a lancé Lea Roth dans une newsletter interne.", "une newsletter interne"),
        ("« La coupe est pleine », poursuit le communiqué.", "le communiqué"),
    ],
)
def test_where_a_thing_is_told(read: Read, text: str, medium: str) -> None:
    assert [s.medium.text for s in read(text).statements if s.medium is not None] == [medium]


@pytest.mark.parametrize(
    ("text", "content", "medium"),
    [
        (
            "Une députée alerte sur la présence de rats dans les écoles, mercredi 10 avril sur Franceinfo.",
            "sur la présence de rats dans les écoles",
            "Franceinfo",
        ),
        ("Le député Paul Roux appelle « à ne rien céder », sur Twitter.", "à ne rien céder", "Twitter"),
        (
            "Vendredi, la société Arvel s'est engagée à réparer la digue, dans un communiqué de presse.",
            "à réparer la digue",
            "un communiqué de presse",
        ),
        ("Lea Roth a fait part de sa « vive émotion » dans un tweet.", "de sa « vive émotion »", "un tweet"),
        ("Paul Roux promet de publier ses comptes sur Twitter.", "de publier ses comptes sur Twitter", None),
    ],
)
def test_where_it_was_said_is_no_part_of_it(read: Read, text: str, content: str, medium: str | None) -> None:
    statement = read(text).statements[0]
    assert [span.text for span in statement.content] == [content]
    assert (statement.medium and statement.medium.text) == medium


@pytest.mark.parametrize(
    ("text", "addressee", "medium"),
    [
        ("« Rien n'est perdu », a lancé Lea Roth devant la presse.", "devant la presse", None),
        ("« Rien n'est perdu », a lancé Lea Roth à la presse.", "à la presse", None),
        ("Interrogée par des élèves, Lea Roth a répondu que rien n'était perdu.", "des élèves", None),
        ("Lea Roth appelle dimanche les communes à partager l'eau.", "les communes", None),
        ("Lea Roth exhorte pour sa part la région à payer.", "la région", None),
        ("« Rien n'est perdu », a lancé Lea Roth lors d'un point presse.", None, "un point presse"),
        ("« Rien n'est perdu », a lancé Lea Roth au Grand Jury.", None, "Grand Jury"),
        ("« Rien n'est perdu », a lancé Lea Roth, dans un état à ce point fragile.", None, None),
    ],
)
def test_who_hears_is_told_apart_from_where_it_is_said(
    read: Read, text: str, addressee: str | None, medium: str | None
) -> None:
    said = read(text).statements[0]
    assert ((said.addressee and said.addressee.text), (said.medium and said.medium.text)) == (addressee, medium)


def test_where_somebody_is_heard_is_the_medium(read: Read) -> None:
    texts = (
        "Le ministre Marc Roux a jugé, lundi sur Sud Radio, que la digue tenait.",
        "Devant les caméras de BFMTV, le colonel Paul Roux l'affirme : « Ce sont des violences. »",
    )
    heard = [read(text).statements[0].medium for text in texts]
    assert [medium and medium.text for medium in heard] == ["Sud Radio", "les caméras de BFMTV"]


@pytest.mark.parametrize("source", ["l'organisme", "la plus haute juridiction", "l'établissement", "une habituée"])
def test_bodies_and_people_by_nouns_that_end_like_things(read: Read, source: str) -> None:
    speaker = read(f"La situation est regrettable, ajoute {source}.").statements[0].speaker
    assert speaker is not None
    assert speaker.name in source
