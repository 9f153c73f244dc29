"""Where what is said begins and ends: what parts two statements, and what belongs to one."""

from __future__ import annotations

import pytest

from .conftest import Read

CASES = [
    (
        "a quotation that nothing joins to the next is a statement of its own, by the same speaker",
        "« Le lac monte ». « Les quais sont noyés », a noté Lea Roth.",
        [("Lea Roth", ["Le lac monte"]), ("Lea Roth", ["Les quais sont noyés"])],
    ),
    (
        "two paragraphs that a page has glued together are two quotations",
        '"Le lac monte depuis mardi""Les quais sont noyés", a noté Lea Roth.',
        [("Lea Roth", ["Le lac monte depuis mardi"]), ("Lea Roth", ["Les quais sont noyés"])],
    ),
    (
        "a figure of another's behind a comma is theirs, also where the first has no noun",
        "Les organisateurs en revendiquent 5.000, la police 1.200.",
        [("organisateurs", ["5.000"]), ("police", ["1.200"])],
    ),
    (
        "a worry for somebody is none where another noun stands between",
        "Le syndicat Orme s'inquiète du prix du péage pour les bateliers.",
        [("syndicat Orme", ["du prix du péage pour les bateliers"])],
    ),
    (
        "a participle with an object shares the cue's auxiliary, not that of a passive in what is said",
        "La préfète a promis que la digue serait relevée et annoncé un plan de curage.",
        [("préfète", ["que la digue serait relevée"]), ("préfète", ["un plan de curage"])],
    ),
    (
        "a clause behind a relative may have a reflexive verb",
        "Selon deux élus, qui siègent au conseil, la régie s'est trompée.",
        [("deux élus", ["la régie s'est trompée"])],
    ),
    (
        "a noun that looks like a verb is none behind a month",
        "Un couvreur, accusé d'avoir volé en mai la statue du parc, a été relâché.",
        [(None, ["Un couvreur", "d'avoir volé en mai la statue du parc"])],
    ),
    (
        "a verb that agrees with the cue and not with what is said is the report's own",
        "Les voisins pensaient que la digue tenait et avaient prévenu la mairie.",
        [("voisins", ["que la digue tenait"])],
    ),
    (
        "a verb that only a longer cue begins with belongs to what is said",
        "Lea Roth a assuré lundi qu'elle avait « l'esprit serein » et avait fait « tout ce qu'il fallait ».",
        [("Lea Roth", ["qu'elle avait « l'esprit serein » et avait fait « tout ce qu'il fallait »"])],
    ),
    (
        "when a past deed was done belongs to the deed",
        "Lea Roth affirme avoir été frappée alors qu'elle quittait le port.",
        [("Lea Roth", ["avoir été frappée alors qu'elle quittait le port"])],
    ),
    (
        "a relative clause behind a date and an object is not what is announced",
        "La mairie a annoncé dimanche l'ouverture d'une enquête, que le journal local a racontée.",
        [("mairie", ["l'ouverture d'une enquête"])],
    ),
    (
        "what adds another thing of the kind belongs to what is told",
        "Le journal a révélé l'achat de dix barques, puis des travaux au port. Lea Roth s'offusque des contrôles, en "
        "particulier de nuit.",
        [
            ("journal", ["l'achat de dix barques, puis des travaux au port"]),
            ("Lea Roth", ["des contrôles, en particulier de nuit"]),
        ],
    ),
    (
        "how one came to say a thing is no part of it",
        "Lea Roth a affirmé que le pont tenait, interrogée sur les fissures.",
        [("Lea Roth", ["que le pont tenait"])],
    ),
    (
        "the day before or after which one says a thing is no part of it",
        "Lea Roth a accusé Max Bern d'attiser les tensions, au lendemain de l'accord.",
        [("Lea Roth", ["d'attiser les tensions"])],
    ),
    (
        "a reflexive participle that the model takes for an adjective reports",
        "Des voisins accusent le maire de mentir, dénonçant un projet « trop cher » et s'inquiétant d'un pont fissuré.",
        [
            ("Des voisins", ["de mentir"]),
            ("Des voisins", ["un projet « trop cher »"]),
            ("Des voisins", ["d'un pont fissuré"]),
        ],
    ),
    (
        "how often a thing was said is no part of it",
        "Max Bern a clamé une fois de plus son innocence.",
        [("Max Bern", ["son innocence"])],
    ),
    (
        "what a thing is called behind a comma is all that the one named behind it says",
        "Le texte prévoit une taxe, « une protection » selon Max Bern mais « une usine à gaz » d'après Lea Roth.",
        [("Max Bern", ["« une protection »"]), ("Lea Roth", ["« une usine à gaz »"])],
    ),
    (
        "one spoken of before says no more than the relative clause that names them",
        "Lea Roth dénonce une usine, qui fait selon elle courir un risque, alors que la mairie se tait.",
        [("Lea Roth", ["une usine"]), ("Lea Roth", ["qui fait", "courir un risque"])],
    ),
    (
        "behind a whole sentence one spoken of before says all of it",
        "Lea Roth a saisi le syndic, qui n'a rien fait, selon elle.",
        [("Lea Roth", ["Lea Roth a saisi le syndic, qui n'a rien fait"])],
    ),
    (
        "what others call somebody is no part of a deed that is told",
        "L'armée annonce avoir tué Max Bern, présenté comme un chef de bande.",
        [("armée", ["avoir tué Max Bern"]), (None, ["Max Bern", "comme un chef de bande"])],
    ),
    (
        "cries that a comma joins are one statement",
        "« Partez ! », « Démission ! », ont crié les riverains.",
        [("riverains", ["Partez !", "Démission !"])],
    ),
    (
        "a clause of the report's own that a comma alone joins is no part of what is said",
        "Lea Roth explique que la cave est sèche, elle y a donc rangé ses toiles.",
        [("Lea Roth", ["que la cave est sèche"])],
    ),
    (
        "a whole clause that a conjunction opens goes on behind its comma",
        "Lea Roth explique que si la cave prend l'eau, elle rangera ses toiles ailleurs.",
        [("Lea Roth", ["que si la cave prend l'eau, elle rangera ses toiles ailleurs"])],
    ),
    (
        "a second clause with que goes on behind the phrase it opens with",
        "Lea Roth affirme que la cave est sèche, mais qu'en rangeant ses toiles, elle les a mouillées.",
        [("Lea Roth", ["que la cave est sèche, mais qu'en rangeant ses toiles, elle les a mouillées"])],
    ),
    (
        "a quotation with a verb of saying of its own is another statement",
        "Lea Roth a expliqué que la pente est devenue raide « Les chevaux y glissent » a-t-elle ajouté.",
        [("Lea Roth", ["que la pente est devenue raide"]), ("Lea Roth", ["Les chevaux y glissent"])],
    ),
    (
        "who tells of a statement is no part of it",
        "Le cirque a annoncé qu'il ne rembourserait personne, indique Le Parisien.",
        [
            ("Le Parisien", ["Le cirque a annoncé qu'il ne rembourserait personne"]),
            ("cirque", ["qu'il ne rembourserait personne"]),
        ],
    ),
    (
        "what a deed came after belongs to the deed",
        "Les grimpeurs ont annoncé avoir atteint le col, après de longs détours.",
        [("grimpeurs", ["avoir atteint le col, après de longs détours"])],
    ),
    (
        "what a reproach is set against in the speaker's own words belongs to the reproach",
        "Lea Roth reproche au syndic de repeindre le hall, alors que le toit « fuit depuis mars ».",
        [("Lea Roth", ["de repeindre le hall, alors que le toit « fuit depuis mars »"])],
    ),
    (
        "a clause in quotation marks that the report goes on with is said by whoever was speaking",
        "« Le refuge est propre », dit Lea Roth. Elle y dort mal, car « les souris courent sur nos couvertures ».",
        [("Lea Roth", ["Le refuge est propre"]), ("Lea Roth", ["les souris courent sur nos couvertures"])],
    ),
    (
        "a quotation that lacks its subject is reported with it",
        "Le manège est fermé, indique Lea Roth. Cette pause « est un repos et sera brève ».",
        [("Lea Roth", ["Le manège est fermé"]), ("Lea Roth", ["Cette pause « est un repos et sera brève »"])],
    ),
    (
        "what a paper tells of somebody's regret is the paper's and somebody's",
        "Selon Le Parisien, le colonel Max Bern regrette que ses hommes soient fatigués.",
        [
            ("Le Parisien", ["le colonel Max Bern regrette que ses hommes soient fatigués"]),
            ("Max Bern", ["que ses hommes soient fatigués"]),
        ],
    ),
    (
        "what a quoted speaker tells that another said is a statement of its own",
        "« Mon oncle gardait des chèvres. Il expliquait que les loups craignent le feu », raconte Lea Roth.",
        [
            ("Lea Roth", ["Mon oncle gardait des chèvres. Il expliquait que les loups craignent le feu"]),
            (None, ["que les loups craignent le feu"]),
        ],
    ),
    (
        "a relative clause about whom a judged remark comes from is no part of the judgement",
        "Lea Roth a jugé « absurdes » les remarques de Max Bern, qui a dénoncé un jury « vendu ».",
        [("Lea Roth", ["« absurdes » les remarques de Max Bern"]), ("Max Bern", ["un jury « vendu »"])],
    ),
    (
        "what is in the air is told with its whole phrase, and is nobody's",
        "Cette panne nourrit des soupçons d'entente entre le loueur et le garage, toujours fermé.",
        [(None, ["d'entente entre le loueur et le garage"])],
    ),
    (
        "a fear that is in the air has what it is for",
        "Le chantier a fait naître des craintes pour la santé des abeilles.",
        [(None, ["pour la santé des abeilles"])],
    ),
    (
        "what a noun opens a sentence with ends before the main clause",
        "Devant les spéculations sur le fait que le four a fondu, Lea Roth se tait.",
        [(None, ["sur le fait que le four a fondu"])],
    ),
    (
        "a noun that reports by itself is no source of what it reports",
        "La régie dément les accusations selon lesquelles le bac était vermoulu.",
        [
            ("régie", ["les accusations selon lesquelles le bac était vermoulu"]),
            (None, ["le bac était vermoulu"]),
        ],
    ),
]


@pytest.mark.parametrize(("law", "text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_extents(read: Read, law: str, text: str, wanted: list[tuple[str | None, list[str]]]) -> None:
    statements = read(text).statements
    assert [(s.speaker and s.speaker.name, [c.text for c in s.content]) for s in statements] == wanted, law
