"""How fast each screen is on a ledger: `python benchmarks/web.py LEDGER [--times N]`, or `--make N` to make one first.
`--disputes N` puts that many contradictions between its statements, and half as many that agree, before it begins; and
one quarrel that hundreds of reports tell of, one report as long as they get with another version of it, and one that
hundreds of papers print.

Requests go through the whole application, without a network; what is remembered between requests is remembered here
too, so the first of each screen, which may have to count something, is told apart. Beside the time on the clock stands
the processor's own: the rest is waiting for it, where others use it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from desk import draw_said, make_report
from ledger import build, make_readings
from selon.desk.gathering import Gathered
from selon.desk.linking import link_document
from selon.desk.watching import KINDS
from selon.ledger import Filter, Ledger, open_ledger
from selon.ledger.links import Link
from selon.web.app import create_app
from selon.web.disputed import gathered
from selon.web.remembered import Memory
from selon.web.settings import Settings
from selon.web.warm import warm

WANTED, MOST_BYTES = 0.2, 200_000
# Some reports say this and others the contrary; of a long report each sentence is a statement.
MATTER, CONTRARY = "la mairie de Ville7 va vendre le stade", "la mairie de Ville7 ne va pas vendre le stade"
QUARRELLING, SENTENCES = 300, 310
LONG = "https://j.example/0/0"
WIRE, PAPERS = "https://wire.example/1", 500
LISTS = (
    *(
        "/",
        "/documents",
        "/statements",
        "/events",
        "/claims",
        "/timeline",
        "/people",
        "/people?sort=name",
        "/places",
        "/map",
        "/network",
    ),
    *("/review", "/review?layer=event", "/decisions", "/watches", "/add", "/live"),
)


def addresses(path: Path) -> list[str]:
    """One of each screen, over what the ledger holds most of."""
    with open_ledger(path, writable=False) as ledger:
        found = gathered(Memory(), ledger)
        return [*LISTS, *lists_of(ledger), *pages_of(ledger, found), *searches(ledger), *questions(ledger, found)]


def lists_of(ledger: Ledger) -> Iterator[str]:
    """Lists by a filter, and later pages."""
    person, place = ledger.people(limit=1)[0], ledger.people(None, ("place",), limit=1)[0]
    word = words_of_first(ledger)[0]
    last = ledger.people(None, ("person", "organization", "group"), limit=100)[-1]
    yield f"/statements?person={person.id}"
    yield f"/statements?about={person.name}"
    yield f"/statements?place={place.name}"
    yield f"/statements?text={word}"
    yield "/statements?group=subject"
    yield f"/statements?after={ledger.statements(limit=50).next}"
    yield f"/statements?text={word}&speaker={person.name}&stance=denies"
    yield f"/people?after={last.documents}:{last.id}"
    yield "/people?q=fer"
    yield f"/events?about={person.name}"
    yield f"/events?place={place.name}"
    yield f"/documents?text={word}"
    yield f"/timeline?person={person.id}"
    yield f"/timeline?place={place.name}"
    yield f"/timeline?text={word}"
    yield f"/network?person={person.id}"
    yield "/network?since=2015-01&until=2024-12"
    asked = f"speaker={person.name}&claim={MATTER}"
    yield from (f"/watches?when={kind}&{asked}" for kind in KINDS)
    yield "/watches?when=statement"


def pages_of(ledger: Ledger, found: Gathered) -> Iterator[str]:
    """A report, a row, a person and so on."""
    document, other = ledger.documents(limit=2).rows
    person, place = ledger.people(limit=1)[0], ledger.people(None, ("place",), limit=1)[0]
    yield f"/documents/{document.id}"
    yield f"/rows/{ledger.statements(limit=1).rows[0].id}"
    yield f"/rows/{ledger.events(limit=1).rows[0].id}"
    yield f"/compare/{document.id}/{other.id}"
    yield f"/people/{person.id}"
    yield f"/places/{place.id}"
    if found.disputes:
        # Of most of them, and the one with most voices.
        for each in (found.disputes[-1], max(found.disputes, key=lambda each: sum(len(s.voices) for s in each.sides))):
            yield f"/claims/{each.id}"
            yield f"/documents/{each.sides[0].voices[0].origin}"
            yield f"/rows/{each.sides[0].voices[0].row}"
        yield f"/claims?person={next(iter(found.speakers.values()))}"
        long = ledger.find_document(LONG)
        yield f"/documents/{long}"
        yield f"/documents/{long}?from=30000"
        yield f"/rows/{long}/s150"
        yield f"/compare/{long}/{document.id}"
        first, last = (row.id for row in ledger.versions_of(long))
        yield f"/compare/{first}/{last}"
        yield f"/compare/{first}/{last}?text=0"
        yield f"/copies/{last}"
        wire = ledger.find_document(WIRE)
        yield f"/documents/{wire}"
        yield f"/copies/{wire}"
        yield f"/copies/{wire}?after={ledger.copies(wire, limit=50).next}"
        yield f"/claims?document={each.sides[0].voices[0].origin}"


def words_of_first(ledger: Ledger) -> list[str]:
    """What the report that came in first says, one of benchmarks/ledger.py: the first word is in every statement."""
    ((first,),) = ledger.query("SELECT hash FROM document_rows ORDER BY id LIMIT 1")
    return ledger.statements(Filter(document=first), limit=1).rows[0].content.split()


def searches(ledger: Ledger) -> Iterator[str]:
    """A name, words that each report holds and words that few hold, of one to five; a phrase; a claim."""
    words = words_of_first(ledger)
    yield f"/search?q={ledger.people(limit=1)[0].name}"
    for number in (1, 2, 3, 5):
        yield f"/search?q={' '.join(words[:number])}"
    yield f'/search?q="{" ".join(words[1:4])}"'
    yield f"/search?q={' '.join(words[0] for _ in range(3))}"
    yield f"/search?q={MATTER}"


def questions(ledger: Ledger, found: Gathered) -> Iterator[str]:
    """Those that programmes put."""
    person, document = ledger.people(limit=1)[0], ledger.documents(limit=1).rows[0]
    word = words_of_first(ledger)[0]
    yield from (f"/api/{name}" for name in ("documents", "statements", "events", "people", "network", "openapi.json"))
    yield "/api/statements?limit=200"
    yield "/api/events?limit=200"
    yield f"/api/documents/{document.id}"
    yield f"/api/statements?about={person.name}&limit=200"
    yield "/api/people?q=fer"
    yield f"/api/search?text={word}"
    yield f"/api/search?text={MATTER}"
    yield "/api/disputes"
    yield "/api/disputes?limit=200"
    yield "/api/reversals?limit=200"
    yield from (f"/api/disputes?person={number}" for number in list(found.speakers.values())[:1])


def dispute(path: Path, count: int) -> None:
    """Let statements by somebody contradict each other: two and two, each fourth pair a reversal too."""
    chance = random.Random(1)
    with open_ledger(path) as ledger:
        known = [
            row for (row,) in ledger.query("SELECT id FROM statement_rows WHERE identity IS NOT NULL LIMIT 100000")
        ]
        rows = iter(chance.sample(known, 5 * count))
        links = []
        for number in range(count):
            earlier, later, third = sorted((next(rows), next(rows), next(rows)))
            links.append(Link(earlier, later, "disputes", 0.8, ("shared:usin ferm", "contrary")))
            if number % 2 == 0:
                links.append(Link(later, third, "agrees", 0.85, ("shared:usin ferm", "same")))
            if number % 4 == 0:
                one, other = sorted((next(rows), next(rows)))
                links.append(Link(one, other, "reverses", 0.8, ("shared:usin ferm", "contrary")))
        with ledger.transaction():
            ledger.links.keep(ledger.documents(limit=1).rows[0].id, {}, links)


def quarrel(path: Path) -> None:
    """Add reports of some weeks, in each of which one speaker takes a side in one matter."""
    dice = random.Random(3)
    with open_ledger(path) as ledger:
        for number in range(QUARRELLING):
            (speaker, _), *others = draw_said(number, dice)
            said = [(speaker, CONTRARY if number % 3 == 0 else MATTER), *others]
            # No report made by benchmarks/desk.py has an address with such a number.
            reading = make_report(10**9 + number, f"2024-03-{number % 21 + 1:02}", said, dice)
            link_document(ledger, ledger.add(reading, "made").document)


def add_long(path: Path) -> None:
    """Add a report of some 60,000 characters, each sentence a statement with an event in it, and a version of it."""
    reading = next(make_readings(1, 0, SENTENCES, SENTENCES))
    changed = reading.document.text.replace(" que ", " QUE ")
    with open_ledger(path) as ledger:
        ledger.add(reading, "made")
        ledger.add(replace(reading, document=replace(reading.document, text=changed)), "made")


def add_wire(path: Path) -> None:
    """Add a report that hundreds of papers print."""
    dice = random.Random(4)
    made = make_report(2 * 10**9, "2024-03-01", draw_said(0, dice), dice)
    with open_ledger(path) as ledger:
        for number in range(PAPERS):
            text = f"{made.document.text}\n({number})" if number else made.document.text
            document = replace(made.document, text=text, publisher=f"Journal {number}", url=None if number else WIRE)
            id = ledger.add(replace(made, document=document), "made").document
            ledger.set_origin(id, ledger.find_document(WIRE), 0.9)


def main() -> None:
    """Print the first, median and 95th percentile of each screen, and its size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--make", type=int, metavar="N")
    parser.add_argument("--disputes", type=int, metavar="N", default=0)
    options = parser.parse_args()
    if options.make:
        build(options.ledger, options.make)
    if options.disputes:
        dispute(options.ledger, options.disputes)
        quarrel(options.ledger)
        add_long(options.ledger)
        add_wire(options.ledger)
    app = create_app(Settings(ledger=options.ledger))
    started = time.process_time()
    warm(app)
    print(f"made ready in {time.process_time() - started:.1f} s of the processor")
    client = TestClient(app, base_url="http://127.0.0.1:8000")
    print(f"{'screen':60} {'first':>8} {'median':>8} {'p95':>8} {'own p95':>8} {'kB':>6}")
    for address in addresses(options.ledger):
        taken, worked = [], []
        for _ in range(options.times):
            started, began = time.perf_counter(), time.process_time()
            answer = client.get(address)
            taken.append(time.perf_counter() - started)
            worked.append(time.process_time() - began)
        p95, own = (statistics.quantiles(each[1:], n=20)[-1] for each in (taken, worked))
        slow = " slow" if p95 > WANTED else ""
        is_page = answer.headers["content-type"].startswith("text/html")
        large = " large" if is_page and len(answer.content) > MOST_BYTES else ""
        first, middle = taken[0] * 1000, statistics.median(taken[1:]) * 1000
        sizes = (
            f"{first:6.0f}ms {middle:6.0f}ms {p95 * 1000:6.0f}ms {own * 1000:6.0f}ms {len(answer.content) / 1000:6.0f}"
        )
        print(f"{address[:60]:60} {sizes} {answer.status_code}{slow}{large}", flush=True)


if __name__ == "__main__":
    main()
