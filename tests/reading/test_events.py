"""Who does what to whom, by the shape of the sentence; how sure; where and when; and disputes inside a report."""

from __future__ import annotations

import pytest

from selon import read
from selon.record import Event, Reading


def find(text: str, kind: str, published: str | None = None) -> Event:
    return next(event for event in read(text, published).events if event.type == kind)


def who(event: Event) -> tuple[list[str], list[str]]:
    return [each.name for each in event.actor], [each.name for each in event.recipient]


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
        ("Certains ont attaqué le commissariat.", "ASSAULT", [], []),
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
    ("text", "kind", "factuality"),
    [
        ("La France a bombardé la Libye.", "ASSAULT", "CT+"),
        ("La France n’a pas bombardé la Libye.", "ASSAULT", "CT-"),
        ("La France bombardera la Libye.", "ASSAULT", "PR+"),
        ("La France pourrait bombarder la Libye.", "ASSAULT", "PS+"),
        ("La France aurait bombardé la Libye.", "ASSAULT", "PR+"),
        ("La France a échoué à bombarder la Libye.", "ASSAULT", "CT-"),
        ("Rome craint que la France bombarde la Libye.", "ASSAULT", "PS+"),
        ("Rome nie avoir bombardé la Libye.", "ASSAULT", "CT-"),
        ("La France s'apprête à bombarder la Libye.", "ASSAULT", "PR+"),
        ("La France s'abstient de bombarder la Libye.", "ASSAULT", "CT-"),
        ("La France a failli bombarder la Libye.", "ASSAULT", "CT-"),
        ("La France devrait bombarder la Libye.", "ASSAULT", "PR+"),
        ("La France aurait dû bombarder la Libye.", "ASSAULT", "CT-"),
        ("Il faut que la France bombarde la Libye.", "ASSAULT", "PS+"),
        ("Il faut dire que la France a bombardé la Libye.", "ASSAULT", "CT+"),
        ("Il a fallu bombarder la Libye.", "ASSAULT", "CT+"),
        ("À moins que la France ne bombarde la Libye, la trêve tiendra.", "ASSAULT", "PS+"),
        ("La police interviendra en cas de grève des agents.", "PROTEST", "PS+"),
        ("L'explosion a visé une manifestation d'ouvriers.", "PROTEST", "CT+"),
        ("Le syndicat n'a pas cédé malgré l'arrestation de son chef.", "COERCE", "CT+"),
        ("S'en est suivie une prise d'otages.", "ASSAULT", "CT+"),
        ("Le syndicat ne réclame plus le départ du ministre.", "REQUEST", "CT+"),
        ("« Nous ne réclamons plus le départ du ministre », a dit le syndicat.", "REQUEST", "CT+"),
        ("Le syndicat ne réclame pas non plus le départ du ministre.", "REQUEST", "CT-"),
        ("Le syndicat ne réclamera plus le départ du ministre.", "REQUEST", "CT-"),
        ("Si l'armée ne bombarde plus la Libye, la trêve tiendra.", "ASSAULT", "CT-"),
        ("La police n'a arrêté personne.", "COERCE", "CT-"),
        ("La police n'a arrêté que deux hommes.", "COERCE", "CT+"),
        ("Ni l'Iran ni l'Irak n'ont signé l'accord.", "AGREE", "CT-"),
        ("Aucun des deux pays n'a signé l'accord.", "AGREE", "CT-"),
        ("Jamais la Suède n'attaquera la Finlande.", "ASSAULT", "CT-"),
        ("La Russie n'a pas seulement bombardé Kiev.", "ASSAULT", "CT+"),
        ("Il est faux que l'armée ait bombardé l'hôpital.", "ASSAULT", "CT-"),
        ("Il n'est pas exclu que l'Iran attaque Israël.", "ASSAULT", "PS+"),
        ("Rien ne prouve que l'armée a bombardé l'hôpital.", "ASSAULT", "PS+"),
        ("Le juge ne savait pas que la police avait arrêté Luc Amar.", "COERCE", "CT+"),
        ("L'attaque du port n'a pas été revendiquée.", "ASSAULT", "CT+"),
        ("L'armée n'a pas mené d'attaque contre le port.", "ASSAULT", "CT-"),
        ("La police a-t-elle tiré sur la foule ?", "ASSAULT", "Uu"),
        ("Est-ce que la police a tiré sur la foule ?", "ASSAULT", "Uu"),
        ("Pourquoi la police a-t-elle tiré sur la foule ?", "ASSAULT", "CT+"),
        ("Le préfet regrette de ne pas avoir arrêté le suspect.", "COERCE", "CT-"),
        ("Marc Sorin, soupçonné à tort d'avoir frappé son voisin, est libre.", "ASSAULT", "CT-"),
        ("Yara Dib risque d'être expulsée.", "COERCE", "PS+"),
        ("L'arrestation du suspect est imminente.", "COERCE", "PR+"),
        ("L'Iran et l'Irak étaient sur le point de signer un accord.", "AGREE", "PR+"),
        ("La Norvège n'est pas prête à signer un accord.", "AGREE", "CT-"),
        ("Faute d'avoir signé l'accord, la Norvège sera exclue.", "AGREE", "CT-"),
        ("Yara Dib a échappé à l'expulsion.", "COERCE", "CT-"),
        ("Luc Amar a échappé à un attentat.", "ASSAULT", "CT+"),
        ("La Pologne n'exclut pas d'envoyer des troupes en Ukraine.", "MOBILIZE", "PS+"),
        ("Le syndicat menace de faire grève si le maire ne recule pas.", "THREATEN", "CT+"),
        ("Le gouvernement a cessé les expulsions.", "COERCE", "CT+"),
        ("La Serbie a promis de riposter à l'expulsion de ses diplomates.", "SANCTION", "CT+"),
        ("Amnesty demande la libération de Yara Dib, détenue en Iran depuis 2019.", "COERCE", "CT+"),
        ("Sans l'intervention de la Suède, la Norvège aurait bombardé le port.", "ASSAULT", "CT-"),
        ("Luc Amar a été mis en examen pour meurtre.", "ASSAULT", "PR+"),
        ("Luc Amar a été condamné pour meurtre.", "ASSAULT", "CT+"),
        ("La mairie compte expulser les occupants du gymnase.", "COERCE", "PR+"),
        ("La mairie souhaite se retirer de l'accord sur l'eau.", "SANCTION", "PR+"),
        ("Le commando projetait de commettre un attentat contre la préfecture.", "ASSAULT", "PR+"),
        ("L'armée compte désormais encercler le port puis bombarder la citadelle.", "ASSAULT", "PR+"),
        ("Le procureur a annoncé l'ouverture d'une enquête sur le maire.", "ACCUSE", "CT+"),
        ("Le ministre a annoncé l'arrestation de deux suspects.", "COERCE", "CT+"),
        ("Le préfet a annoncé l'expulsion prochaine des occupants.", "COERCE", "PR+"),
        ("Luc Amar est soupçonné d'avoir tué un gendarme.", "ASSAULT", "PS+"),
        ("Paul Roux, soupçonné d'avoir enlevé deux enfants, a été écroué.", "ASSAULT", "PS+"),
        ("On ignore si les rebelles ont libéré les otages.", "RETREAT", "Uu"),
        ("Nul ne sait si la police a tiré sur la foule.", "ASSAULT", "Uu"),
        ("Les enquêteurs se demandent si Luc Amar a tué le gendarme.", "ASSAULT", "Uu"),
        ("Le syndicat appelle à une grève mardi.", "PROTEST", "PR+"),
        ("Des lycéens ont appelé à un rassemblement devant la mairie.", "PROTEST", "PR+"),
        ("Le préfet rejette les accusations du syndicat.", "ACCUSE", "CT+"),
        ("Le tribunal a annulé le refus du ministre.", "REJECT", "CT+"),
        ("Le conseil craint d'être dissous à cause de son opposition à la réforme.", "REJECT", "CT+"),
        ("Le sénat a autorisé l'envoi de vivres en réponse à l'attaque du port.", "ASSAULT", "CT+"),
        ("Le gouvernement refuse d'accéder aux demandes des grévistes.", "REQUEST", "CT+"),
        ("L'armée veut briser le blocus imposé par les rebelles.", "COERCE", "CT+"),
        ("L'armée serait contrainte de se replier.", "RETREAT", "PS+"),
        ("Des sanctions pourront être prononcées contre la société.", "SANCTION", "PS+"),
        ("Le maire craint que la foule ne lynche le suspect.", "ASSAULT", "PS+"),
        ("La ministre est allée à la rencontre des grévistes.", "CONSULT", "CT+"),
        ("Le dictateur menace de bombarder le port.", "ASSAULT", "PS+"),
        ("La police a empêché les manifestants de bloquer le pont.", "PROTEST", "CT-"),
        ("La menace d'une grève plane sur le port.", "PROTEST", "PS+"),
        ("Si le Danemark bombardait le port, la Norvège répliquerait.", "ASSAULT", "PS+"),
        ("Le roi a exigé la libération des otages.", "RETREAT", "PS+"),
        ("La trêve doit être signée mardi.", "AGREE", "PR+"),
        ("La libération des otages est attendue jeudi.", "RETREAT", "PR+"),
        ("Le commissaire a été blessé à la veille d'une manifestation des dockers.", "PROTEST", "PR+"),
        ("Le parquet envisage des poursuites contre le maire.", "ACCUSE", "PS+"),
        ("Le maire a promis de ne pas expulser les occupants.", "COERCE", "CT-"),
        ("Le chef rebelle s'est dit prêt à libérer les otages.", "RETREAT", "PR+"),
        ("Le gouvernement refuse de négocier avec les rebelles.", "CONSULT", "CT-"),
        ("La défense affirme que Luc Amar n'a pas frappé le garde.", "ASSAULT", "CT-"),
        ("Le maire dément avoir reçu le préfet.", "CONSULT", "CT-"),
        ("Les renforts visent à empêcher une attaque du port.", "ASSAULT", "CT-"),
        ("Les attaques des rebelles contre le port inquiètent la ville.", "ASSAULT", "CT+"),
        ("Le soldat n'a pas survécu à l'attaque.", "ASSAULT", "CT+"),
        ("L'armée n'a pas repoussé l'attaque.", "ASSAULT", "CT+"),
        ("Le suspect n'a pas échappé à l'arrestation.", "COERCE", "CT+"),
        ("La réforme n'a pas suscité la colère des syndicats.", "PROTEST", "CT-"),
        ("Le ministre ne s'est pas attiré les critiques des élus.", "ACCUSE", "CT-"),
        ("Les ouvriers n'ont pas participé à la manifestation.", "PROTEST", "CT-"),
        ("Le maire ne craint pas une grève des agents.", "PROTEST", "PS+"),
        ("La Norvège ne reconnaîtra pas l'annexion du port.", "ASSAULT", "CT+"),
        ("Le maire a évoqué l'attaque du port.", "ASSAULT", "CT+"),
        ("Luc Amar est mis en cause pour l'enlèvement et le meurtre de deux voisins.", "ASSAULT", "PR+"),
        ("Les attaques du port seraient liées à la drogue.", "ASSAULT", "CT+"),
        ("Le préfet n'a pas accepté de négocier avec les rebelles.", "CONSULT", "CT-"),
        ("Des tirs auraient été entendus.", "ASSAULT", "PR+"),
        ("Il n'est pas question de négocier avec les rebelles.", "CONSULT", "CT-"),
        ("Le texte permet des sanctions contre la Norvège.", "SANCTION", "PS+"),
        ("La piste a permis d'arrêter trois suspects.", "COERCE", "CT+"),
        ("Les dockers bloquent le port à l'appel de la CGT.", "PROTEST", "CT+"),
        ("Le président traverse la salle pour aller frapper un élu.", "ASSAULT", "CT+"),
        ("L'Iran et l'Irak ont réclamé une trêve, la ministre dénonçant une agression.", "ACCUSE", "CT+"),
        ("Le maire exige une loi interdisant la manifestation.", "COERCE", "PS+"),
    ],
)
def test_how_sure_it_is(text: str, kind: str, factuality: str) -> None:
    assert find(text, kind).factuality == factuality


def test_of_what_is_no_longer_done_the_report_tells_no_day() -> None:
    assert find("Le syndicat ne réclame plus le départ du ministre.", "REQUEST", "2022-12-21").time is None


def test_what_has_a_day_to_come_is_planned() -> None:
    text = "Plusieurs associations organisent une manifestation samedi."
    assert find(text, "PROTEST", "2022-12-21").factuality == "PR+"
    text = "Des dockers appellent vendredi à la libération de leur chef."
    assert find(text, "REQUEST", "2022-12-21").factuality == "CT+"


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


def test_place_and_time_come_from_the_clause_and_say_so() -> None:
    event = find("La police a arrêté trois opposants à Lyon lundi. Rien à Paris.", "COERCE", "2022-12-21")
    assert (event.place and event.place.name, event.time) == ("Lyon", "2022-12-19")
    assert {"fr.event.place.clause", "fr.event.time.clause"} <= {reason.rule for reason in event.because}


def test_the_same_words_again_are_no_second_event() -> None:
    reading = read("La Norvège a lancé une attaque contre la Suède. Cette attaque a surpris Oslo.")
    assert [event.type for event in reading.events] == ["ASSAULT"]


def disputes(text: str) -> tuple[Reading, list[tuple[tuple[str, ...], ...]]]:
    reading = read(text)
    return reading, [tuple(side.statements + side.events for side in each.sides) for each in reading.disputes]


def test_what_one_source_holds_and_another_denies_is_disputed() -> None:
    reading, found = disputes(
        "Luc Amar affirme que la France a bombardé la Libye. Odile Brun nie que Paris ait bombardé la Libye."
    )
    assert found == [((reading.statements[0].id,), (reading.statements[1].id,))]


def test_the_reports_own_voice_is_a_side() -> None:
    reading, found = disputes("La France a bombardé la Libye. Paris nie avoir bombardé la Libye.")
    assert found == [((reading.events[0].id,), (reading.statements[0].id,))]


def test_nobody_disputes_with_himself_nor_over_another_act() -> None:
    assert not disputes("La France a bombardé la Libye. Paris nie avoir bombardé le Tchad.")[1]


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


def test_a_state_where_something_happens_is_no_party() -> None:
    event = find("Trois opposants ont été arrêtés en Libye.", "COERCE")
    assert event.actor == ()
    assert event.place is not None
    assert event.place.name == "Libye"


def test_a_state_of_which_only_a_part_is_named_is_no_party() -> None:
    event = find("La neige recouvre le nord du Chili.\nTrois opposants ont été arrêtés.", "COERCE")
    assert who(event) == ([], ["Trois opposants"])


def test_help_backs_whoever_it_helps() -> None:
    event = find("La Turquie avance vers Alep avec le soutien des États-Unis.", "SUPPORT")
    assert who(event) == (["États-Unis"], ["Turquie"])


def test_the_village_that_is_shelled_is_where_it_happens() -> None:
    event = find("L’armée a bombardé mardi le village de Darn.", "ASSAULT")
    assert event.place is not None
    assert event.place.name == "Darn"
    assert "fr.event.place.object" in [reason.rule for reason in event.because]


def test_the_county_in_brackets_is_where_the_town_lies() -> None:
    event = find("Vers midi, à Mende (Lozère), les gendarmes ont arrêté un routier.", "COERCE")
    assert event.place is not None
    assert event.place.name == "Mende"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Madrid a imposé des sanctions contre trois banquiers.", None),
        ("La Havane a arrêté deux diplomates.", None),
        ("La police a arrêté deux diplomates à La Havane.", "La Havane"),
        ("Madrid accueille le président chilien.", "Madrid"),
    ],
)
def test_a_capital_that_acts_is_its_government_and_not_where_it_happens(text: str, place: str | None) -> None:
    event = next(e for e in read(text, language="fr").events)
    assert (event.place.name if event.place else None) == place


def test_a_town_is_preferred_to_its_state() -> None:
    event = find("Une manifestation a réuni mille étudiants à Lyon, en France.", "PROTEST")
    assert event.place is not None
    assert event.place.name == "Lyon"


@pytest.mark.parametrize(
    ("text", "kind", "time"),
    [
        ("La France a bombardé la Libye lundi. Elle compte bombarder la Syrie.", "FUTURE_REF", -1),
        ("Lundi, la France a bombardé la Libye. Elle avait arrêté Luc Amar.", "2022-12-19", -1),
        ("Le pont date de 1999. La France a bombardé la Libye.", "2022-12-21", -1),
    ],
)
def test_what_is_to_come_is_not_dated_by_what_has_happened(text: str, kind: str, time: int) -> None:
    assert read(text, "2022-12-21").events[time].time == kind
