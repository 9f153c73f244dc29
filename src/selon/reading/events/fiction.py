"""What happens in a story or an exercise, and so nowhere."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.events.scene import Scene


def is_made_up(scene: Scene, token: Token) -> bool:
    """Whether a word tells what a story tells ("le film raconte comment", "dans le roman") or what is practised."""
    lists, below = scene.lexicon.words.no_event, token
    for above in (token, *scene.analysis.ancestors(token.i)):
        if below.dep in ("xcomp", "acl") and scene.is_verb(below) and scene.is_one_of(above, lists["practice"]):
            return scene.group(below).is_infinitive
        if scene.is_one_of(above, lists["telling"]) and _has_work(scene, above, ("nsubj",), None):
            return above.i != token.i
        if _has_work(scene, above, ("obl", "obl:mod", "nmod"), "dans") and scene.is_verb(above):
            return True
        below = above
    return False


def _has_work(scene: Scene, verb: Token, relations: tuple[str, ...], case: str | None) -> bool:
    """Whether a work of fiction hangs on a verb, behind a preposition or without one."""
    for noun in scene.analysis.find_children(verb.i, *relations):
        before = {t.norm for t in scene.analysis.find_children(noun.i, "case")}
        fits = case in before if case is not None else not before
        if fits and scene.is_one_of(noun, scene.lexicon.words.no_event["works"]):
            return True
    return False
