"""The ledger from the command line: questions answered, decisions kept, the file looked after."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import apsw
import pytest
from command_line import ARTICLES, Run, rows

from selon.ledger import open_ledger


def test_rows_in_a_pipe_are_json_with_their_evidence_and_document(run: Run, filled: Path) -> None:
    found = rows(run("statements", "--speaker", "ruiz", "--since", "2023-05"))
    assert [row["first_day"] for row in found] == ["2023-05-09", "2023-05-05"]
    with open_ledger(filled) as ledger:
        for row in found:
            text = ledger.load_text(row["document"]).text
            assert row["content"] == text[row["start"] : row["end"]]
    assert len(rows(run("statements", "--speaker", "Ruiz", "--old"))) == 3
    assert len(rows(run("statements", "--limit", "1"))) == 1
    assert [row["publisher"] for row in rows(run("documents", "--text", "juin"))] == ["Le Phare"]
    assert {row["name"] for row in rows(run("people", "Bell"))} == {"Jo Bell"}
    assert "juin" in "".join(rows(run("search", "juin"))[0]["excerpt"])
    assert [row["first_day"] for row in rows(run("timeline"))] == ["2023-05-04", "2023-05-05", "2023-05-09"]


@pytest.mark.parametrize(
    "command", [["statements"], ["events"], ["documents"], ["people"], ["timeline"], ["search", "pont"]]
)
def test_tables_fit_and_say_when_there_is_more(
    run: Run, filled: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = run(*command, "--format", "table", "--limit", "2")
    assert done.code == 0
    assert all(len(line) <= 80 for line in done.out.splitlines())
    if command != ["events"]:
        assert done.out.count("\n") > 3


def test_names_are_listed_by_family_name_where_that_is_asked_for(run: Run, filled: Path) -> None:
    assert [row["name"] for row in rows(run("people"))] == ["Ana Ruiz", "Jo Bell"]
    assert [row["name"] for row in rows(run("people", "--sort", "name"))] == ["Jo Bell", "Ana Ruiz"]
    assert "Copies of a report are counted too." in run("people", "--format", "table").err


def test_a_document_is_shown_by_the_beginning_of_its_id_or_its_address(run: Run, filled: Path) -> None:
    shown = json.loads(run("show", "https://journal.example/pont-2").out)
    assert shown["document"]["title"] == "pont-2"
    id = shown["document"]["id"]
    assert json.loads(run("show", id[:8]).out)["document"]["id"] == id
    assert "Jo Bell" in run("show", id, "--format", "table").out
    missing = run("show", "zzzz")
    assert (missing.code, missing.out) == (1, "")
    assert "zzzz" in missing.err


def test_a_quotation_is_traced_through_the_ledger(run: Run, filled: Path) -> None:
    found = rows(run("verify", "le pont ne rouvrira jamais avant l'hiver"))
    told = [(row["first_day"], row["speaker"], row["verdict"], row["wrongly_credited"]) for row in found]
    assert told == [
        ("2023-05-02", "Ana Ruiz", "verbatim", False),
        ("2023-05-04", "Jo Bell", "verbatim", True),
        ("2023-05-05", "Ana Ruiz", "nearly", False),
    ]
    (other_tense,) = rows(run("verify", "pont rouvrirait en"))
    assert (other_tense["verdict"], other_tense["words"]) == ("nearly", "pont rouvrira en")
    never = run("verify", "la gare fermera dimanche prochain")
    assert (rows(never), "NOT FOUND" in never.err) == ([], True)


def test_what_was_said_goes_before_the_contrary_in_an_earlier_report(run: Run, dossier: Path, tmp_path: Path) -> None:
    for day, said in (("2024-03-12", "avaient été"), ("2024-03-21", "n'avaient pas été")):
        text = (
            f"date {day}\n\nLa directrice du port, Jeanne Morel, a déclaré que les grues {said} contrôlées en décembre."
        )
        (tmp_path / f"{day}.txt").write_text(text, encoding="utf8")
    assert run("add", tmp_path / "2024-03-12.txt", tmp_path / "2024-03-21.txt").code == 0
    asked = ("verify", "les grues n'avaient pas été contrôlées en décembre", "--speaker", "Morel")
    told = [(row["first_day"], row["verdict"], row["told_by"]) for row in rows(run(*asked))]
    assert told == [("2024-03-21", "verbatim", None), ("2024-03-12", "contrary", None)]
    verdict, first, *rest = run(*asked, "--format", "table").out.splitlines()
    assert verdict.startswith("SAID WORD FOR WORD by Jeanne Morel")
    assert first.startswith("First:")
    assert any(line.startswith("But:") for line in rest)


def test_decisions_are_made_listed_undone_and_moved(run: Run, filled: Path, tmp_path: Path) -> None:
    (row,) = rows(run("statements", "--speaker", "Bell"))
    assert run("review", "correct", row["id"], "--speaker", "Ana Ruiz", "--why", "relu").code == 0
    assert rows(run("statements", "--speaker", "Bell")) == []
    (decision,) = rows(run("review", "log"))
    assert (decision["after"], decision["why"]) == ({"speaker": "Ana Ruiz"}, "relu")
    assert run("review", "export", tmp_path / "decisions.jsonl").code == 0
    undone = run("review", "undo", decision["uid"][:8], "--why", "non").err
    assert "undone: " in undone
    assert f"{row['id']} · speaker: Ana Ruiz · relu" in undone
    assert len(rows(run("statements", "--speaker", "Bell"))) == 1
    assert run("review", "merge", "Jo Bell", "Ana Ruiz").code == 0
    assert len(rows(run("statements", "--speaker", "Ruiz"))) == 3
    other = tmp_path / "other.db"
    run("add", tmp_path / "articles.jsonl", "--ledger", other)
    assert "1 decision taken" in run("review", "import", tmp_path / "decisions.jsonl", "--ledger", other).err
    assert rows(run("statements", "--speaker", "Bell", "--ledger", other)) == []


def test_a_missed_row_is_added_by_its_words_and_found_like_others(run: Run, filled: Path) -> None:
    (row,) = rows(run("statements", "--speaker", "Bell"))
    text = json.loads(run("show", row["document"], "--format", "json").out)["document"]["text"]
    words = " ".join(text.split()[-3:]).rstrip(".")
    added = ["review", "add", row["document"][:8], words]
    assert run(*added, "--speaker", "Nadir Kebbal", "--stance", "fears", "--by", "eva").code == 0
    (found,) = rows(run("statements", "--speaker", "Kebbal", "--review", "added"))
    assert (found["content"], found["stance"], found["review"]) == (words, "fears", "added")
    assert "Nadir Kebbal" in run("person", "Nadir Kebbal", "--format", "table").out
    assert [each["document"] for each in rows(run("search", words, "--speaker", "Kebbal"))] == [row["document"]]
    assert rows(run("search", words, "--speaker", "Personne")) == []
    why = run("explain", found["id"]).out
    assert "a person put this in by hand" in why
    assert f"· eva · added · {found['id']} · « {words} » · form: " in why
    assert run("reread", "--all", "--jobs", "1").code == 0
    assert [each["id"] for each in rows(run("statements", "--review", "added"))] == [found["id"]]
    assert run("review", "correct", found["id"], "--words", words.split()[-1]).code == 0
    assert [each["content"] for each in rows(run("statements", "--review", "added"))] == [words.split()[-1]]
    assert run(*added, "--type", "AID", "--actor", "Jo Bell").code == 0
    assert [each["review"] for each in rows(run("events", "--type", "AID"))] == ["added"]
    assert "does not have the words" in run("review", "add", row["document"], "zut alors").err


def test_lists_are_asked_for_days_in_words(run: Run, filled: Path) -> None:
    everything = rows(run("statements"))
    for since in ("mai 2023", "May 2023", "il y a cent ans", "depuis mai 2023"):
        assert rows(run("statements", "--since", since)) == everything, since
    assert rows(run("statements", "--since", "hier")) == []
    assert "« mars 2024 »" in run("statements", "--until", "un beau jour", "--ui", "fr").err


def test_a_dash_stands_for_nobody_and_a_decision_is_told_with_its_row(run: Run, dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("date 2023-05-09\n\nLa police a arrêté Ana Ruiz lundi.", encoding="utf8")
    run("add", tmp_path / "note.txt")
    (row,) = [each["id"] for each in rows(run("events"))]
    nobody = ["--actor", "-", "--recipient", "-", "--place", "Belroc", "--why", "relu"]
    assert run("review", "correct", row, *nobody).code == 0
    (event,) = rows(run("events"))
    assert (event["actor"], event["recipient"], event["place"]) == ([], [], "Belroc")
    assert "-" not in [each["name"] for each in rows(run("people"))]
    rules, _, decided = run("explain", row).out.partition("What people decided")
    assert "Belroc ?" not in rules.replace("\u00a0", " ")
    assert "a person corrected this by hand: where" in rules
    assert "actor: -, place: Belroc, recipient: - · relu" in decided


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["review", "correct", "0000000000000000/s1", "--stance", "denies"], 1),
        (["review", "merge", "Personne", "Ana Ruiz"], 2),
        (["review", "undo", "zz"], 1),
        (["review", "import", "nothing.jsonl"], 1),
        (["statements", "--since", "un beau jour"], 2),
        (["review", "add", "0000000000000000", "le pont"], 1),
        (["events", "--type", "arrest"], 2),
        (["events", "--factuality", "oui"], 2),
        (["export", "--format", "plover", "--mode", "prison"], 2),
        (["statements", "--limit", "0"], 2),
        (["search", "?!"], 2),
        (["statements", "--limit", "9" * 30], 2),
        (["people", "--limit", "zwölf"], 2),
        (["review", "merge", "9" * 30, "1"], 2),
        (["review", "import", "."], 1),
        (["statements", "--ledger", ""], 1),
        (["statements", "--ledger", "a" * 300], 1),
        (["backup", "copy.db", "--ledger", "a" * 300], 1),
        (["migrate", "--ledger", "."], 1),
        (["add", "a" * 300], 1),
        (["add", "nothing.txt", "--report", "."], 1),
        (["add", "nothing.txt"], 1),
        (["add", "nothing.txt", "--jobs", "0"], 2),
        (["statements", "--ledger", "nothing.db"], 1),
        (["backup", "no/folder/copy.db"], 1),
    ],
)
@pytest.mark.parametrize("ui", ["fr", "en"])
def test_what_cannot_be_done_is_told_in_one_sentence(
    run: Run, filled: Path, arguments: list[str], code: int, ui: str
) -> None:
    done = run(*arguments, ui=ui)
    assert (done.code, done.out) == (code, "")
    assert "Traceback" not in done.err
    assert "SELON_DEBUG" not in done.err
    assert done.err.startswith("selon : " if ui == "fr" else "selon: ")


def test_reports_are_read_again_and_decisions_stay(run: Run, filled: Path) -> None:
    (row,) = rows(run("statements", "--speaker", "Bell"))
    run("review", "reject", row["id"])
    assert "0 read again" in run("reread").err
    assert "4 read again" in run("reread", "--all").err
    assert rows(run("statements", "--speaker", "Bell")) == []


def test_a_ledger_is_counted_examined_copied_and_emptied(run: Run, filled: Path, tmp_path: Path) -> None:
    assert json.loads(run("stats").out)["documents"] == 3
    doctor = run("doctor")
    assert (doctor.code, "✗" in doctor.out) == (0, False)
    assert run("backup", tmp_path / "copy.db").code == 0
    assert run("remove", "https://journal.example/pont-1").code == 0
    assert [row["title"] for row in rows(run("documents", "--old"))] == ["pont-3", "pont-2", "pont-1"]
    assert len(rows(run("documents", "--old", "--ledger", tmp_path / "copy.db"))) == 4
    assert "newest version" in run("migrate").err


def test_a_damaged_ledger_is_told_in_one_sentence(run: Run, filled: Path) -> None:
    data = bytearray(filled.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    filled.write_bytes(data)
    for command in (["statements"], ["doctor"]):
        done = run(*command)
        assert done.code == 1
        assert "is damaged" in done.out + done.err


def test_what_is_no_ledger_is_not_copied(run: Run, tmp_path: Path) -> None:
    """An empty file is a database to SQLite; whoever mistypes a name must not believe that there is a copy."""
    other = tmp_path / "other.db"
    for data in (b"", b"Bonjour. " * 1000):
        other.write_bytes(data)
        done = run("backup", tmp_path / "copy.db", "--ledger", other)
        assert (done.code, "is not a ledger" in done.err) == (1, True)
        assert not (tmp_path / "copy.db").exists()


@pytest.mark.parametrize("asked", [("documents",), ("search", "pont")])
def test_a_report_without_a_title_is_listed_by_its_first_words(
    run: Run, dossier: Path, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    report = tmp_path / "pont.txt"
    report.write_text(ARTICLES[0][3], encoding="utf8")
    run("add", report)
    listed = run(*asked, "--format", "table").out
    assert "(untitled)" not in listed
    assert ARTICLES[0][3].split()[0] in listed


def test_whom_it_is_said_to_is_asked(run: Run, dossier: Path, tmp_path: Path) -> None:
    told = tmp_path / "digue.txt"
    told.write_text("Jo Marsan a déclaré à Lou Perrin que la digue tiendrait. Selon Zoé Quillan, la digue cédera.")
    run("add", told, "--published", "2023-07-01")
    (row,) = rows(run("statements", "--to", "Perrin"))
    assert row["speaker"] == "Jo Marsan"
    assert not rows(run("statements", "--to", "Quillan"))


def test_a_filter_takes_a_value_as_it_is_shown_in_either_language(run: Run, filled: Path) -> None:
    shown = [run("statements", "--stance", value, "--format", "jsonl").out for value in ("affirms", "affirme", "says")]
    assert len(set(shown)) == 1
    assert shown[0].count("Ruiz") > 1
    wrong = run("statements", "--stance", "menace", ui="fr")
    assert wrong.code == 2
    assert "affirme, dément" in wrong.err


def test_a_ledger_named_before_the_part_of_a_command_is_the_one_asked(run: Run, filled: Path, tmp_path: Path) -> None:
    other = str(tmp_path / "autre.db")
    for command in (["review", "--ledger", other, "log"], ["watch", "--ledger", other, "list"]):
        done = run(*command)
        assert (done.code, done.out) == (1, "")
        assert other in done.err
    assert run("review", "--ui", "fr", "accept", "zzzz/s1").err.startswith("selon : ")
    assert rows(run("watch", "--ledger", str(filled), "--ui", "fr", "list")) == []


def test_what_people_decided_is_taken_from_an_export_only(run: Run, filled: Path, tmp_path: Path) -> None:
    image = tmp_path / "image.png"
    image.write_bytes(b"\x89PNG\r\n\x1a\n\xe9")
    done = run("review", "import", image)
    assert (done.code, "holds no decision" in done.err) == (1, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_report_of_failures_that_cannot_be_written_is_told_by_its_name(run: Run, dossier: Path) -> None:
    done = run("add", "rien.txt", "--report", "/dev/full")
    assert done.code == 1
    assert "/dev/full cannot be written" in done.err


@pytest.mark.parametrize("kept", [b"\x00\x11", zlib.compress(b"[]"), zlib.compress(b'{"document": {}}')])
@pytest.mark.parametrize("ui", ["fr", "en"])
def test_a_reading_that_is_damaged_is_told_and_found_by_the_doctor(
    run: Run, filled: Path, kept: bytes, ui: str
) -> None:
    row = rows(run("statements"))[0]["id"]
    connection = apsw.Connection(str(filled))
    connection.execute("UPDATE readings SET facts = ?", (kept,))
    connection.close()
    for command in (["show", row.split("/")[0]], ["explain", row], ["review", "accept", row]):
        done = run(*command, ui=ui)
        assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
        assert "selon backup" in done.err
    assert "✗" in run("doctor").out
    assert "4 read again" in run("reread", "--all", "--jobs", "1").err
    assert "✗" not in run("doctor").out
