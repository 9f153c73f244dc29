"""`selon verify` without a file: the quotation traced through the ledger."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from selon.cli.changes_text import changes_text
from selon.cli.failures import DONE
from selon.cli.ledger_options import ledger_path, open_for
from selon.cli.listing import is_table
from selon.cli.parser import say
from selon.record.dates import describe_value
from selon.record.gist import SIGNS, one_line, speaker_name
from selon.ui import Words

if TYPE_CHECKING:
    from selon.desk.trace import Appearance
    from selon.desk.verify import Finding
    from selon.record import Reading


def run_on_ledger(options: argparse.Namespace, words: Words) -> int:
    """Print where the quotation appears, the first report first."""
    from selon.desk.trace import trace_quotation

    table = is_table(options)

    with open_for(options) as ledger:
        found = trace_quotation(ledger, options.quotation, options.speaker)
    if not found:
        # In a pipe no line is the answer; whoever looks on is told all the same.
        (print if table else say)(words("trace.never", ledger=ledger_path(options)))
    if not table:
        for each in found:
            print(json.dumps(_plain(each), ensure_ascii=False))
        return DONE
    _print(found, options.quotation, words)
    return DONE


def _plain(each: Appearance) -> dict[str, Any]:
    row, statement = each.document, each.finding.statement
    return {
        "document": row.id,
        "title": row.title,
        "publisher": row.publisher,
        "url": row.url,
        "first_day": row.first_day,
        "last_day": row.last_day,
        **plain_finding(each.finding, each.reading),
        "speaker": each.credited,
        "statement": None if statement is None else f"{row.id}/{statement.id}",
        "wrongly_credited": each.wrongly,
    }


def plain_finding(finding: Finding, reading: Reading) -> dict[str, Any]:
    """A finding for JSON: `speaker` is the name of whoever said it, or null; `start` and `end` count in the text."""
    from selon.desk.verify import words_found

    statement = finding.statement
    return {
        "verdict": finding.verdict,
        "score": finding.score,
        "quoted": finding.quoted,
        "speaker": None if statement is None or statement.speaker is None else statement.speaker.name,
        "statement": None if statement is None else statement.id,
        "start": finding.start,
        "end": finding.end,
        "words": " ".join(span.text for span in words_found(finding, reading)),
    }


def _print(found: tuple[Appearance, ...], quotation: str, words: Words) -> None:
    from rich.console import Console
    from rich.text import Text

    from selon.desk.verify import words_found

    console = Console(highlight=False)
    for number, each in enumerate(found):
        row = each.document
        day = describe_value(row.first_day, words) if row.first_day else words("list.undated")
        where = [day, *(one_line(part) for part in (row.publisher, row.title) if part), row.id]
        head = words("trace.first") if number == 0 else words("trace.then")
        console.print(Text(f"{head} {' · '.join(where)}", style="bold" if number == 0 else ""))
        style = "bold red" if each.wrongly or each.finding.against else ""
        console.print(Text(f"  {_verdict(each, words)}", style=style))
        held = " ".join(one_line(span.text) for span in words_found(each.finding, each.reading))
        if each.finding.differs:
            console.print(Text("  ").append_text(changes_text(quotation, held)))
        else:
            console.print(Text(f"  {held}", style="dim"))


def _verdict(each: Appearance, words: Words) -> str:
    finding, statement = each.finding, each.finding.statement
    against = [words(f"trace.{finding.verdict.rpartition('_')[2]}")] if finding.against else []
    if statement is None:
        return ", ".join([words("trace.own_voice", score=finding.score), *against])
    stance = f"{SIGNS[statement.stance]} {words(f'stance.{statement.stance}')}"
    parts = [*against, f"{speaker_name(statement, words)} ({stance})", words(f"verify.{finding.quoted}")]
    if finding.score < 100:
        parts.append(words("trace.alike", score=finding.score))
    if each.wrongly:
        parts.append(words("trace.wrongly"))
    return ", ".join(parts)
