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
from selon.cli.verdict import scant_text, told_by, verdict_text
from selon.record.dates import describe_value
from selon.record.gist import SIGNS, one_line, source_of, speaker_name
from selon.ui import Words

if TYPE_CHECKING:
    from selon.desk.trace import Appearance
    from selon.desk.verify import Finding
    from selon.record import Reading


def run_on_ledger(options: argparse.Namespace, words: Words) -> int:
    """Print where the quotation appears, the best answer first."""
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
    elif found:
        _print(found, options, words)
    scant = scant_text(options.quotation, words)
    if scant:
        (print if table else say)(scant)
    return DONE


def _plain(each: Appearance) -> dict[str, Any]:
    row, statement = each.document, each.finding.statement
    return {
        "document": row.id,
        "title": row.title,
        "publisher": row.publisher,
        "url": row.url,
        "file": row.file,
        "said": each.said,
        "first_day": row.first_day,
        "last_day": row.last_day,
        **plain_finding(each.finding, each.reading),
        "speaker": each.credited,
        "statement": None if statement is None else f"{row.id}/{statement.id}",
        "wrongly_credited": each.wrongly,
    }


def plain_finding(finding: Finding, reading: Reading) -> dict[str, Any]:
    """A finding for JSON; `speaker` is whoever said it, `told_by` who quotes them; `start`, `end` count in the text."""
    from selon.desk.verify import teller_of, words_found

    statement, teller = finding.statement, teller_of(finding, reading)
    return {
        "verdict": finding.verdict,
        "score": finding.score,
        "quoted": finding.quoted,
        "speaker": None if statement is None or statement.speaker is None else statement.speaker.name,
        "told_by": None if teller is None or teller.speaker is None else teller.speaker.name,
        "statement": None if statement is None else statement.id,
        "start": finding.start,
        "end": finding.end,
        "words": " ".join(span.text for span in words_found(finding, reading)),
    }


def _print(found: tuple[Appearance, ...], options: argparse.Namespace, words: Words) -> None:
    from rich.console import Console
    from rich.text import Text

    from selon.desk.trace import best_of
    from selon.desk.verify import words_found

    console = Console(highlight=False)
    best = best_of(found)
    answered = not best.finding.against
    console.print(verdict_text(best.finding, best.reading, options, words))
    for number, each in enumerate(found):
        row = each.document
        day = describe_value(row.first_day, words) if row.first_day else words("list.undated")
        if each.said and each.said != row.first_day:
            day = f"{words('trace.said', day=describe_value(each.said, words))} {day}"
        source = source_of(row.publisher, row.url, row.file)
        where = [day, *(one_line(part) for part in (source, row.title) if part), row.id]
        head = "first" if number == 0 else "but" if answered and each.finding.against else "then"
        console.print(Text(f"{words(f'trace.{head}')} {' · '.join(where)}", style="bold" if number == 0 else ""))
        style = "bold red" if each.wrongly or each.finding.against else ""
        console.print(Text(f"  {_verdict(each, words)}", style=style))
        held = " ".join(one_line(span.text) for span in words_found(each.finding, each.reading))
        if each.finding.differs:
            console.print(Text("  ").append_text(changes_text(options.quotation, held)))
        else:
            console.print(Text(f"  {held}", style="dim"))


def _verdict(each: Appearance, words: Words) -> str:
    finding, statement = each.finding, each.finding.statement
    against = [words(f"trace.{finding.verdict.rpartition('_')[2]}")] if finding.against else []
    if statement is None:
        return ", ".join([words("trace.own_voice", score=finding.score), *against])
    stance = f"{SIGNS[statement.saying]} {words(f'stance.{statement.saying}')}"
    parts = [*against, f"{speaker_name(statement, words)} ({stance})", words(f"verify.{finding.quoted}")]
    parts += told_by(finding, each.reading, words)
    if finding.score < 100:
        parts.append(words("trace.alike", score=finding.score))
    if each.wrongly:
        parts.append(words("trace.wrongly"))
    return ", ".join(parts)
