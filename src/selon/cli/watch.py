"""`selon watch`: saved questions, told once."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from selon.cli.desk import open_linked
from selon.cli.failures import DONE, SOME_FAILED, UsageError
from selon.cli.ledger_options import add_filter, add_ledger, open_for
from selon.cli.parser import say
from selon.intake.refusal import Refusal
from selon.record.gist import has_letters, one_line, shorten
from selon.ui import Words

if TYPE_CHECKING:
    from selon.desk.delivery import Undelivered
    from selon.desk.watching import Firing, Question
    from selon.ledger.watches import SavedWatch

KINDS = ("statement", "event", "dispute", "reversal", "second-origin", "rise")
ASKED = ("speaker", "about", "place", "text", "claim")
CHOSEN = ("type", "stance")
WAYS = ("atom", "json_feed", "file", "program", "webhook")
# Whoever can speak.
NAMED = ("person", "organization", "group", "place")
# Days of the preview.
MONTH = 31


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon watch`."""
    add_ledger(parser, words)
    parts = parser.add_subparsers(dest="part", required=True, metavar=words("help.command"))
    for name in ("add", "test"):
        part = parts.add_parser(name, help=words(f"help.watching.{name}"))
        part.add_argument("name", metavar=words("help.metavar.name"), help=words("help.watching.name"))
        part.add_argument("--when", choices=KINDS, default="statement", help=words("help.watching.when"))
        for asked in ASKED:
            part.add_argument(f"--{asked}", metavar="X", help=words(f"help.watching.{asked}"))
        for asked in CHOSEN:
            add_filter(part, words, asked)
        if name == "add":
            part.add_argument("--past", action="store_true", help=words("help.watching.past"))
            for way in WAYS:
                part.add_argument(f"--{way.replace('_', '-')}", metavar="X", help=words(f"help.watching.{way}"))
            part.add_argument("--allow-private", action="store_true", help=words("help.watching.allow_private"))
        add_ledger(part, words)
    for name in ("list", "run", "remove"):
        part = parts.add_parser(name, help=words(f"help.watching.{name}"))
        part.add_argument(
            "name",
            nargs=None if name == "remove" else "?",
            metavar=words("help.metavar.name"),
            help=words("help.watching.name"),
        )
        add_ledger(part, words)


def run(options: argparse.Namespace, words: Words) -> int:
    """Do one of its parts."""
    return {"add": _add, "test": _test, "list": _list, "run": _run, "remove": _remove}[options.part](options, words)


def _question(options: argparse.Namespace, words: Words) -> Question:
    """The question that was given.

    Raises:
        UsageError: an option asks for nothing, or for what this kind of watch does not look at.
    """
    from selon.desk import watching

    if (options.when == "second-origin") != (options.claim is not None):
        raise UsageError(words("error.watch_claim"))
    given = {name: value for name in (*ASKED, *CHOSEN) if (value := getattr(options, name)) is not None}
    looked_at = watching.ASKED[options.when]
    for name, value in given.items():
        if not has_letters(value):
            raise UsageError(words("error.watch_empty", name=name))
        if name not in looked_at:
            known = ", ".join(f"--{each}" for each in looked_at)
            raise UsageError(words("error.watch_unused", when=options.when, name=name, known=known))
    return watching.Question(options.when, **given)


def _add(options: argparse.Namespace, words: Words) -> int:
    from selon.desk.delivery import check_webhook
    from selon.desk.watching import silence_past

    if not has_letters(options.name):
        raise UsageError(words("error.watch_name"))
    question = _question(options, words)
    ways = {way: getattr(options, way) for way in WAYS if getattr(options, way) is not None}
    if options.allow_private:
        ways["allow_private"] = True
    if options.webhook is not None:
        check_webhook(options.webhook, private=options.allow_private)
    with open_for(options, writable=True, create=True) as ledger:
        ledger.watches.check_free(options.name)
        _link(ledger)
        _preview(ledger, question, words)
        ledger.watches.add(options.name, {**question.to_dict(), "deliver": ways})
        if not options.past:
            silence_past(ledger, ledger.watches.find(options.name))
    say(words("watch.saved", name=options.name))
    return DONE


def _test(options: argparse.Namespace, words: Words) -> int:
    with open_linked(options, words) as ledger:
        _preview(ledger, _question(options, words), words)
    return DONE


def _preview(ledger: Any, question: Question, words: Words) -> None:
    """What a question would have told over the last month that the ledger has."""
    from selon.desk.watching import find_firings

    newest = ledger.documents(limit=1).rows
    until = (newest[0].last_day if newest else None) or date.today().isoformat()
    since = (date.fromisoformat(until) - timedelta(days=MONTH)).isoformat()
    found = find_firings(ledger, question, since)
    if question.speaker and not ledger.people(question.speaker, NAMED, limit=1):
        say(words("watch.unknown", name=repr(question.speaker)))
    say(words.count("watch.would", len(found)))
    for firing in found:
        _show(firing, "", words)


def _list(options: argparse.Namespace, words: Words) -> int:
    with open_for(options) as ledger:
        for watch in ledger.watches.all():
            if options.name not in (None, watch.name):
                continue
            told = len(ledger.watches.alerts(watch.name))
            if sys.stdout.isatty():
                print(_in_words(watch, told, words))
            else:
                print(json.dumps({"name": watch.name, **watch.question, "told": told}, ensure_ascii=False))
    return DONE


def _in_words(watch: SavedWatch, told: int, words: Words) -> str:
    """A line of its own for what a watch asks, under its name and how often it has told something."""
    question = {**watch.question}
    ways = question.pop("deliver", {})
    asked = [words(f"web.watch.{question.pop('when')}")]
    asked += [f"{words.get(f'watch.why.{key}', key)} {one_line(str(value))}" for key, value in question.items()]
    asked += [one_line(f"→ {value}") for key, value in ways.items() if key in WAYS]
    return f"{one_line(watch.name)} · {words.count('watch.told', told)}\n    {' · '.join(asked)}"


def _run(options: argparse.Namespace, words: Words) -> int:
    from selon.desk.delivery import deliver, show_noted
    from selon.desk.watching import run_watch

    failed = shown = False
    with open_for(options, writable=True) as ledger:
        _link(ledger)
        chosen = [ledger.watches.find(options.name)] if options.name else ledger.watches.all()
        for watch in chosen:
            for _ in run_watch(ledger, watch):
                pass
            for firing in show_noted(ledger, watch):
                shown = True
                _show(firing, watch.name, words)
            for missed in deliver(ledger, watch):
                failed = True
                say(words("error.prefix", sentence=_sentence(missed, words)))
    if not shown and not failed and sys.stdout.isatty():
        say(words("watch.nothing" if chosen else "watch.none"))
    return SOME_FAILED if failed else DONE


def _sentence(missed: Undelivered, words: Words) -> str:
    if missed.error is None:
        return words("error.delivery_unsure", way=missed.way, where=missed.where)
    reason = missed.error.sentence(words.ui) if isinstance(missed.error, Refusal) else one_line(str(missed.error))
    return words("error.delivery", way=missed.way, where=missed.where, reason=reason)


def _link(ledger: Any) -> None:
    from selon.desk.linking import link_new

    link_new(ledger)


def _remove(options: argparse.Namespace, words: Words) -> int:
    with open_for(options, writable=True) as ledger:
        ledger.watches.remove(options.name)
    return DONE


def _show(firing: Firing, name: str, words: Words) -> None:
    if not sys.stdout.isatty():
        print(json.dumps({"watch": name or None, **firing.to_dict()}, ensure_ascii=False), flush=True)
        return
    why = " · ".join(f"{words.get(f'watch.why.{key}', key)} {one_line(value)}" for key, value in firing.why.items())
    print(
        f"{firing.day or '?'}  {name}  {shorten(one_line(firing.what), 140)}\n"
        f"    {why}\n    {', '.join(firing.rows[:4])}"
    )
