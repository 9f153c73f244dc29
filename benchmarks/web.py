"""How fast each screen is on a ledger: `python benchmarks/web.py LEDGER [--times N]`, or `--make N` to make one first.
`--disputes N` puts that many contradictions between its statements, and half as many that agree, before it begins.

Requests go through the whole application, without a network; what is remembered between requests is remembered here
too, so the first of each screen, which may have to count something, is told apart. Beside the time on the clock stands
the processor's own: the rest is waiting for it, where others use it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from pathlib import Path

from starlette.testclient import TestClient

from ledger import build
from selon.ledger import open_ledger
from selon.ledger.links import Link
from selon.web.app import create_app
from selon.web.disputed import gather
from selon.web.remembered import Memory
from selon.web.settings import Settings

WANTED, MOST_BYTES = 0.2, 200_000


def addresses(path: Path) -> list[str]:
    """One of each screen, over what the ledger holds most of."""
    with open_ledger(path, writable=False) as ledger:
        document = ledger.documents(limit=1).rows[0]
        statement = ledger.statements(limit=1).rows[0]
        person = ledger.people(limit=1)[0]
        word = statement.content.split()[0]
        later = ledger.statements(limit=50).next
        names = list(ledger.people(None, ("person", "organization", "group"), limit=100))
        more_names = f"{names[-1].documents}:{names[-1].id}"
        disputes = gather(Memory(), ledger).disputes
    lists = [
        "/",
        "/documents",
        "/statements",
        "/events",
        "/claims",
        "/timeline",
        "/people",
        "/places",
        "/map",
        "/network",
    ]
    lists += ["/review", "/watches", "/add"]
    asked = [f"/statements?person={person.id}", f"/statements?about={person.name}", f"/statements?text={word}"]
    asked += [
        "/statements?group=subject",
        f"/statements?after={later}",
        f"/people?after={more_names}",
        "/review?layer=event",
        f"/events?about={person.name}",
        f"/documents?text={word}",
    ]
    one = [
        f"/documents/{document.id}",
        f"/rows/{statement.id}",
        f"/people/{person.id}",
        f"/timeline?person={person.id}",
        f"/network?person={person.id}",
        *(f"/claims/{each.id}" for each in disputes[:1]),
        *(f"/documents/{each.sides[0].voices[0].origin}" for each in disputes[:1]),
    ]
    return [*lists, *asked, *one, f"/search?q={word}", f"/search?q={person.name}", "/live"]


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
    client = TestClient(create_app(Settings(ledger=options.ledger)), base_url="http://127.0.0.1:8000")
    print(f"{'screen':44} {'first':>8} {'median':>8} {'p95':>8} {'own p95':>8} {'kB':>6}")
    for address in addresses(options.ledger):
        taken, worked = [], []
        for _ in range(options.times):
            started, began = time.perf_counter(), time.process_time()
            answer = client.get(address)
            taken.append(time.perf_counter() - started)
            worked.append(time.process_time() - began)
        p95, own = (statistics.quantiles(each[1:], n=20)[-1] for each in (taken, worked))
        slow = " slow" if p95 > WANTED else ""
        large = " large" if len(answer.content) > MOST_BYTES else ""
        first, middle = taken[0] * 1000, statistics.median(taken[1:]) * 1000
        sizes = (
            f"{first:6.0f}ms {middle:6.0f}ms {p95 * 1000:6.0f}ms {own * 1000:6.0f}ms {len(answer.content) / 1000:6.0f}"
        )
        print(f"{address[:44]:44} {sizes} {answer.status_code}{slow}{large}", flush=True)


if __name__ == "__main__":
    main()
