"""What lists show of a statement: one line, no longer than asked for, its own words."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from any_reading import readings
from hypothesis import given
from hypothesis import strategies as st

from selon.moment import Moment
from selon.record import Reading
from selon.record.gist import (
    circumstances,
    dateline,
    gist,
    number_of,
    one_line,
    said_when,
    shorten,
    source_count,
    speaker_name,
    told_to,
)
from selon.span import Span
from selon.ui import load_words

FRENCH, ENGLISH = load_words("fr"), load_words("en")


@given(st.text(), st.integers(1, 60))
def test_a_shortened_text_is_no_longer_than_asked_for(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit or len(text) <= limit
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@given(st.text(alphabet="abc é’", min_size=20, max_size=60))
def test_a_text_that_fits_is_left_whole(text: str) -> None:
    assert shorten(text, 60) == text


@given(st.text())
def test_one_line_has_nothing_that_breaks_or_steers_a_line(text: str) -> None:
    line = one_line(text)
    assert not {unicodedata.category(character) for character in line} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert one_line(line) == line == line.strip()


@given(readings(), st.integers(20, 80))
def test_a_gist_is_one_line_no_longer_than_asked_for(reading: Reading, limit: int) -> None:
    for each in reading.statements:
        line = gist(each, limit)
        # A letter may take two where it is put into upper case ("ß").
        assert len(line) <= limit + 2
        assert "\n" not in line


@pytest.mark.parametrize(
    ("words", "form", "shown"),
    [
        ("que le pont tiendra", "indirect", "Le pont tiendra"),
        ("qu’il tiendra", "indirect", "Il tiendra"),
        ("quelques ponts", "indirect", "Quelques ponts"),
        ("que", "indirect", "Que"),
        ("Le pont tiendra", "direct", "«\u00a0Le pont tiendra\u00a0»"),
        ("que « tout\n  va »", "mixed", "«\u00a0tout va\u00a0»"),
        ("Que faire ?", "direct", "«\u00a0Que faire\u00a0?\u00a0»"),
    ],
)
def test_a_gist_leaves_que_out_and_a_quotation_in_its_marks(
    reading: Reading, words: str, form: str, shown: str
) -> None:
    statement = replace(reading.statements[0], content=(Span(0, len(words), words),), form=form)
    assert gist(statement, 60) == shown


@pytest.mark.parametrize(
    ("cue", "gap", "words", "form", "shown"),
    [
        ("craint", " ", "de perdre sa place", "indirect", "Craint de perdre sa place"),
        ("n'a pas souhaité", " ", "répondre", "indirect", "N'a pas souhaité répondre"),
        ("juge", " ", "l'accord « bancal »", "mixed", "Juge l'accord «\u00a0bancal\u00a0»"),
        # A clause stands for itself, a quotation too, and what is not right behind its cue.
        ("nie", " ", "que le port ferme", "indirect", "Le port ferme"),
        ("selon", " la mairie, ", "le port fermera", "indirect", "Le port fermera"),
        ("dénonce", " « ", "un scandale", "direct", "«\u00a0un scandale\u00a0»"),
    ],
)
def test_a_content_that_hangs_on_its_cue_is_shown_with_it(
    reading: Reading, cue: str, gap: str, words: str, form: str, shown: str
) -> None:
    start = len(cue + gap)
    content = (Span(start, start + len(words), words),)
    statement = replace(reading.statements[0], cue=Span(0, len(cue), cue), content=content, form=form)
    assert gist(statement, 60) == shown


def test_a_content_that_its_cue_breaks_is_shown_as_broken(reading: Reading) -> None:
    parts = (Span(0, 6, "Le mur"), Span(10, 17, "tiendra"))
    assert gist(replace(reading.statements[0], content=parts, form="indirect"), 60) == "Le mur […] tiendra"


def test_who_is_not_known_is_said_so(reading: Reading) -> None:
    nobody = replace(reading.statements[0], speaker=None)
    assert speaker_name(nobody, ENGLISH).lower() == ENGLISH("row.unknown_speaker").lower()
    assert source_count([nobody]) == 0
    assert source_count(reading.statements) == 2


def test_when_it_was_said_is_what_the_time_means(reading: Reading) -> None:
    first, second = reading.statements[:2]
    assert said_when(first, reading, FRENCH) == "12, 19 ou 26 déc. 2022"
    assert said_when(second, reading, FRENCH) == ""
    assert said_when(replace(first, said=None), reading, FRENCH) == "lundi"


def test_circumstances_are_those_the_report_tells(reading: Reading) -> None:
    told = [circumstances(each, reading, ENGLISH) for each in reading.statements]
    assert [len(each) for each in told] == [1, 1, 0, 1]
    assert "à l’Écho" in told[0][0]
    assert told[1] == [ENGLISH("row.hearsay")]
    assert "3" in told[3][0]
    assert circumstances(replace(reading.statements[2], repeated=True), reading, ENGLISH) == [ENGLISH("row.repeated")]


def test_numbers_are_places_in_the_text(reading: Reading) -> None:
    assert [number_of(each.id, reading) for each in reading.statements] == ["1", "2", "3", "4"]
    assert number_of("s9", reading) == "?"


@pytest.mark.parametrize(
    ("published", "between", "shown"),
    [
        ("2022-12", ("2022-12-13", "2022-12-31"), "dated “2022-12” → published between 13 and 31 December 2022"),
        ("2022-12-19", ("2022-12-19", "2022-12-19"), "published on 19 December 2022"),
        ("2022-12", ("2022-12-14", "2022-12-14"), "dated “2022-12” → published on 14 December 2022"),
        (None, ("2022-12-14", "2022-12-14"), "published on 14 December 2022"),
        (None, None, "undated"),
        ("2022/..", None, "dated “2022/..”"),
    ],
)
def test_the_dateline_says_what_is_given_and_what_is_found(
    reading: Reading, published: str | None, between: tuple[str, str] | None, shown: str
) -> None:
    moment = None if published is None else Moment.parse(published)
    dated = replace(reading, document=replace(reading.document, published=moment), published_between=between)
    assert dateline(dated, ENGLISH) == shown


def test_who_is_spoken_to_is_not_told_again_as_the_channel() -> None:
    assert told_to("à la presse", "la presse", FRENCH) == [FRENCH("row.addressee", text="à la presse")]
    both = [FRENCH("row.addressee", text="aux élus"), FRENCH("row.medium", text="un rapport")]
    assert told_to("aux élus", "un rapport", FRENCH) == both
    assert told_to(None, None, FRENCH) == []
