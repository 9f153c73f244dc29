"""Mentions joined into persons and bodies. Joining two is worse than parting one, so every join needs a reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from selon.analysis import Analysis, Token
from selon.reading.names.acronyms import spells
from selon.reading.names.mentions import Found
from selon.rules.names import NameRules
from selon.spelling import same_name

_BLANKS = re.compile(r"\s+")
_ELIDED = re.compile(r"(?<=['’]) (?=\w)")


@dataclass(slots=True)
class Named:
    """A person, place or body under construction.

    Attributes:
        mentions: token stretches, end exclusive, in text order.
        names: as written, one for each mention.
        roles: lemmas of the titles and appositions beside its mentions.
        heads: of these the nouns that head them ("ministre" of "ministre de la Défense").
        gender: Masc, Fem or empty.
    """

    kind: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    titles: list[str] = field(default_factory=list)
    gender: str = ""
    rules: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest name the report gives it, the first of several as full."""
        return max(self.names, key=len)


def join_mentions(analysis: Analysis, mentions: list[Found], rules: NameRules) -> list[Named]:
    """Persons, places and bodies in order of first mention.

    Joined are: the same name, spelled in one way or several; a surname, or an initial and surname, and the one full
    name before it that ends so; the names of a body the tables know; the first word of a body's name ("l'Ordre"), and
    the name with its adjectives left out; a long name and the acronym in brackets behind it.
    """
    entries: list[Named] = []
    for number, mention in enumerate(mentions):
        name = written(analysis, mention.first, mention.last)
        entry, why = _acronym_of(analysis, entries, mention), "fr.name.acronym"
        if entry is None:
            entry, why = _known_as(analysis, entries, name, mention, rules)
        if entry is None:
            entry, why = Named(mention.kind), mention.rule
            entries.append(entry)
        entry.mentions.append((mention.first, mention.last))
        entry.names.append(name)
        entry.gender = entry.gender or _gender(analysis, mention.first, rules)
        entry.rules += [rule for rule in (mention.rule, why) if rule not in entry.rules]
        _note_roles(analysis, entry, mention, _shared_title(analysis, mentions[: number + 1], rules), rules)
    for entry in entries:
        if entry.kind == "person" and not entry.gender:
            entry.gender = _first_name_gender(entry.name, rules)
    return entries


def _first_name_gender(name: str, rules: NameRules) -> str:
    first = name.split()[0]
    return rules.first_names.get(first) or rules.first_names.get(first.split("-")[0], "")


def written(analysis: Analysis, first: int, last: int) -> str:
    """A name on one line, without the blanks that old scans leave behind elisions."""
    return _ELIDED.sub("", _BLANKS.sub(" ", analysis.span(first, last).text))


def fold(name: str) -> str:
    """A name without case, accents, and typographic apostrophes."""
    plain = name.casefold().replace("’", "'")
    if plain.isascii():
        return plain
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in plain if not unicodedata.combining(c))


def _known_as(
    analysis: Analysis, entries: list[Named], name: str, mention: Found, rules: NameRules
) -> tuple[Named | None, str]:
    """The entry a name belongs to and the rule that joins them, the latest first."""
    folded = fold(name)
    body = rules.bodies.get(name.replace("’", "'"))
    for entry in reversed(entries):
        if any(folded == fold(other) for other in entry.names):
            return entry, "fr.name.same"
        if mention.kind == entry.kind != "organization" and any(same_name(name, other) for other in entry.names):
            return entry, "fr.name.spelling"
        if mention.kind == entry.kind == "organization" and _spell(analysis, entry, mention):
            return entry, "fr.name.acronym"
        if body is not None and any(rules.bodies.get(other.replace("’", "'")) is body for other in entry.names):
            return entry, "fr.name.alias"
    if mention.kind == "organization":
        longer = [
            e
            for e in entries
            if e.kind == "organization"
            and name[0].isupper()
            and (_bare(e.name)[0] == folded or _is_shortened(_bare(e.name), _bare(name)))
        ]
        return (longer[0], "fr.name.head") if len(longer) == 1 else (None, "")
    if mention.kind != "person":
        return None, ""
    fits = [e for e in entries if e.kind == "person" and _is_short_for(folded.split(), fold(e.name).split())]
    if len({e.name for e in fits}) > 1:
        gender = _gender(analysis, mention.first, rules)  # "M. Roth", of Erik and Lea Roth
        fits = [e for e in fits if gender and gender == (e.gender or _first_name_gender(e.name, rules))]
    return (fits[-1], "fr.name.surname") if fits and len({e.name for e in fits}) == 1 else (None, "")


_OPENING = frozenset(("le", "la", "les"))


def _bare(name: str) -> list[str]:
    """The words of a body's name, folded, without the article it may begin with."""
    words = re.split(r"[ ']", fold(name))
    return words[1:] if len(words) > 1 and words[0] in _OPENING | {"l"} else words


def _is_shortened(long: list[str], short: list[str]) -> bool:
    """Whether one name leaves out adjectives inside the other: "Ordre souverain de Malte" and "Ordre de Malte"."""
    if len(long) < len(short):
        long, short = short, long
    if len(short) < 3 or len(long) - len(short) not in (1, 2) or short[0] != long[0]:
        return False
    left_out = len(long) - len(short)
    return short[1:] == long[1 + left_out :]


def _is_short_for(some: list[str], others: list[str]) -> bool:
    """Whether one name is the other's surname, or the other with an initial: "Macron", "E. Macron"."""
    short, long = sorted((some, others), key=len)
    if short[-1] != long[-1] or len(short[-1]) < 3:
        return False
    if len(short) < len(long):
        return len(short) == 1 or short == long[-len(short) :]
    initials = [words[0].rstrip(".") for words in (short, long)]
    return len(short) == 2 and initials[0][:1] == initials[1][:1] and min(map(len, initials)) == 1


def _acronym_of(analysis: Analysis, entries: list[Named], mention: Found) -> Named | None:
    """The entry whose long name stands straight before a bracketed acronym: "Forces démocratiques syriennes (FDS)"."""
    tokens = analysis.tokens
    if mention.first < 2 or mention.last - mention.first > 1 or tokens[mention.first - 1].text != "(":
        return None
    if not tokens[mention.first].text.isupper() and len(tokens[mention.first].text) > 6:
        return None
    return next((e for e in entries if e.mentions[-1][1] == mention.first - 1 and e.kind == "organization"), None)


def _spell(analysis: Analysis, entry: Named, mention: Found) -> bool:
    """Whether of a body's name and a mention one is the acronym of the other."""
    stretches = [(first, last) for first, last in (*entry.mentions, (mention.first, mention.last))]
    words = [[t.text for t in analysis.tokens[a:b] if t.pos not in ("ADP", "DET", "CCONJ")] for a, b in stretches]
    own = words.pop()
    return any((len(o) == 1 and spells(o[0], own)) or (len(own) == 1 and spells(own[0], o)) for o in words)


def _shared_title(analysis: Analysis, mentions: list[Found], rules: NameRules) -> tuple[int, int]:
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


def _note_roles(analysis: Analysis, entry: Named, mention: Found, shared: tuple[int, int], rules: NameRules) -> None:
    """What stands before a name and in the apposition beside it: "le président russe X", "X, ministre de Y,"."""
    if entry.kind == "place":
        return
    tokens, sentence = analysis.tokens, analysis.sentence_of(mention.first)
    own = entry.kind == "person"
    stretches = [(_role_start(analysis, mention.first, sentence.first, own, rules), mention.first)]
    if own:
        stretches.append(shared)
    behind = mention.last + 1
    if own and behind < sentence.last and tokens[behind - 1].text == "," and tokens[behind].pos != "ADP":
        stretches.append((behind, _role_end(analysis, behind, sentence.last, rules)))
    if own and mention.first - 1 > sentence.first and tokens[mention.first - 1].text == ",":
        start = _role_start(analysis, mention.first - 1, sentence.first, own, rules)
        governed = start > sentence.first and tokens[start - 1].pos == "ADP"
        if not governed or tokens[start - 1].norm in _OF:
            stretches.append((start, mention.first - 1))  # not "Selon le maire, | Lea Roth a menti"
    for start, last in stretches:
        first = _behind_weekday(tokens, start, last, rules)
        head = _role_head(tokens[first:last], rules) if own else _first_noun(tokens[first:last])
        if head is None or (own and head.norm in rules.body_anaphors):
            continue
        if own and head.norm in rules.people:
            first = _over_adjectives(tokens, head.i, first)  # "s'en est pris hier soir au | journaliste X"
        nouns = [t for t in tokens[first:last] if t.pos in ("NOUN", "ADJ", "PROPN")]
        entry.roles |= role_words(nouns, rules)
        joined = [t for t in tokens[head.i + 1 : last] if _is_joined_role(tokens, t)]
        entry.heads |= {form for t in (head, *joined) for form in (t.norm, t.lemma.lower())}
        title = written(analysis, next(t.i for t in tokens[first:last] if t.pos != "DET"), last)
        if title not in entry.titles:
            entry.titles.append(title)


def _first_noun(stretch: Sequence[Token]) -> Token | None:
    return next((t for t in stretch if t.pos == "NOUN"), None)


def _role_head(stretch: Sequence[Token], rules: NameRules) -> Token | None:
    """The first noun of a stretch that means a person, else its first noun."""
    return next((t for t in stretch if t.pos == "NOUN" and t.norm in rules.people), _first_noun(stretch))


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
    for role, synonyms in rules.synonyms.items():
        if any(set(synonym.split()) <= words for synonym in synonyms):
            words.add(role)
    return words | codes


_OF = frozenset(("de", "d'", "du", "à", "au", "avec", "par"))
_ROLE_WORDS = ("NOUN", "ADJ", "ADP", "DET", "PROPN")


def _joins_roles(analysis: Analysis, i: int, rules: NameRules) -> bool:
    """Whether an "et" stands before a second role of the same person: "maire de Dole | et | président du conseil"."""
    tokens = analysis.tokens
    if tokens[i].norm != "et" or i + 2 >= len(tokens):
        return False
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
_FEMININE = frozenset(("la", "une", "mme", "mme.", "mlle", "madame"))


def _gender(analysis: Analysis, first: int, rules: NameRules) -> str:
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
    word = tokens[start].norm
    return "Masc" if word in _MASCULINE else "Fem" if word in _FEMININE else ""
