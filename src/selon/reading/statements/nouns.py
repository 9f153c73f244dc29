"""Cues that are nouns or adjectives: "les craintes à Kyiv que", "sa promesse de partir", "se dit convaincu que"."""

from __future__ import annotations

from selon.analysis import Sentence, Token
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bearers import is_plural
from selon.reading.statements.bounds import content_end
from selon.reading.statements.extent import Content, is_infinitive, opens_infinitive, stretch
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.noun_phrases import Source, noun_phrase, possessor, source_behind
from selon.reading.statements.sources import subject_of

_REACH = 16


def find_noun_statement(ground: Ground, match: CueMatch) -> tuple[Content, Source | None] | None:
    """What a noun reports, and whose it is."""
    sentence = ground.analysis.sentence_of(match.head.i)
    source = _fearer(ground, match) if _is_motive(ground, match) else _holder(ground, match, sentence)
    rumoured = _is_rumoured(ground, match, source)
    if rumoured:
        source = None
    start = source.last if source is not None and match.last <= source.first <= match.last + 2 else match.last
    content = _complement(ground, match, start, sentence, source)
    if content is None and "quote" in match.cue.frames:
        content = _announced(ground, match, sentence)
    unowned = source is None and not rumoured and not _is_motive(ground, match)
    if content is None or (unowned and content.frame not in ("selon", "que")):
        return None
    return content, source


def _is_rumoured(ground: Ground, match: CueMatch, source: Source | None) -> bool:
    """Whether a noun tells what is in the air, and nobody's: "des soupçons de fraude", not "les soupçons du juge"."""
    if match.cue.lemma not in ground.words.rumours:
        return False
    return source is None or source_kind(ground, ground.analysis.tokens[source.head]) not in ("people", "bodies")


def _fearer(ground: Ground, match: CueMatch) -> Source | None:
    """Who does something for fear: the subject of the verb before, unless that is a passive's."""
    verb = next((t for t in ground.analysis.ancestors(match.head.i) if t.i in ground.groups), None)
    return None if verb is None or ground.groups[verb.i].passive else subject_of(ground, verb)


def _is_motive(ground: Ground, match: CueMatch) -> bool:
    """Whether a fear of nobody in particular is why something is done: "par crainte de", "de peur que"."""
    before = ground.norm_at(match.first - 1) if match.first else ""
    return match.cue.stance == "fears" and before in ground.words.par


def _announced(ground: Ground, match: CueMatch, sentence: Sentence) -> Content | None:
    """A quotation that the noun announces: behind it, or behind the colon of its sentence."""
    quotation = next((q for q in ground.quotations.outermost if q.outer.start >= match.head.end), None)
    if quotation is None or "\n\n\n" in ground.analysis.text[match.head.end : quotation.outer.start]:
        return None
    before = ground.analysis.text[match.head.end : quotation.outer.start].rstrip()
    colon = before.endswith(":") and (
        quotation.outer.start < sentence.end or (len(before) < 120 and before.count(".") == 0)
    )
    straight = quotation.outer.start < sentence.end and before.strip() in ("", "de", "d'", "d’")
    return Content(((quotation.inner.start, quotation.inner.end),), "quote") if colon or straight else None


def _holder(ground: Ground, match: CueMatch, sentence: Sentence) -> Source | None:
    """Whose crainte it is: a possessive, "du maire" or "à Kyiv" behind it, else the subject of its verb."""
    analysis = ground.analysis
    tokens = analysis.tokens
    own = possessor(ground, match.head.i)
    verb = _light_verb(ground, match.head)
    subject = None if verb is None else subject_of(ground, verb)
    if own is not None and tokens[own.head].norm in ground.words.plural_pronouns:
        return own  # "a rappelé leur promesse"
    if subject is not None or own is not None:
        return subject or own
    if any(t.norm == "avec" for t in tokens[max(sentence.first, match.first - 4) : match.first]):
        governor = next((t for t in analysis.ancestors(match.head.i) if t.i in ground.groups), None)
        return None if governor is None else subject_of(ground, governor)
    agent = _agent(ground, match, sentence)
    if agent is not None:
        return agent
    i = match.last
    while i < sentence.last and tokens[i].pos == "ADJ":
        i += 1
    if (
        i + 1 < sentence.last
        and (tokens[i].norm in ground.words.de | {"à", "chez"} or _is_within(ground, i))
        and not opens_infinitive(ground, i + 1, sentence)
    ):
        head = next((t for t in tokens[i + 1 : min(i + 6, sentence.last)] if t.pos in ("NOUN", "PROPN")), None)
        if head is not None and not ground.time_at(head):
            if match.cue.stance == "wants" and source_kind(ground, head) not in ("people", "bodies"):
                return None  # "une demande de permis"
            phrase = noun_phrase(ground, head.i, first=i + 1)
            last = _cut_at_complement(ground, head.i, phrase.last, "sur" in match.cue.frames)
            return Source(phrase.first, last, phrase.head)
    return None


def _is_within(ground: Ground, preposition: int) -> bool:
    """Whether a name stands behind en: "les craintes | en Pologne | que"."""
    tokens = ground.analysis.tokens
    return tokens[preposition].norm == "en" and tokens[preposition + 1].text[0].isupper()


def _agent(ground: Ground, match: CueMatch, sentence: Sentence) -> Source | None:
    """The noun phrase behind par: "l'annonce par le groupe de l'arrêt", "la négation du massacre par le préfet"."""
    tokens = ground.analysis.tokens
    for i in range(match.last, min(match.last + _REACH, sentence.last - 1)):
        if tokens[i].norm in ground.words.par:
            agent = source_behind(ground, i + 1)
            return None if agent is None else Source(agent.first, _end_of_agent(ground, agent), agent.head)
        if i in ground.groups or tokens[i].text in ",;:":
            return None
    return None


def _end_of_agent(ground: Ground, agent: Source) -> int:
    """An agent ends before the noun's complement: "par le groupe Valmer | de la fermeture"."""
    tokens = ground.analysis.tokens
    for i in range(agent.head + 1, agent.last):
        if tokens[i].norm in ground.words.de:
            return i
    return agent.last


def _cut_at_complement(ground: Ground, head: int, last: int, topical: bool) -> int:
    """The holder's phrase ends before the noun's own complement: "la promesse du maire | de partir".

    Args:
        topical: the noun may tell what it is about: "les doutes du maire | sur le projet".
    """
    sentence = ground.analysis.sentence_of(head)
    for i in range(head + 1, last):
        token = ground.analysis.tokens[i]
        topical = topical and token.text != ","
        if token.norm in ground.words.bare_de | {"à"} and opens_infinitive(ground, i + 1, sentence):
            return i
        if topical and token.norm in ground.words.about:
            return i
    return last


def _light_verb(ground: Ground, noun: Token) -> Token | None:
    verb = ground.analysis.tokens[noun.head]
    return (
        verb
        if verb.i in ground.groups
        and verb.lemma in ground.words.light_verbs
        and noun.dep.startswith(("obj", "obl", "xcomp", "nmod"))
        else None
    )


def _complement(
    ground: Ground, match: CueMatch, start: int, sentence: Sentence, source: Source | None
) -> Content | None:
    tokens = ground.analysis.tokens
    frames = match.cue.frames
    for i in range(start, min(start + _REACH, sentence.last)):
        token = tokens[i]
        if token.norm in ground.words.que and "que" in frames and not _is_other_que(ground, match, i):
            return _clause(ground, match, i, "que")
        if token.norm == "selon" and i + 1 < sentence.last and tokens[i + 1].norm in ground.words.subject_relatives:
            return _clause(ground, match, i + 2, "selon") if i + 2 < sentence.last and "selon" in frames else None
        if token.norm in ground.words.bare_de and "de" in frames and opens_infinitive(ground, i + 1, sentence):
            return _clause(ground, match, i, "de")
        if token.norm == "à" and "à" in frames and opens_infinitive(ground, i + 1, sentence):
            return _clause(ground, match, i, "à")
        nobodys = _is_motive(ground, match) or match.cue.lemma in ground.words.rumours
        owned = nobodys if source is None else not source.first <= i < source.last
        if i == start and owned:
            content = _noun_complement(ground, match, i, source is None)
            if content is not None:
                return content
        finite = i in ground.groups and ground.groups[i].finite is not None
        if finite and _equates(ground, i):
            continue
        if finite or is_infinitive(token) or token.text in ";:" or ground.opens_quotation(token):
            return None
        if token.text == "," and "selon" not in frames:
            return None
    return None


def _is_other_que(ground: Ground, match: CueMatch, i: int) -> bool:
    """Whether a que is a relative pronoun, or one of comparison, or part of "ce que" and "alors que"."""
    token, before = ground.analysis.tokens[i], ground.analysis.tokens[i - 1]
    between = ground.analysis.tokens[match.last : i]
    # "un arrêt de mai, que la presse a lu", "l'espoir et le plan qu'elle avait"
    joined = [t.pos for t in between[-3:]] == ["CCONJ", "DET", "NOUN"]
    # "P, une information | que le parti a confirmée"
    apposed = ground.norm_at(match.first - 1) in ("un", "une") and ground.norm_at(match.first - 2) == ","
    relative = token.pos == "PRON" or before.text == "," or joined or (apposed and i == match.last)
    # "une version | que contestent les maires"
    verbs = (ground.groups[k] for k in range(i + 1, i + 4) if k in ground.groups)
    object_first = any(verb.first == i + 1 and verb.finite is not None for verb in verbs)
    compares = any(t.norm in ground.words.quantities for t in between)
    # "selon les informations que le maire a données"
    lent = bool({ground.norm_at(k) for k in range(max(0, match.first - 2), match.first)} & ground.words.according)
    return (
        relative
        or object_first
        or compares
        or lent
        or before.norm == "ce"
        or before.norm in ground.words.before_other_que
    )


def _equates(ground: Ground, verb: int) -> bool:
    """Whether a form of être puts what follows it for the noun before it: "le souhait du maire est | de rouvrir"."""
    after = ground.norm_at(verb + 1)
    opens = after in ground.words.bare_de or after in ground.words.que
    return ground.analysis.tokens[verb].lemma == "être" and opens


def _noun_complement(ground: Ground, match: CueMatch, i: int, unheld: bool) -> Content | None:
    """A noun phrase behind the noun that is not its holder: "l'annonce d'un plan", not "l'annonce de l'armée"."""
    token, frames = ground.analysis.tokens[i], match.cue.frames
    head = _head_behind(ground, i)
    if head is None or ground.time_at(head) or {head.lemma.lower(), token.norm} & set(match.cue.unless):
        return None
    feared = unheld and token.norm == "pour" and match.cue.stance == "fears"
    if (feared or token.norm in ground.words.about) and "sur" in frames:
        return _phrase(ground, match, i, "sur")
    if source_kind(ground, head) in ("people", "bodies"):
        return None
    if token.norm in ground.words.de and "de_np" in frames:
        return _phrase(ground, match, i, "de_np")
    if token.norm in ground.words.at and "à_np" in frames:
        return _phrase(ground, match, i, "à_np")
    return None


def _head_behind(ground: Ground, preposition: int) -> Token | None:
    tokens = ground.analysis.tokens
    return next((t for t in tokens[preposition + 1 : preposition + 7] if t.pos in ("NOUN", "PROPN")), None)


def _phrase(ground: Ground, match: CueMatch, preposition: int, frame: str) -> Content:
    """A noun phrase and its preposition, up to the next verb, or over a relative clause that no comma parts."""
    head = _head_behind(ground, preposition)
    place = preposition if head is None else head.i
    last = max(noun_phrase(ground, place, first=preposition).last, place + 1)
    if match.cue.lemma in ground.words.rumours:
        last = max(last, _to_comma(ground, preposition, content_end(ground, preposition, match, frame)))
    elif ground.norm_at(last) in ground.words.relatives:
        return _clause(ground, match, preposition, frame)
    return Content((stretch(ground, preposition, last),), frame)


def _to_comma(ground: Ground, first: int, end: int) -> int:
    return next((i for i in range(first + 1, end) if ground.norm_at(i) == ","), end)


def find_adjective_statement(ground: Ground, match: CueMatch) -> tuple[Content, Source | None] | None:
    """What an adjective reports, and of whom it is said."""
    sentence = ground.analysis.sentence_of(match.head.i)
    content = _adjective_complement(ground, match, sentence)
    if content is None:
        return None
    source = _bearer(ground, match)
    return None if source is None else (content, source)


def _adjective_complement(ground: Ground, match: CueMatch, sentence: Sentence) -> Content | None:
    tokens, frames = ground.analysis.tokens, match.cue.frames
    for i in range(match.last, min(match.last + 3, sentence.last)):
        token = tokens[i]
        if token.norm in ground.words.que and "que" in frames:
            return _clause(ground, match, i, "que")
        if token.norm in ground.words.bare_de and "de" in frames and opens_infinitive(ground, i + 1, sentence):
            return _clause(ground, match, i, "de")
        if token.norm == "à" and "à" in frames and opens_infinitive(ground, i + 1, sentence):
            return _clause(ground, match, i, "à")
        if token.norm in ground.words.at and "à_np" in frames:
            return _clause(ground, match, i, "à_np")
        if token.norm in ground.words.de and "de_np" in frames:
            return _clause(ground, match, i, "de_np")
        if token.pos != "ADV" and token.end not in ground.quotations.closing:
            return None
    return None


def _bearer(ground: Ground, match: CueMatch) -> Source | None:
    """Who is said to be convaincu: the subject of être, or the noun the adjective stands apart from by a comma."""
    analysis = ground.analysis
    head = match.head
    if analysis.child(head.i, "nsubj") is not None:
        return subject_of(ground, head)
    governor = analysis.tokens[head.head]
    sentence = analysis.sentence_of(head.i)
    apart = head.i == sentence.first or analysis.tokens[head.i - 1].text == ","
    if governor.i in ground.groups and (apart or head.dep == "xcomp"):
        bearer = subject_of(ground, governor)
    elif apart and governor.pos in ("NOUN", "PROPN"):
        bearer = noun_phrase(ground, governor.i, before=head.i if governor.i < head.i else None)
    else:
        return None
    return bearer if bearer is None or head.i == sentence.first else _person_meant(ground, head, bearer)


def _person_meant(ground: Ground, adjective: Token, bearer: Source) -> Source:
    """A bearer, or where it is a thing or of another number, who is meant: the name straight before the comma, or the
    subject of the sentence.

    "Un aveu qui a touché | Lea Roth |, ravie de"; "| Lea Roth | a prévenu les gendarmes de la fuite, inquiète de".
    """
    tokens = ground.analysis.tokens
    several = adjective.norm.endswith(("s", "x"))
    agrees = several == is_plural(ground, bearer)
    if agrees and source_kind(ground, tokens[bearer.head]) in ("people", "bodies"):
        return bearer
    name = next((stretch for stretch in ground.people if stretch[1] == adjective.i - 1), None)
    if name is not None and not several and ground.norm_at(name[0] - 1) not in ground.words.de:
        return Source(name[0], name[1], name[0])
    verbs = [t for t in ground.analysis.ancestors(adjective.i) if t.i in ground.groups]
    main = subject_of(ground, verbs[-1]) if verbs else None
    return bearer if main is None or main.head > adjective.i else main


def _clause(ground: Ground, match: CueMatch, first: int, frame: str) -> Content:
    end = content_end(ground, first, match, frame)
    return Content((stretch(ground, first, end),), frame)
