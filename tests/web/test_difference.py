"""Two reports compared: nothing of either is lost, long ones come by parts, and hostile ones take no longer."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from dossier import Visitor
from hypothesis import given
from hypothesis import strategies as st
from made_readings import make_reading

from selon.ledger import open_ledger
from selon.reading.read import read
from selon.ui import load_words
from selon.web.difference import LONG, Line, compare_rows, compare_texts, divide_lines

MOST_BYTES = 200_000
LONG_REPORT = 60_000
WORDS = "le pont de Tournel rouvrira en mars malgré l’avis du conseil, dit-on partout à {place} ce matin-là"


def texts_of(lines: tuple[Line, ...], side: str) -> str:
    """The words that one of the reports has, in order."""
    words = []
    for line in lines:
        if line.parts:
            words += [part for each, part in line.parts if each in (side, "both")]
        elif line.side in (side, "both"):
            words.append(line.text)
    return " ".join(" ".join(words).split())


@given(*[st.lists(st.sampled_from(("a b c d", "a b c e", "x y", "z", "–", "")), max_size=12).map("\n\n".join)] * 2)
def test_no_word_of_either_report_is_lost(before: str, after: str) -> None:
    lines = compare_texts(before, after)
    assert texts_of(lines, "before") == " ".join(before.split())
    assert texts_of(lines, "after") == " ".join(after.split())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Un mot. " * 400, "Un mot. " * 399 + "Deux mots."),
        ("é" * 3 * LONG, "é" * 2 * LONG),
        ("a\n" * 3000, "a\n" * 2500 + "b\n" * 700),
        ("a\nb\n" * 900, "b\nb\na\n" * 700),
    ],
    ids=["one paragraph", "one word", "one line again and again", "two lines again and again"],
)
def test_no_line_is_long_and_none_is_left_out(before: str, after: str) -> None:
    lines = compare_texts(before, after)
    assert max(len(line.text) for line in lines) <= LONG
    for side, text in (("before", before), ("after", after)):
        assert texts_of(lines, side).replace(" ", "") == "".join(text.split())


def test_a_paragraph_that_was_changed_in_one_word_is_told_so_where_others_are_long() -> None:
    long = " ".join(f"Hier, {WORDS.format(place=f'P{number}')}." for number in range(40))
    changed = [line for line in compare_texts(long, long.replace("P20 ce matin-là", "P20 ce soir-là")) if line.changed]
    assert [part for line in changed for part in line.parts if part[0] != "both"] == [
        ("before", "matin-là."),
        ("after", "soir-là."),
    ]


def test_the_parts_of_a_comparison_are_all_its_lines() -> None:
    lines = [Line("after", "x" * length) for length in (10, 900, 5000, 10, 10)]
    assert divide_lines(lines, 1500) == (0, 2, 3)
    assert divide_lines([]) == (0,)


ACCORD = "Le préfet, Luc Morin, a affirmé lundi que le pont tenait."
STRIKE = "Les dockers ont lancé une grève mardi à Brest."
WARNING = "Ana Sorel craint que la digue ne cède."


def test_rows_are_compared_in_text_order_and_events_are_among_them() -> None:
    before = read("\n\n".join((WARNING, ACCORD, STRIKE)), published="2024-02-07")
    after = read("\n\n".join((ACCORD, WARNING.replace("cède", "rompe"), STRIKE.replace("Brest", "Lorient"))))
    lines = compare_rows(before, after, load_words("en"))
    assert [(line.side, line.who) for line in lines if not line.deed] == [
        ("before", "Ana Sorel"),
        ("after", "Ana Sorel"),
    ]
    strikes = [(line.side, line.deed, line.text) for line in lines if "grève" in line.text]
    assert [side for side, _, _ in strikes] == ["before", "after"]
    assert all(deed for _, deed, _ in strikes)
    assert [line.side for line in lines].index("before") < [line.side for line in lines].index("after")
    assert not compare_rows(before, before, load_words("fr"))


@pytest.fixture
def versions(ledger_path: Path) -> str:
    """The address of a comparison of two long reports that differ from their two hundredth sentence on."""
    said = [("Paul Dubreuil", WORDS.format(place=f"P{number}")) for number in range(LONG_REPORT // len(WORDS))]
    changed = [
        (who, words.replace("mars", '"mai" & juin') if number > 200 else words)
        for number, (who, words) in enumerate(said)
    ]
    with open_ledger(ledger_path) as ledger:
        ids = [
            ledger.add(make_reading(*each, url="https://echo.example/long"), "long.txt").document
            for each in (said, changed)
        ]
    return f"/compare/{ids[0]}/{ids[1]}"


def every_part(visitor: Visitor, address: str, name: str, heading: str) -> list[str]:
    """The pages of one of the lists, from its first part on."""
    pages, following = [], f"{address}?{name}=0"
    while following:
        pages.append(visitor.get(following))
        (links,) = re.findall(f'<nav class="parts" aria-label="{heading}">(.*?)</nav>', pages[-1])
        following = unescape("".join(re.findall('href="([^"]+)" rel="next"', links)))
    return pages


def test_two_long_reports_are_compared_by_parts_from_the_first_difference_on(visitor: Visitor, versions: str) -> None:
    assert visitor.get(versions).count("<ins>&#34;mai&#34; &amp; juin</ins>") > 10
    for name, heading in (("text", "The text"), ("said", "Who said and did what")):
        pages = every_part(visitor, versions, name, heading)
        assert len(pages) > 1
        assert max(len(page.encode()) for page in pages) < MOST_BYTES
        changed = f"{LONG_REPORT // len(WORDS) - 1}"
        assert len({page for page in pages if f"P{changed} " in page}) == (1 if name == "text" else 2), changed
    for place in ("x", "-1", "99999999"):
        visitor.get(f"{versions}?text={place}", 400)
