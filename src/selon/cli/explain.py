"""`selon explain`: the rules that made a row, as their files have them, and the words each matched."""

from __future__ import annotations

import argparse

from selon.cli.failures import FAILED, UsageError
from selon.cli.parser import add_reading
from selon.cli.reports import Report, read_one
from selon.record import Reading, Reason, Statement
from selon.record.gist import SIGNS, gist, number_of, one_line, speaker_name
from selon.ui import Words

WIDTH = 160


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon explain`."""
    parser.add_argument("file", metavar="FILE", help=words("help.file"))
    parser.add_argument("statement", metavar="N", help=words("help.statement"))
    add_reading(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    """Print why a statement is there."""
    report = read_one(options.file, options, words)
    if report is None:
        return FAILED
    statement = find_statement(report.reading, options.statement, words)
    print("\n".join(_explanation(statement, report, words)))
    return 0


def find_statement(reading: Reading, wanted: str, words: Words) -> Statement:
    """The statement with this id or number.

    Raises:
        UsageError: there is none.
    """
    for number, statement in enumerate(reading.statements, start=1):
        if wanted in (statement.id, str(number)):
            return statement
    count = len(reading.statements)
    known = words("error.statement_known", first=1, last=count) if count else words("error.statement_none")
    raise UsageError(words("error.statement", value=repr(wanted), known=known))


def _explanation(statement: Statement, report: Report, words: Words) -> list[str]:
    reading = report.reading
    number = number_of(statement.id, reading)
    stance = f"{SIGNS[statement.stance]} {words(f'stance.{statement.stance}')}"
    head = [words("explain.statement", number=number), speaker_name(statement, words), stance]
    lines = [" · ".join([*head, words(f"form.{statement.form}"), _place(statement.content[0].start, report, words)])]
    lines += [f"  {gist(statement, WIDTH)}", "", words("explain.rules")]
    for reason in statement.because:
        lines += _reason(reason, report, words)
    speaker = next((each for each in reading.entities if statement.speaker and each.id == statement.speaker.id), None)
    if speaker is not None and speaker.because:
        lines += ["", words("explain.speaker_rules", name=one_line(speaker.name))]
        for reason in speaker.because:
            lines += _reason(reason, report, words)
    return lines


def _reason(reason: Reason, report: Report, words: Words) -> list[str]:
    from selon.rules.entry import find_entry

    if reason.words is None:
        matched = words("explain.no_words")
    else:
        place = _place(reason.words.start, report, words)
        matched = f"{words('explain.words')} : « {one_line(reason.words.text)} » ({place})"
    lines = [f"  {reason.rule} · {matched}"]
    entry = find_entry(report.reading.document.language, reason.rule)
    if entry is None:
        return [*lines, f"    {words('explain.no_entry')}"]
    lines.append(f"    languages/{entry.file}:{entry.line}")
    return lines + [f"      {line}" for line in entry.text.splitlines()]


def _place(offset: int, report: Report, words: Words) -> str:
    line, column = report.source.place(offset)
    return words("verify.place", line=line, column=column)
