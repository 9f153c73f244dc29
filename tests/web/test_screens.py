"""What the screens show, without a browser."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from dossier import COPY, FIRST, HOSTILE, OTHER, SECOND, Visitor, every_screen, report_of, work_on
from made_readings import make_reading
from page_parser import Page
from starlette.testclient import TestClient

from selon.document import Document
from selon.ledger import Filter, open_ledger
from selon.moment import Moment
from selon.reading.read import read, read_all
from selon.record import TimeExpression
from selon.record.deeds import DOUBT
from selon.ui import load_words
from selon.web.app import create_app
from selon.web.settings import Settings
from selon.web.whereabouts import find_whereabouts

MOST_BYTES = 200_000
DENIAL_OF_VALBRUNE = "La maire Zoé Quillan dément que l’usine de Valbrune sera fermée en juin."


def test_every_screen_shows_hostile_words_as_they_are(visitor: Visitor, ledger_path: Path) -> None:
    work_on(ledger_path, told=HOSTILE, by=HOSTILE)
    shown = 0
    for address in every_screen(ledger_path):
        page = visitor.get(address)
        for each in Page.parse(page).elements:
            assert each.tag not in ("img", "iframe", "object", "style")
            assert each.tag != "script" or each.attributes["src"].startswith("/")
            assert not [name for name in each.attributes if name.startswith("on") or name in ("style", "srcdoc")]
        assert len(page.encode()) < MOST_BYTES
        shown += "&lt;script&gt;" in page
    assert shown > 12


def test_hostile_questions_are_answered_with_their_own_words_escaped(visitor: Visitor) -> None:
    for path in ("/search?q=", "/statements?speaker=", "/events?place=", "/timeline?about=", "/people?q="):
        page = visitor.client.get(path[: path.index("=")], params={path[path.index("?") + 1 : -1]: HOSTILE}).text
        assert "<script>document" not in page


@pytest.mark.parametrize("at", ["5-5", "9-2", "x-1", "0-999999", "1", "-1-4"])
def test_words_that_are_none_of_the_report_are_not_pointed_at(visitor: Visitor, ledger_path: Path, at: str) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        (document, *_) = ledger.ids()
    assert visitor.client.get(f"/documents/{document}?at={at}").status_code == 400


def test_a_permanent_link_marks_exactly_its_words(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        document = next(id for id in ledger.ids() if ledger.load_text(id).text == FIRST)
    start = FIRST.index("la préfète")
    page = visitor.get(f"/documents/{document}?at={start}-{start + 10}")
    marked = re.findall(r'<span class="at"[^>]*>(.*?)</span>', page)
    assert re.sub("<[^>]*>", "", "".join(marked)) == "la préfète"


def test_two_versions_are_compared_by_their_statements_and_their_paragraphs(
    visitor: Visitor, ledger_path: Path
) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        versions = next(ledger.versions_of(id) for id in ledger.ids() if len(ledger.versions_of(id)) > 1)
    page = visitor.get(f"/compare/{versions[0].id}/{versions[1].id}")
    assert re.search(r"<del>mars\.</del> <ins>juin\.</ins>", page)
    assert "<ins>Paul Dubreuil craint" in page


def test_a_dispute_is_followed_with_both_its_sides(visitor: Visitor) -> None:
    visitor.send("/claims/compare")
    claims = re.findall(r'href="(/claims/[^"]+)"', visitor.get("/claims"))
    pages = [visitor.get(claim) for claim in claims]
    assert any("Jo Marsan" in page and "Zoé Quillan" in page for page in pages)
    assert claims[0] in visitor.get("/")
    assert "There is no such page here" in visitor.get("/claims/nothing", 404)


def test_who_looks_for_a_name_finds_what_they_said(visitor: Visitor) -> None:
    page = visitor.get("/search?q=Marsan")
    assert "Said by Jo Marsan" in page
    assert "sera fermée" in page.partition("Said by")[2]
    assert "Said by" not in visitor.get("/search?q=pont")


def test_a_search_heads_only_what_it_finds(visitor: Visitor) -> None:
    assert "<h2>" not in visitor.get("/search?q=zzz")
    assert "Nothing found." in visitor.get("/search?q=zzz")
    assert re.findall(r"<h2>([^<]+)", visitor.get("/search?q=habitants")) == [
        "Names",
        "Reports",
        "Said by Des habitants de Lille",
    ]


def test_who_looks_for_a_claim_finds_who_confirms_and_who_contests_it(visitor: Visitor) -> None:
    visitor.send("/claims/compare")
    page = visitor.get("/search?q=la+centrale+de+Tournel+fermera+en+juin")
    confirmed, _, contested = page.partition("<h2>Names")[0].partition("<h2>Contested")
    assert "Jo Marsan" in confirmed.partition("<h2>Confirmed")[2]
    assert "Zoé Quillan" in contested
    assert re.search(r'href="/documents/[0-9a-f]+\?at=\d+-\d+#at"', contested)
    assert "<h2>Confirmed" not in visitor.get("/search?q=Jo+Marsan")


def test_a_quotation_is_copied_whole_with_its_reference(visitor: Visitor, ledger_path: Path) -> None:
    words = "mot " * 120
    with open_ledger(ledger_path) as ledger:
        told = f"« {words.strip()} », affirme la ministre Lou Marchand."
        document = Document(told, title="Le titre", publisher="Le Soir", published=Moment.parse("2023-07-01"))
        for reading in read_all([document]):
            ledger.add(reading, "long.txt")
        row = next(row for row in ledger.statements() if row.title == "Le titre")
    texts = [
        next(each.attributes["data-copy"] for each in Page.parse(visitor.get(address)).find("button", class_="copy"))
        for address in (f"/statements?person={row.person}", f"/rows/{row.id}")
    ]
    assert texts[0] == texts[1]
    assert words.strip() in texts[0]
    assert texts[0].startswith("Lou Marchand (says) : «")
    assert texts[0].endswith("— Le Soir, Le titre, 1 July 2023")


def test_what_says_nothing_without_its_cue_has_it_in_lists_and_quotations(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        told = read(
            "Lou Marchand craint de perdre le marché. Jo Marsan affirme que le stade ouvrira.", published="2023-07-01"
        )
        ledger.add(told, "cues.txt")
        row, other = ledger.statements(Filter(text="perdre")).rows[0], ledger.statements(Filter(text="stade")).rows[0]
    assert (row.content, other.content) == ("de perdre le marché", "que le stade ouvrira")
    for address in ("/statements", "/search?q=Marchand", f"/people/{row.person}", "/timeline", "/"):
        assert "Craint de perdre le marché" in visitor.get(address)
    assert "Le stade ouvrira" in visitor.get(f"/people/{other.person}")
    texts = [
        next(each.attributes["data-copy"] for each in Page.parse(visitor.get(address)).find("button", class_="copy"))
        for address in ("/statements?text=perdre", f"/rows/{row.id}")
    ]
    assert texts[0].startswith("Lou Marchand (fears) : Craint de perdre le marché — ")
    assert texts[0].partition(" — ")[0] == texts[1].partition(" — ")[0]
    assert "Craint de perdre le marché" in visitor.get(f"/review?document={row.document}")


def test_a_place_of_a_name_that_others_bear_is_told(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        text = (
            "Le maire de Valence a démenti la fermeture. À Lyon, en Bretagne et à Paris, la grève continue, selon lui."
        )
        ledger.add(read(text, published="2023-07-01"), "places.txt")
        places = {each.place.name: each for each in find_whereabouts(ledger, ledger.people(None, ("place",)))}
    assert places["Bretagne"].area
    assert not places["Lyon"].area
    assert "ES" in places["Valence"].rivals
    page = visitor.get("/map")
    assert "other places of this name: " in page
    assert "Spain" in page
    assert 'class="spot area"' in page
    assert "Spain" in visitor.get(f"/places/{places['Valence'].place.id}")


def test_an_empty_ledger_tells_where_to_begin(tmp_path: Path) -> None:
    visitor = Visitor(TestClient(create_app(Settings(ledger=tmp_path / "new.db")), base_url="http://127.0.0.1:8000"))
    for path in ("/", "/statements", "/events", "/documents", "/timeline", "/people", "/map", "/network"):
        assert '<a href="/add">' in visitor.get(path).partition("<main")[2]


def test_what_is_counted_once_is_counted_anew_when_the_ledger_changes(visitor: Visitor, ledger_path: Path) -> None:
    before = visitor.get("/")
    with open_ledger(ledger_path) as ledger:
        ledger.remove(ledger.documents().rows[0].id)
    assert re.findall(r"\d+ reports?", before) != re.findall(r"\d+ reports?", visitor.get("/"))


def test_what_a_row_says_stands_at_its_head_with_the_rules_in_plain_words(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        event = ledger.events(Filter(about="Anne Vasseur")).rows[0]
        reading = ledger.load_document(event.document).reading
    words = load_words("en")
    (heading,) = Page.parse(visitor.get(f"/rows/{event.id}")).find("h1")
    assert event.actor[0].name in heading.text
    assert words(f"event.{event.type}") in heading.text
    for fact in (reading.times[0], reading.entities[0]):
        page = Page.parse(visitor.get(f"/rows/{event.document}/{fact.id}"))
        (heading,) = page.find("h1")
        told = fact.span.text if isinstance(fact, TimeExpression) else fact.name
        assert told.casefold() in heading.text.casefold()
        assert all(step.text.strip() for step in page.find("ol", class_="steps"))


def test_what_is_said_to_somebody_is_found_by_their_name(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        text = "Jo Marsan a déclaré à Lou Perrin que la digue tiendrait. Zoé Quillan a affirmé que la digue céderait."
        ledger.add(read(text, published="2023-07-01"), "digue.txt")
        person = ledger.people("Lou Perrin")[0].id
    page = visitor.get("/statements?to=Perrin")
    assert "tiendrait" in page
    assert "céderait" not in page
    assert 'name="to" value="Perrin"' in page
    (row,) = visitor.client.get("/api/statements", params={"to": "Lou Perrin"}).json()["rows"]
    assert "tiendrait" in row["content"]
    assert row["id"] in visitor.client.get("/export/statements.jsonl?to=Perrin").text
    assert "tiendrait" in visitor.get(f"/people/{person}").partition("Said to them")[2]


def test_a_dispute_counts_origins_and_folds_their_copies(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        told = "Le ministre Jo Marsan affirme que l’usine de Valbrune sera fermée en juin. "
        told += " ".join(f"Le quai {number} a été fermé à {number + 3} heures par la mairie." for number in range(12))
        for publisher, text in (
            ("Agence", told),
            ("Le Relais", f"{told} Le port aussi."),
            ("Le Courrier", DENIAL_OF_VALBRUNE),
        ):
            day = Moment.parse("2023-06-04")
            document = Document(text, title=f"Valbrune, {publisher}", publisher=publisher, published=day)
            for reading in read_all([document]):
                ledger.add(reading, f"{publisher}.txt")
    visitor.send("/claims/compare")
    pages = [visitor.get(address) for address in set(re.findall(r'href="(/claims/[^"]+)"', visitor.get("/claims")))]
    (page,) = (page for page in pages if "Valbrune" in page)
    assert "1 copy of the same report" in page
    assert page.count("Valbrune, Agence") == page.count("Valbrune, Le Relais") == 1
    assert len(re.findall(r"· 1 origin<", page)) == 2
    with open_ledger(ledger_path, writable=False) as ledger:
        copies = [row for row in ledger.documents() if row.origin not in (None, row.id)]
        copy = next(row for row in copies if "Valbrune" in str(row.title))
    assert "copy" in visitor.get("/statements?text=Valbrune")
    report = visitor.get(f"/documents/{copy.id}")
    assert re.search(r'class="contested">Sources differ.*href="/claims/', report)


def test_words_are_read_out_in_the_language_of_their_report(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        told = read("Lou Marchand affirme que le pont rouvrira en mai.", published="2023-07-01")
        other = replace(told, document=replace(told.document, language="oc"))
        ledger.add(other, "oc.txt")
        row = ledger.statements(Filter(speaker="Marchand")).rows[0]
    rows = {each.text: each.attributes["lang"] for each in Page.parse(visitor.get("/statements")).find("p", class_="q")}
    assert rows.pop("Le pont rouvrira en mai") == "oc"
    assert set(rows.values()) == {"fr"}
    assert 'lang="oc"' in visitor.get(f"/documents/{row.document}").partition("<main")[2]


def test_a_row_in_a_language_without_rules_says_that_they_are_missing(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        told = read("Lou Marchand a affirmé à Lyon que le pont rouvrira en mai.", published="2023-07-01")
        ledger.add(replace(told, document=replace(told.document, language="oc")), "oc.txt")
    facts = (*told.statements, *told.events, *told.times, *told.entities)
    assert len({type(each) for each in facts}) > 2
    for fact in facts:
        page = visitor.get(f"/rows/{told.document.id}/{fact.id}")
        assert "no rules for the language" in page
        assert "<mark>" in page


def test_what_is_not_there_is_told_without_the_commands_of_a_terminal(visitor: Visitor) -> None:
    for address in ("/documents/zzz", "/rows/zzz/s1", "/people/99999", "/feeds/zzz.atom"):
        page = visitor.get(address, 404)
        assert "There is no such page here" in page
        assert "“selon " not in page


def test_a_copy_leads_to_its_original_and_that_to_its_copies(visitor: Visitor, ledger_path: Path) -> None:
    copy, original = report_of(ledger_path, COPY), report_of(ledger_path, SECOND)
    visitor.send("/claims/compare")
    pages = {id: visitor.get(f"/documents/{id}").partition('class="about"')[2] for id in (copy, original)}
    assert f'href="/documents/{original}"' in pages[copy]
    assert "The same report elsewhere" in pages[copy]


def test_nothing_is_said_of_copies_where_there_are_none(visitor: Visitor, ledger_path: Path) -> None:
    page = visitor.get(f"/documents/{report_of(ledger_path, OTHER)}")
    assert not re.search(r"\b0 cop|\bcopies\b", page)


def test_a_report_tells_its_version_and_how_often_it_was_printed(visitor: Visitor, ledger_path: Path) -> None:
    assert re.search(r'class="kick">[^<]*version 2/2', visitor.get(f"/documents/{report_of(ledger_path, SECOND)}"))


def test_a_row_leads_to_its_words_and_to_who_says_it(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        row = ledger.statements(Filter(speaker="Vasseur")).rows[0]
    page = visitor.get(f"/rows/{row.id}")
    assert f'href="/documents/{row.document}?at={row.start}-{row.end}#at"' in page
    assert f'<h1><a href="/people/{row.person}">' in page


def test_the_map_shows_the_part_of_the_world_that_is_named(visitor: Visitor) -> None:
    left, top, width, _ = map(float, re.findall(r'<svg viewBox="([^"]+)" role="group"', visitor.get("/map"))[0].split())
    assert width < 90
    assert left < 4.8 < left + width
    assert top < -45.8


def test_a_report_found_by_its_words_shows_them(visitor: Visitor) -> None:
    page = Page.parse(visitor.get("/search?q=déborde"))
    assert "déborde" in [each.text for each in page.find("mark")]
    (place,) = {each.attributes["href"] for each in page.find("a") if "?at=" in each.attributes["href"]} - {
        each.attributes["href"] for each in Page.parse(visitor.get("/statements?text=déborde")).find("a")
    }
    start, end = map(int, re.findall(r"\d+", place.rpartition("?at=")[2]))
    assert "déborde" in SECOND[start:end]
    assert 'id="at"' in visitor.get(place)


def test_a_report_without_a_day_is_on_the_first_screen_as_soon_as_it_is_there(
    visitor: Visitor, ledger_path: Path
) -> None:
    with open_ledger(ledger_path) as ledger:
        ledger.add(read("Le maire de Tours affirme que la halle fermera."), "pasted.txt")
    assert "Le maire de Tours affirme" in visitor.get("/")


def test_what_is_inferred_stays_doubtful_on_its_own_page(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        ledger.add(read("À Lille, la police a arrêté Jean Valdor.\n\nElle a arrêté Paul Ramsec."), "acts.txt")
        rows = [row for row in ledger.events() if row.place and not row.tells("place")]
    assert rows
    assert all(f"{row.place}{DOUBT}" in visitor.get(f"/rows/{row.id}") for row in rows)


def test_a_search_for_what_is_new_says_when_nothing_is(visitor: Visitor) -> None:
    back = visitor.send("/watches/run")
    assert "Nothing new." in visitor.get(back)


def test_who_may_only_read_is_offered_nothing_to_change(ledger_path: Path) -> None:
    app = create_app(Settings(ledger=ledger_path, read_only=True))
    reader = TestClient(app, base_url="http://127.0.0.1:8000", headers={"accept-language": "en"})
    for address in ("/", "/watches", "/statements", "/statements?speaker=nobody"):
        links = {each.attributes["href"] for each in Page.parse(reader.get(address).text).find("a")}
        assert not {link.partition("?")[0] for link in links} & {"/add", "/review"}, address
    assert "A new watch" not in reader.get("/watches").text


def test_names_of_one_kind_can_be_asked_for(visitor: Visitor) -> None:
    people, groups = (visitor.get(f"/people?kind={kind}") for kind in ("person", "group"))
    assert "Anne Vasseur" in people
    assert "Anne Vasseur" not in groups


def test_a_day_that_is_none_is_set_right_beside_the_rest_of_the_question(visitor: Visitor) -> None:
    page = visitor.get("/statements?since=banane&speaker=Vasseur", 400)
    assert "“since” cannot be “banane”" in page
    form = page.partition('<form class="filters" action="/statements">')[2].partition("</form>")[0]
    assert 'name="since" value="banane"' in form
    assert 'name="speaker" value="Vasseur"' in form


def test_the_log_of_decisions_tells_what_a_correction_changed(visitor: Visitor, ledger_path: Path) -> None:
    work_on(ledger_path)
    assert "<ins>Zoé Quillan</ins>" in visitor.get("/decisions")


def test_the_map_tells_of_a_town_that_it_cannot_place_though_its_country_is_known(
    visitor: Visitor, ledger_path: Path
) -> None:
    reading = make_reading(("Ana Ruiz", "le pont de Morvézac ferme en France"), places=("Morvézac", "France"))
    placed = tuple(replace(each, country="FR" if each.kind == "place" else None) for each in reading.entities)
    with open_ledger(ledger_path) as ledger:
        ledger.add(replace(reading, entities=placed), "made")
    told = visitor.get("/map").partition('<section class="picture">')[2].partition("</p>")[0]
    assert ">Morvézac</a>" in told
    assert ">France</a>" not in told
