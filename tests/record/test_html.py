"""The page of a reading: the report's own words, marks that nest, links that lead somewhere, nothing hostile let in."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html import escape, unescape

import pytest
from any_reading import readings
from hypothesis import given, settings
from page_parser import Page

from selon.document import Document
from selon.record import Entity, Event, Mention, Reading, Reference
from selon.record.html import render_frame, render_page, render_text
from selon.record.opening import find_headline
from selon.record.sections import whole
from selon.span import Span
from selon.ui import load_words

FRENCH, ENGLISH = load_words("fr"), load_words("en")
# All that a page is made of: besides its one style and one script nothing that loads, submits, embeds or runs.
TAGS = {"html", "head", "meta", "title", "style", "body", "main", "article", "aside", "footer", "script"}
TAGS |= {"section", "h1", "h2", "h3", "p", "div", "ol", "li", "dl", "dt", "dd"}
TAGS |= {"a", "mark", "b", "i", "em", "small", "span", "q", "ul"}
# The boxes that hide a layer: in no form, so that nothing can be sent.
TAGS |= {"fieldset", "legend", "label", "input"}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><style>*{display:none}</style>",
    "</script><script>alert(1)</script>",
    "<!-- -->]]><![CDATA[",
    "&lt;b&gt; &#60;b&#62; &amp;",
    "<a href=javascript:alert(1)>",
]


def text_of(markup: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", markup))


@given(readings())
def test_without_its_tags_the_text_is_the_report_code_point_for_code_point(reading: Reading) -> None:
    assert text_of(render_text(whole(reading), ENGLISH)) == reading.document.text


@given(readings())
@settings(max_examples=50)
def test_tags_nest_however_marks_overlap(reading: Reading) -> None:
    page = Page.parse(render_page(reading, FRENCH))
    assert {each.tag for each in page.elements} <= TAGS


@given(readings())
@settings(max_examples=50)
def test_every_link_leads_to_an_element_of_the_page(reading: Reading) -> None:
    page = Page.parse(render_page(reading, FRENCH))
    ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    links = [each.attributes["href"] for each in page.find("a")]
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert all(link.startswith("#") for link in links)


@given(readings())
@settings(max_examples=50)
def test_every_statement_is_marked_in_the_text_and_listed_beside_it(reading: Reading) -> None:
    page = Page.parse(render_page(reading, ENGLISH))
    for number, statement in enumerate(reading.statements, start=1):
        marks = page.find("mark", **{"data-s": str(number)})
        assert marks
        assert all(statement.stance in each.classes for each in marks)
        assert len(page.find("a", id=f"t{number}", href=f"#s{number}")) == 1
        (row,) = page.find("li", id=f"s{number}")
        assert ENGLISH(f"stance.{statement.stance}") in row.text


@given(readings())
@settings(max_examples=50)
def test_every_event_date_and_name_is_marked_in_the_text_and_its_row_leads_there(reading: Reading) -> None:
    page = Page.parse(render_page(reading, FRENCH))
    rows = [(event.id, event.id, "ev", event.anchor) for event in reading.events]
    rows += [(time.id, f"row-{time.id}", "tm", time.span) for time in reading.times]
    rows += [(name.id, f"row-{name.id}", "nm", name.mentions[0].span) for name in reading.entities]
    for row, anchor, style, span in rows:
        marks = page.find("mark" if style == "ev" else "span", class_=style, **{"data-s": row})
        shown = "".join(each.text for each in marks)
        # What stands between paragraphs is in none of them, and is not marked.
        assert "".join(shown.split()) == "".join(span.text.split())
        (listed,) = [each for each in page.elements if each.attributes.get("id") == anchor]
        assert listed.attributes["data-s"] == row
        assert page.find("a", href=f"#in-{row}")
        assert len([each for each in page.elements if each.attributes.get("id") == f"in-{row}"]) == 1


def test_a_page_offers_only_the_layers_it_has(reading: Reading) -> None:
    def boxes(shown: Reading) -> set[str]:
        return {each.attributes["id"] for each in Page.parse(render_page(shown, FRENCH)).find("input")}

    assert boxes(reading) == {"show-said", "show-sources", "show-dates", "show-names"}
    assert boxes(replace(reading, statements=(), entities=())) == {"show-dates"}
    assert boxes(replace(reading, statements=(), entities=(), times=())) == set()


@given(readings())
@settings(max_examples=50)
def test_nothing_runs_but_the_script_of_the_page(reading: Reading) -> None:
    page = Page.parse(render_page(reading, FRENCH))
    assert len(page.find("script")) == len(page.find("style")) == 1
    for each in page.elements:
        assert not [name for name in each.attributes if name.startswith("on") or name in ("src", "style", "srcdoc")]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_they_are(words: str) -> None:
    text = f"Selon {words}, « {words} », dit-on."
    span = Span.of(text, 6, 6 + len(words))
    entity = Entity("e1", words, "person", None, (), (), None, None, (Mention(span, "name"),), ())
    document = Document(text, title=words, publisher=words, url=words)
    reading = Reading(document, "0", "m", None, (), (entity,), ())
    page = Page.parse(render_page(reading, FRENCH))
    assert {each.tag for each in page.elements} <= TAGS
    (heading,) = page.find("h1")
    (body,) = page.find("div", class_="text")
    (names,) = page.find("ul", class_="names")
    assert heading.text == words
    assert body.text == text
    assert names.text.strip().startswith(words)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_speaker_or_value_is_shown_as_it_is(reading: Reading, words: str) -> None:
    hostile = replace(reading.statements[0], speaker=Reference("e1", words))
    time = replace(reading.times[0], value=words, candidates=())
    page = Page.parse(render_page(replace(reading, statements=(hostile,), times=(time,)), FRENCH))
    (row,) = page.find("li", id="s1")
    assert words in row.text
    assert {each.tag for each in page.elements} <= TAGS


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_label_of_a_row_leads_from_the_list_to_the_text_and_nowhere_else(words: str) -> None:
    text = "Lea Roth a visité Lille."
    parties = {"actor": (Reference("e1", "Lea Roth"),), "recipient": (), "place": None, "time": None}
    told = {"factuality": "CT+", "according_to": None, "evidence": Span.of(text, 0, 23), "because": ()}
    event = Event(words, Span.of(text, 9, 17), "CONSULT", None, (), **parties, **told)  # type: ignore[arg-type]
    page = Page.parse(render_page(Reading(Document(text), "0", "m", None, (), (), (), (event,)), FRENCH))
    assert {each.tag for each in page.elements} <= TAGS
    (mark,) = page.find("mark", class_="ev", **{"data-s": words})
    (row,) = page.find("li", id=words)
    assert mark.text == "a visité"
    assert "Lea Roth" in row.text


@pytest.mark.parametrize(("tag", "directive"), [("style", "style-src"), ("script", "script-src")])
def test_the_security_policy_lets_its_own_style_and_script_run_and_no_other(
    reading: Reading, tag: str, directive: str
) -> None:
    page = Page.parse(render_page(reading, FRENCH))
    (policy,) = (each.attributes["content"] for each in page.find("meta") if "http-equiv" in each.attributes)
    (element,) = page.find(tag)
    digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
    assert f"{directive} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_the_style_and_the_script_load_nothing(reading: Reading) -> None:
    page = Page.parse(render_page(reading, FRENCH))
    for each in page.find("style") + page.find("script"):
        assert not re.search(r"url\(|@import|https?:|\bimport\b|fetch|XMLHttp|(?<!\.)\bsrc\b", each.text)


def test_everything_is_there_without_the_script(reading: Reading) -> None:
    page = Page.parse(re.sub(r"<script>.*</script>", "", render_page(reading, FRENCH), flags=re.DOTALL))
    (aside,) = page.find("aside")
    (body,) = page.find("div", class_="text")
    assert body.text == reading.document.text
    assert [each.text for each in page.find("span", class_="no")] == ["1", "2", "3", "4"]
    for words in (
        "Ana Ruiz",
        "craint",
        "promet",
        "le pont tiendra",
        FRENCH("row.medium", text="à l’Écho"),
        "12, 19 ou 26 déc. 2022",
    ):
        assert words in aside.text


def test_a_statement_within_another_is_marked_within_it(reading: Reading) -> None:
    text = render_text(whole(reading), FRENCH)
    outer = text[text.index('<mark class="affirms" data-s="3">') :]
    inner = '<mark class="promises d1" data-s="4">Tout ira bien, dormez tranquilles</mark>'
    assert inner in outer[: outer.index("raconte")]


def test_marks_that_overlap_are_cut_and_keep_their_words(reading: Reading) -> None:
    text = reading.document.text
    first, second = reading.statements[:2]
    one, other = Span.of(text, 54, 75), Span.of(text, 66, 93)
    crossed = (replace(first, content=(one,)), replace(second, content=(other,), source=None, cue=None))
    page = Page.parse(render_page(replace(reading, statements=crossed, times=()), FRENCH))
    for number, span in (("1", one), ("2", other)):
        marks = page.find("mark", **{"data-s": number})
        assert "".join(each.text for each in marks) == span.text
    assert len(page.find("mark", **{"data-s": "1"})) + len(page.find("mark", **{"data-s": "2"})) == 3


def test_a_mark_over_several_paragraphs_has_one_number(reading: Reading) -> None:
    text = reading.document.text
    long = replace(reading.statements[0], content=(Span.of(text, 48, 118),))
    page = Page.parse(render_page(replace(reading, statements=(long,)), FRENCH))
    assert len(page.find("mark", **{"data-s": "1"})) == 2
    assert len(page.find("a", **{"data-s": "1"}, class_="no")) == 1


def test_the_language_of_the_words_and_of_the_report_are_told_apart(reading: Reading) -> None:
    page = Page.parse(render_page(reading, ENGLISH))
    assert page.find("html", lang="en")
    (body,) = page.find("div", class_="text")
    assert body.attributes["lang"] == "fr"


def test_a_frame_holds_the_whole_page(reading: Reading) -> None:
    frame = render_frame(reading, FRENCH)
    (element,) = Page.parse(frame).elements
    assert element.tag == "iframe"
    assert element.attributes["srcdoc"] == render_page(reading, FRENCH)


def test_statements_in_a_circle_do_not_hang_the_page(reading: Reading) -> None:
    one, other = reading.statements[:2]
    circle = (replace(one, inside="s2"), replace(other, inside="s1"))
    page = Page.parse(render_page(replace(reading, statements=circle), FRENCH))
    assert len([each for each in page.find("li") if each.attributes["id"].startswith("s")]) == 2


def test_a_report_without_anything_has_a_page_that_says_so() -> None:
    page = Page.parse(render_page(Reading(Document("Rien."), "0", "m", None, (), (), ()), ENGLISH))
    said = [each.text for each in page.find("p", class_="none")]
    assert said == [ENGLISH(f"report.no_{what}") for what in ("statements", "events", "times", "names")]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Le pont de Morlac rouvre\n\nLa maire l'a dit.\n\nElle s'en réjouit.", "Le pont de Morlac rouvre"),
        ("L'Écho du Val\nPublié le 3 mai 2023\n\nLe pont rouvre\r\n\r\nLa maire l'a dit.", "Le pont rouvre"),
        ("La maire l'a dit lundi.\n\nElle s'en réjouit.", ""),
        ("Le pont de Morlac rouvre\n\n", ""),
        ("Le pont de Morlac rouvre\nLa maire l'a dit.", ""),
        ("", ""),
    ],
)
def test_a_line_that_stands_apart_is_the_headline(text: str, headline: str) -> None:
    assert find_headline(text) == headline
    page = render_page(Reading(Document(text, "fr"), "0", "made", None, (), (), ()), FRENCH)
    assert (f'<h1 lang="fr">{escape(headline)}</h1>' in page) == bool(headline)
    assert ("premiers mots" in page) == (not headline)
