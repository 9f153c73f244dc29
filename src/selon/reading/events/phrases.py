"""By which words somebody is told of: the noun phrase of a head word, cut where it tells no more who that is."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.events.parties import is_person, named
from selon.reading.events.scene import Scene
from selon.reading.statements.noun_phrases import Source, noun_phrase

_SMALL = ("ADP", "PUNCT", "CCONJ", "PRON", "ADV", "DET")
_MARKS = frozenset('"«»“”')


def before_brackets(scene: Scene, token: Token) -> Token:
    """The noun before brackets, where the parser takes what stands in them for the head: "le tribunal de X (Rhône)"."""
    first = scene.analysis.sentence_of(token.i).first
    if token.i - 1 <= first or scene.tokens[token.i - 1].text != "(":
        return token
    name = next(scene.analysis.find_children(token.i, "nsubj", "nmod", "dep"), None)
    if name is not None and name.i < token.i:
        return name
    above = scene.tokens[token.head]
    return above if above.i < token.i and above.pos in ("NOUN", "PROPN") else scene.tokens[token.i - 2]


def find_phrase(scene: Scene, token: Token) -> Source:
    """The noun phrase of a head word: without what only estimates its number, and up to the first verb."""
    phrase = noun_phrase(scene.ground, token.i)
    number = next(
        (
            t.i
            for t in scene.analysis.find_children(token.i, "nummod")
            if phrase.first < t.i < min(token.i, phrase.head + 1)
        ),
        None,
    )
    apart = {t.i for t in scene.analysis.find_children(token.i, "conj")}
    behind = range(token.i + 1, phrase.last)
    closes = (i for i in behind if i in apart or _says_no_more_who(scene, i) or _is_charge(scene, token, i))
    last = next(closes, phrase.last)
    dangling = _SMALL if last == phrase.last else {*_SMALL, "NUM"}  # "son frère | et ses trois | fils"
    while last > token.i + 1 and scene.tokens[last - 1].pos in dangling:
        last -= 1
    first = phrase.first if number is None else number
    while first < token.i and scene.tokens[first].norm in scene.ground.words.relatives:
        first += 1  # "dont les troupes"
    marks = (i for i in range(token.i - 1, first - 1, -1) if scene.tokens[i].text in _MARKS)
    first = max(first, 1 + next(marks, -1))  # "a traité de « traîtres » | les élus"
    return Source(first, last, phrase.head if phrase.head < last else token.i)


def _says_no_more_who(scene: Scene, i: int) -> bool:
    """Whether what begins at a token is no part of a name: a verb, or where or with what somebody is."""
    token = scene.tokens[i]
    if token.norm in scene.ground.words.telling_participles and scene.tokens[i - 1].pos == "NOUN":
        return False
    aside = token.pos == "ADP" and scene.is_one_of(token, scene.lexicon.words.standing["aside"])
    own = token.norm in scene.ground.words.possessives and scene.tokens[i - 1].pos in ("NOUN", "PROPN", "ADJ")
    clause = token.pos in ("VERB", "AUX", "SCONJ") or own  # "reproche aux élus | leur lenteur"
    return clause or token.text == "(" or aside or _tells_where(scene, i)


def _is_charge(scene: Scene, token: Token, i: int) -> bool:
    """Whether what somebody is blamed for, or set against, begins at a token: "accuse les élus | de complot"."""
    if i + 1 >= len(scene.tokens):
        return False
    verb, standing = scene.tokens[token.head], scene.lexicon.words.standing
    bare = scene.tokens[i].norm in scene.ground.words.bare_de and scene.tokens[i + 1].pos in ("NOUN", "ADJ")
    against = scene.tokens[i].norm in ("à", "au", "aux") and scene.is_one_of(verb, standing["opposing"])
    given = token.dep == "obl:agent" and scene.tokens[i].norm in ("au", "aux") and is_person(scene, scene.tokens[i + 1])
    return given or (
        token.dep in ("obj", "obl:agent") and (against or (bare and scene.is_one_of(verb, standing["charging"])))
    )


def _tells_where(scene: Scene, i: int) -> bool:
    """Whether a phrase of place or of time begins at a token: "des policiers | à Sarnes", "les élus | en 2019"."""
    if scene.tokens[i].norm not in ("à", "en") or i + 1 >= len(scene.tokens):
        return False
    if scene.is_dated(scene.tokens[i + 1]):
        return True
    entity = named(scene, scene.tokens[i + 1])
    return entity is not None and entity.kind == "place"
