"""`selon.read` from Python: text and date in, a reading out that shows itself and becomes plain data."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import selon
from selon.errors import LanguageNotSupported, MomentError, SelonError
from selon.record import Reading
from selon.record.schema import build_schema

TEXT = "« Le tablier rouille », affirme Ana Ruiz, la maire. Jo Bell craint lundi que le pont ne cède.\r\n"
SCHEMA = Draft202012Validator(build_schema())
PIECES = (
    "« ",
    " »",
    "a dit ",
    "Ana Ruiz ",
    "selon elle, ",
    "que ",
    "lundi",
    ". ",
    "\n",
    "– ",
    "\ud83d",
    "🗳",
    "<b>",
    "\x00",
)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=20).map("".join)


@pytest.fixture(scope="module")
def found() -> Reading:
    return selon.read(TEXT, published="2023-11-22")


def test_a_reading_holds_the_text_unchanged_and_slices_of_it(found: Reading) -> None:
    assert found.document.text == TEXT
    assert [each.stance for each in found.statements] == ["affirms", "fears"]
    assert [each.speaker.name for each in found.statements if each.speaker] == ["Ana Ruiz", "Jo Bell"]
    for each in found.statements:
        for span in each.content:
            assert TEXT[span.start : span.end] == span.text


def test_a_reading_becomes_plain_data(found: Reading) -> None:
    data = found.to_dict()
    SCHEMA.validate(data)
    assert json.loads(json.dumps(data)) == data
    assert data["selon"] == selon.__version__
    assert data["document"]["published_between"] == ["2023-11-22", "2023-11-22"]


def test_a_reading_shows_itself(found: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert re.fullmatch(
        r"<Reading of document [0-9a-f]{16}: 2 statements, \d+ events, \d+ disputes, \d+ times, \d+ entities>",
        repr(found),
    )
    assert [line for line in str(found).splitlines() if "Ana Ruiz" in line or "Jo Bell" in line] == str(
        found
    ).splitlines()[1:]
    frame = found._repr_html_()
    assert frame.startswith("<iframe")
    assert "<!doctype html>" in html.unescape(frame)
    assert "craint" in frame


def test_the_same_text_is_read_the_same_again(found: Reading) -> None:
    assert selon.read(TEXT, published="2023-11-22") == found
    assert selon.read(TEXT, published="22/11/2023") == found


def test_a_date_line_is_text_here(found: Reading) -> None:
    reading = selon.read("date 2022-12\n\nIl pleut.")
    assert reading.document.text == "date 2022-12\n\nIl pleut."
    assert reading.document.published is None


def test_what_cannot_be_read_is_an_error_of_its_own_kind() -> None:
    with pytest.raises(MomentError, match="2022-13"):
        selon.read(TEXT, published="2022-13")
    with pytest.raises(LanguageNotSupported, match="xx"):
        selon.read(TEXT, language="xx")
    with pytest.raises(TypeError, match="text is a NoneType; give the words"):
        selon.read(None)
    with pytest.raises(TypeError, match="published is a int"):
        selon.read(TEXT, published=2022)
    assert issubclass(MomentError, SelonError)
    assert issubclass(LanguageNotSupported, SelonError)


@pytest.mark.parametrize("day", [date(2023, 11, 22), datetime(2023, 11, 22, 9, 30, tzinfo=UTC)])
def test_a_date_is_as_good_as_its_edtf(found: Reading, day: date) -> None:
    assert selon.read(TEXT, published=day) == found


def test_a_text_in_another_language_is_refused_unless_its_language_is_given() -> None:
    english = (
        "The mayor said that the bridge would not be closed before the end of the month, and that it was safe. " * 3
    )
    with pytest.raises(LanguageNotSupported, match=r"'en'.*give language='fr'"):
        selon.read(english)
    assert selon.read(english, language="fr").statements == ()


def test_events_go_into_a_data_frame() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.json_normalize(selon.read("La police a arrêté Ana Ruiz.").to_dict()["events"])
    assert list(frame["type"]) == ["COERCE"]
    assert {"anchor.text", "factuality", "evidence.text"} <= set(frame.columns)


def test_the_package_names_what_it_offers() -> None:
    assert {"read", "__version__"} <= set(dir(selon))
    with pytest.raises(AttributeError, match="write"):
        _ = selon.write


@given(TEXTS, st.sampled_from([None, "2022-12-19", "2022-12", "2022/..", "0001-01-01", "9999-12-31"]))
@settings(max_examples=60)
def test_no_text_raises_and_every_reading_is_as_the_schema_says(text: str, published: str | None) -> None:
    data = selon.read(text, published=published, language="fr").to_dict()
    if text:
        SCHEMA.validate(data)
    ids = [each["id"] for key in ("times", "entities", "statements") for each in data[key]]
    assert len(ids) == len(set(ids))
    entities = {each["id"]: each["name"] for each in data["entities"]}
    known = {each["id"] for each in data["statements"]}
    for each in data["statements"]:
        assert each["speaker"] is None or entities[each["speaker"]["id"]] == each["speaker"]["name"]
        assert each["inside"] is None or each["inside"] in known - {each["id"]}
        spans = [*each["content"], *each["quotes"], *filter(None, (each[key] for key in ("source", "cue", "said_at")))]
        assert all(text[span["start"] : span["end"]] == span["text"] != "" for span in spans)
