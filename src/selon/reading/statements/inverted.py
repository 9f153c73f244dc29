"""Subjects behind their verb: "a déclaré le ministre", "le pont a cédé, révèle Le Parisien"."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.names import CIVIL
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bearers import with_partners
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.noun_phrases import Source, noun_phrase, phrase_head
from selon.reading.statements.preceding import topic
from selon.reading.statements.verbs import VerbGroup


def follower_of(ground: Ground, match: CueMatch) -> Source | None:
    """The subject behind a cue that follows a whole clause: "le pont a cédé, révèle Le Parisien"."""
    group = match.group
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(match.head.i)
    if group is None or group.finite is None or group.clitic is not None or "quote" not in match.cue.frames:
        return None
    if match.first <= sentence.first or tokens[match.first - 1].text != ",":
        return None
    comma = match.first - 1
    told = [i for i in range(sentence.first, comma) if i in ground.groups and ground.groups[i].finite is not None]
    opener = next((i for i in range(comma - 1, sentence.first, -1) if tokens[i].text == ","), sentence.first)
    hanging = any(tokens[i].norm in ground.words.relatives for i in range(opener, comma))
    source = find_inverted(ground, match.head, group, match.last)
    if not told and _parts_subject(ground, match, group):
        return _behind(ground, match.head, group, match.last)
    if not told or source is None:
        return None
    clausal = ground.words.relatives | ground.words.subordinators
    main = not any(t.norm in clausal for t in tokens[sentence.first : told[0]])
    teller = main and "que" in match.cue.frames and match.cue.stance == "affirms" and match.cue.addressee != "object"
    if teller and source_kind(ground, tokens[source.head]) in ("people", "bodies"):
        return source  # nobody can be told: the person behind is who tells it
    return None if told[-1] < opener or hanging else source


def _parts_subject(ground: Ground, match: CueMatch, group: VerbGroup) -> bool:
    """Whether a cue and its speaker between two commas part a subject from its verb: "Le pont, dit X, | rouvre"."""
    tokens = ground.analysis.tokens
    source = _behind(ground, match.head, group, match.last)
    if source is None or "que" not in match.cue.frames or match.cue.addressee == "object":
        return False
    first = ground.analysis.sentence_of(group.first).first
    named = any(start == source.head or last == source.last for start, last in ground.people)
    alone = not any(t.text == "," for t in tokens[first : group.first - 1])
    known = named or (alone and source_kind(ground, tokens[source.head]) in ("people", "bodies"))
    after = next((g for g in ground.groups.values() if g.first == source.last + 1), None)
    return known and ground.norm_at(source.last) == "," and after is not None and after.finite is not None


def _is_denied(ground: Ground, verb: Token, behind: Source) -> bool:
    """Whether what stands behind a verb of denial is what is denied: "la ministre, Lea Roth, dément | les propos"."""
    sayings = ground.rules.disputes.sayings
    return ground.norm_at(behind.head) in sayings and any(cue.stance == "denies" for cue in ground.cues_of(verb))


def find_inverted(ground: Ground, verb: Token, group: VerbGroup | None, after: int) -> Source | None:
    """A subject straight behind the verb: "a déclaré le ministre"."""
    if group is None or group.finite is None:
        return None
    source = _behind(ground, verb, group, after)
    if source is None or _is_denied(ground, verb, source):
        return None
    noun = ground.analysis.tokens[source.head]
    apart = ground.norm_at(group.first - 1) == ","
    if apart and noun.pos == "NOUN" and "Number=Plur" in noun.morph and "Number=Sing" in group.finite.morph:
        return None  # "le maire, en visite, a sermonné | des élèves"
    person = source_kind(ground, noun) in ("people", "bodies")
    if not person and topic(ground, verb, group) is not None:
        return None  # "X, après avoir dit que P, évoque | la possibilité"
    return with_partners(ground, source, group)


def _behind(ground: Ground, verb: Token, group: VerbGroup, after: int) -> Source | None:
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(verb.i)
    before = tokens[group.first - 1] if group.first > sentence.first else None
    if (
        before is not None
        and before.text not in (",", "»", "”", '"', "–", "-", "?", "!", "…", ")")
        and before.norm not in ("comme", "ainsi")
        and not _has_its_object(ground, before)
        and not _closes_sentence(ground, verb, group, after)
    ):
        return None
    i = ground.behind_aside(after)
    while i < sentence.last and (tokens[i].pos == "ADV" or _is_dated(ground, i) or tokens[i].text == ","):
        i = ground.behind_aside(_over_manner(ground, i, sentence.last))
    if i < sentence.last and tokens[i].pos == "ADP" and before is not None:
        return _named_behind(ground, i, sentence.last) or _body_behind(ground, i, sentence.last)
    if i + 1 < sentence.last and _opens_feeling(ground, i):
        return None  # "s'est dite | « touchée » par ce geste"
    titled = next((stretch for stretch in ground.people if stretch[0] == i + 1), None)
    if titled is not None and tokens[i].text[0].isupper():
        return Source(i, titled[1], titled[0])  # "a réagi | Me Lea Roth", where the model sees a pronoun
    if (
        i >= sentence.last
        or (tokens[i].pos not in ("DET", "PROPN", "NOUN", "NUM", "ADJ", "PRON", "X") and tokens[i].text.islower())
        or (tokens[i].norm in ground.words.clitics - ground.words.articles and tokens[i].pos != "DET")
    ):
        return None
    head = phrase_head(analysis, i, sentence.last)
    if head is None or (tokens[i].norm == "des" and source_kind(ground, tokens[head]) == "unknown"):
        return None  # "a révélé des traces de sang"
    return noun_phrase(ground, head, first=i)


def _opens_feeling(ground: Ground, i: int) -> bool:
    """Whether a quotation opens at token `i` that a participle closes whose agent follows."""
    quotation = ground.opened_by(ground.analysis.tokens[i])
    if quotation is None:
        return False
    closing = ground.analysis.token_at(quotation.outer.end - 1)
    felt = ground.groups.get(closing - 1)
    return felt is not None and felt.is_past_participle and ground.norm_at(closing + 1) in ground.words.par


def _over_manner(ground: Ground, i: int, limit: int) -> int:
    """The place behind token `i`, or behind what two commas part off: "rétorque |, philosophe, | la maire", "a dit |,
    jeudi sur France 3, | la maire".
    """
    tokens = ground.analysis.tokens
    if tokens[i].text != "," or i + 1 >= limit:
        return i + 1
    if ground.norm_at(i + 2) == "," and tokens[i + 1].pos in ("ADJ", "NOUN", "VERB", "ADV"):
        return i + 3
    told = tokens[i + 1].pos in ("ADP", "ADV") or _is_dated(ground, i + 1)
    return max(i + 1, ground.behind_commas(i, limit)) if told else i + 1


def _is_dated(ground: Ground, i: int) -> bool:
    """Whether a time stands at token `i` or behind the small word there: "| ce vendredi", "| en 2015"."""
    tokens = ground.analysis.tokens
    if ground.time_at(tokens[i]) is not None:
        return True
    small = tokens[i].pos == "ADP" or tokens[i].norm in ground.words.demonstratives
    return small and any(ground.time_at(t) is not None for t in tokens[i + 1 : i + 2])


def _has_its_object(ground: Ground, before: Token) -> bool:
    """Whether a verb behind this token has its object before it, and its subject behind: "ce que | nie X"."""
    taken_up = ground.norm_at(before.i - 1) == "ce"
    antecedent = ground.analysis.tokens[before.i - 1].pos in ("NOUN", "PROPN")
    return taken_up or (before.norm in ground.words.que and antecedent)


def _closes_sentence(ground: Ground, verb: Token, group: VerbGroup, after: int) -> bool:
    """Whether a verb and a body behind it end a sentence that is a clause already: "P assure le quotidien."."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(verb.i)
    told = [i for i in range(sentence.first, group.first) if i in ground.groups and ground.groups[i].finite is not None]
    behind = [t for t in tokens[after : sentence.last] if t.pos != "ADV"]
    joined = tokens[group.first - 1].pos == "CCONJ"
    if not told or joined or not any("quote" in cue.frames and cue.stance == "affirms" for cue in ground.cues_of(verb)):
        return False
    relatives = ground.words.relatives | ground.words.que
    if any(t.norm in relatives for t in tokens[told[-1] : group.first]) or not behind or len(behind) > 9:
        return False
    noun = next((t for t in behind if t.pos in ("NOUN", "PROPN")), None)
    nouns = ground.words.people | ground.words.bodies | ground.words.papers
    known = noun is not None and (noun.norm in nouns or noun.lemma.lower() in nouns)
    return known and behind[0].norm in ground.words.articles and behind[-1].text in ".!"


def _named_behind(ground: Ground, first: int, limit: int) -> Source | None:
    """The person named behind what parts a verb from its subject: "», note pour Le Parisien Christine Moreau"."""
    for start, end in ground.people:
        while end - start > 2 and ground.analysis.tokens[start].norm in ground.words.media_names:
            start += 1  # "affirme au | Monde | Michel Crépu"
        if end - start > 3 and f"{ground.norm_at(start)} {ground.norm_at(start + 1)}" in ground.words.media_names:
            start += 2  # "fulmine sur | France 3 | Yannick Morel"
        if first < start < min(first + 12, limit):
            stretch = ground.analysis.tokens[first:start]
            between = any(_parts(ground, t) or t.text in ",;:" or t.norm in ground.words.que for t in stretch)
            titled = stretch[-1].pos == "DET" or stretch[-1].norm in CIVIL  # "l'avocat de M. | Paul"
            governed = stretch[-1].pos == "ADP" or (titled and stretch[-2].pos == "ADP")
            whose = any(_tells_whose(ground, t, start) for t in stretch)
            return None if between or governed or whose else Source(start, end, start)
    return None


def _tells_whose(ground: Ground, noun: Token, name: int) -> bool:
    """Whether a name only tells whose somebody is: "sur Twitter l'| avocat | de la famille Roth"."""
    person = noun.pos == "NOUN" and noun.lemma.lower() in ground.words.people
    return person and any(ground.norm_at(i) in ground.words.de for i in range(noun.i + 1, name))


def _parts(ground: Ground, token: Token) -> bool:
    """Whether a verb stands between a cue and its subject, not the gerund that tells how: "explique | en souriant"."""
    group = ground.groups.get(token.i)
    if group is None or group.is_past_participle:
        return False  # "a réagi dans un courriel | adressé | à l'AFP"
    return not (group.is_participle and ground.norm_at(token.i - 1) == "en")


def _body_behind(ground: Ground, first: int, limit: int) -> Source | None:
    """The person or body behind what parts a verb from it: "», poursuit dans un communiqué | le groupe"."""
    tokens = ground.analysis.tokens
    for i in range(first + 2, min(first + 9, limit - 1)):
        if tokens[i].text == ",":
            behind = ground.behind_commas(i, limit)  # "à la radio |, sans autre détail, | un élu"
            head = phrase_head(ground.analysis, behind, limit) if behind > i else None
            someone = head is not None and source_kind(ground, tokens[head]) in ("people", "bodies")
            return noun_phrase(ground, head, first=behind) if head is not None and someone else None
        if i in ground.groups or tokens[i].text in ";:" or tokens[i].norm in ground.words.que:
            return None
        begins = tokens[i].pos == "DET" or tokens[i].norm in ("un", "une")  # "auprès de l'AFP | un des joueurs"
        if begins and tokens[i - 1].pos in ("NOUN", "PROPN", "ADJ", "X"):
            head = phrase_head(ground.analysis, i, limit)
            if head is not None and source_kind(ground, tokens[head]) in ("people", "bodies"):
                return noun_phrase(ground, head, first=i)
    return None
