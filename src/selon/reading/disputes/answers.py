"""Denials that take up what was said: "Moscou dément ces accusations", "« C'est faux », répond le maire"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from selon.analysis import Analysis
from selon.reading.disputes.sides import HOLDING, Keys, Quarrel
from selon.record import Event, Reason, Statement
from selon.record.facts import TAKEN_UP
from selon.rules import RuleSet
from selon.rules.disputes import DisputeRules

# So many sentences lie at most between what is said and its denial.
_NEAR = 2
# A sentence that calls something false is short: "C'est un mensonge pur et simple, sorti de nulle part".
_SHORT = 14
# Between a determiner and its noun, or a noun and who is named behind it: "ces graves accusations".
_BETWEEN = 2
_RULE = "fr.dispute.answer"
_WORD = re.compile(r"\w+'|[\w-]+")


def find_answers(
    analysis: Analysis, rules: RuleSet, keys: Keys, statements: Sequence[Statement], events: Sequence[Event]
) -> Iterator[Quarrel]:
    """Each denial that takes something up, with what others said shortly before it, or else the report itself."""
    denying = frozenset(cue.id for cue in rules.cues.cues if cue.stance == "denies")
    answers = [each for each in statements if each.stance == "denies" and _answers(each, rules)]
    held = [each for each in statements if _may_be_denied(each, denying) and each not in answers]
    for denial in answers:
        if _goes_on(analysis, keys, denial, statements):
            continue
        said = _said_before(analysis, keys, denial, held) or _said_behind(analysis, keys, denial, held)
        told = () if said else _told_before(analysis, denial, events)
        if said or told:
            ids = {each.id for each in said}
            meant = told or tuple(event for event in events if event.according_to in ids)
            yield Quarrel(said, (denial,), told, meant, Reason(_RULE, denial.content[0]))


def _goes_on(analysis: Analysis, keys: Keys, denial: Statement, statements: Sequence[Statement]) -> bool:
    """Whether somebody has denied already, in the same sentence, what they reject: "dément que P : « C'est faux »"."""
    start = _start(denial)
    return any(
        each.stance == "denies"
        and each is not denial
        and each.content[-1].end <= start
        and keys.holder(denial) & keys.holder(each)
        and not _distance(analysis, each.content[-1].end - 1, start)
        for each in statements
    )


def _answers(denial: Statement, rules: RuleSet) -> bool:
    """Whether a denial only takes up what another has said, and claims nothing itself."""
    return _says_again(denial) or takes_up(_bare(denial.content[0].text, rules), rules.disputes)


def _says_again(denial: Statement) -> bool:
    """Whether the content of a denial is that of what was said before it: "P, | ce que dément X"."""
    return any(reason.rule == TAKEN_UP for reason in denial.because)


def _may_be_denied(statement: Statement, denying: frozenset[str]) -> bool:
    """Whether it claims something: "assure qu'aucun élu n'est visé" does, though it denies that one is."""
    if statement.stance == "denies":
        return all(reason.rule not in denying for reason in statement.because)
    return statement.stance in HOLDING


def _bare(content: str, rules: RuleSet) -> str:
    """A content without the word that joins it to whoever says it: "répond | que c'est faux"."""
    first = _WORD.match(content.casefold().replace("’", "'"))
    return content[first.end() :] if first is not None and first[0] in rules.attribution.que else content


def takes_up(content: str, rules: DisputeRules) -> bool:
    """Whether the content of a denial is what was said before it, by a pronoun, a name for it, or a verdict on it."""
    words = _words(content)
    if " ".join(words) in {" ".join(_words(pronoun)) for pronoun in rules.pronouns}:
        return True
    if len(words) <= _BETWEEN and words[-1:] and words[-1] in rules.sayings:
        return True  # "P, une version | que réfute X"
    verdict = len(words) <= _SHORT and (not rules.verdicts.isdisjoint(words) or not rules.untrue.isdisjoint(words))
    if verdict and _behind(words, rules.subjects) is not None:
        return True
    behind = _behind(words, rules.determiners)
    if behind is not None:
        return not rules.sayings.isdisjoint(behind[: _BETWEEN + 1])
    behind = _behind(words, rules.own)
    return behind is not None and any(word in rules.sayings for word in behind[:1]) and len(behind) <= 2 * _BETWEEN + 2


def _behind(words: list[str], openers: Iterable[str]) -> list[str] | None:
    """The words behind the opener they begin with; None where they begin with none."""
    for opener in openers:
        first = _words(opener)
        if words[: len(first)] == first:
            return words[len(first) :]
    return None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "'"))


def _said_before(
    analysis: Analysis, keys: Keys, denial: Statement, statements: Sequence[Statement]
) -> tuple[Statement, ...]:
    """What somebody else says, nearest before a denial: all that they say in that sentence.

    Where the denial names who said it, nobody else is meant: "dément les accusations de Kiev".
    """
    start, holder = _start(denial), keys.holder(denial)
    named = keys.of(entity.reference for entity in keys.named_in(denial.content[0]))
    near = [
        each
        for each in statements
        if each.content[-1].end <= start
        and not holder & keys.holder(each)
        and _distance(analysis, each.content[-1].end - 1, start) <= _NEAR
    ]
    if named - holder and not _says_again(denial):
        near = [each for each in near if named & keys.holder(each)]
    if not near:
        return ()
    nearest = near[-1]
    same = (each for each in near if keys.holder(each) == keys.holder(nearest))
    return tuple(each for each in same if not _distance(analysis, each.content[0].start, nearest.content[0].start))


def _said_behind(
    analysis: Analysis, keys: Keys, denial: Statement, statements: Sequence[Statement]
) -> tuple[Statement, ...]:
    """What is told of whom a denial names, behind it: "rejette les accusations de Kiev, selon lesquelles P"."""
    holder, end = keys.holder(denial), denial.content[-1].end
    named = keys.of(entity.reference for entity in keys.named_in(denial.content[0])) - holder
    return tuple(
        each
        for each in statements
        if each.content[0].start >= end
        and named & keys.holder(each)
        and not _distance(analysis, end - 1, each.content[0].start)
    )[:1]


def _told_before(analysis: Analysis, denial: Statement, events: Sequence[Event]) -> tuple[Event, ...]:
    """What the report tells as fact in the sentence of a denial before it, or in the sentence before."""
    start = _start(denial)
    facts = [each for each in events if each.according_to is None and each.factuality == "CT+"]
    before = [each for each in facts if each.anchor.end <= start and _distance(analysis, each.anchor.start, start) <= 1]
    return tuple(before[-1:])


def _start(denial: Statement) -> int:
    words = () if _says_again(denial) else denial.content
    return min(span.start for span in (denial.source, denial.cue, *words) if span is not None)


def _distance(analysis: Analysis, one: int, other: int) -> int:
    """How many sentences lie between two places."""
    first, second = (analysis.sentence_of(analysis.token_at(place)).index for place in (one, other))
    return abs(second - first)
