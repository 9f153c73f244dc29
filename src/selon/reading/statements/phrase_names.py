"""What to call a source that has no name: its noun phrase, as the report writes it."""

from __future__ import annotations

import unicodedata

from selon.reading.names import role_words
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source, held_article, over_hearer


def phrase_name(ground: Ground, source: Source) -> str:
    """The phrase without a definite article, and without what stands behind a comma or in a participle clause."""
    tokens = ground.analysis.tokens
    first, last = source.first, source.last
    if first < source.head and tokens[first].norm in ground.words.articles:
        first += 1
    participles = {group.first for group in ground.groups.values() if group.is_participle}
    for i in range(source.head + 1, last):
        token = tokens[i]
        group = ground.groups.get(i)
        titled = ground.is_quoted(token) or (ground.opens_quotation(token) and tokens[i - 1].norm in ground.words.de)
        if titled and not ground.is_quoted(tokens[source.head]):
            continue  # "l'interprète de « Nuit blanche »"
        if i == source.head + 1 and token.norm in ground.words.telling_participles:
            continue
        if (
            token.text in (",", "–", "«")
            or _ends_at_bracket(ground, source, i)
            or token.norm == "lors"
            or _tells_when(ground, i)
            or token.norm in ground.words.subject_relatives
            or token.norm in ground.words.comme
            or token.norm.endswith(("-même", "-mêmes"))
            or over_hearer(ground, i) > i
            or _tells_hearer(ground, source, i)
            or _tells_where(ground, source, i)
            or _is_whose(ground, source, i)
            or (group is not None and token.pos in ("VERB", "AUX") and not _is_governed_infinitive(ground, i))
            or i in participles
        ):
            last = i
            break
    while last > source.head + 1 and (tokens[last - 1].norm in ground.words.joins or _closes(ground, source, last - 1)):
        last -= 1
    return " ".join(ground.analysis.span(first, max(last, source.head + 1)).text.split())


def _ends_at_bracket(ground: Ground, source: Source, i: int) -> bool:
    """Whether a bracket at token `i` ends a phrase: not one of letters, "le syndicat (SJP)", or before "de"."""
    tokens = ground.analysis.tokens
    if tokens[i].text != "(" or (i + 1 < source.last and tokens[i + 1].text.isupper()):
        return False
    closing = next((t.i for t in tokens[i : source.last] if t.text == ")"), i)
    return ground.norm_at(closing + 1) not in ground.words.de


def _closes(ground: Ground, source: Source, i: int) -> bool:
    """Whether a quotation that opens before the phrase ends at token `i`: "« merci à tous | les élus | » qui"."""
    token = ground.analysis.tokens[i]
    around = ground.quotations.around(token.start, token.end)
    if around is None or around.outer.end != token.end:
        return False
    return around.outer.start < ground.analysis.tokens[source.first].start


def _tells_hearer(ground: Ground, source: Source, i: int) -> bool:
    """Whether a phrase ends where it tells to whom somebody speaks: "un homme | à la préfète", "un élu | au maire"."""
    tokens = ground.analysis.tokens
    articled = tokens[i].norm == "à" and i + 2 < source.last and tokens[i + 1].pos == "DET"
    if not articled and tokens[i].norm not in ("au", "aux"):
        return False
    noun = next((t for t in tokens[i + 1 : source.last] if t.pos == "NOUN"), None)
    helper = tokens[source.head].lemma in ground.words.assisting
    return noun is not None and noun.lemma.lower() in ground.words.people and not helper


def _tells_when(ground: Ground, i: int) -> bool:
    """Whether a phrase ends where a time stands behind a preposition: "la présidence | à l'époque"."""
    tokens = ground.analysis.tokens
    behind = tokens[i + 1 : i + 3]
    timed = any(ground.time_at(t) is not None for t in behind if t.pos != "ADP")
    return tokens[i].pos == "ADP" and tokens[i].norm not in ground.words.de and timed


def _is_governed_infinitive(ground: Ground, i: int) -> bool:
    """Whether an infinitive tells of a noun what it is for: "l'ordre de | partir"; not "on voit les élus | partir"."""
    return ground.groups[i].is_infinitive and ground.analysis.tokens[ground.groups[i].first - 1].pos == "ADP"


def _tells_where(ground: Ground, source: Source, i: int) -> bool:
    """Whether a phrase ends where it tells in which town a country's man is: "son homologue algérien | à Oran"."""
    tokens, names = ground.analysis.tokens, ground.rules.names
    if tokens[i].norm != "à" or i + 1 >= source.last or tokens[i - 1].norm not in names.demonyms:
        return False
    posted = tokens[source.head].lemma.lower() in ground.words.posted  # "l'ambassadeur algérien à Paris"
    return not posted and bool(names.gazetteer.find(tokens[i + 1].text))


def _is_whose(ground: Ground, source: Source, i: int) -> bool:
    """Whether a person's full name stands behind a state's organ: "porte-parole du gouvernement | Lea Roth"."""
    name = next((last for first, last in ground.people if first == i), i)
    organ = ground.analysis.tokens[source.head].norm in ground.rules.names.national_heads
    return organ and i == source.head + 1 and name > i + 1


def of(name: str) -> str:
    """A name behind "de".

    >>> of("Erik Roth"), of("Hakim Saïd"), of("le Conseil")
    ("d'Erik Roth", "d'Hakim Saïd", 'du Conseil')
    """
    article, _, rest = name.partition(" ")
    if article in ("le", "les") and rest:
        return f"{'du' if article == 'le' else 'des'} {rest}"
    vowel = unicodedata.normalize("NFKD", name)[:1].lower() in "aeiouyh"
    return f"d'{name}" if vowel else f"de {name}"


def listed(names: list[str]) -> str:
    """Names in a row.

    >>> listed(["la Suède", "Malte"]), listed(["Lea", "Paul", "Erik"])
    ('la Suède et Malte', 'Lea, Paul et Erik')
    """
    return " et ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def phrase_words(ground: Ground, source: Source) -> set[str]:
    """The words a role is compared by: `role_words`, without those that only place it in time ("nouveau", "ancien")."""
    tokens, words = ground.analysis.tokens, ground.words
    aside = (
        i
        for i in range(source.head + 1, source.last)
        if tokens[i].text == "," or (tokens[i].pos == "ADP" and tokens[i].norm not in words.de)
    )
    stretch = tokens[source.first : next(aside, source.last)]  # "le chef de l'État | en déplacement à Lyon"
    aged = age_behind(ground, source)
    nouns = [
        t
        for t in stretch
        if t.i not in aged and t.pos in ("NOUN", "ADJ", "PROPN") and t.norm not in ground.words.passing_adjectives
    ]
    return role_words(nouns, ground.rules.names)


def age_behind(ground: Ground, source: Source) -> range:
    """The tokens of an age that a phrase tells behind its head: "l'actrice | de 83 ans"; empty where it tells none."""
    tokens = ground.analysis.tokens
    for i in range(source.head + 1, source.last - 2):
        year = tokens[i + 2].lemma.lower() in ("an", "ans")
        if tokens[i].norm in ground.words.bare_de and tokens[i + 1].pos == "NUM" and year:
            return range(i, i + 3)
    return range(0)


def is_definite(ground: Ground, source: Source) -> bool:
    """Whether a phrase has a definite article, which a preposition may hold: "la juge", "un courrier du | juge |"."""
    return ground.norm_at(source.first) in ground.words.definite or held_article(ground, source) != ""


def is_bare(ground: Ground, source: Source) -> bool:
    """Whether a phrase tells of its head neither whose nor of what it is: "l'élu", "l'actrice de 83 ans"."""
    aged, tokens = age_behind(ground, source), ground.analysis.tokens[source.first : source.last]
    comma = next((t.i for t in tokens if t.text == "," and t.i > source.head), source.last)
    of = (t for t in tokens if t.norm in ground.words.de and t.i not in aged and t.i < comma)
    return all(ground.norm_at(t.i + 1) in ground.words.media_kinds for t in of)


def ends_in_name(ground: Ground, source: Source) -> bool:
    """Whether a phrase ends in a name that no preposition governs: "le président de la Ligue Marc Delvaux".

    A party's letters are none: "la sénatrice PS".
    """
    tokens = ground.analysis.tokens
    first = source.last
    while first > source.head + 1 and tokens[first - 1].text[0].isupper():
        first -= 1
    if first == source.last or tokens[source.last - 1].text.isupper():
        return False
    apart = any(t.text == "," for t in tokens[source.head : first])
    before = tokens[first - 1]
    return not apart and before.pos != "ADP" and before.norm not in ground.words.de | ground.words.articles


def tells_whose(ground: Ground, source: Source) -> bool:
    """Whether what a phrase tells behind "de" is a name: "le député de Dole", not "le patron de l'usine"."""
    behind = ground.analysis.tokens[source.head + 1 : source.last]
    of = next((t for t in behind if t.norm in ground.words.de), None)
    if of is None:
        return True
    noun = next((t for t in behind if t.i > of.i and t.norm not in ground.words.articles), None)
    general = of.norm in ground.words.bare_de and noun is not None and noun.i == of.i + 1  # "le candidat de droite"
    titled = noun is not None and ground.opens_quotation(noun)  # "l'animatrice d'« Un soir à Dole »"
    return noun is not None and (general or titled or noun.text[0].isupper())
