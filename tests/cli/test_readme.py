"""What README.md shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command_line import Run
from readme import README, find_programs, find_typed, load_report
from starlette.testclient import TestClient

from selon.cli.app import build_parser
from selon.ui import load_words
from selon.web.app import create_app
from selon.web.settings import Settings

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


def test_every_recipe_is_a_command_that_finds_something_and_a_page_that_there_is(run: Run, tmp_path: Path) -> None:
    text = (README.parent / "docs" / "recipes.md").read_text(encoding="utf8")
    ledger = tmp_path / "dossier.db"
    commands = [typed.arguments for typed in find_typed(text)]
    assert len(commands) > 8
    for command, *rest in commands:
        given = [str(ledger) if word == "dossier.db" else word for word in rest]
        if command == "add":
            given[0] = str(README.parent / given[0])
        if command == "serve":
            build_parser(load_words("en")).parse_args([command, *given])
            continue
        done = run(command, *given)
        assert done.code == 0, done.err
        assert done.out or command == "add", rest
    client = TestClient(create_app(Settings(ledger=ledger)), base_url="http://127.0.0.1:8000")
    for page in set(re.findall(r"`(/[a-z][^`]*)`", text)):
        assert client.get(page.replace("…", "le+pont+est+fermé")).status_code == 200, page
