"""`selon explain`: the rules that made a row, in plain words, and the words of the report that each matched."""

from __future__ import annotations

import argparse
import itertools
import re
from typing import TYPE_CHECKING

from selon.cli.decided import decision_line
from selon.cli.failures import FAILED, UsageError
from selon.cli.ledger_options import add_ledger, open_for
from selon.cli.parser import add_reading_options
from selon.cli.reports import Report, Reports
from selon.intake import Article
from selon.record import Dispute, Event, Reading, Statement
from selon.record.deeds import certainty, event_line, side_lines, told_by, where_and_when
from selon.record.gist import SIGNS, gist, number_of, one_line, said_when, shorten, speaker_name
from selon.ui import Words

if TYPE_CHECKING:
    from selon.desk.explain import Step
    from selon.ledger import Decision

WIDTH = 160
# A row of the ledger: its document, of which the beginning is enough, and its id there.
_ROW = re.compile(r"[0-9a-f]{4,16}/[svd](?:\d+|-[0-9a-f]{6})")


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon explain`."""
    parser.add_argument("file", metavar="FILE", help=words("help.explained"))
    parser.add_argument("statement", metavar="N", nargs="?", help=words("help.statement"))
    add_reading_options(parser, words)
    add_ledger(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    """Print why a row is there: one of a report that is read now, or one of the ledger."""
    report: Report | None
    decided: tuple[Decision, ...] = ()
    if options.statement is None:
        wanted, report, decided = _load_row(options, words)
    else:
        wanted, report = options.statement, _read_report(options, words)
    if report is None:
        return FAILED
    deed = find_deed(report.reading, wanted)
    if deed is not None:
        lines = _explain_deed(deed, report, words)
    else:
        lines = _explanation(find_statement(report.reading, wanted, words), report, words)
    if decided:
        lines += ["", words("explain.decided"), *(f"  {decision_line(each, words)}" for each in decided)]
    print("\n".join(lines))
    return 0


def _read_report(options: argparse.Namespace, words: Words) -> Report | None:
    """The one report of a file; None where it failed, which has been told.

    Raises:
        UsageError: the file holds several, so that a number is not enough.
    """
    reports = Reports([options.file], options, words)
    if reports.several:
        raise UsageError(words("error.explain_several", name=options.file))
    return next(iter(reports), None)


def _load_row(options: argparse.Namespace, words: Words) -> tuple[str, Report, tuple[Decision, ...]]:
    """The id of a row within its document, that document as the ledger keeps it, and what people decided of the row.

    Raises:
        UsageError: what is asked for is no row.
        LedgerFault: the ledger or the document is missing.
    """
    document, slash, wanted = options.file.rpartition("/")
    if not slash or _ROW.fullmatch(options.file) is None:
        raise UsageError(words("error.explain_row", name=options.file))
    from selon.ledger.decisions import active

    with open_for(options) as ledger:
        stored = ledger.load_document(ledger.find_document(document))
        made = ledger.decisions(document=stored.row.id)
    decided = tuple(each for each in active(made) if each.action != "undo" and each.target["label"] == wanted)
    return wanted, Report(Article(stored.row.id, 1, stored.reading.document), stored.reading, ""), decided


def find_deed(reading: Reading, wanted: str) -> Event | Dispute | None:
    """The event or the dispute with this id, or None."""
    deeds: tuple[Event | Dispute, ...] = (*reading.events, *reading.disputes)
    return next((each for each in deeds if each.id == wanted), None)


def _explain_deed(deed: Event | Dispute, report: Report, words: Words) -> list[str]:
    from selon.desk.explain import explain_fact

    reading = report.reading
    if isinstance(deed, Dispute):
        lines = [f"{deed.id} · {deed.about}"]
        for position in ("for", "against"):
            for name, said in side_lines(deed, position, reading, words):
                lines.append(f"  {name} · {words(f'dispute.{deed.verb_of(position)}')} · {shorten(said, WIDTH)}")
    else:
        details = [*where_and_when(deed, words, inferred=True), certainty(deed, words), told_by(deed, reading, words)]
        place = _place(deed.anchor.start, report, words)
        lines = [f"{deed.id} · {event_line(deed, words)} · {place}", f"  {' · '.join(details)}"]
        lines.append(f"  {shorten(one_line(deed.evidence.text), WIDTH)}")
    steps = explain_fact(deed, reading, words)
    return [*lines, "", words("explain.rules"), *itertools.chain.from_iterable(_step(s, report, words) for s in steps)]


def find_statement(reading: Reading, wanted: str, words: Words) -> Statement:
    """The statement with this id or number.

    Raises:
        UsageError: there is none.
    """
    for number, statement in enumerate(reading.statements, start=1):
        if wanted in (statement.id, str(number)):
            return statement
    kinds = (reading.statements, reading.events, reading.disputes)
    known = ", ".join(" – ".join(dict.fromkeys((rows[0].id, rows[-1].id))) for rows in kinds if rows)
    sentence = words("error.statement_known", known=known) if known else words("error.statement_none")
    raise UsageError(words("error.statement", value=repr(wanted), known=sentence))


def _explanation(statement: Statement, report: Report, words: Words) -> list[str]:
    from selon.desk.explain import explain

    reading = report.reading
    stance = f"{SIGNS[statement.saying]} {words(f'stance.{statement.saying}')}"
    head = [words("explain.statement", number=number_of(statement.id, reading)), speaker_name(statement, words), stance]
    place = _place(statement.content[0].start, report, words)
    lines = [" · ".join([*head, words(f"form.{statement.form}"), place]), f"  {gist(statement, WIDTH)}"]
    why = explain(statement, reading, words)
    titles = {
        words("explain.rules"): why.row,
        words("explain.speaker_rules", name=speaker_name(statement, words)): why.speaker,
        words("explain.time_rules", when=said_when(statement, reading, words)): why.time,
    }
    for title, steps in titles.items():
        if steps:
            lines += ["", title, *itertools.chain.from_iterable(_step(step, report, words) for step in steps)]
    return lines


def _step(step: Step, report: Report, words: Words) -> list[str]:
    """The words matched, what the rule does, an example of it, and where it is written."""
    matched = [
        f"« {shorten(one_line(span.text), WIDTH // 2)} » ({_place(span.start, report, words)})" for span in step.matched
    ]
    lines = [f"  {', '.join(matched)}"] if matched else []
    lines.append(f"  {'  ' * bool(matched)}{step.sentence or words('explain.no_entry')}")
    if step.example:
        lines.append(f"    {words('explain.example', text=step.example)}")
    if step.entry is not None:
        lines.append(f"    {step.rule} · languages/{step.entry.file}:{step.entry.line}")
    elif "." in step.rule:
        lines.append(f"    {step.rule}")
    return lines


def _place(offset: int, report: Report, words: Words) -> str:
    line, column = report.source.place(offset)
    return words("verify.place", line=line, column=column)
