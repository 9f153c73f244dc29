"""The installed command as a process: pipes that close, Ctrl-C, closed ends, full disks, any locale."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from selon.ledger import open_ledger
from selon.version import VERSION

Start = Callable[..., "subprocess.Popen[bytes]"]
posix = pytest.mark.skipif(os.name == "nt", reason="pipes and signals as POSIX has them")
linux = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")


def one_sentence(err: bytes) -> str:
    (line,) = err.decode().splitlines()
    assert line.startswith("selon: ")
    assert "Traceback" not in line
    return line


def test_the_command_and_the_module_are_the_same(command: list[str]) -> None:
    for start in (command, [sys.executable, "-m", "selon"]):
        done = subprocess.run([*start, "--version"], capture_output=True, text=True, check=True)
        assert (done.stdout.strip(), done.stderr) == (f"selon {VERSION}", "")


def test_a_pipe_gets_utf8_whatever_the_locale(start: Start, pont: Path) -> None:
    process = start("read", "-")
    out, err = process.communicate(pont.read_bytes())
    assert (process.returncode, err) == (0, b"")
    assert "génie civil" in json.loads(out.decode("utf8"))["document"]["text"]


@posix
def test_a_reader_that_has_read_enough_is_no_failure(start: Start, depeche: Path) -> None:
    process = start("read", depeche, "--format", "json")
    assert process.stdout is not None
    assert process.stdout.readline() == b"{\n"
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate()
    assert (process.returncode, err) == (0, b"")


@posix
def test_a_reader_that_is_gone_before_the_first_line_is_no_failure(start: Start) -> None:
    process = start("schema")
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate()
    assert (process.returncode, err) == (0, b"")


@posix
def test_ctrl_c_ends_in_one_sentence_and_leaves_no_half_output(start: Start, depeche: Path, tmp_path: Path) -> None:
    # So many that it cannot be done before the signal comes; the first sign of progress says that it writes.
    output = tmp_path / "a.jsonl"
    process = start("read", *[depeche] * 100, "--output", output)
    assert process.stderr is not None
    assert b"/100" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    lines = err.decode().splitlines()
    assert process.returncode == 130
    assert lines[-1].startswith("selon: ")
    assert "Traceback" not in err.decode()
    assert list(tmp_path.iterdir()) == []


@posix
def test_ctrl_c_while_it_waits_for_standard_input_is_no_traceback(start: Start, tmp_path: Path) -> None:
    # It opens the pipe by its name only when it has started: to open it here waits for that.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = start("read", pipe)
    with pipe.open("wb"):
        while process.poll() is None:
            process.send_signal(signal.SIGINT)  # the first may come right before it waits
            time.sleep(1)
        _, err = process.communicate()
    assert process.returncode == 130
    one_sentence(err)


@linux
@pytest.mark.parametrize("arguments", [["schema"], ["--help"], ["--version"], []], ids=lambda each: "".join(each[:1]))
def test_a_full_disk_behind_standard_output_is_told(start: Start, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = start(*arguments, stdout=full)
        _, err = process.communicate()
    assert process.returncode == 1
    assert "No space left" in one_sentence(err)


@posix
def test_a_closed_standard_output_is_told(command: list[str]) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$0" schema >&-', *command], capture_output=True, env={**os.environ, "LC_ALL": "C"}
    )
    assert done.returncode == 1
    one_sentence(done.stderr)


@posix
def test_a_closed_standard_error_does_not_stop_it(command: list[str]) -> None:
    done = subprocess.run(["sh", "-c", '"$0" read rien.txt 2>&-', *command], capture_output=True)
    assert (done.returncode, done.stdout) == (1, b"")


@posix
def test_a_closed_standard_input_is_told(command: list[str]) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$0" read - <&-', *command], capture_output=True, env={**os.environ, "LC_ALL": "C"}
    )
    assert done.returncode == 1
    assert "SELON_DEBUG" not in one_sentence(done.stderr)


@posix
def test_an_output_that_cannot_be_written_whole_is_not_touched(start: Start, depeche: Path, tmp_path: Path) -> None:
    import resource

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    output = tmp_path / "a.jsonl"
    output.write_text("avant")
    process = start("read", *[depeche] * 5, "--output", output, preexec_fn=limit)
    _, err = process.communicate()
    assert process.returncode == 1
    assert str(output) in one_sentence(err)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["avant"]


@linux
def test_ctrl_c_while_workers_start_is_one_sentence_and_loses_nothing(start: Start, tmp_path: Path) -> None:
    reports = Path(__file__).parents[2] / "examples" / "dossier" / "reports.jsonl"
    arguments = ("add", reports, "--jobs", "2", "--ledger", tmp_path / "dossier.db")
    process = start(*arguments, start_new_session=True)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.kill()
        pytest.skip("the system does not tell the children of a process")
    # One keeps count of what is shared; the next is a worker, which Python is still starting.
    while len(children.read_text().split()) < 2:
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    one_sentence(err)
    again = start(*arguments)
    _, err = again.communicate()
    assert again.returncode == 0
    assert b"46 new, 1 new version" in err


@linux
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_while_reports_are_added_keeps_and_counts_what_was_read(start: Start, tmp_path: Path, jobs: str) -> None:
    lines = (Path(__file__).parents[2] / "examples" / "dossier" / "reports.jsonl").read_text().splitlines()
    # Of one address there is one report: versions would be counted apart.
    reports = {json.loads(line).get("url"): line for line in lines}
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, line in enumerate(reports.values()):
        (folder / f"{number:03}.jsonl").write_text(line)
    ledger = tmp_path / "dossier.db"
    arguments = ("add", folder, "--jobs", jobs, "--ledger", ledger)
    process = start(*arguments, start_new_session=True)
    assert process.stderr is not None
    # The first sign of progress comes with the tenth.
    assert b"/" in process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    *_, kept, interrupted = err.decode().splitlines()
    assert interrupted.startswith("selon: ")
    told = int(kept.split()[0])
    with open_ledger(ledger) as opened:
        # One may have been written as the signal came.
        assert 10 <= told <= opened.count("documents") <= told + 1
        before = opened.count("documents")
    _, err = (again := start(*arguments)).communicate()
    assert again.returncode == 0
    assert f"{len(reports) - before} new" in err.decode()
