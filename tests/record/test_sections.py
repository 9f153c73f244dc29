"""A report in sections: all of its text and of its rows, and each section a page of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from any_reading import readings
from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import make_reading
from page_parser import Page

from selon.record import Reading
from selon.record.html import render_article, render_lists
from selon.record.sections import Section, divide, find_section, whole
from selon.ui import load_words

ENGLISH = load_words("en")
SIZES = st.integers(min_value=1, max_value=3000)


def sections_of(reading: Reading, size: int) -> list[Section]:
    return [find_section(reading, *ends) for ends in divide(reading, size)]


@given(readings(), SIZES)
def test_sections_together_are_the_text(reading: Reading, size: int) -> None:
    sections = divide(reading, size)
    text = reading.document.text
    assert "".join(text[start:end] for start, end in sections) == text
    assert all(start < end for start, end in sections)


@given(readings(), SIZES)
@settings(max_examples=50)
def test_a_section_shows_its_text_and_all_its_links_lead_to_an_element_of_it(reading: Reading, size: int) -> None:
    for section in sections_of(reading, size):
        article = render_article(section, ENGLISH)
        (text,) = re.findall(r'<div class="text"[^>]*>(.*)</div>\n</article>', article, re.DOTALL)
        assert unescape(re.sub(r"<[^>]*>", "", text)) == reading.document.text[section.start : section.end]
        page = Page.parse(article + render_lists(section, ENGLISH))
        ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
        assert len(ids) == len(set(ids))
        assert {each.attributes["href"].removeprefix("#") for each in page.find("a")} <= set(ids)


@given(readings(), SIZES)
@settings(max_examples=50)
def test_every_row_is_in_a_section_under_its_own_number(reading: Reading, size: int) -> None:
    sections = sections_of(reading, size)
    for layer in ("statements", "events", "times", "entities"):
        assert {row for each in sections for row in getattr(each, layer)} == set(getattr(whole(reading), layer))


def test_a_report_as_they_mostly_are_is_one_section() -> None:
    assert len(divide(make_reading(*[("Ana Ruiz", "le pont tiendra")] * 60))) == 1


def test_a_section_begins_with_a_paragraph_and_one_without_end_is_cut_between_words() -> None:
    reading = make_reading(*[("Ana Ruiz", "le pont tiendra encore cent ans")] * 400)
    text = reading.document.text
    starts = [start for start, _ in divide(reading, 20_000)]
    assert len(starts) > 5
    assert all(text[start - 1] == "\n" for start in starts[1:])
    endless = replace(reading, document=replace(reading.document, text=text.replace("\n", " ")))
    starts = [start for start, _ in divide(endless, 20_000)]
    assert len(starts) > 5
    assert all(text[start - 1] in " \n" for start in starts[1:])
