"""The cue files have cues enough, and each its sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from selon.analysis.model import LanguageModel
from selon.document import Document
from selon.evaluation import load_gold
from selon.rules import RuleSet
from selon.rules.cues import Cue, CueLexicon, plain

LEAST_CUES = 600
LEAST_KNOWN = 0.95

Forms = Callable[[str], frozenset[str]]


def test_there_are_cues_enough_and_each_has_an_id_of_its_own(rules: RuleSet) -> None:
    ids = [cue.id for cue in rules.cues.cues]
    assert len(ids) >= LEAST_CUES
    assert len(set(ids)) == len(ids)


def test_every_cue_has_sentences_of_both_kinds_and_none_twice(rules: RuleSet) -> None:
    for cue in rules.cues.cues:
        assert cue.finds, cue.id
        assert cue.skips, cue.id
        assert len({*cue.finds, *cue.skips}) == len(cue.finds) + len(cue.skips), cue.id


def test_every_skipped_sentence_holds_a_form_of_its_cue(rules: RuleSet, model: LanguageModel) -> None:
    """One that the tables know or else the model: with any other, the sentence could not but be skipped."""
    forms = _forms_of(rules.cues)
    examples = [(cue, sentence) for cue in rules.cues.cues for sentence in cue.skips]
    asked = [(cue, sentence) for cue, sentence in examples if not forms(cue.words[cue.place]) & _words(sentence)]
    analyses = model.analyse(Document(sentence) for _, sentence in asked)
    without = [
        (cue.id, sentence)
        for (cue, sentence), analysis in zip(asked, analyses, strict=True)
        if cue.words[cue.place] not in {token.lemma for token in analysis.tokens}
    ]
    assert not without


def test_cues_of_annotated_reports_are_known(rules: RuleSet, gold: Path) -> None:
    forms = _forms_of(rules.cues)
    spans = [each.cue for document in load_gold(gold / "fr-train") for each in document.statements or () if each.cue]
    unknown = [span.text for span in spans if not _is_known(span.text, rules.cues.cues, forms)]
    assert len(unknown) <= (1 - LEAST_KNOWN) * len(spans), unknown


def _is_known(words: str, cues: Iterable[Cue], forms: Forms) -> bool:
    have = _words(words)
    return any(all(forms(word) & have for word in cue.words) for cue in cues)


def _words(sentence: str) -> frozenset[str]:
    """The words in lower case, what elision hides written out."""
    found = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*'?", sentence.lower().replace("’", "'"))
    parts = {part for word in found for part in (word, *word.split("-"))}
    return frozenset(parts | {plain(part) for part in parts} | {part.rstrip("'") for part in parts})


def _forms_of(lexicon: CueLexicon) -> Forms:
    """What gives the forms a word of a lemma may stand in; words the tables do not know may stand in the plural."""
    tables: dict[str, set[str]] = {}
    for form, infinitives in lexicon.forms.items():
        for infinitive in infinitives:
            tables.setdefault(infinitive, set()).add(form)
    for form, adjective in lexicon.adjective_forms.items():
        tables.setdefault(adjective, set()).add(form)

    def forms(word: str) -> frozenset[str]:
        plurals = {word + "s", word + "x", re.sub("al$", "aux", word), re.sub("eil$", "eils", word)}
        return frozenset({word, plain(word), *plurals} | tables.get(word, set()))

    return forms
