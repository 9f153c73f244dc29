"""Where the report takes over again from what somebody says: comments, concessions, denials, clauses of its own."""

from __future__ import annotations

from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.run_on import is_quoted_on, runs_on, speaks_beside
from selon.reading.statements.verbs import VerbGroup

CLAUSES = frozenset(("que", "si", "clause", "selon"))
_PHRASES = frozenset(("np", "judged", "à_np", "de_np", "sur", "comme", "attribute", "named"))
_ATTRIBUTES = frozenset(("attribute", "named"))


def _has_clause(ground: Ground, colon: int, match: CueMatch) -> bool:
    """Whether a finite verb stands behind a colon in the cue's sentence."""
    behind = range(colon, ground.analysis.sentence_of(match.head.i).last)
    return any(i in ground.groups and ground.groups[i].finite is not None for i in behind)


def takeover(ground: Ground, start: int, end: int, match: CueMatch, frame: str) -> int:
    """The token at which the report takes over again.

    Any content ends before a colon that announces a quotation; a clause with que before words said beside; a wish or a
    noun phrase before "alors que" and ", ce qui"; a noun phrase also before "en" and a participle, and before a comma
    with a relative clause or a preposition.
    """
    tokens = ground.analysis.tokens
    for i in range(start + 1, end - 1):
        token, after = tokens[i], tokens[i + 1]
        if frame == "que" and _goes_on_apart(ground, start, i, match):
            return i
        if ground.is_quoted(token):
            continue
        if token.text == ":" and ground.opened_by(after) is not None:
            return i
        if (frame in CLAUSES and _turns_away(ground, i)) or _comments(ground, i) or _is_denied_behind(ground, i):
            return i
        if token.text == "," and (_takes_up_with_comme(ground, i + 1) or _is_asked(ground, i + 1)):
            return i
        if frame in _PHRASES and token.text == ":" and _has_clause(ground, i, match):
            return i  # "a évoqué deux solutions | : il faudra fermer"
        if frame in CLAUSES or i < start + 2:
            continue
        dated = ground.norm_at(i + 1) in ground.words.at and ground.norm_at(i + 2) in ground.words.eves
        quoted = tokens[i - 1].end in ground.quotations.closing
        if token.text == "," and (quoted or dated) and _tells_occasion(ground, i + 1):
            return i  # "appelle à « faire bloc » |, lors d'un débat"
        if token.text == "," and _opens_speech(ground, i + 1):
            return i  # "qui compte bien revenir |, « nous avons aimé »"
        opens_clause = bool(ground.words.que & {t.norm for t in tokens[i + 1 : i + 3]})
        if token.text == "," and _concedes(ground, i + 1):
            return i
        opens_clause = opens_clause and not _tells_of_past(ground, start, i)
        breaks = token.norm in ground.words.breaks and (token.pos == "ADP" or opens_clause)
        if breaks and not (opens_clause and is_quoted_on(ground, i, end)):
            return i
        if token.text == "," and ground.takes_up(i + 1):
            return i
        if ground.takes_up(i) and tokens[i - 1].pos in ("NOUN", "PROPN"):
            return i
        if frame in _PHRASES and _ends_phrase(ground, i) and not _goes_on(ground, i, end, frame):
            return i
        if frame == "accuse" and token.text == "," and after.norm in ground.words.relatives:
            return i  # "soupçonné d'avoir fui |, qui serait un Belge"
        if token.text == "," and _is_told_of(ground, after.i):
            return i  # "annonce avoir tué X |, accusé de Y"
    return end


def _goes_on_apart(ground: Ground, start: int, i: int, match: CueMatch) -> bool:
    """Whether words said beside, or a clause of the report's own, begin at token `i` behind a clause with que."""
    alike = ground.is_quoted(ground.analysis.tokens[i]) == ground.is_quoted(match.head)
    return speaks_beside(ground, i) or (alike and runs_on(ground, start, i))


def _tells_of_past(ground: Ground, start: int, i: int) -> bool:
    """Whether an infinitive of what is past goes on with when it was so: "avoir payé | alors qu'il pleuvait"."""
    group = next((ground.groups[k] for k in range(start, i) if k in ground.groups), None)
    past = group is not None and group.is_infinitive and group.helper is not None
    later = next((ground.groups[k] for k in range(i, ground.analysis.sentence_of(i).last) if k in ground.groups), None)
    finite = None if later is None else later.finite
    return past and finite is not None and "Tense=Imp" in finite.morph


def _takes_up_with_comme(ground: Ground, i: int) -> bool:
    """Whether token `i` opens who else said so: "nie que P |, comme l'avait écrit X", "comme X l'a affirmé"."""
    behind = range(i + 1, min(i + 6, ground.analysis.sentence_of(i).last))
    verb = next((ground.groups[k] for k in behind if k in ground.groups), None)
    if ground.norm_at(i) not in ground.words.comme or verb is None or verb.finite is None:
        return False
    cued = any({"que", "quote"} <= set(cue.frames) for cue in ground.cues_of(verb.head))
    return cued and ground.norm_at(verb.first) in ground.words.object_clitics


def _is_asked(ground: Ground, i: int) -> bool:
    """Whether token `i` opens how the speaker came to say it: "que P |, interrogée sur Y", "|, invité à réagir"."""
    return ground.norm_at(i) in ground.words.asked and ground.norm_at(i + 1) in ground.words.asked_about


def _is_told_of(ground: Ground, i: int) -> bool:
    """Whether token `i` is a participle that reports what others say of the thing before it: "|, accusé de fraude"."""
    group = ground.groups.get(i)
    cues = ground.cues_of(group.head) if group is not None and group.is_past_participle and group.first == i else ()
    return any({"accuse", "comme", "attribute"} & {*cue.frames} for cue in cues)


def _concedes(ground: Ground, i: int) -> bool:
    """Whether a concession of the report's own begins at token `i`: "même si", "bien que", "quoique"."""
    norms = tuple(t.norm for t in ground.analysis.tokens[i : i + 2])
    return norms[:1] in (("quoique",), ("quoiqu'",)) or norms in (("même", "si"), ("bien", "que"), ("bien", "qu'"))


def _turns_away(ground: Ground, i: int) -> bool:
    """Whether a comma behind a quotation opens the report's own "tandis que P" or ", ce qu'il juge"."""
    tokens = ground.analysis.tokens
    if tokens[i].text != "," or tokens[i - 1].end not in ground.quotations.closing:
        return False
    breaks = ground.norm_at(i + 1) in ground.words.breaks and ground.norm_at(i + 2) in ground.words.que
    return breaks or ground.takes_up(i + 1) or _tells_occasion(ground, i + 1)


def _tells_occasion(ground: Ground, i: int) -> bool:
    """Whether words from token `i` to the sentence's end tell on what occasion it was said: ", lors d'une visite"."""
    opening = {" ".join(ground.norm_at(k) for k in range(i, i + length)) for length in (1, 2)}
    rest = range(i, ground.analysis.sentence_of(i).last)
    return bool(opening & ground.words.occasions) and lacks_verb(ground, rest.start, rest.stop)


# From a comma to the verb that denies what stands before it: "P, une version que les deux élus réfutent".
_DENIED_WITHIN = 9


def _is_denied_behind(ground: Ground, i: int) -> bool:
    """Whether all before the comma at token `i` is denied behind it: ", ce que nie X", ", version réfutée par"."""
    named = any(ground.norm_at(k) in ground.rules.disputes.sayings for k in (i + 1, i + 2))
    if ground.norm_at(i) != "," or not (ground.takes_up(i + 1) or named):
        return False
    verb = next((k for k in range(i + 2, i + _DENIED_WITHIN) if k in ground.groups), None)
    return verb is not None and any(cue.stance == "denies" for cue in ground.cues_of(ground.analysis.tokens[verb]))


def _opens_speech(ground: Ground, i: int) -> bool:
    """Whether a quotation opens at token `i` that is a clause of its own."""
    quotation = ground.opened_by(ground.analysis.tokens[i])
    if quotation is None:
        return False
    inside = ground.analysis.tokens_in(quotation.inner.start, quotation.inner.end)
    group = next((ground.groups[k] for k in inside if k in ground.groups), None)
    return group is not None and group.finite is not None and not is_relative(ground, group, i)


def _comments(ground: Ground, i: int) -> bool:
    """Whether a comma opens what the report says of what was said: "a dit que P |, affirmation qu'il a répétée"."""
    token, noun = ground.analysis.tokens[i], ground.analysis.tokens[i + 1]
    said = noun.pos == "NOUN" and noun.lemma.lower() in ground.rules.cues.nouns
    return token.text == "," and said and ground.norm_at(i + 2) in ground.words.relatives


def _goes_on(ground: Ground, i: int, end: int, frame: str) -> bool:
    """Whether a noun phrase goes on behind a comma though words follow that mostly end it.

    It does where its preposition comes again ("de dix blessés, et de trois morts"), where it lacks its end ("celui, en
    anglais, de la gare"), where figures are set against others ("trois
    morts, contre dix"), and where a relative clause tells what is to come, or in the speaker's own words: ", qui est
    « un désastre »".
    """
    tokens, before, after = ground.analysis.tokens, ground.analysis.tokens[i - 1], ground.norm_at(i + 1)
    if _adds(ground, i, end):
        return True
    if before.norm in ground.words.pointing or (before.lemma == "être" and "VerbForm=Inf" in before.morph):
        return True
    stop = next((k for k in range(i + 2, end) if tokens[k].text == ","), end)
    told = next((ground.groups[k] for k in range(i + 2, stop) if k in ground.groups and ground.groups[k].finite), None)
    if after in ground.words.counting and told is None:
        if any(t.norm in ground.words.according for t in tokens[i + 1 : stop]):
            return False  # "douze morts |, contre dix selon X"
        return any(t.pos == "NUM" or t.text[0].isdigit() for t in tokens[i + 1 : stop])
    if after in ("et", "ou"):
        return ground.norm_at(i + 2) in prepositions_of(ground, frame) and lacks_verb(ground, i + 1, end)
    if after not in ground.words.relatives:
        return False
    coming = frame not in _ATTRIBUTES and told is not None and (told.future or told.conditional)
    others = told is not None and any({"quote", "attribute"} & {*cue.frames} for cue in ground.cues_of(told.head))
    if frame in _ATTRIBUTES and others:
        return False  # "a jugé « faux » les propos de X |, qui accuse Y d'« incurie »"
    return coming or bool(ground.quotations.within(tokens[i].start, tokens[stop - 1].end))


def _adds(ground: Ground, comma: int, end: int) -> bool:
    """Whether words behind a comma add another of the kind without a verb: ", puis un vol", ", en particulier Y"."""
    words = [ground.norm_at(comma + 1 + k) for k in range(3)]
    opening = {" ".join(words[:length]) for length in (1, 2, 3)} & ground.words.adding
    return bool(opening) and lacks_verb(ground, comma + 1, end)


def prepositions_of(ground: Ground, frame: str) -> frozenset[str]:
    """The prepositions that open a noun phrase of a frame, its article in them or behind; none where it is bare."""
    return {"de_np": ground.words.de, "à_np": ground.words.at}.get(frame, frozenset())


def _ends_phrase(ground: Ground, i: int) -> bool:
    """Whether a noun phrase ends before token `i`: a gerund, a comma and a relative clause, "dans un communiqué"."""
    tokens = ground.analysis.tokens
    token, after = tokens[i], tokens[i + 1]
    gerund = token.norm == "en" and after.i in ground.groups and ground.groups[after.i].is_participle
    opens = after.norm in ground.words.relatives or (
        after.pos in ("ADP", "PRON", "SCONJ", "ADV") and after.norm not in ground.words.de
    )
    apart = token.text == "," and (opens or after.norm in ground.words.joins)
    medium = token.norm in ground.words.through and any(
        t.lemma.lower() in ground.words.media for t in tokens[i + 1 : i + 4] if t.pos == "NOUN"
    )
    return gerund or apart or medium


def is_relative(ground: Ground, group: VerbGroup, start: int) -> bool:
    """Whether a verb stands in a relative clause opened behind token `start`: "les élus, | qui ont voté"."""
    tokens = ground.analysis.tokens
    i = group.first - 1
    while i > start and tokens[i].pos in ("PRON", "ADV") and tokens[i].norm not in ground.words.relatives:
        i -= 1
    before = tokens[i - 1] if i else None
    opens = i > start + 1 and tokens[i].norm in ground.words.relatives
    return opens and before is not None and (before.text == "," or before.pos in ("NOUN", "PROPN"))


def lacks_verb(ground: Ground, first: int, last: int) -> bool:
    """Whether tokens `first` to `last` have no finite verb but in relative clauses: "le mur, dont le coût monte"."""
    start = first
    for i in range(first, last):
        group = ground.groups.get(i)
        if group is None or group.finite is None:
            continue
        if not any(t.norm in ground.words.relatives for t in ground.analysis.tokens[start : group.first]):
            return False
        start = group.last
    return True
