"""The noun that a relative pronoun stands for: "| le porte-parole | du gouvernement, qui a dit"."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source, noun_phrase


def antecedent_of(ground: Ground, verb: Token, relative: Token) -> Source | None:
    """The noun a relative pronoun stands for: what the relative clause hangs on, else the noun before the pronoun."""
    tokens = ground.analysis.tokens
    governor = tokens[verb.head]
    if verb.dep == "conj" and governor.dep.startswith("acl"):
        governor = tokens[governor.head]  # "une loi votée par X et | qui prévoit"
    near = tokens[before_age(ground, relative.i - 1 - (tokens[relative.i - 1].text == ","))]
    name = next((stretch for stretch in ground.people if stretch[1] == near.i + 1), None)
    one = "Number=Sing" in verb.morph and "Number=Plur" in governor.morph and tokens[relative.i - 1].text == ","
    aged = near.i < relative.i - 2
    apposed = name is not None and tokens[relative.i - 1].text == tokens[name[0] - 1].text == ","
    apart = tokens[relative.i - 1].text == "," and _is_thing(ground, governor)  # "un prix remis à Lea Roth, qui dit"
    near_one = one or aged or apposed or apart
    if name is not None and name[0] and (near_one or tokens[name[0] - 1].norm in ground.words.according):
        return Source(name[0], name[1], name[0])  # "selon Lea Roth, qui ajoute"; "le maire, Lea Roth, qui dit"
    several = _several_before(ground, verb, relative, near)
    if several is not None:
        return several
    if (
        near.pos in ("NOUN", "PROPN")
        and near.i != governor.i
        and near.lemma.lower() in (ground.words.people | ground.words.bodies)
    ):
        return noun_phrase(ground, _whose(ground, near).i, before=relative.i)
    if (
        governor.i < relative.i
        and governor.pos in ("NOUN", "PROPN", "PRON", "ADJ")
        and governor.sentence == verb.sentence
    ):
        return noun_phrase(ground, _answerable_head(ground, governor).i, before=relative.i)
    for i in range(relative.i - 1, ground.analysis.sentence_of(verb.i).first - 1, -1):
        if tokens[i].pos in ("NOUN", "PROPN"):
            return noun_phrase(ground, i, before=relative.i)
    return None


def _several_before(ground: Ground, verb: Token, relative: Token, near: Token) -> Source | None:
    """Those whose one is named just before a plural verb: "les | avocates | de la plaignante, qui dénoncent"."""
    tokens, group = ground.analysis.tokens, ground.groups.get(verb.i)
    if group is None or group.finite is None or "Number=Plur" not in group.finite.morph:
        return None
    if near.pos not in ("NOUN", "PROPN") or "Number=Sing" not in near.morph:
        return None
    for i in range(near.i - 1, ground.analysis.sentence_of(verb.i).first - 1, -1):
        if tokens[i].text == "," or i in ground.groups or tokens[i].pos == "CCONJ":
            return None
        if "Number=Plur" in tokens[i].morph and tokens[i].pos == "NOUN":
            people = source_kind(ground, tokens[i]) in ("people", "bodies")
            return noun_phrase(ground, i, before=relative.i) if people else None
    return None


def _is_thing(ground: Ground, noun: Token) -> bool:
    """Whether a common noun means neither people nor a body nor a text."""
    return noun.pos == "NOUN" and source_kind(ground, noun) not in ("people", "bodies", "papers")


def _whose(ground: Ground, body: Token) -> Token:
    """A noun, or the person whose body it is: "le | porte-parole | du gouvernement, qui a dit"."""
    holder = ground.analysis.tokens[body.head]
    told = holder.i < body.i and holder.pos == "NOUN" and holder.lemma.lower() in ground.words.people
    return holder if told and body.lemma.lower() in ground.words.bodies else body


def before_age(ground: Ground, last: int) -> int:
    """The token before an age between commas that ends at `last`, else `last`: "Lea Roth | , 30 ans"."""
    tokens = ground.analysis.tokens
    aged = (
        last > 2
        and tokens[last].lemma.lower() == "an"
        and tokens[last - 1].pos == "NUM"
        and tokens[last - 2].text == ","
    )
    return last - 3 if aged else last


def _answerable_head(ground: Ground, noun: Token) -> Token:
    """The noun itself, or the person or body it belongs to: "le chef de mission pour la Syrie, qui estime"."""
    tokens = ground.analysis.tokens
    while (
        noun.dep.startswith(("nmod", "obl"))
        and tokens[noun.head].i < noun.i
        and tokens[noun.head].pos in ("NOUN", "PROPN")
    ):
        named = any(first <= noun.i < last for first, last in ground.people)
        if named or noun.lemma.lower() in ground.words.people | ground.words.bodies | ground.words.papers:
            break
        if tokens[tokens[noun.head].i - 1].norm == "en":
            break  # "en faveur d'une loi qui prévoit"
        noun = tokens[noun.head]
    return noun
