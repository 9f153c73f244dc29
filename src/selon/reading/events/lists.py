"""Words that stand together: what is coordinated with a noun, and the nouns of a list."""

from __future__ import annotations

from collections.abc import Iterator

from selon.analysis import Token
from selon.reading.events.scene import Scene


def conjuncts(scene: Scene, head: int) -> Iterator[Token]:
    """A head word and what is coordinated with it, verbs left out; a list has its "et" before the last."""
    yield scene.tokens[head]
    several = list(scene.analysis.find_children(head, "conj"))
    joined = [t.i for t in several if scene.analysis.child(t.i, "cc") is not None]
    for token in several:
        noun = token.pos in ("NOUN", "PROPN", "PRON", "ADJ") and token.i not in scene.ground.groups
        if noun and joined and token.i <= joined[-1] and not _opens_clause(scene, head, token):
            yield token
    beyond = _joined_name(scene, head)
    if beyond is not None and beyond not in several:
        yield beyond


def _joined_name(scene: Scene, head: int) -> Token | None:
    """The name that "et" joins to another, wherever the parser hangs it: "accuse | Paris et Athènes | de fraude"."""
    if scene.book.entity_at(head) is None:
        return None
    at, limit = scene.book.name_around(head)[1], scene.analysis.sentence_of(head).last
    if at + 2 >= limit or scene.tokens[at].norm != "et":
        return None
    name = scene.tokens[at + 1 + (scene.tokens[at + 1].pos == "DET")]
    if scene.book.entity_at(name.i) is None:
        return None
    last = scene.book.name_around(name.i)[1]
    verb = next((group.finite for group in scene.ground.groups.values() if group.first == last), None)
    return name if verb is None or "Number=Plur" in verb.morph else None


def _opens_clause(scene: Scene, head: int, token: Token) -> bool:
    """Whether a noun is the subject of a clause of its own: "a dispersé la foule, et | Luc Amar | a été arrêté"."""
    if scene.tokens[head].dep.startswith("nsubj"):
        return False
    last = scene.book.name_around(token.i)[1] if scene.book.entity_at(token.i) is not None else token.i + 1
    return any(group.first == last and group.finite is not None for group in scene.ground.groups.values())


def listed(scene: Scene, head: int) -> Iterator[Token]:
    """The nouns of a list up to that behind its "et", wherever the parser hangs them: "entre l'État, la ville et X"."""
    yield scene.tokens[head]
    joined, opens = False, False
    for token in scene.tokens[head + 1 : scene.analysis.sentence_of(head).last]:
        if token.pos in ("VERB", "AUX", "SCONJ") or token.text in ".;:":
            return
        if token.pos == "CCONJ" or token.text == ",":
            joined, opens = token.pos == "CCONJ", True
        elif opens and token.pos in ("NOUN", "PROPN", "PRON"):
            yield token
            opens = False
            if joined:
                return


def listed_up_to(scene: Scene, end: int) -> tuple[int, ...]:
    """The names and nouns of the list whose last word a token is, in text order: "Arles, Nantes et Brest | ont signé".

    Empty where no list ends there. They are told by the marks between them: the parser joins long lists seldom.
    """
    head = _head_before(scene, end)
    found = [] if head is None else [head]
    joined = False
    while head is not None:
        first = _start(scene, head)
        mark = scene.tokens[first - 1] if first > scene.analysis.sentence_of(head).first else None
        if mark is None or not (mark.pos == "CCONJ" or mark.text == ","):
            break
        joined = joined or mark.pos == "CCONJ"
        at = mark.i - 1 if scene.tokens[mark.i - 1].text != "," else mark.i - 2  # "ni Arles | , ni | Nantes"
        head = _head_before(scene, at) if joined and scene.tokens[at].sentence == mark.sentence else None
        found += [] if head is None else [head]
    return tuple(reversed(found)) if len(found) > 1 else ()


def _head_before(scene: Scene, end: int) -> int | None:
    """The name or the noun with an article that ends with a token."""
    if end < 0 or scene.tokens[end].pos not in ("NOUN", "PROPN"):
        return None
    if scene.book.entity_at(end) is not None:
        return scene.head_of(scene.book.name_around(end)[0], end)
    return end if scene.follows_article(scene.tokens[end]) else None


def _start(scene: Scene, head: int) -> int:
    """The first token of a name or a noun with the article before it."""
    first = scene.book.name_around(head)[0] if scene.book.entity_at(head) is not None else head
    while first > 0 and scene.tokens[first - 1].pos in ("DET", "ADJ"):
        first -= 1
    return first


def first_of_series(scene: Scene, token: Token) -> Token:
    """The first of the nouns or infinitives of which a word is one.

    "Compte encercler la ville, puis la | prendre", "mis en examen pour viol et | meurtre".
    """
    while token.dep == "conj" and _is_alike(scene, token, scene.tokens[token.head]):
        token = scene.tokens[token.head]
    return token


def _is_alike(scene: Scene, token: Token, other: Token) -> bool:
    if token.pos == other.pos == "NOUN":
        return True
    verbs = scene.is_verb(token) and scene.is_verb(other)
    return verbs and scene.group(token).is_infinitive and scene.group(other).is_infinitive
