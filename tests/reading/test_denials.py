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
    ],
)
def test_words_that_say_no_are_told_from_words_that_are_denied(read: Read, text: str, saying: str) -> None:
    assert [each.saying for each in read(text, published="2024-03-05").statements] == [saying]


def test_who_breaks_a_truce_is_accused_by_whoever_tells_it(read: Read) -> None:
    told = read("Le ministre Hugo Lanvers a affirmé mardi que les miliciens de Dorvane avaient violé la trêve.").events
    parties = [(each.type, [who.name for who in each.actor], len(each.recipient)) for each in told]
    assert parties == [("ACCUSE", ["Hugo Lanvers"], 1)]


def test_who_denies_a_breach_accuses_nobody(read: Read) -> None:
    told = read("Le général Otto Brix dément que l'armée de Dorvane ait violé la trêve.").events
    breach = next(each for each in told if each.type == "ACCUSE")
    assert (breach.actor, breach.factuality) == ((), "CT-")
