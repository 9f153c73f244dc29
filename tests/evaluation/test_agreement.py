"""The figures are those of the reference scorer, to three digits, where its files stand beside the repository."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from selon.evaluation import GoldDocument, evaluate, load_gold, load_readings, read_gold

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools" / "score.py"
STATEMENTS, TIMES = SHARED / "gold" / "fr", SHARED / "data" / "fr-timebank" / "dev"
ROWS = {
    "statements, content IoU>=.5": ("statements", "content"),
    "statements, content IoU>=.8": ("statements", "content_strict"),
    "statements, full (content .5 + speaker)": ("statements", "full"),
    "speaker, of matched": ("statements", "speaker"),
    "form, of matched": ("statements", "form"),
    "stance, of matched": ("statements", "stance"),
    "stance, macro F1": ("statements", "stance_macro"),
    "cue overlaps, of matched": ("statements", "cue"),
    "addressee found, of matched with one": ("statements", "addressee"),
    "medium found, of matched with one": ("statements", "medium"),
    "said_at found, of matched with one": ("statements", "said_at"),
    "inside, of matched": ("statements", "inside"),
    "times, strict span": ("times", "strict"),
    "times, relaxed span": ("times", "relaxed"),
    "times, value": ("times", "value"),
    "published_between": ("times", "published_between"),
    "events, anchor": ("events", "anchor"),
    "events, anchor + type": ("events", "type"),
    "events, type + who": ("events", "who"),
    "factuality, of typed": ("events", "factuality"),
    "factuality, of typed other than CT+": ("events", "factuality_other"),
    "place, of typed with one": ("events", "place"),
    "time, of typed with one": ("events", "time"),
    "according_to, of typed": ("events", "according_to"),
    "disputes": ("disputes", "disputes"),
}
Figures = dict[tuple[str, str], tuple[str, ...]]

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason=f"the reference scorer is not at {SCORER}")


def reference(gold: Path, readings: Path) -> Figures:
    command = [sys.executable, SCORER, gold, readings]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "unread:" not in printed
    found = {}
    for line in printed.splitlines()[1:]:
        label = re.split(r" {2,}|(?=share|(?<=macro F1) F1)", line.strip())[0].strip()
        found[ROWS[label]] = (*re.findall(r"\d\.\d{3}", line), *re.findall(r"gold (\d+)", line))
    return found


def ours(gold: Path, readings: Path) -> Figures:
    documents = load_gold(gold)
    evaluation = evaluate(documents, load_readings(readings, documents))
    found = {}
    for layer in evaluation.layers:
        for result in layer.results:
            figures = result.figures
            values = [value for value in (figures.precision, figures.recall, figures.value) if value is not None]
            found[layer.layer, result.row] = (*(f"{value:.3f}" for value in values), str(figures.count))
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("gold", [STATEMENTS, SHARED / "gold", TIMES], ids=["reports", "dispatch", "timebank"])
def test_the_figures_of_faulty_readings_agree(
    gold: Path, seed: int, faulty: Callable[[GoldDocument, int], dict[str, Any]], tmp_path: Path
) -> None:
    for document in load_gold(gold):
        (tmp_path / f"{document.name}.json").write_text(json.dumps(faulty(document, seed)), encoding="utf8")
    expected = reference(gold, tmp_path)
    assert 0 < float(next(iter(expected.values()))[2]) < 0.95, "neither all right nor all wrong"
    assert ours(gold, tmp_path) == expected


@pytest.mark.parametrize("gold", [STATEMENTS, TIMES], ids=["reports", "timebank"])
def test_the_figures_of_own_readings_agree(gold: Path, tmp_path: Path) -> None:
    """Reads all of them: a few seconds each."""
    documents = load_gold(gold)
    for document, reading in zip(documents, read_gold(documents), strict=True):
        (tmp_path / f"{document.name}.json").write_text(json.dumps(reading.to_dict()), encoding="utf8")
    assert ours(gold, tmp_path) == reference(gold, tmp_path)
