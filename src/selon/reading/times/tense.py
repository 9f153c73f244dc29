"""Whether a time expression lies in the past or in the future: what its verb and the words about it tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from selon.analysis import Analysis
from selon.analysis.tokens import Token
from selon.reading.times.find import Found
from selon.rules.times import TenseRules, TimeRules
from selon.span import Span

PAST, FUTURE, PRESENT, OPEN = "past", "future", "present", "open"
_CLIMB = 12
# Words between an announcement and the time of what it announces, and between what is moved and where to.
_ANNOUNCED = 8
_MOVED = 12
# Relations the parser gives for want of a better: what hangs by them belongs to the verb before.
_LOOSE = frozenset({"conj", "dep", "nmod", "appos", "parataxis", "root", "ROOT"})


@dataclass(frozen=True, slots=True)
class Direction:
    """Where an expression points: past, future, present, or open where nothing tells; and the word that tells."""

    tense: str
    word: Span | None = None

    @property
    def sign(self) -> int:
        """-1 past, 1 future, 0 neither."""
        return {PAST: -1, FUTURE: 1}.get(self.tense, 0)


def find_direction(analysis: Analysis, times: TimeRules, found: Found, folded: str) -> Direction:
    """Where an expression points, by the words before it, then by the nearest verb it hangs on."""
    inside = [i for i in analysis.tokens_in(found.start, found.end) if i < len(analysis.tokens)]
    before = {name: match for name, regex in _openings(times) if (match := _just_before(regex, folded, found.start))}
    moving = _moving(analysis, times.tense, inside[0]) if inside and "moved" in before else None
    if moving is not None:
        return Direction(FUTURE, _span(moving))
    said = _said_before(analysis, inside[0]) if inside else None
    if said is not None:
        return Direction(PAST, _span(said))
    climbed = _by_verb(analysis, times.tense, inside) if inside else Direction(OPEN)
    if FUTURE in before and not _lasted(analysis, times.tense, inside):
        return Direction(FUTURE, _matched(analysis, before[FUTURE]))
    if PAST in before:
        return Direction(PAST, _matched(analysis, before[PAST]))
    if climbed.tense == PAST and "open" in before and climbed.word and climbed.word.start < found.start:
        return Direction(PRESENT, _matched(analysis, before["open"]))
    scene = _scene(analysis, times, inside, folded) if climbed.tense == PRESENT else None
    return climbed if scene is None else Direction(PAST, scene)


def is_bare(analysis: Analysis, rules: TenseRules, direction: Direction) -> bool:
    """Whether nothing or only a participle without its auxiliary tells a direction: "écoles fermées | mardi"."""
    if direction.word is None:
        return True
    at = analysis.token_at(direction.word.start)
    if at == len(analysis.tokens):
        return False  # what directs a question's day stands in no token of it
    token = analysis.tokens[at]
    helped = any(_is_finite(t) for t in analysis.find_children(token.i, "aux", "cop"))
    return _has(token, rules.participle) and not helped


def tells_when(analysis: Analysis, times: TimeRules, found: Found, folded: str) -> bool:
    """Whether an expression says when what a finite verb tells took place: "en 2019, il a fermé", not "élu en 2019"."""
    inside = [i for i in analysis.tokens_in(found.start, found.end) if i < len(analysis.tokens)]
    if not inside or any(_just_before(regex, folded, found.start) for _, regex in _openings(times)):
        return False
    head = analysis.tokens[analysis.tokens[_top(analysis, inside)].head]
    return any(_is_finite(t) for t in (head, *analysis.find_children(head.i, "aux", "cop")))


def _by_verb(analysis: Analysis, rules: TenseRules, inside: list[int]) -> Direction:
    """Where the noun that an expression is of, or that announces it, or else the verb it hangs on, points it to."""
    announcing = _announcing(analysis, rules, inside[0]) or _promising(analysis, rules, inside[0])
    if announcing is not None:
        return Direction(FUTURE, _span(announcing))
    return _by_noun(analysis, rules, inside) or _climb(analysis, rules, _top(analysis, inside))


def _by_noun(analysis: Analysis, rules: TenseRules, inside: list[int]) -> Direction | None:
    """Where the noun points that an expression hangs on: the day of an attack is past, of a strike called for to come.

    "L'attentat de lundi inquiète", "ils ont appelé à une grève lundi".
    """
    tokens = analysis.tokens
    noun = next((tokens[tokens[i].head] for i in inside if tokens[i].head not in inside), None)
    if noun is None or noun.pos != "NOUN":
        return None
    if noun.lemma.lower() in rules.unforeseen:
        return Direction(PAST, _span(noun))
    while noun.dep == "nmod" and tokens[noun.head].pos == "NOUN":
        noun = tokens[noun.head]  # "à un rassemblement | de soutien lundi"
    verb = tokens[noun.head]
    links = [t.norm for t in analysis.find_children(noun.i, "case")]
    called = verb.lemma.lower() in rules.calling and "à" in links and noun.dep.startswith("obl")
    return Direction(FUTURE, _span(verb)) if called else None


def _top(analysis: Analysis, inside: list[int]) -> int:
    """The word by which an expression hangs on its sentence, or the verb before where the parser only guessed."""
    top = next((i for i in inside if analysis.tokens[i].head not in inside), inside[0])
    return _verb_before(analysis, top) if analysis.tokens[top].dep in _LOOSE else top


def _moving(analysis: Analysis, rules: TenseRules, first: int) -> Token | None:
    """The word by which something is moved to the time that begins at a token."""
    start = max(analysis.sentence_of(first).first, first - _MOVED)
    return next((t for t in reversed(analysis.tokens[start:first]) if t.lemma.lower() in rules.moving), None)


def _lasted(analysis: Analysis, rules: TenseRules, inside: list[int]) -> bool:
    """Whether what ends at an expression is over: an imperfect, or the past of a verb that says how long."""
    if not inside:
        return False
    top = _top(analysis, inside)
    for token in (analysis.tokens[top], *analysis.ancestors(top))[:_CLIMB]:
        if tense_of(analysis, rules, token.i) != OPEN:
            group = (token, *analysis.find_children(token.i, "aux", "cop"))
            simple = any("Tense=Imp" in t.morph for t in group) and not _has(token, rules.participle)
            return tense_of(analysis, rules, token.i) == PAST and (simple or token.lemma in rules.lasting)
    return False


def _scene(analysis: Analysis, times: TimeRules, inside: list[int], folded: str) -> Span | None:
    """The words that set a scene in the sentence of an expression: "il est 7 heures, vendredi, quand il arrive"."""
    sentence = analysis.sentence_of(inside[0])
    start, end = analysis.tokens[sentence.first].start, analysis.tokens[sentence.last - 1].end
    match = _pattern(times, times.tense.scene).search(folded, start, end)
    return None if match is None else _matched(analysis, match)


def _just_before(regex: re.Pattern[str], folded: str, start: int) -> re.Match[str] | None:
    return regex.search(folded, max(0, start - 30), start)


def _matched(analysis: Analysis, match: re.Match[str]) -> Span:
    return Span.of(analysis.text, match.start(), match.end())


def _span(token: Token) -> Span:
    return Span(token.start, token.end, token.text)


def _said_before(analysis: Analysis, first: int) -> Token | None:
    """The word of saying behind which a time stands that its subject comes before: "a-t-elle | soufflé | lundi"."""
    i = first - 1
    if i < 2 or analysis.tokens[i].pos not in ("VERB", "AUX") or not analysis.tokens[i - 1].text.startswith("-"):
        return None
    helper = next((t for t in reversed(analysis.tokens[max(0, i - 3) : i]) if not t.text.startswith("-")), None)
    return analysis.tokens[i] if helper is not None and helper.pos == "AUX" and _is_finite(helper) else None


def _promising(analysis: Analysis, rules: TenseRules, first: int) -> Token | None:
    """The word that lets what its infinitive tells lie ahead: "a promis | de livrer deux batteries avant Noël"."""
    start = analysis.sentence_of(first).first
    for i in range(first - 1, start, -1):
        token = analysis.tokens[i]
        if token.pos == "AUX" or _is_finite(token) or token.text in ",;:":
            return None
        if _is_plain_infinitive(analysis, rules, token):
            between = (t for t in reversed(analysis.tokens[start:i]) if t.pos in ("VERB", "AUX"))
            verb = next(between, None)
            return verb if verb is not None and verb.lemma.lower() in rules.promising else None
    return None


def _is_plain_infinitive(analysis: Analysis, rules: TenseRules, token: Token) -> bool:
    return token.pos == "VERB" and _has(token, rules.infinitive) and analysis.child(token.i, "aux:tense") is None


def _announcing(analysis: Analysis, rules: TenseRules, first: int) -> Token | None:
    """The noun that announces what stands straight before a time: "l'annonce | de négociations, les 21 et 22 mai".

    What is announced is new, so no article makes it known: "l'annonce du ministre, le 3 mai" was made that day.
    """
    announced = False
    for i in range(first - 1, max(analysis.sentence_of(first).first, first - _ANNOUNCED) - 1, -1):
        token = analysis.tokens[i]
        if announced and token.lemma.lower() in rules.announcing:
            return token
        if (token.pos not in ("NOUN", "ADJ", "DET", "ADP") and token.text != ",") or (
            announced and "Definite=Def" in token.morph
        ):
            return None
        announced = announced or token.pos == "NOUN"
    return None


def _verb_before(analysis: Analysis, i: int) -> int:
    """The nearest finite verb before a token in its sentence, as its main word; the token itself if there is none."""
    for j in range(i - 1, analysis.sentence_of(i).first - 1, -1):
        token = analysis.tokens[j]
        if _is_finite(token):
            if token.pos == "VERB":
                return j
            if token.dep.startswith(("aux", "cop")):
                return token.head
        if token.dep == "aux:tense" and token.head > j:
            return token.head  # "avoir été | prévenue de la fuite lundi"
    return i


def tense_of(analysis: Analysis, rules: TenseRules, i: int) -> str:
    """The tense of the verb group whose main word is token `i`; open if it has none of its own.

    Future and conditional are told by their endings: the model takes conditionals for imperfects.
    """
    token = analysis.tokens[i]
    helpers = list(analysis.find_children(i, "aux", "cop"))
    finite = next((t for t in (*helpers, token) if _is_finite(t)), None)
    if finite is None:
        return _tense_without_finite(analysis, rules, token, helpers)
    perfect = any(t.dep == "aux:tense" for t in helpers) or _is_perfect_with_be(analysis, rules, token)
    ending = _by_ending(finite, rules)
    if ending == "conditional" or _has(finite, rules.conditional):
        return PAST if perfect else FUTURE
    if ending == FUTURE or _has(finite, rules.future):
        return PAST if perfect else FUTURE  # "il aura fallu trois heures, jeudi"
    if token.norm in rules.future_words:
        return FUTURE
    if perfect or _has(finite, rules.past) or _is_mistaken_imperfect(analysis, rules, finite):
        return PAST
    if token.lemma in rules.future_helpers and any(
        _has(child, rules.infinitive) for child in analysis.find_children(i, "xcomp")
    ):
        return FUTURE
    return PRESENT if _has(finite, rules.present) else OPEN


def _is_mistaken_imperfect(analysis: Analysis, rules: TenseRules, finite: Token) -> bool:
    """Whether a form that the model takes for a present is an imperfect; behind "que" it may be a subjunctive."""
    return finite.norm.endswith(rules.imperfect_endings) and analysis.child(finite.i, "mark") is None


def _is_perfect_with_be(analysis: Analysis, rules: TenseRules, token: Token) -> bool:
    """Whether "est tombé", "s'est enfui" are told as past; the model takes some for passives of the present."""
    if analysis.child(token.i, "aux:pass") is None or not _has(token, rules.participle):
        return False
    return (
        token.lemma in rules.be_verbs
        or analysis.child(token.i, "expl:comp", "expl:pv", "expl:pass", "expl") is not None
    )


def _tense_without_finite(analysis: Analysis, rules: TenseRules, token: Token, helpers: list[Token]) -> str:
    if token.norm in rules.future_words:
        return FUTURE
    if _is_infinitive(analysis, rules, token):
        if any(t.dep == "aux:tense" for t in helpers):
            return PAST
        before = analysis.tokens[token.i - 1]
        if token.i and before.lemma in rules.causing:
            return tense_of(analysis, rules, before.i)  # "a fait | perquisitionner"
        head = analysis.tokens[token.head]
        if head.i != token.i and head.lemma in rules.future_helpers and tense_of(analysis, rules, head.i) != PAST:
            return FUTURE
        return OPEN
    if _has(token, rules.participle) and _has(token, rules.past):
        return PAST
    return OPEN


def _climb(analysis: Analysis, rules: TenseRules, i: int) -> Direction:
    """The first of the words an expression hangs on that tells.

    An infinitive under a past verb leaves it open, but for what the verb came before: "avant d'être libéré lundi".
    """
    crossed_infinitive = False
    for token in [analysis.tokens[i], *analysis.ancestors(i)][:_CLIMB]:
        word = _span(token)
        if token.norm in rules.future_words:
            return Direction(FUTURE, word)
        if token.pos not in ("VERB", "AUX") and analysis.child(token.i, "cop", "aux") is None:
            continue
        tense = tense_of(analysis, rules, token.i)
        if tense != OPEN:
            if crossed_infinitive and tense in (PAST, PRESENT):
                return Direction(PRESENT, word)
            return Direction(tense, word)
        before = any(t.norm == "avant" for t in analysis.find_children(token.i, "mark"))
        crossed_infinitive = crossed_infinitive or (_is_infinitive(analysis, rules, token) and not before)
    return Direction(OPEN)


def _is_infinitive(analysis: Analysis, rules: TenseRules, token: Token) -> bool:
    """Whether a verb is an infinitive, by itself or by its auxiliary: "être adopté"."""
    return any(_has(t, rules.infinitive) for t in (token, *analysis.find_children(token.i, "aux")))


def _is_finite(token: Token) -> bool:
    return (
        "VerbForm=Fin" in token.morph
        or "Mood=Ind" in token.morph
        or "Mood=Cnd" in token.morph
        or "Mood=Sub" in token.morph
    )


def _has(token: Token, features: tuple[str, ...]) -> bool:
    return any(feature in token.morph for feature in features)


@lru_cache(maxsize=4096)
def _ending(norm: str, lemma: str, rules: TenseRules) -> str | None:
    stems = set(rules.future_stems)
    for ending, instead in rules.infinitive_endings.items():
        if lemma.endswith(ending):
            stems.add(lemma[: -len(ending)] + instead)
    for ending in rules.conditional_endings:
        if norm.endswith(ending) and norm[: -len(ending)] in stems:
            return "conditional"
    for ending in rules.future_endings:
        if norm.endswith(ending) and norm[: -len(ending)] in stems:
            return FUTURE
    return None


def _by_ending(token: Token, rules: TenseRules) -> str | None:
    return _ending(token.norm, token.lemma.lower(), rules)


@cache
def _openings(times: TimeRules) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What words just before an expression tell of it, and the patterns of these words."""
    rules = times.tense
    sources = {PAST: rules.past_before, FUTURE: rules.future_before, "open": rules.open_before, "moved": rules.moved_to}
    return tuple(
        (name, re.compile(rf"(?<![\w'-])(?:{times.pattern(source).regex}) *$")) for name, source in sources.items()
    )


@cache
def _pattern(times: TimeRules, source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{times.pattern(source).regex})(?!\w)")
