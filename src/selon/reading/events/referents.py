"""Whom a word stands for: the entity of a name, a noun, a demonym or a pronoun; a state for what belongs to it."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.events.anaphora import blamer_above, is_of_thing, may_mean_blamer, object_above
from selon.reading.events.appositions import find_apposed
from selon.reading.events.parties import (
    counted,
    is_demonym,
    is_party,
    is_person,
    is_some,
    is_state,
    may_be_several,
    named,
)
from selon.reading.events.phrases import before_brackets, find_phrase
from selon.reading.events.scene import Scene
from selon.reading.statements.bearers import coordinated
from selon.reading.statements.noun_phrases import Source, name_of_one, noun_phrase
from selon.reading.statements.sources import agent_of, subject_of
from selon.record import Entity, Mention, Statement
from selon.rules.states import State


def resolve(scene: Scene, token: Token, other: tuple[int, ...] = ()) -> list[int]:
    """The entities a head word stands for, a state for its army, its government and its seats.

    Args:
        other: who has the other role; no pronoun and no description stands for them.
    """
    possessive = token.pos == "DET" and token.norm == "leur"
    if token.norm in _CLITICS and token.pos in ("PRON", "DET") and not possessive:
        return _clitic(scene, token, other)
    return [state_behind(scene, place) for place in _resolve(scene, token, frozenset(other))]


def state_behind(scene: Scene, place: int) -> int:
    """The state for which an entity acts that was met elsewhere in the report: "il" for "le gouvernement du Pérou"."""
    entity = scene.book.entity(place)
    if entity.kind in ("person", "place") or not entity.mentions:
        return place
    words = entity.name.replace("’", "'").replace("d'", "de ").split()
    states = scene.ground.rules.names.states
    noun = words[0].lower()
    standing = scene.lexicon.words.standing
    acts_for_it = not {noun, noun.removesuffix("s")}.isdisjoint(standing["state"].words)
    acts_for_it = acts_for_it and not entity.name.replace("’", "'").lower().startswith(standing["own"].phrases)
    if (
        not acts_for_it
        or len(words) < 2
        or (words[1] not in states.nationalities and words[1] not in ("de", "du", "des"))
    ):
        return place
    state = states.state_of(entity.name)
    return place if state is None else scene.book.add_state(state, entity.mentions[0])


def _resolve(scene: Scene, token: Token, other: frozenset[int] = frozenset()) -> list[int]:
    """The entity a head word stands for; none where it is neither a party nor a pronoun that is understood."""
    words = scene.ground.words
    if token.norm in words.relatives or token.norm in words.impersonal or is_nobody(scene, token):
        return []
    token = before_brackets(scene, token)
    firm = _firm_of(scene, token)
    if firm is not None:
        return [firm]
    if token.norm in scene.ground.rules.names.demonyms and (token.pos == "ADJ" or is_demonym(scene, token)):
        meant = _resolve_demonym(scene, token)
        if meant is not None:
            return meant
    entity = named(scene, token)
    if entity is not None:
        return [_as_actor(scene, token, entity)]
    if is_some(scene, token):
        return _some_of(scene, token)
    if token.pos in ("PRON", "DET"):
        return _resolve_pronoun(scene, token, other)
    return _resolve_noun(scene, token, other)


def _resolve_demonym(scene: Scene, token: Token) -> list[int] | None:
    """Some of a people, its state, or the states of a bloc; None where a noun may mean something else."""
    if _is_people(scene, token):
        one = find_apposed(scene, token)
        return [one] if one is not None else _known(scene, find_phrase(scene, token))
    state = _state_of_demonym(scene, token)
    if state is None and token.pos == "ADJ":
        state = _bloc_of(scene, token)
        return [] if state is None else [state]
    return None if state is None else [state]


def _resolve_pronoun(scene: Scene, token: Token, other: frozenset[int]) -> list[int]:
    """Whom a pronoun or a possessive stands for; nobody for a vague one."""
    if token.pos == "PRON" and (
        scene.is_one_of(token, scene.lexicon.words.standing["vague"]) or is_of_thing(scene, token)
    ):
        return []
    own = [p for p in _owner_beside(scene, token) or _owner_by_subject(scene, token) if p not in other]
    return own or _known(scene, Source(token.i, token.i + 1, token.i), other)


def _resolve_noun(scene: Scene, token: Token, other: frozenset[int]) -> list[int]:
    """Whom a noun stands for: who is named beside it, whom it counts, whose it is, or who is described so."""
    words = scene.ground.words
    if token.norm in words.last_named or scene.ground.of_two(token):
        return _known(scene, noun_phrase(scene.ground, token.i))
    apposed = find_apposed(scene, token)
    if apposed is not None:
        return [apposed]
    both = find_both(scene, token)
    if both:
        return both
    noun = counted(scene, token)
    if noun is not None:
        if noun.head == token.i and scene.is_one_of(noun, scene.lexicon.words.standing["human"]):
            return _known(scene, find_phrase(scene, token))  # "une centaine de personnes" are not just "personnes"
        return _resolve(scene, noun)
    owner = find_owner(scene, token)
    if owner is not None:
        return [owner]
    if _is_unnamed_country(scene, token) or not is_party(scene, token):
        return []
    return _each_known(scene, find_phrase(scene, token), other)


def _each_known(scene: Scene, source: Source, other: frozenset[int]) -> list[int]:
    """Whom a phrase stands for, each of those it joins by itself; the things among them are nobody."""
    joined = coordinated(scene.ground, source)
    parts = [part for part in joined if is_party(scene, scene.tokens[part.head])] or [source]
    return list(dict.fromkeys(place for part in parts for place in _known(scene, part, other)))


def _firm_of(scene: Scene, token: Token) -> int | None:
    """The body whose name stands behind its nationality and an article: "le turc | Tavrin"."""
    noun = token.text.islower() and token.norm in scene.ground.rules.names.demonyms and scene.follows_article(token)
    behind = scene.book.entity_at(token.i + 1) if noun else None
    return behind if behind is not None and scene.book.entity(behind).kind == "organization" else None


def _is_unnamed_country(scene: Scene, token: Token) -> bool:
    """Whether "le pays" is all that is told of a country."""
    country = scene.is_one_of(token, scene.lexicon.words.standing["country"]) and "Number=Plur" not in token.morph
    alone = next(scene.analysis.find_children(token.i, "amod", "nmod", "acl", "acl:relcl"), None) is None
    known = any(
        "Definite=Def" in t.morph or t.norm in ("ce", "son", "leur") for t in scene.tokens[token.i - 1 : token.i]
    )
    return country and alone and known


def _some_of(scene: Scene, some: Token) -> list[int]:
    """One or several of a group: "l'un | des agresseurs", "cinq | d'entre eux"; nobody of no group: "l'un dort"."""
    below = scene.analysis.find_children(some.i, "nmod")
    group = next((t for t in below if t.i > some.i and t.pos in ("NOUN", "PROPN", "PRON")), None)
    if group is None:
        return []
    if group.pos == "PRON":
        return _resolve(scene, group)
    if not is_party(scene, group):
        return []
    one = some.norm in scene.lexicon.words.standing["one"].words
    who = name_of_one(scene.ground, find_phrase(scene, group).last) if one else None
    if who is not None:
        return _resolve(scene, scene.tokens[who])
    return _known(scene, Source(some.i, find_phrase(scene, group).last, some.i if one else group.i))


def is_nobody(scene: Scene, token: Token) -> bool:
    """Whether a word tells of none: "aucun groupe", "aucun des élus", "personne" without an article, "et non X"."""
    before = [t for t in scene.analysis.find_children(token.i, "det", "advmod") if t.i < token.i]
    none = token.norm in scene.ground.words.negators and not any(t.dep == "det" for t in before)
    cleft = scene.analysis.child(token.i, "cop") is not None  # "ce n'est pas | X | qui"
    denied = cleft and any(t.norm in scene.ground.words.negations_left for t in before)
    return none or denied or any(t.norm in scene.ground.words.negators - _MANY for t in before)


# "plus de cent policiers"
_MANY = frozenset(("plus",))


def find_both(scene: Scene, token: Token) -> list[int]:
    """The two states, bodies or persons met last, for "les deux pays", "ces deux dirigeants"; never one alone."""
    two = scene.analysis.child(token.i, "nummod")
    before = scene.tokens[two.i - 1] if two is not None and two.i else None
    words = scene.ground.words
    if two is None or before is None or two.norm != _TWO or before.norm not in words.definite or two.i > token.i:
        return []
    country = scene.is_one_of(token, scene.lexicon.words.standing["country"])
    kind = "state" if country else "person" if is_person(scene, token) else "organization"
    last: dict[int, int] = {}
    for place, entity in enumerate(scene.book.entities):
        of_kind = is_state(scene, entity) if kind == "state" else entity.kind == kind
        met = [m.span.start for m in entity.mentions if m.span.start < token.start and m.kind in ("name", "demonym")]
        if of_kind and met:
            last[place] = max(met)
    return sorted(last, key=lambda place: -last[place])[:2] if len(last) > 1 else []


_TWO = "deux"


def _is_people(scene: Scene, token: Token) -> bool:
    """Whether a demonym means some of a people, not its state: "une Palestinienne", "les Américains | qui votent"."""
    if token.pos == "ADJ":
        return False
    several = scene.analysis.child(token.i, "nummod") is not None
    some = any("Definite=Ind" in t.morph for t in scene.analysis.find_children(token.i, "det"))
    which = next(scene.analysis.find_children(token.i, "acl"), None) is not None
    return several or some or which or "Number=Sing" in token.morph


# Object pronouns with the gender and number they tell.
_CLITICS = {
    "l'": ("", False), "le": ("Masc", False), "la": ("Fem", False), "lui": ("", False), "les": ("", True),
    "leur": ("", True),
}  # fmt: skip


def _clitic(scene: Scene, token: Token, other: tuple[int, ...]) -> list[int]:
    source = Source(token.i, token.i + 1, token.i)
    gender, plural = _CLITICS[token.norm]
    blamer = None if plural else blamer_above(scene, token)
    if blamer is not None and may_mean_blamer(scene, token, gender, blamer):
        noun: Token | None = blamer
    else:
        noun = object_above(scene, token, gender, plural)
        other = (*other, *(_resolve(scene, blamer) if blamer is not None else ()))
    taken_up = [] if noun is None else [p for p in _resolve(scene, noun, frozenset(other)) if p not in other]
    if taken_up:
        return [state_behind(scene, place) for place in taken_up]
    place = scene.book.antecedent(source, gender, plural, _before(scene, token), but=frozenset(other))
    if place is None or place in other or (plural and not may_be_several(scene, place)):
        return []
    return [state_behind(scene, place)]


def _owner_beside(scene: Scene, token: Token) -> list[int]:
    """Whom a possessive means whose noun is joined to those whose it is: "accuse | les élus | et leur refus"."""
    noun = scene.tokens[token.head]
    beside = scene.tokens[noun.head]
    joined = token.norm in scene.ground.words.possessives and noun.dep == "conj" and beside.i < token.i
    several = token.norm in scene.ground.words.plural_pronouns
    fits = joined and several == ("Number=Plur" in beside.morph) and is_party(scene, beside)
    return _resolve(scene, beside) if fits else []


def _owner_by_subject(scene: Scene, token: Token) -> list[int]:
    """Whom a possessive means that nobody before it fits: the subject of its clause, if it is as many."""
    if token.norm not in scene.ground.words.possessives:
        return []
    verb = next((t for t in scene.analysis.ancestors(token.i) if scene.is_verb(t)), None)
    source = None if verb is None else subject_of(scene.ground, verb)
    if source is None or not source.head < token.i:
        return []
    subject = scene.tokens[source.head]
    several = token.norm in scene.ground.words.plural_pronouns
    return _resolve(scene, subject) if several == ("Number=Plur" in subject.morph) else []


def _before(scene: Scene, token: Token) -> list[Statement]:
    """The statements that begin before a token, the one it stands in too."""
    return [s for s in scene.statements if min((s.cue or s.content[0]).start, s.content[0].start) <= token.start]


def _known(scene: Scene, source: Source, other: frozenset[int] = frozenset()) -> list[int]:
    speaker = scene.book.find(source, _before(scene, scene.tokens[source.first]), but=other)
    if speaker.place is None and speaker.reference is not None:
        return [scene.book.place_of(speaker.reference)]  # "je", who says the quotation
    return [] if speaker.place is None else [speaker.place]


def find_owner(scene: Scene, token: Token) -> int | None:
    """The state or body for which a noun stands: "l'armée russe", "les combattants du Front X"."""
    standing = scene.lexicon.words.standing
    if scene.is_one_of(token, standing["country"]) and "Number=Plur" not in token.morph:
        return _state_before(scene, token)
    if scene.is_one_of(token, standing["state"]) and not scene.is_one_of(token, standing["own"]):
        # "Trois avions de combat russes": the parser hangs the nationality on what stands before it.
        below = list(scene.analysis.find_children(token.i, "amod", "nmod"))
        below += [t for child in below for t in scene.analysis.find_children(child.i, "amod")]
        for child in below:
            if child.norm in scene.ground.rules.names.demonyms:
                state = _state_of_demonym(scene, child)
                if state is not None:
                    return state
        owner = _named_behind_de(scene, token, ("place",))
        if owner is not None:
            return owner
    lists = scene.lexicon.words.lists
    if scene.is_one_of(token, lists["target"]) or scene.is_one_of(token, lists["ground"]):
        owner = _named_behind_de(scene, token, ("place", "organization"))
        return _held_by(scene, token) if owner is None else owner
    if scene.is_one_of(token, standing["members"]):
        return _named_behind_de(scene, token, ("organization",))
    return None


def _held_by(scene: Scene, token: Token) -> int | None:
    """The named party that holds or runs a place: "un hôpital tenu par la Croix-Rouge"."""
    for verb in scene.analysis.find_children(token.i, "acl", "amod"):
        holds = verb.i > token.i and scene.is_one_of(verb, scene.lexicon.words.standing["hold"])
        source = agent_of(scene.ground, verb, verb.i + 1) if holds else None
        entity = None if source is None else named(scene, scene.tokens[source.head])
        if source is not None and entity is not None and entity.kind != "person":
            return _as_actor(scene, scene.tokens[source.head], entity)
    return None


def _named_behind_de(scene: Scene, token: Token, kinds: tuple[str, ...]) -> int | None:
    for child in scene.analysis.find_children(token.i, "nmod"):
        case = {t.norm for t in scene.analysis.find_children(child.i, "case")}
        entity = named(scene, child)
        if case & scene.ground.words.de and entity is not None and entity.kind in kinds:
            return _as_actor(scene, child, entity)
    return None


def _state_before(scene: Scene, token: Token) -> int | None:
    """The state named last before "le pays"."""
    states = scene.ground.rules.names.states.by_name
    for i in range(token.i - 1, -1, -1):
        place = scene.book.entity_at(i)
        if place is not None and scene.book.entity(place).name.replace("’", "'") in states:
            return place
    return None


def _as_actor(scene: Scene, token: Token, entity: Entity) -> int:
    """The place of who acts under a name: a state for its capital, its seats, its army or its government."""
    place = scene.book.entity_at(token.i)
    assert place is not None
    if entity.kind == "person":
        return place
    states = scene.ground.rules.names.states
    state = states.stands_for(entity.name)
    if state is not None:
        first, last = scene.book.name_around(token.i)
        metonym = states.metonyms.get(entity.name.replace("’", "'"))
        if metonym is None or metonym.kind in ("capital", "seat"):
            return scene.book.add_state(state, Mention(scene.analysis.span(first, last), "name"))
    return place


def _bloc_of(scene: Scene, token: Token) -> int | None:
    """The states that an adjective for several means: "des sanctions | occidentales"."""
    blocs = scene.lexicon.words.blocs
    name = next((name for name, words in blocs.items() if scene.is_one_of(token, words)), None)
    if name is None:
        return None
    state = scene.ground.rules.names.states.by_name.get(name) or State("", name, (), "")
    return scene.book.add_state(state, Mention(scene.analysis.span(token.i, token.i + 1), "demonym"))


def _state_of_demonym(scene: Scene, token: Token) -> int | None:
    """The state a demonym belongs to."""
    state = scene.ground.rules.names.states.nationalities.get(token.norm)
    if state is None:
        return None
    return scene.book.add_state(state, Mention(scene.analysis.span(token.i, token.i + 1), "demonym"))
