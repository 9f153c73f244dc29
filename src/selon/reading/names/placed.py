"""What tells that a word with a capital is a place's name: what stands before it, and where it is said to lie."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from selon.analysis import Analysis, Token
from selon.reading.names.bodies import is_common
from selon.reading.names.found import Found
from selon.reading.names.places import INSIDE
from selon.rules.names import NameRules

_OF = frozenset(("de", "d'"))
_ARTICLED = frozenset(("du", "des"))
_DEFINITE = frozenset(("la", "l'", "le"))
_SHORT = 5  # letters: "La Vie" is no country
_LONGEST = 4  # tokens of a place's name that the model misses: "Saint - Aurin"


def placed_names(analysis: Analysis, found: Sequence[Found], rules: NameRules) -> frozenset[str]:
    """Names that stand where something happens: "le maire de | Volmer", "à | Volmer"; none of somebody's first name.

    One that also is who does something is a place where a noun for what places have stands before it.
    """
    tokens = analysis.tokens
    where, surely, acting = set(), set(), set()
    for mention in found:
        first = tokens[mention.first]
        name = analysis.span(mention.first, mention.last).text
        if first.text in rules.first_names or first.norm in rules.titles:
            continue
        if _is_of_place(analysis, mention.first, rules):
            surely.add(name)
        elif _is_one_word(analysis, mention) and _is_where(analysis, mention, rules):
            where.add(name)
        elif _is_one_word(analysis, mention) and first.dep.startswith(("nsubj", "flat", "appos")):
            acting.add(name)
    return frozenset(surely | (where - acting))


def find_placed(analysis: Analysis, found: Sequence[Found], rules: NameRules) -> list[Found]:
    """Places whose names the model does not see: "les habitants de | Torva", "à | Torva"."""
    tokens = analysis.tokens
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    out = []
    for token in tokens:
        if token.i in taken or not _may_be_place(token, rules) or token.i == analysis.sentence_of(token.i).first:
            continue
        last = _end(analysis, token.i, rules)
        mention = Found(token.i, last, "place", "fr.name.placed")
        if not taken.isdisjoint(range(token.i, last)):
            continue
        if _is_of_place(analysis, token.i, rules) or _is_where(analysis, mention, rules):
            out.append(mention)
    return out


def _may_be_place(token: Token, rules: NameRules) -> bool:
    """Whether a word with a capital may be a name at all."""
    letters = token.text.replace("-", "").replace("'", "").replace("’", "")
    return (
        token.text[0].isupper()
        and not token.text.isupper()
        and letters.isalpha()
        and token.pos in ("PROPN", "NOUN", "X")
        and not is_common(token, rules)
    )


def _end(analysis: Analysis, first: int, rules: NameRules) -> int:
    """The token behind a name of words with capitals and what joins them: "Saint-Aurin", "Eagle Pass"."""
    tokens, limit = analysis.tokens, min(analysis.sentence_of(first).last, first + _LONGEST)
    last = end = first + 1
    while last < limit:
        glued = tokens[last].start == tokens[last - 1].end
        capital = tokens[last].text[0].isupper() and tokens[last].text not in rules.first_names
        if not glued and not capital:
            break
        last += 1
        end = last if capital else end
    return end


def _is_one_word(analysis: Analysis, mention: Found) -> bool:
    """Whether a name has no blank: "Volmer", "Port-Clair"."""
    words = analysis.tokens[mention.first : mention.last]
    return all(before.end == word.start for before, word in pairwise(words))


def _is_of_place(analysis: Analysis, first: int, rules: NameRules) -> bool:
    """Whether a noun for what only places have stands before a name: "le maire de | X", "au nord de | X"."""
    tokens, i = analysis.tokens, first - 1
    if i < 1 or tokens[i].norm not in _OF | _ARTICLED:
        return False
    noun = tokens[i - 1]
    return noun.text.islower() and (noun.norm in rules.place_owners or noun.lemma.lower() in rules.place_owners)


def _is_where(analysis: Analysis, mention: Found, rules: NameRules) -> bool:
    """Whether "à" or "en" before a name tells where something happens, or what follows in which country it lies.

    What the model takes for a body is one behind a noun: "étudiante à | Sorvane".
    """
    tokens, inside = analysis.tokens, range(mention.first, mention.last)
    name = next((tokens[i] for i in inside if tokens[i].head not in inside), tokens[mention.first])
    before = tokens[mention.first - 1].norm if mention.first else ""
    if before == "à":
        above = {tokens[name.head].lemma.lower(), tokens[max(mention.first - 2, 0)].lemma.lower()}
        told = name.dep == "obl:arg" and not above.isdisjoint(rules.addressing_verbs)
        body = mention.kind == "organization" and not name.dep.startswith("obl")
        return not told and not body and above.isdisjoint(rules.addressing)
    country = name.norm.endswith(tuple(rules.country_endings)) and len(inside) == 1 and len(name.text) > _SHORT
    if before in ("en", *_DEFINITE):
        return country or (before == "en" and name.pos == "PROPN")
    return not name.dep.startswith(("nsubj", "appos")) and _is_said_inside(analysis, mention.last, rules)


def _is_said_inside(analysis: Analysis, last: int, rules: NameRules) -> bool:
    """Whether a country or a region tells behind a comma where a name lies: ", en | Louisiane", ", aux | Bermudes"."""
    tokens, limit = analysis.tokens, analysis.sentence_of(last - 1).last
    if last + 2 >= limit or tokens[last].text != "," or tokens[last + 1].norm not in INSIDE:
        return False
    at = last + 2 + (tokens[last + 2].norm in ("le", "la", "l'", "les"))
    place = rules.places.get(tokens[min(at, limit - 1)].text)
    return place is not None and place.kind != "city"
