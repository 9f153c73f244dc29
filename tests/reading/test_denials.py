"""Whose denial the words of a statement are: what is denied, or the denial itself."""

from __future__ import annotations

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("Lise Aubrac a démenti que le pont ait cédé.", "denies"),
        ("Lise Aubrac a nié avoir signé le contrat.", "denies"),
        ("Lise Aubrac a assuré que rien n'avait été signé.", "denial"),
        ("« Aucun camion n'entrera sur le terrain », a démenti Lise Aubrac.", "denial"),
        ("Selon Lise Aubrac, les accusations sont sans fondement.", "denial"),
        ("Lise Aubrac a assuré que le pont tenait.", "affirms"),
        ("Lise Aubrac ne veut pas vendre le pont.", "not_wants"),
        ("Lise Aubrac ne compte rien vendre.", "not_promises"),
        ("Lise Aubrac ne veut que vendre le pont.", "wants"),
        ("Lise Aubrac n'exclut pas de vendre le pont.", "believes"),
    ],
)
def test_words_that_say_no_are_told_from_words_that_are_denied(read: Read, text: str, saying: str) -> None:
    assert [each.saying for each in read(text, published="2024-03-05").statements] == [saying]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Lise Aubrac ne veut pas vendre le pont.", "ne veut pas", "vendre le pont"),
        ("Lise Aubrac ne souhaite plus que l'on vende le pont.", "ne souhaite plus", "que l'on vende le pont"),
        ("Lise Aubrac ne compte rien vendre.", "ne compte rien", "vendre"),
    ],
)
def test_a_cue_has_the_word_that_negates_it(read: Read, text: str, cue: str, content: str) -> None:
    (told,) = read(text).statements
    assert told.cue is not None
    assert (told.cue.text, told.text) == (cue, content)


def test_who_breaks_a_truce_is_accused_by_whoever_tells_it(read: Read) -> None:
    told = read("Le ministre Hugo Lanvers a affirmé mardi que les miliciens de Dorvane avaient violé la trêve.").events
    parties = [(each.type, [who.name for who in each.actor], len(each.recipient)) for each in told]
    assert parties == [("ACCUSE", ["Hugo Lanvers"], 1)]


def test_who_denies_a_breach_accuses_nobody(read: Read) -> None:
    told = read("Le général Otto Brix dément que l'armée de Dorvane ait violé la trêve.").events
    breach = next(each for each in told if each.type == "ACCUSE")
    assert (breach.actor, breach.factuality) == ((), "CT-")


@pytest.mark.parametrize(
    "said", ["avoir affirmé que le pont de Lestrade était sûr", "avoir dit que le vieux pont de bois était sûr"]
)
def test_who_denies_having_said_so_says_nothing_of_the_kind(read: Read, said: str) -> None:
    [statement] = read(f"Lise Aubrac nie {said}.").statements
    assert (statement.stance, statement.content[0].text) == ("denies", said)
