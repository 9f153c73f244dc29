"""Watches tell once, whatever breaks between noting and sending; a webhook is asked only where it may be."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import feedparser
import pytest
from made_readings import make_reading

from selon.desk.accounts import find_disagreements, find_turns
from selon.desk.delivery import deliver, render_feed, show_noted
from selon.desk.linking import link_new
from selon.desk.watching import Known, Question, find_firings, run_watch, silence_past
from selon.intake.refusal import Refusal
from selon.ledger import Ledger, StatementRow, open_ledger
from selon.ledger.watches import SavedWatch

STORY = (
    ("Ana Ruiz", "le tablier du pont de Belroc a cédé dans la nuit de mardi à mercredi sous le poids de la neige"),
    ("Jo Bell", "la mairie savait depuis trois ans que les câbles étaient rouillés et n’a rien voulu entendre"),
    ("Lou Marchal", "les bateliers feront traverser les écoliers gratuitement jusqu’à la fin du mois de mars"),
)
OTHER = (("Ana Ruiz", "la piscine municipale rouvrira ses portes au printemps avec un bassin chauffé au bois"),)


class Receiver(ThreadingHTTPServer):
    """A server on this machine that keeps what is sent to it, and answers with a status of its own."""

    status = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.got: list[dict[str, Any]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/alerts?key=1"


class Handler(BaseHTTPRequestHandler):
    """Keeps the JSON of every POST."""

    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append(json.loads(body) | {"path": self.path})
        self.send_response(self.server.status)
        self.send_header("Location", self.server.address)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def save(ledger: Ledger, **deliver: Any) -> SavedWatch:
    ledger.watches.add("pont", {"when": "statement", "speaker": "Ana Ruiz", "deliver": deliver})
    return ledger.watches.find("pont")


def add(ledger: Ledger, *said: tuple[str, str], **document: str) -> str:
    reading = make_reading(*said, **document)
    ledger.add(reading, "made")
    link_new(ledger)
    return reading.document.id


def test_a_reprint_of_what_was_told_or_was_there_tells_nothing(ledger: Ledger) -> None:
    add(ledger, *STORY, published="2023-02-02", publisher="Le Phare")
    watch = save(ledger)
    assert silence_past(ledger, watch) == 1
    add(ledger, *STORY[:2], published="2023-02-03", publisher="La Vigie")
    assert list(run_watch(ledger, watch)) == []
    add(ledger, *OTHER, published="2023-02-04")
    assert [firing.day for firing in run_watch(ledger, watch)] == ["2023-02-04"]
    assert list(run_watch(ledger, watch)) == []
    assert len(ledger.watches.alerts()) == 1


def test_what_another_reading_newly_finds_is_told(ledger: Ledger) -> None:
    watch = save(ledger)
    reading = make_reading(*OTHER, published="2023-02-04")
    ledger.add(replace(reading, statements=()), "made")
    link_new(ledger)
    assert list(run_watch(ledger, watch)) == []
    ledger.read_again(reading)
    link_new(ledger)
    assert len(list(run_watch(ledger, watch))) == 1


def test_a_run_that_is_cut_off_leaves_the_rest_to_the_next(ledger: Ledger, tmp_path: Path) -> None:
    told = tmp_path / "told.jsonl"
    watch = save(ledger, file=str(told))
    add(ledger, *STORY, published="2023-02-02")
    add(ledger, *OTHER, published="2023-02-04")
    running = run_watch(ledger, watch)
    first = next(running)
    running.close()
    assert [each.marks for each in run_watch(ledger, watch)] != [first.marks]
    assert deliver(ledger, watch) == ()
    assert deliver(ledger, watch) == ()
    sent = [json.loads(line) for line in told.read_text(encoding="utf8").splitlines()]
    assert [each["day"] for each in sent] == ["2023-02-02", "2023-02-04"]
    assert len({each["id"] for each in sent}) == 2


def test_what_was_noted_is_shown_once(ledger: Ledger) -> None:
    watch = save(ledger)
    add(ledger, *OTHER, published="2023-02-04")
    assert len(list(run_watch(ledger, watch))) == 1
    assert [firing.day for firing in show_noted(ledger, watch)] == ["2023-02-04"]
    assert list(show_noted(ledger, watch)) == []


def test_a_process_killed_while_it_sends_sends_nothing_twice(ledger: Ledger, tmp_path: Path) -> None:
    told = tmp_path / "told.jsonl"
    killer = tmp_path / "killer.py"
    # It has received the message when the process that sends it dies.
    killer.write_text(
        "import os, signal, sys\n"
        f"open({str(told)!r}, 'a').write(sys.stdin.read() + chr(10))\n"
        "os.kill(os.getppid(), signal.SIGKILL)\n",
        encoding="utf8",
    )
    save(ledger, program=f"{sys.executable} {killer}")
    add(ledger, *OTHER, published="2023-02-04")
    command = [sys.executable, "-m", "selon", "watch", "run", "--ledger", str(tmp_path / "kept.db")]
    environment = os.environ | {"SELON_LANG": "en", "LC_ALL": "C.UTF-8"}
    runs = [subprocess.run(command, capture_output=True, text=True, env=environment) for _ in range(3)]
    assert runs[0].returncode == -signal.SIGKILL
    assert len(told.read_text(encoding="utf8").splitlines()) == 1
    assert runs[1].returncode == 3
    assert str(killer) in runs[1].stderr
    assert "Traceback" not in runs[1].stderr
    assert (runs[2].returncode, runs[2].stdout, runs[2].stderr) == (0, "", "")


def test_a_webhook_gets_each_alert_once(ledger: Ledger, receiver: Receiver) -> None:
    watch = save(ledger, webhook=receiver.address, allow_private=True)
    add(ledger, *OTHER, published="2023-02-04")
    assert len(list(run_watch(ledger, watch))) == 1
    assert deliver(ledger, watch) == ()
    assert deliver(ledger, watch) == ()
    assert [each["what"] for each in receiver.got] == [f"Ana Ruiz : que {OTHER[0][1]}"]
    assert receiver.got[0]["path"] == "/alerts?key=1"


def test_a_webhook_on_this_machine_is_refused_unless_allowed(ledger: Ledger, receiver: Receiver) -> None:
    watch = save(ledger, webhook=receiver.address)
    add(ledger, *OTHER, published="2023-02-04")
    list(run_watch(ledger, watch))
    missed = deliver(ledger, watch)
    assert [type(each.error) for each in missed] == [Refusal]
    assert receiver.got == []


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_webhook_that_does_not_take_an_alert_is_tried_again_with_the_next_run(
    ledger: Ledger, receiver: Receiver, status: int
) -> None:
    watch = save(ledger, webhook=receiver.address, allow_private=True)
    add(ledger, *OTHER, published="2023-02-04")
    list(run_watch(ledger, watch))
    receiver.status = status
    assert str(status) in str(deliver(ledger, watch)[0].error)
    assert len(receiver.got) == 1
    receiver.status = 204
    assert deliver(ledger, watch) == ()
    assert deliver(ledger, watch) == ()
    assert len(receiver.got) == 2


def test_feeds_hold_what_was_told_and_are_read_by_feed_readers(ledger: Ledger, tmp_path: Path) -> None:
    atom, plain = tmp_path / "w.atom", tmp_path / "w.json"
    add(ledger, *STORY, published="2023-02-02")
    watch = save(ledger, atom=str(atom), json_feed=str(plain))
    silence_past(ledger, watch)
    add(ledger, *OTHER, published="2023-02-04", url="https://phare.example/piscine")
    assert len(list(run_watch(ledger, watch))) == 1
    assert deliver(ledger, watch) == ()
    feed = feedparser.parse(atom.read_bytes())
    assert not feed.bozo
    assert [entry.link for entry in feed.entries] == ["https://phare.example/piscine"]
    assert [each["url"] for each in json.loads(plain.read_bytes())["items"]] == ["https://phare.example/piscine"]
    assert render_feed(ledger, "pont", "atom") == atom.read_bytes()


def test_what_is_new_is_found_as_in_the_whole_ledger(ledger: Ledger) -> None:
    add(ledger, *STORY, published="2023-02-02")
    document = add(ledger, *OTHER, published="2023-02-04")
    question = Question("statement", speaker="Ana Ruiz")
    assert find_firings(ledger, question)[1:] == find_firings(ledger, question, documents=(document,))


@pytest.fixture
def risen(ledger: Ledger) -> Ledger:
    """Ana Ruiz says one thing a week for half a year and more, and in one week ten."""
    dice = random.Random(1)
    for week in range(36):
        for number in range(10 if week == 34 else 1):
            # Words of its own: it is no copy of another.
            words = " ".join("".join(dice.choices("abcdefghij", k=6)) for _ in range(20))
            day = date(2023, 1, 2) + timedelta(weeks=week, days=number % 7)
            add(ledger, ("Ana Ruiz", words), published=day.isoformat())
    return ledger


def test_a_rise_since_a_day_is_the_one_of_the_whole_ledger(risen: Ledger) -> None:
    question = Question("rise", speaker="Ana Ruiz")
    (rise,) = find_firings(risen, question)
    assert (rise.day, len(rise.rows)) == ("2023-08-28", 10)
    assert find_firings(risen, question, "2023-08-20") == (rise,)
    assert find_firings(risen, question, "2023-09-10") == ()


def test_of_the_weeks_that_a_rise_is_judged_by_no_rows_are_read(risen: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[StatementRow] = []
    of = StatementRow.of.__func__  # type: ignore[attr-defined]

    def count(cls: type[StatementRow], values: tuple[Any, ...]) -> StatementRow:
        read.append(of(cls, values))
        return read[-1]

    monkeypatch.setattr(StatementRow, "of", classmethod(count))
    (rise,) = find_firings(risen, Question("rise", speaker="Ana Ruiz"))
    assert {row.id for row in read} == {*rise.rows}


def test_a_question_tried_on_the_newest_rows_reads_no_others(ledger: Ledger) -> None:
    for day in range(1, 9):
        add(ledger, ("Ana Ruiz", f"le pont {chr(96 + day) * 9} a cédé"), published=f"2023-02-0{day}")
    found = find_firings(ledger, Question("statement", about="pont"), newest=3)
    assert sum(len(firing.rows) for firing in found) == 3
    assert {firing.day for firing in found} <= {"2023-02-06", "2023-02-07", "2023-02-08"}


@pytest.mark.parametrize("question", [Question("dispute"), Question("reversal"), Question("reversal", speaker="Ruiz")])
def test_what_is_known_of_disputes_answers_as_the_ledger_does(ledger: Ledger, question: Question) -> None:
    said = ("la mairie de Valbrune va vendre le stade", "la mairie de Valbrune ne va pas vendre le stade")
    for day, (speaker, words) in enumerate((("Ana Ruiz", said[0]), ("Jo Bell", said[1]), ("Ana Ruiz", said[1])), 1):
        add(ledger, (speaker, words), published=f"2023-02-0{day}")
    found = find_firings(ledger, question)
    assert found
    known = Known(find_disagreements(ledger), find_turns(ledger, "reverses"))
    assert find_firings(ledger, question, known=known) == found


def test_what_is_denied_is_told_as_denied_and_undated_words_have_no_order(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "stade.db") as ledger:
        ledger.add(make_reading(("Ana Ruiz", "la mairie n'a jamais vendu le stade de Belroc"), stance="denies"), "a")
        ledger.add(make_reading(("Ana Ruiz", "la mairie a vendu le stade de Belroc"), published=None), "b")
        link_new(ledger)
        (turn,) = find_firings(ledger, Question("reversal"))
        assert turn.what.count("≠") == 1
        assert set(turn.why) == {"once", "otherwise"}
        (denied,) = find_firings(ledger, Question("statement", stance="denies"))
        assert denied.what.startswith("Ana Ruiz : ≠ ")


def test_a_headline_that_names_nobody_does_not_speak_for_whom_the_report_names(tmp_path: Path) -> None:
    said = make_reading(("Un inconnu", "le stade est vendu"), ("Ana Ruiz", "le stade de Belroc est vendu"))
    headline = replace(said.statements[0], speaker=None, source=None, named="unknown")
    with open_ledger(tmp_path / "stade.db") as ledger:
        ledger.add(replace(said, statements=(headline, *said.statements[1:])), "a.txt")
        (told,) = find_firings(ledger, Question("statement", text="vendu"))
    assert told.what == "Ana Ruiz : que le stade de Belroc est vendu"
    assert len(told.rows) == 2
