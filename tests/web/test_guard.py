"""The door of the application: hosts, tokens, sessions, forged forms, headers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from selon.ledger import open_ledger
from selon.web.app import create_app
from selon.web.session import COOKIE, LIFETIME, Session
from selon.web.settings import Settings

BASE = "http://127.0.0.1:8000"
TOKEN = "the-key-shown-at-start"


def client(tmp_path: Path, base: str = BASE, **options: object) -> TestClient:
    settings = Settings(ledger=tmp_path / "a.db", **options)  # type: ignore[arg-type]
    open_ledger(settings.ledger).close()
    return TestClient(create_app(settings), base_url=base, follow_redirects=False)


def csrf_of(page: str) -> str:
    return page.partition('name="csrf" content="')[2].partition('"')[0]


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:9", "", "localhost:8000.evil"]
)
def test_only_names_of_this_machine_are_answered(tmp_path: Path, host: str) -> None:
    assert client(tmp_path).get("/nothing", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_each_name_of_this_machine_is_answered(tmp_path: Path, host: str) -> None:
    assert client(tmp_path).get("/static/app.css", headers={"host": host}).status_code == 200


def test_every_answer_carries_the_policy(tmp_path: Path) -> None:
    browser = client(tmp_path)
    for path in ("/static/app.css", "/nothing"):
        headers = browser.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_a_change_needs_the_token_of_a_form_of_ours(tmp_path: Path) -> None:
    browser = client(tmp_path)
    csrf = csrf_of(browser.get("/nothing").text)
    assert browser.post("/language/fr").status_code == 403
    assert browser.post(f"/language/fr?csrf={'0' * 64}").status_code == 403
    assert browser.post(f"/language/fr?csrf={csrf}").status_code == 303
    elsewhere = {"origin": "http://evil.example"}
    assert browser.post(f"/language/fr?csrf={csrf}", headers=elsewhere).status_code == 403
    assert client(tmp_path).post(f"/language/fr?csrf={csrf}").status_code == 403


def test_the_language_chosen_stays_and_no_other_host_is_gone_to(tmp_path: Path) -> None:
    browser = client(tmp_path)
    csrf = csrf_of(browser.get("/nothing").text)
    done = browser.post(f"/language/fr?csrf={csrf}&back=//evil.example")
    assert done.headers["location"] == "/"
    assert '<html lang="fr">' in browser.get("/nothing").text


def test_the_browser_s_language_is_taken_at_first(tmp_path: Path) -> None:
    page = client(tmp_path).get("/nothing", headers={"accept-language": "de, fr-CH;q=0.8, en;q=0.5"}).text
    assert '<html lang="fr">' in page


def test_the_language_asked_for_at_the_start_goes_before_the_browser_s(tmp_path: Path) -> None:
    page = client(tmp_path, ui="fr").get("/nothing", headers={"accept-language": "en"}).text
    assert '<html lang="fr">' in page


def test_elsewhere_the_key_is_asked_for_once(tmp_path: Path) -> None:
    browser = client(tmp_path, base="http://192.0.2.7:8000", host="192.0.2.7", token=TOKEN)
    assert browser.get("/live").status_code == 403
    assert browser.get("/live?token=wrong").status_code == 403
    let_in = browser.get(f"/live?token={TOKEN}&x=1")
    assert (let_in.status_code, let_in.headers["location"]) == (303, "/live?x=1")
    assert browser.get("/live").status_code == 200
    programme = client(tmp_path, base="http://192.0.2.7:8000", host="192.0.2.7", token=TOKEN)
    assert programme.get("/live", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_a_refused_visitor_is_given_no_session(tmp_path: Path) -> None:
    browser = client(tmp_path, base="http://192.0.2.7:8000", host="192.0.2.7", token=TOKEN)
    browser.get("/live")
    assert browser.get("/live").status_code == 403


def test_who_has_no_key_is_told_nothing_of_the_ledger(tmp_path: Path) -> None:
    browser = client(tmp_path, base="http://192.0.2.7:8000", host="192.0.2.7", token=TOKEN)
    page = browser.get("/statements").text
    assert "a.db" not in page
    assert "<nav" not in page
    assert browser.get("/static/app.css").status_code == 200
    assert browser.get("/static/../openapi.json").status_code in (403, 404)
    assert browser.post("/static/app.css").status_code == 403
    assert browser.get("/report.css").status_code == 403


def test_read_only_changes_nothing(tmp_path: Path) -> None:
    browser = client(tmp_path, read_only=True)
    csrf = csrf_of(browser.get("/nothing").text)
    for path in ("/review/x/s1", "/review/all", "/review/undo/x", "/people/1/merge", "/add"):
        assert browser.post(f"{path}?csrf={csrf}").status_code == 403
    assert browser.post(f"/language/fr?csrf={csrf}").status_code == 303


def test_sessions_expire_and_cannot_be_forged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session.start(b"secret")
    assert Session.parse(session.cookie, b"secret") == session
    assert Session.parse(session.cookie, b"another") is None
    assert Session.parse(session.cookie[:-1] + "x", b"secret") is None
    assert Session.parse("", b"secret") is None
    monkeypatch.setattr("selon.web.session.time.time", lambda: session.issued + LIFETIME + 1)
    assert Session.parse(session.cookie, b"secret") is None


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(tmp_path: Path) -> None:
    cookie = client(tmp_path).get("/nothing").headers["set-cookie"]
    assert cookie.startswith(COOKIE)
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://127.0.0.1:8000/review?layer=event", "/review?layer=event"),
        ("http://other.example/review", "/"),
        ("http://127.0.0.1:8000//other.example/", "/"),
        ("", "/"),
    ],
)
def test_an_expired_form_leads_back_to_its_page_and_to_no_other_host(tmp_path: Path, referer: str, back: str) -> None:
    answer = client(tmp_path).post("/review/all?csrf=old", headers={"referer": referer})
    assert answer.status_code == 403
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    assert re.findall(r'href="([^"]+)"', main) == [back]


def test_a_defect_of_ours_is_a_page_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(ledger=tmp_path / "a.db")
    open_ledger(settings.ledger).close()
    monkeypatch.setattr("selon.web.pages.events.filter_of", lambda query: 1 / 0)
    browser = TestClient(create_app(settings), base_url=BASE, raise_server_exceptions=False)
    answer = browser.get("/events", headers={"accept-language": "en"})
    assert (answer.status_code, answer.headers["content-type"]) == (500, "text/html; charset=utf-8")
    assert "The page could not be made." in answer.text
    assert "Traceback" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
