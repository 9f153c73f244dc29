"""Quotations that no cue has taken, and who says them."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.drafts import Draft
from selon.reading.statements.extent import Content, Stretch
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source, phrase_head, source_behind
from selon.reading.statements.quotations import Quotation
from selon.reading.statements.sources import subject_of
from selon.reading.statements.verbs import VerbGroup


def find_alone(ground: Ground, drafts: list[Draft]) -> list[Draft]:
    """Quotations that no cue has taken: whole sentences, or what a colon, a clause or a subject of the report opens."""
    out = []
    for quotation in ground.quotations.outermost:
        if quotation.heading or any(_takes(draft, quotation) for draft in drafts):
            continue
        colon = ground.analysis.text[: quotation.outer.start].rstrip().endswith(":")
        if (colon or _is_whole_sentence(ground, quotation)) and _is_speech(ground, quotation):
            source = _colon_source(ground, quotation, drafts) if colon else _signature(ground, quotation)
            source = source or _carried_on(ground, quotation, drafts)
            out.append(Draft(None, Content((_said(ground, quotation),), "alone"), source))
    return out


def _said(ground: Ground, quotation: Quotation) -> Stretch:
    """The words in the marks, or from the subject on that the report gives them: "La mairie « attend un avis »"."""
    lead = _lead(ground, quotation)
    if lead and _lacks_subject(ground, quotation, lead):
        return ground.analysis.tokens[lead.start].start, quotation.outer.end
    return quotation.inner.start, quotation.inner.end


def _lead(ground: Ground, quotation: Quotation) -> range:
    """The tokens before a quotation in its sentence."""
    i = ground.analysis.token_at(quotation.outer.start)
    return range(ground.analysis.sentence_of(i).first, i)


def _signature(ground: Ground, quotation: Quotation) -> Source | None:
    """The person who signs a quotation that stands in the text like a picture: "« ... »", then "— Lea Roth, maire"."""
    dash = ground.analysis.token_at(quotation.outer.end)
    tokens = ground.analysis.tokens
    if dash + 1 >= len(tokens) or tokens[dash].text not in ("—", "–", "-"):
        return None
    between = ground.analysis.text[quotation.outer.end : tokens[dash].start]
    name = next((stretch for stretch in ground.people if stretch[0] == dash + 1), None)
    return Source(name[0], name[1], name[0]) if name is not None and "\n" in between else None


def _carried_on(ground: Ground, quotation: Quotation, drafts: list[Draft]) -> Source | None:
    """Whoever says the quotation straight behind one, in its paragraph or where that one is left open at its end."""
    after = next((q for q in ground.quotations.outermost if q.outer.start >= quotation.outer.end), None)
    if after is None:
        return None
    between = ground.analysis.text[quotation.outer.end : after.outer.start]
    if between.strip(" \u00a0." if quotation.closed else None):
        return None
    return next((draft.source for draft in drafts if _takes(draft, after) and draft.source is not None), None)


def _takes(draft: Draft, quotation: Quotation) -> bool:
    """Whether a draft whose cue stands outside a quotation reports words of it."""
    start, end = quotation.inner.start, quotation.inner.end
    inside = draft.match is not None and start <= draft.match.head.start < end
    if inside and not (draft.content.frame == "inserted" and draft.content.stretches[0][0] == start):
        return False
    return any(a < end and start < b for a, b in draft.content.stretches)


_OPENING_MARKS = frozenset('«“"')


def _is_whole_sentence(ground: Ground, quotation: Quotation) -> bool:
    """Whether a sentence is the quotation, behind a phrase, behind what it goes on from, or with its subject before it.

    "Sur la place, « on attend »", "Elle a peur, car « tout brûle »", "Le maire « en a pris acte »".
    """
    analysis = ground.analysis
    i = analysis.token_at(quotation.outer.start)
    if i >= len(analysis.tokens):
        return False
    lead = _lead(ground, quotation)
    if lead and not any(fits(ground, quotation, lead) for fits in (_is_phrase, _goes_on, _lacks_subject)):
        return False
    after = analysis.text[quotation.outer.end :].lstrip(" \u00a0")
    return not after or after[0] in ".\r\n!?-–—" or after[:1].isupper() or after[0] in _OPENING_MARKS


def _is_phrase(ground: Ground, _: Quotation, lead: range) -> bool:
    """Whether what stands before a quotation in its sentence is a phrase and a comma."""
    return ground.analysis.tokens[lead[-1]].text == "," and not ground.has_finite(lead)


def _goes_on(ground: Ground, quotation: Quotation, lead: range) -> bool:
    """Whether a quotation is a clause that the report's goes on with: "X a eu peur, mais « nous dormions bien »"."""
    group = _first_finite(ground, quotation)
    if group is None or ground.norm_at(lead[-1]) not in ground.words.going_on:
        return False
    inside = ground.analysis.tokens_in(quotation.inner.start, group.head.start)
    opening = ground.analysis.tokens[inside.start : group.first + 1]
    subject = any(t.pos in ("NOUN", "PROPN", "PRON") for t in opening)
    return subject and not any(t.norm in ground.words.relatives for t in opening)


def _lacks_subject(ground: Ground, quotation: Quotation, lead: range) -> bool:
    """Whether a quotation opens with the verb of a sentence of which the report gives the subject."""
    tokens, group = ground.analysis.tokens, _first_finite(ground, quotation)
    opens = group is not None and group.first == ground.analysis.token_at(quotation.inner.start)
    nominal = tokens[lead[-1]].pos in ("NOUN", "PROPN", "PRON", "ADJ")
    tells = group is not None and any(len(cue.words) == 1 for cue in ground.cues_of(group.head))  # « demande que P »
    return opens and nominal and not tells and not any(k in ground.groups for k in lead)


def _first_finite(ground: Ground, quotation: Quotation) -> VerbGroup | None:
    inside = ground.analysis.tokens_in(quotation.inner.start, quotation.inner.end)
    return next((group for group in ground.groups_in(inside) if group.finite is not None), None)


def _is_speech(ground: Ground, quotation: Quotation) -> bool:
    """At least four words, one of them a finite verb: a title or a slogan is not speech.

    Straight before another quotation three tokens do: "« C'est fini. » « Tout a brûlé », dit Lea Roth".
    """
    inside = ground.analysis.tokens_in(quotation.inner.start, quotation.inner.end)
    behind = ground.analysis.text[quotation.outer.end :].lstrip(" \u00a0.")
    least = 3 if behind[:1] in _OPENING_MARKS else 5
    return len(inside) >= least and ground.has_finite(inside)


def _colon_source(ground: Ground, quotation: Quotation, drafts: list[Draft]) -> Source | None:
    """Who speaks in the sentence before the colon; else the subject of its last clause."""
    analysis = ground.analysis
    i = analysis.token_at(quotation.outer.start) - 1
    if i < 0:
        return None
    sentence = analysis.sentence_of(i)
    told = [d for d in drafts if d.match is not None and d.source and sentence.first <= d.match.head.i < i]
    if told:
        return min(told, key=lambda d: d.match.head.i if d.match else i).source
    verbs: list[Token] = [
        analysis.tokens[j] for j in range(sentence.first, i) if j in ground.groups and ground.groups[j].finite
    ]
    if verbs:
        return subject_of(ground, verbs[-1])
    places = (t.i for t in analysis.tokens[sentence.first : i] if t.norm in ground.words.at_home)
    place = next(places, None)
    return _label(ground, sentence.first, i) if place is None else source_behind(ground, place + 1)


def _label(ground: Ground, first: int, colon: int) -> Source | None:
    """Whom a title puts before its colon: "16h20 - | Le maire | : « P »", "ENTRETIEN. | Lea Roth | : « P »"."""
    tokens = ground.analysis.tokens
    marks = (i + 1 for i in range(first, colon) if tokens[i].text in ("-", "–", "—", ".", "|") and i > first)
    first = max(marks, default=first)
    name = next((stretch for stretch in ground.people if stretch[0] == first), None)
    if name is not None and (name[1] == colon or tokens[name[1]].text == ","):
        return Source(first, colon, first)
    head = phrase_head(ground.analysis, first, colon)
    whole = head is not None and tokens[first].norm in ground.words.articles and first < colon
    people = whole and head is not None and source_kind(ground, tokens[head]) in ("people", "bodies")
    return Source(first, colon, head) if people and head is not None else None
