"""What README.md shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command_line import Run
from readme import README, find_programs, find_typed, load_report

from selon.cli.app import build_parser
from selon.ui import load_words

TEXT = README.read_text(encoding="utf8")
WIDTH = "90"


def _plain(text: str) -> str:
    """Without the blanks a table is filled up with."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


def test_the_first_minute_goes_as_it_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", WIDTH)
    Path("piscine.txt").write_text(load_report(TEXT), encoding="utf8")
    shown = [typed for typed in find_typed(TEXT) if typed.answer]
    assert shown
    for arguments, answer in shown:
        # A terminal gets the table; here there is a pipe.
        piped = arguments[0] in ("read", "verify") and "--output" not in arguments
        table = ("--format", "table") if piped else ()
        done = run(*arguments, *table)
        assert _plain(done.out + done.err) == _plain(answer), arguments


def test_every_command_shown_without_its_answer_is_one() -> None:
    parser = build_parser(load_words("en"))
    for arguments in (typed.arguments for typed in find_typed(TEXT) if not typed.answer):
        assert parser.parse_args(list(arguments)).command == arguments[0]


def test_the_programs_print_what_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    programs = find_programs(TEXT)
    assert programs
    for code, printed in programs:
        exec(compile(code, "README.md", "exec"), {})
        assert capsys.readouterr().out == printed


@pytest.mark.parametrize("name", sorted(path.name for path in README.parent.glob("docs/*.md")))
def test_links_of_the_documentation_lead_somewhere(name: str) -> None:
    text = (README.parent / "docs" / name).read_text(encoding="utf8")
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    assert [target for target in targets if not (README.parent / "docs" / target).exists()] == []


def test_links_of_the_readme_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", TEXT)
    assert [target for target in targets if not (README.parent / target).exists()] == []
