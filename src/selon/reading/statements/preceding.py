"""Subjects before their verb that the parse misses, or takes another word for: by what stands straight before it."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bounds import relative_before
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source, noun_phrase, phrase_head
from selon.reading.statements.verbs import VerbGroup


def topic(ground: Ground, verb: Token, group: VerbGroup | None) -> Source | None:
    """The noun phrase that opens a sentence before an aside with a verb: "X, après avoir dit que P, | évoque Q"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(verb.i)
    if group is None or group.finite is None or tokens[group.first - 1].text != ",":
        return None
    comma = next((i for i in range(sentence.first, group.first) if tokens[i].text == ","), group.first)
    head = phrase_head(ground.analysis, sentence.first, comma)
    opens = tokens[sentence.first].pos in ("DET", "PROPN") and head is not None
    told = [i for i in range(sentence.first, group.first) if i in ground.groups and ground.groups[i].finite is not None]
    if opens and head is not None and not told and _is_apart(ground, head, comma):
        return noun_phrase(ground, head, first=sentence.first, before=comma)
    if not opens or head is None or not told or any(i <= comma or not is_subordinate(ground, i, comma) for i in told):
        return None
    return noun_phrase(ground, head, first=sentence.first, before=group.first)


def _is_apart(ground: Ground, head: int, comma: int) -> bool:
    """Whether words without a verb or quotation part somebody from a verb: "Lea Roth, du club, | déplore X"."""
    someone = source_kind(ground, ground.analysis.tokens[head]) in ("people", "bodies")
    first = ground.analysis.sentence_of(head).first
    named = any(start == comma + 1 for start, _ in ground.people)  # "Le maire, | Lea Roth |, déplore"
    return someone and not named and not any(ground.opens_quotation(t) for t in ground.analysis.tokens[first:comma])


def name_before_aside(ground: Ground, source: Source, group: VerbGroup) -> Source | None:
    """The person whose apposition or aside the parse takes for the subject: "| Lea Roth |, avocate de Paul, assure".

    The name must open its clause, a comma behind it, and what stands between it and the verb ends in a comma too, or
    begins without an article; several who are listed have a plural verb.
    """
    tokens = ground.analysis.tokens
    if group.finite is None or "Number=Plur" in group.finite.morph:
        return None
    named = (stretch for stretch in reversed(ground.people) if stretch[1] < group.first)
    where = source.first > 0 and tokens[source.first - 1].norm in ground.words.within  # "| Dans | un livre, Lea Roth,"
    name = next((s for s in named if tokens[s[1]].text == "," and (where or s[1] < source.first)), None)
    if name is None or not _opens_clause(ground, name[0]):
        return None
    between = tokens[name[1] + 1 : group.first - 1]
    if any(t.text in ";:" or (t.i in ground.groups and ground.groups[t.i].finite is not None) for t in between):
        return None
    first = tokens[name[1] + 1]
    bare = source.first == first.i and first.pos == "NOUN" and first.text.islower()
    opens = name[0] == ground.analysis.sentence_of(name[0]).first  # "| Lea Roth |, la patronne du syndicat a dit"
    bare |= opens and source.first == first.i and first.norm in ground.words.definite and bool(between[1:])
    closed = tokens[group.first - 1].text == "," and first.pos in ("NOUN", "ADJ", "VERB") and first.text.islower()
    return Source(name[0], name[1], name[0]) if bare or closed else None


def _opens_clause(ground: Ground, name: int) -> bool:
    """Whether nothing but the title of a person stands between a name and a comma or the head of the sentence."""
    tokens, i = ground.analysis.tokens, name
    opening = ground.analysis.sentence_of(name).first
    while i > opening and tokens[i - 1].pos in ("NOUN", "ADJ", "DET", "PROPN") and i not in ground.groups:
        i -= 1
    return i == opening or tokens[i - 1].text == ","


def before_parted(ground: Ground, verb: Token, group: VerbGroup | None) -> Source | None:
    """The noun phrase before an auxiliary that commas part from its participle: "les joueurs | ont, eux aussi, dit"."""
    tokens = ground.analysis.tokens
    if group is None or group.finite is None or not 0 < group.finite.i == group.first < verb.i - 2:
        return None
    parted = tokens[group.first + 1].text == "," and tokens[group.first - 1].pos in ("NOUN", "PROPN", "ADJ")
    return nearest_before(ground, verb, group) if parted else None


def name_straight_before(ground: Ground, group: VerbGroup | None) -> Source | None:
    """The person named between a conjunction and a finite verb: "et Lea Roth espère", whatever the parse says.

    So is "ce dernier", which the model may take for an adjective.
    """
    if group is None or group.finite is None or group.finite.i < group.first:
        return None
    tokens = ground.analysis.tokens
    last = group.first - 1
    if last > 0 and ground.last_named(tokens[last]) and tokens[last - 1].norm in ground.words.demonstratives:
        return Source(last - 1, group.first, last)
    name = next((stretch for stretch in ground.people if stretch[1] == group.first), None)
    joined = name is not None and name[0] > 0 and tokens[name[0] - 1].pos in ("CCONJ", "SCONJ")
    return Source(name[0], name[1], name[0]) if name is not None and joined else None


def name_before_brackets(ground: Ground, group: VerbGroup | None) -> Source | None:
    """The person named before brackets that end at a finite verb: "La députée | Lise Arnal | (Les Verts) juge"."""
    tokens = ground.analysis.tokens
    if group is None or group.finite is None or tokens[group.first - 1].text != ")":
        return None
    sentence = ground.analysis.sentence_of(group.first)
    opening = next((i for i in range(group.first - 2, sentence.first, -1) if tokens[i].text == "("), None)
    name = next((stretch for stretch in ground.people if stretch[1] == opening), None)
    return None if name is None else Source(name[0], name[1], name[0])


def phrase_straight_before(ground: Ground, subject: Token | None, group: VerbGroup | None) -> Source | None:
    """The noun phrase that begins behind a mark and ends at a verb, where the parse has none or one of a clause before.

    "Alors que les élus doute, la maire | a promis": the clause's own verb stands between.
    """
    tokens = ground.analysis.tokens
    if group is None or group.finite is None or (subject is not None and subject.pos == "PRON"):
        return None
    start = ground.analysis.sentence_of(group.first).first if subject is None else subject.i
    i = group.first
    while i > start and tokens[i - 1].pos in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM"):
        i -= 1
    told = any(j in ground.groups and ground.groups[j].finite is not None for j in range(start, i))
    if not told or i < 1 or tokens[i - 1].text[-1] not in ",.;" or tokens[i].pos not in ("DET", "PROPN"):
        return None
    head = phrase_head(ground.analysis, i, group.first)
    if head is None or ground.analysis.child(head, "case") is not None or ground.time_at(tokens[head]) is not None:
        return None
    return noun_phrase(ground, head, first=i, before=group.first)


def behind_fronted(ground: Ground, subject: Token, group: VerbGroup) -> Source | None:
    """The noun phrase behind a participle clause or a bare role that opens a sentence.

    "Invitée à réagir, | Lea Roth | a souri", "Avocate de formation, | la maire | a dit".
    """
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(subject.i)
    if subject.pos not in ("VERB", "NOUN") or subject.i != sentence.first:
        return None
    for i in range(subject.i + 1, group.first - 1):
        opens = (
            tokens[i].text == "," and tokens[i + 1].pos in ("DET", "PROPN") and ground.time_at(tokens[i + 1]) is None
        )
        head = phrase_head(ground.analysis, i + 1, group.first) if opens else None
        if head is not None:
            return noun_phrase(ground, head, first=i + 1, before=group.first)
    return None


def behind_relative(ground: Ground, group: VerbGroup | None) -> Source | None:
    """The noun phrase between an object's relative pronoun and a finite verb: "dont | le journal | dit que"."""
    tokens = ground.analysis.tokens
    if group is None or group.finite is None:
        return None
    relative = relative_before(ground, group)
    head = None if relative is None else phrase_head(ground.analysis, relative + 1, group.first)
    if relative is None or head is None or tokens[relative + 1].pos == "ADP":
        return None
    return noun_phrase(ground, head, first=relative + 1, before=group.first)


def behind_quotation(ground: Ground, subject: Token, verb: Token) -> Source | None:
    """The noun phrase between a quotation and a verb, where the model takes a quoted word for the subject."""
    quotation = ground.quotations.around(subject.start, subject.end)
    if quotation is None or quotation.outer.end > verb.start or ground.is_name(quotation):
        return None
    first = ground.analysis.token_at(quotation.outer.end - 1) + 1
    first += ground.analysis.tokens[first].text == ","
    head = phrase_head(ground.analysis, first, verb.i)
    return None if head is None else noun_phrase(ground, head, first=first, before=verb.i)


def nearest_before(ground: Ground, verb: Token, group: VerbGroup | None) -> Source | None:
    """Where the parse fails: the nearest noun phrase before a finite verb that no preposition governs."""
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(verb.i)
    if group is None or group.finite is None:
        return None
    for i in range(_before_relative(ground, group.first, sentence.first) - 1, sentence.first - 1, -1):
        token = tokens[i]
        if i in ground.groups and ground.groups[i].finite is not None:
            return None
        titled = i > 0 and tokens[i - 1].norm in ground.rules.names.titling  # "dans un livre intitulé | Un soir"
        alone = analysis.child(i, "case") is None and not ground.time_at(token) and not titled
        named = token.pos in ("NOUN", "PROPN", "PRON") and token.norm not in ground.words.que
        if named and alone:
            return noun_phrase(ground, token.i, before=group.first)
    return None


def _before_relative(ground: Ground, verb: int, limit: int) -> int:
    """`verb`, or where a relative clause between commas before it begins: "un élu |, qui a hésité, | a dit"."""
    tokens = ground.analysis.tokens
    if verb <= limit or tokens[verb - 1].text != ",":
        return verb
    openings = (i for i in range(verb - 2, limit, -1) if tokens[i].text == ",")
    opening = next(openings, None)
    relative = opening is not None and tokens[opening + 1].norm in ground.words.subject_relatives
    return opening if relative and opening is not None else verb


def is_subordinate(ground: Ground, verb: int, limit: int) -> bool:
    """Whether a relative pronoun or a conjunction opens the clause of a finite verb."""
    for i in range(ground.groups[verb].first - 1, limit - 1, -1):
        token = ground.analysis.tokens[i]
        if token.norm in ground.words.relatives | ground.words.subordinators:
            return True
        if token.text in ",;:" or i in ground.groups:
            return False
    return False
