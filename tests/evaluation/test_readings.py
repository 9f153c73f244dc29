"""Readings to be scored: what is taken from a folder, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from selon.errors import GoldError
from selon.evaluation import GoldDocument, load_readings

Make = Callable[[GoldDocument], dict[str, Any]]


def save(folder: Path, data: object) -> None:
    (folder / "pont.json").write_text(json.dumps(data), encoding="utf8")


def test_a_document_without_a_reading_has_none(pont: GoldDocument, perfect: Make, tmp_path: Path) -> None:
    save(tmp_path, perfect(pont))
    other = GoldDocument("autre", "Rien.", names=())
    readings = load_readings(tmp_path, [other, pont])
    assert [reading is None for reading in readings] == [True, False]


def test_what_a_reading_leaves_out_was_not_found(pont: GoldDocument, tmp_path: Path) -> None:
    save(tmp_path, {"document": {"text": pont.text}})
    (reading,) = load_readings(tmp_path, [pont])
    assert reading is not None
    assert (reading.statements, reading.times, reading.entities, reading.published_between) == ((), (), (), None)


def test_a_folder_without_readings_is_told(pont: GoldDocument, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"expected are files such as pont\.json"):
        load_readings(tmp_path, [pont])
    with pytest.raises(GoldError, match="is not a folder"):
        load_readings(tmp_path / "none", [pont])


def test_a_reading_of_another_text_is_told(pont: GoldDocument, perfect: Make, tmp_path: Path) -> None:
    save(tmp_path, {**perfect(pont), "document": {"text": pont.text.strip()}})
    with pytest.raises(GoldError, match=r"pont\.json reads another text"):
        load_readings(tmp_path, [pont])


def test_a_span_that_is_not_its_slice_is_told(pont: GoldDocument, perfect: Make, tmp_path: Path) -> None:
    data = perfect(pont)
    data["statements"][0]["content"][0]["start"] += 1
    save(tmp_path, data)
    with pytest.raises(GoldError, match="in the text, not"):
        load_readings(tmp_path, [pont])


@pytest.mark.parametrize("data", [[], {}, {"document": None}, {"document": {"text": 3}}, {"document": []}])
def test_other_json_is_told(data: object, pont: GoldDocument, tmp_path: Path) -> None:
    save(tmp_path, data)
    with pytest.raises(GoldError, match=r"pont\.json"):
        load_readings(tmp_path, [pont])
