"""Hostile input is refused or read: never a crash, never an endless wait, never a byte of another file."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from pathlib import Path

import make_files as files
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.intake import Article, Failure, load_articles, parse_articles
from selon.intake.streams import MAX_BYTES

CORPUS = sorted((Path(__file__).parent / "hostile").iterdir())
DEEP = 100_000


def docx_with(name: str, data: bytes) -> bytes:
    """A Word document one of whose parts is put in or replaced."""
    whole = zipfile.ZipFile(io.BytesIO(files.docx([files.FIRST])))
    parts = {each: whole.read(each) for each in whole.namelist()}
    return files.zipped({**parts, name: data})


def pdf_with(stream: bytes) -> bytes:
    """A PDF whose page is drawn by a packed stream."""
    data = files.pdf(["a"])
    begins = data.index(b"4 0 obj")
    ends = data.index(b"endobj", begins)
    packed = zlib.compress(stream)
    head = b"4 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    return data[:begins] + head + packed + b"\nendstream\n" + data[ends:]


LAUGHS = b'<!DOCTYPE d [<!ENTITY a "%s"><!ENTITY b "%s"><!ENTITY c "%s">]>' % (b"a" * 999, b"&a;" * 999, b"&b;" * 999)
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
WORD += b"&c;</w:t></w:r></w:p></w:body></w:document>"
REFUSED = {
    "a gzip bomb": (gzip.compress(bytes(120_000_000)), "bomb"),
    "gzip in gzip in gzip": (gzip.compress(gzip.compress(gzip.compress(b"a"))), "kind"),
    "a zip bomb": (files.zipped({"a.txt": bytes(210_000_000)}), "bomb"),
    "a zip of many": (files.zipped({f"{n}.txt": b"" for n in range(5_001)}), "too_many"),
    "a bomb in a document": (docx_with("word/media/a.xml", bytes(210_000_000)), "bomb"),
    "laughs in a document": (docx_with("word/document.xml", LAUGHS + WORD), "broken"),
    "a bomb in a PDF": (pdf_with(bytes(100_000_000)), "bomb"),
    "a PDF that holds itself": (files.pdf(["a"]).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"), "broken"),
    "half a PDF": (files.pdf(["a"])[:200], "broken"),
    "deep JSON": (b'{"text":' + b"[" * DEEP, "broken_row"),
    "deep XML": (b"<newsItem>" + b"<a>" * DEEP + b"</a>" * DEEP + b"</newsItem>", "too_deep"),
    "deep feeds": (b"<rss>" + b"<a>" * DEEP, "nothing_inside"),
    "a page of line breaks": (b"<html><body>" + b"<br>" * 200_000, "too_deep"),
    "a line of 25 MB": (b'{"text": "' + b"a" * 25_000_000 + b'"}', "long_line"),
    "a cell without end": (b'text;a\n"' + b"a" * (MAX_BYTES + 2), "broken_row"),
    "10 MB in one line": (files.FIRST.encode() * 110_000, "too_long"),
    "10 MB in one paragraph": (b"<html><body><p>" + f"{files.FIRST} ".encode() * 90_000, "too_long"),
    "mail in mail in mail": (
        b"MIME-Version: 1.0\nFrom: a\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2_000)),
        "broken",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_made_to_hurt_is_refused(name: str) -> None:
    data, key = REFUSED[name]
    (failure,) = parse_articles(data, "a")
    assert isinstance(failure, Failure)
    assert failure.refusal.key == key
    for ui in ("fr", "en"):
        assert "\n" not in failure.sentence(ui)
        assert len(failure.sentence(ui)) < 400


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_the_kept_files_are_refused_or_read(path: Path) -> None:
    secret = "root:x:0"
    for each in load_articles(str(path)):
        if isinstance(each, Article):
            assert each.document.text.strip()
            each.document.text.encode("utf-8")
            assert secret not in each.document.text
            assert "\x00" not in each.document.text


def test_deep_pages_end() -> None:
    (found,) = parse_articles(b"<html><body>" + b"<div>" * DEEP + files.TEXT.encode(), "a")
    assert isinstance(found, (Article, Failure))


def test_no_name_in_an_archive_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a\x1b[2J\n.txt"]
    data = files.zipped({name: files.TEXT.encode() for name in names})
    found = [each for each in parse_articles(data, "lot.zip") if isinstance(each, Article)]
    assert len(found) == len(names)
    assert all((each.key or "").isprintable() for each in found)
    assert list(tmp_path.iterdir()) == []


def test_what_no_database_can_keep_is_replaced_and_direction_marks_are_kept() -> None:
    text = "Le maire \ud800 parle\x00 \u202eà l'envers\u202c."
    (article,) = parse_articles(json.dumps({"text": text, "title": "a\x00\udfff"}).encode(), "a")
    assert isinstance(article, Article)
    assert article.document.text == "Le maire \ufffd parle\ufffd \u202eà l'envers\u202c."
    assert article.document.title == "a\ufffd\ufffd"


SEEDS = [
    *(files.PAGE.encode(), files.RSS.encode(), files.ATOM.encode(), files.NEWSML.encode(), files.EUROPRESSE.encode()),
    *(files.FACTIVA.encode(), files.FACTIVA_RTF, files.mail(), files.warc(False), files.pdf([files.FIRST])),
    *(json.dumps(files.NINJS).encode(), b'{"text": "Un."}\n{"text": "Deux."}', b"id;text\n1;Un mot.\n"),
    *(files.zipped({"a.txt": b"Un mot."}), gzip.compress(b"Un mot."), files.OPML.encode()),
]


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=4),
)
def test_damaged_files_are_refused_or_read(seed: bytes, wounds: list[tuple[float, int, bytes]]) -> None:
    data = seed
    for where, length, put in wounds:
        at = int(where * len(data))
        data = data[:at] + put + data[at + length :]
    for each in parse_articles(data, "a"):
        if isinstance(each, Article):
            each.document.text.encode("utf-8")
            assert each.document.text.strip()
        else:
            assert "\n" not in each.sentence("fr")
