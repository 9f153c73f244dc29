"""What the first visitor would wait for is ready; what is found is found once, and forgotten where it changed."""

from __future__ import annotations

import threading
from pathlib import Path

from starlette.testclient import TestClient

from selon.compare.vocabulary import load_vocabulary
from selon.ledger import open_ledger
from selon.rules import load_rules
from selon.ui import load_words
from selon.web.app import create_app
from selon.web.remembered import MOST, Memory
from selon.web.screen import templates
from selon.web.settings import Settings
from selon.web.warm import warm
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
