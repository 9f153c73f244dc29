"""How sure it is that an event happened, and according to whom: the values of FactBank."""

from __future__ import annotations

from collections.abc import Iterator

from selon.analysis import Token
from selon.reading.events.carriers import is_phrase
from selon.reading.events.doing import brings_about, is_charge, is_escaped, is_perfect
from selon.reading.events.frames import Frame
from selon.reading.events.links import ends_link
from selon.reading.events.lists import first_of_series
from selon.reading.events.negation import has_ne, is_asked, is_given_up, is_negated, is_unreal, is_without
from selon.reading.events.objects import case_of
from selon.reading.events.presumed import UTTERED, is_known, is_taken_for_granted, is_uttered
from selon.reading.events.scene import Scene
from selon.reading.statements.hearsay import is_hearsay
from selon.reading.statements.verbs import VerbGroup, is_conditional
from selon.record import Statement
from selon.record.facts import DENIAL

# Degrees of certainty, the higher the less sure.
_DEGREES = ("CT", "PR", "PS")
_CERTAIN, _PROBABLE, _POSSIBLE, _ASKED = range(4)
# What the verbs and nouns above an event make of it, by their lists in words.toml; -1 denies it.
# Over infinitives and nouns; over clauses only what is feared, denied or asked for.
_VERBS = (
    ("negative", -1), ("denied", -1), ("possible", _POSSIBLE), ("feared", _POSSIBLE), ("asked", _POSSIBLE),
    ("planned", _PROBABLE),
)  # fmt: skip
_OVER_INFINITIVES = (*_VERBS, ("negative_to", -1), ("asked_to", _POSSIBLE), ("planned_to", _PROBABLE))
_OVER_CLAUSES = (("denied", -1), ("ruled_out", -1), ("feared", _POSSIBLE), ("asked", _POSSIBLE))
_OVER_DEEDS = (*_OVER_CLAUSES, ("suspected", _POSSIBLE))
_NOUNS = (
    ("noun_negative", -1), ("noun_denied", -1), ("noun_possible", _POSSIBLE), ("noun_planned", _PROBABLE),
)  # fmt: skip
_BESIDE = (
    ("adverb_negative", -1), ("adverb_possible", _POSSIBLE), ("adverb_probable", _PROBABLE),
    ("adverb_planned", _PROBABLE),
)  # fmt: skip
# What is said of it by "être": "l'attaque est imminente", "il est faux que".
_PREDICATES = (*_BESIDE, ("adjective_negative", -1))
_STANCES = {"fears": _POSSIBLE, "wants": _POSSIBLE, "asks": _POSSIBLE, "promises": _PROBABLE}
_REACH = 4


def find_factuality(frame: Frame, statement: Statement | None) -> str:
    """The value of an event at its place: by its own words, what it hangs on, and the stance of who tells it.

    Source: FactBank (Saurí and Pustejovsky 2009) for the values; what lowers them is in `events/words.toml`.
    """
    marks = [*_own_marks(frame), *_marks_above(frame), *_marks_of_statement(frame, statement)]
    if _ASKED in marks:
        return "Uu"
    return "CT-" if -1 in marks else f"{_DEGREES[max([_CERTAIN, *marks])]}+"


def find_statement(scene: Scene, start: int) -> Statement | None:
    """The innermost statement in whose content a code point lies."""
    around = [s for s in scene.statements if any(c.start <= start < c.end for c in s.content)]
    return min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)


def _own_marks(frame: Frame) -> Iterator[int]:
    """What the trigger's own verb and the words beside it say."""
    scene, head = frame.scene, frame.match.head
    if frame.match.group is not None:
        marks = (*_marks_of_verb(scene, frame.match.group),)
        # What somebody no longer demands was demanded.
        yield from () if marks == (-1,) and _is_given_up(frame) else marks
    elif frame.carrier is not None and frame.carrier.verb.i in scene.ground.groups:
        yield from _marks_of_clause(scene, scene.ground.groups[frame.carrier.verb.i], head)
    lists = scene.lexicon.words.factuality
    if is_charge(frame):
        yield _PROBABLE
    for token in scene.analysis.find_children(head.i, "amod", "advmod", "det", "case", "mark"):
        for name, mark in _BESIDE:
            if scene.is_one_of(token, lists[name]):
                yield mark
        if ends_link(scene, token.i, "instead"):
            yield -1
        if token.dep == "case" and ends_link(scene, token.i, "condition"):
            yield _POSSIBLE
        if token.dep == "case" and ends_link(scene, token.i, "ahead"):
            yield _PROBABLE
    if any(scene.is_one_of(t, lists["adverb_negative"]) for t in scene.analysis.find_children(head.i, "acl")):
        yield -1  # "un attentat | déjoué"
    if _is_dated_ahead(frame):
        yield _PROBABLE


def _is_given_up(frame: Frame) -> bool:
    return frame.match.group is not None and is_given_up(frame.scene, frame.match.group)


def _is_dated_ahead(frame: Frame) -> bool:
    """Whether the time that hangs on an event lies behind the report's date: "organisent une marche samedi"."""
    scene, published = frame.scene, frame.scene.analysis.document.published
    if published is None or published.latest is None or frame.match.trigger.type in UTTERED:
        return False  # "appelle à une grève mardi": the call is not of Tuesday
    group = frame.match.group
    if group is not None and group.finite is None and not group.is_infinitive:
        return False
    last = published.latest.isoformat()
    return any(
        time.type in ("DATE", "TIME")
        and time.earliest is not None
        and time.earliest > last
        and frame.governs(scene.analysis.tokens_in(time.span.start, time.span.end))
        for time in scene.ground.times
    )


def _marks_of_verb(scene: Scene, group: VerbGroup) -> Iterator[int]:
    if is_asked(scene, group):
        yield _ASKED
    if is_negated(scene, group) or is_unreal(scene, group):
        yield -1
    if group.future:
        yield _PROBABLE
    elif group.conditional:
        yield _PROBABLE if is_hearsay(scene.ground, group) or _is_reported(scene, group) else _POSSIBLE
    if _is_left_unknown(scene, group):
        yield _ASKED
    elif _is_under_condition(scene, group):
        yield _POSSIBLE


def _is_left_unknown(scene: Scene, group: VerbGroup) -> bool:
    """Whether a clause with "si" says what nobody knows or what is asked: "on ignore si X a tiré"."""
    above, link = scene.tokens[group.head.head], scene.analysis.child(group.head.i, "mark")
    if link is None or link.norm not in ("si", "s'") or not scene.is_verb(above):
        return False
    loose = group.head.dep == "advcl"  # the parser's guess: "ils se demandent si"
    return group.head.dep == "ccomp" or (loose and scene.is_one_of(above, scene.lexicon.words.factuality["wondered"]))


def _is_reported(scene: Scene, group: VerbGroup) -> bool:
    """Whether the conditional is a future told in the past: "a déclaré qu'il partirait"."""
    above = scene.ground.groups.get(group.head.head)
    past = above is not None and above.finite is not None and (above.finite is not above.head)
    return past and group.head.dep == "ccomp"


def _is_under_condition(scene: Scene, group: VerbGroup) -> bool:
    """Whether "si", "à moins que" or "pour que" opens the clause; "s'" is a "si" only before "il"."""
    if group.finite is None:
        return False
    marks = tuple(scene.analysis.find_children(group.head.i, "mark"))
    if any(mark.norm == "s'" and scene.ground.norm_at(mark.i + 1) in ("il", "ils") for mark in marks):
        return True
    return any(ends_link(scene, mark.i, name) for mark in marks for name in ("condition", "purpose"))


def _marks_above(frame: Frame) -> Iterator[int]:
    """What the verbs and nouns say that an event hangs on, up to the first clause that stands on its own."""
    scene, below = frame.scene, frame.match.head
    for _ in range(_REACH):
        below = first_of_series(scene, below)
        above = scene.tokens[below.head]
        if above.i == below.i or below.dep in _APART or below.sentence != above.sentence:
            return
        if is_taken_for_granted(frame, below) or (_is_finite(scene, below) and below.dep not in _COMPLEMENTS):
            return
        copula = scene.analysis.child(above.i, "cop")
        if copula is not None and above.pos in ("NOUN", "ADJ"):
            yield from _marks_of_predicate(scene, above, copula, below)
        if above.i in scene.ground.groups:
            yield from _marks_of_governor(frame, above, below)
            if _is_finite(scene, below) or (_is_finite(scene, above) and not _is_bare(above, below)):
                return
        elif above.pos in ("NOUN", "ADJ"):
            yield from _marks_of_word(frame, above, _NOUNS)
        below = above


# By these a finite clause is part of what stands above it.
_COMPLEMENTS = frozenset(("ccomp", "csubj", "xcomp", "acl", "obj"))


def _is_finite(scene: Scene, token: Token) -> bool:
    return scene.is_verb(token) and scene.group(token).finite is not None


def _marks_of_predicate(scene: Scene, above: Token, copula: Token, below: Token) -> Iterator[int]:
    """What "être" and an adjective or a set phrase say: "est imminente", "il est faux que", "est sur le point de"."""
    if scene.is_verb(below) and scene.group(below).is_infinitive:
        marks = [*_marks_in_lists(scene, copula, _OVER_INFINITIVES)]
        if is_conditional(copula):
            marks.append(_POSSIBLE)  # "serait contrainte de partir"
    else:
        marks = [*_marks_in_lists(scene, above, _PREDICATES)]
    negated = bool(marks) and any(
        t.norm in scene.ground.words.negations_left for t in scene.tokens[copula.i - 1 : copula.i]
    )
    yield from marks if not negated else [_POSSIBLE if -1 in marks else -1]


def _marks_of_governor(frame: Frame, above: Token, below: Token) -> Iterator[int]:
    """What a verb says of the noun, the infinitive or the clause under it."""
    scene = frame.scene
    group, under = scene.ground.groups[above.i], scene.ground.groups.get(below.i)
    if under is None and below.dep != "obl:arg" and below.dep.split(":")[0] not in ("obj", "nsubj", "xcomp"):
        return
    if under is None and below.dep.startswith("nsubj") and not group.passive:
        yield from _marks_of_clause(scene, group, below)
        if _is_brought_about_under(scene, above, below):
            yield from _marks_in_lists(scene, above, _OVER_INFINITIVES)
        return
    lists: tuple[tuple[str, int], ...] = (
        _VERBS if under is None else _OVER_CLAUSES if under.finite is not None else _OVER_INFINITIVES
    )
    past = group.finite is not None and group.finite.i != above.i
    if group.finite is not above and scene.is_one_of(above, scene.lexicon.words.factuality["gone"]):
        return
    if under is not None and group.conditional and scene.is_one_of(above, scene.lexicon.words.factuality["owed"]):
        yield -1 if past else _PROBABLE  # "aurait dû partir", "devrait partir"
        return
    if past and scene.is_one_of(above, scene.lexicon.words.factuality["done_in_past"]):
        lists = ()
    elif under is not None and is_perfect(scene, under):
        lists = _OVER_DEEDS
    if "contre" in case_of(scene, below) and scene.is_one_of(above, scene.lexicon.words.factuality["against"]):
        yield _POSSIBLE
    if any(ends_link(scene, t.i, "wrongly") for t in scene.analysis.find_children(above.i, "advmod", "obl:mod", "obl")):
        yield -1  # "soupçonné à tort de"
    own = [*_marks_of_clause(scene, group, below)]
    marks = [*_marks_of_word(frame, above, lists), *own, *((-1,) if is_escaped(frame, above) else ())]
    if marks.count(-1) > 1 or (-1 in marks and (has_ne(scene, group) or is_without(scene, above))):
        marks = [mark for mark in marks if mark != -1]  # "n'a cessé de promettre", "sans oublier le raid"
        if scene.is_one_of(above, scene.lexicon.words.factuality["left_open"]):
            marks.append(_POSSIBLE)  # "n'exclut pas d'envoyer"
    yield from marks


def _marks_of_clause(scene: Scene, group: VerbGroup, below: Token) -> Iterator[int]:
    """What the negation, the question, the mood or the tense of a verb makes of what stands under it.

    A noun that is known ("n'a pas commenté | l'attaque") and what somebody knows or not is there all the same; of a
    clause that nothing proves nobody knows.
    """
    lists = scene.lexicon.words.factuality
    verb, under = group.head, scene.ground.groups.get(below.i)
    marks = [*_marks_of_verb(scene, group)]
    if under is None and scene.is_one_of(verb, lists["feared"]):
        marks = [mark for mark in marks if mark != -1]  # whoever does not fear it does not say that it will not be
    elif under is None and is_known(scene, below) and not brings_about(scene, verb):
        rumoured = is_hearsay(scene.ground, group)  # "l'attaque | aurait surpris la garde"
        marks = [mark for mark in marks if mark not in (-1, _ASKED) and not rumoured]
    elif under is not None and under.finite is not None and -1 in marks and not scene.is_one_of(verb, lists["thought"]):
        marks = [mark for mark in marks if mark != -1]
        if not scene.is_one_of(verb, lists["known"]):
            own = any(scene.is_one_of(verb, lists[name]) for name, _ in _OVER_CLAUSES)
            marks.append(-1 if own else _POSSIBLE)
    yield from marks


def _is_brought_about_under(scene: Scene, verb: Token, noun: Token) -> bool:
    """Whether an infinitive under a verb makes its subject happen: "des sanctions pourront | être prononcées"."""
    below = scene.analysis.child(verb.i, "xcomp")
    if below is None or not scene.is_verb(below) or not scene.group(below).is_infinitive:
        return False
    return brings_about(scene, below) or (scene.group(below).passive and not is_known(scene, noun))


# What hangs by these is told beside the clause above, not under it.
_APART = frozenset(("conj", "advcl", "parataxis", "acl:relcl", "appos", "dep"))


def _is_bare(above: Token, below: Token) -> bool:
    """Whether a verb only carries the infinitive or clause below and hangs on another itself."""
    return above.dep in ("xcomp", "ccomp") and below.dep in ("xcomp", "ccomp", "obj")


def _marks_of_word(frame: Frame, token: Token, names: tuple[tuple[str, int], ...]) -> Iterator[int]:
    """What a verb or a noun says by its meaning; whoever calls for a protest plans it."""
    scene = frame.scene
    if frame.match.trigger.type == "PROTEST" and scene.is_one_of(token, scene.lexicon.words.factuality["called"]):
        yield _PROBABLE
    else:
        yield from _marks_in_lists(scene, token, names)


def _marks_in_lists(scene: Scene, token: Token, names: tuple[tuple[str, int], ...]) -> Iterator[int]:
    lists = scene.lexicon.words.factuality
    for name, mark in names:
        phrases = lists[name].phrases if token.pos == "AUX" or token.i in scene.ground.groups else ()
        if scene.is_one_of(token, lists[name]) or any(is_phrase(scene, token, phrase) for phrase in phrases):
            yield mark
            return


def _marks_of_statement(frame: Frame, statement: Statement | None) -> Iterator[int]:
    """What the stance makes of what a statement says itself, not of what it mentions in a clause beside."""
    if statement is None or _is_told_beside(frame, statement) or not _is_said_itself(frame, statement):
        return
    if statement.stance == "denies":
        if _is_told_apart(frame, statement):
            return
        yield from () if is_uttered(frame, frame.match.head) or _is_given_up(frame) else (-1,)
    elif statement.stance in _STANCES and not _is_past(frame) and not _is_of_speaker(frame):
        told = [*_marks_of_cue(frame, statement)]
        yield from told or (_STANCES[statement.stance],)


def _is_told_apart(frame: Frame, statement: Statement) -> bool:
    """Whether a verb with a subject of its own is told by whose own words deny something else, and not by their cue.

    "« Il n'y a eu aucun tir, | les gendarmes ont chargé »", affirme X.
    """
    scene, verb = frame.scene, frame.match.head
    if frame.match.group is None or frame.match.group.finite is None:
        return False
    if scene.analysis.child(verb.i, "nsubj", "nsubj:pass") is None:
        return False
    return statement.saying == DENIAL and not is_negated(scene, frame.match.group)


def _is_of_speaker(frame: Frame) -> bool:
    """Whether an event is what its speaker does by these words: "« Nous réclamons le départ du ministre »"."""
    group, ground = frame.match.group, frame.scene.ground
    if group is None or group.finite is None or group.future or group.conditional:
        return False
    near = ground.analysis.tokens[max(0, group.first - 1) : group.head.i]
    return any(t.norm in ground.words.first_person and t.pos == "PRON" for t in near)


def _is_told_beside(frame: Frame, statement: Statement) -> bool:
    """Whether what is wanted is done all the same: "ont bloqué le port | à l'appel du syndicat"."""
    scene, cue = frame.scene, statement.cue
    if cue is None or statement.stance != "wants":
        return False
    first, *rest = scene.analysis.tokens_in(cue.start, cue.end)
    return bool(rest) and scene.tokens[first].pos == "ADP"


def _marks_of_cue(frame: Frame, statement: Statement) -> Iterator[int]:
    """What the verb of a statement says of an act to come: "compte partir" is planned, "menace de partir" possible."""
    cue, scene = statement.cue, frame.scene
    if cue is not None and (frame.match.group is None or frame.match.group.is_infinitive):
        for i in scene.analysis.tokens_in(cue.start, cue.end):
            verb = scene.tokens[i]._replace(pos="VERB")  # "l'armée compte encercler": the model takes it for a noun
            yield from _marks_of_word(frame, verb, _OVER_INFINITIVES)


def _is_said_itself(frame: Frame, statement: Statement) -> bool:
    below = frame.match.head
    asides = ("acl:relcl", "advcl") if statement.stance != "denies" else ("advcl",)
    for above in frame.scene.analysis.ancestors(below.i):
        outside = not any(c.start <= above.start < c.end for c in statement.content)
        if outside and statement.cue is not None and statement.cue.start <= above.start < statement.cue.end:
            frightens = below.dep == "nsubj"  # "les attaques | inquiètent la ville": they are there
            return below.dep != "conj" and not frightens and not is_taken_for_granted(frame, below)
        if below.dep in asides or (outside and below.dep == "conj") or is_taken_for_granted(frame, below):
            return False
        if outside:
            return True
        below = above
    return below.dep not in asides


def _is_past(frame: Frame) -> bool:
    """Whether the verb of an event, or that over its noun, tells of what is done."""
    scene, group = frame.scene, frame.match.group
    if group is None:
        group = scene.ground.groups.get(frame.match.head.head)
    if group is None:
        return False
    if group.finite is None:
        return is_perfect(scene, group)
    past = group.finite is not group.head and not group.future and not group.conditional
    return past or "Tense=Imp" in group.finite.morph
