"""Who has which part in an event, where the words say so only by way of a thing, a list or a name beside."""

from __future__ import annotations

import pytest

from selon import read

from .said import find, who


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        # Whose the thing is that is blamed, and by whom it was made.
        ("Luc Amar a critiqué la carte dessinée par les géographes.", "ACCUSE", ["Luc Amar"], ["géographes"]),
        ("Odile Brun critique les violences subies par les juges.", "ACCUSE", ["Odile Brun"], []),
        ("Odile Brun dénonce le mépris de la part du préfet.", "ACCUSE", ["Odile Brun"], ["préfet"]),
        ("Odile Brun fustige la faiblesse et l’inconscience du préfet.", "ACCUSE", ["Odile Brun"], ["préfet"]),
        ("La vente a été interdite par un arrêté du préfet.", "COERCE", ["préfet"], []),
        (
            "Des soldats ont bombardé un hôpital tenu par Médecins sans frontières.",
            "ASSAULT",
            ["Des soldats"],
            ["Médecins sans frontières"],
        ),
        ("Le maire refuse de soutenir les grévistes.", "REJECT", ["maire"], ["grévistes"]),
        ("Le préfet refuse de financer le projet du maire.", "REJECT", ["préfet"], ["maire"]),
        # A participle goes on under "avoir".
        ("La ministre a reconnu être dépassée et appelé le préfet à l’aide.", "REQUEST", ["ministre"], ["préfet"]),
        # Objects and those who suffer, wherever they stand.
        ("Luc Amar a traité de « menteurs » les juges.", "ACCUSE", ["Luc Amar"], ["juges"]),
        ("L’assaut du fort, qui coûta la vie à deux gendarmes, inquiète.", "ASSAULT", [], ["deux gendarmes"]),
        ("Les agressions que subissent les infirmières inquiètent.", "ASSAULT", [], ["infirmières"]),
        ("Ces retards ont conduit les préfets à sanctionner la Norvège.", "SANCTION", ["préfets"], ["Norvège"]),
        ("Un vigile a été poignardé par un déséquilibré.", "ASSAULT", ["un déséquilibré"], ["Un vigile"]),
        (
            "La ville a connu une vague de révoltes que Luc Amar a écrasées avec soin.",
            "COERCE",
            ["Luc Amar"],
            [],
        ),
        ("C’est à ce moment que les gendarmes ont expulsé Paul Roux.", "COERCE", ["gendarmes"], ["Paul Roux"]),
        # Who does what a noun under "en", "de la part de" or a verb that makes somebody do it denotes.
        ("En visite à Prague, le ministre grec Luc Amar a salué les juges.", "SUPPORT", ["Luc Amar"], ["juges"]),
        ("Les élus se sont levés en hommage au maire Luc Amar.", "SUPPORT", ["élus"], ["Luc Amar"]),
        ("Le refus de la part du préfet surprend.", "REJECT", ["préfet"], []),
        ("La ministre donne suite aux demandes des élus.", "REQUEST", ["élus"], []),
        ("Le syndicat appelle les infirmiers à participer à une grève.", "PROTEST", ["infirmiers"], []),
        ("La ligue exhorte les marins à organiser une manifestation.", "PROTEST", ["marins"], []),
        # Who leaves a treaty or a body, and which.
        ("Le conseil a voté le retrait de la Norvège de la convention.", "SANCTION", ["Norvège"], []),
        ("La sortie de l’Unesco est une erreur.", "SANCTION", [], ["Unesco"]),
        # Several states together.
        ("Les sanctions occidentales visent la Norvège.", "SANCTION", ["pays occidentaux"], ["Norvège"]),
        ("L’aide européenne à la Tunisie commence.", "AID", ["Union européenne"], ["Tunisie"]),
        (
            "La société Belvor est en colère contre les grévistes, qui, depuis mardi, ont saccagé le siège.",
            "ASSAULT",
            ["grévistes"],
            ["Belvor"],
        ),
        ("La peur des casseurs, qui ont frappé un garde, demeure.", "ASSAULT", ["casseurs"], ["un garde"]),
        ("Des pompiers cherchent l’agresseur, finalement arrêté dans un bus.", "COERCE", [], ["agresseur"]),
        ("La ministre a quitté la réunion, critiquée par les élus.", "ACCUSE", ["élus"], ["ministre"]),
        # Lists before a plural verb.
        (
            "La Norvège, l’Islande et la Suède ont critiqué Paul Roux.",
            "ACCUSE",
            ["Norvège", "Islande", "Suède"],
            ["Paul Roux"],
        ),
        ("Ni Luc Amar, ni Odile Brun n’ont critiqué Paul Roux.", "ACCUSE", ["Luc Amar", "Odile Brun"], ["Paul Roux"]),
        # A number of people is who they are; of others it says how many.
        ("Une centaine de personnes ont manifesté mardi.", "PROTEST", ["Une centaine de personnes"], []),
        ("Une centaine d’infirmiers ont manifesté mardi.", "PROTEST", ["infirmiers"], []),
        # A name beside a description.
        ("Le juge a accusé son rival pour la mairie, le notaire Paul Roux.", "ACCUSE", ["juge"], ["Paul Roux"]),
        ("Lise Aubry, une jeune infirmière, a été agressée par un client.", "ASSAULT", ["un client"], ["Lise Aubry"]),
        ("Luc Amar, un élu local qui a insulté le préfet, se tait.", "ACCUSE", ["Luc Amar"], ["préfet"]),
        (
            "Selon Lise Aubry, une jeune infirmière a accusé un client.",
            "ACCUSE",
            ["une jeune infirmière"],
            ["un client"],
        ),
        # What one is accused of having done to "her" was done to who accuses; a court blames for what others suffered.
        ("Nadia Sarel accuse Luc Amar de l’avoir giflée.", "ASSAULT", ["Luc Amar"], ["Nadia Sarel"]),
        ("Luc Amar est accusé par cette cliente de l’avoir giflée.", "ASSAULT", ["Luc Amar"], ["cette cliente"]),
        ("Le parquet accuse Luc Amar de l’avoir giflée.", "ASSAULT", ["Luc Amar"], []),
        # Whose part it is, who is to do what is asked for, and who does what is criticised.
        (
            "Odile Brun déplore « une manœuvre d'usure de la part du préfet ».",
            "ACCUSE",
            ["Odile Brun"],
            ["préfet"],
        ),
        ("Luc Amar a réclamé des explications de la mairie.", "REQUEST", ["Luc Amar"], ["mairie"]),
        ("Luc Amar exige un nettoyage de la fosse par le préfet.", "REQUEST", ["Luc Amar"], ["préfet"]),
        # A people that only its deed names, and some of a group that stands before "dont".
        ("La prise de Sarnes par les Vergois reste un mystère.", "ASSAULT", ["Vergois"], []),
        ("Le rapport vise les maires, dont une dizaine ont été arrêtés.", "COERCE", [], ["maires"]),
        # Both sides of what begins, and a paper that is nobody.
        (
            "Des négociations se sont ouvertes lundi entre le gouvernement et les grévistes.",
            "CONSULT",
            ["gouvernement", "grévistes"],
            [],
        ),
        ("Un rapport accuse la mairie de fraude.", "ACCUSE", [], ["mairie"]),
        # A name in the phrase of who says it is not whom he blames.
        ("« C’est mesquin », a dénoncé le trésorier des élus Les Verts Bruno Laval.", "ACCUSE", ["Bruno Laval"], []),
        # What is told further on: who did it, on whose part it was.
        (
            "Une attaque a frappé mardi un marché. Elle a été perpétrée par des rebelles du Front de Brel.",
            "ASSAULT",
            ["Front de Brel"],
            ["un marché"],
        ),
        # A phrase ends where it tells no more who, and joins people, not things.
        ("Le Sénat reproche aux préfets leur lenteur.", "ACCUSE", ["Sénat"], ["préfets"]),
        ("Luc Amar accuse les élus et leur refus de négocier.", "ACCUSE", ["Luc Amar"], ["élus"]),
        ("Luc Amar a critiqué la formation de 500 chômeurs.", "ACCUSE", ["Luc Amar"], ["500 chômeurs"]),
        ("Luc Amar dénonce un effet de foule.", "ACCUSE", ["Luc Amar"], []),
        (
            "Luc Amar rencontre les ministres du Pérou et la juge Lea Roth.",
            "CONSULT",
            ["Luc Amar"],
            ["ministres du Pérou", "Lea Roth"],
        ),
        # A name is one whatever the model takes it for.
        ("Le chauffard a tué le petit Nouraydin, huit ans, à Brel.", "ASSAULT", ["chauffard"], ["Nouraydin"]),
        # Who is looked for is not who looks, and who makes it end is not who does it.
        ("Luc Amar appelle l’ONU à faire cesser les frappes du Pérou.", "ASSAULT", ["Pérou"], []),
        ("La police recherche les auteurs de l’attaque.", "ASSAULT", ["auteurs de l’attaque"], []),
        ("« C’est trop », s’agace auprès de l’AFP la juge Lea Roth.", "ACCUSE", ["Lea Roth"], []),
    ],
)
def test_who_has_a_part_by_way_of_something_else(text: str, kind: str, actor: list[str], recipient: list[str]) -> None:
    assert who(find(text, kind)) == (actor, recipient)


def test_what_is_attacked_is_where_it_happens() -> None:
    text = "Les rebelles, partis de Minsk, ont mené une attaque contre la capitale ukrainienne, Kyiv."
    event = find(text, "ASSAULT")
    assert [event.place and event.place.name] == ["Kyiv"]
    assert "fr.event.place.object" in [reason.rule for reason in event.because]


def test_one_is_charged_with_every_deed_of_a_series() -> None:
    events = read("Luc Amar a été mis en examen pour viol et meurtre.").events
    assert [who(event) for event in events if event.type == "ASSAULT"] == [(["Luc Amar"], [])] * 2
