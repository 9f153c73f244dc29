"""The `selon` command: its parser, and what happens when something goes wrong."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from selon.cli import eval, explain, read, schema, verify
from selon.cli.failures import DONE, FAILED, INTERRUPTED, code_of, sentence_of
from selon.cli.parser import Parser, add_ui, commands_of, find_ui_option, say, speak
from selon.ui import Words, find_ui, load_words
from selon.version import VERSION

# Each module adds its arguments and runs; they import what is heavy only when they run.
COMMANDS = {"read": read, "explain": explain, "verify": verify, "eval": eval, "schema": schema}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        The exit code: 0 done, 1 failed, 2 wrong usage, 3 some of several files failed, 130 interrupted.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = load_words(find_ui_option(given) or find_ui(os.environ))
    _set_streams()
    try:
        return _run(given, words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has read enough. What Python still holds for it would fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if os.environ.get("SELON_DEBUG") == "1":
            raise
        say(words("error.prefix", sentence=sentence_of(error, words)))
        return code_of(error)


def _run(given: list[str], words: Words) -> int:
    parser = build_parser(words)
    try:
        options = parser.parse_args(given)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else FAILED
    if options.command is None:
        print(words("help.welcome").strip())
        return DONE
    code: int = COMMANDS[options.command].run(options, words)
    sys.stdout.flush()
    return code


def build_parser(words: Words) -> argparse.ArgumentParser:
    """The parser of the command and of all its parts."""
    speak(words)
    epilog = words("help.epilog")
    parser = Parser(prog="selon", description=words("help.description"), epilog=epilog)
    parser.add_argument("--version", action="version", version=f"selon {VERSION}", help=words("help.version"))
    add_ui(parser, words)
    commands = commands_of(parser, words)
    for name, module in COMMANDS.items():
        about = words(f"help.{name}")
        module.add_arguments(commands.add_parser(name, help=about, description=about, epilog=epilog), words)
    return parser


def _set_streams() -> None:
    """UTF-8 into pipes and files whatever the locale, and no character that could stop the output."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
