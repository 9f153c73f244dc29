"""Triggers at their places: the words of a report that may denote an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.analysis import Token
from selon.reading.events.causatives import find_causative
from selon.reading.events.parties import counted
from selon.reading.events.scene import Scene
from selon.reading.statements.verbs import VerbGroup
from selon.rules.cues import plain
from selon.rules.events import Trigger
from selon.rules.words import inflect

# How far behind its verb a fixed word of a phrase may stand ("portera dès demain, dit-elle, plainte").
_REACH = 8
# No anchor is longer, in code points: "a, dans un entretien au journal, condamné" is anchored on its participle.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class TriggerMatch:
    """A trigger at its place: the tokens `first` to `last` (exclusive) of its anchor, and its main word.

    Attributes:
        group: the verb group, where the main word is a verb.
        fixed: the tokens of a phrase's other words.
    """

    trigger: Trigger
    first: int
    last: int
    head: Token
    group: VerbGroup | None
    fixed: tuple[int, ...] = ()


def find_matches(scene: Scene) -> Iterator[tuple[TriggerMatch, ...]]:
    """For each word in text order that triggers are recognised on: those whose words stand there, the longest first."""
    for token in scene.tokens:
        verbs = _match_verbs(scene, token)
        found = verbs or _match_nouns(scene, token)
        if found:
            yield found


def _match_verbs(scene: Scene, token: Token) -> tuple[TriggerMatch, ...]:
    if not _may_be_verb(scene, token):
        return ()
    triggers = {t.id: t for verb in scene.infinitives(token) for t in scene.lexicon.verbs.get(verb, ())}
    found = []
    for trigger in sorted(triggers.values(), key=lambda t: (-len(t.words), not t.reflexive)):
        match = _match_verb(scene, token, trigger)
        if match is not None:
            found.append(match)
    return tuple(found)


def _may_be_verb(scene: Scene, token: Token) -> bool:
    """Whether a token is a verb or a participle: by the model, or by its place where the model has doubts."""
    known = scene.lexicon.forms.get(token.norm)
    if scene.follows_article(token) or _ends_name(scene, token):
        return False
    if scene.is_verb(token):
        return True
    if known is None or token.text[0].isupper():
        return False
    if scene.is_gerund(token):
        return True
    if token.pos == "VERB" or (token.pos == "DET" and scene.analysis.child(token.i, "aux:tense") is not None):
        return True  # "ont massacré 40 habitants": to the model an article
    if token.norm.endswith(_PARTICIPLE[:4]) and scene.follows_have(token):
        return True  # "d'avoir violé": to the model an adverb
    return token.norm.endswith(_PARTICIPLE) if token.pos == "ADJ" else _stands_as_verb(scene, token)


def _ends_name(scene: Scene, token: Token) -> bool:
    """Whether a word with a capital stands behind another: "Air | Force"."""
    before = scene.tokens[token.i - 1] if token.i else token
    capitals = token.text[0].isupper() and before.text[0].isupper()
    return capitals and before.i != token.i and before.sentence == token.sentence


_PARTICIPLE = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "t", "te", "ts", "tes")


def _stands_as_verb(scene: Scene, token: Token) -> bool:
    """Whether what the model takes for a noun is a finite verb: "salue la mémoire et demande aux délégués"."""
    if token.pos != "NOUN" or token.norm.endswith(_PARTICIPLE[:4]) or token.i + 1 >= len(scene.tokens) or not token.i:
        return False
    before, after = scene.tokens[token.i - 1], scene.tokens[token.i + 1]
    opens = before.pos in ("CCONJ", "PRON") or (before.norm in ("qui", "l'", "les", "leur") and before.pos == "PRON")
    return opens and before.sentence == token.sentence and after.pos in ("DET", "ADP", "PROPN", "SCONJ")


def _match_verb(scene: Scene, token: Token, trigger: Trigger) -> TriggerMatch | None:
    group = scene.group(token)
    if trigger.reflexive and not (group.reflexive or _has_reflexive(scene, token, group)):
        return None
    own = trigger.reflexive or trigger.reciprocal
    if group.reflexive and not own and find_causative(scene, token) is None:
        return None  # another sense: "se défendre", "s'attaquer au chômage"
    fixed = _find_fixed(scene, token, trigger)
    before = {t.norm for t in scene.tokens[max(0, group.first - 1) : token.i]}
    if fixed is None or not trigger.clitics <= before:
        return None
    start = min(group.first, token.i)
    while scene.tokens[start].norm in scene.ground.words.subject_pronouns and start < token.i:
        start += 1
    last = max([token.i + 1, *(i + 1 for i in fixed)])
    if scene.tokens[last - 1].end - scene.tokens[start].start > _LONGEST:
        start, last = token.i, token.i + 1
    return TriggerMatch(trigger, start, last, token, group, fixed)


def _has_reflexive(scene: Scene, token: Token, group: VerbGroup) -> bool:
    before = scene.tokens[max(0, token.i - 2) : token.i]
    return any(t.norm in scene.ground.words.reflexives for t in before)


def _find_fixed(scene: Scene, token: Token, trigger: Trigger) -> tuple[int, ...] | None:
    """The places of a phrase's other words behind its verb, in their order; None if one is missing."""
    found: list[int] = []
    limit = min(scene.analysis.sentence_of(token.i).last, token.i + 1 + _REACH)
    at = token.i + 1
    for word in trigger.fixed:
        if word in _SMALL:
            continue
        place = next((i for i in range(at, limit) if _is_form(scene.tokens[i], word)), None)
        if place is None or _is_of_another_verb(scene, scene.tokens[place], token):
            return None
        if _is_of_another_noun(scene, scene.tokens[place], (token.i, *found)) or _is_in_clause_below(scene, at, place):
            return None
        found.append(place)
        at = place + 1
    return tuple(found)


def _is_of_another_verb(scene: Scene, word: Token, verb: Token) -> bool:
    """Whether a word is the subject of a clause behind a verb's own: "ils donnent congé, | l'assaut commence"."""
    return word.dep.startswith("nsubj") and word.head not in (verb.i, word.i) and scene.group(verb).finite is not None


def _is_in_clause_below(scene: Scene, start: int, place: int) -> bool:
    """Whether another clause opens before a word: "fait des erreurs | lorsqu'elle renseigne sa demande"."""
    between = scene.tokens[start:place]
    return any(t.pos == "SCONJ" or (t.pos == "PRON" and t.norm in scene.ground.words.relatives) for t in between)


def _is_of_another_noun(scene: Scene, word: Token, phrase: tuple[int, ...]) -> bool:
    """Whether a word says more of a noun that is no part of the phrase: "fait état de coups | de feu", "| en feu"."""
    head = scene.tokens[word.head]
    foreign = head.pos == "NOUN" and phrase[0] < head.i < word.i and head.i not in phrase
    stage = scene.is_one_of(head, scene.lexicon.words.standing["stage"]) or counted(scene, head) == word
    before = scene.tokens[word.i - 1]
    linked = before.norm in scene.ground.words.de or (before.norm == "en" and before.i not in phrase)
    return foreign and linked and not stage


# Articles and prepositions within a phrase: "prendre (le) contrôle de".
_SMALL = frozenset(("le", "un", "une", "de", "à", "son"))


def _is_form(token: Token, word: str) -> bool:
    norm = token.norm
    if norm != word and "VerbForm=Fin" in token.morph and word.endswith("r"):
        return False  # "a cédé, ce qui | pourrait" is no "céder le pouvoir"
    return norm == word or norm in inflect(word) or token.lemma.lower() == word or plain(norm) == word


def _match_nouns(scene: Scene, token: Token) -> tuple[TriggerMatch, ...]:
    triggers = scene.lexicon.nouns.get(token.norm, ())
    taken = token.pos in ("AUX", "ADP", "DET", "PRON") or (token.pos == "VERB" and not scene.follows_article(token))
    if not triggers or taken or _is_part_of_name(scene, token):
        return ()
    found = []
    for trigger in triggers:
        if (trigger.kind == "adjective") != (token.pos in ("ADJ", "VERB")) and trigger.kind == "adjective":
            continue
        last = _end_of_words(scene, token, trigger)
        if last is not None:
            found.append(TriggerMatch(trigger, token.i, last, token, None, tuple(range(token.i + 1, last))))
    return tuple(found)


def _end_of_words(scene: Scene, token: Token, trigger: Trigger) -> int | None:
    """The end of a trigger of several words, which stand one behind the other; None where they do not."""
    at = token.i + 1
    limit = scene.analysis.sentence_of(token.i).last
    for word in trigger.words[1:]:
        if at >= limit or not (_is_form(scene.tokens[at], plain(word)) or scene.tokens[at].norm == word):
            return None
        at += 1
    return at


def _is_part_of_name(scene: Scene, token: Token) -> bool:
    """Whether a word belongs to a name ("Médecins sans frontières", "Front de libération")."""
    return scene.book.entity_at(token.i) is not None and token.text[0].isupper()
