"""argparse in the reader's language, and the options commands share."""

from __future__ import annotations

import argparse
import difflib
import itertools
import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NoReturn

from selon.ui import UI_LANGUAGES, Words, load_words


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks the words on screen and fails in two short lines."""

    words: Words
    _parting = False

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Options may stand among the files of a command: `selon verify "words" --speaker X FILE`.

        argparse takes files apart from options only where it is asked to, and then asks this method for each.
        """
        if self._parting or self._subparsers is not None:
            return super().parse_known_args(args, namespace)
        self._parting = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._parting = False

    def parse_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> argparse.Namespace:
        """Options that nobody knows are told by the command they were given to, with the one that was meant."""
        options, unknown = self.parse_known_args(args, namespace)
        if unknown:
            parser = self._parser_of(options)
            near = _nearest(unknown[0].partition("=")[0], parser._option_string_actions)
            sentence = self.words("error.unknown_option", value=" ".join(unknown))
            parser.error(f"{sentence} {self.words('error.meant', value=near)}" if near else sentence)
        return options

    def _parser_of(self, options: argparse.Namespace) -> Parser:
        if self._subparsers is None or getattr(options, "command", None) is None:
            return self
        commands = next(each for each in self._actions if isinstance(each, argparse._SubParsersAction))
        parser: Parser = commands.choices[options.command]
        return parser

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """A command that nobody knows is told with the one that was meant: a list of them all is for `--help`.

        A format of files that a list is not printed in is told with the command that writes it.
        """
        if not isinstance(action, argparse._SubParsersAction):
            if action.dest == "format" and value not in (action.choices or ()) and _is_of_export(value):
                raise argparse.ArgumentError(action, self.words("error.format_of_export", value=value))
            super()._check_value(action, value)
        elif value not in action.choices:
            near = _nearest(value, action.choices)
            sentence = self.words("error.unknown_command", value=value)
            self.error(f"{sentence} {self.words('error.meant', value=near)}" if near else sentence)

    def error(self, message: str) -> NoReturn:
        """One sentence, where to look, and exit code 2."""
        sentence = self.words("error.prefix", sentence=message)
        self.exit(2, f"{sentence}\n{self.words('help.see_help', prog=self.prog)}\n")


def _is_of_export(value: str) -> bool:
    from selon.cli.export import FORMATS

    return value in FORMATS


def _nearest(given: str, known: Iterable[str]) -> str | None:
    """What somebody who wrote this is most likely to have meant.

    >>> _nearest("statments", ["read", "statements"]), _nearest("xyz", ["read", "statements"])
    ('statements', None)
    """
    return next(iter(difflib.get_close_matches(given, list(known), 1)), None)


def speak(words: Words) -> None:
    """Put argparse's own messages into the words on screen.

    argparse looks them up through the module's `_`, which it takes from gettext; its catalogues are not installed with
    Python, so the few messages users meet are answered from ours.
    """
    own = {
        "usage: ": words("help.usage"),
        "positional arguments": words("help.arguments"),
        "options": words("help.options"),
        "show this help message and exit": words("help.help"),
    }
    vars(argparse)["_"] = lambda message: own.get(message) or words.get(f"argparse.{message}", message)
    Parser.words = words


def find_ui_option(arguments: Sequence[str]) -> str | None:
    """The value of `--ui`, needed before the parser that reads it can be built; None where it is missing or odd."""
    for here, after in itertools.zip_longest(arguments, arguments[1:], fillvalue=""):
        if here == "--":
            return None
        value = after if here == "--ui" else here.removeprefix("--ui=") if here.startswith("--ui=") else ""
        if value in UI_LANGUAGES:
            return value
    return None


def add_ui(parser: argparse.ArgumentParser, words: Words) -> None:
    """The option `--ui`. Not given, it says nothing: what was given before a part of a command would be forgotten."""
    parser.add_argument("--ui", choices=UI_LANGUAGES, default=argparse.SUPPRESS, help=words("help.ui"))


def add_choice(parser: argparse.ArgumentParser, option: str, values: Sequence[str], shown: str, words: Words) -> None:
    """An option that takes one of some values, by its own name or as it is called on screen in any language.

    Args:
        shown: the key under which the values are called something: "stance" for `stance.denies`.
    """

    def meant(given: str) -> str:
        plain = given.casefold().replace("’", "'")
        found = next((value for value in values if plain in _names_of(shown, value)), None)
        if found is None:
            known = ", ".join(words(f"{shown}.{value}") for value in values)
            raise argparse.ArgumentTypeError(words("error.choice", value=repr(given), known=known))
        return found

    name = option.lstrip("-")
    parser.add_argument(
        option,
        metavar=words(f"help.metavar.{name}"),
        type=meant,
        help=words(f"help.filter.{name}"),
    )


@cache
def _names_of(shown: str, value: str) -> frozenset[str]:
    """A value and what it is called: "AGREE", "s'accorde ou promet", "promet"."""
    called = [load_words(ui)(f"{shown}.{value}").casefold().replace("’", "'") for ui in UI_LANGUAGES]
    return frozenset((value.casefold(), *called, *(part for name in called for part in re.split(" ou | or ", name))))


def add_reading(parser: argparse.ArgumentParser, words: Words) -> None:
    """The options of every command that reads reports."""
    add_reading_options(parser, words)
    add_ui(parser, words)


def add_reading_options(parser: argparse.ArgumentParser, words: Words) -> None:
    """How reports are read."""
    parser.add_argument("--published", metavar="DATE", help=words("help.published"))
    parser.add_argument("--language", metavar="fr", help=words("help.language"))


def commands_of(parser: Parser, words: Words) -> Any:
    """Where commands are added."""
    return parser.add_subparsers(
        title=words("help.commands"), dest="command", metavar=words("help.command"), parser_class=Parser
    )


def say(sentence: str) -> None:
    """One line for the person at the keyboard, apart from the results; nothing where standard error is closed."""
    if sys.stderr is not None:
        print(sentence, file=sys.stderr, flush=True)
