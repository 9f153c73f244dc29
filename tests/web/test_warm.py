"""What the first visitor would wait for is ready; what is found is found once, and forgotten where it changed."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from selon.compare.vocabulary import load_vocabulary
from selon.desk.gathering import Gathered, gather
from selon.desk.linking import link_new
from selon.ledger import Ledger, open_ledger
from selon.reading.read import read
from selon.rules import load_rules
from selon.ui import load_words
from selon.web.app import create_app
from selon.web.remembered import MOST, Memory
from selon.web.screen import templates
from selon.web.settings import Settings
from selon.web.warm import keep_warm, warm
from selon.web.whereabouts import load_areas

CACHES = (load_words, templates, load_rules, load_vocabulary, load_areas)


def test_once_warm_no_screen_reads_a_file_of_ours(ledger_path: Path) -> None:
    for each in CACHES:
        each.cache_clear()
    app = create_app(Settings(ledger=ledger_path))
    warm(app)
    misses = [each.cache_info().misses for each in CACHES]
    with open_ledger(ledger_path, writable=False) as ledger:
        row, place = ledger.statements().rows[0].id, ledger.people(None, ("place",))[0].id
    client = TestClient(app, base_url="http://127.0.0.1:8000")
    for path in ("/", f"/rows/{row}", "/claims", "/map", f"/places/{place}"):
        assert client.get(path).status_code == 200
    assert [each.cache_info().misses for each in CACHES] == misses


def test_who_asks_while_another_finds_waits_for_it() -> None:
    memory, going, asked = Memory(), threading.Event(), []

    def find() -> int:
        asked.append(1)
        going.wait(5)
        return 7

    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(memory.recall("1", "key", find))) for _ in range(3)]
    for thread in threads:
        thread.start()
    going.set()
    for thread in threads:
        thread.join()
    assert (found, asked) == ([7, 7, 7], [1])
    assert memory.recall("2", "key", lambda: 8) == 8


def test_what_is_asked_for_again_is_kept_longest() -> None:
    memory = Memory()
    memory.recall("1", "dear", lambda: "found")
    for number in range(2 * MOST):
        memory.recall("1", str(number), lambda: "other")
        assert memory.recall("1", "dear", lambda: "lost") == "found"
    assert memory.recall("1", "0", lambda: "anew") == "anew"


def test_who_comes_after_others_compared_finds_all_but_that_ready(
    ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(Settings(ledger=ledger_path))
    with open_ledger(ledger_path) as ledger:
        link_new(ledger)
    warm(app)
    known = app.state.memory.latest("disputed")
    with open_ledger(ledger_path) as ledger:
        for speaker, cue in (("Le ministre Jo Varin", "affirme"), ("La maire Ida Sorel", "dément")):
            said = read(f"{speaker} {cue} que l’usine de Brévent sera fermée en juin.", published="2023-06-01")
            ledger.add(said, f"{cue}.txt")
        link_new(ledger)
    asked: list[Gathered | None] = []

    def listen(ledger: Ledger, known: Gathered | None) -> Gathered:
        asked.append(known)
        return gather(ledger, known)

    monkeypatch.setattr("selon.web.disputed.gather", listen)
    page = TestClient(app, base_url="http://127.0.0.1:8000").get("/claims").text
    assert asked == [known]
    assert "Brévent" in page


def test_while_the_server_runs_what_others_compare_is_made_ready(
    ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stop(Exception):
        pass

    app = create_app(Settings(ledger=ledger_path))
    looks = iter(range(3))

    def sleep(seconds: float) -> None:
        if next(looks) == 2:
            raise Stop
        with open_ledger(ledger_path) as ledger:
            link_new(ledger)

    monkeypatch.setattr("selon.web.warm.time.sleep", sleep)
    with pytest.raises(Stop):
        keep_warm(app)
    with open_ledger(ledger_path, writable=False) as ledger:
        assert app.state.memory.latest("disputed") == gather(ledger)
        assert gather(ledger).disputes
