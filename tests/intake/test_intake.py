"""Bytes become text unchanged, and what is no report is refused in one sentence."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.errors import IntakeError, MomentError
from selon.intake import MAX_BYTES, MAX_CHARACTERS, Article, load_articles, parse_source

FRENCH = (
    "L’été dernier, « personne n’a cédé », a déclaré Hélène Fleury à Besançon : l’œuvre coûtait 30 € – déjà trop.\r\n"
    "Où étaient-ils, ces « élus » ? À Nîmes, sans doute… Çà et là, on a gêné, haï, dû, crié.\r\n"
)


def load_source(name: str) -> Article:
    """The one article of a source; raises what it was refused for."""
    (article,) = load_articles(name)
    if isinstance(article, Article):
        return article
    raise article.refusal


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_common_encodings_come_out_right(encoding: str) -> None:
    assert parse_source(FRENCH.encode(encoding), "a.txt").document.text == FRENCH


@pytest.mark.parametrize("encoding", ["latin-1", "cp850"])
def test_encodings_without_typographic_marks_come_out_right(encoding: str) -> None:
    plain = FRENCH.translate(str.maketrans({"’": "'", "œ": "o", "€": "F", "–": "-", "…": "."}))
    assert parse_source(plain.encode(encoding), "a.txt").document.text == plain


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\x00" not in text))
def test_utf8_text_is_taken_as_it_is(text: str) -> None:
    try:
        source = parse_source(text.encode(), "a.txt")
    except IntakeError:
        return
    assert source.header + source.document.text == text.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_an_intake_error(data: bytes) -> None:
    try:
        source = parse_source(data, "a.txt")
    except IntakeError as error:
        message = str(error)
        assert "\n" not in message
    else:
        assert source.document.text.strip()


def test_line_ends_and_unicode_forms_are_kept(tmp_path: Path) -> None:
    text = "Un\rdeux\r\ntrois\n e\u0301\u202etexte\u202c\u2028fin  "
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert load_source(str(path)).document.text == text


@pytest.mark.parametrize(
    ("text", "header", "value"),
    [
        (" date 2022-12 Le ministre parle.", " date 2022-12 ", "2022-12"),
        ("date 2022-12-19\r\n\r\nLe ministre parle.", "date 2022-12-19\r\n\r\n", "2022-12-19"),
        ("\ufeffdate 2022\nle ministre parle.", "date 2022\n", "2022"),
        ("date 2022 Le ministre parle.", "date 2022 ", "2022"),
        ("date 2022-12-01/2022-12-05 le ministre parle.", "date 2022-12-01/2022-12-05 ", "2022-12-01/2022-12-05"),
        ("date 1914 marque un tournant.", "", None),
        ("date limite : le 12 mai.", "", None),
        ("date 12 mars 2024\nLe ministre parle.", "date 12 mars 2024\n", "2024-03-12"),
        ("Date : mardi 12 mars 2024\n\nLe ministre parle.", "Date : mardi 12 mars 2024\n\n", "2024-03-12"),
        ("date 12/03/2024\nLe ministre parle.", "date 12/03/2024\n", "2024-03-12"),
        ("date 31/02/2024\nLe ministre parle.", "", None),
        ("date 12 décembre, il pleut.", "", None),
        ("Date 2022-12 Le ministre parle.", "", None),
        ("dater 2022-12 Le ministre parle.", "", None),
        ("Le ministre parle. date 2022-12", "", None),
    ],
)
def test_a_leading_date_is_taken_off_and_nothing_else(text: str, header: str, value: str | None) -> None:
    source = parse_source(text.encode(), "a.txt")
    published = source.document.published
    assert source.header == header
    assert (published.edtf if published else None) == value
    assert header + source.document.text == text.removeprefix("\ufeff")


def test_what_the_user_says_goes_before_the_header() -> None:
    published = parse_source(b"date 2022-12 Le ministre parle.", "a.txt", published="2022-12-19").document.published
    assert published is not None
    assert published.edtf == "2022-12-19"


def test_an_impossible_date_in_the_header_is_refused() -> None:
    with pytest.raises(IntakeError, match="2022-13"):
        parse_source(b"date 2022-13 Le ministre parle.", "a.txt")


def test_an_impossible_date_of_the_user_is_a_moment_error() -> None:
    with pytest.raises(MomentError):
        parse_source(b"Le ministre parle.", "a.txt", published="2022-13")


def test_places_count_in_the_file_as_it_is() -> None:
    source = parse_source(b"date 2022-12 Un mot.\r\nDeux mots.\rTrois.", "a.txt")
    text = source.document.text
    assert source.place(text.index("mot")) == (1, 17)
    assert source.place(text.index("mots")) == (2, 6)
    assert source.place(text.index("Trois")) == (3, 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "nothing but blanks"),
        ("\ufeff \n".encode(), "nothing but blanks"),
        (b"date 2022-12\n", "nothing but a date"),
        (b"%PDF-1.7\n...", "a PDF"),
        (b"PK\x03\x04....", "Word or LibreOffice"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"\xff\xd8\xff\xe0....", "a JPEG image"),
        (b"RIFF....WEBPVP8 ", "a WebP image"),
        (b"{\\rtf1 Bonjour}", "an RTF document"),
        (b"<!DOCTYPE html><p>Bonjour", "an HTML page"),
        (b"Bon\x00jour", "not text"),
        (bytes(range(1, 9)) * 20, "not text"),
        ("déjà été très gêné".encode() + b"\xe9 fin", "damaged UTF-8"),
        ("déjà".encode("utf-16") + b"\x00", "damaged UTF-16"),
        (b"a" * (MAX_CHARACTERS + 1), "too long"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_report_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(IntakeError) as refused:
        parse_source(data, "a.txt")
    sentence = str(refused.value)
    assert sentence.startswith("a.txt ")
    assert said in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_huge_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(IntakeError, match="100 MB"):
        load_source(str(path))


def test_missing_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="does not exist"):
        load_source(str(tmp_path / "nothing.txt"))
    with pytest.raises(IntakeError, match="is a folder"):
        load_source(str(tmp_path))
    with pytest.raises(IntakeError, match="cannot be read"):
        load_source("a\x00b")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_access_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("Bonjour.")
    path.chmod(0)
    with pytest.raises(IntakeError, match="access rights"):
        load_source(str(path))


def test_standard_input_is_limited_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a" * (MAX_BYTES + 5))))
    with pytest.raises(IntakeError, match="too big"):
        load_source("-")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Publié le 14 janvier 2024 à 18h00 | Mis à jour le 15 janvier 2024", "2024-01-14"),
        ("Par Anne Vasseur, le 14 janvier 2024 à 18h", "2024-01-14"),
        ("Anne Vasseur - Publié le 14/01/2024", "2024-01-14"),
        ("Sainte-Aurore, le 14 janvier 2024 – Le port ferme, annonce la mairie.", "2024-01-14"),
        ("dimanche 14 janvier 2024", "2024-01-14"),
        ("Un rapport publié le 14 janvier 2024 annonce la fin du port.", None),
        ("Publié le 14 janvier 2024, le rapport annonce la fin du port.", None),
        ("Par Anne Vasseur, née le 14 janvier 1984", None),
        ("Le 14 janvier 2024, le port a fermé.", None),
        ("Mis à jour le 14 janvier 2024", None),
    ],
)
def test_a_line_at_the_head_tells_when_a_text_appeared(line: str, day: str | None) -> None:
    published = parse_source(
        f"Le port ferme\n\n{line}\n\nLe port de la ville a fermé.".encode(), "a.txt"
    ).document.published
    assert (published and published.edtf) == day


@pytest.mark.parametrize("value", ["12 mars 2024", "12/03/2024", "12.3.2024", "mardi 12 mars 2024", "2024-03-12"])
def test_a_date_is_given_as_people_write_it(value: str) -> None:
    published = parse_source(b"Le port ferme.", "a.txt", published=value).document.published
    assert published is not None
    assert published.edtf == "2024-03-12"


@pytest.mark.parametrize("value", ["31/02/2024", "demain", "12 mars", "11/30/2022", "13/13/2024"])
def test_a_date_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(MomentError):
        parse_source(b"Le port ferme.", "a.txt", published=value)
