"""The JSON of a reading: every key always there, every span its slice, all of it as the schema says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
from any_reading import readings
from hypothesis import given
from jsonschema import Draft202012Validator

from selon.document import Document
from selon.record import Entity, Reading, Statement
from selon.record.json import dumps, to_dict
from selon.record.schema import build_schema
from selon.version import VERSION

SCHEMA = Draft202012Validator(build_schema())


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(each)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(build_schema())


@given(readings())
def test_every_reading_is_as_the_schema_says(reading: Reading) -> None:
    SCHEMA.validate(to_dict(reading))


def test_no_key_may_be_missing_and_none_added(reading: Reading) -> None:
    data = to_dict(reading)
    assert SCHEMA.is_valid(data)
    for each in list(objects(data)):
        each["extra"] = None
        assert not SCHEMA.is_valid(data)
        del each["extra"]
        for key in list(each):
            value = each.pop(key)
            assert not SCHEMA.is_valid(data), f"{key} may be missing"
            each[key] = value


def test_the_keys_are_those_of_the_facts(reading: Reading) -> None:
    data = to_dict(reading)
    assert list(data["statements"][0]) == [each.name for each in fields(Statement)]
    assert list(data["entities"][0]) == [each.name for each in fields(Entity)]


def test_an_empty_reading_has_every_key_too(reading: Reading) -> None:
    empty = replace(reading, document=Document("Rien."), published_between=None, times=(), entities=(), statements=())
    data = to_dict(empty)
    SCHEMA.validate(data)
    assert data.keys() == to_dict(reading).keys()
    assert [data[key] for key in ("times", "entities", "statements", "events", "disputes")] == [[]] * 5
    assert data["document"]["published"] is data["document"]["published_between"] is None


@given(readings())
def test_every_span_is_the_slice_of_the_text_it_names(reading: Reading) -> None:
    data = to_dict(reading)
    text = data["document"]["text"]
    spans = [each for each in objects(data) if "start" in each]
    assert spans or not (reading.times or reading.entities or reading.statements)
    for each in spans:
        assert text[each["start"] : each["end"]] == each["text"]


@given(readings())
def test_the_text_comes_back_as_it_was(reading: Reading) -> None:
    assert json.loads(dumps(reading)) == json.loads(dumps(reading, indent=2)) == to_dict(reading)


@given(readings())
def test_without_an_indent_it_is_one_line(reading: Reading) -> None:
    line = dumps(reading)
    # U+2028 and its like end lines for some readers; JSON lets them stand, and JSONL parts at line feeds only.
    assert "\n" not in line
    assert "\r" not in line


def test_letters_stay_letters(reading: Reading) -> None:
    assert "à l’Écho que « le pont tiendra »" in dumps(reading)


def test_a_rule_that_applied_twice_is_told_once(reading: Reading) -> None:
    twice = replace(reading.statements[0], because=reading.statements[0].because * 2)
    data = to_dict(replace(reading, statements=(twice,)))
    assert data["statements"][0]["because"] == ["fr.cue.affirmer", "attribution.code"]


def test_it_tells_what_made_it(reading: Reading) -> None:
    data = reading.to_dict()
    assert (data["selon"], data["rules"], data["model"]) == (VERSION, reading.rules, reading.model)
    assert data["document"]["id"] == reading.document.id


@pytest.mark.parametrize(
    ("key", "value"),
    [("stance", "says"), ("form", "Direct"), ("named", None), ("repeated", 0), ("content", []), ("because", [""])],
)
def test_the_schema_refuses_what_no_reading_has(reading: Reading, key: str, value: object) -> None:
    data = to_dict(reading)
    data["statements"][0][key] = value
    assert not SCHEMA.is_valid(data)
