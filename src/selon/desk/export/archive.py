"""Parquet, for DuckDB, Polars, pandas and R."""

from __future__ import annotations

import io
from typing import Any

from selon.desk.export.tables import TABLES
from selon.ledger import Filter, Ledger

_DAYS = ("first_day", "last_day", "day", "before_day", "after_day")
_NUMBERS = ("start", "end", "documents", "statements", "version", "days")
_FRACTIONS = ("latitude", "longitude", "shared", "score")
_FLAGS = (
    *("hearsay", "replaced", "copy", "actor_told", "recipient_told", "place_told", "time_told"),
    *(f"{turn}{flag}" for turn in ("", "before_", "after_") for flag in ("day_told", "content_denied")),
)


def to_parquet(ledger: Ledger, asked: Filter, table: str) -> bytes:
    """A table as Parquet: days are dates, the rest strings, numbers and booleans; what is unknown is null."""
    import pyarrow
    from pyarrow import parquet

    write: Any = parquet.write_table
    rows = list(TABLES[table].rows(ledger, asked))
    columns = {
        name: pyarrow.array(_values(rows, name), type=_type(pyarrow, name, rows)) for name in TABLES[table].columns
    }
    out = io.BytesIO()
    write(pyarrow.table(columns), out, compression="zstd")
    return out.getvalue()


def _values(rows: list[dict[str, Any]], name: str) -> list[Any]:
    from datetime import date

    values = [row[name] for row in rows]
    return [date.fromisoformat(each) if each else None for each in values] if name in _DAYS else values


def _type(pyarrow: Any, name: str, rows: list[dict[str, Any]]) -> Any:
    if name in _DAYS:
        return pyarrow.date32()
    if name in _FRACTIONS:
        return pyarrow.float64()
    if name in _FLAGS:
        return pyarrow.bool_()
    if name in _NUMBERS or (rows and isinstance(rows[0][name], int)):
        return pyarrow.int64()
    return pyarrow.string()
