"""Who told what "on" says or a paper has learnt: "a-t-on appris auprès du parquet", "a appris l'AFP de source X"."""

from __future__ import annotations

from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.noun_phrases import Source, noun_phrase, phrase_head
from selon.reading.statements.verbs import VerbGroup


def informant(ground: Ground, match: CueMatch) -> Source | None:
    """Of whom the report has it that "on" says so, or that a paper has learnt it.

    "a-t-on appris auprès | du parquet", "assure-t-on dans | l'entourage du maire", "a appris l'AFP de | source proche".
    """
    tokens, group = ground.analysis.tokens, match.group
    if group is None or not (_is_anybody(ground, group) or _has_learnt(ground, match, group)):
        return None
    fronted = _fronted(ground, group)
    if fronted is not None:
        return fronted
    for i in range(match.last, min(match.last + 8, ground.analysis.sentence_of(match.head.i).last - 1)):
        if tokens[i].norm in ground.words.beside:
            head = phrase_head(ground.analysis, i + 2, len(tokens))
            return None if head is None else noun_phrase(ground, head, first=i + 2)
        named = next((t for t in tokens[i + 1 : i + 3] if t.lemma.lower() == "source"), None)
        if tokens[i].norm in ground.words.de and named is not None:
            return _over_nearness(ground, noun_phrase(ground, named.i, first=i + 1))
        circle = _circle_behind(ground, i)
        if circle is not None or i in ground.groups or tokens[i].text in ".,;:" or tokens[i].norm in ground.words.que:
            return circle
    return None


def _fronted(ground: Ground, group: VerbGroup) -> Source | None:
    """The body at whose place "on" says so: "Du côté de | la mairie |, on assure", "À | Matignon |, on réplique"."""
    tokens, first = ground.analysis.tokens, ground.analysis.sentence_of(group.head.i).first
    on = group.first - 1
    if on <= first + 1 or ground.norm_at(on) != "on" or tokens[on - 1].text != ",":
        return None
    opening = [ground.norm_at(i) for i in range(first, first + 3)]
    if opening[:2] == ["du", "côté"] and opening[2] in ground.words.de:
        begins = first + 3
    elif tokens[first].text == "A" or opening[0] in ground.words.at | ground.words.at_home:
        begins = first + 1
    else:
        return None
    head = phrase_head(ground.analysis, begins, on)
    if head is None or ground.time_at(tokens[head]) is not None:
        return None
    seat = tokens[head].text in ground.rules.names.states.metonyms or any(a <= head < b for a, b in ground.bodies)
    body = tokens[head].lemma.lower() in ground.words.bodies
    return noun_phrase(ground, head, first=begins, before=on - 1) if seat or body else None


def _over_nearness(ground: Ground, source: Source) -> Source:
    """A source with what it is near to: "de | source | proche de l'enquête"."""
    near = source.last
    if ground.norm_at(near) not in ("proche", "proches") or ground.norm_at(near + 1) not in ground.words.de:
        return source
    head = phrase_head(ground.analysis, near + 2, ground.analysis.sentence_of(near).last)
    return source if head is None else Source(source.first, head + 1, source.head)


def _is_anybody(ground: Ground, group: VerbGroup) -> bool:
    """Whether "on" is the subject of a verb: "assure-t-on", "on assure"."""
    inverted = group.clitic is not None and group.clitic.norm == "-on"
    return inverted or (group.clitic is None and group.finite is not None and ground.norm_at(group.first - 1) == "on")


def _has_learnt(ground: Ground, match: CueMatch, group: VerbGroup) -> bool:
    """Whether a paper behind a clause's comma says that it has learnt it: "P, a appris l'AFP"."""
    inserted = group.finite is not None and ground.norm_at(group.first - 1) == ","
    return match.cue.lemma in ground.words.learning and inserted and group.clitic is None


def _circle_behind(ground: Ground, i: int) -> Source | None:
    """The circle or the seat of power behind a preposition: "dans | l'entourage du maire", "à | Matignon"."""
    tokens = ground.analysis.tokens
    if tokens[i].norm not in ground.words.at | ground.words.within:
        return None
    noun = next((t for t in tokens[i + 1 : i + 4] if t.pos in ("NOUN", "PROPN")), None)
    if noun is None:
        return None
    seat = noun.text in ground.rules.names.states.metonyms
    known = noun.lemma.lower() in ground.words.circles | ground.words.bodies
    return noun_phrase(ground, noun.i, first=i + 1) if seat or known else None
