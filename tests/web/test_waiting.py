"""One request that has to wait holds up no other."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from selon.ledger import open_ledger
from selon.web.app import create_app
from selon.web.settings import Settings


def test_who_has_waited_too_long_is_told_so(ledger_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.web.asked.open_ledger", partial(open_ledger, patience=50))
    with open_ledger(ledger_path) as other:
        client = TestClient(create_app(Settings(ledger=ledger_path)), base_url="http://127.0.0.1:8000")
        csrf = client.get("/add").text.partition('name="csrf" content="')[2].partition('"')[0]
        with other.transaction():
            answer = client.post(f"/watches/run?csrf={csrf}", headers={"accept-language": "en"})
    assert answer.status_code == 503
    assert "Traceback" not in answer.text
    assert "<h1>" in answer.text


@pytest.mark.parametrize("path", ["/review/{row}", "/review/all", "/people/1/merge", "/watches", "/watches/run"])
def test_while_a_change_waits_for_another_writer_pages_are_shown(path: str, ledger_path: Path) -> None:
    with (
        open_ledger(ledger_path) as other,
        TestClient(
            create_app(Settings(ledger=ledger_path)), base_url="http://127.0.0.1:8000", follow_redirects=False
        ) as client,
    ):
        row = other.statements().rows[0].id
        fields = {"action": "accept", "row": row, "into": "2", "name": "Ponts", "when": "statement", "about": "pont"}
        csrf = client.get("/add").text.partition('name="csrf" content="')[2].partition('"')[0]
        answers = []
        change = threading.Thread(
            target=lambda: answers.append(client.post(f"{path.format(row=row)}?csrf={csrf}", data=fields))
        )
        with other.transaction():
            change.start()
            change.join(0.5)
            assert client.get("/statements").status_code == 200
            assert change.is_alive(), answers
        change.join()
        assert answers[0].status_code == 303, answers[0].text
