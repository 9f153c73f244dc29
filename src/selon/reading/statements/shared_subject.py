"""Whether a verb behind what is reported shares the cue's subject, as its tense and number tell."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.statements.cues import cues_at
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.takeover import is_relative
from selon.reading.statements.verbs import VerbGroup

_NUMBERS = frozenset(("Number=Sing", "Number=Plur"))


def is_parallel(ground: Ground, i: int, start: int, match: CueMatch) -> bool:
    """Whether a reporting verb stands in the cue's own tense, unlike the content's: "a dit qu'il part et a exprimé"."""
    group, own = ground.groups[i], _carrying(ground, match)
    first = _first_told(ground, start, group.first)
    if own is None or first is None or not _reports(ground, ground.analysis.tokens[i]):
        return False
    before = ground.analysis.tokens[group.first - 2]
    if before.end in ground.quotations.closing:
        return True
    alike = _number(group) == _number(own) and _tense(group)[0] == _tense(own)[0]
    if before.text == "," and match.cue.stance == "wants" and alike:
        return True  # "souhaite que X mesure le bruit, | et menace de partir"
    return _tense(group) == _tense(own) != _tense(first)


def has_tense_of_content(ground: Ground, i: int, start: int, match: CueMatch) -> bool:
    """Whether a verb stands in the content's past and the cue does not: "a dit qu'il avait peur | et avait fui"."""
    own, group = _carrying(ground, match), ground.groups[i]
    first = _first_told(ground, start, group.first)
    if own is None or first is None:
        return False
    tense = _tense(group)[1]
    return "Tense=Imp" in tense and tense == _tense(first)[1] and tense != _tense(own)[1]


def agrees_with_cue_alone(ground: Ground, i: int, start: int, match: CueMatch) -> bool:
    """Whether a verb has the number of the cue and the content's not: "assure que les ponts sont sûrs | et repart"."""
    group, own = ground.groups[i], _carrying(ground, match)
    inside = (g for g in ground.groups_in(range(start, group.first)) if g.finite is not None)
    numbers, number = {_number(g) for g in inside}, _number(group)
    return own is not None and _number(own) == number and number not in numbers and {*numbers, number} == _NUMBERS


def _first_told(ground: Ground, start: int, end: int) -> VerbGroup | None:
    """The first finite verb of what is reported that is no relative clause's."""
    inside = ground.groups_in(range(start, end))
    return next((g for g in inside if g.finite is not None and not is_relative(ground, g, start)), None)


def _number(group: VerbGroup) -> str:
    morph = () if group.finite is None else group.finite.morph
    return next((mark for mark in morph if mark.startswith("Number=")), "")


def _carrying(ground: Ground, match: CueMatch) -> VerbGroup | None:
    """The finite verb of a cue: its own, or the last one before a participle: "accuse X, soulignant que"."""
    if match.group is None or match.group.finite is not None or not match.group.is_participle:
        return match.group
    first = ground.analysis.sentence_of(match.head.i).first
    before = (ground.groups.get(i) for i in range(match.first - 1, first, -1))
    return next((group for group in before if group is not None and group.finite is not None), None)


def _tense(group: VerbGroup) -> tuple[bool, frozenset[str]]:
    """Whether a group is compound, and the tense and number of what carries them."""
    finite = group.finite
    marks = () if finite is None else (m for m in finite.morph if m.startswith(("Tense=", "Number=", "Mood=")))
    return finite is not group.head, frozenset(marks)


def _reports(ground: Ground, verb: Token) -> bool:
    """Whether a verb is a cue that takes more than a quotation: "lançant" may be one only beside one."""
    return any(match.cue.kind == "verb" and match.cue.frames != ("quote",) for match in cues_at(ground, verb))
