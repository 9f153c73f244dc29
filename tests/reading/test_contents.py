"""What is said, where it is told in pieces, taken up with comme, or parted from its verb."""

from __future__ import annotations

import pytest

from .conftest import Read

CASES = [
    (
        "a gerund or an aside may part a verb from its subject behind it",
        "« Le pont a cédé », explique en souriant Lea Roth. « Il pleuvait », a dit lundi à la radio, sans autre "
        "détail, un témoin.",
        [("Lea Roth", ["Le pont a cédé"]), ("un témoin", ["Il pleuvait"])],
    ),
    (
        "an auxiliary in a quotation is not that of the verb behind it",
        "\"Le péage n'est qu'un bout de la facture\", rappelle Lea Roth.",
        [("Lea Roth", ["Le péage n'est qu'un bout de la facture"])],
    ),
    (
        "an adjective stands for a noun behind a cue",
        "« J'ai tout vu du balcon », a encore relaté la septuagénaire.",
        [("septuagénaire", ["J'ai tout vu du balcon"])],
    ),
    (
        "a form of two verbs is tried as both",
        "« Le navire a perdu du fioul », convient Lea Roth.",
        [("Lea Roth", ["Le navire a perdu du fioul"])],
    ),
    (
        "nobody says what is said impersonally behind a quotation",
        "« Le pont restera fermé », est-il précisé dans un communiqué.",
        [(None, ["Le pont restera fermé"])],
    ),
    (
        "a cue behind a mere conjunction reports the quotation behind its subject",
        "Mais, affirme Lea Roth, « je ne peux rien vous promettre ».",
        [("Lea Roth", ["je ne peux rien vous promettre"])],
    ),
    (
        "whom one has learnt it from says it",
        "Le pont a cédé, a-t-on appris auprès de Lea Roth.",
        [("Lea Roth", ["Le pont a cédé"])],
    ),
    (
        "a date or a paper may part a verb from its subject behind it",
        "« Le bourg est en deuil », assure au quotidien son avocate, Lea Roth. « C'était trop tard », a admis en 2015 "
        "Paul Marin. Le pont a cédé, écrit ce lundi Le Courrier.",
        [
            ("Lea Roth", ["Le bourg est en deuil"]),
            ("Paul Marin", ["C'était trop tard"]),
            ("Courrier", ["Le pont a cédé"]),
        ],
    ),
    (
        "an infinitive tells on at the head of a sentence",
        "Le pont est sûr, affirme Lea Roth. Et de préciser que la route reste fermée. Avant d'ajouter : « Patience ! »",
        [("Lea Roth", ["Le pont est sûr"]), ("Lea Roth", ["que la route reste fermée"]), ("Lea Roth", ["Patience !"])],
    ),
    (
        "a quotation goes on behind its cue; what opens the next sentence is a statement of its own",
        "« Il pleuvait », a confié Lea Roth, « et la route glissait. » « Les freins ont lâché d'un coup. »",
        [("Lea Roth", ["Il pleuvait", "et la route glissait."]), ("Lea Roth", ["Les freins ont lâché d'un coup."])],
    ),
    (
        "who tells all of a sentence behind its end is no part of what is promised in it",
        "Lea Roth a promis « de revenir » lundi, selon son avocat.",
        [("avocat de Lea Roth", ["Lea Roth a promis « de revenir » lundi"]), ("Lea Roth", ["« de revenir » lundi"])],
    ),
    (
        "what is joined to the verb of saying is not what is said",
        "La ligue dit attaquer le décret de la région et demande au maire d'agir.",
        [("ligue", ["attaquer le décret de la région"]), ("ligue", ["d'agir"])],
    ),
    (
        "a verb of the number of who speaks alone is not what is said",
        "Le maire a assuré que les vannes sont fermées et se range du côté des pêcheurs.",
        [("maire", ["que les vannes sont fermées"])],
    ),
    (
        "straight marks without blanks between are paired over the whole paragraph",
        'Le texte est "équilibré", a estimé Lea Roth."Un procès d\'intention", a répondu Paul Marin.Il a reproché à la '
        'maire de "ne rien faire".',
        [
            ("Lea Roth", ['Le texte est "équilibré"']),
            ("Paul Marin", ["Un procès d'intention"]),
            ("Paul Marin", ['de "ne rien faire"']),
        ],
    ),
    (
        "a straight mark that was never closed ends where the next opens",
        '"Nous allons rouvrir les gares, prévient Lea Roth. "Les trains sont rares", a ajouté Paul Marin.',
        [("Lea Roth", ["Nous allons rouvrir les gares"]), ("Paul Marin", ["Les trains sont rares"])],
    ),
    (
        "a phrase ends at the colon of a clause",
        "Lea Roth a évoqué deux solutions simples : il faudra fermer le pont.",
        [("Lea Roth", ["deux solutions simples"])],
    ),
    ("pour la plupart is nobody's belief", "Les barques n'ont, pour la plupart, subi que des éraflures.", []),
    (
        "a title in quotation marks says nothing",
        "Lea Roth revient sur cela dans « Ce que j'espérais vivre », un livre.",
        [],
    ),
    (
        "what somebody must show is not said by them",
        "Les élus doivent prouver que le pont est sûr, a averti Lea Roth.",
        [("Lea Roth", ["Les élus doivent prouver que le pont est sûr"])],
    ),
    (
        "a verb that the model takes for a noun, between a clitic and its pronoun",
        "« On ne sauve pas un pont en le fermant », s'alarme Lea Roth. « C'est une deuxième crue », s'alarme-t-elle.",
        [
            ("Lea Roth", ["On ne sauve pas un pont en le fermant"]),
            ("Lea Roth", ["C'est une deuxième crue"]),
        ],
    ),
    (
        "nombre counts whom it stands before",
        "Pour nombre d'observateurs, le pont est perdu.",
        [("nombre d'observateurs", ["le pont est perdu"])],
    ),
    (
        "no subject follows a participle",
        "Lea Roth a répondu, annonçant une deuxième équipe de secours.",
        [("Lea Roth", ["une deuxième équipe de secours"])],
    ),
    (
        "a sentence with several quotations before its cue is told whole",
        "Les maires n'auront « aucune excuse » que celle de la crue s'ils « veulent dormir », a insisté Lea Roth.",
        [("Lea Roth", ["Les maires n'auront « aucune excuse » que celle de la crue s'ils « veulent dormir »"])],
    ),
    (
        "a quotation behind a body is its name",
        "Selon l'association « Trente Sources », le pont est perdu.",
        [("Trente Sources", ["le pont est perdu"])],
    ),
    ("what the report asks itself nobody says", "A-t-il eu peur de perdre ?", []),
    ("cela alone is nothing told", "Ces gens n'attendent que ça.", []),
    ("a place is not told what it is threatened with", "La crue menace maintenant le sud du canton.", []),
    (
        "a subject before an auxiliary that commas part from its participle",
        "Les éleveurs de Malans ont, eux aussi, souligné la lenteur des secours.",
        [("éleveurs de Malans", ["la lenteur des secours"])],
    ),
    (
        "what one cannot help thinking in one's own quotation is no second statement",
        "« On ne peut s'empêcher de penser que tout est perdu », a déclaré Lea Roth.",
        [("Lea Roth", ["On ne peut s'empêcher de penser que tout est perdu"])],
    ),
    (
        "vouloir croire is one cue before its subject",
        "Le pire est passé, veut croire Lea Roth.",
        [("Lea Roth", ["Le pire est passé"])],
    ),
    (
        "a relative clause reports what it hangs on",
        "La mesure que Lea Roth a annoncée coûtera cher.",
        [("Lea Roth", ["La mesure"])],
    ),
    (
        "dont leads to who claims, and the main verb goes on behind the comma",
        "Un camion, dont Lea Roth affirme qu'il a été volé, a brûlé.",
        [("Lea Roth", ["qu'il a été volé"])],
    ),
    (
        "ce que takes up the sentence before",
        "Les barrières étaient fermées. C'est aussi ce que pense Lea Roth.",
        [("Lea Roth", ["Les barrières étaient fermées"])],
    ),
    (
        "nobody in particular fears where a passive has a fear for its reason",
        "Des renforts ont été envoyés par crainte de nouvelles violences.",
        [(None, ["de nouvelles violences"])],
    ),
    (
        "tenir only leads to a verb of saying",
        "Lea Roth a tenu à rappeler que le pont est fermé.",
        [("Lea Roth", ["que le pont est fermé"])],
    ),
    (
        "an adjective in quotation marks takes its complement along",
        "Lea Roth est « très déçue » du résultat.",
        [("Lea Roth", ["du résultat"])],
    ),
    (
        "a quotation behind pour X is all that is told, whatever opens the sentence",
        "À l'inverse, pour Lea Roth, « le pont est perdu. Il faut partir. »",
        [("Lea Roth", ["le pont est perdu. Il faut partir."])],
    ),
    (
        "a quotation with a cue inserted is a statement of its own",
        "« Nous tiendrons », a déclaré Lea Roth. « Le pont, a-t-elle ajouté, sera rouvert en mai. »",
        [("Lea Roth", ["Nous tiendrons"]), ("Lea Roth", ["Le pont", "sera rouvert en mai."])],
    ),
    (
        "a quotation left open at its paragraph's end is the next one's speaker's",
        "Jean Marel se tait.\n\n« La crue monte depuis trois jours.\n\n« Elle monte vite », a écrit Lea Roth.",
        [("Lea Roth", ["La crue monte depuis trois jours."]), ("Lea Roth", ["Elle monte vite"])],
    ),
    (
        "comme takes up the clause that follows",
        "Comme l'a rappelé Lea Roth, le pont est fermé.",
        [("Lea Roth", ["le pont est fermé"])],
    ),
    (
        "comme takes up the clause it stands in",
        "Le pont, comme l'a annoncé Lea Roth, rouvrira lundi.",
        [("Lea Roth", ["Le pont", "rouvrira lundi"])],
    ),
    (
        "selon parts an auxiliary from its participle",
        "Il aurait, selon Lea Roth, volé un camion.",
        [("Lea Roth", ["Il aurait", "volé un camion"])],
    ),
    (
        "what a noun announces ends before the verb of its sentence",
        "La promesse de Lea Roth de rouvrir le pont a surpris.",
        [("Lea Roth", ["de rouvrir le pont"])],
    ),
    (
        "an infinitive may be quoted",
        "Lea Roth entend « mettre fin » aux abus.",
        [("Lea Roth", ["« mettre fin » aux abus"])],
    ),
    (
        "the charge stands behind the one accused",
        "Lea Roth accuse l'armée de crimes de guerre.",
        [("Lea Roth", ["de crimes de guerre"])],
    ),
    (
        "on tells something, and is whose place that is told at",
        "« Tout va bien », explique-t-on à la mairie. « Rien ne presse », ajoute-t-on.",
        [("mairie", ["Tout va bien"]), ("mairie", ["Rien ne presse"])],
    ),
    (
        "speech within a quotation is a statement of its own",
        '« Le préfet nous a dit : "Je ne sais rien" », raconte Lea Roth.',
        [("Lea Roth", ['Le préfet nous a dit : "Je ne sais rien"']), ("préfet", ["Je ne sais rien"])],
    ),
    (
        "whose a relative is that a quotation tells of",
        "« Mon père répétait que la crue viendrait », raconte Lea Roth.",
        [
            ("Lea Roth", ["Mon père répétait que la crue viendrait"]),
            ("père de Lea Roth", ["que la crue viendrait"]),
        ],
    ),
    (
        "one's own thoughts in one's own words are not told apart",
        "« Je crois que nous voulons gagner », affirme Lea Roth.",
        [("Lea Roth", ["Je crois que nous voulons gagner"])],
    ),
    (
        "one word may be all that was said",
        "« Jamais », répond Lea Roth.",
        [("Lea Roth", ["Jamais"])],
    ),
    (
        "a named cue inserted in a quotation",
        "« Le pont est fermé, explique Lea Roth. Il rouvrira bientôt. »",
        [("Lea Roth", ["Le pont est fermé", "Il rouvrira bientôt."])],
    ),
    (
        "a clause goes on behind selon",
        "Le barrage est fragile selon Lea Roth et coûterait des vies.",
        [("Lea Roth", ["Le barrage est fragile", "coûterait des vies"])],
    ),
    (
        "a subject is no apposition of who tells",
        "Selon les médias, l'homme, après avoir pris la fuite, a été arrêté.",
        [("médias", ["l'homme, après avoir pris la fuite, a été arrêté"])],
    ),
    (
        "an infinitive comes before a later que",
        "Lea Roth avait affirmé sur un forum détester la ville, aveu qu'elle a répété.",
        [("Lea Roth", ["détester la ville"])],
    ),
    (
        "what a deed would have led to is no hearsay",
        "Accéder à ces demandes aurait coûté une fortune. Le suspect aurait fui vers le nord.",
        [(None, ["Le suspect aurait fui vers le nord"])],
    ),
    (
        "pour within a clause reports nothing",
        "Lea Roth s'engage à ouvrir la voie pour les bergers et pour la vallée « pour longtemps ».",
        [("Lea Roth", ["à ouvrir la voie pour les bergers et pour la vallée « pour longtemps »"])],
    ),
    (
        "a dateline is no part of what a dispatch tells",
        "PORT-CLAIR, 5 mai (ALP) - Le pont est fermé, a annoncé Lea Roth.",
        [("Lea Roth", ["Le pont est fermé"])],
    ),
    (
        "nor where it tells in which department the town is",
        "Port-Clair (Ain), 5 mai 2023 (ALP) - Le pont est fermé, a annoncé Lea Roth.",
        [("Lea Roth", ["Le pont est fermé"])],
    ),
    (
        "a participle that shares the cue's auxiliary is the report's own",
        "Lea Roth a affirmé que « ce tri est absurde » et salué le travail des équipes.",
        [("Lea Roth", ["que « ce tri est absurde »"])],
    ),
    (
        "an infinitive with its preposition comes before a later que",
        "Lea Roth conseille aux baigneurs de rester au bord tant que le drapeau est rouge.",
        [("Lea Roth", ["de rester au bord tant que le drapeau est rouge"])],
    ),
    (
        "a noun phrase that lacks its end goes on behind a comma",
        "Lea Roth a souligné le lien entre le nom du lac et celui, plus ancien, de la vallée.",
        [("Lea Roth", ["le lien entre le nom du lac et celui, plus ancien, de la vallée"])],
    ),
    (
        "a relative clause of what is to come belongs to what is announced",
        "Lea Roth a annoncé une fête du lac, qui devrait se tenir en juin.",
        [("Lea Roth", ["une fête du lac, qui devrait se tenir en juin"])],
    ),
    (
        "what nobody claims is no claim",
        "Aucun clan n'a revendiqué ce vol au dépôt.",
        [],
    ),
    (
        "an adverbial before a phrase that attributes is no content",
        "D'autre part, selon Lea Roth, la route est coupée.",
        [("Lea Roth", ["la route est coupée"])],
    ),
    (
        "two quotations with one cue behind them are one statement, not the end of that before",
        "« Le lac monte », a noté Lea Roth. « Les quais sont noyés » et « la digue ne tient plus », a jugé Max Bern.",
        [("Lea Roth", ["Le lac monte"]), ("Max Bern", ["Les quais sont noyés", "la digue ne tient plus"])],
    ),
    (
        "a quotation behind a mere phrase stands alone",
        "Sur le quai, « tout le monde attend le bac depuis mardi ».",
        [(None, ["tout le monde attend le bac depuis mardi"])],
    ),
    (
        "a title between marks that a paragraph has swallowed is not said",
        '"Nous restons, quoi qu\'il arrive", a dit Lea Roth."Un été de trop""Le lac monte", a noté Max Bern.',
        [("Lea Roth", ["Nous restons, quoi qu'il arrive"]), ("Max Bern", ["Le lac monte"])],
    ),
    (
        "what a speaker's body or list is called is not said",
        "« Le lac monte », a prévenu le groupe de Lea Roth, « Les Riverains ».",
        [("groupe de Lea Roth", ["Le lac monte"])],
    ),
    (
        "a quoted sentence leaves the words before it that have no verb",
        "Un été difficile « Le lac monte depuis mardi », explique un témoin.",
        [("un témoin", ["Le lac monte depuis mardi"])],
    ),
    (
        "que behind a comparison opens no content",
        "Une image étant plus vite comprise qu'un tableau, le guide en est plein.",
        [],
    ),
    (
        "what stands in a que of its own is not what another says",
        "Le site a prédit que, à rebours de ce que disait Lea Roth, le lac gèlerait.",
        [("site", ["que, à rebours de ce que disait Lea Roth, le lac gèlerait"])],
    ),
]


@pytest.mark.parametrize(("law", "text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_contents(read: Read, law: str, text: str, wanted: list[tuple[str | None, list[str]]]) -> None:
    statements = read(text).statements
    assert [(s.speaker and s.speaker.name, [c.text for c in s.content]) for s in statements] == wanted, law


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Lea Roth dit que les voleurs, qui n'ont pas été pris, ont fui à pied.", "affirms"),
        ("Les gardes évoquent qu'il y aurait dix barques au large.", "affirms"),
        ("La direction assure qu'ils ne seraient plus payés.", "denies"),
        ("Le syndicat a annoncé qu'il signera l'accord.", "promises"),
    ],
)
def test_the_main_verb_and_its_subject_tell_the_stance(read: Read, text: str, stance: str) -> None:
    assert [each.stance for each in read(text).statements] == [stance]


def test_what_is_not_ruled_out_is_held_for_possible(read: Read) -> None:
    stances = [each.stance for each in read("La maire n'exclut pas que le pont soit fermé.").statements]
    assert stances == ["believes"]
