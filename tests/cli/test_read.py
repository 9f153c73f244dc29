"""`selon read`: every format from one file, from several and from standard input, to the screen and into files."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from command_line import PONT, Run
from jsonschema import Draft202012Validator

from selon.cli.reports import BATCH
from selon.record.schema import build_schema

SCHEMA = Draft202012Validator(build_schema())
TEXT = PONT.removeprefix("date 2023-11\n\n")


@pytest.fixture
def files(tmp_path: Path, pont: Path) -> list[Path]:
    """Two reports, the second without a date."""
    other = tmp_path / "gare.txt"
    other.write_text("« La gare rouvrira », promet Jo Bell.", encoding="utf8")
    return [pont, other]


def parse_json(text: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(text)
    SCHEMA.validate(data)
    return data


def parse_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_the_example_is_read_as_the_schema_says(run: Run, depeche: Path) -> None:
    done = run("read", depeche, "--format", "json")
    assert (done.code, done.err) == (0, "")
    data = parse_json(done.out)
    assert depeche.read_text(encoding="utf8").endswith(data["document"]["text"])
    assert data["document"]["published"] == "2023-11"
    assert data["statements"]


def test_a_pipe_gets_json(run: Run, pont: Path) -> None:
    data = parse_json(run("read", pont).out)
    assert data["document"]["text"] == TEXT
    assert {each["speaker"]["name"] for each in data["statements"] if each["speaker"]} >= {"Ana Ruiz", "Jo Bell"}


def test_several_files_are_a_line_each_in_their_order(run: Run, files: list[Path]) -> None:
    lines = run("read", *files, "--format", "json").out.splitlines()
    alone = [run("read", file, "--format", "json").out for file in files]
    assert [parse_json(line) for line in lines] == [parse_json(text) for text in alone]
    assert run("read", *files, "--format", "jsonl").out.splitlines() == lines


@pytest.mark.parametrize("form", ["table", "csv", "jsonl", "json"])
def test_a_file_of_more_reports_than_are_read_together_gives_each(run: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / "articles.jsonl"
    texts = [f"Ana Ruiz assure que le pont numéro {number} tiendra." for number in range(BATCH + 3)]
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf8")
    out = " ".join(run("read", path, "--format", form).out.split())
    assert [f"pont numéro {number} tiendra" in out for number in range(len(texts))] == [True] * len(texts)


def test_standard_input_is_read_as_a_file_is(run: Run, pont: Path) -> None:
    from_file = parse_json(run("read", pont).out)
    assert parse_json(run("read", "-", stdin=pont.read_bytes()).out) == from_file
    assert parse_json(run("read", "-", stdin=PONT.encode("cp1252")).out) == from_file


def test_what_the_user_says_of_the_date_goes_before_the_header(run: Run, pont: Path) -> None:
    document = parse_json(run("read", pont, "--published", "2023-11-22").out)["document"]
    assert (document["published"], document["published_between"]) == ("2023-11-22", ["2023-11-22"] * 2)


def test_csv_has_one_header_and_tells_files_apart(run: Run, files: list[Path]) -> None:
    done = run("read", *files, "--format", "csv")
    rows = parse_csv(done.out)
    assert list(dict.fromkeys(row["file"] for row in rows)) == list(map(str, files))
    assert done.out.count("hearsay") == 1
    assert {row["speaker"] for row in rows if row["file"] == str(files[1])} == {"Jo Bell"}


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_a_table_names_every_speaker(run: Run, files: list[Path], ui: str) -> None:
    one = run("read", files[0], "--format", "table", ui=ui)
    assert one.code == 0
    shown = " ".join(one.out.split())
    assert all(name in shown for name in ("Ana Ruiz", "Jo Bell", "Belroc"))
    both = run("read", *files, "--format", "table", ui=ui).out
    assert all(file.name in both for file in files)


def test_reports_of_one_file_are_told_apart(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"text": "Ana Ruiz assure que le pont tiendra."}\n' * 2, encoding="utf8")
    for done in (run("read", path, "--format", "table"), run("verify", "--format", "table", "le pont tiendra", path)):
        assert all(f"articles.jsonl · {number}" in done.out for number in (1, 2))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Publié le 12/11/2023\n\nLe pont a fermé mardi.", ""),
        ("Le pont a fermé mardi.", "--published 2022-12-19"),
        ("Le pont a fermé le 3 mai.", "--published 2022-12-19"),
        ("date 2023-11\n\nLe pont a fermé mardi.", ""),
        ("Le pont a fermé le 3 mai 2023.", ""),
        ("BELVOR, 24 nov 2026 (AFP) - Le pont ferme mardi. Le titre perdait 4% à la Bourse vers 15H00 GMT.", ""),
    ],
)
def test_a_table_of_a_report_without_a_date_says_how_to_give_it(run: Run, tmp_path: Path, text: str, hint: str) -> None:
    path = tmp_path / "pont.txt"
    path.write_text(text, encoding="utf8")
    shown = " ".join(run("read", path, "--format", "table").out.split())
    assert ("--published" in shown) == bool(hint)
    assert hint in shown
    assert "--published" not in run("read", path, "--format", "json").out


def test_a_date_that_is_only_the_files_own_is_told_to_be_one(run: Run, tmp_path: Path) -> None:
    note = docx.Document()
    note.core_properties.created = datetime(2024, 1, 9)
    note.add_paragraph("Ana Ruiz assure que le pont tiendra.")
    note.save(str(tmp_path / "note.docx"))
    assert "that of the file" in run("read", tmp_path / "note.docx", "--format", "table").out
    dated = run("read", tmp_path / "note.docx", "--format", "table", "--published", "2024-02-05").out
    assert "that of the file" not in dated


def test_the_words_follow_the_option_and_else_the_locale(run: Run, pont: Path) -> None:
    french = run("read", pont, "--format", "table", ui="fr").out
    english = run("read", pont, "--format", "table", ui="en").out
    assert french != english
    assert run("read", pont, "--format", "table", "--ui", "fr", ui="en").out == french
    assert run("--ui", "en", "read", pont, "--format", "table", ui="fr").out == english


def test_the_words_on_screen_do_not_change_the_reading(run: Run, pont: Path) -> None:
    for form in ("json", "csv"):
        assert run("read", pont, "--format", form, ui="fr").out == run("read", pont, "--format", form, ui="en").out


@pytest.mark.parametrize(
    ("name", "form"), [("a.json", "json"), ("a.jsonl", "jsonl"), ("a.html", "html"), ("a.HTM", "html"), ("a", "json")]
)
def test_the_end_of_its_name_says_what_a_file_is_to_be(
    run: Run, pont: Path, tmp_path: Path, name: str, form: str
) -> None:
    output = tmp_path / "out" / name
    output.parent.mkdir()
    done = run("read", pont, "--output", output)
    assert (done.code, done.out) == (0, "")
    assert str(output) in done.err
    assert output.read_text(encoding="utf8") == run("read", pont, "--format", form).out


def test_csv_in_a_file_is_marked_as_utf8_for_spreadsheets(run: Run, pont: Path, tmp_path: Path) -> None:
    run("read", pont, "--output", tmp_path / "a.csv")
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == run("read", pont, "--format", "csv").out


def test_a_table_in_a_file_has_no_colours(run: Run, pont: Path, tmp_path: Path) -> None:
    run("read", pont, "--output", tmp_path / "a.txt")
    text = (tmp_path / "a.txt").read_text(encoding="utf8")
    assert "Ana Ruiz" in text
    assert "\x1b" not in text


def test_a_format_goes_before_the_end_of_the_name(run: Run, pont: Path, tmp_path: Path) -> None:
    run("read", pont, "--format", "csv", "--output", tmp_path / "a.json")
    assert parse_csv((tmp_path / "a.json").read_text(encoding="utf-8-sig"))


def test_pages_of_several_files_go_into_a_folder_one_each(run: Run, files: list[Path], tmp_path: Path) -> None:
    folder, again = tmp_path / "pages", tmp_path / "again"
    folder.mkdir()
    again.mkdir()
    twin = again / "pont.txt"
    twin.write_text("Jo Bell nie tout.", encoding="utf8")
    done = run("read", *files, twin, "--output", folder)
    assert done.code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["gare.html", "pont-2.html", "pont.html"]
    assert "Jo Bell nie tout." not in (folder / "pont.html").read_text(encoding="utf8")


def test_one_page_cannot_hold_several_files(run: Run, files: list[Path], tmp_path: Path) -> None:
    done = run("read", *files, "--output", tmp_path / "a.html")
    assert (done.code, done.out) == (2, "")
    assert not (tmp_path / "a.html").exists()


def test_a_file_that_fails_stops_no_other(run: Run, files: list[Path], tmp_path: Path) -> None:
    empty, missing = tmp_path / "vide.txt", tmp_path / "rien.txt"
    empty.touch()
    done = run("read", files[0], empty, missing, files[1], "--format", "jsonl")
    assert done.code == 3
    assert len(done.out.splitlines()) == 2
    told = done.err.splitlines()
    assert [str(path) in line for path, line in zip((empty, missing), told, strict=False)] == [True, True]
    assert len(told) == 3
    assert run("read", empty, missing).code == 1


def test_a_report_in_which_nobody_speaks_is_read_all_the_same(run: Run) -> None:
    done = run("read", "-", stdin=b"Il pleut.")
    assert done.code == 0
    assert parse_json(done.out)["statements"] == []


def test_the_same_report_is_read_the_same_again(run: Run, depeche: Path) -> None:
    assert run("read", depeche).out == run("read", depeche).out


def test_a_broken_encoding_and_a_day_to_come_are_each_told_in_a_line(run: Run, tmp_path: Path) -> None:
    garbled, ahead, fine = (tmp_path / f"{name}.txt" for name in ("garbled", "ahead", "fine"))
    text = "« L'école est fermée », a déclaré lundi la maire de Belroc, Ana Ruiz."
    garbled.write_bytes(text.encode().decode("cp1252").encode())
    ahead.write_text(f"date {date.today().year + 5}-01-01\n\n{text}")
    fine.write_text(text)
    told = {
        path: run("read", path, "--language", "fr", "--format", "jsonl").err.splitlines()
        for path in (garbled, ahead, fine)
    }
    assert [len(lines) for lines in told.values()] == [1, 1, 0]
    assert "UTF-8" in told[garbled][0]
    assert "--published" in told[ahead][0]
    added = run("add", tmp_path, "--language", "fr", "--jobs", 1, "--ledger", tmp_path / "a.db")
    assert {line.removeprefix("selon: ") for lines in told.values() for line in lines} <= {*added.err.splitlines()}


@pytest.mark.parametrize("header", ["date 2026-13-45", "date 31 février 2026", "Date : 31 février 2026"])
def test_an_impossible_date_is_refused_however_it_is_written(run: Run, tmp_path: Path, header: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{header}\n\n« L'école est fermée », a déclaré la maire.")
    assert (done := run("read", path)).code == 1
    assert header.partition(" ")[2].removeprefix(": ") in done.err
