"""What scoring promises, on small gold."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.evaluation import Evaluation, GoldDocument, Result, evaluate, load_gold, load_readings, with_layers
from selon.evaluation.bootstrap import find_interval
from selon.evaluation.gold import GoldTime
from selon.evaluation.results import Row, measure_f1, measure_macro_f1
from selon.evaluation.times import is_value_right
from selon.record import Candidate, TimeExpression
from selon.span import Span

GOLD = load_gold(Path(__file__).with_name("gold"))
Make = Callable[[GoldDocument], dict[str, Any]]


def score(folder: Path, readings: dict[str, dict[str, Any]]) -> Evaluation:
    for name, reading in readings.items():
        (folder / f"{name}.json").write_text(json.dumps(reading), encoding="utf8")
    return evaluate(GOLD, load_readings(folder, GOLD))


def rows(evaluation: Evaluation, layer: str) -> dict[str, Result]:
    return {result.row: result for each in evaluation.layers if each.layer == layer for result in each.results}


def test_a_perfect_reading_has_everything(perfect: Make, tmp_path: Path) -> None:
    evaluation = score(tmp_path, {document.name: perfect(document) for document in GOLD})
    assert (evaluation.documents, evaluation.unread) == (3, 0)
    assert [layer.layer for layer in evaluation.layers] == ["statements", "times", "names"]
    for layer in evaluation.layers:
        assert not layer.misses
        for result in layer.results:
            assert result.figures.value == 1, result.row
    # No stance occurs three times, so there is none to take the mean of.
    assert "stance_macro" not in rows(evaluation, "statements")


def test_a_document_without_a_reading_counts_as_nothing_found(
    perfect: Make, pont: GoldDocument, tmp_path: Path
) -> None:
    evaluation = score(tmp_path, {"pont": perfect(pont)})
    assert evaluation.unread == 2
    assert rows(evaluation, "names")["names"].figures.value == 0
    assert rows(evaluation, "times")["strict"].figures.recall == 1 / 4
    missed = {miss.kind for layer in evaluation.layers for miss in layer.misses}
    assert missed == {"missed"}


def test_optional_gold_costs_nothing_found_or_not(perfect: Make, pont: GoldDocument, tmp_path: Path) -> None:
    reading = perfect(pont)
    reading["statements"] = [each for each in reading["statements"] if each["id"] != "p-s5"]
    found = rows(score(tmp_path, {"pont": reading}), "statements")
    assert found["content"].figures.value == 1
    # But the statement inside it is no longer inside anything.
    assert found["inside"].figures.value == 3 / 4


def test_a_wrong_speaker_costs_the_full_row_alone(perfect: Make, pont: GoldDocument, tmp_path: Path) -> None:
    reading = perfect(pont)
    (statement,) = (each for each in reading["statements"] if each["id"] == "p-s3")
    statement["speaker"] = {"id": "", "name": "Luc Amar"}
    evaluation = score(tmp_path, {"pont": reading})
    found = rows(evaluation, "statements")
    assert (found["content"].figures.value, found["full"].figures.value) == (1, 3 / 4)
    (miss,) = (miss for layer in evaluation.layers if layer.layer == "statements" for miss in layer.misses)
    assert (miss.kind, miss.start, miss.gold, miss.found) == ("speaker", 155, "Le préfet|préfet du Val", "Luc Amar")


def test_half_a_content_is_content_but_not_strictly(perfect: Make, pont: GoldDocument, tmp_path: Path) -> None:
    reading = perfect(pont)
    (statement,) = (each for each in reading["statements"] if each["id"] == "p-s2")
    statement["content"] = [{"start": 107, "end": 126, "text": "les travaux coûtent"}]
    found = rows(score(tmp_path, {"pont": reading}), "statements")
    assert (found["content"].figures.value, found["content_strict"].figures.value) == (1, 3 / 4)


def test_what_is_not_in_gold_costs_precision(perfect: Make, pont: GoldDocument, tmp_path: Path) -> None:
    reading = perfect(pont)
    content = [{"start": 47, "end": 52, "text": "mardi"}]
    reading["statements"].append({"id": "x", "speaker": None, "content": content})
    evaluation = score(tmp_path, {"pont": reading})
    figures = rows(evaluation, "statements")["content"].figures
    assert (figures.precision, figures.recall) == (4 / 5, 1)
    assert [miss.kind for miss in evaluation.layers[0].misses] == ["spurious"]


def test_a_name_of_another_kind_is_one_miss(perfect: Make, tmp_path: Path) -> None:
    document = next(each for each in GOLD if each.name == "noms")
    reading = perfect(document)
    reading["entities"][0]["kind"] = "organization"
    evaluation = score(tmp_path, {"noms": reading})
    found = rows(evaluation, "names")
    assert found["names"].figures.value == 3 / 4
    assert (found["person"].figures.value, found["place"].figures.value) == (0, 1)
    (miss,) = (miss for layer in evaluation.layers if layer.layer == "names" for miss in layer.misses)
    assert (miss.kind, miss.text, miss.gold, miss.found) == ("kind", "Odile Brun", "person", "organization")


def test_only_the_layers_asked_for_are_scored() -> None:
    documents = with_layers(GOLD, ["names"])
    assert [document.name for document in documents] == ["noms"]
    evaluation = evaluate(GOLD, [None] * 3, ["times"])
    assert [layer.layer for layer in evaluation.layers] == ["times"]
    assert evaluation.layers[0].documents == 2


def expression(value: str | None, *candidates: str, timex: str = "") -> TimeExpression:
    rows = tuple(Candidate(each, 0) for each in candidates)
    return TimeExpression("t1", Span(0, 5, "lundi"), "DATE", value, rows, None, None, timex, ())


@pytest.mark.parametrize(
    ("gold", "truth", "found", "timex", "right"),
    [
        ("2023-21", None, expression("2023-21"), False, True),
        ("2023-SP", None, expression("2023-21"), True, True),
        ("PT2H", None, expression(None, timex="PT2H"), True, True),
        ("PT2H", None, expression(None, timex="PT2H"), False, False),
        ("[2023-05-02, 2023-05-09]", None, expression("[2023-05-02,2023-05-09]"), False, True),
        ("[2023-05-02,2023-05-09]", "2023-05-09", expression("2023-05-09"), False, True),
        ("x", "2023-05-02", expression("y", *(f"2023-05-0{day}" for day in range(1, 5))), False, True),
        ("x", "2023-05-02", expression("y", *(f"2023-05-0{day}" for day in range(1, 6))), False, False),
        ("2023-05-09", None, expression("[2023-05-02,2023-05-09]", "2023-05-02", "2023-05-09"), False, False),
    ],
)
def test_values_are_the_same(gold: str, truth: str | None, found: TimeExpression, timex: bool, right: bool) -> None:
    assert is_value_right(GoldTime(found.span, gold, truth), found, timex=timex) is right


def test_macro_f1_is_the_mean_over_labels_that_are_often_enough() -> None:
    figures = measure_macro_f1({("a", "a"): 3, ("a", "b"): 1, ("b", "b"): 3, ("c", "a"): 2})
    assert figures is not None
    assert figures.value == pytest.approx((2 * 3 / (4 + 5) + 2 * 3 / (3 + 4)) / 2)
    assert figures.count == 9


F1 = Row("f1", measure_f1)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=12))
def test_the_interval_lies_between_the_worst_and_the_best_document(counts: list[tuple[int, int, int]]) -> None:
    documents = [Counter(right=a, gold=a + b, found=a + c) for a, b, c in counts]
    interval = find_interval(F1, documents)
    assert interval is not None
    low, high = interval
    singles = [figures.value for each in documents if (each["gold"] or each["found"]) and (figures := measure_f1(each))]
    assert 0 <= low <= high <= max(singles, default=0) + 1e-9


def test_the_interval_holds_the_figure_of_all_and_one_document_has_none() -> None:
    documents = [Counter(right=number % 4, gold=4, found=5) for number in range(40)]
    interval = find_interval(F1, documents)
    assert interval is not None
    assert interval[0] < 1.5 * 2 / 9 < interval[1]
    assert interval == find_interval(F1, documents), "the same documents give the same interval"
    assert find_interval(F1, documents[:1]) is None
