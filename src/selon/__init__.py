"""Selon reads news reports and records who said what, when and according to whom, with the exact words.

>>> import selon
>>> reading = selon.read("« Rien n'est décidé », affirme la ministre.", published="2022-12")
>>> reading.statements[0].content[0].text
"Rien n'est décidé"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selon.version import VERSION

if TYPE_CHECKING:
    from selon.ledger import open_ledger as open
    from selon.reading.read import read

__version__ = VERSION
__all__ = ["__version__", "open", "read"]


def __getattr__(name: str) -> Any:
    """`selon.read` and `selon.open`, fetched when first asked for: the language model takes a second to import."""
    if name == "read":
        from selon.reading.read import read

        return read
    if name == "open":
        from selon.ledger import open_ledger

        return open_ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
