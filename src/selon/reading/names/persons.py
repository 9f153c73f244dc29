"""What tells that a name is a person's, which the model takes for a town or a body."""

from __future__ import annotations

from collections.abc import Sequence

from selon.analysis import Analysis
from selon.reading.names.found import Found
from selon.reading.names.headed import INNER
from selon.rules.names import NameRules

_ONE = frozenset(("un", "une"))
_WHERE = frozenset(("à", "en", "dans", "vers", "depuis", "sur"))
_NEAR = 3  # tokens between a title and the body it is of: "le directeur | de l'| OMS"


def is_presented(analysis: Analysis, mention: Found, rules: NameRules) -> bool:
    """Whether it is told behind a name who somebody is, or how old: "Hassan, un ingénieur", "Elahe, 32 ans,"."""
    tokens, limit = analysis.tokens, analysis.sentence_of(mention.first).last
    if mention.last + 2 >= limit or tokens[mention.last].text not in (",", "("):
        return False
    if mention.first and tokens[mention.first - 1].norm in _WHERE:
        return False  # "À Volmer, un médecin a été blessé"
    first, second = tokens[mention.last + 1], tokens[mention.last + 2]
    if first.text.isdigit() and second.norm == "ans":
        return True
    noun = tokens[mention.last + 3] if second.pos == "ADJ" and mention.last + 3 < limit else second
    return first.norm in _ONE and noun.norm in rules.people and noun.norm not in rules.body_anaphors


def is_first_name(analysis: Analysis, mention: Found, rules: NameRules) -> bool:
    """Whether a name is but a first name that no place bears: "« Christelle », qui a porté plainte"."""
    name = analysis.span(mention.first, mention.last).text
    return name in rules.first_names and not rules.gazetteer.find(name)


def behind_titled_bodies(analysis: Analysis, found: Sequence[Found], rules: NameRules) -> frozenset[int]:
    """The tokens behind the body that somebody's title is of: "le directeur de l'OMS | Tedros Volmer"."""
    tokens = analysis.tokens
    ends = set()
    for mention in found:
        i = mention.first - 1
        while i > 0 and tokens[i].norm in INNER and mention.first - i <= _NEAR:
            i -= 1
        titled = i < mention.first - 1 and tokens[i].norm in rules.titles and tokens[i].pos == "NOUN"
        if mention.kind == "organization" and titled:
            ends.add(mention.last)
    return frozenset(ends)
