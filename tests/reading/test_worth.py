"""What is worth a record: in a report what its clues weigh, in a few sentences all that may be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selon.analysis import Analysis
from selon.analysis.model import LanguageModel
from selon.document import Document
from selon.reading.events import Scene
from selon.reading.events.find import find_candidates, find_told
from selon.reading.names import find_names
from selon.reading.statements import Ground, SpeakerBook
from selon.reading.statements.find import find_settled
from selon.reading.statements.worth import DraftClues
from selon.rules import RuleSet
from selon.rules.clues import ClueWeights

SHORT = "La maire Odile Ferrand a annoncé que le pont fermerait lundi. Des gendarmes ont arrêté deux braconniers à Gap."
LONG = SHORT + (
    " Il pleuvait depuis la veille. Le ciel restait gris. Les cloches sonnaient midi. Les enfants jouaient dehors."
    " Une odeur de pain flottait."
)
NONE = {"event": -5.0, "doubtful event": -9.0}
DOUBTFUL = "Le vent a bloqué la porte."


def analyse(model: LanguageModel, text: str) -> Analysis:
    return next(iter(model.analyse([Document(text=text, language="fr", published=None)])))


def stand(analysis: Analysis, rules: RuleSet) -> Ground:
    return Ground.of(analysis, rules, (), find_names(analysis, rules))


def stage(analysis: Analysis, rules: RuleSet) -> Scene:
    ground = stand(analysis, rules)
    return Scene.of(ground, SpeakerBook(ground, find_names(analysis, rules)), ())


@pytest.mark.parametrize(
    ("text", "weights", "kept"),
    [
        (LONG, {"fr.cue.annoncer": 9.0}, 1),
        (LONG, {"fr.cue.annoncer": -9.0}, 0),
        (LONG, {"que": -9.0}, 0),
        (SHORT, {"que": -9.0}, 1),
    ],
)
def test_a_report_keeps_the_statements_that_are_likely(
    text: str, weights: dict[str, float], kept: int, model: LanguageModel, rules: RuleSet
) -> None:
    weighed = replace(rules, cues=replace(rules.cues, worth=ClueWeights(0.5, weights)))
    ground = stand(analyse(model, text), weighed)
    assert len(DraftClues(ground, find_settled(ground)).choose()) == kept


@pytest.mark.parametrize(
    ("text", "weights", "kept"),
    [(LONG, {"COERCE": 9.0}, 1), (LONG, {"COERCE": -9.0}, 0), (SHORT, {"COERCE": -9.0}, 1)],
)
def test_a_report_keeps_the_events_that_are_likely(
    text: str, weights: dict[str, float], kept: int, model: LanguageModel, rules: RuleSet
) -> None:
    weighed = replace(rules, events=replace(rules.events, worth=ClueWeights(0.5, {**weights, **NONE})))
    told = find_told(stage(analyse(model, text), weighed))
    assert [frame.match.trigger.type for frame, _ in told] == ["COERCE"] * kept


def test_a_word_whose_conditions_do_not_hold_is_doubtful(model: LanguageModel, rules: RuleSet) -> None:
    found = find_candidates(stage(analyse(model, DOUBTFUL), rules))
    assert [bool(each.lacks) for each in found] == [True]


@pytest.mark.parametrize(("weights", "kept"), [({}, 1), ({"doubtful event": -9.0}, 0), ({"lacking": -9.0}, 0)])
def test_doubtful_words_are_weighed_in_a_report(
    weights: dict[str, float], kept: int, model: LanguageModel, rules: RuleSet
) -> None:
    weighed = replace(
        rules, events=replace(rules.events, worth=ClueWeights(0.5, {**weights, "event": -5.0, "PROTEST": 9.0}))
    )
    text = LONG.replace("Des gendarmes ont arrêté deux braconniers à Gap.", DOUBTFUL)
    assert len(find_told(stage(analyse(model, text), weighed))) == kept


def test_in_a_few_sentences_no_doubtful_word_is_an_event(model: LanguageModel, rules: RuleSet) -> None:
    weighed = replace(rules, events=replace(rules.events, worth=ClueWeights(0.0, {"event": 9.0})))
    assert find_told(stage(analyse(model, DOUBTFUL), weighed)) == []
