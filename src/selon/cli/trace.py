"""`selon verify` without a file: the quotation traced through the ledger."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from selon.cli.changes_text import changes_text
from selon.cli.failures import DONE
from selon.cli.ledger_options import ledger_path, open_for
from selon.cli.parser import say
from selon.record.dates import describe_value
from selon.record.gist import SIGNS, one_line, speaker_name
from selon.ui import Words

if TYPE_CHECKING:
    from selon.desk.trace import Appearance


def run_on_ledger(options: argparse.Namespace, words: Words) -> int:
    """Print where the quotation appears, the first report first; JSONL in a pipe."""
    from selon.desk.trace import trace_quotation

    with open_for(options) as ledger:
        found = trace_quotation(ledger, options.quotation, options.speaker)
    if not found:
        # In a pipe no line is the answer; whoever looks on is told all the same.
        (print if sys.stdout.isatty() else say)(words("trace.never", ledger=ledger_path(options)))
    if not sys.stdout.isatty():
        for each in found:
            print(json.dumps(_plain(each), ensure_ascii=False))
        return DONE
    _print(found, options.quotation, words)
    return DONE


def _plain(each: Appearance) -> dict[str, Any]:
    from selon.desk.verify import words_found

    finding, row = each.finding, each.document
    return {
        "document": row.id,
        "title": row.title,
        "publisher": row.publisher,
        "url": row.url,
        "first_day": row.first_day,
        "last_day": row.last_day,
        "verdict": finding.verdict,
        "score": finding.score,
        "quoted": finding.quoted,
        "speaker": each.credited,
        "statement": None if finding.statement is None else f"{row.id}/{finding.statement.id}",
        "wrongly_credited": each.wrongly,
        "start": finding.start,
        "end": finding.end,
        "words": " ".join(span.text for span in words_found(finding, each.reading)),
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
