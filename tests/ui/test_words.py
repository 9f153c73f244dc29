"""The words on screen: of the vocabularies, of numbers, and in which language."""

from __future__ import annotations

import pytest

from selon.record.facts import DENIAL, NEGATABLE
from selon.record.gist import SIGNS
from selon.record.schema import FORMS, KINDS, NAMED, STANCES
from selon.rules.cues import STANCES as CUE_STANCES
from selon.ui import UI_LANGUAGES, find_ui, load_words


def test_every_word_of_the_vocabularies_has_words() -> None:
    for ui in UI_LANGUAGES:
        words = load_words(ui)
        for group, keys in (("stance", STANCES), ("form", FORMS), ("kind", KINDS), ("web.named", NAMED)):
            assert {words(f"{group}.{key}") for key in keys}


def test_the_stances_are_everywhere_the_same() -> None:
    assert tuple(CUE_STANCES) == STANCES
    assert set(SIGNS) == {*STANCES, DENIAL, *(f"not_{stance}" for stance in NEGATABLE)}
    assert len({SIGNS[stance] for stance in STANCES}) == len(STANCES)
    assert SIGNS[DENIAL] == SIGNS["affirms"]


@pytest.mark.parametrize(
    ("environ", "ui"),
    [
        ({"LC_ALL": "fr_FR.UTF-8", "LANG": "en_GB"}, "fr"),
        ({"LC_MESSAGES": "en_US", "LANG": "fr_FR"}, "en"),
        ({"LC_ALL": "", "LANG": "fr"}, "fr"),
        ({"LANG": "de_DE"}, "en"),
    ],
)
def test_the_words_follow_the_locale(environ: dict[str, str], ui: str) -> None:
    assert find_ui(environ) == ui


def test_french_puts_zero_in_the_singular() -> None:
    assert load_words("fr").count("count.source", 0) == "0 source"
    assert load_words("en").count("count.source", 0) == "0 sources"
