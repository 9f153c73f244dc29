"""What a ledger holds in the formats of others; docs/exports.md tells how each field is mapped."""

from __future__ import annotations

from collections.abc import Callable

from selon.desk.export import acled, archive, calendar, entities, feeds, linked, plover, spreadsheet, web_annotation
from selon.ledger import Filter, Ledger
from selon.ui import Words, load_words

Export = Callable[[Ledger, Filter], bytes]

# Formats that hold one table, which has to be named.
TABLED: dict[str, Callable[[Ledger, Filter, str], bytes]] = {
    "csv": spreadsheet.to_csv,
    "jsonl": spreadsheet.to_jsonl,
    "parquet": archive.to_parquet,
}
WHOLE: dict[str, Export] = {
    "annotations": web_annotation.to_annotations,
    "plover": plover.to_plover,
    "acled": acled.to_acled,
    "ftm": entities.to_follow_the_money,
    "geojson": entities.to_geojson,
    "jsonld": linked.to_jsonld,
    "atom": feeds.to_atom,
}
# Formats that people read as they are, in words of the screen's language.
WORDED: dict[str, Callable[[Ledger, Filter, Words], bytes]] = {
    "xlsx": spreadsheet.to_xlsx,
    "ics": calendar.to_icalendar,
    "timelinejs": calendar.to_timelinejs,
}
FORMATS = (*TABLED, *WHOLE, *WORDED)
SUFFIXES = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".geojson": "geojson",
    ".ics": "ics",
    ".jsonld": "jsonld",
    ".atom": "atom",
}


def export(ledger: Ledger, wanted: str, asked: Filter, table: str = "statements", ui: str = "en") -> bytes:
    """The rows that a filter asks for in a format of `FORMATS`; `table` is one of `tables.TABLES`."""
    if wanted in WORDED:
        return WORDED[wanted](ledger, asked, load_words(ui))
    if wanted in TABLED:
        return TABLED[wanted](ledger, asked, table)
    return WHOLE[wanted](ledger, asked)
