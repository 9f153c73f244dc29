"""Whose a thing is that an act concerns: "critiquer la décision du maire", "la loi votée par le Sénat"."""

from __future__ import annotations

from collections.abc import Iterator

from selon.analysis import Token
from selon.reading.events.frames import Frame
from selon.reading.events.lists import conjuncts
from selon.reading.events.objects import case_of
from selon.reading.events.parties import has_article, is_ground
from selon.reading.events.referents import resolve
from selon.reading.events.scene import Scene
from selon.reading.statements.sources import agent_of

# Under so many nouns an owner is looked for: "la simplification | du message | de certains élus".
_DEPTH = 2


def find_owners(frame: Frame, head: int, other: tuple[int, ...] = (), depth: int = _DEPTH) -> tuple[int, ...]:
    """Whose a thing is; nobody's where it is a party itself.

    "La décision du maire" is his, and so are "la décision prise par le maire" and "le refus de la part du maire"; "la
    traque des élus" is not theirs.

    Args:
        other: who has the other role; no pronoun and no description of the phrase stands for them.
    """
    scene = frame.scene
    thing = scene.tokens[head]
    if _owns_itself(scene, thing):
        suffered = thing.pos == "NOUN" and scene.is_one_of(thing, scene.lexicon.words.bearers["owner"])
        return _by_maker(scene, thing, other) if suffered else ()
    for owner in frame.relative_owner(thing):
        return tuple(resolve(scene, scene.tokens[owner], other))  # "le maire dont il critique | la décision"
    for each in _joined(scene, thing):
        found = _by_maker(scene, each, other) or _by_de(frame, each, other)
        if found:
            return found
    below = (t.i for t in _behind_de(scene, thing) if t.pos == "NOUN")
    deeper = (find_owners(frame, i, other, depth - 1) for i in below) if depth > 1 else ()
    return next(filter(None, deeper), ()) or _by_part(frame, thing, other)


def _by_part(frame: Frame, thing: Token, other: tuple[int, ...]) -> tuple[int, ...]:
    """Whose part it is, wherever the parser hangs it: "une manœuvre d'usure | de la part du maire"."""
    scene, part = frame.scene, frame.scene.lexicon.words.standing["part"].words
    below = scene.tokens[thing.i + 2 : scene.analysis.subtree(thing.i)[1]]
    parts = (t for t in below if t.norm in part and scene.tokens[t.i - 2].norm in scene.ground.words.de)
    return next(filter(None, (_by_de(frame, t, other) for t in parts)), ())


def _joined(scene: Scene, thing: Token) -> Iterator[Token]:
    """A thing and those joined to it, on the verb as well: "fustige la lenteur et | l'arrogance du maire"."""
    yield thing
    for host in (thing.i, thing.head):
        yield from (t for t in scene.analysis.find_children(host, "conj") if t.i > thing.i and t.pos == "NOUN")


def _owns_itself(scene: Scene, thing: Token) -> bool:
    words = scene.lexicon.words
    return (
        thing.pos == "PRON"
        or bool(resolve(scene, thing))
        or any(scene.is_one_of(thing, words.bearers[name]) for name in ("owner", "handled"))
        or scene.is_one_of(thing, words.standing["loss"])
    )


def _by_de(frame: Frame, thing: Token, other: tuple[int, ...]) -> tuple[int, ...]:
    """Whom "de" behind it names, or "de la part de"."""
    scene = frame.scene
    for child in _behind_de(scene, thing):
        if child.norm in scene.lexicon.words.standing["part"].words:
            return _by_de(frame, child, other)
        if child.pos == "NOUN" and "Number=Sing" in child.morph and not has_article(scene, child):
            continue  # "un effet de foule"
        found = (p for token in conjuncts(scene, child.i) for p in resolve(scene, token, other))
        owners = tuple(p for p in found if not is_ground(scene, p))
        if owners:
            return owners
    return ()


def _by_maker(scene: Scene, thing: Token, other: tuple[int, ...]) -> tuple[int, ...]:
    """Who made it, behind "par": "la carte dessinée par les géographes"; "les violences subies par X" are not X's."""
    heads = [t.i for t in scene.analysis.find_children(thing.i, "nmod", "obl") if "par" in case_of(scene, t)]
    for verb in scene.analysis.find_children(thing.i, "acl", "amod"):
        suffers = scene.is_one_of(verb, scene.lexicon.words.light["passive"])
        if verb.i > thing.i and scene.is_verb(verb) and not suffers and scene.group(verb).is_past_participle:
            source = agent_of(scene.ground, verb, verb.i + 1)
            heads += [] if source is None else [source.head]
    joined = (token for head in heads if head > thing.i for token in conjuncts(scene, head))
    found = (p for token in joined for p in resolve(scene, token, other))
    return tuple(p for p in found if not is_ground(scene, p))


def _behind_de(scene: Scene, thing: Token) -> Iterator[Token]:
    for child in scene.analysis.find_children(thing.i, "nmod"):
        contest = child.pos == "PROPN" and scene.is_one_of(thing, scene.lexicon.words.lists["sport"])
        if child.i > thing.i and case_of(scene, child) & scene.ground.words.de and not contest:
            yield child
