"""Event tables of the shapes political scientists load: PLOVER/POLECAT and ACLED.

Source: PLOVER 0.8 and the POLECAT codebook (column names); ACLED codebook 2023 (columns, event types).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from selon.desk.export.spreadsheet import harmless
from selon.desk.export.tables import all_events
from selon.ledger import EventRow, Filter, Ledger

# ACLED codes only violence, protest and the moves around them; other types have no place in it.
ACLED = {
    "ASSAULT": ("Political violence", "Battles", "Armed clash"),
    "PROTEST": ("Demonstrations", "Protests", "Peaceful protest"),
    "COERCE": ("Strategic developments", "Strategic developments", "Arrests"),
    "MOBILIZE": ("Strategic developments", "Strategic developments", "Change to group/activity"),
    "RETREAT": ("Strategic developments", "Strategic developments", "Non-violent transfer of territory"),
    "AGREE": ("Strategic developments", "Strategic developments", "Agreement"),
}


def to_plover(ledger: Ledger, asked: Filter) -> bytes:
    """CSV with the columns of POLECAT; an event is one row, several actors parted by ;."""
    return _table(_plover(row) for row in all_events(ledger, asked))


def to_acled(ledger: Ledger, asked: Filter) -> bytes:
    """CSV with the columns of ACLED, of events the report or a source tells as fact; others have no place in it."""
    return _table(_acled(row) for row in all_events(ledger, asked) if row.type in ACLED and row.factuality == "CT+")


def _plover(row: EventRow) -> dict[str, Any]:
    # A row of this shape has no mark for what is inferred: it holds what the event's own clause tells.
    where, when = row.tells("place"), row.tells("time")
    return {
        "Event ID": row.id,
        "Event Date": row.first_day if when else None,
        "Event Date End": row.last_day if when else None,
        "Event Type": row.type,
        "Event Mode": row.mode,
        "Contexts": ";".join(row.context),
        "Actor Name": ";".join(each.name for each in row.actor),
        "Recipient Name": ";".join(each.name for each in row.recipient),
        "Placename": row.place if where else None,
        "Country": row.country if where else None,
        "Latitude": row.latitude if where else None,
        "Longitude": row.longitude if where else None,
        "Factuality": row.factuality,
        "According To": row.according_to_speaker,
        "Publisher": row.publisher,
        "Headline": row.title,
        "URL": row.url,
        "Event Text": row.evidence,
    }


def _acled(row: EventRow) -> dict[str, Any]:
    disorder, kind, sub = ACLED[row.type]
    actors = [each.name for each in row.actor]
    others = [each.name for each in row.recipient]
    return {
        "event_id_cnty": row.id,
        "event_date": row.first_day,
        "year": row.first_day[:4] if row.first_day else None,
        "time_precision": _precision(row),
        "disorder_type": disorder,
        "event_type": kind,
        "sub_event_type": sub,
        "actor1": "; ".join(actors),
        "assoc_actor_1": None,
        "actor2": "; ".join(others),
        "assoc_actor_2": None,
        "country": row.country,
        "location": row.place,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "geo_precision": 3 if row.place and not row.tells("place") else 1 if row.latitude is not None else None,
        "source": row.publisher,
        "source_scale": None,
        "notes": row.evidence,
        "fatalities": None,
    }


def _precision(row: EventRow) -> int:
    """1 for a day, 2 for a week, 3 for a month or less and for what is inferred, as ACLED has it."""
    if row.first_day is None or row.last_day is None or not row.tells("time"):
        return 3
    from datetime import date

    days = (date.fromisoformat(row.last_day) - date.fromisoformat(row.first_day)).days
    return 1 if days == 0 else 2 if days <= 7 else 3


def _table(rows: Iterator[dict[str, Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, fieldnames=list(row))
            writer.writeheader()
        writer.writerow({key: harmless(value) for key, value in row.items()})
    return out.getvalue().encode("utf-8-sig", "replace")
