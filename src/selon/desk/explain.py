"""Why a row is there: the rules that made it in plain words, and the words of the report that each of them matched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selon.record import BY_HAND, Dispute, Entity, Event, Reading, Reason, Statement, TimeExpression
from selon.rules import RuleSet, load_rules
from selon.rules.entry import RuleEntry, find_entry
from selon.span import Span
from selon.ui import Words


@dataclass(frozen=True, slots=True)
class Step:
    """One rule at work.

    Attributes:
        rule: its id.
        sentence: what it does, in plain words; empty where the words on screen do not know it.
        matched: the words it matched, in text order; empty where it looks at no words of its own.
        example: a sentence that it must find, from its own file; empty for rules written in code.
        entry: where its file has it; None for rules written in code.
    """

    rule: str
    sentence: str
    matched: tuple[Span, ...]
    example: str = ""
    entry: RuleEntry | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a statement is there, who its speaker is taken to be, and when it was said.

    Attributes:
        row, speaker, time: the steps that made each, in the order in which they were taken.
    """

    row: tuple[Step, ...]
    speaker: tuple[Step, ...]
    time: tuple[Step, ...]


def explain(statement: Statement, reading: Reading, words: Words) -> Explanation:
    """The rules behind a statement of a reading, each told in the words on screen."""
    rules = load_rules(reading.document.language)
    entity = next((each for each in reading.entities if statement.speaker and each.id == statement.speaker.id), None)
    time = next((each for each in reading.times if statement.said_at and each.span == statement.said_at), None)
    return Explanation(
        row=tuple(_row(statement, rules, words)),
        speaker=() if entity is None else tuple(_speaker(statement, entity, rules, words)),
        time=() if time is None else tuple(_time(time, rules, words)),
    )


def explain_fact(fact: Event | Dispute | TimeExpression | Entity, reading: Reading, words: Words) -> tuple[Step, ...]:
    """The rules behind an event, a dispute, a date or a name, each told once, in the words on screen."""
    rules = load_rules(reading.document.language)
    told = dict.fromkeys(reason.rule for reason in fact.because)
    return tuple(
        describe(rule, _spans(each for each in fact.because if each.rule == rule), rules, words) for rule in told
    )


def _row(statement: Statement, rules: RuleSet, words: Words) -> Iterator[Step]:
    for reason in statement.because:
        # The frame is what the content looks like: the content is what it matched.
        spans = statement.content if reason.words is None and reason.rule.startswith("frame.") else ()
        yield describe(reason.rule, _spans([reason]) or spans, rules, words)
    cue = next((each for each in rules.cues.cues for reason in statement.because if each.id == reason.rule), None)
    if cue is not None and cue.stance != statement.stance:
        usual, here = (words(f"stance.{stance}") for stance in (cue.stance, statement.stance))
        yield Step("stance", words("rule.stance", usual=usual, here=here), ())


def _speaker(statement: Statement, entity: Entity, rules: RuleSet, words: Words) -> Iterator[Step]:
    if statement.source is None:
        # Whom a person named is not taken from the sentence before.
        if BY_HAND not in statement.because:
            yield Step("source", words("rule.source.none"), ())
    else:
        yield Step("source", words(f"rule.source.{_way_named(entity, statement.source)}"), (statement.source,))
    for rule in dict.fromkeys(reason.rule for reason in entity.because):
        yield describe(rule, _spans(each for each in entity.because if each.rule == rule), rules, words)


def _way_named(entity: Entity, source: Span) -> str:
    """How the words of a source stand for who is taken to be meant: by the name itself, or by what else."""
    if entity.name in source.text:
        return "itself"
    kinds = {each.kind for each in entity.mentions if each.span.start < source.end and source.start < each.span.end}
    return next((kind for kind in ("name", "pronoun", "title") if kind in kinds), "other")


def _time(time: TimeExpression, rules: RuleSet, words: Words) -> Iterator[Step]:
    for reason in time.because:
        yield describe(reason.rule, _spans([reason]), rules, words)


def _spans(reasons: Iterable[Reason]) -> tuple[Span, ...]:
    return tuple(reason.words for reason in reasons if reason.words is not None)


def describe(rule: str, matched: tuple[Span, ...], rules: RuleSet, words: Words) -> Step:
    """What a rule does, by its id, and the words it matched; its sentence is empty where no words on screen tell."""
    cue = next((each for each in rules.cues.cues if each.id == rule), None)
    time = next((each for each in rules.times.rules if each.id == rule), None)
    trigger = next((each for each in rules.events.triggers if each.id == rule), None)
    if trigger is not None:
        label = words(f"event.{trigger.type}")
        sentence, example = words(f"rule.trigger.{trigger.kind}", lemma=trigger.lemma, label=label), trigger.finds[0]
    elif cue is not None:
        stance = words(f"stance.{cue.stance}")
        sentence, example = words(f"rule.cue.{cue.kind}", lemma=cue.lemma, stance=stance), cue.finds[0]
    elif time is not None:
        sentence, example = words(f"rule.time.{time.means}"), time.finds[0]["text"]
    elif ".place.rival." in rule:
        code = rule.rpartition(".")[2]
        state = rules.names.states.by_code.get(code)
        sentence, example = words("rule.place.rival", where=state.name if state else code), ""
    elif rule.startswith("decision."):
        sentence, example = words("rule.corrected", field=_field(rule.removeprefix("decision."), words)), ""
    else:
        # A frame is of no language; other rules begin with theirs.
        sentence, example = words.get(f"rule.{rule.removeprefix(f'{rules.language}.')}", ""), ""
    return Step(rule, sentence, matched, example, find_entry(rules.language, rule))


def _field(name: str, words: Words) -> str:
    """A field of a row as forms call it, without what they say of how to write it."""
    return re.split(r"\s*[(:]", words.get(f"web.field_{name}", name))[0]
