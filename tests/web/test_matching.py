"""Why two sides were put together is told in the words of their reports, never in the desk's own."""

from __future__ import annotations

import pytest

from selon.ui import UI_LANGUAGES, load_words
from selon.web.matching import describe_match, words_in_common

TEXTS = [("fr", "L'armée syrienne a violé la trêve"), ("fr", "Les militaires n'ont pas violé de trêve")]


def test_what_a_family_of_words_or_a_state_stands_for_is_told_as_it_was_said() -> None:
    told = words_in_common(["@SY", "army", "truce", "violate", "@speaker", "elephant"], TEXTS)
    assert told[0] == "syrienne"
    assert "armée / militaires" in told
    assert not {"army", "truce", "elephant"} & set(" ".join(told).split())


@pytest.mark.parametrize("ui", UI_LANGUAGES)
def test_every_reason_has_a_sentence(ui: str) -> None:
    because = ("shared:army @SY", "event:ASSAULT", "figures:mort:7/3", "contrary", "same", "told", "contrary")
    because += ("answered", "rejected", "story:Odile Varennes")
    told = describe_match(because, TEXTS, load_words(ui))
    assert len(told) == 8
    (alone,) = describe_match(("shared:", "same"), TEXTS, load_words(ui))
    assert alone not in told  # What says more is there too.
    assert "7 / 3" in told[2]
    assert "ASSAULT" not in told[1]


def test_a_reason_that_has_no_words_yet_is_left_out() -> None:
    assert describe_match(("of a newer desk",), TEXTS, load_words("en")) == []
