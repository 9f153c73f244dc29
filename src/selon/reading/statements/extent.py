"""The stretches of text that contents are made of, and how far a cue reaches."""

from __future__ import annotations

from dataclasses import dataclass

from selon.analysis import Sentence, Token
from selon.reading.statements.bounds import content_end, trim_end
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.takeover import prepositions_of

Stretch = tuple[int, int]  # code points, end exclusive

# What may stand between a cue and the "que" or "de" of its content: whom it is said to, when, how, an inverted subject.
REACH = 40


@dataclass(frozen=True, slots=True)
class Content:
    """What a cue reports: stretches of code points, and the frame they were found by."""

    stretches: tuple[Stretch, ...]
    frame: str


def stretch(ground: Ground, first: int, end: int) -> Stretch:
    """Tokens to code points; a quotation that is opened inside runs on to its mark."""
    tokens = ground.analysis.tokens
    start, stop = tokens[first].start, tokens[end - 1].end
    quotation = next((q for q in ground.quotations.outermost if start <= q.outer.start < stop <= q.outer.end), None)
    if quotation is None:
        return start, stop
    return (
        (quotation.inner.start, quotation.inner.end) if quotation.outer.start == start else (start, quotation.outer.end)
    )


def clause(ground: Ground, match: CueMatch, first: int, frame: str) -> Content:
    """The content that begins at token `first` and runs as far as its frame lets it."""
    end = content_end(ground, first, match, frame)
    return Content((stretch(ground, first, end),), frame)


def blocks(ground: Ground, match: CueMatch, token: Token) -> bool:
    """Whether a token ends the reach of a cue: another verb, or a mark that closes its clause."""
    if token.text in ";:" or (ground.opens_quotation(token) and not _opens_name(ground, token)):
        return True
    group = ground.groups.get(token.i)
    if group is None:
        return False
    return (group.finite is not None and token.dep not in ("acl:relcl",)) or group.is_participle


def _opens_name(ground: Ground, mark: Token) -> bool:
    """Whether a mark behind à opens a name that something is said to: "demande au « Goéland » de"."""
    quotation = ground.opened_by(mark)
    before = ground.analysis.tokens[mark.i - 1].norm if mark.i else ""
    named = quotation is not None and quotation.inner.text[:1].isupper() and len(quotation.inner.text) < 30
    return named and before in ground.words.at


def prepositions(ground: Ground, frame: str) -> frozenset[str]:
    """The prepositions of a frame: before a noun they may hold its article, before an infinitive not."""
    if frame.endswith("_np"):
        return prepositions_of(ground, frame)
    return ground.words.bare_de if frame == "de" else frozenset({"à", "a"})  # "a" is how many misspell it


def opens_infinitive(ground: Ground, i: int, sentence: Sentence) -> bool:
    """Whether an infinitive stands at token `i` or behind its clitics and negation."""
    for token in ground.analysis.tokens[i : min(i + 6, sentence.last)]:
        if is_infinitive(token):
            return True
        if token.norm not in proclitics(ground) and token.pos not in ("ADV", "PUNCT"):
            return False
    return False


def is_infinitive(token: Token) -> bool:
    """Whether the model takes a token for an infinitive."""
    return token.pos in ("VERB", "AUX") and "VerbForm=Inf" in token.morph


def proclitics(ground: Ground) -> frozenset[str]:
    """What may stand before an infinitive as part of it: clitics and negation."""
    words = ground.words
    return words.clitics | words.negations_left | words.negations_right


def noun_phrase(ground: Ground, head: int, before: int | None = None) -> Stretch:
    """The noun phrase around a head, without relative clauses."""
    analysis = ground.analysis
    first, last = analysis.subtree(head)
    copula = analysis.child(head, "cop")
    if copula is not None:
        first = copula.i + 1  # "X est | un détenu, qualifié de": only the attribute
    if before is not None:
        last = min(last, before)
    while first < head and analysis.tokens[first].pos == "ADP" and analysis.tokens[first].norm != "des":
        first += 1
        if analysis.tokens[first].pos in ("NOUN", "PROPN"):
            break
    article = analysis.child(head, "det")
    if article is not None and any(t.text == "," for t in analysis.tokens[first : article.i]):
        first = article.i  # "dans le Nord, | une femme soupçonnée de"
    for i in range(head + 1, last):
        if analysis.tokens[i].norm in ground.words.relatives or analysis.tokens[i].text in ",–(":
            last = i
            break
    return stretch(ground, first, trim_end(ground, first, max(last, head + 1)))


def has_agent(ground: Ground, match: CueMatch) -> bool:
    """Whether "par X" follows a passive or a participle closely."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    near = tokens[match.last : min(match.last + 8, sentence.last)]
    agent = next((t.i for t in near if t.norm in ground.words.par), None)
    behind = () if agent is None else tokens[agent + 1 : agent + 2]
    if any(t.pos == "NOUN" and "Number=Plur" not in t.morph for t in behind):
        return False  # "par crainte", "par courriel"
    return agent is not None and not any(t.i in ground.groups or t.text == "," for t in near if t.i < agent)
