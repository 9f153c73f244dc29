"""What goes wrong is told in one sentence in the language on screen, with an exit code that says whose fault it is."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest
from command_line import Run
from pypdf import PdfWriter

from selon.intake import MAX_BYTES

UIS = ("fr", "en")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pont: Path) -> Path:
    """A folder to work in, with a report, and files that are none."""
    monkeypatch.chdir(tmp_path)
    files = {
        "vide.txt": b"",
        "blanc.txt": b" \n\t",
        "image.txt": b"\x89PNG\r\n\x1a\n....",
        "abime.txt": "Déjà été très gêné".encode() + b"\xe9 fin",
        "impossible.txt": b"date 2022-02-30\n\nLe maire parle.",
        "anglais.txt": b"The mayor said that the town will not sell the harbour and that it has not been asked to do so"
        b" by the region. The fishermen are to be heard this week, as is their right.",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with (tmp_path / "gros.txt").open("wb") as file:
        file.truncate(100_000_000)
    assert MAX_BYTES < 100_000_000
    (tmp_path / "dossier").mkdir()
    return tmp_path


def assert_one_sentence(err: str, ui: str) -> None:
    (line,) = err.splitlines()
    assert line.startswith("selon : " if ui == "fr" else "selon: ")
    assert line.endswith((".", "»", ")"))
    assert "Traceback" not in line
    assert "{" not in line


@pytest.mark.parametrize("ui", UIS)
@pytest.mark.parametrize(
    "name",
    [
        *("rien.txt", "vide.txt", "blanc.txt", "image.txt", "abime.txt", "impossible.txt", "anglais.txt", "gros.txt"),
        *("dossier", "pont.txt/x", "a" * 300, "a\x00b"),
    ],
)
@pytest.mark.parametrize("arguments", [["read"], ["verify", "le pont"], ["explain"]], ids=lambda each: each[0])
def test_a_file_that_cannot_be_read_fails(run: Run, place: Path, arguments: list[str], name: str, ui: str) -> None:
    done = run(*arguments, name, *(["1"] if arguments == ["explain"] else []), ui=ui)
    assert (done.code, done.out) == (1, "")
    assert_one_sentence(done.err, ui)
    assert name.replace("\x00", "") in done.err.replace("\x00", "")


@pytest.mark.parametrize("ui", UIS)
@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "pont.txt", "--published", "2022-13"],
        ["read", "pont.txt", "--published", "31/02/2022"],
        ["read", "pont.txt", "--published", ""],
        ["read", "pont.txt", "--language", "xx"],
        ["read", "-", "-"],
        ["read", "pont.txt", "--output", "pont.txt"],
        ["read", "pont.txt", "--output", "./dossier/../pont.txt", "--format", "json"],
        ["read", "pont.txt", "pont.txt", "--format", "html"],
        ["verify", "...", "pont.txt"],
        ["verify", "", "pont.txt"],
        ["explain", "pont.txt", "0"],
        ["explain", "pont.txt", "999"],
        ["explain", "pont.txt", "s999"],
        ["explain", "pont.txt", "deux"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_for_anybody_is_wrong_usage(run: Run, place: Path, arguments: list[str], ui: str) -> None:
    before = (place / "pont.txt").read_bytes()
    done = run(*arguments, ui=ui)
    assert (done.code, done.out) == (2, "")
    assert_one_sentence(done.err, ui)
    assert (place / "pont.txt").read_bytes() == before


@pytest.mark.parametrize("ui", UIS)
@pytest.mark.parametrize(
    "arguments",
    [
        ["raed", "pont.txt"],
        ["read"],
        ["read", "pont.txt", "--format", "xml"],
        ["read", "pont.txt", "--colour"],
        ["read", "pont.txt", "--output"],
        ["verify"],
        ["eval"],
        ["eval", "dossier", "--layer", "verbs"],
        ["--ui", "de", "read", "pont.txt"],
        ["schema", "pont.txt"],
    ],
    ids=" ".join,
)
def test_an_option_nobody_knows_is_told_with_where_to_look(
    run: Run, place: Path, arguments: list[str], ui: str
) -> None:
    done = run(*arguments, ui=ui)
    assert (done.code, done.out) == (2, "")
    told, where = done.err.splitlines()
    assert told.startswith("selon : " if ui == "fr" else "selon: ")
    assert "--help" in where


@pytest.mark.parametrize("ui", UIS)
@pytest.mark.parametrize("output", ["rien/a.json", "pont.txt/a.json", "a" * 300 + ".json"])
def test_a_place_that_cannot_be_written_to_fails(run: Run, place: Path, output: str, ui: str) -> None:
    done = run("read", "pont.txt", "--output", output, ui=ui)
    assert (done.code, done.out) == (1, "")
    assert_one_sentence(done.err, ui)
    assert output in done.err


def test_an_output_is_not_touched_where_nothing_could_be_read(run: Run, place: Path) -> None:
    (place / "a.json").write_text("avant")
    assert run("read", "vide.txt", "--output", "a.json").code == 1
    assert (place / "a.json").read_text() == "avant"
    assert run("read", "vide.txt", "--output", "b.json").code == 1
    assert not (place / "b.json").exists()


def test_an_error_nobody_foresaw_is_one_sentence_too(run: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from selon.cli import schema

    def fail(*_: object) -> int:
        raise ZeroDivisionError("an odd\nthing")

    monkeypatch.setattr(schema, "run", fail)
    done = run("schema")
    assert (done.code, done.out) == (1, "")
    assert_one_sentence(done.err, "en")
    assert "ZeroDivisionError: an odd thing" in done.err
    monkeypatch.setenv("SELON_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("schema")


def test_a_full_disk_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from selon.cli import schema

    def fail(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(schema, "run", fail)
    monkeypatch.setattr("selon.cli.app._forget_output", lambda: None)
    done = run("schema")
    assert done.code == 1
    assert_one_sentence(done.err, "en")
    assert os.strerror(errno.ENOSPC) in done.err


@pytest.mark.parametrize("ui", UIS)
@pytest.mark.parametrize(
    "arguments", [[], ["--help"], ["--version"], *([name, "--help"] for name in ("read", "verify"))]
)
def test_help_is_no_failure(run: Run, arguments: list[str], ui: str) -> None:
    done = run(*arguments, ui=ui)
    assert (done.code, done.err) == (0, "")
    assert "selon" in done.out


@pytest.mark.parametrize("ui", UIS)
@pytest.mark.parametrize(
    ("arguments", "meant", "place_to_look"),
    [
        (["statments"], "statements", "selon --help"),
        (["statements", "--speeker", "x"], "--speaker", "selon statements --help"),
        (["serve", "--prt=3"], "--port", "selon serve --help"),
    ],
)
def test_what_is_misspelt_is_told_with_what_was_meant(
    run: Run, arguments: list[str], meant: str, place_to_look: str, ui: str
) -> None:
    done = run(*arguments, ui=ui)
    assert (done.code, done.out) == (2, "")
    sentence, see = done.err.splitlines()
    assert sentence.rstrip(" ?").endswith(f" {meant}")
    assert see.endswith(place_to_look)


def test_what_is_like_no_command_is_told_without_a_guess(run: Run) -> None:
    done = run("zzz", ui="en")
    assert (done.code, done.err.splitlines()) == (2, ["selon: there is no command 'zzz'.", "see: selon --help"])


@pytest.mark.parametrize("ui", UIS)
def test_a_scan_and_a_torn_file_are_told_as_what_they_are(run: Run, place: Path, ui: str) -> None:
    scan = PdfWriter()
    scan.add_blank_page(200, 200)
    with (place / "scan.pdf").open("wb") as file:
        scan.write(file)
    (place / "abime.docx").write_bytes(b"\x00\x01\x02\x03" * 40)
    for name, word in (("scan.pdf", "OCR"), ("abime.docx", "program")):
        done = run("read", name, ui=ui)
        assert done.code == 1
        assert_one_sentence(done.err, ui)
        assert word in done.err


@pytest.mark.parametrize("ui", UIS)
def test_an_address_that_is_taken_is_told_with_its_port(run: Run, place: Path, ui: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "--no-open", "--port", port, ui=ui)
    assert done.code == 1
    assert_one_sentence(done.err, ui)
    assert port in done.err
