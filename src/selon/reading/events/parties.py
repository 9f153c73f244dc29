"""What kind of thing a word means: somebody who can act or be acted upon, a body, a place."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.events.scene import Scene
from selon.reading.statements.answerable import source_kind
from selon.record import Entity

_GIVEN = ("people", "bodies")


def is_party(scene: Scene, token: Token) -> bool:
    """A person, a body, a state, a people or a group, by its name or by its noun."""
    if named(scene, token) is not None or is_demonym(scene, token):
        return True
    if _is_thing(scene, token) or _is_fronted_participle(scene, token):
        return False
    of = counted(scene, token)
    if of is not None:
        return is_party(scene, of)  # "200 millions | de dollars"
    parties = scene.lexicon.words.parties
    noun = token.pos in ("NOUN", "ADJ", "X", "NUM") or scene.follows_article(token)
    if noun and any(scene.is_one_of(token, words) for words in parties.values()):
        return True
    if token.pos == "NOUN" and scene.is_event_noun(token):
        return False  # "les accusations"
    if _is_people_behind_par(scene, token):
        return True
    if token.pos == "PROPN":
        return source_kind(scene.ground, token) in _GIVEN
    return token.pos == "NOUN" and (source_kind(scene.ground, token) in _GIVEN or _is_bare_name(scene, token))


def has_article(scene: Scene, noun: Token) -> bool:
    """Whether a word stands before a noun that tells which or how many, "du" and "des" too; a name needs none."""
    if scene.book.entity_at(noun.i) is not None:
        return True
    before = scene.analysis.find_children(noun.i, "det", "nummod", "case")
    return any(t.dep != "case" or t.norm in ("du", "des", "au", "aux") for t in before)


def _is_thing(scene: Scene, token: Token) -> bool:
    """Whether a noun for somebody means none here: "78 voix", "ces accusations", "tout mouvement", "tout le monde"."""
    standing, before = scene.lexicon.words.standing, scene.tokens[max(token.i - 2, 0) : token.i]
    if scene.is_one_of(token, standing["nobody"]) or (before and before[-1].norm in standing["any"].words):
        return True
    if " ".join(t.norm for t in (*before, token)) in standing["everybody"].phrases or _is_deed(scene, token):
        return True
    return "Number=Plur" in token.morph and scene.is_one_of(token, scene.lexicon.words.lists["claim"])


def _is_deed(scene: Scene, token: Token) -> bool:
    """Whether a noun for a body means what is done: "l'organisation du scrutin", "la formation de 500 chômeurs"."""
    if not scene.is_one_of(token, scene.lexicon.words.standing["deeds"]):
        return False
    below = (t for t in scene.analysis.find_children(token.i, "nmod") if t.i > token.i and t.pos == "NOUN")
    noun = next(below, None)
    if noun is None or not has_article(scene, noun) or scene.book.entity_at(noun.i) is not None:
        return False
    return scene.analysis.child(noun.i, "nummod") is not None or source_kind(scene.ground, noun) not in _GIVEN


def _is_fronted_participle(scene: Scene, token: Token) -> bool:
    """Whether a verb's form opens a sentence that the model takes for a name: "Sollicitée, la mairie"."""
    opens = token.pos == "PROPN" and token.i == scene.analysis.sentence_of(token.i).first
    comma = any(t.text == "," for t in scene.tokens[token.i + 1 : token.i + 2])
    return opens and comma and bool({token.norm, token.norm.removesuffix("s")} & scene.lexicon.forms.keys())


def _is_people_behind_par(scene: Scene, token: Token) -> bool:
    """Whether a capital behind "par les" names those who do it: "la prise de la ville par les | Sarnois"."""
    before = [t.norm for t in scene.tokens[max(token.i - 2, 0) : token.i]]
    return token.text[0].isupper() and token.text[1:].islower() and before == ["par", "les"]


def _is_bare_name(scene: Scene, token: Token) -> bool:
    """Whether a noun opens its sentence as a subject without an article, as none but a name does: "Nilsan dort"."""
    opens = token.i == scene.analysis.sentence_of(token.i).first and token.dep.startswith("nsubj")
    return opens and token.text[0].isupper() and token.lemma.lower() == token.norm and "Number=Plur" not in token.morph


def is_person(scene: Scene, token: Token) -> bool:
    """A person or people."""
    entity, parties = named(scene, token), scene.lexicon.words.parties
    if entity is not None:
        return entity.kind == "person"
    if is_demonym(scene, token):
        return True
    return any(scene.is_one_of(token, parties[kind]) for kind in ("person", "group"))


def is_body(scene: Scene, token: Token) -> bool:
    """An organisation, a state or its seat."""
    entity = named(scene, token)
    if entity is not None:
        return entity.kind in ("organization", "place")
    return scene.is_one_of(token, scene.lexicon.words.parties["body"])


def is_place(scene: Scene, token: Token) -> bool:
    """A named place, or a noun for one."""
    entity = named(scene, token)
    if entity is not None:
        return entity.kind == "place"
    return scene.is_one_of(token, scene.lexicon.words.lists["ground"])


def is_demonym(scene: Scene, token: Token) -> bool:
    """The people of a country: "les Américains"."""
    return token.pos in ("NOUN", "PROPN") and token.norm in scene.ground.rules.names.demonyms


def named(scene: Scene, token: Token) -> Entity | None:
    """The entity whose name a token belongs to."""
    place = scene.book.entity_at(token.i)
    return None if place is None else scene.book.entity(place)


def is_state(scene: Scene, entity: Entity) -> bool:
    """Whether a place is a state."""
    return entity.name.replace("’", "'") in scene.ground.rules.names.states.by_name


def is_town(scene: Scene, entity: Entity) -> bool:
    """Whether somebody or something named is a place and no state: a town, a region."""
    return entity.kind == "place" and not is_state(scene, entity)


def counted(scene: Scene, token: Token) -> Token | None:
    """What a quantity counts: "chauffeurs" of "des milliers de chauffeurs", "blessés" of "deux cents blessés"."""
    if token.norm in scene.numbers and token.i + 1 < scene.analysis.sentence_of(token.i).last:
        after = scene.tokens[token.i + 1]
        return after if after.pos in ("NOUN", "ADJ", "VERB") else None
    if is_some(scene, token):
        of = (t for t in scene.analysis.find_children(token.i, "nmod") if t.pos in ("NOUN", "PROPN"))
        return next(of, None)
    if not _counts(scene, token):
        return None
    below = (t for t in scene.analysis.find_children(token.i, "nmod") if not _is_beside(scene, t))
    return next((t for t in below if t.pos in ("NOUN", "PROPN") and not scene.is_dated(t)), None)


def _counts(scene: Scene, token: Token) -> bool:
    """Whether a noun tells how many: "une vingtaine", "des milliers"."""
    quantities, series = scene.ground.words.quantities, scene.lexicon.words.standing["series"]
    return token.norm in quantities or token.lemma.lower() in quantities or scene.is_one_of(token, series)


def is_quantity(scene: Scene, token: Token) -> bool:
    """Whether a word only tells how many of some: "certains", "plusieurs", "une vingtaine", "deux"."""
    several = token.norm in scene.lexicon.words.standing["several"].words
    return several or token.norm in scene.numbers or token.text[0].isdigit() or _counts(scene, token)


def _is_beside(scene: Scene, token: Token) -> bool:
    """Whether another preposition than "de" governs a word: "la foule | à Brest"."""
    cases = {t.norm for t in scene.analysis.find_children(token.i, "case")}
    return bool(cases) and cases.isdisjoint(scene.ground.words.de)


def is_some(scene: Scene, token: Token) -> bool:
    """Whether a pronoun or a number picks some out of a group: "l'un", "plusieurs", "cinq | d'entre eux"."""
    standing = scene.lexicon.words.standing
    if token.norm in standing["one"].words:
        return token.pos == "PRON"
    several = token.norm in standing["several"].words or token.norm in scene.numbers or token.text[0].isdigit()
    return several and scene.analysis.child(token.i, "nmod") is not None


def is_ground(scene: Scene, place: int) -> bool:
    """Whether somebody of the book is a town or a stretch of land, which is taken or shelled and does neither."""
    entity = scene.book.entity(place)
    if entity.kind == "place":
        return is_town(scene, entity)
    unnamed = not any(mention.kind == "name" for mention in entity.mentions)
    return unnamed and entity.name.split(maxsplit=1)[0].lower() in scene.lexicon.words.lists["ground"].words


def may_be_several(scene: Scene, place: int) -> bool:
    """Whether a pronoun in the plural may stand for somebody of the book: for no person whom the report names."""
    entity = scene.book.entity(place)
    return entity.kind != "person" or not any(mention.kind == "name" for mention in entity.mentions)


def may_act(scene: Scene, entity: Entity) -> bool:
    """Whether an entity can do or suffer something: no town, and of what has no name no thing ("le bilan")."""
    if entity.kind == "place":
        return bool(entity.mentions) and is_state(scene, entity)
    title = next((mention for mention in entity.mentions if mention.kind == "title"), None)
    if title is None or any(mention.kind == "name" for mention in entity.mentions):
        return bool(entity.mentions)
    first, last = (scene.analysis.token_at(offset) for offset in (title.span.start, title.span.end - 1))
    noun = _first_noun(scene, first, last)
    lists = scene.lexicon.words.lists
    return is_party(scene, noun) and not any(scene.is_one_of(noun, lists[name]) for name in ("ground", "target"))


def _first_noun(scene: Scene, first: int, last: int) -> Token:
    return next((t for t in scene.tokens[first : last + 1] if t.pos in ("NOUN", "PROPN")), scene.tokens[first])
