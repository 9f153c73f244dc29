"""Every export, checked by a reader that nobody here wrote."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import icalendar
import jsonschema
import openpyxl
import pandas
import pyarrow.parquet
import pytest
from followthemoney import model
from made_readings import make_reading, with_event

import selon
from selon.desk.charts import KINDS, make_chart, render_chart
from selon.desk.export import FORMATS, TABLED, WHOLE, WORDED, export
from selon.desk.export.feeds import ATOM
from selon.desk.export.tables import TABLES, all_events_once
from selon.desk.linking import link_new
from selon.ledger import Filter, open_ledger
from selon.record.csv import harmless
from selon.ui import load_words
from selon.version import VERSION

ALL = Filter()
# What the W3C's model and RFC 7946 ask for, as JSON Schemas.
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "motivation", "target", "body"],
    "properties": {
        "type": {"const": "Annotation"},
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["source", "selector"],
                "properties": {
                    "source": {"type": "string", "format": "uri"},
                    "selector": {
                        "type": "array",
                        "prefixItems": [
                            {"required": ["start", "end"], "properties": {"type": {"const": "TextPositionSelector"}}},
                            {
                                "required": ["exact", "prefix", "suffix"],
                                "properties": {"type": {"const": "TextQuoteSelector"}},
                            },
                        ],
                    },
                },
            },
        },
    },
}
FEATURES = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "items": {
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "geometry": {
                        "properties": {
                            "type": {"const": "Point"},
                            "coordinates": {
                                "prefixItems": [
                                    {"type": "number", "minimum": -180, "maximum": 180},
                                    {"type": "number", "minimum": -90, "maximum": 90},
                                ],
                                "minItems": 2,
                                "maxItems": 2,
                            },
                        }
                    },
                },
            }
        },
    },
}


def test_every_format_is_listed_on_the_command_line() -> None:
    from selon.cli import export as command

    assert set(command.FORMATS) == set(FORMATS)
    assert set(command.TABLES) == set(TABLES)
    assert set(TABLED) | set(WHOLE) | set(WORDED) == set(FORMATS)


@pytest.mark.parametrize("table", TABLES)
def test_one_table_is_the_same_in_csv_jsonl_parquet_and_xlsx(dossier: Any, table: str) -> None:
    data = export(dossier.ledger, "csv", ALL, table)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    lines = [json.loads(line) for line in export(dossier.ledger, "jsonl", ALL, table).decode().splitlines()]
    parquet = pyarrow.parquet.read_table(io.BytesIO(export(dossier.ledger, "parquet", ALL, table)))
    frame = pandas.read_csv(io.BytesIO(data))
    assert len(rows) == len(lines) == parquet.num_rows == len(frame) > 0
    assert list(rows[0]) == list(lines[0]) == parquet.column_names == list(frame.columns)


def test_a_workbook_has_a_sheet_for_each_table_with_dates_and_links(dossier: Any) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(dossier.ledger, "xlsx", ALL)))
    assert book.sheetnames == list(TABLES)
    sheet = book["statements"]
    assert sheet.auto_filter.ref == sheet.dimensions
    head = [cell.value for cell in sheet[1]]
    content = sheet.cell(1, head.index("content") + 1).column_letter
    assert sheet.column_dimensions[content].width > sheet.column_dimensions["A"].width
    row = next(row for row in sheet.iter_rows(min_row=2) if row[head.index("first_day")].value)
    assert isinstance(row[head.index("first_day")].value, datetime | date)
    assert isinstance(row[head.index("start")].value, int)
    assert row[head.index("evidence")].hyperlink.target.startswith("https://")


def test_days_are_dates_in_parquet(dossier: Any) -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(export(dossier.ledger, "parquet", ALL, "events")))
    assert str(table.schema.field("first_day").type) == "date32[day]"
    assert str(table.schema.field("latitude").type) == "double"


def test_annotations_hold_the_model_and_their_selectors_hold_in_the_text(dossier: Any) -> None:
    data = json.loads(export(dossier.ledger, "annotations", ALL))
    texts = {reading.document.url: reading.document.text for reading in dossier.readings}
    assert data["total"] == len(data["first"]["items"]) > 100
    for item in data["first"]["items"]:
        jsonschema.validate(item, ANNOTATION)
        for target in item["target"]:
            position, quote = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


@pytest.mark.parametrize(("wanted", "column"), [("plover", "Event Type"), ("acled", "event_type")])
def test_event_shapes_are_read_by_pandas(dossier: Any, wanted: str, column: str) -> None:
    frame = pandas.read_csv(io.BytesIO(export(dossier.ledger, wanted, ALL)), sep="\t" if wanted == "plover" else ",")
    assert len(frame) >= 10
    assert frame[column].notna().all()


def test_entities_point_at_entities_of_the_same_file(dossier: Any) -> None:
    entities = [json.loads(line) for line in export(dossier.ledger, "ftm", ALL).decode().splitlines()]
    ids = {each["id"] for each in entities}
    assert {each["schema"] for each in entities} >= {"Person", "Organization", "Article", "Event"}
    for each in entities:
        assert all(isinstance(value, list) and value for value in each["properties"].values())
        assert ids >= {*each["properties"].get("involved", ()), *each["properties"].get("proof", ())}


def test_entities_are_read_by_followthemoney(dossier: Any) -> None:
    for line in export(dossier.ledger, "ftm", ALL).decode().splitlines():
        written = json.loads(line)
        entity = model.get_proxy(written, cleaned=False)
        entity.schema.validate(written)
        # What it knows no property for, it drops without a word.
        assert {name: set(values) for name, values in entity.to_dict()["properties"].items()} == {
            name: set(values) for name, values in written["properties"].items()
        }


def test_points_lie_on_the_globe(dossier: Any) -> None:
    jsonschema.validate(json.loads(export(dossier.ledger, "geojson", ALL)), FEATURES)


def test_calendars_are_read_by_a_calendar(dossier: Any) -> None:
    data = export(dossier.ledger, "ics", ALL)
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert len(events) > 15
    assert all(event.decoded("dtstart") < event.decoded("dtend") for event in events)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_timelines_have_what_timelinejs_asks_for(dossier: Any) -> None:
    slides = json.loads(export(dossier.ledger, "timelinejs", ALL))["events"]
    assert all(slide["start_date"]["year"] and slide["text"]["headline"] for slide in slides)
    assert len({slide["unique_id"] for slide in slides}) == len(slides)


def test_what_is_inferred_is_marked_or_left_out(dossier: Any) -> None:
    rows = {row["id"]: row for row in TABLES["events"].rows(dossier.ledger, ALL)}
    told = {id for id, row in rows.items() if row["time_told"]}
    somewhere = {id for id, row in rows.items() if row["place_told"]}
    assert 0 < len(told) < len(rows)
    once = {row.id for row in all_events_once(dossier.ledger, ALL)}
    assert len(once) < len(rows)
    assert 0 < len(somewhere) < sum(row["place"] is not None for row in rows.values())
    events = icalendar.Calendar.from_ical(export(dossier.ledger, "ics", ALL)).walk("VEVENT")
    assert {event["uid"].removesuffix("@selon").replace("-", "/") for event in events} == told & once
    assert all(
        event["uid"].removesuffix("@selon").replace("-", "/") in somewhere for event in events if "location" in event
    )
    slides = json.loads(export(dossier.ledger, "timelinejs", ALL))["events"]
    assert {slide["unique_id"].replace("-", "/") for slide in slides} == told & once
    coded = pandas.read_csv(io.BytesIO(export(dossier.ledger, "plover", ALL)), sep="\t").set_index("Event ID")
    assert set(coded.index) == once
    assert set(coded.index[coded["Event Date"].notna()]) == told & once
    assert set(coded.index[coded["Placename"].notna()]) == somewhere & once
    violent = pandas.read_csv(io.BytesIO(export(dossier.ledger, "acled", ALL))).set_index("event_id_cnty")
    assert all(id in told for id in violent.index[violent["time_precision"] < 3])
    assert all(id not in somewhere for id in violent.index[violent["geo_precision"] == 3])
    points = json.loads(export(dossier.ledger, "geojson", ALL))["features"]
    assert all(each["properties"]["place_told"] == (each["id"] in somewhere) for each in points)


def test_parties_that_are_inferred_are_marked_or_left_out(dossier: Any) -> None:
    once = {row.id for row in all_events_once(dossier.ledger, ALL)}
    rows = {row["id"]: row for row in TABLES["events"].rows(dossier.ledger, ALL) if row["id"] in once}
    guessed = {id for id, row in rows.items() if row["actor_told"] is False}
    assert guessed
    assert all(row["actor_told"] is None for row in rows.values() if not row["actor"])
    coded = pandas.read_csv(io.BytesIO(export(dossier.ledger, "plover", ALL)), sep="\t").set_index("Event ID")
    assert coded.loc[list(guessed), "Actor Name"].isna().all()
    assert set(coded.index[coded["Actor Name"].notna()]) == {id for id, row in rows.items() if row["actor_told"]}
    violent = pandas.read_csv(io.BytesIO(export(dossier.ledger, "acled", ALL))).set_index("event_id_cnty")
    assert violent.loc[violent.index.isin(guessed), "actor1"].isna().all()
    points = json.loads(export(dossier.ledger, "geojson", ALL))["features"]
    told = {each["id"]: each["properties"]["actor_told"] for each in points}
    assert all(told[id] == rows[id]["actor_told"] for id in told.keys() & once)


def test_only_what_is_told_as_fact_binds_people_to_an_event(dossier: Any) -> None:
    sure = {row["id"] for row in TABLES["events"].rows(dossier.ledger, ALL) if row["factuality"] == "CT+"}
    entities = [json.loads(line) for line in export(dossier.ledger, "ftm", ALL).decode().splitlines()]
    assert 0 < sum(each["schema"] == "Event" for each in entities) == len(sure)
    slides = json.loads(export(dossier.ledger, "timelinejs", ALL))["events"]
    for slide in slides:
        marked = re.search(r" \((?:denied|prob|poss|unc|not)[^)]*\)", slide["text"]["headline"])
        assert (marked is None) == (slide["unique_id"].replace("-", "/") in sure)


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "empty.db") as ledger:
        for name, table in TABLES.items():
            assert export(ledger, "csv", ALL, name).decode("utf-8-sig").strip() == ",".join(table.columns)
            parquet = pyarrow.parquet.read_table(io.BytesIO(export(ledger, "parquet", ALL, name)))
            assert tuple(parquet.column_names) == table.columns
        book = openpyxl.load_workbook(io.BytesIO(export(ledger, "xlsx", ALL)))
        columns = TABLES["reversals"].columns
        assert tuple(cell.value for cell in book["reversals"][1] if cell.value in columns) == columns


# Each a report, and what ACLED codes of it: sub-event types, with whoever does it.
CODED = [
    ("Lundi, des rebelles ont attaqué des soldats à Darn.", ["Armed clash"]),
    ("L'armée a bombardé lundi la ville de Sarvine.", ["Shelling/artillery/missile attack"]),
    ("Un homme s'est fait exploser lundi à Darn.", ["Suicide bomb"]),
    ("Des soldats ont abattu lundi deux journalistes.", ["Attack"]),
    ("Un homme a tiré lundi sur son voisin.", []),
    ("La police a arrêté lundi trois opposants.", ["Arrests"]),
    ("Le tribunal a condamné lundi la maire à deux ans de prison.", []),
    ("Le préfet a interdit lundi la marche des lycéens.", []),
    ("Les rebelles ont libéré lundi un otage.", []),
    ("Des pêcheurs ont manifesté lundi à Darn.", ["Peaceful protest"]),
    ("Des pêcheurs ont manifesté lundi à Darn. La marche des pêcheurs a eu lieu lundi à Darn.", ["Peaceful protest"]),
    ("Lundi, des manifestants ont jeté des pierres sur les gendarmes à Darn.", ["Violent demonstration"]),
    ("Lundi, des voisins ont jeté des pierres sur une chienne à Darn.", []),
    ("Les cheminots ont fait grève lundi.", []),
    ("Le gouvernement craint que des rebelles attaquent l'armée lundi.", []),
]


@pytest.mark.parametrize(("text", "coded"), CODED)
def test_acled_has_what_acled_codes(tmp_path: Path, text: str, coded: list[str]) -> None:
    with open_ledger(tmp_path / "one.db") as ledger:
        ledger.add(selon.read(text, published="2024-03-12"), "depeche.txt")
        rows = list(csv.DictReader(io.StringIO(export(ledger, "acled", ALL).decode("utf-8-sig"))))
    assert [row["sub_event_type"] for row in rows] == coded
    assert all(row["event_date"] == "2024-03-11" and row["source"] == "depeche.txt" for row in rows)


def test_acled_has_one_march_of_two_reports_once_with_both_sources(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "march.db") as ledger:
        for name, text in (
            ("a.txt", "Des pêcheurs ont manifesté lundi à Darn."),
            ("b.txt", "Quelque 300 personnes ont défilé lundi à Darn contre la taxe."),
        ):
            ledger.add(selon.read(text, published="2024-03-12"), name)
        [row] = csv.DictReader(io.StringIO(export(ledger, "acled", ALL).decode("utf-8-sig")))
    assert sorted(row["source"].split("; ")) == ["a.txt", "b.txt"]


def test_acled_says_according_to_whom_and_who_denies_it(tmp_path: Path) -> None:
    said = "« L'armée a bombardé le pont lundi », affirme l'avocat Paul Mérin."
    denied = "« L'armée n'a pas bombardé le pont », a répondu le ministre, Ivo Kern."
    with open_ledger(tmp_path / "one.db") as ledger:
        ledger.add(selon.read(f"{said} {denied}", published="2024-03-12"), "depeche.txt")
        link_new(ledger)
        (row,) = csv.DictReader(io.StringIO(export(ledger, "acled", ALL).decode("utf-8-sig")))
    assert row["notes"].startswith("According to Paul Mérin: ")
    assert row["notes"].endswith("[Disputed by Ivo Kern.]")


def test_what_is_inferred_has_another_mark_in_a_chart(dossier: Any) -> None:
    spec = json.dumps(make_chart(dossier.ledger, "timeline", ALL, load_words("fr")), ensure_ascii=False)
    drawn = render_chart(json.loads(spec), ".svg").decode()
    for known in ("dit par le texte", "déduit"):
        assert f'"told": "{known}"' in spec
        assert known in drawn


def test_linked_data_names_speaker_and_report(dossier: Any) -> None:
    graph = json.loads(export(dossier.ledger, "jsonld", ALL))["@graph"]
    assert {each["@type"] for each in graph} == {"Claim", "Quotation"}
    assert all((each.get("appearance") or each["isPartOf"])["publisher"]["name"] for each in graph)


def test_feeds_are_read_by_a_feed_reader(dossier: Any) -> None:
    feed = feedparser.parse(export(dossier.ledger, "atom", ALL))
    assert not feed.bozo
    assert len(feed.entries) > 100
    assert all(entry.id and entry.title and entry.link for entry in feed.entries)


def test_no_text_becomes_a_formula() -> None:
    assert harmless("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert harmless("un mot") == "un mot"


@pytest.mark.parametrize("kind", KINDS)
def test_charts_are_drawn_from_one_definition(dossier: Any, kind: str) -> None:
    spec = make_chart(dossier.ledger, kind, ALL, load_words("fr"))
    assert re.search(r"vega-lite/v\d", spec["$schema"])
    assert ElementTree.fromstring(render_chart(spec, ".svg").decode()).tag.endswith("svg")
    assert json.loads(render_chart(spec, ".json")) == spec
    if kind == "stances":
        assert render_chart(spec, ".png").startswith(b"\x89PNG")


def test_every_row_tells_the_file_of_its_report_and_what_read_it(tmp_path: Path) -> None:
    reading = with_event(make_reading(("Ana Ruiz", "le pont ferme")), "Ana Ruiz", "Ana Ruiz", time="2023-05-08")
    with open_ledger(tmp_path / "a.db") as ledger:
        ledger.add(reading, "/reports/pont.txt")
        made = {"file": "/reports/pont.txt", "selon": VERSION, "rules": reading.rules, "model": reading.model}
        for table in ("statements", "events", "documents"):
            (row,) = TABLES[table].rows(ledger, ALL)
            assert {name: row[name] for name in made} == made
        (row,) = csv.DictReader(io.StringIO(export(ledger, "plover", ALL).decode()), delimiter="\t")
        assert [row[name] for name in ("File", "Selon", "Rules", "Model")] == [*made.values()]
        atom = ElementTree.fromstring(export(ledger, "atom", ALL))
        assert [each.text for each in atom.iter(f"{{{ATOM}}}name")] == ["Selon", "pont.txt"]


def test_rows_of_copies_are_marked(dossier: Any) -> None:
    copies = {row.id for row in dossier.ledger.documents() if row.origin not in (None, row.id)}
    assert copies
    for table in ("statements", "events"):
        rows = list(TABLES[table].rows(dossier.ledger, ALL))
        assert {row["document"] for row in rows if row["copy"]} <= copies
        assert not copies & {row["document"] for row in rows if not row["copy"]}


def test_disputes_tell_the_files_of_either_side(dossier: Any) -> None:
    rows = list(TABLES["disputes"].rows(dossier.ledger, ALL))
    found = {row.id: row.file for row in dossier.ledger.documents()}
    assert all(row["files"].split(" | ")[0] == found[row["row"].partition("/")[0]] for row in rows)
    assert rows
