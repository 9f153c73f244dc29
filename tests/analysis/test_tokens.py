"""Tokens are slices of the text in order, sentences are runs of tokens, and every head is in its sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.analysis import Analysis, load_model
from selon.analysis.model import LanguageModel
from selon.document import Document
from selon.rules import load_rules

PIECES = (
    "l’eau ",
    "M. Ruiz ",
    "a dit",
    " : ",
    "« oui »",
    "qu’",
    "\n\n",
    "\r\n",
    "\u00a0!",
    "🗳",
    "e\u0301lu ",
    "ONU.Les ",
)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=12).map("".join)
REPORT = (
    "  M. Ruiz a dit : « L’eau monte. »\r\n\r\nMme. Bell, qu’« on » écoute, répond-elle ? Non.Elle part 🗳️ à l' ONU.\n"
)


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return load_model(load_rules("fr"))


@pytest.fixture(scope="module")
def analysis(model: LanguageModel) -> Analysis:
    return next(model.analyse([Document(REPORT)]))


def hold(analysis: Analysis) -> None:
    """What holds of any analysis."""
    text, tokens, sentences = analysis.text, analysis.tokens, analysis.sentences
    assert [token.i for token in tokens] == list(range(len(tokens)))
    for token in tokens:
        assert text[token.start : token.end] == token.text
        assert token.text.strip()
        assert tokens[token.head].sentence == token.sentence
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    covered = {i for token in tokens for i in range(token.start, token.end)}
    assert all(i in covered or character.isspace() for i, character in enumerate(text))
    assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
    assert [i for each in sentences for i in range(each.first, each.last)] == list(range(len(tokens)))
    for each in sentences:
        assert (each.start, each.end) == (tokens[each.first].start, tokens[each.last - 1].end)
    assert [each.paragraph for each in sentences] == sorted(each.paragraph for each in sentences)


@given(st.lists(TEXTS, min_size=1, max_size=3))
@settings(max_examples=40)
def test_tokens_are_slices_of_any_text(model: LanguageModel, texts: list[str]) -> None:
    for text, analysis in zip(texts, model.analyse(map(Document, texts)), strict=True):
        assert analysis.text == text
        hold(analysis)


def test_offsets_hold_behind_typographic_marks_and_rare_characters(analysis: Analysis) -> None:
    hold(analysis)
    words = {token.text: REPORT[token.start : token.end] for token in analysis.tokens}
    assert {"L’", "eau", "qu’", "on", "ONU", "🗳"} <= set(words)
    assert all(word == found for word, found in words.items())


def test_sentences_and_paragraphs_are_those_of_the_text(analysis: Analysis) -> None:
    assert [REPORT[each.start : each.end] for each in analysis.sentences] == [
        "M. Ruiz a dit : « L’eau monte. »",
        "Mme. Bell, qu’« on » écoute, répond-elle ?",
        "Non.",
        "Elle part 🗳️ à l' ONU.",
    ]
    assert [each.paragraph for each in analysis.sentences] == [0, 1, 1, 1]


def test_norms_are_lower_case_with_straight_apostrophes(analysis: Analysis) -> None:
    norms = {token.text: token.norm for token in analysis.tokens}
    assert (norms["L’"], norms["qu’"], norms["Elle"]) == ("l'", "qu'", "elle")


def test_every_token_is_found_at_each_of_its_code_points(analysis: Analysis) -> None:
    for token in analysis.tokens:
        assert {analysis.token_at(offset) for offset in range(token.start, token.end)} == {token.i}
    assert analysis.token_at(0) == 0
    assert analysis.token_at(len(REPORT)) == len(analysis.tokens)


def test_a_subtree_holds_its_children_and_lies_in_its_sentence(analysis: Analysis) -> None:
    for token in analysis.tokens:
        first, last = analysis.subtree(token.i)
        sentence = analysis.sentence_of(token.i)
        assert sentence.first <= first <= token.i < last <= sentence.last
        for child in analysis.children[token.i]:
            inner = analysis.subtree(child)
            assert first <= inner[0] < inner[1] <= last
            assert next(analysis.ancestors(child)) == token


def test_a_span_of_tokens_has_their_words(analysis: Analysis) -> None:
    span = analysis.span(0, 3)
    assert span.text == REPORT[span.start : span.end]
    assert list(analysis.tokens_in(span.start, span.end)) == [0, 1, 2]


@pytest.mark.parametrize("text", ["", " \n\t", "\ud83d", "« »", "…", "a\x00b", "\u202e\u200b"])
def test_a_text_without_words_can_be_analysed(model: LanguageModel, text: str) -> None:
    hold(next(model.analyse([Document(text)])))


def test_a_document_is_analysed_alike_alone_and_among_others(model: LanguageModel) -> None:
    alone = next(model.analyse([Document(REPORT)]))
    _, among, _ = model.analyse([Document("Un mot."), Document(REPORT), Document("")])
    assert alone == among


def test_what_hangs_on_a_word_is_found_by_its_relation_and_its_subtypes(analysis: Analysis) -> None:
    verb = next(token for token in analysis.tokens if token.text == "dit")
    hanging = [analysis.tokens[i] for i in analysis.children[verb.i]]
    assert hanging
    for token in hanging:
        assert token in analysis.find_children(verb.i, token.dep.split(":")[0])
    assert analysis.child(verb.i, "no_such_relation") is None
