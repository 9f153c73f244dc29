"""A few words are enough to tell the encodings apart that French reports come in."""

from __future__ import annotations

import pytest

from selon.errors import IntakeError
from selon.intake import parse_source

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman", "latin-1", "cp850", "iso8859_15")
WORDS = (
    "Déjà.",
    "Où ça a-t-il été ?",
    "ÉTÉ À NÎMES : À VOIR",
    "Le maire a été élu à Besançon.",
    "« Non », dit-elle.",
    "Noël à Zürich, señor Muñoz à São Paulo",
    "À l’œuvre, à 30 €…",
)


def can_hold(encoding: str, words: str) -> bool:
    return words.encode(encoding, "replace").decode(encoding) == words


HELD = [(encoding, words) for encoding in ENCODINGS for words in WORDS if can_hold(encoding, words)]


@pytest.mark.parametrize(("encoding", "words"), HELD)
@pytest.mark.parametrize("line_end", ["", "\r\n", "\r"])
def test_a_few_words_come_out_right(encoding: str, words: str, line_end: str) -> None:
    assert parse_source((words + line_end).encode(encoding), "a.txt").document.text == words + line_end


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_header_is_found_in_every_encoding(encoding: str) -> None:
    source = parse_source("date 2022-12\r\nLe maire a été élu.".encode(encoding), "a.txt")
    assert (source.header, source.document.text) == ("date 2022-12\r\n", "Le maire a été élu.")


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_file_that_breaks_off_in_a_character_is_told(cut: int) -> None:
    data = "Le maire a été élu à Besançon 🗳".encode()[:-cut]
    with pytest.raises(IntakeError, match="damaged UTF-8"):
        parse_source(data, "a.txt")


def test_utf16_without_its_mark_is_refused() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        with pytest.raises(IntakeError, match="not text"):
            parse_source("Le maire a été élu.".encode(encoding), "a.txt")


@pytest.mark.parametrize("data", [b"<p>Un mot</p>", b'{"a": 1}', b"From: a\n\nBonjour.", b"%P", b"PK", b"a;b\n1;2\n"])
def test_text_that_only_looks_odd_is_read(data: bytes) -> None:
    assert parse_source(data, "a.txt").document.text.encode() == data
