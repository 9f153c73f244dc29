"""The stance of what is said by its own words: « il faut partir » wants, « nous fermerons » promises."""

from __future__ import annotations

from itertools import pairwise

from selon.analysis import Token
from selon.reading.statements.ground import Ground
from selon.reading.statements.verbs import VerbGroup

DIRECT = frozenset(("quote", "inserted", "alone"))
TOLD = frozenset(("wants", "fears", "believes", "promises"))


def find_own_stance(ground: Ground, verb: Token, opening: Token) -> str | None:
    """The stance of words told as they were said; None where they only tell what is.

    Args:
        verb: their main verb.
        opening: their first word.
    """
    group = ground.groups[verb.i]
    if _is_order(ground, opening):
        return "wants"
    if group.finite is None or _is_over(group) or _is_asked(ground, verb):
        return None
    if _is_of_speaker(ground, group):
        return _stance_of_speaker(ground, verb)
    return "wants" if _is_needed(ground, verb) else None


def find_later_stance(ground: Ground, tokens: list[Token]) -> str | None:
    """What words that first tell what is go on to want or promise: "« La barque coule. Il faut écoper »"."""
    if len(tokens) > _FEW:
        return None  # a long speech does more than that
    for before, token in pairwise(tokens):
        opens = before.text[-1] in _BEFORE_CLAUSE or before.norm in ground.words.joins | ground.words.going_on
        verb = _verb_of_clause(ground, token) if opens else None
        stance = None if verb is None else find_own_stance(ground, verb, token)
        if stance == "wants" or (stance == "promises" and verb is not None and _is_deed(ground, verb)):
            return stance
    return None


def _is_deed(ground: Ground, verb: Token) -> bool:
    """Whether what somebody will do is more than to be or to say: not "nous serons là", "je vais vous dire"."""
    infinitive = _infinitive_behind(ground, ground.groups[verb.i]) if verb.lemma == "aller" else None
    said = verb.lemma if infinitive is None else infinitive.lemma
    return is_willed(ground, verb, ground.words.being) and said not in ground.words.remarking


def _verb_of_clause(ground: Ground, opening: Token) -> Token | None:
    """The finite verb of the clause that a token opens, of which it is the subject or the verb's first word."""
    near = range(opening.i, opening.i + 6)
    group = next((ground.groups[i] for i in near if i in ground.groups), None)
    subject = opening.norm in ground.words.subject_pronouns | ground.words.impersonal
    return group.head if group is not None and group.first in (opening.i, opening.i + subject) else None


_FEW, _BEFORE_CLAUSE = 35, ".!?:,;"


def find_cue_stance(ground: Ground, verb: Token) -> str | None:
    """What the subject of a verb does by it: "wants" of "je | demande que"; None where the verb tells nothing."""
    group = ground.groups[verb.i]
    infinitive = _infinitive_behind(ground, group)
    if infinitive is not None and infinitive.lemma in ground.words.remarking:
        return None  # "je veux | redire que"
    fitting = (cue for cue in ground.cues_of(verb) if _fits(ground, group, cue.words, cue.frames))
    stance = next((cue.stance for cue in fitting if cue.stance in TOLD), None)
    softened = stance == "believes" and (group.negated or verb.lemma in ground.words.softening)
    return None if softened else stance


def _stance_of_speaker(ground: Ground, verb: Token) -> str | None:
    if is_future(ground, verb):
        return "promises" if is_willed(ground, verb) else None
    return find_cue_stance(ground, verb)


def is_willed(ground: Ground, verb: Token, being: frozenset[str] = frozenset()) -> bool:
    """Whether a verb, or the infinitive behind aller, tells what people do: not "nous | saurons", "va | perturber".

    Args:
        being: further verbs that do not, of what somebody only announces: "le lac | sera haut".
    """
    infinitive = _infinitive_behind(ground, ground.groups[verb.i]) if verb.lemma == "aller" else None
    return not {verb.lemma, verb.lemma if infinitive is None else infinitive.lemma} & (ground.words.unwilled | being)


def _infinitive_behind(ground: Ground, group: VerbGroup) -> Token | None:
    behind = ground.analysis.tokens[group.last : group.last + 5]
    return next((t for t in behind if "VerbForm=Inf" in t.morph), None)


def is_future(ground: Ground, verb: Token) -> bool:
    """Whether a verb is of the future: by its form, or aller before an infinitive."""
    group = ground.groups[verb.i]
    going = verb.lemma == "aller" and _infinitive_behind(ground, group) is not None
    return group.future or (going and group.finite is verb)


def is_perfect(group: VerbGroup) -> bool:
    """Whether a verb has the auxiliary of what is done: "a demandé", "aurait pris"; not "sera fermé"."""
    return group.finite is not None and group.finite.i != group.head.i and not group.passive


def _is_over(group: VerbGroup) -> bool:
    """Whether a verb tells what was: "j'ai demandé", "il fallait"."""
    assert group.finite is not None
    return is_perfect(group) or "Tense=Imp" in group.finite.morph or "Tense=Past" in group.finite.morph


def _is_asked(ground: Ground, verb: Token) -> bool:
    """Whether the sentence of a verb is a question, whatever follows it: "« Faut-il partir ? Je ne sais pas. »"."""
    last = next((t for t in ground.analysis.tokens[verb.i :] if t.text[-1] in ".!?"), verb)
    return last.text.endswith("?")


def _is_of_speaker(ground: Ground, group: VerbGroup) -> bool:
    """Whether "je" or "nous" is the subject of a verb: not "le maire nous dira"."""
    tokens, first = ground.analysis.tokens, ground.words.first_person
    subject = ground.analysis.child(group.head.i, "nsubj")
    if subject is not None and subject.norm not in first:
        return False
    near = tokens[max(0, group.first - 2) : group.head.i]
    return any(t.norm in first and t.pos == "PRON" for t in near if t.norm != "moi")


def _is_needed(ground: Ground, verb: Token) -> bool:
    """Whether words tell what has to be done: "il faut", "l'Europe doit agir", "il est urgent de"."""
    words, tokens, group = ground.words, ground.analysis.tokens, ground.groups[verb.i]
    behind = tokens[group.last : group.last + 5]
    infinitive = _infinitive_behind(ground, group)
    coming = verb.lemma == "aller" and infinitive is not None and infinitive.lemma in words.needing
    if verb.lemma in words.needing or coming:
        return infinitive is None or infinitive.lemma not in words.remarking
    if verb.lemma in words.obliging:
        assert group.finite is not None
        return infinitive is not None and not group.negated and not group.conditional
    nobody = ground.norm_at(group.first - 1) in {"il", "c'"} | words.impersonal
    urged = any(t.norm in words.urging for t in (verb, *behind[:3]))
    return nobody and urged and any(t.norm in words.que | words.bare_de for t in behind)


def _is_order(ground: Ground, opening: Token) -> bool:
    """Whether words open with what somebody is told to do: "Rendez l'argent"."""
    told = opening.norm.endswith("ez") and opening.norm not in ground.words.exclamations
    asked = ground.norm_at(opening.i + 1) in ground.words.inverted_subjects
    return told and not asked and opening.pos in ("VERB", "AUX")


def _fits(ground: Ground, group: VerbGroup, words: tuple[str, ...], frames: tuple[str, ...]) -> bool:
    """Whether what stands behind a verb is what a cue may report."""
    last = group.last + len(words) - 1
    if any(ground.norm_at(group.last + k) != word for k, word in enumerate(words[1:])):
        return False
    after, behind = ground.norm_at(last), ground.analysis.tokens[last : last + 3]
    infinitive = any("VerbForm=Inf" in t.morph for t in behind[:2])
    marked = (
        ("que", after in ground.words.que),
        ("inf", infinitive),
        ("de", infinitive and after in ground.words.bare_de),
        ("np", any(t.pos in ("NOUN", "PROPN") for t in behind)),
    )
    return any(frame in frames and there for frame, there in marked)
