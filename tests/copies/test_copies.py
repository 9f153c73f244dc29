"""Copies are told from reports of the same event, whatever a newsroom did to them."""

from __future__ import annotations

import gzip
import itertools
import json
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make_copies import Pair, copies_of, make_pairs

from selon.copies import Member, Signature, compare_texts, find_candidates, find_credits, find_origin, is_copy
from selon.copies.credit import load_credits
from selon.moment import Moment

ARTICLES = Path(__file__).parents[3] / "shared" / "data" / "orangesum-fr" / "articles-6000.jsonl.gz"


def told(pair: Pair) -> bool:
    """The whole way: a candidate by its signature, then compared."""
    found = find_candidates(Signature.of(pair.b), {"a": Signature.of(pair.a)})
    return bool(found) and is_copy(compare_texts(pair.a, pair.b))


def f1(pairs: Iterable[Pair]) -> tuple[float, Counter[str]]:
    right = wrong = missed = 0
    faults: Counter[str] = Counter()
    for pair in pairs:
        said = told(pair)
        right += said and pair.copy
        wrong += said and not pair.copy
        missed += pair.copy and not said
        if said != pair.copy:
            faults[pair.kind] += 1
    return 2 * right / (2 * right + wrong + missed), faults


def test_copies_made_by_script_are_told_from_other_reports() -> None:
    score, faults = f1(make_pairs(40))
    assert score >= 0.95, faults


def test_two_reports_of_one_event_are_no_copies() -> None:
    pairs = [pair for pair in make_pairs(40) if not pair.copy]
    assert sum(map(told, pairs)) <= len(pairs) * 0.02


@pytest.mark.long
@pytest.mark.skipif(not ARTICLES.exists(), reason="the news articles for measuring are not here")
def test_copies_of_real_articles_are_told() -> None:
    chance = random.Random(4)
    with gzip.open(ARTICLES, "rt", encoding="utf8") as file:
        texts = [json.loads(line)["text"] for line in file]
    texts = chance.sample([text for text in texts if len(text) > 600], 300)
    pairs = [pair for text in texts for pair in copies_of(text, "Belroc", chance)]
    pairs += [Pair(one, two, "other", False) for one, two in itertools.pairwise(texts)]
    score, faults = f1(pairs)
    assert score >= 0.95, faults


FLASHES = [
    ("L'éboulement d'Orvel a fait 12 morts, dit la préfète.", "L'éboulement d'Orvel a fait 14 morts, dit la préfète."),
    ("Ana Ruiz a dit : « Le canal sera creusé. »", "Ana Ruiz a dit : « Le canal ne sera pas creusé cette année. »"),
    ("Jo Bell exclut toute hausse du loyer. « Il n'y en aura pas », dit-il.",
     "Jo Bell annonce une hausse du loyer. « Il y en aura une », dit-il."),
    ("Ana Ruiz trouve que le règlement est juste.", "Ana Ruiz trouve que le décret est injuste."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), FLASHES)
def test_so_few_words_are_no_copy_unless_they_are_the_same(one: str, other: str) -> None:
    assert not is_copy(compare_texts(one, other))
    assert is_copy(compare_texts(one, one.upper()))


def test_a_sentence_that_denies_another_or_counts_otherwise_is_no_rewriting_of_it() -> None:
    for one, other in FLASHES[:2]:
        assert not compare_texts(one, other).passages


def test_passages_are_the_words_of_each_text_and_shares_are_of_words() -> None:
    pair = next(pair for pair in make_pairs(1) if pair.kind == "local lead")
    shared = compare_texts(pair.a, pair.b)
    assert shared.share_a == 1.0
    assert 0.5 < shared.share_b < 1.0
    for passage in shared.passages:
        assert pair.a[passage.a.start : passage.a.end] == passage.a.text
        assert pair.b[passage.b.start : passage.b.end] == passage.b.text


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(a: str, b: str) -> None:
    there, back = compare_texts(a, b), compare_texts(b, a)
    assert 0 <= there.share_a <= 1
    assert is_copy(there) == is_copy(back)
    assert Signature.of(a).likeness(Signature(Signature.of(a).data)) == 1.0


def test_signatures_are_bytes_that_stay_the_same() -> None:
    signature = Signature.of("Le pont de Belroc fermera six mois, a dit la maire.")
    assert len(signature.data) == 512
    assert signature.data[:8].hex() == Signature.of("le PONT de Belroc fermera six mois, a dit la maire").data[:8].hex()


def test_candidates_come_the_likeliest_first() -> None:
    pairs = list(make_pairs(3))
    whole = pairs[0].a
    others = {str(n): Signature.of(pair.b) for n, pair in enumerate(pairs)} | {"same": Signature.of(whole)}
    found = find_candidates(Signature.of(whole), others)
    assert {found[0], found[1]} == {"9", "same"}
    assert pairs[9].b == whole
    assert {"0", "1", "2"} <= set(found)
    assert find_candidates(Signature.of(whole), {}) == []


RULES = [pytest.param(rule, text, True, id=f"{rule.id} {text!r}") for rule in load_credits() for text in rule.finds]
RULES += [
    pytest.param(rule, text, False, id=f"{rule.id} not {text!r}") for rule in load_credits() for text in rule.skips
]


@pytest.mark.parametrize(("rule", "text", "finds"), RULES)
def test_each_credit_finds_its_examples(rule: object, text: str, finds: bool) -> None:
    assert bool(list(rule.find(text))) is finds  # type: ignore[attr-defined]


def test_an_agency_that_is_only_spoken_of_is_not_credited() -> None:
    assert find_credits("Le directeur de l'AFP a parlé.\nIl a cité Reuters et l'agence Belga dans son discours.") == ()
    assert find_credits("Le pont ferme.", "Le Courrier avec AFP et Reuters") == ("AFP", "Reuters")


def test_the_origin_is_the_agency_else_the_earliest() -> None:
    late = Member("b", "AFP", Moment.parse("2023-11-15"), ())
    early = Member("a", "Le Courrier", Moment.parse("2023-11-14"), ("AFP",))
    undated = Member("c", "L'Écho", None)
    assert find_origin([early, late, undated]).key == "b"
    assert (find_origin([early, undated]).name, find_origin([early, undated]).because) == ("AFP", "credited")
    sent = Member("e", None, Moment.parse("2023-11-15"), ("AFP",), "AFP")
    assert find_origin([early, sent]).key == "e"  # its dateline says whose it is, where nobody printed it
    assert find_origin([early, Member("f", "L'Écho", Moment.parse("2023-11-15"), ("AFP",), "AFP")]).key == "a"
    other = Member("d", "La Voix", Moment.parse("2023-11"))
    assert (find_origin([undated, other]).key, find_origin([undated, other]).because) == ("d", "earliest")
