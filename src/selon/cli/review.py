"""`selon review`: what people decide about rows and people; what waits for them; the log."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selon.cli.decided import decision_line
from selon.cli.failures import DONE, UsageError, not_written
from selon.cli.ledger_options import add_ledger, open_for
from selon.cli.parser import Parser, say
from selon.cli.whole_file import whole_file
from selon.errors import LedgerError
from selon.record.facts import GAP
from selon.record.gist import one_line
from selon.ui import Words

if TYPE_CHECKING:
    from selon.ledger import Decision, Ledger

# The options of `correct`, each a field of a row; the names of lists are given one after the other.
TEXTS = ("speaker", "stance", "said", "named", "form", "type", "mode", "place", "time", "factuality")
MORE_TEXTS = ("value", "name", "kind", "country")
LISTS = ("actor", "recipient")
_NOBODY = "-"
# As long as the number of a person may be: SQLite counts no further.
DIGITS = 18


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon review`."""
    deeds = parser.add_subparsers(dest="deed", metavar=words("help.command"), parser_class=Parser)
    for name in ("accept", "reject", "correct", "add", "merge", "split", "undo", "waiting", "log", "export", "import"):
        about = words(f"help.review_{name}")
        part = deeds.add_parser(name, help=about, description=about)
        _ARGUMENTS.get(name, _row)(part, words)
        add_ledger(part, words)
    add_ledger(parser, words)


def _row(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("row", metavar="DOC/s3", help=words("help.row"))
    parser.add_argument("--settles", metavar="UID", help=words("help.settles"))
    _reasons(parser, words)


def _reasons(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("--why", default="", metavar="TEXT", help=words("help.why"))
    parser.add_argument("--by", metavar="NAME", help=words("help.by"))


def _fields(parser: argparse.ArgumentParser, words: Words, *names: str) -> None:
    for name in names:
        parser.add_argument(f"--{name}", metavar="X", help=words(f"help.correct.{name}"))
    for name in LISTS:
        parser.add_argument(f"--{name}", metavar="X", nargs="*", help=words(f"help.correct.{name}"))


def _correct(parser: argparse.ArgumentParser, words: Words) -> None:
    _row(parser, words)
    _fields(parser, words, *TEXTS, *MORE_TEXTS)
    parser.add_argument("--words", metavar="TEXT", help=words("help.correct.words"))
    parser.add_argument("--span", metavar="START:END", nargs="+", help=words("help.correct.span"))


def _add(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("document", metavar="DOC", help=words("help.document"))
    parser.add_argument("words", metavar="TEXT", help=words("help.added_words"))
    _fields(parser, words, *TEXTS)
    _reasons(parser, words)


def _merge(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("person", metavar="N", help=words("help.merge_person"))
    parser.add_argument("into", metavar="N", help=words("help.merge_into"))
    _reasons(parser, words)


def _split(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("row", metavar="DOC/e3", help=words("help.entity"))
    parser.add_argument("known_as", metavar="NAME", help=words("help.known_as"))
    _reasons(parser, words)


def _undo(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("uid", metavar="UID", help=words("help.uid"))
    _reasons(parser, words)


def _file(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=words("help.decisions_file"))


def _nothing(parser: argparse.ArgumentParser, words: Words) -> None:
    """No arguments of its own."""


_ARGUMENTS: dict[str, Any] = {
    "correct": _correct,
    "add": _add,
    "merge": _merge,
    "split": _split,
    "undo": _undo,
    "waiting": _nothing,
    "log": _nothing,
    "export": _file,
    "import": _file,
}


def run(options: argparse.Namespace, words: Words) -> int:
    """Decide, or list; without a word of what to do, list what waits."""
    from selon.desk.linking import link_judged

    deed = options.deed or "waiting"
    reads = deed in ("waiting", "log", "export")
    with open_for(options, writable=not reads) as ledger:
        if deed == "waiting":
            _print_waiting(ledger, words)
        elif deed == "log":
            _print_log(ledger, words)
        elif deed == "export":
            _export(ledger, options.file, words)
        elif deed == "import":
            say(words.count("review.taken", ledger.decide(_import(options.file, words))))
        else:
            decision = _decide(ledger, deed, options, words)
            link_judged(ledger, [decision])
            if decision.action == "undo":
                say(words("review.undone", what=decision_line(ledger.find_decision(decision.settles or ""), words)))
            say(words("review.done", uid=decision.uid[:8]))
    return DONE


def _decide(ledger: Ledger, deed: str, options: argparse.Namespace, words: Words) -> Decision:
    reasons = {"why": options.why, "by": options.by}
    if deed == "merge":
        person, into = (_person(ledger, each, words) for each in (options.person, options.into))
        return ledger.merge(person, into, **reasons)
    if deed == "split":
        return ledger.split(options.row, options.known_as, **reasons)
    if deed == "undo":
        return ledger.undo(options.uid, **reasons)
    if deed == "add":
        return _add_row(ledger, options, reasons)
    settles = ledger.find_decision(options.settles).uid if options.settles else None
    if deed == "correct":
        changes = _changes(options, MORE_TEXTS) | _content(ledger, options, words)
        return ledger.correct(options.row, changes, settles=settles, **reasons)
    judge = ledger.accept if deed == "accept" else ledger.reject
    return judge(options.row, settles=settles, **reasons)


def _person(ledger: Ledger, given: str, words: Words) -> int:
    """The number of a person given by it, or by a name that only one has, or that one alone has whole."""
    from selon.ledger.names import plain_name

    if given.isdecimal() and len(given) <= DIGITS:
        return int(given)
    found = tuple(ledger.people(given, ("person", "organization", "group", "place"), limit=-1))
    whole = [each for each in found if plain_name(each.name) == plain_name(given)]
    found = tuple(whole) or found
    if len(found) != 1:
        raise UsageError(words("error.which_person", value=repr(given)))
    return found[0].id


def _add_row(ledger: Ledger, options: argparse.Namespace, reasons: dict[str, Any]) -> Decision:
    """An event where its type is told, else a statement, at words of a document."""
    from selon.ledger.wording import find_words

    document = ledger.find_document(options.document)
    places = find_words(ledger.load_text(document).text, options.words)
    if options.type is None:
        return ledger.add_row(document, "statement", _changes(options) | {"content": places}, **reasons)
    anchor = [places[0][0], places[-1][1]]
    return ledger.add_row(document, "event", _changes(options) | {"anchor": anchor}, **reasons)


def _changes(options: argparse.Namespace, more: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields that were given; "-" stands for nobody, no place or no date."""
    texts = {name: getattr(options, name) for name in (*TEXTS, *more)}
    changes = {name: None if value == _NOBODY else value for name, value in texts.items() if value is not None}
    lists = {name: getattr(options, name) for name in LISTS}
    return changes | {
        name: [each for each in value if each != _NOBODY] for name, value in lists.items() if value is not None
    }


def _content(ledger: Ledger, options: argparse.Namespace, words: Words) -> dict[str, Any]:
    """Other words for a row, told by themselves or by where they stand."""
    from selon.ledger.wording import find_words

    # Of a row that is no statement, the option is what cannot be corrected.
    document, _, label = options.row.rpartition("/")
    field = "content" if label.startswith("s") else "span"
    if options.words:
        stored = ledger.load_document(document)
        rows = (each for each in stored.reading.statements if each.id == label)
        near = [(span.start, span.end) for each in rows for span in each.content]
        return {field: find_words(stored.reading.document.text, options.words, near)}
    return {field: [_span(each, words) for each in options.span]} if options.span else {}


def _span(given: str, words: Words) -> list[int]:
    start, _, end = given.partition(":")
    if not (start.isdecimal() and end.isdecimal()):
        raise UsageError(words("error.span", value=repr(given)))
    return [int(start), int(end)]


def _export(ledger: Ledger, path: Path, words: Words) -> None:
    decisions = ledger.decisions()
    try:
        with whole_file(path, "utf-8") as file:
            file.writelines(json.dumps(each.to_dict(), ensure_ascii=False) + "\n" for each in decisions)
    except OSError as error:
        raise not_written(error, path, words) from None
    say(words("progress.written", name=path))


def _import(path: Path, words: Words) -> Iterator[Decision]:
    from selon.ledger import LedgerFault
    from selon.ledger.decisions import parse_decision

    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise LedgerError(words("error.missing", name=path)) from None
    except UnicodeDecodeError as error:
        raise LedgerFault("no_decision", where=path, reason=error.reason) from None
    except OSError as error:
        raise LedgerError(words("error.unreadable", name=path, reason=error.strerror or error)) from None
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield parse_decision(line, f"{path}, {number}")


def _print_log(ledger: Ledger, words: Words) -> None:
    """A line for each decision on a terminal; JSONL in a pipe."""
    for decision in ledger.decisions():
        if sys.stdout.isatty():
            print(decision_line(decision, words))
        else:
            print(json.dumps(decision.to_dict(), ensure_ascii=False))


def _print_waiting(ledger: Ledger, words: Words) -> None:
    waiting = ledger.waiting()
    if not waiting and sys.stdout.isatty():
        print(words("review.none"))
    for each in waiting:
        if not sys.stdout.isatty():
            data = {"decision": each.decision.to_dict(), "row": each.label, "now": dict(each.now)}
            print(json.dumps(data, ensure_ascii=False))
            continue
        text = ledger.load_text(each.decision.document or "").text
        print(decision_line(each.decision, words))
        print(f"  {words('review.before')} {_told(each.decision.before, text)}")
        now = f"{each.label}: {_told(each.now, text)}" if each.label else words("review.gone")
        print(f"  {words('review.now')} {now}")


def _told(claim: Any, text: str) -> str:
    """A claim on one line; places as the words that stand there."""
    parts = []
    for key, value in claim.items():
        if key == "content":
            value = GAP.join(text[start:end] for start, end in value)
        elif key in ("anchor", "span"):
            value = text[value[0] : value[1]]
        if value:
            parts.append(f"{key}: {one_line(str(value))}")
    return "; ".join(parts)
