"""A span's words are those of its text, and its comparisons are those of sets of code points."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selon.span import Span

# Letters beyond the basic plane and combining marks count one each, as code points do.
TEXT = "Élu 🗳 e\u0301lu, l’été 👩‍🌾."
SPANS = (
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted).map(lambda ends: Span.of(TEXT, *ends))
)


def points(span: Span) -> set[int]:
    return set(range(span.start, span.end))


@given(SPANS)
def test_the_words_of_a_span_are_its_slice(span: Span) -> None:
    assert span.text == TEXT[span.start : span.end]
    assert len(span.text) == span.end - span.start


@given(SPANS.filter(lambda span: span.text), SPANS.filter(lambda span: span.text))
def test_spans_overlap_where_they_share_a_code_point(one: Span, other: Span) -> None:
    assert one.overlaps(other) is other.overlaps(one) is bool(points(one) & points(other))


@given(SPANS, SPANS.filter(lambda span: span.text))
def test_a_span_covers_what_is_all_in_it(one: Span, other: Span) -> None:
    assert one.covers(other) is (points(other) <= points(one))


@given(st.lists(SPANS))
def test_spans_sort_in_text_order(spans: list[Span]) -> None:
    assert [span.start for span in sorted(spans)] == sorted(span.start for span in spans)
