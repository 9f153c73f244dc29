"""Disputes and reversals of a ledger are gathered once; after a change only what it touches is found anew."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from made_readings import make_reading

from selon.desk.accounts import find_disagreements, find_turns
from selon.desk.gathering import Gathered, gather, voices_of
from selon.desk.judging import find_saying, judge_match
from selon.desk.linking import link_judged, link_new
from selon.ledger import Ledger, open_ledger
from selon.ledger.links import Link, LinkStore
from selon.record import Reading

PEOPLE = ("Ana Brun", "Luc Faure", "Ida Morel", "Tom Girard", "Eva Roux", "Léo Petit")
PLACES = ("Valbrune", "Tournel", "Ormesson", "Brévent")


def report(dice: random.Random, *, url: str | None = None) -> Reading:
    """Two or three say that a town sells its stadium, or that it does not."""
    said = [
        (dice.choice(PEOPLE), f"la mairie de {dice.choice(PLACES)} {dice.choice(('va', 'ne va pas'))} vendre le stade")
        for _ in range(dice.choice((2, 3)))
    ]
    return make_reading(*said, published=f"2023-05-{dice.randint(1, 28):02}", publisher=dice.choice(PLACES), url=url)


def _add(ledger: Ledger, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 3)):
        ledger.add(report(dice), f"{dice.random()}.txt")


def _add_version(ledger: Ledger, dice: random.Random) -> None:
    ledger.add(report(dice, url=f"https://echo.example/{dice.randint(1, 3)}"), "page")


def _copy(ledger: Ledger, dice: random.Random) -> None:
    one, other = dice.choices(ledger.ids(), k=2)
    reading = ledger.load_document(one).reading
    printed = replace(reading.document, text=reading.document.text + f"\n({dice.random()})", publisher="Le Courrier")
    copy = ledger.add(replace(reading, document=printed), "copy.txt").document
    for document in (one, copy):
        ledger.set_origin(document, one, 0.9)
    if dice.random() < 0.3:
        ledger.set_origin(other, one, 0.9)


def _reject(ledger: Ledger, dice: random.Random) -> None:
    row = dice.choice(ledger.statements(limit=200).rows).id
    link_judged(ledger, [ledger.reject(row, by="Ana")])


def _correct(ledger: Ledger, dice: random.Random) -> None:
    row = dice.choice(ledger.statements(limit=200).rows)
    if row.review == "machine":
        link_judged(ledger, [ledger.correct(row.id, {"speaker": dice.choice(PEOPLE)}, by="Ana")])


def _part(ledger: Ledger, dice: random.Random) -> None:
    disputes = gather(ledger).disputes
    if disputes:
        one, *others = (find_saying(ledger, voice.row) for voice in voices_of(dice.choice(disputes)))
        judge_match(ledger, one, others, "part", by="Ana")


def _confirm(ledger: Ledger, dice: random.Random) -> None:
    one, other = (find_saying(ledger, row.id) for row in dice.sample(ledger.statements(limit=200).rows, 2))
    judge_match(ledger, one, [other], "confirm", by="Ana")


def _merge(ledger: Ledger, dice: random.Random) -> None:
    people = ledger.people()
    if len(people) > 4:
        one, other = dice.sample(people, 2)
        ledger.merge(one.id, other.id, by="Ana")


def _undo(ledger: Ledger, dice: random.Random) -> None:
    undone = {each.settles for each in ledger.decisions()}
    left = [each for each in ledger.decisions() if each.uid not in undone and each.action != "undo"]
    if left:
        link_judged(ledger, [ledger.undo(dice.choice(left).uid, by="Ana")])


def _remove(ledger: Ledger, dice: random.Random) -> None:
    if len(ledger.ids()) > 8:
        ledger.remove(dice.choice(ledger.ids()))


def _read_again(ledger: Ledger, dice: random.Random) -> None:
    document = dice.choice(ledger.ids())
    ledger.read_again(replace(ledger.load_document(document).reading, rules="newer"))


CHANGES: tuple[Callable[[Ledger, random.Random], None], ...] = (
    *(_add, _add, _add_version, _copy, _reject, _correct, _part, _confirm, _merge, _undo, _remove, _read_again),
)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_gathered_step_by_step_is_what_is_gathered_at_once(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for _ in range(6):
            _add(ledger, dice)
        link_new(ledger)
        known = gather(ledger)
        assert known.disputes
        for _ in range(20):
            for change in dice.choices(CHANGES, k=dice.randint(1, 3)):
                change(ledger, dice)
            link_new(ledger)
            known, at_once = gather(ledger, known), gather(ledger)
            assert known.disputes == at_once.disputes == find_disagreements(ledger)
            assert known.turns == at_once.turns == find_turns(ledger, "reverses")
            assert known == at_once


@pytest.fixture
def quarrels(tmp_path: Path) -> Iterable[tuple[Ledger, Gathered]]:
    """Many disputes, of two reports each."""
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for number in range(40):
            for speaker, verb in zip(PEOPLE, ("va", "ne va pas"), strict=False):
                words = f"la mairie de Ville{number} {verb} vendre le terrain T{number}"
                ledger.add(make_reading((speaker, words), published=f"2023-05-{number % 28 + 1:02}"), f"{words}.txt")
        link_new(ledger)
        yield ledger, gather(ledger)


def test_after_a_change_only_the_links_of_what_changed_are_read(
    quarrels: tuple[Ledger, Gathered], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, known = quarrels
    assert len(known.disputes) > 30
    ledger.add(make_reading(("Eva Roux", "la mairie de Ville37 ne va pas vendre le terrain T37")), "new.txt")
    link_new(ledger)
    read: list[int] = []
    whole = LinkStore.links

    def links(store: LinkStore, kinds: Iterable[str] = (), rows: Iterable[int] | None = None) -> tuple[Link, ...]:
        found = whole(store, kinds, rows)
        read.append(len(found))
        return found

    monkeypatch.setattr(LinkStore, "links", links)
    after = gather(ledger, known)
    assert after.disputes != known.disputes
    assert sum(read) < 20
    read.clear()
    assert gather(ledger, after) == after
    assert sum(read) == 0
