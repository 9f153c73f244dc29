"""The commands of the desk, on two small reports that contradict each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Run

from selon.ui import load_words

ENGLISH = load_words("en")


@pytest.fixture
def ledger(tmp_path: Path, run: Run) -> Path:
    rows = [
        {
            "title": "Le stade est vendu",
            "published": "2024-03-04",
            "publisher": "L’Écho",
            "url": "https://echo.example/stade",
            "text": "La maire de Belroc, Ana Ruiz, a affirmé lundi que la ville avait vendu le stade. "
            "« Nous ne vendrons pas la piscine », a déclaré Ana Ruiz.",
        },
        {
            "title": "Le stade n’est pas vendu",
            "published": "2024-03-05",
            "publisher": "Le Fil",
            "url": "https://fil.example/stade",
            "text": "Le chef de l’opposition, Jo Bell, a démenti mardi que la ville ait vendu le stade. Il pleut.",
        },
        {
            "title": "La piscine aussi",
            "published": "2024-04-09",
            "publisher": "Le Fil",
            "url": "https://fil.example/piscine",
            "text": "« Nous vendrons la piscine », a déclaré mardi la maire, Ana Ruiz, devant les élus de Belroc.",
        },
    ]
    source = tmp_path / "reports.jsonl"
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf8")
    path = tmp_path / "dossier.db"
    assert run("add", source, "--ledger", path, "--jobs", 1).code == 0
    return path


def test_the_desk_answers_in_json_lines_and_in_tables(ledger: Path, run: Run) -> None:
    dispute = json.loads(run("disputes", "--ledger", ledger).out)
    assert [[voice["speaker"] for voice in side["voices"]] for side in dispute["sides"]] == [["Ana Ruiz"], ["Jo Bell"]]
    assert "contre" in run("disputes", "--ledger", ledger, "--format", "table", ui="fr").out
    turn = json.loads(run("reversals", "--speaker", "Ruiz", "--ledger", ledger).out)
    assert (turn["speaker"], turn["days"]) == ("Ana Ruiz", 36)
    support = json.loads(run("corroboration", "La ville a vendu le stade", "--ledger", ledger).out)
    assert (support["independent"], len(support["contests"])) == (1, 1)
    statement = next(row for row in map(json.loads, run("statements", "--ledger", ledger).out.splitlines()))
    named = json.loads(run("corroboration", statement["id"], "--ledger", ledger).out)
    assert named["claim"] == statement["content"]
    assert "Ana Ruiz" in run("person", "Ruiz", "--ledger", ledger, "--format", "table").out
    assert run("changes", "https://echo.example/stade", "--ledger", ledger).out == ""


def test_what_is_parted_is_no_dispute_any_more(ledger: Path, run: Run) -> None:
    dispute = json.loads(run("disputes", "--ledger", ledger).out)
    rows = [side["voices"][0]["row"] for side in dispute["sides"]]
    done = run("disputes", "--part", *rows, "--ledger", ledger)
    assert done.code == 0
    assert "selon review undo" in done.err
    assert run("disputes", "--ledger", ledger).out == ""
    assert run("disputes", "--part", "nothing", rows[0], "--ledger", ledger).code != 0


def test_a_watch_tells_once_where_it_was_asked_to(ledger: Path, run: Run, tmp_path: Path) -> None:
    told, feed = tmp_path / "told.jsonl", tmp_path / "feed.xml"
    where = ("--file", told, "--atom", feed, "--json-feed", tmp_path / "feed.json")
    added = run("watch", "add", "ruiz", "--speaker", "Ruiz", "--past", *where, "--ledger", ledger)
    assert added.code == 0
    first = run("watch", "run", "--ledger", ledger)
    assert (first.code, len(first.out.splitlines())) == (0, 2)
    assert run("watch", "run", "--ledger", ledger).out == ""
    assert len(told.read_text(encoding="utf8").splitlines()) == 2
    assert feed.read_bytes().count(b"<entry>") == 2
    assert json.loads(run("watch", "list", "--ledger", ledger).out)["told"] == 2
    assert run("watch", "add", "ruiz", "--ledger", ledger).code == 1
    assert run("watch", "add", "nobody", "--about", " ", "--ledger", ledger).code == 2
    assert run("watch", "remove", "ruiz", "--ledger", ledger).code == 0
    assert run("watch", "remove", "ruiz", "--ledger", ledger).code == 1


@pytest.mark.parametrize("ui", ["fr", "en"])
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["veille", "--type", "AGREE"], "--type"),
        (["veille", "--when", "event", "--stance", "denies"], "--stance"),
        (["veille", "--when", "reversal", "--place", "Belroc"], "--place"),
        (["veille", "--when", "second-origin", "--claim", "le stade est vendu", "--about", "stade"], "--about"),
        (["veille", "--speaker", "?"], "--speaker"),
        (["", "--about", "stade"], ""),
    ],
)
def test_a_watch_refuses_what_it_would_not_look_at(
    ledger: Path, run: Run, arguments: list[str], told: str, ui: str
) -> None:
    done = run("watch", "add", *arguments, "--ledger", ledger, ui=ui)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert told in done.err
    assert run("watch", "list", "--ledger", ledger).out == ""


def test_a_watch_speaks_in_words_on_a_terminal(ledger: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run("watch", "run", "--ledger", ledger).err == f"{ENGLISH('watch.none')}\n"
    run("watch", "add", "ruiz", "--speaker", "Ruiz", "--stance", "denies", "--ledger", ledger)
    assert run("watch", "run", "--ledger", ledger).err == f"{ENGLISH('watch.nothing')}\n"
    listed = run("watch", "list", "--ledger", ledger).out
    assert all(part in listed for part in ("ruiz · told of 0 things", "a statement", "speaker: Ruiz", "stance: denies"))
    assert "{" not in listed


def test_a_program_that_fails_is_told_of_and_the_rest_goes_on(ledger: Path, run: Run) -> None:
    run("watch", "add", "all", "--past", "--program", "false", "--ledger", ledger)
    done = run("watch", "run", "--ledger", ledger)
    assert done.code == 3
    assert len(done.out.splitlines()) == 3
    assert "false" in done.err


def test_exports_and_charts_are_written_where_asked(ledger: Path, run: Run, tmp_path: Path) -> None:
    book, chart = tmp_path / "dossier.xlsx", tmp_path / "stances.svg"
    assert run("export", "--output", book, "--ledger", ledger).code == 0
    assert book.read_bytes().startswith(b"PK")
    assert run("chart", "stances", "--output", chart, "--ledger", ledger).code == 0
    assert "<svg" in chart.read_text(encoding="utf8")
    assert run("export", tmp_path / "odd.odd", "--ledger", ledger).code == 2
    assert run("chart", "stances", "--output", tmp_path / "odd.gif", "--ledger", ledger).code == 2
    # As both were called before.
    book.unlink()
    chart.unlink()
    assert run("export", book, "--ledger", ledger).code == 0
    assert run("chart", "stances", "--save", chart, "--ledger", ledger).code == 0
    assert book.exists()
    assert chart.exists()


def test_disputes_and_reversals_are_as_many_as_asked_for(ledger: Path, run: Run) -> None:
    for command in ("disputes", "reversals"):
        whole = run(command, "--ledger", ledger).out.splitlines()
        assert run(command, "--limit", 1, "--ledger", ledger).out.splitlines() == whole[:1]
        assert run(command, "--limit", 0, "--ledger", ledger).code == 2
