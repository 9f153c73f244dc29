"""Answers of a ledger: rows in their order, pages of them, and frames of pandas and Polars where they are installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from importlib import import_module
from typing import Any, Generic, Self, TypeVar

from selon.ledger.fault import LedgerFault
from selon.ledger.rows import LedgerRow

Row = TypeVar("Row", bound=LedgerRow)


class Rows(tuple[Row, ...]):
    """Rows of one kind, in the order of the answer."""

    kind: type[Row]

    def __new__(cls, kind: type[Row], rows: Iterable[Row]) -> Self:
        """The rows, and of what kind they are also where there are none."""
        made = super().__new__(cls, rows)
        made.kind = kind
        return made

    def to_pandas(self) -> Any:
        """A row of the frame for each; see `to_pandas`."""
        return to_pandas(self, self.kind)

    def to_polars(self) -> Any:
        """A row of the frame for each; see `to_polars`."""
        return to_polars(self, self.kind)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows, and where the next ones begin: what to ask with as `after`; None where there are no more."""

    rows: Rows[Row]
    next: str | None = None

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_pandas(self) -> Any:
        """The rows of this page; see `to_pandas`."""
        return self.rows.to_pandas()

    def to_polars(self) -> Any:
        """The rows of this page; see `to_polars`."""
        return self.rows.to_polars()


def to_pandas(rows: Iterable[LedgerRow], *kinds: type[LedgerRow]) -> Any:
    """A row of the frame for each row of the ledger, a column for each field; lists and parties stay what they are.

    Args:
        kinds: whose columns there are at least, for where there are no rows.

    Raises:
        LedgerFault: pandas is not installed.
    """
    columns, table = _table(rows, kinds)
    return _package("pandas").DataFrame(table, columns=columns)


def to_polars(rows: Iterable[LedgerRow], *kinds: type[LedgerRow]) -> Any:
    """The same as a Polars frame.

    Raises:
        LedgerFault: Polars is not installed.
    """
    columns, table = _table(rows, kinds)
    # All rows tell the type of a column: in the first hundred a date may be missing throughout.
    return _package("polars").DataFrame(table, schema=columns, infer_schema_length=None)


def _table(rows: Iterable[LedgerRow], kinds: Iterable[type[LedgerRow]]) -> tuple[list[str], list[dict[str, Any]]]:
    """The columns, and the rows as plain data: rows of two kinds have the columns of both."""
    columns = {name: None for kind in kinds for name in (*(field.name for field in fields(kind)), *kind.flags)}
    table = []
    for row in rows:
        plain = {name: list(value) if isinstance(value, tuple) else value for name, value in row.to_dict().items()}
        columns.update(dict.fromkeys(plain))
        table.append(plain)
    return list(columns), table


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise LedgerFault("no_package", value=name) from error
