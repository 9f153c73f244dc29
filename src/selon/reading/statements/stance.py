"""The stance a sentence gives a cue: the lexicon's, unless what is said says otherwise."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.statements.extent import Content
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.own_words import (
    DIRECT,
    TOLD,
    find_cue_stance,
    find_later_stance,
    find_own_stance,
    is_future,
    is_perfect,
    is_willed,
)
from selon.reading.statements.takeover import is_relative
from selon.reading.statements.verbs import VerbGroup

_PHRASES = frozenset(("np", "judged", "de_np", "à_np", "sur", "attribute"))


def find_stance(ground: Ground, match: CueMatch | None, content: Content) -> str:
    """affirms, denies, believes, fears, wants, promises or asks.

    In the order of the annotation guidelines: one's own future act is a promise, a claim that something is not so a
    denial; a question mark at the end asks; else the cue decides, or the very words of who only says something.
    """
    base = "affirms" if match is None else match.cue.stance
    if base == "promises" and _is_past(ground, content):
        base = "affirms"  # "jure qu'il a payé"
    if match is not None and base in ("affirms", "fears") and _is_own_future(ground, match, content):
        return "promises"  # "« Nous n'irons pas », prévient X"
    if base in ("affirms", "denies") and _is_question(ground, content):
        return "asks"
    told = _told_stance(ground, match, content) if base == "affirms" else None
    if told is not None:
        return told
    if base == "affirms" and (
        _answers_no(ground, content) or (match is not None and is_denial(ground, match, content))
    ):
        return "denies"
    if base == "affirms" and content.frame in DIRECT:
        base = find_later_stance(ground, _all_tokens(ground, content)) or base
    negated = match is not None and match.negated
    if negated and base in ("affirms", "believes"):
        return "denies"
    if negated and base == "denies":
        return "believes"  # "n'exclut pas que P", "n'exclut pas de partir" hold it for possible
    if base == "wants" and content.frame == "si":
        return "asks"
    return base


def _answers_no(ground: Ground, content: Content) -> bool:
    """Whether words said open with a no of their own: "« Non, jamais »"."""
    tokens = _all_tokens(ground, content)
    if content.frame not in DIRECT | {"turn"} or len(tokens) < 2:
        return False
    return tokens[0].norm in ground.words.answers_no and tokens[1].pos == "PUNCT"


def is_denial(ground: Ground, match: CueMatch, content: Content) -> bool:
    """Whether the words of a content that is denied are the denial themselves: "assure que rien n'a été signé"."""
    if match.cue.stance == "denies" or match.negated:
        return False  # "dément que", "n'a pas dit que"
    granted = match.cue.lemma in ground.words.granting  # "regrette que X n'ait pas payé"
    return (not granted and _is_negated(ground, content)) or is_contested(ground, content)


def _told_stance(ground: Ground, match: CueMatch | None, content: Content) -> str | None:
    """The stance that what is said has by itself; None where it only tells what is."""
    tokens = _tokens(ground, content)
    if match is not None and match.negated:
        return None
    if content.frame == "attribute":
        own = match is not None and match.group is not None and match.group.reflexive
        return _stance_of_adjective(ground, tokens) if own else None
    if match is not None and _is_announced(ground, match, content, tokens):
        return "promises"
    if content.frame in ("np", "de_np", "judged"):
        return _stance_of_noun(ground, match, tokens)
    verb = _main_verb(ground, tokens)
    if content.frame == "inf":
        first = next((t for t in tokens if t.i in ground.groups), None)
        group = None if first is None or _is_past(ground, content) else ground.groups[first.i]
        bare = group is not None and group.is_infinitive and tokens[0].norm not in ground.words.negations_left
        return find_cue_stance(ground, group.head) if bare and group is not None else None
    if verb is None:
        return None
    if content.frame in DIRECT:
        return find_own_stance(ground, verb, tokens[0])
    group = ground.groups[verb.i]
    if content.frame == "que" and verb.lemma in ground.words.needing and not (is_perfect(group) or group.negated):
        return "wants"  # "a dit qu'il faudrait rouvrir le pont"
    own = content.frame == "que" and _is_of_pronoun(ground, tokens) and not is_perfect(ground.groups[verb.i])
    if own and match is not None and _may_be_speaker(ground, match, tokens[1]):
        return find_cue_stance(ground, verb)
    return None


def _is_of_pronoun(ground: Ground, tokens: list[Token]) -> bool:
    """Whether a pronoun is the subject of a clause with que: "qu'elle viendra"."""
    return len(tokens) > 2 and tokens[1].norm in ground.words.subject_pronouns


def _stance_of_adjective(ground: Ground, tokens: list[Token]) -> str | None:
    """What somebody is by an adjective: "wants" of "se dit | favorable à P"."""
    lemmas = (ground.rules.cues.adjective_forms.get(t.norm, t.norm) for t in tokens[:4])
    cues = (cue for lemma in lemmas for cue in ground.rules.cues.adjectives.get(lemma, ()) if len(cue.words) == 1)
    return next((cue.stance for cue in cues if cue.stance != "affirms"), None)


def _stance_of_noun(ground: Ground, match: CueMatch | None, tokens: list[Token]) -> str | None:
    """What somebody tells that they feel or want: "wants" of "répète | son souhait de partir"."""
    first = tokens[0].i if match is None or match.head.i > tokens[0].i else match.last
    near = ground.analysis.tokens[first : tokens[0].i + 4]
    noun = next((t for t in near if t.pos == "NOUN"), None)
    if noun is None or not any(t.norm in ground.words.possessives for t in near if noun.i - 3 < t.i < noun.i):
        return None
    if noun.i < tokens[-1].i and ground.norm_at(noun.i + 1) not in ground.words.bare_de | ground.words.que:
        return None  # "reproche | son engagement auprès du maire"
    return next((cue.stance for cue in ground.rules.cues.nouns.get(noun.lemma, ()) if cue.stance in TOLD), None)


def _is_announced(ground: Ground, match: CueMatch, content: Content, tokens: list[Token]) -> bool:
    """Whether what somebody announces or assures is to be done: "annonce fermer l'usine", "assure que P fermera"."""
    words = ground.words
    if match.cue.lemma not in words.announcing_acts | words.assuring:
        return False
    announces = match.cue.lemma in words.announcing_acts
    if content.frame == "inf":
        first = next((t for t in tokens if t.i in ground.groups), None)
        return (
            announces and first is not None and not _is_past(ground, content) and is_willed(ground, first, words.being)
        )
    if content.frame in ("np", "judged"):
        noun = next((t for t in tokens[:5] if t.pos == "NOUN"), None)
        undertaken = noun is not None and noun.lemma in words.undertakings
        undertaken = undertaken and tokens[0].norm not in words.demonstratives  # not "a annoncé cette mesure"
        return announces and (undertaken or _stance_of_noun(ground, match, tokens) == "wants")
    verb = _main_verb(ground, tokens)
    if verb is None or content.frame not in ("que", "inserted") or not is_willed(ground, verb, words.being):
        return False
    if any(t.i < ground.groups[verb.i].first and "VerbForm=Fin" in t.morph for t in tokens):
        return False  # "que ce n'est pas ainsi que le bac rouvrira"
    if _is_of_pronoun(ground, tokens) and not _may_be_speaker(ground, match, tokens[1]):
        return False
    subject, group = ground.analysis.child(verb.i, "nsubj"), ground.groups[verb.i]
    coming = is_future(ground, verb) or (group.conditional and not is_perfect(group))
    return coming and not _is_impersonal(ground, verb) and (subject is None or subject.norm not in words.anybody)


def _all_tokens(ground: Ground, content: Content) -> list[Token]:
    inside = (ground.analysis.tokens_in(start, end) for start, end in content.stretches)
    return [ground.analysis.tokens[i] for part in inside for i in part]


def _tokens(ground: Ground, content: Content) -> list[Token]:
    """The tokens of the first stretch; of a clause around its cue those up to the stretch that has a verb."""
    parts = [ground.analysis.tokens_in(start, end) for start, end in content.stretches]
    told = list(parts[0])
    for part in parts[1:]:
        if content.frame != "inserted" or any(i in ground.groups and ground.groups[i].finite for i in told):
            break
        told += part
    return [ground.analysis.tokens[i] for i in told]


def _is_past(ground: Ground, content: Content) -> bool:
    """Whether the main clause of a content tells what has been: its verb, or a bare infinitive, is of the past."""
    tokens = _tokens(ground, content)
    if content.frame == "inf":
        first = next((ground.groups[t.i] for t in tokens if t.i in ground.groups), None)
        return first is not None and first.is_infinitive and (_is_compound(ground, first) or first.helper is not None)
    verb = _main_verb(ground, tokens)
    if verb is None or content.frame in _PHRASES:
        return False
    group = ground.groups[verb.i]
    if group.finite is None or group.future or group.conditional:
        return False
    compound = group.finite.i != verb.i and not group.passive and "VerbForm=Part" in verb.morph
    compound = compound or _is_compound(ground, group)
    return compound or "Tense=Imp" in group.finite.morph or "Tense=Past" in group.finite.morph


def _is_compound(ground: Ground, group: VerbGroup) -> bool:
    """Whether avoir heads a group of its own because a word parts it from its participle: "n'ai | rien | pris"."""
    near = ground.analysis.tokens[group.last : group.last + 3]
    return group.head.lemma == "avoir" and any({"VerbForm=Part", "Tense=Past"} <= t.morph for t in near)


def _is_own_future(ground: Ground, match: CueMatch, content: Content) -> bool:
    """Whether the speaker says what the speaker will do: a pronoun subject and a future or a conditional."""
    tokens = _tokens(ground, content)
    if content.frame == "que" and _is_of_pronoun(ground, tokens):
        verb = _main_verb(ground, tokens)
        if verb is None or _is_impersonal(ground, verb) or not _may_be_speaker(ground, match, tokens[1]):
            return False
        return is_future(ground, verb) or ground.groups[verb.i].conditional
    if content.frame == "quote" and tokens and any(t.norm in ground.words.first_person for t in tokens[:3]):
        verb = _main_verb(ground, tokens)
        return verb is not None and is_future(ground, verb) and is_willed(ground, verb)
    return match.cue.stance == "fears" and content.frame == "quote" and _is_threat(ground, tokens)


def _is_threat(ground: Ground, tokens: list[Token]) -> bool:
    """Whether words say what the speaker does if something else happens: "si la digue cède, | je démissionne"."""
    opens = bool(tokens) and tokens[0].norm in ground.words.conditions & ground.words.questions
    comma = next((t.i for t in tokens if t.text == ","), None)
    return opens and comma is not None and ground.norm_at(comma + 1) in ground.words.first_person


def _is_impersonal(ground: Ground, verb: Token) -> bool:
    """Whether nobody does what a verb says: "il y aurait", "il faudra"."""
    tokens = ground.analysis.tokens
    there = any(t.norm == "y" for t in tokens[ground.groups[verb.i].first : verb.i]) and verb.lemma == "avoir"
    return there or verb.lemma in ground.words.impersonal_verbs


def _may_be_speaker(ground: Ground, match: CueMatch, pronoun: Token) -> bool:
    """Whether a pronoun agrees with the cue's verb in number: not "les élus disent qu'il partira"."""
    finite = None if match.group is None else match.group.finite
    several = finite is not None and "Number=Plur" in finite.morph
    return finite is None or several == (pronoun.norm in ground.words.plural_pronouns | {"nous"})


def _main_verb(ground: Ground, tokens: list[Token]) -> Token | None:
    """The first finite verb that stands in no relative clause; the first of all where all do."""
    finite = [t for t in tokens if t.i in ground.groups and ground.groups[t.i].finite is not None]
    told = [t for t in finite if not is_relative(ground, ground.groups[t.i], tokens[0].i)]
    main = next((t for t in told if not _is_supposed(ground, t, tokens[0].i)), None)
    return main or next(iter(told or finite), None)


def _is_supposed(ground: Ground, verb: Token, first: int) -> bool:
    """Whether a verb stands in the condition or the time of the main clause behind it: "si le pont | cède, on part"."""
    i = ground.groups[verb.i].first
    while i > first and ground.analysis.tokens[i - 1].text not in _CLOSING:
        i -= 1
    opens = ground.norm_at(i) in ground.words.conditions & ground.words.questions
    return opens and any(t.text == "," for t in ground.analysis.tokens[verb.i : verb.i + _REACH])


_CLOSING, _REACH = frozenset(",.;:!?"), 40


def _is_question(ground: Ground, content: Content) -> bool:
    return content.frame in ("quote", "inserted") and ground.analysis.text[: content.stretches[-1][1] + 3].rstrip(
        ' »”"\u00a0\u202f,'
    ).endswith("?")


def is_contested(ground: Ground, content: Content) -> bool:
    """Whether the main clause calls its subject false: "les accusations sont sans fondement"."""
    tokens = _tokens(ground, content)
    copulas = [t.i for t in tokens if t.lemma in ground.words.auxiliaries and "VerbForm=Fin" in t.morph]
    if not copulas:
        return False
    near = (copulas[0], copulas[-1])
    return any(t.norm in ground.words.denials and any(0 < t.i - copula <= 8 for copula in near) for t in tokens)


def _is_negated(ground: Ground, content: Content) -> bool:
    """Whether the main clause of the content is negated, and no "mais" turns it round."""
    tokens = _tokens(ground, content)
    if content.frame == "inf" and tokens[0].norm in ground.words.negations_left:
        return True  # "assure ne rien savoir"
    verb = _main_verb(ground, tokens)
    if verb is None or content.frame in _PHRASES:
        return False  # "annonce son recours contre un « arrêt qui n'est pas équitable »"
    group = ground.groups[verb.i]
    near = {t.norm for t in ground.analysis.tokens[group.first : min(verb.i + 4, len(ground.analysis.tokens))]}
    if ground.norm_at(group.first - 1) == "on" and group.finite is group.head:
        return False  # "on ne peut pas laisser faire": what nobody should do
    before = {t.norm for t in tokens if t.i < group.first}
    denying = near & ground.words.negators
    if denying and denying <= ground.words.no_longer and not (group.future or group.conditional):
        return False  # "n'en peut plus": it was so
    if not (near & ground.words.negations_left) or not (group.negated or (near | before) & ground.words.negators):
        return False
    return not any(t.norm == "mais" for t in tokens if verb.i < t.i < verb.i + 25)
