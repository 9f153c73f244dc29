"""The made-up reports of the tests of the web application, one of them hostile, and a visitor of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from starlette.testclient import TestClient

from selon.desk.linking import link_new
from selon.desk.watching import run_watch
from selon.ledger import Filter, open_ledger
from selon.web.disputed import gathered
from selon.web.remembered import Memory

HOSTILE = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">'\"&lt;"
FIRST = (
    "Le maire de Lyon, Paul Dubreuil, a affirmé lundi que le pont rouvrirait en mars.\n\n"
    "« Rien n’est décidé », a répondu la préfète, Anne Vasseur. Elle a démenti mardi que les travaux soient finis.\n\n"
    "Selon un rapport cité par Paul Dubreuil, le pont « tient bon ». Anne Vasseur s’est rendue à Lille jeudi."
)
SECOND = FIRST.replace("en mars", "en juin") + "\n\nPaul Dubreuil craint que la Saône ne déborde."
COPY = FIRST.replace("lundi", "hier")
OTHER = "Des habitants de Lille demandent que le maire démissionne. Selon eux, Paul Dubreuil ment."
CLAIM = "Le ministre Jo Marsan affirme que la centrale de Tournel sera fermée en juin."
DENIAL = "La maire Zoé Quillan dément que la centrale de Tournel sera fermée en juin."
REPORTS = (
    (FIRST, "Le pont de Lyon", "L’Écho", "2023-05", "https://echo.example/pont"),
    (SECOND, "Le pont de Lyon", "L’Écho", "2023-05", "https://echo.example/pont"),
    (COPY, "Un pont à Lyon", "Le Courrier", "2023-05", None),
    (OTHER, None, None, "2023-06-02", None),
    (CLAIM, "La centrale", "L’Écho", "2023-06-01", None),
    (DENIAL, "La centrale (2)", "Le Courrier", "2023-06-02", None),
    (
        f"« {HOSTILE} », affirme {HOSTILE} Jean {HOSTILE}. Selon Jean Valdor, « {HOSTILE} ».",
        HOSTILE,
        HOSTILE,
        "2023",
        None,
    ),
)

LISTS = (
    "/",
    "/documents",
    "/statements",
    "/events",
    "/timeline",
    "/people",
    "/places",
    "/map",
    "/network",
    "/review",
    "/claims",
    "/watches",
)


@dataclass
class Visitor:
    """A browser without a screen: sends forms as the pages do, with the token of its session."""

    client: TestClient

    def get(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text[:2000]
        return answer.text

    def send(self, path: str, status: int = 303, files: object = None, **fields: object) -> str:
        csrf = self.get("/add").partition('name="csrf" content="')[2].partition('"')[0]
        answer = self.client.post(f"{path}?csrf={csrf}", data=fields, files=files)  # type: ignore[arg-type]
        assert answer.status_code == status, answer.text[:2000]
        return answer.headers.get("location", answer.text)


def report_of(path: Path, text: str) -> str:
    """The id of the report of this text."""
    with open_ledger(path, writable=False) as ledger:
        return next(id for id in ledger.ids() if ledger.load_text(id).text == text)


def work_on(path: Path, told: str = "Le pont", by: str = "Ana") -> None:
    """Leave in a ledger what people leave: decisions, one that waits, a watch that told, reports compared.

    Args:
        told: the name of the watch. by: who decided, and why.
    """
    report = report_of(path, FIRST)
    with open_ledger(path) as ledger:
        ledger.accept(f"{report}/s1", why=by, by=by)
        ledger.correct(f"{report}/s2", {"speaker": "Zoé Quillan", "stance": "denies"}, by=by, why=by)
        ledger.reject(f"{report}/v1")
        reading = ledger.load_document(report_of(path, OTHER)).reading
        first, *others = reading.statements
        ledger.accept(f"{reading.document.id}/{first.id}", by=by, why=by)
        kept = tuple(event for event in reading.events if event.according_to != first.id)
        ledger.read_again(replace(reading, rules="newer", statements=tuple(others), events=kept))
        ledger.watches.add(told, {"when": "statement", "about": "pont", "deliver": {}})
        for _ in run_watch(ledger, ledger.watches.find(told)):
            pass
        link_new(ledger)


def every_screen(path: Path) -> list[str]:
    """An address of each screen, with the hostile report, its people and its rows among them."""
    with open_ledger(path, writable=False) as ledger:
        documents = ledger.documents(Filter(old=True)).rows
        rows = [f"/rows/{row.id}" for row in ledger.statements(Filter(old=True)).rows]
        people = [f"/people/{row.id}" for row in ledger.people(None, ("person", "group", "organization"))]
        places = [f"/places/{row.id}" for row in ledger.people(None, ("place",))]
        claims = [f"/claims/{each.id}" for each in gathered(Memory(), ledger).disputes]
    ids = [row.id for row in documents]
    reports = [f"/{each}/{id}" for id in ids for each in ("documents", "copies")]
    reports += [f"/documents/{ids[0]}?at=0-5", f"/compare/{ids[0]}/{ids[1]}", f"/claims?document={ids[0]}"]
    asked = [
        "/review?layer=event",
        "/decisions",
        "/decisions?layer=match",
        "/statements?group=subject",
        "/watches?when=statement&about=pont",
        "/people?sort=name",
        "/places?sort=name",
        "/search?q=pont",
        "/search?q=centrale+de+Tournel",
    ]
    of_people = [f"/{each}?person={people[0].rpartition('/')[2]}" for each in ("network", "timeline", "claims")]
    return [*LISTS, *asked, *of_people, "/add", *reports, *rows, *people, f"{people[0]}/names", *places, *claims]
