"""The answer of `selon verify` in words."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from selon.record.gist import SIGNS, one_line, speaker_name
from selon.ui import Words

if TYPE_CHECKING:
    from rich.text import Text

    from selon.desk.verify import Finding
    from selon.record import Reading

_STYLES = {"verbatim": "bold green", "nearly": "bold yellow"}


def verdict_text(finding: Finding, reading: Reading, options: argparse.Namespace, words: Words) -> Text:
    """Whether it was said and by whom, with its colour."""
    from rich.text import Text

    against = finding.against or finding.verdict.startswith("other")
    style = "bold red" if against else _STYLES.get(finding.verdict, "bold")
    return Text(_verdict(finding, reading, options, words), style=style)


def _verdict(finding: Finding, reading: Reading, options: argparse.Namespace, words: Words) -> str:
    from selon.desk.speakers import find_meant

    statement = finding.statement
    values = {"score": str(finding.score), "asked": one_line(options.speaker or "")}
    if statement is None:
        return words(f"verify.{finding.verdict}", **values)
    values["speaker"] = speaker_name(statement, words)
    values["stance"] = f"{SIGNS[statement.saying]} {words(f'stance.{statement.saying}')}"
    values["quoted"] = words(f"verify.{finding.quoted}")
    notes = [words(f"verify.{finding.verdict}", **values)]
    notes += told_by(finding, reading, words)
    if statement.hearsay:
        notes.append(words("verify.hearsay"))
    meant = find_meant(reading, options.speaker) if options.speaker else None
    return ", ".join(notes) + (f". {words('error.meant', value=meant)}" if meant else "")


def told_by(finding: Finding, reading: Reading, words: Words) -> list[str]:
    """Who quotes whoever said it; nothing where the report itself does."""
    from selon.desk.verify import teller_of

    teller = teller_of(finding, reading)
    return [] if teller is None else [words("verify.inside", speaker=speaker_name(teller, words))]


def scant_text(quotation: str, words: Words) -> str:
    """What is to be told of a quotation of a word or two; empty of others."""
    from selon.desk.verify import is_scant

    return words("verify.scant") if is_scant(quotation) else ""
