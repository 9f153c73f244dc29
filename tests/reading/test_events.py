"""Who does what to whom, by the shape of the sentence, and which words tell an event at all."""

from __future__ import annotations

import pytest

from selon import read

from .said import find, who


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("La France a bombardé la Libye.", "ASSAULT", ["France"], ["Libye"]),
        ("La Libye a été bombardée par la France.", "ASSAULT", ["France"], ["Libye"]),
        ("Trois opposants ont été arrêtés à l’aube.", "COERCE", [], ["Trois opposants"]),
        ("L’invasion du Koweït par l’Irak a commencé mardi.", "ASSAULT", ["Irak"], ["Koweït"]),
        ("L’armée turque a mené une attaque contre la Syrie.", "ASSAULT", ["Turquie"], ["Syrie"]),
        ("Paul Roux appelle la Norvège à sanctionner la Suède.", "SANCTION", ["Norvège"], ["Suède"]),
        ("Moscou a expulsé deux diplomates.", "SANCTION", ["Russie"], ["deux diplomates"]),
        ("Luc Amar a accusé Odile Brun de corruption et menacé Paul Roux.", "THREATEN", ["Luc Amar"], ["Paul Roux"]),
        ("Le garde a frappé lundi à la tête un gendarme.", "ASSAULT", ["garde"], ["un gendarme"]),
        ("Un lycéen s’est fait tuer par un rôdeur.", "ASSAULT", ["un rôdeur"], ["Un lycéen"]),
        ("Paul Roux s’est vu refuser un visa par le consulat.", "REJECT", ["consulat"], ["Paul Roux"]),
        ("La cour a condamné Luc Amar pour le meurtre de Lise Aubry.", "ASSAULT", ["Luc Amar"], ["Lise Aubry"]),
        ("Odile Brun a porté plainte à l’encontre de Luc Amar.", "ACCUSE", ["Odile Brun"], ["Luc Amar"]),
        ("Odile Brun, dont le licenciement vient d’être suspendu, se repose.", "SANCTION", [], ["Odile Brun"]),
        ("Le général a, lors de l’hommage au roi, accusé la Norvège.", "ACCUSE", ["général"], ["Norvège"]),
        ("La France a bombardé la Libye à la demande de la Norvège.", "REQUEST", ["Norvège"], ["France"]),
        ("Paul Roux a convaincu les préfets de sanctionner la Norvège.", "SANCTION", ["préfets"], ["Norvège"]),
        ("Une attaque du Tchad a causé la mort de trois passants.", "ASSAULT", ["Tchad"], ["trois passants"]),
        ("Une trentaine de gendarmes ont expulsé les grévistes.", "COERCE", ["gendarmes"], ["grévistes"]),
        ("Les forces de l’ordre suisses ont tué le tireur.", "ASSAULT", ["forces de l’ordre suisses"], ["tireur"]),
        ("Des rebelles ont tué deux Américains.", "ASSAULT", ["Des rebelles"], ["deux Américains"]),
        ("Les pompiers ont entamé jeudi des négociations avec Luc Amar.", "CONSULT", ["pompiers", "Luc Amar"], []),
        ("Un accord a été conclu entre la Suède et la Finlande.", "AGREE", ["Suède", "Finlande"], []),
        ("Des rixes ont éclaté entre des casseurs et la police.", "ASSAULT", ["des casseurs"], ["police"]),
        ("L’offensive de Homs a commencé lundi.", "ASSAULT", [], []),
        ("Aucun groupe n’a attaqué le convoi.", "ASSAULT", [], []),
        ("Un voleur a tué un commerçant d’un coup de fusil.", "ASSAULT", ["Un voleur"], ["un commerçant"]),
        ("La loi a été suspendue par un juge au bout d’une semaine.", "CONCEDE", ["un juge"], []),
        ("L’ouverture d’une enquête par le parquet de Brest est confirmée.", "ACCUSE", ["parquet de Brest"], []),
        (
            "Le conseil a voté l’ouverture d’une enquête visant deux banquiers.",
            "ACCUSE",
            ["conseil"],
            ["deux banquiers"],
        ),
        ("Le gouverneur de la Sarthe déclarera l’état d’urgence.", "MOBILIZE", ["gouverneur de la Sarthe"], []),
        ("Un accord a été trouvé entre la Suède et la Finlande.", "AGREE", ["Suède", "Finlande"], []),
        ("En déplacement à Brest, la ministre a salué les marins.", "CONSULT", ["ministre"], []),
        ("54 jeunes dont 20 mineurs ont été interpellés.", "COERCE", [], ["54 jeunes"]),
        ("« C’est une honte », a fustigé mardi la maire Anne Roux.", "ACCUSE", ["Anne Roux"], []),
        ("Nous avons déployé deux bataillons à la frontière.", "MOBILIZE", [], []),
        ("Paul Roux regrette le refus de la Norvège de signer l’accord.", "AGREE", ["Norvège"], []),
        ("Anne Roux a rendu hommage aux marins au cours d’une fête au Havre.", "SUPPORT", ["Anne Roux"], ["marins"]),
        ("L’attaque, menée par des rebelles, a fait deux morts.", "ASSAULT", ["des rebelles"], []),
        ("Ces reproches ont été rejetés hier par la Norvège.", "REJECT", ["Norvège"], []),
        ("Le maire de Brest a soulevé un tollé.", "ACCUSE", [], ["maire de Brest"]),
        ("Paul Roux, accusé par une femme de vol, se tait.", "ACCUSE", ["une femme"], ["Paul Roux"]),
        ("Une trentaine de plaintes ont été déposées par des détenus.", "ACCUSE", ["des détenus"], []),
        ("Plus de 1.700 d’entre eux ont été arrêtés.", "COERCE", [], []),
        ("La dispute a mené à l’arrestation de Paul Roux.", "COERCE", [], ["Paul Roux"]),
        ("Certains ont attaqué le commissariat.", "ASSAULT", [], ["commissariat"]),
        ("Selon la radio, l’homme, qui s’était caché, a été tué par un garde.", "ASSAULT", ["un garde"], ["homme"]),
        ("Les élus ont fustigé la traque des pêcheurs.", "ACCUSE", ["élus"], []),
        ("Des hommes ont attaqué des gendarmes à Lens.", "ASSAULT", ["Des hommes"], ["des gendarmes"]),
        ("La région Bretagne a interdit la circulation des camions.", "COERCE", ["région Bretagne"], []),
        ("Un attentat revendiqué par le Front du Nord a tué Luc Amar.", "ASSAULT", ["Front du Nord"], ["Luc Amar"]),
        ("Trois des élus ont été arrêtés par la police.", "COERCE", ["police"], ["Trois des élus"]),
        ("L’opposant Luc Amar a été libéré.", "RETREAT", [], ["Luc Amar"]),
        ("Rome a menacé Tunis de suspendre son aide.", "SANCTION", ["Italie"], []),
        ("Ankara a accusé Paris et Athènes de fraude.", "ACCUSE", ["Turquie"], ["France", "Grèce"]),
        ("Paris et Athènes ont été accusés par Ankara.", "ACCUSE", ["Turquie"], ["France", "Grèce"]),
        ("L’armée a arrêté Luc Amar et Odile Brun a été libérée.", "COERCE", ["armée"], ["Luc Amar"]),
        ("Le Tchad a signé avec le Soudan un pacte de défense.", "AGREE", ["Tchad", "Soudan"], []),
        ("La Suède et le Danemark ont conclu une trêve sous l’égide du Qatar.", "AGREE", ["Suède", "Danemark"], []),
        ("Le Népal a reçu du Japon une aide de trois millions de dollars.", "AID", ["Japon"], ["Népal"]),
        ("Nilsan a porté plainte contre Paul Roux.", "ACCUSE", ["Nilsan"], ["Paul Roux"]),
        ("Le maire attaque l’État en justice.", "ACCUSE", ["maire"], ["État"]),
        ("Le ministre menace les grévistes de licenciement.", "THREATEN", ["ministre"], ["grévistes"]),
        ("Le tireur a blessé avec un couteau un gendarme.", "ASSAULT", ["tireur"], ["un gendarme"]),
        ("Le maire a reçu le préfet, arrêté par la police.", "COERCE", ["police"], ["préfet"]),
        ("La maire a reçu le préfet, arrêtée par la police.", "COERCE", ["police"], ["maire"]),
        ("La ministre a quitté la salle, arrêtée par la police.", "COERCE", ["police"], ["ministre"]),
        ("Libéré lundi, l’opposant Luc Amar a salué la foule.", "RETREAT", [], ["Luc Amar"]),
        ("Le garde qui a frappé une passante a été suspendu.", "SANCTION", [], ["garde"]),
        ("Libéré lundi, l’opposant Luc Amar a accusé le président.", "ACCUSE", ["Luc Amar"], ["président"]),
        ("La police a tiré des balles en caoutchouc sur les lycéens.", "ASSAULT", ["police"], ["lycéens"]),
        ("Les gardes ont tiré sur la foule à Mercadal.", "ASSAULT", ["gardes"], ["foule"]),
        ("Des heurts ont opposé la police à des manifestants.", "ASSAULT", ["police"], ["des manifestants"]),
        ("Six élèves ont trouvé la mort dans une fusillade à Volmer.", "ASSAULT", [], ["Six élèves"]),
        ("Depuis Alger, le ministre a condamné l’attaque de Bamako.", "ASSAULT", [], []),
        ("L’attaque de Moscou contre Kiev a fait dix morts.", "ASSAULT", ["Russie"], ["Ukraine"]),
        ("Quatre soldats ont été tués, selon l’état-major kolave.", "ASSAULT", [], ["Quatre soldats"]),
        (
            "La préfète a rappelé à l’ordre le député Luc Amar, qui a insulté la juge.",
            "ACCUSE",
            ["préfète"],
            ["Luc Amar"],
        ),
    ],
)
def test_who_does_it_and_to_whom(text: str, kind: str, actor: list[str], recipient: list[str]) -> None:
    assert who(find(text, kind)) == (actor, recipient)


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        (
            "Luc Amar part. Des ouvriers ont enlevé le juge avant de le libérer.",
            "RETREAT",
            ["Des ouvriers"],
            ["juge"],
        ),
        ("Luc Amar nie. Selon lui, le drone volait bas lorsqu'il a été abattu par un missile.", "ASSAULT", [], []),
        ("Luc Amar est connu. Son casier est fourni, puisqu'il a été arrêté à Oslo.", "COERCE", [], ["Luc Amar"]),
        ("Les ligues ont décidé de boycotter les championnats de France.", "PROTEST", ["ligues"], []),
        ("Lisbonne a protesté contre des propos de Luc Amar.", "ACCUSE", ["Portugal"], ["Luc Amar"]),
        ("Luc Amar est libre. Son arrestation par la police a surpris.", "COERCE", ["police"], ["Luc Amar"]),
        ("Les forces russes usent du port pour leur attaque contre Oslo.", "ASSAULT", ["Russie"], ["Norvège"]),
        ("Paul Roux n’a rien dit. Odile Brun lui a rendu hommage.", "SUPPORT", ["Odile Brun"], ["Paul Roux"]),
        ("« Je remercie Luc Amar », a déclaré Odile Brun.", "SUPPORT", ["Odile Brun"], ["Luc Amar"]),
        (
            "Les élus sont partis. Luc Amar a réitéré ses critiques contre Odile Brun.",
            "ACCUSE",
            ["Luc Amar"],
            ["Odile Brun"],
        ),
    ],
)
def test_whom_a_pronoun_makes_a_party(text: str, kind: str, actor: list[str], recipient: list[str]) -> None:
    assert who(find(text, kind)) == (actor, recipient)


def test_one_of_a_group_is_not_whom_a_pronoun_would_mean() -> None:
    event = find("Un policier a été blessé. L’une des casseuses a été arrêtée.", "COERCE")
    assert who(event) == ([], ["une des casseuses"])
    event = find("Luc Amar est parti. Les marins fuient. Cinq d’entre eux ont été arrêtés par la police.", "COERCE")
    assert who(event) == (["police"], ["marins"])


def test_one_suspect_has_one_name() -> None:
    text = "Un individu a blessé deux passantes. Le suspect a été arrêté mardi."
    assert [who(event) for event in read(text).events] == [(["Un individu"], ["deux passantes"]), ([], ["Un individu"])]


def test_a_suspect_who_is_named_later_is_inferred_to_be_the_one_described() -> None:
    event = find("Un homme a attaqué deux passantes à Lens. Il s’agit de Luc Amar, dit la police.", "ASSAULT")
    assert who(event) == (["Luc Amar"], ["deux passantes"])
    assert "fr.event.actor.suspect" in [reason.rule for reason in event.because]


def test_two_who_are_named_for_it_are_not_made_one() -> None:
    text = "Un homme a attaqué un garde. Le suspect Luc Amar et un suspect nommé Paul Roux ont été arrêtés."
    assert who(find(text, "ASSAULT")) == (["Un homme"], ["un garde"])


def test_the_subject_of_the_next_clause_is_no_second_object() -> None:
    event = find("La police a dispersé la foule jeudi et Luc Amar a été arrêté.", "COERCE")
    assert who(event) == (["police"], ["foule"])


def test_a_verb_with_en_needs_it() -> None:
    called = "fr.event.request.en_appeler_a"
    assert find("Le maire en appelle aux syndicats.", "REQUEST").because[0].rule == called
    assert find("Le maire a appelé les syndicats à la grève.", "REQUEST").because[0].rule != called


@pytest.mark.parametrize(
    "text",
    [
        "Le film raconte comment la police arrête un résistant en 1943.",
        "Dans le roman, la police arrête un résistant.",
        "Les soldats s'entraînent à attaquer un village fictif.",
        "Le jeu permet d'attaquer un château.",
    ],
)
def test_stories_and_exercises_are_no_events(text: str) -> None:
    assert read(text).events == ()


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("La police n'a arrêté personne.", "COERCE", ["police"], []),
        ("Une personne a été arrêtée par la police.", "COERCE", ["police"], ["Une personne"]),
        ("Ce n'est pas la Russie qui a bombardé Kiev.", "ASSAULT", [], ["Ukraine"]),
        ("C'est la Russie qui a bombardé Kiev.", "ASSAULT", ["Russie"], ["Ukraine"]),
        ("La Russie, et non la Suède, a bombardé Kiev.", "ASSAULT", ["Russie"], ["Ukraine"]),
    ],
)
def test_who_is_denied_is_no_party(text: str, kind: str, actor: list[str], recipient: list[str]) -> None:
    assert who(find(text, kind)) == (actor, recipient)


def test_a_strike_that_is_suspended_is_no_new_one() -> None:
    assert [event.type for event in read("Les cheminots ont suspendu leur grève.").events] == ["RETREAT"]


def test_what_a_source_says_is_according_to_its_statement() -> None:
    reading = read("Le ministre Luc Amar affirme que la France a bombardé la Libye.")
    told = next(event for event in reading.events if event.type == "ASSAULT")
    assert told.according_to == reading.statements[0].id


def test_the_same_words_again_are_no_second_event() -> None:
    reading = read("La Norvège a lancé une attaque contre la Suède. Cette attaque a surpris Oslo.")
    assert [event.type for event in reading.events] == ["ASSAULT"]


def test_who_is_named_for_it_and_what_is_uttered_on_purpose_are_told() -> None:
    text = "Anne Roux a pleuré les deux gardes tués par un rôdeur. Les marins se sont tus pour dénoncer la taxe."
    assert [event.type for event in read(text).events] == ["ASSAULT", "ACCUSE"]
    assert read("Anne Roux a pleuré les deux gardes tués. Les marins se sont tus pour fuir la police.").events == ()


def test_in_what_somebody_is_held_is_told() -> None:
    assert [event.type for event in read("Deux cousins du maire sont en garde à vue.").events] == ["COERCE"]
    assert read("La salle de garde à vue est au sous-sol.").events == ()


def test_a_gerund_behind_its_object_is_no_noun() -> None:
    found = read("Le régisseur a fui les vignerons, les taxant de voleurs.").events
    assert [event.anchor.text for event in found] == ["les taxant"]


def test_ids_are_unique_and_spans_are_slices() -> None:
    reading = read(
        "Paul Roux a condamné lundi les frappes de la France contre la Libye. Paris nie avoir frappé la Libye."
    )
    ids = [each.id for each in (*reading.entities, *reading.statements, *reading.times, *reading.events)]
    assert len(ids) == len(set(ids))
    for event in reading.events:
        for span in (event.anchor, event.evidence):
            assert reading.document.text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "kind", "role", "name", "rule"),
    [
        (
            "La police a arrêté un étudiant à Lyon. La police a dispersé la foule jeudi et Luc Amar a été arrêté.",
            "COERCE",
            "actor",
            "police",
            "fr.event.actor.sentence",
        ),
        (
            "Les gendarmes ont arrêté Luc Amar. Les gendarmes ont aussi arrêté Paul Roux. Jean Petit a été interpellé.",
            "COERCE",
            "actor",
            "gendarmes",
            "fr.event.actor.story",
        ),
    ],
)
def test_a_role_that_no_word_fills_is_inferred_and_says_so(
    text: str, kind: str, role: str, name: str, rule: str
) -> None:
    event = [event for event in read(text).events if event.type == kind][-1]
    assert [each.name for each in (event.actor if role == "actor" else event.recipient)] == [name]
    assert event.read(role) == ()
    assert rule in [reason.rule for reason in event.because]


def test_the_two_countries_are_those_named_last() -> None:
    event = find("La France parle au Japon depuis mars. Lundi, les deux pays ont signé un accord.", "AGREE")
    assert sorted(each.name for each in event.actor) == ["France", "Japon"]


def test_a_protest_against_a_reform_is_against_whose_it_is() -> None:
    event = find("Les infirmiers ont manifesté contre la réforme du ministère de la Santé.", "PROTEST")
    assert event.recipient[0].name.endswith("ministère de la Santé")


def test_a_group_of_armed_men_keeps_its_name() -> None:
    event = find("Des hommes armés ont attaqué un poste de police.", "ASSAULT")
    assert event.actor[0].name.endswith("hommes armés")


def test_a_state_of_which_only_a_part_is_named_is_no_party() -> None:
    event = find("La neige recouvre le nord du Chili.\nTrois opposants ont été arrêtés.", "COERCE")
    assert who(event) == ([], ["Trois opposants"])


def test_help_backs_whoever_it_helps() -> None:
    event = find("La Turquie avance vers Alep avec le soutien des États-Unis.", "SUPPORT")
    assert who(event) == (["États-Unis"], ["Turquie"])


def test_on_whose_advice_somebody_strikes_is_not_struck() -> None:
    report = "Odile Brun a ordonné la frappe sur recommandation du ministre de l'Eau, Luc Amar."
    strike = next(event for event in read(report).events if event.type == "ASSAULT")
    assert not (strike.recipient and strike.tells("recipient"))


def test_a_court_condemns_whom_the_verb_has_and_does_not_march() -> None:
    report = (
        "Le tribunal correctionnel d'Arles a condamné lundi un apprenti de 19 ans à deux mois de prison pour avoir "
        "jeté une pierre sur un garde lors de la manifestation du 3 octobre.\n\nLe garde Luc Amar, blessé, s'est tu."
    )
    events = read(report, "2022-12-21").events
    assert [p.name for e in events if e.mode == "arrest" for p in e.recipient] == ["un apprenti de 19 ans"]
    assert not [p.name for e in events if e.type == "PROTEST" for p in e.actor if p.name.startswith("tribunal")]
