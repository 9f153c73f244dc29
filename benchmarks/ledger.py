"""How fast a large ledger is: `python benchmarks/ledger.py [DOCUMENTS] [--keep FILE]`, 200,000 documents by default.

The readings are made, not read: people, towns, words and dates are drawn by Zipf's law from a fixed seed, ten
statements, four events and some twenty mentions a document. Building takes a while; --keep leaves it for another run.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from selon.document import Document
from selon.ledger import Filter, Ledger, open_ledger
from selon.moment import Moment
from selon.record import Entity, Event, Mention, Reading, Reason, Reference, Statement
from selon.record.schema import PLOVER, STANCES
from selon.span import Span

STATEMENTS, EVENTS = 10, 4
# The share of statements that are made to somebody named, and of those that speak of a town and not of a person.
ADDRESSED, OF_TOWN = 0.1, 0.2
ADDED = 2000
FIRST = ("Ana", "Jo", "Lou", "Zoé", "Max", "Léa", "Tom", "Eva", "Luc", "Ida", "Paul", "Inès", "Marc", "Rose", "Yann")
SYLLABLES = (
    "ba",
    "be",
    "cal",
    "cor",
    "dan",
    "del",
    "fer",
    "gal",
    "hor",
    "jan",
    "kel",
    "lam",
    "mor",
    "nov",
    "pal",
    "tor",
)
PUBLISHERS = tuple(f"Journal {n}" for n in range(200))
BECAUSE = (Reason("fr.cue.affirmer"), Reason("frame.que"))


class Zipf:
    """Draws from a list, its n-th member n times more seldom than the first."""

    def __init__(self, members: list[str]) -> None:
        self._members = members
        self._sums = list(accumulate(1 / n for n in range(1, len(members) + 1)))

    def draw(self, chance: random.Random) -> str:
        return self._members[bisect(self._sums, chance.random() * self._sums[-1])]


def make_words(chance: random.Random, number: int) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < number:
        made["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4)))] = None
    return list(made)


@dataclass(frozen=True, slots=True)
class World:
    """What reports tell of and are made with; `points` are degrees of latitude and longitude, by town."""

    words: Zipf
    people: Zipf
    towns: Zipf
    publishers: Zipf
    points: dict[str, tuple[float, float]]


def make_world(chance: random.Random) -> World:
    words = make_words(chance, 40_000)
    people = [f"{chance.choice(FIRST)} {surname.capitalize()}" for surname in make_words(chance, 20_000)]
    towns = [f"{word.capitalize()}ville" for word in make_words(chance, 2_000)]
    points = {town: (round(chance.uniform(42, 51), 3), round(chance.uniform(-4, 8), 3)) for town in towns}
    return World(Zipf(words), Zipf(people), Zipf(towns), Zipf(list(PUBLISHERS)), points)


def make_readings(number: int, seed: int = 1, sentences: int = STATEMENTS, events: int = EVENTS) -> Iterator[Reading]:
    """Readings of so many documents, always the same ones for a seed."""
    chance = random.Random(seed)
    world = make_world(chance)
    for n in range(number):
        yield make_reading(chance, world, f"{seed}/{n}", sentences, events)


def make_reading(chance: random.Random, world: World, address: str, sentences: int, events: int) -> Reading:
    people = list(dict.fromkeys(world.people.draw(chance) for _ in range(6)))
    town = world.towns.draw(chance)
    day = f"{2015 + chance.randrange(10)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    text, said, offset = [], [], 0
    mentions: dict[str, list[Span]] = {name: [] for name in (*people, town)}
    for _ in range(sentences):
        speaker, about = chance.choice(people), town if chance.random() < OF_TOWN else chance.choice(people)
        to = chance.choice(people) if chance.random() < ADDRESSED else None
        before = " ".join(world.words.draw(chance) for _ in range(chance.randint(6, 16)))
        after = " ".join(world.words.draw(chance) for _ in range(4))
        opening = f"{speaker} affirme à {to} " if to else f"{speaker} affirme "
        sentence = f"{opening}que {before} {about} {after}.\n"
        start = offset + len(opening)
        end = offset + len(sentence) - 2
        place = start + len(f"que {before} ")
        mentions[speaker].append(Span(offset, offset + len(speaker), speaker))
        mentions[about].append(Span(place, place + len(about), about))
        addressee = None
        if to:
            addressee = Span(start - len(f"à {to} "), start - 1, f"à {to}")
            mentions[to].append(Span(addressee.start + 2, addressee.end, to))
        said.append((speaker, addressee, Span(start, end, sentence[start - offset : end - offset])))
        text.append(sentence)
        offset += len(sentence)
    entities = tuple(
        make_entity(f"e{i}", name, spans, world.points.get(name)) for i, (name, spans) in enumerate(mentions.items(), 1)
    )
    by_name = {entity.name: entity.reference for entity in entities}
    statements = tuple(
        make_statement(f"s{i}", by_name[speaker], addressee, content, chance.choice(STANCES))
        for i, (speaker, addressee, content) in enumerate(said, start=1)
    )
    parties = [by_name[name] for name in people]
    told = tuple(make_event(f"v{i}", statements[i], parties, by_name[town], day, chance) for i in range(events))
    return Reading(
        document=Document(
            "".join(text),
            "fr",
            Moment(day),
            f"Titre {address}",
            world.publishers.draw(chance),
            f"https://j.example/{address}",
        ),
        rules="made",
        model="made",
        published_between=(day, day),
        times=(),
        entities=entities,
        statements=statements,
        events=told,
    )


def make_entity(label: str, name: str, spans: list[Span], point: tuple[float, float] | None) -> Entity:
    mentions = tuple(Mention(span, "name") for span in spans)
    if point is None:
        return Entity(label, name, "person", None, (), (), None, None, mentions, BECAUSE)
    return Entity(label, name, "place", "FR", (), (), *point, mentions, BECAUSE)


def make_statement(label: str, speaker: Reference, addressee: Span | None, content: Span, stance: str) -> Statement:
    return Statement(
        id=label,
        speaker=speaker,
        named="named",
        source=None,
        cue=None,
        content=(content,),
        quotes=(),
        form="indirect",
        stance=stance,
        addressee=addressee,
        medium=None,
        said_at=None,
        said=None,
        inside=None,
        repeated=False,
        hearsay=False,
        because=BECAUSE,
    )


def make_event(
    label: str, told: Statement, people: list[Reference], town: Reference, day: str, chance: random.Random
) -> Event:
    anchor = Span(told.content[0].start, told.content[0].start + 3, told.content[0].text[:3])
    return Event(
        id=label,
        anchor=anchor,
        type=chance.choice(PLOVER),
        mode=None,
        context=(),
        actor=(people[0],),
        recipient=(people[-1],),
        place=town,
        time=day,
        factuality="CT+",
        according_to=told.id,
        evidence=told.content[0],
        because=BECAUSE,
    )


def build(path: Path, number: int) -> None:
    started = time.perf_counter()
    with open_ledger(path) as ledger:
        for n, _ in enumerate(ledger.add_all((each, "made") for each in make_readings(number)), start=1):
            if n % 10_000 == 0:
                print(f"  {n} documents, {time.perf_counter() - started:.0f} s", flush=True)


def measure(name: str, ask: Callable[[int], object], wanted: float, times: int = 100) -> None:
    """Ask a hundred different questions of a kind, and tell how slow half and 95 of a hundred of them are at most.

    The processor's own time is told too: the rest is waiting for it, where others use it.
    """
    took, worked = [], []
    for n in range(times):
        started, began = time.perf_counter(), time.process_time()
        ask(n)
        took.append((time.perf_counter() - started) * 1000)
        worked.append((time.process_time() - began) * 1000)
    at = int(times * 0.95) - 1
    p95, own = sorted(took)[at], sorted(worked)[at]
    half, verdict = statistics.median(took), "" if p95 < wanted else "  TOO SLOW"
    told = f"p50 {half:7.1f} ms   p95 {p95:7.1f} ms ({own:.0f} ms of the processor)"
    print(f"{name:<34} {told}, wanted {wanted:.0f}{verdict}", flush=True)


def ask_all(ledger: Ledger) -> None:
    chance = random.Random(2)
    words = make_words(random.Random(1), 40_000)
    people = ledger.people(limit=400)
    texts = [row.content for row in ledger.statements(Filter(until="2020-06-30"), limit=400)]

    def phrase(n: int) -> str:
        parts = texts[n % len(texts)].split()
        at = chance.randrange(1, len(parts) - 3)
        return f'"{" ".join(parts[at : at + 3])}"'

    def dates(n: int) -> dict[str, str]:
        return {"since": f"{2016 + n % 8}-03-01", "until": f"{2016 + n % 8}-06-30"}

    measure("by speaker and date", lambda n: ledger.statements(Filter(speaker=people[n].name, **dates(n))), 50)
    measure("by person and date, next page", lambda n: next_page(ledger, Filter(person=people[n].id)), 50)
    measure("about somebody, by date", lambda n: ledger.statements(Filter(about=people[n].name, **dates(n))), 50)
    measure(
        "by publisher and stance", lambda n: ledger.statements(Filter(publisher=PUBLISHERS[n], stance="denies")), 50
    )
    measure("phrase in statements", lambda n: ledger.statements(Filter(text=phrase(n))), 100)
    measure("phrase in documents, ranked", lambda n: ledger.search(Filter(text=phrase(n)), limit=20), 100)
    measure("to somebody, by date", lambda n: ledger.statements(Filter(to=people[n].name, **dates(n))), 50)
    measure("common word in statements", lambda n: ledger.statements(Filter(text=words[n % 20])), 100)
    measure("timeline: months of all", lambda n: ledger.months(), 200)
    year = [f"2024-{month:02}" for month in range(1, 13)]
    measure("timeline: a year of one person", lambda n: ledger.months(Filter(speaker=people[n].name), year), 200)
    measure("timeline: all months of one person", lambda n: ledger.months(Filter(person=people[n].id)), 200)
    measure("timeline: a page of events", lambda n: ledger.events(Filter(about=people[n].name, **dates(n))), 200)
    measure("network of a year", lambda n: ledger.edges(since=f"{2015 + n % 10}-01", until=f"{2015 + n % 10}-12"), 200)
    measure("network of a person", lambda n: ledger.edges(person=people[n].id), 200)
    measure("people by name", lambda n: ledger.people(people[n].name.split()[1]), 200)
    measure("a document", lambda n: ledger.load_document(people_document(ledger, n)), 50)


def next_page(ledger: Ledger, asked: Filter) -> object:
    return ledger.statements(asked, after=ledger.statements(asked).next)


def people_document(ledger: Ledger, n: int) -> str:
    return str(next(ledger.query("SELECT hash FROM document_rows WHERE id = ?", (1 + n * 7,)))[0])


def time_adding(ledger: Ledger, folder: Path) -> None:
    """How many documents a second go in, in groups and singly, beside SQLite's own speed with the same rows."""
    # Others each time: a ledger that was kept has those of the last time.
    seed = time.time_ns()
    together, singly = (list(make_readings(ADDED, seed=each)) for each in (seed, seed + 1))
    tell_rate("added together", time_taken(lambda: list(ledger.add_all((each, "made") for each in together))), 300)
    tell_rate("added singly", time_taken(lambda: [ledger.add(each, "made") for each in singly]), 0)
    rows = take_rows(ledger)
    tell_rate("the same rows by SQLite alone", time_taken(lambda: insert_plainly(folder / "plain.db", rows)), 0)


def time_taken(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock, and of the processor."""
    started, began = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started, time.process_time() - began


def tell_rate(name: str, taken: tuple[float, float], wanted: int) -> None:
    rate, own = (ADDED / each for each in taken)
    verdict = f", wanted {wanted}{'' if rate >= wanted else '  TOO SLOW'}" if wanted else ""
    print(f"{name:<34} {rate:.0f} documents/s ({own:.0f} a second of the processor){verdict}", flush=True)


def take_rows(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """The rows of the last documents, by table."""
    first = next(ledger.query("SELECT max(id) FROM document_rows"))[0] - ADDED + 1
    owned = "IN (SELECT id FROM {} WHERE document >= ?)"
    held = {
        "document_rows": "id >= ?",
        "readings": "document >= ?",
        "source_rows": "document >= ?",
        "entity_rows": "document >= ?",
        "mention_rows": "document >= ?",
        "statement_rows": "document >= ?",
        "event_rows": "document >= ?",
        "topic_rows": f"statement {owned.format('statement_rows')}",
        "addressee_rows": f"statement {owned.format('statement_rows')}",
        "participant_rows": f"event {owned.format('event_rows')}",
    }
    return {
        table: list(ledger.query(f"SELECT * FROM {table} WHERE {condition}", (first,)))
        for table, condition in held.items()
    }


def insert_plainly(path: Path, rows: dict[str, list[tuple[object, ...]]]) -> None:
    """Put rows into tables without an index, a reference or a search, in one transaction."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        for table, values in rows.items():
            width = len(values[0])
            connection.execute(f"CREATE TABLE {table} ({', '.join(f'c{n}' for n in range(width))})")
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", values)
    connection.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=int, nargs="?", default=200_000)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "large.db"
        if not path.exists():
            build(path, options.documents)
        with open_ledger(path) as ledger:
            counts = {view: ledger.count(view) for view in ("documents", "statements", "events")}
            print(counts, f"{path.stat().st_size / 1e6:.0f} MB")
            ask_all(ledger)
            time_adding(ledger, Path(folder))


if __name__ == "__main__":
    main()
