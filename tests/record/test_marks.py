"""Marks over a text, however they overlap, are opened and closed like brackets and cover what they covered."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from selon.record.marks import ORDER, Mark, find_paragraphs, nest

TEXT = "Le pont tiendra.\n\nRien ne presse."
OFFSETS = st.integers(0, len(TEXT))
MARKS = st.lists(
    st.tuples(OFFSETS, OFFSETS, st.sampled_from(ORDER)).map(lambda mark: (*sorted(mark[:2]), mark[2])), max_size=8
).map(lambda marks: [Mark(start, end, kind, str(n)) for n, (start, end, kind) in enumerate(marks)])
STRETCHES = st.tuples(OFFSETS, OFFSETS).map(sorted)


@given(MARKS, STRETCHES)
def test_the_steps_are_brackets_round_the_text(marks: list[Mark], stretch: list[int]) -> None:
    start, end = stretch
    opened: list[Mark | None] = []
    written = ""
    for step in nest(TEXT, start, end, marks):
        if step.mark is None:
            written += step.text
        elif step.opens:
            opened.append(step.mark)
        else:
            assert opened.pop() == step.mark
    assert opened == []
    assert written == TEXT[start:end]


@given(MARKS, STRETCHES)
def test_a_mark_covers_what_it_covered_before_it_was_cut(marks: list[Mark], stretch: list[int]) -> None:
    start, end = stretch
    here, covered = start, defaultdict(set)
    opened: list[Mark] = []
    for step in nest(TEXT, start, end, marks):
        if step.mark is None:
            for mark in opened:
                covered[mark.key].update(range(here, here + len(step.text)))
            here += len(step.text)
        elif step.opens:
            opened.append(step.mark)
        else:
            opened.pop()
    for mark in marks:
        assert covered[mark.key] == set(range(max(mark.start, start), min(mark.end, end)))


@given(MARKS)
def test_one_piece_of_a_mark_is_its_first_and_one_its_last(marks: list[Mark]) -> None:
    pieces = defaultdict(list)
    for step in nest(TEXT, 0, len(TEXT), marks):
        if step.mark is not None and step.opens:
            pieces[step.mark.key].append(step.mark)
    for mark in marks:
        cut = pieces[mark.key]
        assert [n for n, piece in enumerate(cut) if piece.first] == [0][: len(cut)]
        assert [n for n, piece in enumerate(cut, start=1) if piece.last] == [len(cut)][: len(cut)]


@given(st.text(alphabet="ab \n\r\t\u00a0", max_size=30))
def test_paragraphs_hold_all_that_can_be_seen(text: str) -> None:
    paragraphs = find_paragraphs(text)
    assert list(paragraphs) == sorted(paragraphs)
    assert all(one[1] <= other[0] for one, other in pairwise(paragraphs))
    seen = {i for start, end in paragraphs for i in range(start, end)}
    assert {i for i, character in enumerate(text) if not character.isspace()} <= seen


def test_blank_lines_part_paragraphs_and_lines_only_where_there_are_none() -> None:
    def parts(text: str) -> list[str]:
        return [text[start:end] for start, end in find_paragraphs(text)]

    assert parts("Un\ndeux\n\ntrois") == ["Un\ndeux", "trois"]
    assert parts("Un\r\ndeux\r\ntrois\r\n\r\n") == ["Un", "deux", "trois"]
    assert parts("\n \nUn\r \rdeux") == ["Un", "deux"]
