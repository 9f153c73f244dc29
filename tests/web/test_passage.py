"""The words around those a row rests on: whole words, in order, and what is far away left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selon.web.passage import AROUND, MOST, passage_of

TEXT = " ".join(f"mot{number}" for number in range(400))


def test_a_passage_begins_and_ends_with_whole_words() -> None:
    first, last = TEXT.index("mot200"), TEXT.index("mot201") - 1
    opening, before, marked, after, closing = passage_of(TEXT, [(first, last)])
    assert (opening, closing) == (("… ", False), (" …", False))
    assert marked == ("mot200", True)
    assert {*before[0].split(), *after[0].split()} <= set(TEXT.split())


def test_what_lies_far_between_is_left_out() -> None:
    spans = [(TEXT.index(word), TEXT.index(word) + len(word)) for word in ("mot5 ", "mot390")]
    parts = passage_of(TEXT, spans)
    assert sum(part == " … " for part, _ in parts) == 1
    assert sum(len(part) for part, _ in parts) < 5 * AROUND
    assert [part for part, inside in parts if inside] == ["mot5 ", "mot390"]


@given(st.text("ab \n", max_size=900), st.lists(st.tuples(st.integers(0, 899), st.integers(1, 300)), max_size=MOST))
def test_marked_words_are_those_of_the_text_in_its_order(text: str, given: list[tuple[int, int]]) -> None:
    spans = [(at, min(at + length, len(text))) for at, length in given if at < len(text)]
    parts = passage_of(text, spans)
    covered = sorted({place for first, last in spans for place in range(first, last)})
    assert "".join(part for part, inside in parts if inside) == "".join(text[place] for place in covered)
    shown = "".join(part for part, _ in parts)
    assert all(piece.strip() in text for piece in shown.split("…"))
