"""`selon verify`: was it said, by whom, and where does it stand."""

from __future__ import annotations

import argparse
import json
import os
from typing import TYPE_CHECKING

from selon.cli.changes_text import changes_text
from selon.cli.failures import FAILED, UsageError
from selon.cli.ledger_options import add_ledger
from selon.cli.listing import is_table
from selon.cli.parser import add_reading_options, say
from selon.cli.reports import Report, Reports
from selon.cli.trace import plain_finding, run_on_ledger
from selon.cli.verdict import scant_text, verdict_text
from selon.record.gist import has_letters, one_line_with_edges
from selon.ui import Words

if TYPE_CHECKING:
    from rich.text import Text

    from selon.desk.verify import Finding


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon verify`."""
    parser.add_argument("quotation", metavar="QUOTATION", help=words("help.quotation"))
    parser.add_argument("files", nargs="*", metavar="FILE", help=words("help.verify_files"))
    parser.add_argument("--speaker", metavar="NAME", help=words("help.speaker"))
    parser.add_argument("--format", choices=("table", "jsonl"), help=words("help.list_format"))
    add_reading_options(parser, words)
    add_ledger(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    """Print the answer for each report; without one, where in the ledger it appears."""
    if not has_letters(options.quotation):
        raise UsageError(words("error.quotation"))
    if not options.files:
        return run_on_ledger(options, words)
    first = options.files[0]
    if first != "-" and os.path.isfile(options.quotation) and not os.path.exists(first):
        raise UsageError(words("error.quotation_first", name=first, quotation=options.quotation))
    reports = Reports(options.files, options, words)
    table = is_table(options)
    for report in reports:
        if table:
            _print_answer(report, options, words)
        else:
            _print_lines(report, options)
    scant = scant_text(options.quotation, words)
    if scant and reports.code != FAILED:
        (print if table else say)(scant)
    return reports.code


def _print_lines(report: Report, options: argparse.Namespace) -> None:
    """One line of JSON for each answer: the file and the place of the report in it, then what was found."""
    from selon.desk.verify import find_quotation

    for finding in find_quotation(report.reading, options.quotation, options.speaker):
        found = plain_finding(finding, report.reading)
        source = {"file": report.source.name, "position": report.source.position}
        print(json.dumps({**source, **found}, ensure_ascii=False))


def _print_answer(report: Report, options: argparse.Namespace, words: Words) -> None:
    from rich.console import Console
    from rich.text import Text

    from selon.desk.verify import find_quotation

    # Sentences are not to be broken where they are piped on.
    console = Console(soft_wrap=True, highlight=False)
    if report.heading:
        console.print(Text(report.heading, style="bold underline"))
    for finding in find_quotation(report.reading, options.quotation, options.speaker):
        console.print(verdict_text(finding, report.reading, options, words))
        if finding.verdict == "never":
            continue
        line, column = report.source.place(finding.start)
        console.print(Text(f"  {words('verify.place', line=line, column=column)}", style="dim"))
        console.print(_sentence(finding, report))
        if finding.differs:
            console.print(_difference(finding, report, options.quotation, words))


def _sentence(finding: Finding, report: Report) -> Text:
    """The sentence or sentences that hold the words found, those set off."""
    from rich.text import Text

    from selon.analysis.sentences import find_sentence_starts
    from selon.desk.verify import place_of_lead, words_found
    from selon.rules import load_rules

    text = report.reading.document.text
    starts = find_sentence_starts(text, load_rules(report.reading.document.language).text)
    lead = place_of_lead(finding, report.reading)
    first = max((each for each in starts if each <= lead), default=0)
    last = min((each for each in starts if each >= finding.end), default=len(text))
    shown, done = Text("  "), first
    for span in words_found(finding, report.reading):
        shown.append(one_line_with_edges(text[done : span.start]), style="dim")
        shown.append(one_line_with_edges(span.text), style="bold")
        done = span.end
    return shown.append(one_line_with_edges(text[done:last]).rstrip(), style="dim")


def _difference(finding: Finding, report: Report, quotation: str, words: Words) -> Text:
    from rich.text import Text

    from selon.desk.verify import words_found

    found = " ".join(one_line_with_edges(span.text) for span in words_found(finding, report.reading))
    head = Text(f"  {words('verify.difference')}", style="dim")
    key = Text(f"\n  {words('verify.difference_key')}", style="dim")
    return Text.assemble(head, changes_text(quotation, found), key)
