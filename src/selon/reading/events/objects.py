"""Objects that the parser lost, and the prepositions before a phrase."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.events.matches import TriggerMatch
from selon.reading.events.scene import Scene

# An object is looked for so far behind its verb, past phrases with these prepositions.
_REACH = 9
_GOVERNING = frozenset(("à", "au", "aux", "en", "dans", "de", "d'", "du", "sur", "par", "avec"))
_CLOSING = ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ", "PRON")
# "a traité de « menteurs » | les juges"
_MARKS = frozenset('"«»“”')
_VERBAL = ("VERB", "AUX")


def case_of(scene: Scene, token: Token) -> frozenset[str]:
    """The prepositions before a phrase."""
    found = [t.norm for t in scene.analysis.find_children(token.i, "case")]
    before = scene.tokens[token.i - 1] if token.i else None
    if before is not None and before.norm in ("au", "aux", "du"):
        found.append(before.norm)
    return frozenset(found)


def is_aside(scene: Scene, token: Token) -> bool:
    """Whether a word makes a preposition with the one before it: "au cours | d'une fête"."""
    before = scene.analysis.text[scene.tokens[token.i - 1].start : token.end].lower()
    return before in scene.lexicon.words.standing["aside"].phrases


def object_behind(scene: Scene, match: TriggerMatch) -> tuple[int, ...]:
    """The noun phrase behind an active verb, where the parser has no object.

    It may stand behind adverbs, dates and what tells where or how: "a frappé | lundi | à la tête | un gendarme".
    """
    at = match.last if match.fixed else match.head.i + 1
    limit = min(scene.analysis.sentence_of(at - 1).last, at + _REACH)
    governed = False
    while at < limit:
        token = scene.tokens[at]
        if token.text in _MARKS:
            at += 1
            continue
        named = scene.book.entity_at(at) is not None
        noun = named or token.pos in ("NOUN", "PROPN") or (token.pos in _VERBAL and scene.follows_article(token))
        if (token.pos == "ADP" and token.norm not in _GOVERNING) or (token.pos in _CLOSING and not noun):
            return ()
        if noun and not governed and not scene.is_dated(token) and at not in match.fixed:
            return () if case_of(scene, token) else (at,)
        governed = token.pos == "ADP" or (governed and token.pos not in ("NOUN", "PROPN"))
        at = scene.book.name_around(at)[1] if named else at + 1
    return ()


def taken_up(scene: Scene, verb: Token) -> int | None:
    """The noun that "que" takes up, in the number of the participle: "une série de | lois | qu'il a signées"."""
    noun, own = scene.tokens[verb.head], [*scene.analysis.find_children(verb.i, "obj")]
    agrees = "VerbForm=Part" in verb.morph and not verb.morph.isdisjoint(("Number=Plur", "Gender=Fem"))
    that = scene.analysis.find_children(verb.i, "mark") if verb.dep == "acl:relcl" and agrees and not own else ()
    pronouns = (t for t in own if t.pos == "PRON")
    relative = next((t for t in (*pronouns, *that) if t.norm in ("que", "qu'")), None)
    if relative is None or noun.pos not in ("NOUN", "PROPN") or noun.i > relative.i:
        return None
    several = {"Number=Plur", "VerbForm=Part"} <= verb.morph and "Number=Plur" not in noun.morph
    below = scene.analysis.find_children(noun.i, "nmod") if several else ()
    return next((t.i for t in below if "Number=Plur" in t.morph and t.i < relative.i), noun.i)
