"""Whom a report credits: the agencies whose dispatch it prints or builds on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

END, START = 400, 300


@dataclass(frozen=True, slots=True)
class CreditRule:
    """One way agencies are credited; a pattern for each agency."""

    id: str
    where: str
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    finds: tuple[str, ...]
    skips: tuple[str, ...]

    def find(self, text: str) -> Iterator[str]:
        """The agencies a piece of text credits this way."""
        for agency, pattern in self.patterns:
            if pattern.search(text):
                yield agency


def find_credits(text: str, byline: str = "") -> tuple[str, ...]:
    """The agencies a report credits at its beginning, at its end or in its byline, each once, sorted.

    An agency that a sentence only speaks of is not credited.

    Args:
        byline: author or publisher, as the source writes them.

    >>> find_credits("Le pont ferme.\\n\\nLe Courrier avec AFP")
    ('AFP',)
    """
    pieces = {"start": text[:START], "end": text.rstrip()[-END:], "byline": byline}
    return tuple(sorted({agency for rule in load_credits() for agency in rule.find(pieces[rule.where])}))


def find_sender(text: str) -> str | None:
    """The agency whose dateline opens a report.

    >>> find_sender("Belroc, 14 nov 2023 (AFP) – Le pont ferme.")
    'AFP'
    """
    dateline = next(rule for rule in load_credits() if rule.id == "credit.dateline")
    return next(dateline.find(text[:START]), None)


@cache
def load_credits() -> tuple[CreditRule, ...]:
    """The rules of credits.toml, read once in a process."""
    table = tomllib.loads((files("selon") / "copies" / "credits.toml").read_text(encoding="utf8"))
    marks = {each["name"]: "|".join(map(re.escape, each["marks"])) for each in table["agency"]}
    return tuple(
        CreditRule(
            each["id"],
            each["where"],
            tuple((name, re.compile(each["pattern"].replace("{agency}", _word(mark)))) for name, mark in marks.items()),
            tuple(each["finds"]),
            tuple(each["skips"]),
        )
        for each in table["credit"]
    )


def _word(marks: str) -> str:
    return rf"\b(?:{marks})\b"
