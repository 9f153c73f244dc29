"""Titles: what a report tells of people beside their names, and whether they are men or women."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from selon.analysis import Analysis, Token
from selon.moment import Moment
from selon.reading.names.found import Found
from selon.reading.names.kinds import noun_kind
from selon.reading.names.written import written
from selon.rules.attribution import AttributionWords
from selon.rules.names import NameRules, Term
from selon.spelling import name_key, same_name


@dataclass(frozen=True, slots=True)
class Role:
    """A title or an apposition: as written, its words as `role_words` makes them comparable, the nouns that head it.

    The gender is told only by what people are to each other: "sa compagne, X".
    """

    title: str
    words: set[str]
    heads: set[str]
    gender: str = ""


def known_offices(names: Iterable[str], published: Moment | None, rules: NameRules) -> tuple[Role, ...]:
    """The offices that the tables know somebody to hold when a report came out; of an undated one, at any time."""

    def is_held(term: Term) -> bool:
        if published is None:
            return True
        begun = term.since <= f"{published.latest:%Y-%m}"
        return begun and (not term.until or f"{published.earliest:%Y-%m}" <= term.until)

    return tuple(office for term in _terms_of(names, rules) if is_held(term) for office in _offices(term, rules))


def past_offices(names: Iterable[str], published: Moment | None, rules: NameRules) -> tuple[Role, ...]:
    """The offices that the tables know somebody to have held before a report came out; none of an undated one."""
    if published is None:
        return ()
    over = (term for term in _terms_of(names, rules) if term.until and term.until <= f"{published.latest:%Y-%m}")
    return tuple(office for term in over for office in _offices(term, rules))


def _terms_of(names: Iterable[str], rules: NameRules) -> list[Term]:
    full = [name for name in names if " " in name]
    found = [term for name in full for term in rules.terms.get(name_key(name), ()) if same_name(name, term.name)]
    return list(dict.fromkeys(found))


@cache
def _offices(term: Term, rules: NameRules) -> tuple[Role, ...]:
    return tuple(_office(role, term.country, rules) for role in term.roles)


def _office(title: str, country: str | None, rules: NameRules) -> Role:
    head, *rest = title.lower().replace("'", " ").split()
    forms = {form for word in (head, *rest) for form in _lemmas(word)}
    if rest[:1] == ["ministre"]:
        forms -= {"ministre"}  # who is "premier ministre" is not "le ministre"
    words = forms | {*filter(None, (country,))}
    return Role(title, words | synonymous(forms, rules), {head})


def _lemmas(word: str) -> Iterator[str]:
    """A word and what may be its lemma: "étrangères" and "étranger", "candidate" and "candidat"."""
    yield word
    for ending, lemma in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending) + lemma


def civil_role(analysis: Analysis, first: int, rules: NameRules) -> frozenset[str]:
    """The nouns for what the civil title before the name that begins at token `first` tells, if any."""
    return rules.civil_roles.get(analysis.tokens[first - 1].norm, frozenset()) if first else frozenset()


def _shared_title(analysis: Analysis, mentions: Sequence[Found], rules: NameRules) -> tuple[int, int]:
    """The title in the plural that the last of some people shares: "deux députés, Lea Roth et | X"; or none."""
    tokens, first = analysis.tokens, mentions[-1].first
    for before in reversed(mentions[:-1]):
        between = tokens[before.last : first]
        joined = any(t.text == "," or t.norm == "et" for t in between)
        if before.kind != "person" or not joined or not all(_may_join(t) for t in between):
            break
        first = before.first
        last = first - (tokens[first - 1].text == ",") if first else first
        start = _role_start(analysis, last, analysis.sentence_of(first).first, own=True, rules=rules)
        head = next((t for t in tokens[start:last] if t.pos == "NOUN"), None)
        if head is not None and "Number=Plur" in head.morph:
            return start, last
    return first, first


def _may_join(token: Token) -> bool:
    return token.text == "," or token.norm == "et" or token.pos in ("DET", "NOUN", "ADJ")


def find_roles(
    analysis: Analysis, mentions: Sequence[Found], rules: NameRules, words: AttributionWords
) -> Iterator[Role]:
    """What stands before the last of some names and in the apposition beside it: "le président russe X", "X, maire,".

    Args:
        mentions: the names of a document up to the one whose roles are asked for, in text order.
    """
    mention = mentions[-1]
    if mention.kind == "place":
        return
    own = mention.kind == "person"
    stretches = [_title_before(analysis, mention, own, rules)]
    if own:
        stretches += [_shared_title(analysis, mentions, rules)]
        stretches += [s for s in _appositions(analysis, mention, rules) if not _is_paper(analysis, *s, words)]
    for start, last in stretches:
        role = _role(analysis, start, last, own, rules, words)
        if role is not None and not (own and _is_another_sex(analysis, mention, start, role, rules)):
            yield role


def _is_another_sex(analysis: Analysis, mention: Found, start: int, role: Role, rules: NameRules) -> bool:
    """Whether an office or kin tells a man and the first name a woman, or so: "sur Hugo Roth, | la maire"."""
    first_name = rules.first_names.get(analysis.tokens[mention.first].text, "")
    told = _told_by(analysis.tokens[start].norm)
    told = told if not rules.titles.isdisjoint(role.heads) else role.gender
    return bool(first_name and told) and first_name != told


def _title_before(analysis: Analysis, mention: Found, own: bool, rules: NameRules) -> tuple[int, int]:
    """The title straight before a name; empty behind "M.", which tells no role."""
    first, limit = mention.first, analysis.sentence_of(mention.first).first
    civil = first > limit and analysis.tokens[first - 1].norm in _MASCULINE | _FEMININE | _ANYBODY
    return (first if civil else _role_start(analysis, first, limit, own, rules)), first


def _appositions(analysis: Analysis, mention: Found, rules: NameRules) -> Iterator[tuple[int, int]]:
    """What a comma parts from a person's name, behind it and before it."""
    tokens, sentence = analysis.tokens, analysis.sentence_of(mention.first)
    behind = mention.last + 1
    if behind < sentence.last and tokens[behind - 1].text == "," and tokens[behind].pos != "ADP":
        end = _role_end(analysis, behind, sentence.last, rules)
        acts = end < sentence.last and "VerbForm=Fin" in tokens[end].morph  # "selon Lea Roth, | la crise | menace"
        says = end < sentence.last and tokens[end].pos == "SCONJ" and end == behind + 1  # "Lea Roth, | juge | que"
        bare = tokens[behind].pos != "DET" and any(t.norm in rules.people for t in tokens[behind:end])
        other = _names_another(analysis, behind, end, rules)
        if (bare or not acts) and not says and not other and not _opens_main_clause(analysis, mention, behind, end):
            yield behind, end
    if mention.first - 1 > sentence.first and tokens[mention.first - 1].text == ",":
        start = _role_start(analysis, mention.first - 1, sentence.first, own=True, rules=rules)
        counted = start > sentence.first and tokens[start - 1].pos == "NUM"  # "d'après deux élus, | Lea Roth"
        said = start > sentence.first and tokens[start - 1].pos in ("AUX", "VERB")  # "s'il est élu | maire, Lea Roth"
        if said and not any(t.pos == "DET" for t in tokens[start : mention.first - 1]):
            return
        governed = counted or (start > sentence.first and tokens[start - 1].pos == "ADP")
        if not governed or tokens[start - 1].norm in _OF:
            yield start, mention.first - 1  # not "Selon le maire, | Lea Roth a menti"


def _names_another(analysis: Analysis, first: int, last: int, rules: NameRules) -> bool:
    """Whether a phrase names who it is told of itself: "par Lea Roth, | la maire de Dole Ida Renard | dénonçant"."""
    stretch = analysis.tokens[first:last]
    named = (t.i for t, behind in pairwise(stretch[1:]) if t.text in rules.first_names and behind.text[0].isupper())
    return any(analysis.tokens[i - 1].pos in ("NOUN", "ADJ", "PROPN") for i in named)


def _is_paper(analysis: Analysis, first: int, last: int, words: AttributionWords) -> bool:
    """Whether a phrase means what somebody wrote: "pour Lea Roth, | la lettre du ministre | est claire"."""
    noun = _first_noun(analysis.tokens[first:last])
    return noun is not None and noun_kind(analysis, noun, words) == "papers"


def _opens_main_clause(analysis: Analysis, mention: Found, first: int, last: int) -> bool:
    """Whether a phrase behind a fronted name is no apposition: "Après Lea Roth, | la maire |, Ida Renard,".

    An apposition is closed by a mark: "Selon Lea Roth, | la maire |, tout va bien", but "la maire | élue hier a ri".
    """
    tokens, sentence = analysis.tokens, analysis.sentence_of(mention.first)
    named = last + 1 < sentence.last and tokens[last].text == "," and tokens[last + 1].text[0].isupper()
    ends = (t for t in tokens[last : sentence.last] if t.text in ",.;" or "VerbForm=Fin" in t.morph)
    goes_on = (end := next(ends, None)) is not None and end.text not in ",.;"
    fronted = tokens[sentence.first].pos == "ADP" and "Definite=Def" in tokens[first].morph
    return fronted and (named or goes_on)


def _role(
    analysis: Analysis, first: int, last: int, own: bool, rules: NameRules, words: AttributionWords
) -> Role | None:
    """The role that a stretch tells of a name beside it; None where it tells none ("à cette annonce, | Lea Roth")."""
    tokens = analysis.tokens
    first = max((i + 1 for i in range(first, last - 1) if tokens[i].norm in _BESIDE), default=first)
    first = _behind_weekday(tokens, first, last, rules)
    head = _role_head(analysis, first, last, rules, words) if own else _first_noun(tokens[first:last])
    if head is None or head.norm in (rules.body_anaphors if own else rules.people | rules.shares):
        return None
    if own and head.norm in rules.people:
        first = _over_adjectives(tokens, head.i, first)  # "s'en est pris hier soir au | journaliste X"
    while last > head.i + 1 and tokens[last - 1].pos in ("ADP", "DET"):
        last -= 1  # "un gardien de but de | 30 ans"
    nouns = [t for t in tokens[first:last] if t.pos in ("NOUN", "ADJ", "PROPN")]
    joined = [t for t in tokens[head.i + 1 : last] if _is_joined_role(tokens, t)]
    heads = {form for t in (head, *joined) for form in (t.norm, t.lemma.lower())}
    title = written(analysis, next(t.i for t in tokens[first:last] if t.pos != "DET"), last)
    fem, masc = ("Gender=Fem" in head.morph, "Gender=Masc" in head.morph)
    gender = ("Fem" if fem else "Masc" if masc else "") if own and head.norm in rules.kin else ""
    return Role(title, role_words(nouns, rules), heads, gender)


def _first_noun(stretch: Sequence[Token]) -> Token | None:
    return next((t for t in stretch if t.pos == "NOUN"), None)


def _role_head(analysis: Analysis, first: int, last: int, rules: NameRules, words: AttributionWords) -> Token | None:
    """The first noun of a stretch that means a person, else its first noun if it may mean one."""
    nouns = [
        t for t in analysis.tokens[first:last] if t.pos == "NOUN" and t.norm not in _MASCULINE | _FEMININE | _ANYBODY
    ]  # "M."
    person = next((t for t in nouns if t.norm in rules.people), None)
    if person is not None or not nouns:
        return person
    may_be = nouns[0].text.replace("-", "").isalpha() and noun_kind(analysis, nouns[0], words) in ("people", "unknown")
    return nouns[0] if may_be else None


def _over_adjectives(tokens: tuple[Token, ...], noun: int, limit: int) -> int:
    first = noun
    while first > limit and tokens[first - 1].pos == "ADJ":
        first -= 1
    return first


def _is_joined_role(tokens: tuple[Token, ...], noun: Token) -> bool:
    """Whether a noun is the second role of the same person: "ingénieur et | médecin", "et ancien | député"."""
    before = noun.i - 2 if tokens[noun.i - 1].pos == "ADJ" else noun.i - 1
    return noun.pos == "NOUN" and tokens[before].norm == "et"


def _behind_weekday(tokens: tuple[Token, ...], first: int, last: int, rules: NameRules) -> int:
    """`first`, or the token behind a word that is no role: "a déclaré | jeudi | le ministre de l'Eau, X"."""
    while first < last and tokens[first].pos == "NOUN" and _is_no_role(tokens[first].norm, rules):
        first += 1
    return first


def _is_no_role(word: str, rules: NameRules) -> bool:
    return word in rules.common and word not in rules.titles and word not in rules.people


def role_words(tokens: Iterable[Token], rules: NameRules) -> set[str]:
    """The words of a role, comparable: lemmas and forms, countries and their adjectives as codes, synonyms as one word.

    "Le président américain" and "président des États-Unis" share "président" and "US".
    """
    words = {form.replace("etat", "état") for t in tokens for form in (t.lemma.lower(), t.norm)}
    codes = {code for word in words if (code := rules.demonyms.get(word))}
    codes |= {
        place.country
        for t in tokens
        if (place := rules.places.get(t.text)) and place.kind == "country" and place.country
    }
    return words | codes | synonymous(words, rules)


def synonymous(words: set[str], rules: NameRules) -> set[str]:
    """The roles that go by a phrase of these words."""
    return {role for role, phrases in _synonym_words(rules) if any(phrase <= words for phrase in phrases)}


@cache
def _synonym_words(rules: NameRules) -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    """Each role with the words of the phrases it goes by."""
    return tuple((role, tuple(frozenset(s.split()) for s in some)) for role, some in rules.synonyms.items())


_ENDINGS = (("s", ""), ("e", ""), ("es", ""), ("ère", "er"), ("ères", "er"), ("enne", "en"), ("ennes", "en"))
_OF = frozenset(("de", "d'", "du", "des", "à", "au", "avec", "par"))
_ARTICLES = frozenset(("le", "la", "l'", "les"))
# A role begins behind these: "en visite hier avec | le préfet X"
_BESIDE = frozenset(("avec", "par", "contre", "selon", "dont", "face", "entre", "devant"))
_ROLE_WORDS = ("NOUN", "ADJ", "ADP", "DET", "PROPN")


def _joins_roles(analysis: Analysis, i: int, rules: NameRules) -> bool:
    """Whether an "et" stands before a second role of the same person: "maire de Dole | et | président du conseil"."""
    tokens = analysis.tokens
    if tokens[i].norm != "et" or i + 2 >= len(tokens):
        return False
    if tokens[i + 1].norm in _OF and tokens[i - 1].pos in ("NOUN", "PROPN") and tokens[i - 2].norm in _OF | _ARTICLES:
        return True  # "ministre des Sports | et | de la Ville"
    bare = tokens[i + 1 : i + 3] if tokens[i + 1].pos == "ADJ" else tokens[i + 1 : i + 2]  # "et ancien député"
    return bare[-1].norm in rules.people or (bare[-1].pos == "NOUN" and tokens[i].sentence == bare[-1].sentence)


def _role_start(analysis: Analysis, last: int, limit: int, own: bool, rules: NameRules) -> int:
    """Where the title before token `last` begins; `last` itself where a preposition parts them ("l'annonce de X").

    Args:
        own: the title may hold prepositions ("ministre de la Défense"), as a person's does and a body's does not.
    """
    tokens, first = analysis.tokens, last
    if last == limit or tokens[last - 1].pos not in ("NOUN", "ADJ", "PROPN"):
        return last
    while (
        first > limit
        and last - first < 12
        and (tokens[first - 1].pos in _ROLE_WORDS or (own and _joins_roles(analysis, first - 1, rules)))
        and (own or tokens[first - 1].pos != "ADP")
    ):
        first -= 1
    while first < last and tokens[first].pos == "ADP":
        first += 1
    return first


def _role_end(analysis: Analysis, first: int, limit: int, rules: NameRules) -> int:
    tokens, last = analysis.tokens, first
    while (
        last < limit
        and last - first < 12
        and (tokens[last].pos in _ROLE_WORDS or (last > first and _joins_roles(analysis, last, rules)))
    ):
        last += 1
    return last


_MASCULINE = frozenset(("le", "un", "m.", "monsieur"))
_ANYBODY = frozenset(("me", "mgr"))
_FEMININE = frozenset(("la", "une", "mme", "mme.", "mlle", "madame"))


def told_gender(analysis: Analysis, first: int, rules: NameRules) -> str:
    """Masc or Fem, by the civil title before a name, or the article of the role before it; empty where neither tells.

    The article must be the role's own ("le procureur de la République X"), and the role a person's ("la famille X").
    """
    tokens, limit = analysis.tokens, analysis.sentence_of(first).first
    start = first
    if first > limit and tokens[first - 1].norm in _MASCULINE | _FEMININE:
        start = first - 1
    else:
        end = first - 1 if first > limit and tokens[first - 1].text == "," else first
        start = _role_start(analysis, end, limit, own=True, rules=rules)
        role = next((t for t in tokens[start:end] if t.pos in ("NOUN", "ADJ", "PROPN")), None)
        if role is None or role.norm not in rules.people:
            return ""
    return _told_by(tokens[start].norm)


def _told_by(word: str) -> str:
    """Masc or Fem, as an article or a civil title tells; empty where it tells neither."""
    return "Masc" if word in _MASCULINE else "Fem" if word in _FEMININE else ""
