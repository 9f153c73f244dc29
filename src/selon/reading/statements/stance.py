"""The stance a sentence gives a cue: the lexicon's, unless what is said says otherwise."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.statements.extent import Content
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.takeover import is_relative
from selon.reading.statements.verbs import VerbGroup

_PHRASES = frozenset(("np", "judged", "de_np", "à_np", "sur", "attribute"))


def find_stance(ground: Ground, match: CueMatch, content: Content) -> str:
    """affirms, denies, believes, fears, wants, promises or asks.

    In the order of the annotation guidelines: one's own future act is a promise, a claim that something is not so a
    denial; a question mark at the end asks; else the cue decides.
    """
    base = match.cue.stance
    if base == "promises" and _is_past(ground, content):
        base = "affirms"  # "jure qu'il a payé"
    if base in ("affirms", "fears") and _is_own_future(ground, match, content):
        return "promises"  # "« Nous n'irons pas », prévient X"
    if base in ("affirms", "denies") and _is_question(ground, content):
        return "asks"
    if base == "affirms" and (_is_negated(ground, content) or is_contested(ground, content)):
        return "denies"
    negated = match.group is not None and match.group.negated
    if negated and base in ("affirms", "believes"):
        return "denies"
    if negated and base == "denies":
        return "believes"  # "n'exclut pas que P", "n'exclut pas de partir" hold it for possible
    if base == "wants" and content.frame == "si":
        return "asks"
    return base


def is_denial(ground: Ground, match: CueMatch, content: Content) -> bool:
    """Whether the words of a content that is denied are the denial themselves: "assure que rien n'a été signé"."""
    if match.cue.stance == "denies" or (match.group is not None and match.group.negated):
        return False  # "dément que", "n'a pas dit que"
    return _is_negated(ground, content) or is_contested(ground, content)


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


def _is_told_future(ground: Ground, verb: Token) -> bool:
    """Whether a verb is of the future: by its form, or aller before an infinitive."""
    group = ground.groups[verb.i]
    near = ground.analysis.tokens[group.last : group.last + 3]
    going = verb.lemma == "aller" and any("VerbForm=Inf" in t.morph for t in near)
    return group.future or (going and group.finite is verb)


def _is_own_future(ground: Ground, match: CueMatch, content: Content) -> bool:
    """Whether the speaker says what the speaker will do: a pronoun subject and a future or a conditional."""
    tokens = _tokens(ground, content)
    if content.frame == "que" and len(tokens) > 2 and tokens[1].norm in ground.words.subject_pronouns:
        verb = _main_verb(ground, tokens)
        if verb is None or _is_impersonal(ground, verb) or not _may_be_speaker(ground, match, tokens[1]):
            return False
        return _is_told_future(ground, verb) or ground.groups[verb.i].conditional
    if content.frame == "quote" and tokens and any(t.norm in ground.words.first_person for t in tokens[:3]):
        verb = _main_verb(ground, tokens)
        return verb is not None and _is_told_future(ground, verb)
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
    return next(
        (t for t in finite if not is_relative(ground, ground.groups[t.i], tokens[0].i)), finite[0] if finite else None
    )


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
    return any(t.norm in ground.words.denials and 0 < t.i - copulas[-1] <= 8 for t in tokens)


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
    before = {t.norm for t in tokens if t.i < group.first}
    if not (near & ground.words.negations_left) or not (group.negated or (near | before) & ground.words.negators):
        return False
    return not any(t.norm == "mais" for t in tokens if verb.i < t.i < verb.i + 25)
