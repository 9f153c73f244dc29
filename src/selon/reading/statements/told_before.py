"""Whose a quotation without a cue is: whoever spoke last, or whom the report brings on stage: "Lea rit. « P »"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selon.analysis import Sentence, Token
from selon.reading.names import Names
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bounds import main_clause_comma
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.noun_phrases import Source, noun_phrase, phrase_head
from selon.reading.statements.sources import agent_of, subject_of
from selon.reading.statements.speaker import NOBODY, Speaker
from selon.reading.statements.verbs import VerbGroup
from selon.record import Statement
from selon.record.facts import TAKEN_UP


def last_said(before: Sequence[Statement]) -> Statement | None:
    """The last of some statements in the report's own voice that has a speaker."""
    return next((each for each in reversed(before) if each.speaker is not None and each.inside is None), None)


def ended_before(before: Sequence[Statement], start: int) -> Statement | None:
    """The last statement that ends before a place and has a speaker; whoever only contests another's words is aside.

    Args:
        start: in code points.
    """
    told = (s for s in reversed(before) if s.inside is None and s.speaker is not None and s.content[-1].end <= start)
    return next((s for s in told if all(reason.rule != TAKEN_UP for reason in s.because)), None)


def concerned(
    ground: Ground, names: Names, head: Token, before: Sequence[Statement], told: frozenset[int]
) -> int | None:
    """Whom "l'intéressé" means: the one person whom the words said name, or the statement straight before, which
    somebody else said: "« Paul Roth a menti », a dit X. | L'intéressé | dément".

    Args:
        told: the tokens of what the person says.

    Returns:
        their place in `names`; None where they name nobody whom the word fits, or several.
    """
    if head.norm not in ground.words.concerned:
        return None
    gender = "Fem" if head.norm.endswith("e") else "Masc"
    own = _only_one(names, told, gender)
    last = last_said(before)
    if own is not None or last is None or last.speaker is None:
        return own
    end = ground.analysis.sentence_of(ground.analysis.token_at(last.content[-1].end - 1))
    if ground.analysis.sentence_of(head.i).first not in (end.first, end.last):
        return None
    inside = (i for span in last.content for i in ground.analysis.tokens_in(span.start, span.end))
    return _only_one(names, (i for i in inside if not _is_speaker(names, i, last)), gender)


def _is_speaker(names: Names, token: int, statement: Statement) -> bool:
    place = names.at.get(token)
    return place is not None and statement.speaker is not None and names.entities[place].id == statement.speaker.id


def _only_one(names: Names, tokens: Iterable[int], gender: str) -> int | None:
    """The one person of a gender, or of none that is known, whom some tokens name."""
    places = {place for i in tokens if (place := names.at.get(i)) is not None}
    people = [p for p in places if names.named[p].kind == "person" and names.named[p].gender in ("", gender)]
    return people[0] if len(people) == 1 else None


def last_unnamed(ground: Ground, clitic: Token, before: Sequence[Statement]) -> Speaker:
    """The source without a name that spoke in the sentence before: "selon la mairie. « P », a-t-on ajouté"."""
    last = last_said(before)
    if last is None or last.named == "named":
        return NOBODY
    end = ground.analysis.tokens[min(ground.analysis.token_at(last.content[-1].end), len(ground.analysis.tokens) - 1)]
    return Speaker(last.speaker, last.named) if clitic.sentence - end.sentence <= 1 else NOBODY


def enclosing(word: Token, before: Sequence[Statement]) -> Speaker:
    """Whoever says the quotation a "je" stands in; else the last speaker."""
    for statement in reversed(before):
        if any(c.start <= word.start < c.end for c in statement.content):
            return Speaker(statement.speaker, statement.named)
    return Speaker(before[-1].speaker, before[-1].named) if before else NOBODY


def person_before(ground: Ground, quotation: int) -> Source | None:
    """The subject of the sentence straight before a quotation, where it is a person and does something.

    Args:
        quotation: the token at which the quotation's words begin.
    """
    first = ground.analysis.sentence_of(quotation).first
    return None if first == 0 else _person_in(ground, first - 1)


def person_behind(ground: Ground, quotation: int) -> Source | None:
    """The subject of the sentence straight behind a quotation, likewise: "« P. » Lea Roth a perdu patience".

    Args:
        quotation: the token at which the quotation's words end.
    """
    last = ground.analysis.sentence_of(quotation).last
    if last >= len(ground.analysis.tokens):
        return None
    return _utterer(ground, last) or _person_in(ground, last)


def _utterer(ground: Ground, place: int) -> Source | None:
    """Whose the words before were, as a sentence says: "C'est d'ici que | Lea Roth | a prononcé cette phrase"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(place)
    words = (t for t in tokens[sentence.first : sentence.last] if t.norm in ground.words.utterances)
    word = next((t for t in words if ground.norm_at(t.i - 1) in ("ce", "cet", "cette", "ces")), None)
    if word is None:
        return None
    if ground.norm_at(word.i + 1) in ground.words.de:
        head = phrase_head(ground.analysis, word.i + 2, sentence.last)
        return None if head is None else noun_phrase(ground, head, first=word.i + 2)
    verbs = [tokens[i] for i in range(sentence.first, sentence.last) if i in ground.groups and ground.groups[i].finite]
    for verb in verbs:
        passive = ground.groups[verb.i].passive
        source = agent_of(ground, verb, verb.i + 1) if passive else subject_of(ground, verb)
        if source is not None and source_kind(ground, tokens[source.head]) == "people" and not _points(ground, source):
            return source
    return None


def _points(ground: Ground, source: Source) -> bool:
    """Whether a subject is only the "c'" of "c'est ici que"."""
    return ground.norm_at(source.head) in ground.words.impersonal | {"ce", "c'"}


def resumes(ground: Ground, match: CueMatch) -> bool:
    """Whether a sentence begins with "et" and a verb that has no subject: "Lea Roth refuse. Et | répète que P"."""
    first = ground.analysis.sentence_of(match.head.i).first
    opens = match.group is not None and match.group.finite is not None and match.group.first == first + 1
    return opens and ground.norm_at(first) == "et"


def is_beside(ground: Ground, statement: Statement, quotation: int) -> bool:
    """Whether a statement only tells more in a sentence of somebody else: "La juge, qui | veut | un aveu, presse Lea".

    Not where a verb of telling ends the sentence: "Lea Roth a vu le maire, qui | affirme | que P".

    Args:
        quotation: the token at which a quotation behind the sentence begins.
    """
    first = ground.analysis.sentence_of(quotation).first
    main = _main_verb(ground, ground.analysis.sentence_of(first - 1)) if first else None
    if statement.cue is None or main is None:
        return False
    inside = ground.analysis.tokens_in(statement.cue.start, statement.cue.end)
    if main.head.i in inside:
        return False
    verbs = [ground.groups[i].head for i in inside if i in ground.groups]
    return inside.stop <= main.first or (bool(verbs) and not any(ground.tells(verb) for verb in verbs))


def takes_floor(ground: Ground, source: Source) -> bool:
    """Whether a sentence names its subject, or tells that they speak: "la maire lui a répondu", "il a réagi"."""
    tokens = ground.analysis.tokens
    if tokens[source.head].pos == "PROPN" or any(source.first <= first < source.last for first, _ in ground.people):
        return True
    sentence = ground.analysis.sentence_of(source.head)
    verbs = (tokens[i] for i in range(source.last, sentence.last) if i in ground.groups and ground.groups[i].finite)
    verb = next(verbs, None)
    return verb is not None and ground.tells(verb)


def _person_in(ground: Ground, place: int) -> Source | None:
    """The person who is the subject of the main verb of the sentence in which a token stands."""
    tokens, main = ground.analysis.tokens, _main_verb(ground, ground.analysis.sentence_of(place))
    if main is None or main.passive:
        return None
    quoted = ground.is_quoted(main.head)
    if main.finite is None and not quoted:
        return None
    source = _beside_quoted(ground, main) if quoted else subject_of(ground, main.head)
    if source is None or source.head >= main.head.i or ground.is_quoted(tokens[source.head]):
        return None
    head = tokens[source.head]
    pronoun = head.norm in ground.words.subject_pronouns - ground.words.subject_relatives
    return source if pronoun or (head.pos in ("PROPN", "NOUN") and source_kind(ground, head) == "people") else None


def _main_verb(ground: Ground, sentence: Sentence) -> VerbGroup | None:
    """The verb of a sentence's main clause, which may stand behind a clause that opens it: "Quand X part, Y | rit"."""
    tokens = ground.analysis.tokens
    groups = list(ground.groups_in(range(sentence.first, sentence.last)))
    comma = None
    if tokens[sentence.first].norm in ground.words.fronting:
        comma = main_clause_comma(ground, sentence.first, sentence)
    if comma is not None:
        return next((g for g in groups if g.head.i > comma and g.finite is not None), None)
    root = next((g for g in groups if g.head.dep == "ROOT"), None)
    apart = (g for g in groups if g.finite is not None and not g.head.dep.startswith("acl"))
    return next(apart, None) if root is None else root


def _beside_quoted(ground: Ground, verb: VerbGroup) -> Source | None:
    """The subject before a verb that stands in quotation marks: "Lea Roth | « condamne » le geste"."""
    subject = ground.analysis.child(verb.head.i, "nsubj")
    return None if subject is None else noun_phrase(ground, subject.i)
