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
    taken = run("watch", "add", "ruiz", "--ledger", ledger)
    assert (taken.code, taken.out, len(taken.err.splitlines())) == (1, "", 1)
    private = run("watch", "add", "hook", "--webhook", "http://127.0.0.1:9/x", "--ledger", ledger)
    assert (private.code, private.out) == (1, "")
    assert "127.0.0.1" in private.err
    allowed = run("watch", "add", "hook", "--webhook", "http://127.0.0.1:9/x", "--allow-private", "--ledger", ledger)
    assert allowed.code == 0
    assert run("watch", "remove", "hook", "--ledger", ledger).code == 0
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


@pytest.fixture
def river(tmp_path: Path, run: Run) -> Path:
    """A source that says a thing on Monday, and two reports that tell it, the later one first; then the contrary."""
    folder = tmp_path / "river"
    folder.mkdir()
    told = {
        "c": "date 2024-03-14\n\nLa rivière déborde encore. « Je n'ai jamais dit que la rivière était propre », "
        "a déclaré jeudi la maire de Belroc, Ana Ruiz.",
        "b": "date 2024-03-06\n\nLundi, la maire de Belroc, Ana Ruiz, a affirmé que la rivière était propre.",
        "a": "date 2024-03-05\n\nLes pompiers pompent. Ana Ruiz, maire de Belroc, a assuré lundi devant la presse "
        "que la rivière était propre.",
    }
    for name, text in told.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf8")
    for number in range(22):
        said = f"date 2024-03-05\n\nAna Ruiz, maire de Belroc, a promis {number + 2} bancs pour la place {number}."
        (folder / f"d{number}.txt").write_text(said, encoding="utf8")
    path = tmp_path / "river.db"
    assert run("add", folder, "--ledger", path, "--jobs", 1).code == 0
    return path


def test_what_was_said_is_found_from_its_first_day_on_and_with_its_file(river: Path, run: Run) -> None:
    asked = ("statements", "--speaker", "Ruiz", "--text", "rivière", "--ledger", river)
    oldest = [json.loads(line) for line in run(*asked, "--order", "oldest").out.splitlines()]
    newest = [json.loads(line) for line in run(*asked).out.splitlines()]
    days = [row["first_day"] for row in oldest]
    assert days == sorted(days) == [row["first_day"] for row in newest][::-1]
    assert days[0] == "2024-03-04"
    assert "c.txt" in run(*asked, "--format", "table").out
    first, *_ = run("verify", "la rivière était propre", "--ledger", river, "--format", "table").out.splitlines()[1:]
    assert "4 Mar 2024" in first
    assert ".txt" in first


def test_one_turn_is_told_once_with_all_who_told_what_was_said_before(river: Path, run: Run) -> None:
    asked = ("reversals", "--speaker", "Ruiz", "--ledger", river)
    turns = [json.loads(line) for line in run(*asked).out.splitlines()]
    assert len(turns) == 2
    shown = run(*asked, "--format", "table").out
    assert shown.count("Je n'ai jamais dit") == 1
    assert "a.txt" in shown
    assert "b.txt" in shown


def test_a_list_that_is_cut_says_so_and_shows_what_was_said_first(river: Path, run: Run) -> None:
    done = run("person", "Ruiz", "--ledger", river, "--format", "table")
    assert "first said" in done.out
    assert "20 of 25" in done.out + done.err
