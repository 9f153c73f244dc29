"""The name beside a description: "le juge, Luc Amar", "son rival, le centriste Luc Amar", "Luc Amar, un élu qui..."."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.events.objects import case_of
from selon.reading.events.parties import is_body, is_demonym, is_person, named
from selon.reading.events.scene import Scene

# So far behind a noun its apposition may begin.
_REACH = 8


def find_apposed(scene: Scene, token: Token) -> int | None:
    """The place in the book of the person or body whose name stands in apposition to a noun in the singular."""
    if "Number=Plur" in token.morph:
        return None
    found = (find(scene, token) for find in (_below, _behind, _before))
    return next((place for place in found if place is not None), None)


def _below(scene: Scene, token: Token) -> int | None:
    """A name that hangs on the noun, which the parser may take for one more: "le juge, X"."""
    for child in scene.analysis.find_children(token.i, "appos", "conj", "flat"):
        entity = named(scene, child)
        if child.i < token.i or entity is None or entity.kind == "place":
            continue
        joined = scene.analysis.child(child.i, "cc", "case", "det") is not None
        if not joined and (entity.kind == "organization") == is_body(scene, token):
            return scene.book.entity_at(child.i)
    return None


def _behind(scene: Scene, token: Token) -> int | None:
    """A person's name behind the comma, and what else he is: "son rival pour la mairie, le centriste | Luc Amar"."""
    if not is_person(scene, token):
        return None
    limit = scene.analysis.sentence_of(token.i).last
    ahead = range(token.i + 1, min(token.i + _REACH, limit))
    comma = next((i for i in ahead if scene.tokens[i].text == "," or scene.tokens[i].pos in _CLOSING), limit)
    at = comma + 1
    if comma == limit or scene.tokens[comma].text != "," or at + 2 >= limit:
        return None
    word = scene.tokens[at + 1]
    if scene.tokens[at].pos != "DET" or scene.book.entity_at(word.i) is not None or not is_person(scene, word):
        return None
    entity = named(scene, scene.tokens[at + 2])
    if entity is None or entity.kind != "person":
        return None
    after = scene.book.name_around(at + 2)[1]
    listed = after < limit and (scene.tokens[after].pos == "CCONJ" or scene.tokens[after].text == ",")
    return None if listed else scene.book.entity_at(at + 2)


def _before(scene: Scene, token: Token) -> int | None:
    """A person's name before the comma and "un" or "une": "Luc Amar, | une élu local qui a signé le texte"."""
    first = next((t.i for t in scene.analysis.find_children(token.i, "det") if "Definite=Ind" in t.morph), None)
    if first is None or first < 2 or scene.tokens[first - 1].text != "," or not is_person(scene, token):
        return None
    entity = named(scene, scene.tokens[first - 2])
    same = scene.tokens[first - 2].sentence == token.sentence
    if not same or entity is None or entity.kind != "person" or is_demonym(scene, token):
        return None
    name = scene.tokens[scene.book.name_around(first - 2)[0]]
    return None if case_of(scene, name) else scene.book.entity_at(name.i)


_CLOSING = ("VERB", "AUX", "CCONJ", "SCONJ")
