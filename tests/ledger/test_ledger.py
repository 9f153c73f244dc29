"""The ledger: what goes in comes out, once, with its versions; and questions find it."""

from __future__ import annotations

import sqlite3
from dataclasses import fields, replace
from pathlib import Path

import pytest
from any_reading import readings
from hypothesis import HealthCheck, given, settings
from made_readings import make_reading, with_event

from selon.document import Document
from selon.ledger import DocumentRow, EdgeRow, EventRow, Filter, Ledger, LedgerFault, LedgerRow, PersonRow, open_ledger
from selon.ledger.rows import SourceRow, StatementRow
from selon.record import Reading, Reason
from selon.record.json import to_dict
from selon.span import Span


@pytest.fixture(scope="module")
def shared_ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return open_ledger(tmp_path_factory.mktemp("ledger") / "any.db")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(reading=readings())
def test_what_goes_in_comes_out(shared_ledger: Ledger, reading: Reading) -> None:
    added = shared_ledger.add(reading, "any")
    if added.outcome == "same":
        return
    assert to_dict(shared_ledger.load_document(added.document).reading) == to_dict(reading)
    rows = shared_ledger.statements(Filter(document=added.document), limit=1000, oldest_first=True).rows
    assert {row.id for row in rows} == {f"{added.document}/{each.id}" for each in reading.statements}
    for row in rows:
        text = reading.document.text
        assert row.content == " […] ".join(text[start:end] for start, end in row.spans)


def test_the_same_text_twice_is_one_document_with_two_sources(ledger: Ledger) -> None:
    reading = make_reading(("Ana Ruiz", "le pont ferme"))
    assert ledger.add(reading, "a.txt").outcome == "new"
    assert ledger.add(reading, "b.txt").outcome == "same"
    assert ledger.count("documents") == ledger.count("statements") == 1
    assert [source.name for source in ledger.load_document(reading.document.id).sources] == ["a.txt", "b.txt"]


def test_a_place_met_in_the_capitals_of_a_dateline_is_shown_as_others_write_it(ledger: Ledger) -> None:
    for number, name in enumerate(("BREST", "Brest", "BREST")):
        reading = make_reading(("Ana Ruiz", f"le pont ferme {number}"))
        place = replace(reading.entities[0], id="e99", name=name, kind="place", mentions=())
        ledger.add(replace(reading, entities=(*reading.entities, place)), f"{number}.txt")
        assert [row.name for row in ledger.people("brest", ("place",))] == ["Brest" if number else "BREST"]


def test_changed_text_under_one_address_is_a_new_version_and_both_stay(ledger: Ledger) -> None:
    first = make_reading(("Ana Ruiz", "le pont ferme"), url="https://journal.example/pont")
    second = make_reading(("Ana Ruiz", "le pont rouvre"), url="https://journal.example/pont")
    assert [ledger.add(each, "-").outcome for each in (first, second)] == ["new", "version"]
    assert [row.content for row in ledger.statements()] == ["que le pont rouvre"]
    assert ledger.count("statements", Filter(old=True)) == 2
    stored = ledger.load_document(second.document.id)
    assert stored.versions == (first.document.id, second.document.id)
    assert stored.row.version == 2
    assert ledger.find_document("https://journal.example/pont") == second.document.id


@pytest.mark.parametrize("length", [0, 1, 3, 4, 16])
def test_a_document_is_meant_by_four_characters_of_its_id_at_least(ledger: Ledger, length: int) -> None:
    document = ledger.add(make_reading(("Ana Ruiz", "le pont ferme")), "-").document
    if length < 4:
        with pytest.raises(LedgerFault, match="no document"):
            ledger.find_document(document[:length])
    else:
        assert ledger.find_document(document[:length]) == document


def test_removing_the_last_version_brings_the_one_before_back(ledger: Ledger) -> None:
    first = make_reading(("Ana Ruiz", "le pont ferme"), url="https://journal.example/pont")
    second = make_reading(("Ana Ruiz", "le pont rouvre"), url="https://journal.example/pont")
    for each in (first, second):
        ledger.add(each, "-")
    ledger.remove(second.document.id)
    assert [row.content for row in ledger.statements()] == ["que le pont ferme"]
    with pytest.raises(LedgerFault, match="no document"):
        ledger.load_document(second.document.id)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(speaker="Ruiz"), {"que le pont ferme", "que Jo Bell ment"}),
        (Filter(speaker="ana RUÍZ"), {"que le pont ferme", "que Jo Bell ment"}),
        (Filter(speaker="Rui"), set()),
        (Filter(about="Bell"), {"que Jo Bell ment"}),
        (Filter(about="pont"), {"que le pont ferme", "que le pont tient"}),
        (Filter(place="Belroc"), {"que la route de Belroc est coupée"}),
        (Filter(stance="denies"), {"que le pont tient"}),
        (Filter(since="2023-06-01"), {"que le pont tient", "que la route de Belroc est coupée"}),
        (Filter(until="2023-05-31"), {"que le pont ferme", "que Jo Bell ment"}),
        (Filter(since="2023-06-15", until="2023-06-15"), {"que le pont tient", "que la route de Belroc est coupée"}),
        (Filter(publisher="le PHARE"), {"que le pont tient"}),
        (Filter(text="coupee"), {"que la route de Belroc est coupée"}),
        (Filter(text='"pont ferme"'), {"que le pont ferme"}),
        (Filter(text="coup*"), {"que la route de Belroc est coupée"}),
        (Filter(text="?!"), set()),
        (Filter(speaker="Bell", text="pont"), {"que le pont tient"}),
        (Filter(language="en"), set()),
    ],
    ids=lambda value: repr(sorted(value)) if isinstance(value, set) else str(value),
)
def test_filters_find_what_they_name(ledger: Ledger, asked: Filter, found: set[str]) -> None:
    ledger.add(make_reading(("Ana Ruiz", "le pont ferme"), ("Ana Ruiz", "Jo Bell ment"), about="Jo Bell"), "a")
    ledger.add(
        make_reading(("Jo Bell", "le pont tient"), published="2023-06-15", stance="denies", publisher="Le Phare"), "b"
    )
    ledger.add(
        make_reading(("Un riverain", "la route de Belroc est coupée"), published="2023-06", places=("Belroc",)), "c"
    )
    assert {row.content for row in ledger.statements(asked)} == found
    assert ledger.count("statements", asked) == len(found)


def test_a_country_stands_for_all_that_lies_in_it(ledger: Ledger) -> None:
    made = make_reading(("Ana Ruiz", "la route de Belroc est coupée"), places=("Belroc",))
    placed = tuple(replace(each, country="TN") if each.kind == "place" else each for each in made.entities)
    ledger.add(replace(made, entities=placed), "a")
    for name, found in (("Tunisie", 1), ("la Tunisie", 1), ("TUNISIA", 1), ("Belroc", 1), ("Maroc", 0)):
        assert ledger.count("statements", Filter(place=name)) == found
    assert [row.id for row in ledger.documents(Filter(about="Belroc"))] == [made.document.id]
    assert not ledger.count("documents", Filter(about="Ruizac"))


def said_to(reading: Reading, addressee: str) -> Reading:
    """The reading with its first statement made to somebody whom the text names."""
    start = reading.document.text.index(addressee)
    span = Span.of(reading.document.text, start, start + len(addressee))
    return replace(reading, statements=(replace(reading.statements[0], addressee=span), *reading.statements[1:]))


def test_whom_a_statement_is_made_to_is_found_by_any_spelling_and_by_words(ledger: Ledger) -> None:
    letter = make_reading(("Ana Ruiz", "à Volodymyr Zelensky le pont cède"), about="Volodymyr Zelensky")
    ledger.add(said_to(letter, "à Volodymyr Zelensky"), "a")
    ledger.add(
        said_to(make_reading(("Jo Bell", "aux députés indépendants le bac part")), "aux députés indépendants"), "b"
    )
    for asked in ("Zelensky", "Зеленський", "volodymyr zelenskyy"):
        assert [row.speaker for row in ledger.statements(Filter(to=asked))] == ["Ana Ruiz"]
    assert [row.speaker for row in ledger.statements(Filter(to="deputes"))] == ["Jo Bell"]
    assert ledger.count("statements", Filter(to="Ruiz")) == ledger.count("statements", Filter(to="pont")) == 0
    ledger.remove(letter.document.id)
    assert ledger.count("statements", Filter(to="Zelensky")) == 0


def test_one_id_of_one_source_is_a_version_only_of_what_is_like_it(ledger: Ledger) -> None:
    first, mended = (make_reading(("Ana Ruiz", f"le pont sur la rivière ferme ce soir à {n} heures")) for n in (6, 7))
    other, renamed = (make_reading(("Jo Bell", "la récolte est bonne"), title=title) for title in (None, "Pont fermé"))
    titled = make_reading(("Un riverain", "tout est fini"), title="PONT FERMÉ")
    outcomes = [ledger.add(each, "export.csv", own_id="export.csv#1").outcome for each in (first, mended, other)]
    assert outcomes == ["new", "version", "new"]
    assert ledger.load_document(other.document.id).versions == (other.document.id,)
    assert ledger.load_document(mended.document.id).versions == (first.document.id, mended.document.id)
    assert ledger.add(titled, "export.csv", own_id="export.csv#2").outcome == "new"
    ledger.remove(other.document.id)
    assert ledger.add(renamed, "export.csv", own_id="export.csv#2").outcome == "version"


def test_months_of_one_person_are_those_of_their_rows(ledger: Ledger) -> None:
    for n, time in enumerate(("2023-04", "2023-05", None)):
        reading = make_reading(("Ana Ruiz", f"Jo Bell ment {n}"), ("Jo Bell", f"le pont {n}"), about="Jo Bell")
        ledger.add(with_event(reading, "Jo Bell", "Ana Ruiz", time=time), "a")
    ledger.reject(f"{reading.document.id}/v1")
    (bell,) = ledger.people("Bell")
    for asked, by in ((Filter(person=bell.id), "person"), (Filter(speaker="Ruiz"), "speaker")):
        # There are no older versions: asked for them too, the ledger counts row by row and finds the same.
        counted = ledger.months(replace(asked, old=True))
        assert ledger.months(asked) == counted != (), by
        assert ledger.months(asked, ("2023-05",)) == tuple(row for row in counted if row.month == "2023-05")


def test_pages_hold_every_row_once(ledger: Ledger) -> None:
    for day in range(1, 8):
        published = None if day == 7 else f"2023-05-0{day}"
        ledger.add(
            make_reading(("Ana Ruiz", f"le jour {day}"), ("Jo Bell", f"le soir {day}"), published=published), "a"
        )
    for oldest_first in (False, True):
        seen, after = [], None
        while True:
            page = ledger.statements(limit=3, after=after, oldest_first=oldest_first)
            seen += [(row.day, row.row) for row in page]
            after = page.next
            if after is None:
                break
        assert len(seen) == 14
        assert seen == sorted(seen, reverse=not oldest_first)
    with pytest.raises(LedgerFault, match="no place in a list"):
        ledger.statements(after="rien")


def test_events_are_found_by_who_takes_part_and_when(ledger: Ledger) -> None:
    reading = make_reading(("Ana Ruiz", "Jo Bell ment"), about="Jo Bell")
    ledger.add(with_event(reading, "Ana Ruiz", "Jo Bell", time="2023-05"), "a")
    (event,) = ledger.events(Filter(about="Bell", type="ACCUSE", speaker="Ruiz", since="2023-05-20"))
    assert [party.name for party in event.actor] == ["Ana Ruiz"]
    assert event.according_to == f"{reading.document.id}/s1"
    assert (event.first_day, event.last_day) == ("2023-05-01", "2023-05-31")
    assert not ledger.events(Filter(since="2023-06-01")).rows


def test_edges_are_the_sum_of_what_each_document_adds(ledger: Ledger) -> None:
    made = [
        make_reading(("Ana Ruiz", f"Jo Bell ment {n}"), ("Jo Bell", f"Ana Ruiz rêve {n}"), about="Jo Bell")
        for n in range(4)
    ]
    for each in made:
        ledger.add(with_event(each, "Jo Bell", "Ana Ruiz", time="2023-04-30"), "a")
    ledger.remove(made[0].document.id)
    summed = "SELECT month, kind, stance, source, target, count FROM edge_rows WHERE count <> 0 ORDER BY 1, 2, 3, 4, 5"
    counted = (
        "SELECT month, kind, stance, source, target, count(*) FROM document_edges"
        " GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5"
    )
    assert list(ledger.query(summed)) == list(ledger.query(counted))
    assert {(edge.kind, edge.source, edge.target, edge.count) for edge in ledger.edges()} == {
        ("says", "Ana Ruiz", "Jo Bell", 3),
        ("says", "Jo Bell", "Ana Ruiz", 3),
        ("ACCUSE", "Jo Bell", "Ana Ruiz", 3),
    }


def test_copies_and_inferred_parties_add_no_edges(ledger: Ledger) -> None:
    made = [make_reading(("Ana Ruiz", f"Jo Bell ment {n}"), about="Jo Bell") for n in range(3)]
    told, inferred, other = (with_event(each, "Jo Bell", "Ana Ruiz", time="2023-04-30") for each in made)
    rule = Reason("fr.event.recipient.opponent")
    inferred = replace(inferred, events=tuple(replace(each, because=(*each.because, rule)) for each in inferred.events))
    for each in (told, inferred, other):
        ledger.add(each, "a")
    assert {(edge.kind, edge.count) for edge in ledger.edges()} == {("says", 3), ("ACCUSE", 2)}
    ledger.set_origin(told.document.id, told.document.id, 1.0)
    ledger.set_origin(other.document.id, told.document.id, 0.9)
    assert {(edge.kind, edge.count) for edge in ledger.edges()} == {("says", 2), ("ACCUSE", 1)}
    ledger.remove(told.document.id)
    assert {(edge.kind, edge.count) for edge in ledger.edges()} == {("says", 2), ("ACCUSE", 1)}


@pytest.mark.parametrize(
    "row", [DocumentRow, StatementRow, EventRow, PersonRow, SourceRow, EdgeRow], ids=lambda row: row.view
)
def test_rows_have_the_columns_of_their_views(ledger: Ledger, row: type[LedgerRow]) -> None:
    columns = {name for _, name, *_ in ledger.query(f"PRAGMA table_info({row.view})")}
    assert {field.name for field in fields(row)} == columns - {"text"}


def test_a_text_with_half_a_character_is_refused_and_leaves_nothing(ledger: Ledger) -> None:
    reading = make_reading(("Ana Ruiz", "le pont ferme"))
    broken = replace(reading, document=Document(reading.document.text + "\ud800"))
    with pytest.raises(LedgerFault):
        ledger.add(broken, "a")
    assert ledger.count("documents") == 0


def test_a_reader_sees_what_was_there_when_it_asked_and_cannot_write(ledger: Ledger, path: Path) -> None:
    with open_ledger(path, writable=False) as reader:
        ledger.add(make_reading(("Ana Ruiz", "le pont ferme")), "a")
        assert reader.count("documents") == 1
        with pytest.raises(LedgerFault, match="for reading only"):
            reader.add(make_reading(("Jo Bell", "le pont tient")), "b")


def test_any_sqlite_tool_reads_the_views(ledger: Ledger, path: Path) -> None:
    """Python's own SQLite is often some years older than the ledger's."""
    reading = make_reading(("Ana Ruiz", "Jo Bell ment"), about="Jo Bell")
    ledger.add(with_event(reading, "Ana Ruiz", "Jo Bell", time="2023-05"), "a")
    connection = sqlite3.connect(path)
    views = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
    assert {"documents", "statements", "events", "times", "entities", "mentions", "people"} <= set(views)
    counts = {view: len(connection.execute(f"SELECT * FROM {view}").fetchall()) for view in views}
    connection.close()
    assert (counts["statements"], counts["events"], counts["people"], counts["edges"]) == (1, 1, 2, 2)


def test_spellings_of_one_name_are_one_person_and_found_in_any_script(ledger: Ledger) -> None:
    for number, name in enumerate(("Alexandre Loukachenko", "Alexandre Lukashenko", "Alexandre Lukas")):
        ledger.add(make_reading((name, f"le pont {number} ferme")), "a")
    assert len(ledger.people("Loukachenko")) == 1
    for asked in ("Loukachenko", "lukashenko", "Лукашенко"):
        assert {row.content for row in ledger.statements(Filter(speaker=asked))} == {
            "que le pont 0 ferme",
            "que le pont 1 ferme",
        }
    assert {person.name for person in ledger.people("luka")} == {"Alexandre Loukachenko", "Alexandre Lukas"}


def test_what_documents_are_added_by_is_compiled_once(path: Path) -> None:
    """With fewer statements kept than one document goes through, ten were compiled anew for each of these."""
    made = [
        (make_reading(*((f"Ana {chr(97 + m)}{chr(97 + n)}uret", f"le pont {n} tient {m}") for m in range(12))), "a")
        for n in range(20)
    ]
    with open_ledger(path) as ledger:
        cache = ledger._database.connection.cache_stats
        list(ledger.add_all(made[:10]))
        missed = cache()["misses"]
        list(ledger.add_all(made[10:]))
        assert cache()["misses"] - missed < 2 * 10
