"""Clauses: which verb a word belongs to."""

from __future__ import annotations

from selon.reading.events.scene import Scene


def in_clause(scene: Scene, token: int, head: int) -> bool:
    """Whether no other verb stands between two words in the tree of the sentence."""
    own = verb_of(scene, head)
    return verb_of(scene, token) == own


def verb_of(scene: Scene, token: int) -> int:
    """The verb whose clause a word belongs to: itself, or the first above it."""
    if token in scene.ground.groups:
        return token
    return next((t.i for t in scene.analysis.ancestors(token) if t.i in scene.ground.groups), -1)


def relation(scene: Scene, token: int, head: int) -> str:
    """Where a word stands from another: in its clause (own), in one below (under) or above it (over), or elsewhere."""
    own, its = verb_of(scene, head), verb_of(scene, token)
    if its == own:
        return "own"
    if any(above.i == own for above in scene.analysis.ancestors(token)):
        return "under"
    return "over" if any(above.i == its for above in scene.analysis.ancestors(head)) else "other"
