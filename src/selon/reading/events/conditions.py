"""Whether the words around a trigger are what its entry needs, and none of those that keep it out."""

from __future__ import annotations

from collections.abc import Iterator

from selon.analysis import Token
from selon.reading.events.fiction import is_made_up
from selon.reading.events.frames import Frame
from selon.reading.events.negation import is_negated
from selon.reading.events.parties import counted, is_body, is_party, is_person, is_place
from selon.reading.events.scene import Scene
from selon.rules.conditions import Alternatives, Condition


def find_unmet(frame: Frame) -> tuple[Alternatives, ...] | None:
    """What a trigger's entry needs and its place lacks: nothing where it surely denotes its event.

    Returns:
        None where the entry's `unless` or what it `must` have keeps it out, or where it is only spoken of, made up, or
        the word of a quotation.
    """
    lexicon, trigger = frame.scene.lexicon, frame.match.trigger
    if (frame.match.group is None and _is_only_spoken_of(frame)) or is_made_up(frame.scene, frame.match.head):
        return None
    if trigger.type in _BODILY and _gives_words(frame):
        return None
    if any(_holds_one(frame, some, strict=True) for some in lexicon.unless[trigger.id]):
        return None
    if not all(_holds_one(frame, some) for some in lexicon.must[trigger.id]):
        return None
    return tuple(some for some in lexicon.needs[trigger.id] if not _holds_one(frame, some))


# What nobody does by words alone.
_BODILY = frozenset(("AID", "ASSAULT", "COERCE", "COOPERATE", "MOBILIZE", "RETREAT", "SANCTION"))


def _gives_words(frame: Frame) -> bool:
    """Whether a quotation stands beside a trigger that gives it: "« C'est faux », a riposté le maire"."""
    statement = frame.scene.cued_by(frame.match.head)
    return statement is not None and statement.form == "direct"


def _is_only_spoken_of(frame: Frame) -> bool:
    """Whether a noun hangs on one under which nothing is reported: "un film sur la guerre"."""
    scene, noun = frame.scene, frame.match.head
    above = scene.tokens[noun.head]
    if above.i >= noun.i or above.pos != "NOUN" or counted(scene, above) == noun:
        return False
    return scene.is_one_of(above, scene.lexicon.words.no_event["heads"])


def _holds_one(frame: Frame, alternatives: Alternatives, *, strict: bool = False) -> bool:
    return any(_holds(frame, condition, strict) for condition in alternatives)


def _holds(frame: Frame, condition: Condition, strict: bool) -> bool:
    """Whether one condition holds; where `strict`, a pronoun of which nobody knows what it means does not do."""
    scene = frame.scene
    if condition.place in ("que", "inf", "quote", "question"):
        return _has_complement(frame, condition.place)
    if condition.place == "said":
        return scene.cued_by(frame.match.head) is not None
    if condition.place == "negated":
        return frame.match.group is not None and is_negated(scene, frame.match.group)
    if condition.place == "plural":
        return "Number=Plur" in frame.match.head.morph
    if condition.place == "near":
        whole = strict and condition.kind in scene.lexicon.words.lists and scene.is_about(condition.kind)
        return whole or (condition.words is not None and scene.has_near(frame.match.head, condition.words))
    if condition.place == "under":
        above = scene.tokens[frame.match.head.head]
        before = above.i != frame.match.head.i and condition.words is not None
        return before and scene.is_one_of(above, condition.words)  # type: ignore[arg-type]
    if condition.place == "adjective" and condition.words is not None:
        return any(scene.is_one_of(token, condition.words) for token in _beside(frame))
    heads = [scene.tokens[i] for i in frame.fill(condition.place)]
    if condition.kind == "none":
        return not heads
    return any(_fits(frame, head, condition, strict) for head in heads)


def _beside(frame: Frame) -> Iterator[Token]:
    """The words that may say what sort of event it is: straight beside the trigger, or adjectives hung on it."""
    match, tokens = frame.match, frame.scene.tokens
    around = (match.first - 1, match.last)
    yield from (tokens[i] for i in around if 0 <= i < len(tokens) and tokens[i].sentence == match.head.sentence)
    yield from frame.scene.analysis.find_children(match.head.i, "amod")


def _fits(frame: Frame, head: Token, condition: Condition, strict: bool) -> bool:
    scene = frame.scene
    if condition.kind == "any":
        return True
    if head.pos in ("PRON", "DET") and head.norm not in scene.ground.words.impersonal:
        return not strict and not _takes_up_clause(scene, head)
    if condition.words is not None:
        return any(scene.is_one_of(token, condition.words) for token in _with_conjuncts(frame, head))
    kinds = {"party": is_party, "person": is_person, "body": is_body, "place": is_place}
    return any(kinds[condition.kind](scene, token) for token in _with_conjuncts(frame, head))


def _takes_up_clause(scene: Scene, pronoun: Token) -> bool:
    """Whether a pronoun means what a sentence says, and nobody: "comme | le | rappelle le maire"."""
    before = scene.tokens[max(0, pronoun.i - 2) : pronoun.i]
    clausal = scene.lexicon.words.standing["clausal"]
    return pronoun.norm in ("le", "l'") and any(scene.is_one_of(token, clausal) for token in before)


def _with_conjuncts(frame: Frame, head: Token) -> tuple[Token, ...]:
    noun = counted(frame.scene, head)
    several = (head, *frame.scene.analysis.find_children(head.i, "conj"))
    return several if noun is None else (*several, noun)


def _has_complement(frame: Frame, kind: str) -> bool:
    scene, last = frame.scene, frame.match.last
    behind = scene.tokens[last : min(last + 6, scene.analysis.sentence_of(frame.match.head.i).last)]
    if kind == "que":
        return any(t.norm in scene.ground.words.que and t.pos == "SCONJ" for t in behind)
    if kind == "question":
        asking = scene.lexicon.words.factuality["indirect"]
        return any(scene.is_one_of(t, asking) for t in behind[:_NEXT])
    if kind == "quote":
        cued = scene.cued_by(frame.match.head)
        if cued is not None and cued.content[0].end <= frame.match.head.start:
            return True  # "« ... », a dénoncé la maire"
        quoting = (t for t in behind if scene.ground.opens_quotation(t) or t.norm in scene.ground.words.que)
        first = next(quoting, None)
        return first is not None and scene.ground.opens_quotation(first)
    hosts = (frame.match.head, *scene.analysis.find_children(frame.match.head.i, "obj"))
    children = (t for host in hosts for t in scene.analysis.find_children(host.i, *_INFINITIVE))
    return any(_is_infinitive(t) and t.i > frame.match.head.i for t in children) or _governs_infinitive(frame)


def _governs_infinitive(frame: Frame) -> bool:
    """Whether "de" or "à" with an infinitive follows in the clause, as in "propose aux élus | de voter"."""
    scene, last = frame.scene, frame.match.last
    end = min(last + _REACH, scene.analysis.sentence_of(frame.match.head.i).last)
    for token in scene.tokens[last:end]:
        if token.text in _CLOSING or (token.pos in ("VERB", "AUX") and "VerbForm=Fin" in token.morph):
            return False
        if token.norm in _GOVERNING:
            verb = next((t for t in scene.tokens[token.i + 1 : end] if t.pos not in _BEFORE_INFINITIVE), None)
            if verb is not None and _is_infinitive(verb):
                return True
    return False


def _is_infinitive(token: Token) -> bool:
    return "VerbForm=Inf" in token.morph


_INFINITIVE = ("xcomp", "ccomp", "advcl", "acl", "obl")
# An adverb or a time may stand before the word that opens an indirect question.
_NEXT = 3
_REACH = 16
_CLOSING = frozenset((",", ";", ":", ".", "?", "!"))
_GOVERNING = frozenset(("de", "d'", "à"))
_BEFORE_INFINITIVE = ("PRON", "ADV")
