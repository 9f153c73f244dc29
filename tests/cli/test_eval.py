"""`selon eval`, on readings made beforehand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from selon.cli import main
from selon.ui import load_words

GOLD = Path(__file__).parents[1] / "evaluation" / "gold"


@pytest.fixture
def readings(tmp_path: Path) -> Path:
    """One statement found, with the wrong speaker."""
    text = (GOLD / "pont.txt").read_text(encoding="utf8")
    content = "que la digue cède"
    start = text.index(content)
    span = {"start": start, "end": start + len(content), "text": content}
    statement = {"id": "s1", "speaker": {"id": "e1", "name": "Luc Amar"}, "content": [span], "stance": "fears"}
    reading = {"document": {"text": text}, "statements": [statement]}
    (tmp_path / "pont.json").write_text(json.dumps(reading), encoding="utf8")
    return tmp_path


def run(*arguments: object) -> int:
    return main(["eval", *map(str, arguments), "--ui", "en"])


def test_a_pipe_gets_plain_lines(readings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(GOLD, readings) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "3 documents, 2 without a reading"
    (line,) = (line for line in lines if line.startswith("content, overlap ≥ 0.5"))
    assert line.split()[4:] == ["1.000", "0.250", "0.400", "4"]
    assert not any("\x1b" in line for line in lines)


def test_errors_are_listed_one_a_line(readings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(GOLD, readings, "--layer", "statements", "--errors") == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("pont:")]
    assert (
        lines[2]
        == "pont:155 · Statements · wrong speaker · que la digue cède · gold: Le préfet|préfet du Val · found: Luc Amar"
    )
    assert [line.split(" · ")[2] for line in lines] == ["missed", "missed", "wrong speaker", "missed"]


def test_json_has_every_figure(readings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(GOLD, readings, "--format", "json", "--errors") == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["documents"], data["unread"]) == (3, 2)
    assert data["layers"]["statements"]["rows"]["content"] == {
        "precision": 1.0,
        "recall": 0.25,
        "f1": 0.4,
        "count": 4,
        "interval": None,
    }
    assert data["layers"]["statements"]["rows"]["stance"] == {"share": 1.0, "count": 1, "interval": None}
    assert {miss["layer"] for miss in data["errors"]} == {"statements", "times", "names"}


def test_a_layer_the_gold_does_not_have_is_told(
    readings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    for name in ("noms.ann", "noms.txt"):
        (gold / name).write_bytes((GOLD / name).read_bytes())
    assert run(gold, readings, "--layer", "times") == 1
    assert "has the layer times: it has names" in capsys.readouterr().err


def test_what_cannot_be_used_is_one_sentence_in_the_language_on_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", str(tmp_path / "rien"), "--ui", "fr"]) == 1
    sentence = load_words("fr")("error.no_folder", name=tmp_path / "rien")
    assert capsys.readouterr().err == f"selon : {sentence}\n"


def test_the_layers_offered_are_those_there_are() -> None:
    from selon.cli.eval import LAYERS
    from selon.evaluation import LAYERS as KNOWN

    assert LAYERS == KNOWN


def test_every_row_and_miss_has_words() -> None:
    from selon.evaluation import names, statements, times

    for ui in ("fr", "en"):
        words = load_words(ui)
        for module in (statements, times, names):
            assert words(f"eval.layer.{module.LAYER}")
            assert all(words(f"eval.{module.LAYER}.{row.name}") for row in module.ROWS)


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_a_terminal_gets_a_table(
    ui: str, readings: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["eval", str(GOLD), str(readings), "--ui", ui]) == 0
    out = capsys.readouterr().out
    assert "0.400" in out
    assert "─" in out
