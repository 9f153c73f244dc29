"""The catalogues are gettext's own, whole, and hold nothing that is used nowhere."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from selon.ui import UI_LANGUAGES, load_words
from selon.ui.catalogue import parse_catalogue
from selon.ui.words import SOURCE

UI = files("selon") / "ui"
PACKAGE = Path(str(files("selon")))
TRANSLATED = [ui for ui in UI_LANGUAGES if ui != SOURCE]


def read(name: str) -> Catalog:
    """A catalogue as Babel reads it."""
    return read_po(io.BytesIO((UI / name).read_bytes()), abort_invalid=True)


def identify(catalog: Catalog) -> dict[str, object]:
    return {message.context: message.id for message in catalog if message.id}


@pytest.mark.parametrize("ui", UI_LANGUAGES)
def test_it_is_read_as_gettext_reads_it(ui: str) -> None:
    source = ui == SOURCE
    theirs = {
        message.context: value if isinstance(value, tuple) else (value,)
        for message in read("selon.pot" if source else f"{ui}.po")
        if message.id and (value := message.id if source else message.string)
    }
    ours = parse_catalogue((UI / ("selon.pot" if source else f"{ui}.po")).read_text(encoding="utf8"), source=source)
    assert ours.messages == theirs


@pytest.mark.parametrize("ui", TRANSLATED)
def test_it_translates_each_message_of_the_template_and_no_other(ui: str) -> None:
    catalog = read(f"{ui}.po")
    assert identify(catalog) == identify(read("selon.pot"))
    for message in catalog:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), message.context
        assert not message.fuzzy or not message.id, message.context
        assert len(strings) == (catalog.num_plurals if isinstance(message.id, tuple) else 1)


@pytest.mark.parametrize("ui", TRANSLATED)
def test_it_fills_in_the_same_values(ui: str) -> None:
    english, translated = (load_words(each).catalogue.messages for each in (SOURCE, ui))
    for key, forms in english.items():
        wanted, found = (set().union(*map(values_of, each)) for each in (forms, translated[key]))
        assert wanted == found, key


def values_of(message: str) -> set[str]:
    """The values that a message is filled in with; argparse's own are filled in by argparse."""
    if "%" in message and "{" not in message:
        return set(re.findall(r"%(?:\(\w+\))?[srd]", message))
    return set(re.findall(r"\{(\w*)\}", message))


@pytest.mark.parametrize("file", ["selon.pot", *(f"{ui}.po" for ui in UI_LANGUAGES if ui != SOURCE)])
def test_no_message_stands_twice(file: str) -> None:
    keys = re.findall(r'^msgctxt "(.+)"$', (PACKAGE / "ui" / file).read_text(encoding="utf8"), re.M)
    assert len(keys) == len(set(keys)) > 1000


def test_what_is_not_translated_yet_or_only_guessed_is_left_out() -> None:
    head = 'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    empty = 'msgctxt "a"\nmsgid "A"\nmsgstr ""\n\n'
    guessed = '#, fuzzy\nmsgctxt "b"\nmsgid "B"\nmsgstr "Bé"\n\n'
    entries = empty + guessed + 'msgctxt "c"\nmsgid "C"\nmsgstr ""\n"C\\""\n"é"\n'
    assert parse_catalogue(head + entries).messages == {"c": ('C"é',)}


# Groups whose last word comes from data: rule ids, units of ISO 8601, codes of languages, argparse's own messages, and
# the values that a field can have.
FROM_DATA = ("rule.", "duration.", "every.", "language.", "argparse.", "web.named.")


def test_no_message_is_an_orphan() -> None:
    """Each key is written out in the program, or put together from words that are."""
    literals = {*literals_of_code(), *literals_of_templates()}
    made = [re.compile(re.escape(each).replace(r"\*", "(.+)")) for each in literals if "*" in each]
    parts = literals | {part for literal in literals for part in re.split(r"[*.]", literal)}

    def is_made(word: str, depth: int = 2) -> bool:
        if word in parts:
            return True
        found = [each.fullmatch(word) for each in made] if depth else []
        return any(each and all(is_made(part, depth - 1) for part in each.groups()) for each in found)

    keys = [key for key in load_words(SOURCE).catalogue.messages if not key.startswith(FROM_DATA)]
    assert [key for key in keys if not is_made(re.sub(r"\.\d+$", "", key))] == []
    assert not is_made("list.kind.elephant")


def literals_of_code() -> Iterator[str]:
    """The strings and names of arguments of all modules; what is filled into a string is a `*`."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.JoinedStr):
                joined = "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
                # What consists of filled-in parts alone would make any key.
                if joined.strip("*."):
                    yield joined
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not re.search(r"[\s*]", node.value):
                yield node.value
            elif isinstance(node, ast.keyword) and node.arg:
                yield node.arg
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                yield node.target.id


def literals_of_templates() -> Iterator[str]:
    """The strings of all templates; one that something is put behind ends in a `*`."""
    for path in PACKAGE.rglob("*.html"):
        for literal, joined in re.findall(r'"([\w.+-]+)"(\s*~)?', path.read_text(encoding="utf8")):
            yield f"{literal}*" if joined else literal
