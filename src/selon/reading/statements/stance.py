"""The stance a sentence gives a cue: the lexicon's, unless what is said says otherwise."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.statements.extent import Content
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.takeover import is_relative

_PHRASES = frozenset(("np", "judged", "de_np", "à_np", "sur", "attribute"))


def find_stance(ground: Ground, match: CueMatch, content: Content) -> str:
    """affirms, denies, believes, fears, wants, promises or asks.

    In the order of the annotation guidelines: one's own future act is a promise, a claim that something is not so a
    denial; a question mark at the end asks; else the cue decides.
    """
    base = match.cue.stance
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


def _tokens(ground: Ground, content: Content) -> list[Token]:
    start, end = content.stretches[0]
    return [ground.analysis.tokens[i] for i in ground.analysis.tokens_in(start, end)]


def _is_own_future(ground: Ground, match: CueMatch, content: Content) -> bool:
    """Whether the speaker says what the speaker will do: a pronoun subject and a future or a conditional."""
    tokens = _tokens(ground, content)
    if content.frame == "que" and len(tokens) > 2 and tokens[1].norm in ground.words.subject_pronouns:
        verb = _main_verb(ground, tokens)
        if verb is None or _is_impersonal(ground, verb) or not _may_be_speaker(ground, match, tokens[1]):
            return False
        return ground.groups[verb.i].future or ground.groups[verb.i].conditional
    if content.frame == "quote" and tokens and any(t.norm in ground.words.first_person for t in tokens[:3]):
        verb = _main_verb(ground, tokens)
        return verb is not None and ground.groups[verb.i].future
    return False


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
    verb = _main_verb(ground, tokens)
    if verb is None or content.frame in _PHRASES:
        return False  # "annonce son recours contre un « arrêt qui n'est pas équitable »"
    group = ground.groups[verb.i]
    near = {t.norm for t in ground.analysis.tokens[group.first : min(verb.i + 4, len(ground.analysis.tokens))]}
    before = {t.norm for t in tokens if t.i < group.first}
    if not (near & ground.words.negations_left) or not (group.negated or (near | before) & ground.words.negators):
        return False
    return not any(t.norm == "mais" for t in tokens if verb.i < t.i < verb.i + 25)
