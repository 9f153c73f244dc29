"""Mentions joined into persons and bodies. Joining two is worse than parting one, so every join needs a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selon.analysis import Analysis
from selon.reading.names.acronyms import spells
from selon.reading.names.bodies import known_body
from selon.reading.names.found import Found
from selon.reading.names.titles import Role, civil_role, find_roles, known_offices, told_gender
from selon.reading.names.written import fold, written
from selon.rules.attribution import AttributionWords
from selon.rules.names import NameRules
from selon.spelling import same_name


@dataclass(slots=True)
class Named:
    """A person, place or body under construction.

    Attributes:
        mentions: token stretches, end exclusive, in text order.
        names: as written, one for each mention.
        roles: lemmas of the titles and appositions beside its mentions.
        heads: of these the nouns that head them ("ministre" of "ministre de la Défense").
        gender: Masc, Fem or empty.
        kin_gender: likewise, as what the person is to somebody tells: "sa compagne, X".
        offices: what the tables know a person to be, though the report does not tell it.
    """

    kind: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    titles: list[str] = field(default_factory=list)
    gender: str = ""
    kin_gender: str = ""
    offices: tuple[Role, ...] = ()
    rules: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest name the report gives it, the first of several as full."""
        return max(self.names, key=len)


def join_mentions(analysis: Analysis, mentions: list[Found], rules: NameRules, words: AttributionWords) -> list[Named]:
    """Persons, places and bodies in order of first mention.

    Joined are: the same name, spelled in one way or several; a surname, or an initial and surname, and the one full
    name that ends so; a first name and the one full name that begins so; the names of a body the tables know; the first
    word of a body's name ("l'Ordre"), and the name with its adjectives left out; a long name and the acronym in
    brackets behind it. Of two judged samples of reports, a first name was that of the one full name 20 times of 20.
    """
    entries: list[Named] = []
    for number, mention in enumerate(mentions):
        name = written(analysis, mention.first, mention.last)
        entry, why = _acronym_of(analysis, entries, mention, rules), "fr.name.acronym"
        if entry is not None:
            _take_in_acronym(entries, entry, name)
        else:
            entry, why = _known_as(analysis, entries, name, mention, rules)
        if entry is None:
            entry, why = Named(mention.kind), mention.rule
            entries.append(entry)
        entry.mentions.append((mention.first, mention.last))
        entry.names.append(name)
        entry.gender = entry.gender or told_gender(analysis, mention.first, rules)
        entry.rules += [rule for rule in (mention.rule, why) if rule not in entry.rules]
        called = civil_role(analysis, mention.first, rules) if mention.kind == "person" else frozenset()
        entry.roles |= called
        entry.heads |= called
        for role in find_roles(analysis, mentions[: number + 1], rules, words):
            entry.roles |= role.words
            entry.heads |= role.heads
            entry.kin_gender = entry.kin_gender or role.gender
            entry.titles += [role.title] if role.title not in entry.titles else []
    for entry in entries:
        if entry.kind == "person" and not entry.gender:
            entry.gender = _first_name_gender(entry.name, rules) or entry.kin_gender
        if entry.kind == "person":
            entry.offices = known_offices(entry.names, analysis.document.published, rules)
    return sorted(entries, key=lambda entry: entry.mentions[0])


def _take_in_acronym(entries: list[Named], entry: Named, acronym: str) -> None:
    """Give a body the mentions by an acronym that the report has used before it tells what the letters mean."""
    folded = fold(acronym)
    early = (e for e in entries if e is not entry and e.kind == entry.kind and {fold(n) for n in e.names} == {folded})
    twin = next(early, None)
    if twin is None:
        return
    told = sorted(zip((*entry.mentions, *twin.mentions), (*entry.names, *twin.names), strict=True))
    entry.mentions, entry.names = [mention for mention, _ in told], [name for _, name in told]
    entry.roles |= twin.roles
    entry.heads |= twin.heads
    entry.titles += [title for title in twin.titles if title not in entry.titles]
    entries.remove(twin)


def _first_name_gender(name: str, rules: NameRules) -> str:
    first = name.split()[0]
    return rules.first_names.get(first) or rules.first_names.get(first.split("-")[0], "")


def _known_as(
    analysis: Analysis, entries: list[Named], name: str, mention: Found, rules: NameRules
) -> tuple[Named | None, str]:
    """The entry a name belongs to and the rule that joins them, the latest first."""
    folded = fold(name)
    body = known_body(name, rules)
    for entry in reversed(entries):
        if any(folded == fold(other) for other in entry.names):
            return entry, "fr.name.same"
        if mention.kind == entry.kind != "organization" and any(same_name(name, other) for other in entry.names):
            return entry, "fr.name.spelling"
        if mention.kind == entry.kind == "organization" and _spell(analysis, entry, mention):
            return entry, "fr.name.acronym"
        if mention.kind == entry.kind == "organization" and any(_only_calls(name, other) for other in entry.names):
            return entry, "fr.name.noun"
        if body is not None and any(known_body(other, rules) is body for other in entry.names):
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
        gender = told_gender(analysis, mention.first, rules)  # "M. Roth", of Erik and Lea Roth
        fits = [e for e in fits if gender and gender == (e.gender or _first_name_gender(e.name, rules))]
    if not fits:
        first = [e for e in entries if e.kind == "person" and _is_first_name(folded.split(), fold(e.name).split())]
        return (first[-1], "fr.name.first") if len({e.name for e in first}) == 1 else (None, "")
    return (fits[-1], "fr.name.surname") if len({e.name for e in fits}) == 1 else (None, "")


_OPENING = frozenset(("le", "la", "les"))


def _bare(name: str) -> list[str]:
    """The words of a body's name, folded, without the article it may begin with."""
    words = re.split(r"[ ']", fold(name))
    return words[1:] if len(words) > 1 and words[0] in _OPENING | {"l"} else words


def _only_calls(name: str, other: str) -> bool:
    """Whether one name is the other behind the noun for what it is: "banque Tavrin" and "Tavrin"."""
    short, long = sorted((name, other), key=len)
    noun, _, rest = long.partition(" ")
    return noun.islower() and rest[:1].isupper() and short[:1].isupper() and fold(rest) == fold(short)


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
    short, long = [*short[:-1], _bare_surname(short[-1])], [*long[:-1], _bare_surname(long[-1])]
    if short[-1] != long[-1] or len(short[-1]) < 3:
        return False
    if len(short) < len(long):
        return len(short) == 1 or short == long[-len(short) :]
    initials = [words[0].rstrip(".") for words in (short, long)]
    return len(short) == 2 and initials[0][:1] == initials[1][:1] and min(map(len, initials)) == 1


def _is_first_name(some: list[str], others: list[str]) -> bool:
    """Whether one name is the other without what stands behind its first word: "Lea" and "Lea Roth"."""
    short, long = sorted((some, others), key=len)
    return len(short) == 1 < len(long) and short[0] == long[0]


def _bare_surname(word: str) -> str:
    """A surname without the article it begins with: "al-Khadir" is also "M. Khadir"."""
    return word.removeprefix("al-").removeprefix("el-")


def _acronym_of(analysis: Analysis, entries: list[Named], mention: Found, rules: NameRules) -> Named | None:
    """The entry whose long name stands straight before a bracketed acronym: "Forces démocratiques syriennes (FDS)"."""
    tokens = analysis.tokens
    if mention.first < 2 or mention.last - mention.first > 1 or tokens[mention.first - 1].text != "(":
        return None
    before = (e for e in entries if e.mentions[-1][1] == mention.first - 1 and e.kind == "organization")
    entry = next(before, None)
    if entry is None or _spell(analysis, entry, mention):
        return entry
    acronym = tokens[mention.first].text
    return entry if acronym not in rules.places and _may_shorten(acronym, entry.name) else None


def _may_shorten(acronym: str, name: str) -> bool:
    """Whether a word may be short for a name: it is all capitals, or its few letters stand in the name in order.

    "Cédéao" of "Communauté économique des États de l'Afrique de l'Ouest", not "Volmer" of "mairie de Brel".
    """
    if acronym.isupper():
        return True
    letters = iter("".join(_bare(name)))
    return (
        len(acronym) <= 6
        and all(letter in letters for letter in fold(acronym))
        and _bare(name)[0][0] == fold(acronym)[0]
    )


def _spell(analysis: Analysis, entry: Named, mention: Found) -> bool:
    """Whether of a body's name and a mention one is the acronym of the other."""
    stretches = [(first, last) for first, last in (*entry.mentions, (mention.first, mention.last))]
    words = [[t.text for t in analysis.tokens[a:b] if t.pos not in ("ADP", "DET", "CCONJ")] for a, b in stretches]
    own = words.pop()
    return any((len(o) == 1 and spells(o[0], own)) or (len(own) == 1 and spells(own[0], o)) for o in words)
