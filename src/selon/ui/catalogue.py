"""A catalogue of messages as gettext writes it (.po), read without a compiled form."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from gettext import c2py

_FIELD = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)((?:\s+"(?:[^"\\]|\\.)*")+)', re.M)
_PLURAL = re.compile(r"plural=([^;]+);")


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The messages of one language.

    Attributes:
        messages: by key (`msgctxt`): one form, or one for each kind of number.
        plural: which form goes with a number.
    """

    messages: Mapping[str, tuple[str, ...]]
    plural: Callable[[int], int]


def parse_catalogue(text: str, *, source: bool = False) -> Catalogue:
    r"""The messages of a .po file; of the template, whose messages are those to translate, with `source`.

    What is not translated yet, or only guessed (`#, fuzzy`), is left out.

    >>> catalogue = parse_catalogue('msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
    ...     'msgctxt "count.day"\nmsgid "{} day"\nmsgid_plural "{} days"\nmsgstr[0] "{} jour"\nmsgstr[1] "{} jours"')
    >>> catalogue.messages["count.day"][catalogue.plural(0)]
    '{} jour'

    Source: GNU gettext manual, "The Format of PO Files".
    """
    header, *entries = (fields for fields in _entries(text) if fields)
    messages = {}
    for fields in entries:
        wanted = "msgid" if source else "msgstr"
        forms = tuple(value for name, value in fields.items() if name.startswith(wanted))
        if all(forms):
            messages[fields["msgctxt"]] = forms
    found = _PLURAL.search(header["msgstr"])
    assert found, "a catalogue has a line Plural-Forms in its head"
    return Catalogue(messages, c2py(found[1]))


def _entries(text: str) -> Iterator[dict[str, str]]:
    for block in text.split("\n\n"):
        if "#, fuzzy" not in block:
            yield {name: "".join(map(_unquoted, value.split("\n"))) for name, value in _FIELD.findall(block)}


def _unquoted(line: str) -> str:
    """A string without its quotation marks; the escapes of C that are used here are those of JSON."""
    bare = line.strip()
    return json.loads(bare) if "\\" in bare else bare[1:-1]
