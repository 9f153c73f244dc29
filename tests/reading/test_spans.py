"""Every span of every reading holds words, and they are the words of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.reading.read import read

PIECES = (
    '"Les choses se sont bien passées", a de son côté assuré Marc Delvaux aux policiers.',
    '"Le pont tient", a pour sa part souligné M. Renard dans un entretien au journal.',
    "Selon les élus de Dole, la maire, Lucie Barreau, a démenti (avec vigueur) vouloir partir.",
    "- Un an après -",
    "Quant au préfet, il estime que l'eau « baissera ».",
    "La Torpedo R de la fédération portera un message recommandant de rouler moins vite",
    '"Nous partons", ajoute-t-elle',
    "Et d'ajouter : «La ville dort» !",
    "« a dit 01",
)
REPORTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(("", " ", "\n", ".", ", "))), max_size=6)


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for part in value.values():
            yield from _spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from _spans(part)


@given(REPORTS)
@settings(max_examples=40, deadline=None)
def test_every_span_holds_the_words_of_the_text(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    reading = read(text).to_dict()
    for span in _spans(reading):
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert span["text"] == text[span["start"] : span["end"]]
    assert all(entity["name"].strip() for entity in reading["entities"])


@pytest.mark.parametrize(
    "text",
    [
        "accuse",
        "Le berger a appelé à",
        "La tutrice a donné",
        "Le poêle ne tient qu'",
        "La réhabilitation du tribun",
        "Le maire accuse les élus de",
        "Lise Arnal (",
        "La remise d'otages de",
    ],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    assert all(span["text"] == text[span["start"] : span["end"]] for span in _spans(read(text).to_dict()))


def test_a_subject_behind_an_aside_between_auxiliary_and_participle_keeps_its_name() -> None:
    (statement,) = read(PIECES[0]).statements
    assert statement.source is not None
    assert statement.source.text == "Marc Delvaux"
