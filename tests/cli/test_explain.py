"""`selon explain`: rows of the examples say which rules made it, with the words they matched."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import Run

import selon
from selon.desk.explain import describe
from selon.rules import load_rules
from selon.ui import UI_LANGUAGES, load_words

RULES = Path(__file__).parents[2] / "src" / "selon"
WRITTEN = re.compile(r"^ +(\S+) · (languages/\S+):(\d+)$", re.MULTILINE)


@pytest.mark.parametrize(("report", "ui"), [("depeche", "fr"), ("pont", "en")])
def test_every_third_statement_is_explained(run: Run, request: pytest.FixtureRequest, report: str, ui: str) -> None:
    file, words = request.getfixturevalue(report), load_words(ui)
    statements = json.loads(run("read", file).out)["statements"]
    for number, statement in list(enumerate(statements, start=1))[::3]:
        done = run("explain", file, number, ui=ui)
        assert (done.code, done.err) == (0, "")
        head, gist, blank, *rest = done.out.splitlines()
        assert head.startswith(words("explain.statement", number=number))
        denied = statement["stance"] == "denies"
        told = {words(f"stance.{saying}") for saying in (statement["stance"], *(["denial"] if denied else []))}
        assert any(word in head for word in told)
        assert gist.strip()
        assert blank == ""
        assert words("explain.rules") in rest
        assert words("explain.no_entry") not in done.out


def test_a_statement_has_a_number_and_an_id(run: Run, pont: Path) -> None:
    for number in ("1", "4"):
        assert run("explain", pont, number).out == run("explain", pont, f"s{number}").out


def test_a_rule_is_where_the_explanation_says_it_is(run: Run, pont: Path) -> None:
    found = [match for number in (1, 2, 3, 4) for match in WRITTEN.findall(run("explain", pont, number).out)]
    assert {rule for rule, *_ in found} >= {"fr.cue.annoncer", "fr.cue.nier"}
    for rule, file, line in found:
        written = (RULES / file).read_text(encoding="utf8").splitlines()
        entry = "\n".join(written[int(line) - 1 : int(line) + 3])
        assert rule in entry or file.endswith(".tsv")


def test_the_words_matched_stand_where_the_explanation_says(run: Run, pont: Path) -> None:
    lines = pont.read_text(encoding="utf8").splitlines()
    matched = re.findall(r"« ([^«»…]+) » \(line (\d+), column (\d+)\)", run("explain", pont, 4).out)
    assert matched
    for words, line, column in matched:
        assert lines[int(line) - 1][int(column) - 1 :].startswith(words)


def test_it_can_explain_what_comes_on_standard_input(run: Run, pont: Path) -> None:
    done = run("explain", "-", "1", stdin=pont.read_bytes())
    assert done.out == run("explain", pont, "1").out


def test_a_row_of_the_ledger_is_explained_by_its_name(run: Run, pont: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "dossier.db"
    run("add", pont, "--ledger", ledger, "--jobs", 1)
    document = json.loads(run("documents", "--ledger", ledger).out)["id"]
    whole, short = (run("explain", f"{name}/s4", "--ledger", ledger) for name in (document, document[:6]))
    assert (whole.code, whole.err) == (0, "")
    assert whole.out == short.out
    # The ledger keeps which rules made a row; which words each of them matched is known only while a text is read.
    assert re.findall(r"[\w/]+\.toml:\d+", whole.out) == re.findall(r"[\w/]+\.toml:\d+", run("explain", pont, 4).out)
    assert run("explain", f"{document}/s99", "--ledger", ledger).code == 2
    assert run("explain", "0123456789abcdef/s1", "--ledger", ledger).code == 1


def test_a_file_without_a_number_or_of_several_reports_is_told_what_to_write(
    run: Run, pont: Path, tmp_path: Path
) -> None:
    alone = run("explain", pont)
    assert (alone.code, alone.out) == (2, "")
    assert "selon explain report.txt 3" in alone.err
    several = tmp_path / "articles.jsonl"
    several.write_text('{"text": "Le pont tiendra."}\n' * 2, encoding="utf8")
    done = run("explain", several, 1)
    assert (done.code, done.out) == (2, "")
    assert "selon add" in done.err


def rules_in_code() -> Iterator[str]:
    """The ids of rules that stand in the code of readings, those whole."""
    for path in (RULES / "reading").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.fullmatch(r"(fr|frame)(\.\w+)+", node.value)
            ):
                yield node.value


def rules_of(reports: Path) -> set[str]:
    """The ids of the rules that made anything in some reports."""
    readings = [selon.read(json.loads(line)["text"]) for line in reports.read_text(encoding="utf8").splitlines()[:12]]
    rows = [row for each in readings for row in (*each.times, *each.entities, *each.statements, *each.events)]
    return {reason.rule for row in rows for reason in row.because}


@pytest.mark.parametrize("ui", UI_LANGUAGES)
def test_every_rule_that_can_be_told_has_a_description(ui: str) -> None:
    words = load_words(ui)
    dossier = Path(__file__).parents[2] / "examples" / "dossier" / "reports.jsonl"
    ids = {*rules_in_code(), *rules_of(dossier)}
    assert len(ids) > 100
    # Who has a role by what may be said of the suspect: an id for each role.
    hows = ("suspect", "sentence", "story", "topic")
    ids |= {f"fr.event.{role}.{how}" for role in ("actor", "recipient") for how in hows}
    undescribed = {rule for rule in ids if not describe(rule, (), load_rules("fr"), words).sentence}
    # They are no rules: what begins with their letters is put together from them.
    assert undescribed <= {"fr.event"}
