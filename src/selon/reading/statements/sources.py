"""The source of a cue: the noun phrase that names who is answerable."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.statements.bearers import with_partners
from selon.reading.statements.bounds import main_clause_comma
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.inverted import find_inverted
from selon.reading.statements.noun_phrases import Source, noun_phrase, object_described, phrase_head
from selon.reading.statements.preceding import (
    before_parted,
    behind_fronted,
    behind_quotation,
    behind_relative,
    is_subordinate,
    name_before_aside,
    name_before_brackets,
    name_straight_before,
    nearest_before,
    phrase_straight_before,
    topic,
)
from selon.reading.statements.relatives import antecedent_of, before_age
from selon.reading.statements.verbs import VerbGroup

_NO_SUBJECT = frozenset(("acl", "advcl", "xcomp", "conj", "ccomp", "parataxis", "obl", "dep", "nmod", "obj", "appos"))


def find_source(ground: Ground, match: CueMatch) -> Source | None:
    """The source of a verb cue: its subject, its agent, or the subject it shares with the clause it hangs on."""
    group = match.group
    assert group is not None
    if group.clitic is not None:
        return Source(group.clitic.i, group.clitic.i + 1, group.clitic.i)
    if group.passive or group.is_past_participle:
        return agent_of(ground, match.head, match.last)
    source = _subject(ground, match.head, match.last, set())
    if group.is_infinitive and source is not None and _outside(ground, match, source) is None:
        main = _subject_of_main(ground, match.head, group, {match.head.i})
        source = main if main is not None and main.head < match.head.i else None  # "a dit X, avant de | souligner |"
    if source is None and group.is_participle:
        source = _subject_of_main(ground, match.head, group, {match.head.i})
    source = source or _outside(ground, match, nearest_before(ground, match.head, group))
    if source is not None and source.first < group.first < source.last:
        head = min(source.head, group.first - 1)
        return Source(source.first, group.first, head)  # "le juge | lui reproche", "le premier | lui répond"
    return source


def _outside(ground: Ground, match: CueMatch, source: Source | None) -> Source | None:
    """A source, unless it stands in a quotation that ends before the cue."""
    if source is None:
        return None
    head = ground.analysis.tokens[source.head]
    around = ground.quotations.around(head.start, head.end)
    return source if around is None or around.outer.end > match.head.start else None


def subject_of(ground: Ground, verb: Token) -> Source | None:
    """The subject of a verb that need not be a cue itself."""
    group = ground.groups.get(verb.i)
    return _subject(ground, verb, group.last if group else verb.i + 1, set())


def doer_of(ground: Ground, verb: Token, group: VerbGroup) -> Source | None:
    """Who does what a verb that need not be a cue tells: the agent of a passive or a participle, else the subject."""
    if group.passive or group.is_past_participle:
        return agent_of(ground, verb, group.last)
    return subject_of(ground, verb)


def agent_of(ground: Ground, verb: Token, after: int) -> Source | None:
    """The noun phrase behind par, from token `after` on; what is quoted between them is passed over."""
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(verb.i)
    inside = ground.quotations.around(verb.start, verb.end)
    for i in [i for i in range(after, sentence.last - 1) if inside or not _quoted(ground, i)][:24]:
        if tokens[i].norm in ground.words.par:
            head = phrase_head(analysis, i + 1, sentence.last)
            if head is not None and tokens[head].norm in ground.words.adverbial_nouns:
                continue
            return None if head is None or ground.time_at(tokens[head]) else noun_phrase(ground, head, first=i + 1)
        if tokens[i].text in ".;:" or (i in ground.groups and ground.groups[i].finite is not None):
            return None
    return None


def _quoted(ground: Ground, i: int) -> bool:
    """Whether token `i` stands in a quotation, its marks included."""
    token = ground.analysis.tokens[i]
    return any(q.outer.start <= token.start < q.outer.end for q in ground.quotations.outermost)


def _subject(ground: Ground, verb: Token, after: int, seen: set[int]) -> Source | None:
    """The subject of a verb, or the one it shares with the verb or noun it depends on."""
    if verb.i in seen:
        return None
    seen.add(verb.i)
    group = ground.groups.get(verb.i)
    if group is not None and group.clitic is not None:
        return Source(group.clitic.i, group.clitic.i + 1, group.clitic.i)
    if group is not None and group.is_participle and _shares_main_subject(ground, group):
        return _subject_of_main(ground, verb, group, seen)
    beside = _subject_beside(ground, verb, group, after)
    if beside is not None and group is not None:
        beside = name_before_aside(ground, beside, group) or beside
        quoted = _is_quoted_apart(ground, ground.analysis.tokens[beside.head], verb)
        return None if quoted else with_partners(ground, beside, group)
    shared = _shared_subject(ground, verb, group, after, seen) if beside is None else beside
    return shared if shared is None or group is None else name_before_aside(ground, shared, group) or shared


def _subject_beside(ground: Ground, verb: Token, group: VerbGroup | None, after: int) -> Source | None:
    """The subject a verb has to itself, by its place or by the parse."""
    relative = group is not None and ground.norm_at(group.first - 1) in ground.words.que
    turned = relative or _closes_quotation(ground, group) or _is_taken_up(ground, group)
    inverted = find_inverted(ground, verb, group, after) if turned else None
    if inverted is not None:
        return inverted
    described = object_described(ground, verb, group.first) if group is not None and group.is_past_participle else None
    if described is not None and group is not None:
        return noun_phrase(ground, described.i, before=group.first)
    bearer = _bearer_of_participle(ground, group) if group is not None and group.is_participle else None
    if bearer is not None:
        return bearer
    subject = _of_age(ground, _own_subject(ground, verb, group))
    fronted = None if subject is None or group is None else behind_fronted(ground, subject, group)
    if fronted is not None:
        return fronted
    straight = (
        before_parted(ground, verb, group)
        or name_straight_before(ground, group)
        or behind_relative(ground, group)
        or phrase_straight_before(ground, subject, group)
    )
    if straight is not None:
        return straight
    if subject is not None and subject.norm in ground.words.subject_relatives:
        return antecedent_of(ground, verb, subject)
    if subject is not None:
        return behind_quotation(ground, subject, verb) or noun_phrase(ground, subject.i)
    named = name_before_brackets(ground, group) or find_inverted(ground, verb, group, after)
    return named or topic(ground, verb, group)


def _of_age(ground: Ground, subject: Token | None) -> Token | None:
    """A subject, or whose age it is: "Sophie |, 25 ans, a expliqué"."""
    if subject is None:
        return None
    named = ground.analysis.tokens[before_age(ground, subject.i)]
    return named if named.pos in ("PROPN", "NOUN") else subject


def _shared_subject(ground: Ground, verb: Token, group: VerbGroup | None, after: int, seen: set[int]) -> Source | None:
    """The subject of what a verb without one depends on."""
    tokens = ground.analysis.tokens
    governor = tokens[verb.head]
    if _resumes_behind_quotation(ground, verb, group) or _resumes_in_number(ground, verb, group):
        return _subject(ground, tokens[governor.head], after, seen)
    if group is not None and group.finite is not None and group.finite.i < group.first:
        return _subject(ground, tokens[group.finite.head], after, seen)  # it shares the auxiliary of another verb
    if group is not None and group.finite is not None and verb.dep in ("acl", "amod", "nmod", "dep", "appos"):
        return nearest_before(ground, verb, group)
    if group is not None and _is_quoted_apart(ground, governor, verb):
        return _subject_of_main(ground, verb, group, seen)
    if governor.i == verb.i or governor.sentence != verb.sentence:
        return nearest_before(ground, verb, group)
    if governor.i in ground.groups or governor.pos in ("VERB", "AUX"):
        return _subject_of_governor(ground, verb, group, after, seen)
    if verb.dep in ("acl", "amod") and governor.pos in ("NOUN", "PROPN", "PRON"):
        apart = group is not None and group.is_participle and tokens[group.first - 1].text == ","
        main = _subject_of_main(ground, verb, group, seen) if group is not None and apart else None
        return main or noun_phrase(ground, governor.i, before=group.first if group else verb.i)
    shares = governor.dep in _NO_SUBJECT
    return _subject(ground, governor, after, seen) if shares else nearest_before(ground, verb, group)


def _subject_of_governor(
    ground: Ground, verb: Token, group: VerbGroup | None, after: int, seen: set[int]
) -> Source | None:
    """The subject of the verb that another verb depends on, or whom that one makes do it."""
    governor = ground.analysis.tokens[verb.head]
    other = ground.groups.get(governor.i)
    if verb.dep == "ccomp" and (other is None or other.clitic is None):
        return nearest_before(ground, verb, group)
    apart = group is not None and ground.norm_at(group.first - 2) in ground.words.parting  # "appelé X à P, avant de"
    caused = None if group is None or apart else _caused(ground, governor, group)
    if group is not None and group.is_participle and other is not None:
        after = other.last  # "a assuré | le maire, accusant la CGT de « céder »"
    return _subject(ground, governor, after, seen) if caused is None else caused


def _resumes_behind_quotation(ground: Ground, verb: Token, group: VerbGroup | None) -> bool:
    """Whether a verb joined to one in a quoted complement resumes the main clause: "dit qu'il « ment » et a exigé"."""
    tokens = ground.analysis.tokens
    governor = tokens[verb.head]
    if group is None or group.finite is None or verb.dep != "conj" or governor.dep != "ccomp" or group.first < 2:
        return False
    quotation = ground.quotations.around(governor.start, governor.end)
    closed = quotation is not None and quotation.outer.end <= tokens[group.first].start
    return closed and tokens[group.first - 1].pos == "CCONJ"


def _resumes_in_number(ground: Ground, verb: Token, group: VerbGroup | None) -> bool:
    """Whether a plural verb joined to one of "elle" is the main clause's: "Ils pensent qu'elle ment et | ont crié"."""
    governor = ground.analysis.tokens[verb.head]
    if group is None or group.finite is None or verb.dep != "conj" or governor.dep != "ccomp":
        return False
    subject = ground.analysis.child(governor.i, "nsubj", "nsubj:pass")
    one = subject is not None and subject.norm in ("il", "elle", "on")
    return one and "Number=Plur" in group.finite.morph


def _is_quoted_apart(ground: Ground, governor: Token, verb: Token) -> bool:
    """Whether the model hangs a verb on a quoted word though it stands outside the quotation."""
    quotation = ground.quotations.around(governor.start, governor.end)
    if quotation is None or ground.is_name(quotation):
        return False
    return not quotation.outer.start <= verb.start < quotation.outer.end


def _shares_main_subject(ground: Ground, group: VerbGroup) -> bool:
    """Whether a present participle has the subject of the main verb: behind "en", or at the head of a sentence."""
    opens = group.first == ground.analysis.sentence_of(group.head.i).first
    return opens or ground.analysis.tokens[group.first - 1].norm == "en"


def _subject_of_main(ground: Ground, verb: Token, group: VerbGroup, seen: set[int]) -> Source | None:
    """The subject of the verb a gerund hangs on, or of the last finite verb before it, or of the first behind it."""
    sentence = ground.analysis.sentence_of(verb.i)
    tokens = ground.analysis.tokens
    told = [i for i in range(sentence.first, sentence.last) if i in ground.groups and ground.groups[i].finite]
    finite = [i for i in told if not _is_quoted_apart(ground, tokens[i], verb)]
    opens = group.first <= sentence.first + 1 or (
        tokens[sentence.first].pos == "ADP" and not any(i < group.first for i in finite)
    )
    opening = main_clause_comma(ground, verb.i, sentence) if opens else None
    if opening is not None:
        finite = [i for i in finite if i > opening]
    hung = [t.i for t in ground.analysis.ancestors(verb.i) if t.i in finite and t.i < verb.i]
    if ground.norm_at(group.first - 1) == "en" and ground.norm_at(group.first - 2) == "tout":
        hung = []  # "a voulu que le pont reste ouvert, tout en promettant de"
    before = [i for i in reversed(finite) if i < group.first and not is_subordinate(ground, i, sentence.first)]
    for i in (*hung[:1], *before, *finite, *told):
        if i in seen:
            continue
        caused = _caused(ground, tokens[i], group)
        source = caused or _subject(ground, tokens[i], ground.groups[i].last, seen)
        if source is not None:
            return source
    return None


def _caused(ground: Ground, verb: Token, group: VerbGroup) -> Source | None:
    """Whom a verb makes do what follows: "pousse X à protester", or "pousse X à protester, affirmant que"."""
    caused = ground.analysis.child(verb.i, "obj") if verb.lemma in ground.words.causing else None
    if caused is None or not verb.i < caused.i < group.first:
        return None
    between = (g for g in ground.groups.values() if g.is_infinitive and caused.i < g.head.i < group.first)
    done = group if group.is_infinitive else next(between, None) if group.is_participle else None
    return None if done is None else noun_phrase(ground, caused.i, before=done.first)


def _bearer_of_participle(ground: Ground, group: VerbGroup) -> Source | None:
    """The noun a participle follows without a comma, or the inverted subject or the "selon X" before its comma.

    "un communiqué expliquant que"; "..., ajoute-t-il, précisant que"; "..., selon la police, confirmant que".
    """
    tokens = ground.analysis.tokens
    if group.first < 2:
        return None
    before = tokens[group.first - 1]
    if before.pos in ("NOUN", "PROPN", "ADJ") and before.sentence == group.head.sentence:
        noun = next(
            (t for t in reversed(tokens[max(0, group.first - 4) : group.first]) if t.pos in ("NOUN", "PROPN")), None
        )
        if noun is None:
            return None
        noun = _person_above(ground, noun)
        first = ground.analysis.subtree(noun.i)[0]
        own = first > 0 and tokens[first - 1].text == ","
        return noun_phrase(ground, noun.i, first=first if own else None, before=group.first)
    if before.text != ",":
        return None
    teller = _according(ground, group.first - 1)
    if teller is not None:
        return teller
    inserted = (
        t
        for t in reversed(tokens[max(0, group.first - 5) : group.first - 1])
        if t.norm in ground.words.inverted_subjects
    )
    clitic = next(inserted, None)
    return None if clitic is None else Source(clitic.i, clitic.i + 1, clitic.i)


def _person_above(ground: Ground, noun: Token) -> Token:
    """The person that a noun behind "de" tells of, else the noun: "| le chef | de l'État soulignant que"."""
    tokens = ground.analysis.tokens
    above, case = tokens[noun.head], ground.analysis.child(noun.i, "case")
    governed = noun.dep == "nmod" and above.i < noun.i and case is not None and case.norm in ground.words.de
    if not governed or "Number=Plur" in above.morph or above.lemma.lower() not in ground.words.people:
        return noun
    return above


def _according(ground: Ground, comma: int) -> Source | None:
    """Whom the words before a comma follow: "selon | la police |,"."""
    tokens = ground.analysis.tokens
    for i in range(comma - 2, max(ground.analysis.sentence_of(comma).first, comma - 9), -1):
        if tokens[i].norm == "selon":
            head = phrase_head(ground.analysis, i + 1, comma)
            return None if head is None else noun_phrase(ground, head, first=i + 1, before=comma)
        if i in ground.groups or tokens[i].pos == "PUNCT":
            return None
    return None


def _closes_quotation(ground: Ground, group: VerbGroup | None) -> bool:
    """Whether a verb group stands straight behind a quotation: its subject follows it then, whatever the parse says."""
    if group is None or group.first == 0:
        return False
    edge = ground.analysis.text[: ground.analysis.tokens[group.first].start].rstrip(" ,\u00a0")
    return any(q.outer.end == len(edge) and not ground.is_name(q) for q in ground.quotations.outermost)


def _is_taken_up(ground: Ground, group: VerbGroup | None) -> bool:
    """Whether a verb takes a clause up with comme and a pronoun, its subject behind it: "comme | l'a dit le maire"."""
    tokens = ground.analysis.tokens
    if group is None or group.first == 0 or group.first == group.head.i:
        return False
    behind_comme = tokens[group.first - 1].norm in ground.words.comme
    return behind_comme and tokens[group.first].norm in ground.words.object_clitics


def _own_subject(ground: Ground, verb: Token, group: VerbGroup | None) -> Token | None:
    tokens = ground.analysis.tokens
    bearer = verb.head if verb.dep.startswith(("aux", "cop")) else verb.i
    before = tokens[group.first - 1] if group is not None and group.first and group.finite is not None else None
    plain = before is not None and tokens[before.i - 1].norm not in ground.words.at  # not "la poste, quant à elle,"
    if (
        before is not None
        and plain
        and before.dep == "nsubj"
        and before.norm in ground.words.subject_pronouns - {"qui"}
    ):
        return before
    subjects = [t for t in ground.analysis.find_children(bearer, "nsubj", "expl") if not t.dep.startswith("expl:comp")]
    if not subjects and group is not None and group.finite is not None and group.finite.dep == "ROOT":
        subjects = list(ground.analysis.find_children(group.finite.i, "nsubj"))
    for subject in subjects:
        if (group is not None and group.finite is None and subject.i > verb.i) or _has_preposition(ground, subject):
            continue
        if (
            subject.dep.startswith("nsubj")
            and subject.sentence == verb.sentence
            and subject.norm not in ground.words.impersonal | ground.words.que | {"-t"}
            and not (subject.pos == "PRON" and subject.i and tokens[subject.i - 1].norm in ground.words.at)
            and not any(t.text == ":" for t in tokens[subject.i : verb.i])
            and not (subject.i in ground.groups and ground.norm_at(subject.i - 1) in ground.words.inverted_subjects)
        ):
            return subject
    if group is not None and group.finite is not None:
        before = tokens[group.first - 1] if group.first else None
        if before is not None and before.sentence == verb.sentence and before.norm in ground.words.subject_pronouns:
            return before
    return None


def _has_preposition(ground: Ground, noun: Token) -> bool:
    """Whether a preposition other than a partitive "de" governs a noun: it is then no subject."""
    case = ground.analysis.child(noun.i, "case")
    return case is not None and case.norm not in ground.words.de
