"""Disputes and reversals on the screens: in pages, and by who takes part."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dossier import Visitor

from selon.desk.accounts import find_disagreements, find_turns
from selon.desk.linking import link_new
from selon.desk.said import numbers_of
from selon.ledger import open_ledger
from selon.ledger.links import LinkStore
from selon.reading.read import read
from selon.web.disputed import gathered, key_of
from selon.web.pages import claims, search
from selon.web.paging import page_after
from selon.web.remembered import Memory

PLACES = ("Tournel", "Valbrune", "Ormesson")


@pytest.fixture
def disputing(visitor: Visitor, ledger_path: Path) -> Visitor:
    """A ledger in which three matters are disputed, and one minister turns."""
    with open_ledger(ledger_path) as ledger:
        for day, place in enumerate(PLACES, 1):
            for speaker, cue in (("Le ministre Jo Marsan", "affirme"), ("La maire Zoé Quillan", "dément")):
                text = f"{speaker} {cue} que l’usine de {place} sera fermée en juin."
                ledger.add(read(text, published=f"2023-06-0{day}"), f"{place} {cue}.txt")
        turned = read("Jo Marsan dément que l’usine de Valbrune sera fermée en juin.", published="2023-08-02")
        ledger.add(turned, "turned.txt")
    visitor.send("/claims/compare")
    return visitor


def claims_of(page: str) -> list[str]:
    return re.findall(r'href="(/claims/[^"?]+)"', page)


def test_pages_of_disputes_show_each_once(disputing: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = claims_of(disputing.get("/claims"))
    assert len(whole) > 2
    monkeypatch.setattr(claims, "SOME", 2)
    seen, address = [], "/claims"
    while address:
        page = disputing.get(address)
        seen += claims_of(page)
        found = re.search(r'href="(/claims\?after=[^"]+)" rel="next"', page)
        address = found[1].replace("&amp;", "&") if found else ""
    assert seen == whole


def test_a_page_begins_after_its_cursor_even_where_the_one_it_names_is_gone(
    disputing: Visitor, ledger_path: Path
) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        found = find_disagreements(ledger)
    rest = tuple(each for each in found if each is not found[0])
    assert page_after(rest, key_of, key_of(found[0]), 2, falling=True)[0] == rest[:2]
    assert page_after(found, key_of, key_of(found[-1]), 2, falling=True) == ((), None)


@pytest.fixture
def quarrelling(visitor: Visitor, ledger_path: Path) -> Visitor:
    """Many take part in one dispute."""
    with open_ledger(ledger_path) as ledger:
        for number, name in enumerate(("Ana Brun", "Luc Faure", "Ida Morel", "Rose Petit", "Tom Girard", "Eva Roux")):
            cue = "dément" if number % 2 else "affirme"
            text = f"{name} {cue} que la mairie de Valbrune va vendre le stade."
            ledger.add(read(text, published=f"2023-06-0{number + 1}"), f"{name}.txt")
        link_new(ledger)
    return visitor


def quarrel_of(visitor: Visitor) -> str:
    """The address of the dispute in which many take part."""
    return next(each for each in claims_of(visitor.get("/claims")) if "Ana Brun" in visitor.get(each))


def test_pages_of_a_long_side_show_each_voice_once(quarrelling: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = quarrel_of(quarrelling)
    voice = r'name="part" value="([^"]+)"'
    whole = re.findall(voice, quarrelling.get(claim))
    assert len(whole) == 6
    monkeypatch.setattr(claims, "SOME", 2)
    seen, waiting, visited = set(), [claim], set()
    while waiting:
        address = waiting.pop()
        visited.add(address)
        page = quarrelling.get(address)
        shown = re.findall(voice, page)
        assert len(shown) <= 4
        seen |= {*shown}
        following = {each.replace("&amp;", "&") for each in re.findall(r'href="([^"]+)" rel="next"', page)}
        waiting += following - visited
    assert seen == {*whole}


def test_pages_of_who_confirms_and_contests_a_claim_show_each_voice_once(
    quarrelling: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought = "/search?q=la+mairie+de+Valbrune+va+vendre+le+stade"
    monkeypatch.setattr(search, "SOME", 1)
    said, waiting, visited = set(), [sought], set()
    while waiting:
        address = waiting.pop()
        visited.add(address)
        page = quarrelling.get(address)
        sides = page.partition("<h2>")[2].partition("<h2>Reports")[0]
        said |= set(re.findall(r"Ana Brun|Luc Faure|Ida Morel|Rose Petit|Tom Girard|Eva Roux", sides))
        waiting += {each.replace("&amp;", "&") for each in re.findall(r'href="([^"]+)" rel="next"', page)} - visited
    assert len(visited) > 3
    assert len(said) == 6


def test_the_disputes_of_one_report_are_a_list_of_their_own(disputing: Visitor, ledger_path: Path) -> None:
    claim = claims_of(disputing.get("/claims"))[0]
    report = claim.removeprefix("/claims/").partition("/")[0]
    page = disputing.get(f"/claims?document={report}")
    assert claims_of(page) == [claim]
    assert f'href="/documents/{report}"' in page
    disputing.get("/claims?document=zzz", 404)


def test_what_is_parted_is_parted_from_voices_of_other_pages_too(
    quarrelling: Visitor, ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = quarrel_of(quarrelling)
    whole = re.findall(r'name="part" value="([^"]+)"', quarrelling.get(claim))
    monkeypatch.setattr(claims, "SOME", 1)
    page = quarrelling.get(claim)
    fields = {name: re.findall(rf'name="{name}" value="([^"]+)"', page) for name in ("claim", "row")}
    assert len(fields["row"]) == 2
    quarrelling.send("/claims/judge", part=whole[0], **fields)
    with open_ledger(ledger_path, writable=False) as ledger:
        (decision,) = ledger.decisions("match")
    assert len(decision.target["others"]) == len(whole) - 1


def test_a_report_shows_of_the_disputes_remembered_those_that_are_found_for_it_alone(
    disputing: Visitor, ledger_path: Path
) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        every = gathered(Memory(), ledger)
        assert every.disputes
        for document in ledger.ids():
            rows = numbers_of(ledger, document)
            assert every.within(document).disputes == find_disagreements(ledger, rows)
            assert every.within(document).turns == find_turns(ledger, "reverses", rows=rows)


def test_a_report_of_a_dispute_that_is_remembered_asks_for_no_links(
    quarrelling: Visitor, ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = quarrel_of(quarrelling)
    report = claim.removeprefix("/claims/").partition("/")[0]

    def links(self: LinkStore, *arguments: object) -> None:
        raise AssertionError("links of a dispute grow with the square of its voices")

    monkeypatch.setattr(LinkStore, "links", links)
    assert claim in quarrelling.get(f"/documents/{report}")
    assert claim in quarrelling.get(f"/rows/{claim.removeprefix('/claims/')}")


def test_a_person_shows_the_disputes_and_reversals_of_theirs(disputing: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        minister, mayor, other = (ledger.people(name)[0].id for name in ("Jo Marsan", "Zoé Quillan", "Paul Dubreuil"))
    whole = claims_of(disputing.get("/claims"))
    for person in (minister, mayor):
        shown = claims_of(disputing.get(f"/people/{person}"))
        assert set(shown) <= set(whole)
        assert len(shown) >= len(PLACES)
        assert claims_of(disputing.get(f"/claims?person={person}")) == shown
    assert "Said the contrary later" in disputing.get(f"/people/{minister}")
    assert "Said the contrary later" not in disputing.get(f"/people/{mayor}")
    assert not set(claims_of(disputing.get(f"/people/{other}"))) & set(shown)
    disputing.get("/claims?person=99999999", 404)


def test_what_does_not_belong_is_parted_and_that_is_undone(disputing: Visitor, ledger_path: Path) -> None:
    whole = claims_of(disputing.get("/claims"))
    claim = next(each for each in whole if "Ormesson" in disputing.get(each))
    page = disputing.get(claim)
    rows = re.findall(r'name="row" value="([^"]+)"', page)
    parted = re.findall(r'name="part" value="([^"]+)"', page)
    assert set(parted) == set(rows)
    assert len(rows) == 2
    disputing.send("/claims/judge", part=rows[1], row=rows, by="Ana", why="another plant")
    disputing.get(claim, 404)
    page = disputing.get("/claims")
    assert set(claims_of(page)) == set(whole) - {claim}
    for shown in (page, disputing.get("/review")):
        told = shown.partition("Separated")[2]
        assert "Ana" in told
        assert "another plant" in told
        assert told.count("fermée en juin&nbsp;»") >= 2
    with open_ledger(ledger_path) as ledger:
        for document in ledger.ids():
            ledger.read_again(ledger.load_document(document).reading)
    disputing.send("/claims/compare")
    assert claim not in claims_of(disputing.get("/claims"))
    (undo,) = re.findall(r'action="(/review/undo/\w+)', disputing.get("/claims"))
    disputing.send(undo)
    assert claims_of(disputing.get("/claims")) == whole
    assert "/review/undo/" not in disputing.get("/claims")


def test_a_dispute_that_is_confirmed_says_so(disputing: Visitor, ledger_path: Path) -> None:
    claim = claims_of(disputing.get("/claims"))[0]
    page = disputing.get(claim)
    (pair,) = re.findall(r'name="confirm" value="([^"]+)"', page)
    disputing.send("/claims/judge", confirm=pair, row=pair.split(), back=claim, by="Ana")
    assert re.search(r'<h1.*<span class="tag"[^>]*>confirmed</span>', disputing.get(claim))
    assert 'name="confirm"' not in disputing.get(claim)
    with open_ledger(ledger_path, writable=False) as ledger:
        assert [(each.action, each.by) for each in ledger.decisions("match")] == [("confirm", "Ana")]


def test_a_turn_that_is_none_is_parted_where_it_is_shown(disputing: Visitor) -> None:
    page = disputing.get("/claims")
    ((before, after),) = re.findall(
        r'name="row" value="([^"]+)"><button class="plain" name="part" value="([^"]+)"', page
    )
    assert before != after
    assert "nobody has said the contrary" not in page
    disputing.send("/claims/judge", part=after, row=[before])
    assert "nobody has said the contrary" in disputing.get("/claims")


def test_a_report_names_each_day_on_which_somebody_says_the_contrary_once(
    disputing: Visitor, ledger_path: Path
) -> None:
    says = "Jo Marsan affirme que la gare de Brévent sera vendue. Jo Marsan affirme que le musée d’Alvey sera rasé."
    with open_ledger(ledger_path) as ledger:
        report = ledger.add(read(says, published="2023-09-01"), "before.txt").document
        ledger.add(read(says.replace("affirme", "dément"), published="2023-10-02"), "after.txt")
    disputing.send("/claims/compare")
    with open_ledger(ledger_path, writable=False) as ledger:
        turns = [each for each in find_turns(ledger, "reverses") if each.before.row.startswith(report)]
    assert len(turns) == 2
    assert disputing.get(f"/documents/{report}").count("Jo Marsan, 2 Oct 2023") == 1


@pytest.mark.parametrize("fields", [{}, {"part": "a/s1"}, {"confirm": "a/s1"}, {"confirm": "a/s1 b/s1 c/s1"}])
def test_a_judgement_of_fewer_than_two_sayings_is_none(disputing: Visitor, fields: dict[str, str]) -> None:
    disputing.send("/claims/judge", 400, **fields)


def test_a_judgement_of_what_is_not_there_is_refused(disputing: Visitor) -> None:
    disputing.send("/claims/judge", 404, part="0000000000000000/s1", row=["0000000000000000/s2"])
