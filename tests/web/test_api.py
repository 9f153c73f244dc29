"""The JSON API answers what its description says, whatever it is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from dossier import CLAIM, work_on
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from selon.desk.linking import link_new
from selon.ledger import open_ledger
from selon.reading.read import read
from selon.web.app import create_app
from selon.web.openapi import LISTS, describe_api
from selon.web.pages.api import MOST
from selon.web.settings import Settings

DESCRIPTION = describe_api(MOST)
PATHS = sorted(DESCRIPTION["paths"])
# Words that reports hold, dates, and what somebody may send by mistake or to do harm.
WORDS = st.one_of(
    st.sampled_from(["pont", "Vasseur", "2023-05", "2023-05-01", "denies", "CT-", "0", "-1", "true", '"', "%", "*"]),
    st.sampled_from(["' OR 1=1 --", "NEAR(a b)", "a AND", "../../etc/passwd", "<script>", "9" * 30, "2023-13-45"]),
    st.text(max_size=12),
)


@pytest.fixture(scope="module")
def client(made_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = tmp_path_factory.mktemp("api") / "a.db"
    path.write_bytes(made_ledger.read_bytes())
    work_on(path)
    with open_ledger(path) as ledger:
        ledger.add(read(CLAIM.replace("affirme", "dément"), published="2023-08-02"), "turned.txt")
        link_new(ledger)
    return TestClient(create_app(Settings(ledger=path)), base_url="http://127.0.0.1:8000")


def parameters(path: str) -> st.SearchStrategy[dict[str, str]]:
    names = [each["name"] for each in DESCRIPTION["paths"][path]["get"]["parameters"] if each["in"] == "query"]
    return st.dictionaries(st.sampled_from(names), WORDS, max_size=4) if names else st.just({})


def schema_of(path: str) -> dict[str, Any]:
    answer = DESCRIPTION["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return {**answer, "components": DESCRIPTION["components"]}


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_asked_the_answer_is_one_the_description_has(
    client: TestClient, path: str, data: st.DataObject
) -> None:
    asked = data.draw(parameters(path))
    answer = client.get(path.replace("{id}", data.draw(st.sampled_from(["0000", "x/y", "%00", "é"]))), params=asked)
    assert str(answer.status_code) in DESCRIPTION["paths"][path]["get"]["responses"]
    if answer.status_code == 200:
        Draft202012Validator(schema_of(path)).validate(answer.json())
    else:
        assert answer.json()["error"]


def test_every_row_has_all_the_fields_it_is_described_with(client: TestClient) -> None:
    for name, kind, _, _ in LISTS:
        rows = client.get(f"/api/{name}", params={"text": "pont"} if name == "search" else {}).json()["rows"]
        assert rows, name
        properties = DESCRIPTION["components"]["schemas"][kind.__name__]["properties"]
        assert all(set(row) == set(properties) for row in rows)


def test_a_flag_that_is_off_asks_nothing(client: TestClient) -> None:
    count = {
        old: len(client.get("/api/documents", params={"old": old}).json()["rows"]) for old in ("", "false", "0", "true")
    }
    assert count[""] == count["false"] == count["0"] == count["true"] - 1


def test_a_report_is_answered_with_its_reading(client: TestClient) -> None:
    with open_ledger(client.app.state.settings.ledger, writable=False) as ledger:  # type: ignore[attr-defined]
        id = ledger.documents().rows[0].id
    Draft202012Validator(schema_of("/api/documents/{id}")).validate(client.get(f"/api/documents/{id}").json())
