"""The `selon` command: its parser, and what happens when something goes wrong."""

from __future__ import annotations

import argparse
import contextlib
import errno
import importlib
import io
import os
import signal
import sys
from collections.abc import Container, Sequence
from typing import Any

from selon.cli.failures import DONE, FAILED, INTERRUPTED, OutputError, code_of, not_written, sentence_of
from selon.cli.parser import Parser, add_ui, commands_of, find_ui_option, say, speak
from selon.ui import Words, find_ui, load_words
from selon.version import VERSION

# Where in this package each command is: what adds its arguments and runs. Only the command that is given is imported,
# and it imports what is heavy only when it runs.
COMMANDS = {
    "read": "read",
    "add": "add",
    "statements": "listing.STATEMENTS",
    "events": "listing.EVENTS",
    "documents": "listing.DOCUMENTS",
    "people": "listing.PEOPLE",
    "places": "listing.PLACES",
    "search": "listing.SEARCH",
    "timeline": "listing.TIMELINE",
    "show": "show",
    "disputes": "desk.DISPUTES",
    "reversals": "desk.REVERSALS",
    "corroboration": "desk.CORROBORATION",
    "person": "desk.PERSON",
    "changes": "desk.CHANGES",
    "watch": "watch",
    "export": "export",
    "chart": "chart",
    "review": "review",
    "reread": "reread",
    "serve": "serve",
    "stats": "upkeep.STATS",
    "remove": "upkeep.REMOVE",
    "backup": "upkeep.BACKUP",
    "doctor": "upkeep.DOCTOR",
    "migrate": "upkeep.MIGRATE",
    "explain": "explain",
    "verify": "verify",
    "eval": "eval",
    "schema": "schema",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        The exit code: 0 done, 1 failed, 2 wrong usage, 3 some of several files failed, 130 interrupted.
    """
    try:
        return _main(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        return tell_interrupted(arguments)


def _main(given: list[str]) -> int:
    words = _words(given)
    try:
        return _run(given, words)
    except BrokenPipeError:
        # Whoever read the output has read enough.
        _forget_output()
        return DONE
    except Exception as error:
        if os.environ.get("SELON_DEBUG") == "1":
            raise
        if isinstance(error, OSError) and error.filename is None:
            # Every file has a name, and intake tells of its own: what is left is the output.
            error = not_written(error, None, words)
            _forget_output()
        say(words("error.prefix", sentence=sentence_of(error, words)))
        return code_of(error)


def tell_interrupted(arguments: Sequence[str] | None = None) -> int:
    """Say that Ctrl-C ended the command; pressed again, it ends what is left of it at once and without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    words = _words(list(sys.argv[1:] if arguments is None else arguments))
    say(words("error.prefix", sentence=words("error.interrupted")))
    return INTERRUPTED


def _words(given: Sequence[str]) -> Words:
    return load_words(find_ui_option(given) or find_ui(os.environ))


def _run(given: list[str], words: Words) -> int:
    if sys.stdout is None:
        raise OutputError(words("error.stdout", reason=os.strerror(errno.EBADF)))
    _set_streams()
    code = _command(given, words)
    sys.stdout.flush()
    return code


def _command(given: list[str], words: Words) -> int:
    try:
        options = build_parser(words, given).parse_args(given)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else FAILED
    if options.command is None:
        print(words("help.welcome").strip())
        return DONE
    code: int = _load_command(options.command).run(options, words)
    return code


def _forget_output() -> None:
    """Let go of what Python still holds for standard output: it would fail again at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _load_command(name: str) -> Any:
    module, _, attribute = COMMANDS[name].partition(".")
    loaded = importlib.import_module(f"selon.cli.{module}")
    return getattr(loaded, attribute) if attribute else loaded


def build_parser(words: Words, given: Container[str] = COMMANDS) -> argparse.ArgumentParser:
    """The parser of the command, with the arguments of the commands that are among those given."""
    speak(words)
    epilog = words("help.epilog")
    parser = Parser(prog="selon", description=words("help.description"), epilog=epilog)
    parser.add_argument("--version", action="version", version=f"selon {VERSION}", help=words("help.version"))
    add_ui(parser, words)
    parser.set_defaults(ui=None, ledger=None)
    commands = commands_of(parser, words)
    for name in COMMANDS:
        about = words(f"help.{name}")
        parser_of_it = commands.add_parser(name, help=about, description=about, epilog=epilog)
        if name in given:
            _load_command(name).add_arguments(parser_of_it, words)
    return parser


def _set_streams() -> None:
    """UTF-8 into pipes and files whatever the locale, and no character that could stop the output."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
