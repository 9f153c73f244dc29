"""When: iCalendar (RFC 5545) and the JSON of TimelineJS."""

from __future__ import annotations

import json
from datetime import date, timedelta
from html import escape
from typing import Any

from selon.desk.export.tables import all_events_once, headline
from selon.ledger import EventRow, Filter, Ledger
from selon.ui import Words

# Bytes in a line of a calendar before it has to be folded.
LINE = 74


def to_icalendar(ledger: Ledger, asked: Filter, words: Words) -> bytes:
    """Every event that its own clause dates, on all the days it can have been; the place where that names one.

    A day that is only inferred is in the tables, marked: in somebody's calendar it would look like one that was told.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Selon//Selon//FR", "CALSCALE:GREGORIAN"]
    added = {row.id: row.added_at for row in ledger.documents(limit=100_000)}
    for row in all_events_once(ledger, asked):
        if row.first_day is None or row.last_day is None or not row.tells("time"):
            continue
        stamp = added.get(row.document, "1970-01-01T00:00:00")[:19].replace("-", "").replace(":", "")
        ends = date.fromisoformat(row.last_day) + timedelta(days=1)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{row.id.replace('/', '-')}@selon",
            f"DTSTAMP:{stamp}Z",
            f"DTSTART;VALUE=DATE:{row.first_day.replace('-', '')}",
            f"DTEND;VALUE=DATE:{ends.isoformat().replace('-', '')}",
            f"SUMMARY:{_text(headline(row, words))}",
            f"DESCRIPTION:{_text(row.evidence)}",
            *([f"LOCATION:{_text(row.place)}"] if row.place and row.tells("place") else []),
            *([f"URL:{row.url}"] if row.url and row.url.startswith("http") else []),
            f"STATUS:{_status(row)}",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(_fold(line) for line in lines).encode("utf-8", "replace")


def _status(row: EventRow) -> str:
    """Confirmed is only what the report itself tells as a fact."""
    if row.factuality == "CT-":
        return "CANCELLED"
    return "CONFIRMED" if row.factuality == "CT+" and row.according_to is None else "TENTATIVE"


def _text(value: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        value = value.replace(plain, written)
    return value


def _fold(line: str) -> str:
    """A line in pieces that a calendar can hold, none of which cuts a letter."""
    pieces, here = [], ""
    for letter in line:
        if len((here + letter).encode("utf-8", "replace")) > LINE:
            pieces.append(here)
            here = " "
        here += letter
    return "\r\n".join([*pieces, here]) + "\r\n"


def to_timelinejs(ledger: Ledger, asked: Filter, words: Words) -> bytes:
    """The JSON that TimelineJS 3 loads: a slide for each event that its own clause dates."""
    dated = (row for row in all_events_once(ledger, asked) if row.first_day and row.last_day and row.tells("time"))
    slides = [_slide(row, words) for row in dated]
    return json.dumps({"events": slides}, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _slide(row: EventRow, words: Words) -> dict[str, Any]:
    source = escape(" — ".join(each for each in (row.publisher, row.title) if each))
    link = f'<a href="{escape(row.url)}">{source or "↗"}</a>' if row.url and row.url.startswith("http") else source
    slide: dict[str, Any] = {
        "unique_id": row.id.replace("/", "-"),
        "start_date": _date(str(row.first_day)),
        "text": {"headline": escape(headline(row, words)), "text": f"<p>{escape(row.evidence)}</p><p>{link}</p>"},
        "group": words(f"event.{row.type}"),
    }
    if row.last_day != row.first_day:
        slide["end_date"] = _date(str(row.last_day))
    return slide


def _date(day: str) -> dict[str, int]:
    year, month, number = (int(part) for part in day.split("-"))
    return {"year": year, "month": month, "day": number}
