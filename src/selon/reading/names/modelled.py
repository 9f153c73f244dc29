"""The model's guess at a name: what it takes in and is none of the name left out, what it leaves out taken in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selon.analysis import Analysis, ModelName, Token
from selon.reading.names.found import Found
from selon.reading.names.headed import INNER
from selon.rules.names import NameRules

_KINDS = {"PER": "person", "LOC": "place", "ORG": "organization"}
_ADDRESS = re.compile(r"\w[\w-]*\.[a-z]{2,4}")
# What is no name by itself, though it has a capital where a sentence begins: "Voire un peu trop"
_SMALL = ("ADV", "ADP", "CCONJ", "SCONJ", "INTJ", "PRON", "DET", "VERB", "AUX", "ADJ")
_SEVERAL = frozenset(("les", "des", "aux", "ces", "deux", "trois", "plusieurs"))
_SHORT = 6  # letters: "les Bains" is a place
_PLAIN = ("VERB", "AUX", "ADV", "ADP", "PRON", "SCONJ")
_DASHES = ("-", "–", "—")
_OPENERS = frozenset(("«", '"', "“", "-", "–", "—", ":"))
PARTICLES = frozenset(("al", "el", "abou", "abu", "ben", "bin", "ibn"))
CIVIL = frozenset(("m.", "mm.", "mme", "mme.", "mlle", "monsieur", "madame", "me"))


def from_model(analysis: Analysis, name: ModelName, rules: NameRules) -> Found | None:
    """The model's name without the articles, titles and demonyms it takes in; None where nothing is left."""
    tokens = analysis.tokens
    first, last = _trim(tokens, name, rules)
    label, start = name.label, first
    if label != "ORG" and first + 1 < last and _names_body(tokens[first], rules):
        label = "ORG"
    if first >= last or label not in _KINDS or (first and tokens[first - 1].norm in rules.titling):
        return None
    first = _past_department(analysis, first, last, rules)
    if label != "ORG" and " ".join(t.norm for t in tokens[first:last]) in rules.departments:
        return None
    if label == "PER" or first > start:
        label, first = "PER", _over_first_name(analysis, _over_particle(tokens, first, rules), rules)
    if _is_firm_behind(tokens, first, last, rules):
        label, first = "ORG", first + 1
    if _names_nothing(tokens[first:last], rules) or (last - first == 1 and _is_mere_word(analysis, first, rules)):
        return None
    return Found(first, last, _KINDS[label], "fr.name.model")


def _is_firm_behind(tokens: tuple[Token, ...], first: int, last: int, rules: NameRules) -> bool:
    """Whether "de" opens no surname but parts a firm from what it has: "directeur général | de Tavrin"."""
    if not first or last - first != 2 or tokens[first].norm != "de":
        return False
    before = tokens[first - 1]
    had = before.lemma.lower() in rules.firm_parts | rules.firm_belongings
    return had and (before.pos == "ADJ" or before.norm not in rules.ranks)


def _trim(tokens: tuple[Token, ...], name: ModelName, rules: NameRules) -> tuple[int, int]:
    """Where a name begins and ends (exclusive) without what belongs to the words around it."""
    first, last = name.first, name.last
    while first < last and _is_dressing(tokens, first, last, rules):
        first += 1
    while last > first and _is_trailing(tokens, name, last - 1, rules):
        last -= 1
    apart = (i for i in range(first + 1, last) if tokens[i].text in _DASHES and tokens[i - 1].end < tokens[i].start)
    dash = next(apart, last)
    last = next((i for i in range(first + 1, last) if tokens[i].text == ":"), last)  # "Lea R. | : Non"
    if dash < last and dash + 1 < len(tokens) and tokens[dash + 1].text[0].islower():
        last = dash  # "Lea Roth | - professeure"
    person = name.label == "PER" and last - first > 2 and tokens[first + 1].text in rules.first_names
    if person and tokens[first - 1].norm == "sur":
        first += 1  # "a posté sur Facebook | Lea Roth"
    while first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].norm in PARTICLES:
        first -= 2
    if 2 < first < last and tokens[first].norm in rules.republics and tokens[first - 3].norm in rules.prosecutors:
        first += 2  # "le procureur de la République de | Volmer"
    return first, last


def _names_nothing(name: Sequence[Token], rules: NameRules) -> bool:
    """Whether words that the model takes for a name are none: "Noël", "l'Ukrainien", "le XVIe siècle"."""
    words = [t.norm for t in name]
    if " ".join(words) in rules.common or words[-1] in rules.periods or not any(t.text[0].isupper() for t in name):
        return True
    if len(words) == 1 and words[0] in rules.demonyms:
        return True
    return all(word in rules.common or word in rules.demonyms or word in rules.articles for word in words)


def _is_mere_word(analysis: Analysis, i: int, rules: NameRules) -> bool:
    """Whether the only word of a name is a letter, a department, people, or has its capital from where it stands."""
    tokens, word = analysis.tokens, analysis.tokens[i]
    if len(word.norm.rstrip(".")) == 1:
        return True  # "M. | O."
    if _is_imperative(word, rules) or _is_department(tokens, i, rules) or _are_people(tokens, i, rules):
        return True
    return _opens(analysis, i) and _is_plain(word)


def _names_body(word: Token, rules: NameRules) -> bool:
    """Whether a body's noun with a capital opens a name, whatever the model calls it: "Ligue des rivages"."""
    return word.text[0].isupper() and word.text not in rules.first_names and word.norm in rules.body_heads


def _is_plain(word: Token) -> bool:
    """Whether a word that begins a sentence is of a kind that names nothing: "Voire", "Désarmer", "Incapables"."""
    return word.pos in _SMALL or (word.pos == "NOUN" and "Number=Plur" in word.morph)


def _are_people(tokens: tuple[Token, ...], i: int, rules: NameRules) -> bool:
    """Whether a word with a capital means those who live somewhere: "les | Volmériens", "un | Afro-américain"."""
    word = tokens[i].norm
    if word.rpartition("-")[2] in rules.demonyms:
        return True
    several = i > 0 and tokens[i - 1].norm in _SEVERAL
    return several and len(word) > _SHORT and word.endswith(tuple(rules.people_endings))


def _opens(analysis: Analysis, i: int) -> bool:
    """Whether a word has its capital since a sentence, a quotation or what a dash parts begins with it."""
    first = analysis.sentence_of(i).first
    return i == first or (analysis.tokens[i - 1].text in _OPENERS)


def _is_trailing(tokens: tuple[Token, ...], name: ModelName, i: int, rules: NameRules) -> bool:
    """Whether a name's last token is none of its own: a mark, an article, a day ("Lea Roth | lundi")."""
    token = tokens[i]
    if i > name.first and tokens[i - 1].text == "-" and tokens[i - 1].start == tokens[i - 2].end:
        return False  # "Kim Jong-un"
    if token.pos == "PUNCT" or token.text in _DASHES:
        return not _is_own_mark(tokens, i)
    if i > name.first and name.label == "PER" and token.text.islower() and token.pos in _PLAIN:
        return True  # "Lea Roth | avouât"
    if name.label == "ORG":  # "l'Agence volmérienne | lundi", not "Journal du | dimanche"
        day = token.norm in rules.days and tokens[i - 1].norm not in rules.articles
    else:
        day = token.norm in rules.common
    day = day and i > name.first and token.text.islower()
    return day or token.norm in rules.articles


def _is_imperative(token: Token, rules: NameRules) -> bool:
    """Whether a word with a capital is what somebody is told to do: "Cherchez plutôt"."""
    return token.pos == "VERB" and token.norm.endswith(tuple(rules.imperative_endings)) and token.lemma != token.norm


def _is_department(tokens: tuple[Token, ...], i: int, rules: NameRules) -> bool:
    """Whether a word only tells what somebody with a title is of: "la ministre de l'| Économie"."""
    if tokens[i].norm not in rules.departments:
        return False
    noun = i - 1
    while noun > 0 and tokens[noun].norm in INNER | rules.departments:
        noun -= 1
    return noun < i - 1 and (tokens[noun].norm in rules.titles or tokens[noun].pos == "ADJ")


def _is_own_mark(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a mark belongs to the name it is glued to: "Yahoo!", "Canal+"; not "et Lea Roth !"."""
    return i > 0 and tokens[i].text in ("!", "+") and tokens[i - 1].end == tokens[i].start


def _over_particle(tokens: tuple[Token, ...], first: int, rules: NameRules) -> int:
    """The token where a name begins that has its "de" behind a rank: "le général | de Gaulle", "M. | de Villepin"."""
    ranked = first > 1 and tokens[first - 1].text in ("de", "d'") and tokens[first - 2].norm in rules.ranks | CIVIL
    return first - ranked


def _over_first_name(analysis: Analysis, first: int, rules: NameRules) -> int:
    """The token where a person's name begins, a first name that the model leaves out taken in: "Nawaz | Sharif"."""
    tokens, limit = analysis.tokens, analysis.sentence_of(first).first
    places = {i for name in analysis.names if name.label == "LOC" for i in range(name.first, name.last)}
    while first > limit:
        token = tokens[first - 1]
        if first - 1 in places and tokens[first - 2].norm in ("de", "d'", "à"):
            return first  # "le maire de Volmer | Lea Roth"
        capital = token.text[0].isupper() and not token.text.isupper() and token.pos == "PROPN"
        known = (
            token.norm in rules.titles | rules.common | rules.articles | rules.with_article
            or token.norm in rules.demonyms
        )
        if not capital or known or token.text in rules.places or token.text in rules.bodies or token.text.endswith("."):
            return first
        first -= 1
    return first


def _is_dressing(tokens: tuple[Token, ...], first: int, last: int, rules: NameRules) -> bool:
    """Whether a name's first token is an article, a title or a demonym before it."""
    word, rest = tokens[first].norm, tokens[first + 1 : last]
    if word in rules.articles:
        following = " ".join(t.norm for t in rest)
        capital = tokens[first].text[0].isupper()
        return not (capital and rest and (rest[0].norm in rules.with_article or following in rules.with_article))
    if not rest:
        return False
    if tokens[first].text in ("A", "À") and rest[0].text[0].isupper():
        return True  # "A | Lens, la police"
    if _ADDRESS.fullmatch(tokens[first].text) and is_full(rest):
        return True  # "sur Change.org | Lea Roth"
    infinitive = "VerbForm=Inf" in tokens[first].morph and word.endswith(("er", "ir", "re"))
    if infinitive and tokens[first].text not in rules.first_names and rest[0].text[0].isupper():
        return True  # "« Retrouver | Lea Roth »"
    if word in rules.with_article and len(rest) > 1 and rest[0].text in rules.first_names:
        return True  # "dans les colonnes du Monde | Lea Roth"
    if word in rules.titles or word in ("-", "«", '"', "(", "“"):
        return True
    return (word in rules.demonyms and (rest[0].text[0].isupper() or rest[0].norm in rules.articles)) or (
        tokens[first].text[0].islower() and word not in rules.body_heads | rules.place_heads
    )


def _past_department(analysis: Analysis, first: int, last: int, rules: NameRules) -> int:
    """The token where a minister's name begins: "la ministre de la | Culture et des Sports | Miri Regev"."""
    tokens = analysis.tokens
    joined = [i for i in range(first, last) if tokens[i].norm == "et"]
    before = {t.norm for t in tokens[max(0, first - 4) : first]}
    if first == 0 or tokens[first - 1].norm not in INNER or not before & rules.titles:
        return first
    if tokens[first].norm in rules.departments and is_full(tokens[first + 1 : last]):
        return first + 1  # "la ministre de la | Santé | Lea Roth"
    given = [tokens[i].text in rules.first_names for i in range(first, min(first + 2, last))]
    if given == [False, True] and last - first > 2:
        return first + 1  # "la ministre de la | Justice | Lea Roth"
    if not joined:
        return first
    small = max(i for i in range(joined[-1], last) if tokens[i].norm in INNER)
    return small + 2 if last - small > 3 else first


def is_full(words: Sequence[Token]) -> bool:
    """Whether words may be a person's full name: two and more, each with a capital."""
    return len(words) > 1 and all(t.text[0].isupper() for t in words)
