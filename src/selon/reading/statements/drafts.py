"""Drafts: every cue with its content and its source, before speakers are known and rivals are settled."""

from __future__ import annotations

from dataclasses import dataclass, replace

from selon.reading.statements.answerable import is_answerable
from selon.reading.statements.content import find_content
from selon.reading.statements.cues import find_cues
from selon.reading.statements.extent import Content, is_infinitive
from selon.reading.statements.felt import find_felt
from selon.reading.statements.gapped import part_gapped
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.informants import informant
from selon.reading.statements.inserted import find_host
from selon.reading.statements.inverted import follower_of
from selon.reading.statements.noun_phrases import Source
from selon.reading.statements.nouns import find_adjective_statement, find_noun_statement
from selon.reading.statements.phrases import find_phrase_content, find_phrase_source
from selon.reading.statements.sources import find_source
from selon.reading.statements.verbs import VerbGroup
from selon.reading.statements.withheld import is_withheld
from selon.reading.statements.written import find_paper, find_written


@dataclass(frozen=True, slots=True)
class Draft:
    """One cue, what it reports, and who is answerable.

    Attributes:
        match: None for a quotation that stands alone.
        also: other cues that report the same words: "se dit convaincu que".
    """

    match: CueMatch | None
    content: Content
    source: Source | None
    also: tuple[CueMatch, ...] = ()


def find_drafts(ground: Ground) -> list[Draft]:
    """A draft for every cue that reports something, in text order; of several cues at one place the first that does."""
    drafts: dict[int, Draft] = {}
    for match in find_cues(ground):
        known = drafts.get(match.head.i)
        if known is not None and known.content.frame == "quote":
            continue
        draft = _draft(ground, match)
        if draft is not None and (known is None or _outdoes(draft, known)):
            drafts[match.head.i] = draft
    return [part for draft in drafts.values() for part in part_gapped(ground, draft)]


def _outdoes(draft: Draft, known: Draft) -> bool:
    """Whether another cue at a place reports more surely than the first: a quotation, or an infinitive it is told.

    "sont pressés de" is a wish of their own before one that nobody has of them; "s'inquiète du prix pour les clients"
    is no worry for the clients.
    """
    wished = known.source is None and known.content.frame == "de"
    told = known.content.frame == "np" and draft.content.frame == "de"  # "pressent le maire de partir"
    cue = None if known.match is None else known.match.cue
    marked = cue is not None and known.content.frame == "np" and cue.words[cue.place + 1 :] == (cue.mark,)
    nearer = marked and draft.content.stretches[0] < known.content.stretches[0]
    return wished or told or nearer or draft.content.frame == "quote"


def _draft(ground: Ground, match: CueMatch) -> Draft | None:
    find = {"verb": _verb_draft, "preposition": _phrase_draft}.get(match.cue.kind, _noun_draft)
    draft = find(ground, match)
    if draft is None:
        return None
    if draft.source is not None and _is_own_report(ground, draft.source):
        draft = replace(draft, source=None)
    # A quotation's end may cut off all of a clause that begins behind it.
    taken_up = match.cue.stance == "denies"  # "P, | ce que | nie X"
    told = tuple(each for each in draft.content.stretches if _tells(ground, *each) or taken_up)
    if _is_asked(ground, match) or not told:
        return None
    draft = replace(draft, content=replace(draft.content, stretches=told))
    return draft if is_answerable(ground, match, draft.source, draft.content.frame) else None


def _is_own_report(ground: Ground, source: Source) -> bool:
    """Whether a source is what the paper itself has found: "selon nos informations"."""
    head = ground.analysis.tokens[source.head]
    own = ground.norm_at(source.first) in ground.words.own_possessives and not ground.is_quoted(head)
    return own and {head.norm, head.lemma.lower()} <= ground.words.papers


def _is_asked(ground: Ground, match: CueMatch) -> bool:
    """Whether the report itself asks what its cue would tell: "A-t-il eu peur de perdre ?"."""
    verbs = (ground.groups[t.i] for t in ground.analysis.ancestors(match.head.i) if t.i in ground.groups)
    group = match.group or next(verbs, None)
    last = ground.analysis.tokens[ground.analysis.sentence_of(match.head.i).last - 1]
    return group is not None and group.clitic is not None and last.text == "?" and group.clitic.i < last.i


def _tells(ground: Ground, start: int, end: int) -> bool:
    """Whether a stretch holds more than marks and a word like "cela": not "n'attend | que ça"."""
    small = ground.words.impersonal | ground.words.que | ground.words.de | ground.words.at
    inside = (ground.analysis.tokens[i] for i in ground.analysis.tokens_in(start, end))
    return start < end and any(t.norm not in small and t.pos != "PUNCT" for t in inside)


def _phrase_draft(ground: Ground, match: CueMatch) -> Draft | None:
    source = find_phrase_source(ground, match)
    content = None if source is None else find_phrase_content(ground, match, source)
    return None if content is None else Draft(match, content, source)


def _noun_draft(ground: Ground, match: CueMatch) -> Draft | None:
    find = find_noun_statement if match.cue.kind == "noun" else find_adjective_statement
    found = find(ground, match)
    return None if found is None else Draft(match, *found)


def _verb_draft(ground: Ground, match: CueMatch) -> Draft | None:
    group = match.group
    assert group is not None
    if (
        (group.is_infinitive and _is_idiom(ground, match))
        or _is_set_phrase(ground, match)
        or _is_imperative(ground, match)
        or _is_noun(ground, match)
    ):
        return None
    if "felt" in match.cue.frames:
        felt = find_felt(ground, match)
        return None if felt is None else Draft(match, *felt)
    source = informant(ground, match) or follower_of(ground, match) or find_source(ground, match)
    if "written" in match.cue.frames:
        content = find_written(ground, match, source)
        if content is not None:
            return Draft(match, content, find_paper(ground, match))
    inverted = group.passive and group.clitic is not None and group.clitic.norm == "-il"  # "est-il précisé"
    nobody = inverted or match.cue.lemma in ground.words.whispered
    source = None if nobody or ground.tells_on(match) else source
    quoting = "quote" in match.cue.frames and (nobody or not (group.passive or group.is_past_participle))
    content = _content(ground, match, source, quoting)
    if content is None or _leads_to_saying(ground, match, content) or is_withheld(ground, match):
        return None
    if group.is_infinitive and content.frame in ("np", "judged", "à_np") and not _is_told(ground, match, content.frame):
        return None
    if (
        _is_left_undone(ground, match, content.frame)
        or _is_said_by_none(ground, match, source)
        or (source is None and not _needs_nobody(ground, match, content))
    ):
        return None
    return Draft(match, content, source)


def _content(ground: Ground, match: CueMatch, source: Source | None, quoting: bool) -> Content | None:
    """What a verb cue reports: where its source follows what stands around it, else what stands behind it."""
    follows = (match.group is not None and match.group.clitic is not None) or (
        source is not None and source.first >= match.last
    )
    content = None
    if quoting and follows and not _opens_clause(ground, match):
        content = find_host(ground, match, source)
    content = content or find_content(ground, match)
    empty = content is None or not any(_tells(ground, *each) for each in content.stretches)
    if empty and quoting:
        content = find_host(ground, match, source) or content  # "C'est | ce | que la ministre affirme": P stands before
    return content


def _leads_to_saying(ground: Ground, match: CueMatch, content: Content) -> bool:
    """Whether a cue only leads to the infinitive of a verb of saying: "tient à | rappeler que"."""
    if match.cue.lemma not in ground.words.leading or content.frame != "à":
        return False
    inside = ground.analysis.tokens_in(*content.stretches[0])
    said = next((ground.analysis.tokens[i] for i in inside if is_infinitive(ground.analysis.tokens[i])), None)
    return said is not None and any(cue.stance in ("affirms", "denies") for cue in ground.cues_of(said))


def _opens_clause(ground: Ground, match: CueMatch) -> bool:
    """Whether what the cue reports begins straight behind it: "menacent-ils de partir", "dit-il que"."""
    tokens = ground.analysis.tokens[match.last : match.last + 2]
    marked = bool(tokens) and tokens[0].norm in ground.words.bare_de and "de" in match.cue.frames
    return bool(tokens) and (tokens[0].norm in ground.words.que or (marked and is_infinitive(tokens[-1])))


_DEEDS = frozenset(("np", "judged", "de_np", "à_np", "à", "sur"))


_WILLED = frozenset(("inf", "de", "à"))


def _is_left_undone(ground: Ground, match: CueMatch, frame: str) -> bool:
    """Whether a negated cue says that something was not said: "n'a pas appelé à la grève", not "ne dit pas que".

    Nor has anybody wanted what they did not want to do: "n'a pas souhaité répondre", not "ne souhaite pas payer".
    """
    group = match.group
    if group is None or not (group.negated or _lacks_doer(ground, group)):
        return False
    if match.cue.stance == "wants" and frame in _WILLED and group.finite is not group.head:
        return True
    return (match.cue.stance in ("affirms", "wants") or frame == "à_np") and frame in _DEEDS


def _lacks_doer(ground: Ground, group: VerbGroup) -> bool:
    """Whether a verb with ne is negated before it: "ni le maire ni la préfète n'ont souhaité"."""
    tokens, first = ground.analysis.tokens, ground.analysis.sentence_of(group.first).first
    marked = any(t.norm in ground.words.negations_left for t in tokens[group.first : group.head.i])
    return marked and any(t.norm in ground.words.negators for t in tokens[first : group.first])


def _is_said_by_none(ground: Ground, match: CueMatch, source: Source | None) -> bool:
    """Whether a cue with ne has a source that there is not: "aucun groupe n'a revendiqué"."""
    if source is None or match.group is None:
        return False
    group = ground.analysis.tokens[match.group.first : match.group.last]
    if not any(t.norm in ground.words.negations_left for t in group):
        return False
    return ground.norm_at(source.first) in ground.words.nobody & ground.words.negators


def _is_told(ground: Ground, match: CueMatch, frame: str) -> bool:
    """Whether an infinitive with a mere object tells what was said.

    It does in the past ("après avoir dénoncé X"), with a quotation ("à exprimer sa « Y »"), behind "avant de", where
    people do something to say it ("défilent pour réclamer X"), and where it was done ("vient d'annoncer X").
    """
    tokens, group = ground.analysis.tokens, match.group
    assert group is not None
    before = [t.norm for t in tokens[max(0, group.first - 2) : group.first]]
    perfect = tokens[group.first].lemma == "avoir" and group.first < group.head.i
    if perfect or frame == "judged" or before[-1:] == ["pour"]:
        return True
    if before[-1:] and before[-1] in ground.words.bare_de | ground.words.at:
        return before[0] == "avant" or _is_carried(ground, group)
    return False


def _is_carried(ground: Ground, group: VerbGroup) -> bool:
    """Whether an infinitive hangs on a verb that tells that it is done: "vient de | nier", "ne cesse de | nier"."""
    tokens = ground.analysis.tokens
    i = group.first - 2
    while i > 0 and tokens[i].pos == "ADV":
        i -= 1
    carrier = ground.groups.get(i)
    return carrier is not None and tokens[i].lemma in ground.words.carrying


def _needs_nobody(ground: Ground, match: CueMatch, content: Content) -> bool:
    """Whether a cue without a source reports all the same.

    An infinitive that goes on: "Et de préciser que"; a passive: "est jugé lent", "il lui est reproché de"; a clause
    whose subject the model does not show: "après avoir rappelé que P".
    """
    group = match.group
    assert group is not None
    if ground.tells_on(match) or (
        group.passive and group.clitic is not None and content.frame in ("quote", "inserted")
    ):
        return True
    perfect = group.is_infinitive and group.helper is not None and group.helper.lemma == "avoir"
    if content.frame in ("que", "inf") and not group.passive and (group.finite is not None or perfect):
        return True
    if content.frame in ("comme", "attribute", "accuse"):
        return group.passive or group.is_past_participle
    if group.passive and (match.cue.mark is not None or (match.cue.addressee == "object" and content.frame == "de")):
        return True  # "le maire a été critiqué pour ses frais", "trois grévistes ont été priés de partir"
    before = ground.analysis.tokens[match.first - 1] if match.first else None
    return group.passive and content.frame in ("de", "que") and before is not None and before.norm == "il"


def _is_set_phrase(ground: Ground, match: CueMatch) -> bool:
    """Whether the verb is part of a fixed phrase that reports nothing: "y compris", "en attendant"."""
    place = match.head.i
    before = ground.analysis.tokens[place - 1].norm if place else ""
    return f"{before} {match.head.norm}" in ground.words.set_phrases


def _is_noun(ground: Ground, match: CueMatch) -> bool:
    """Whether an article makes a participle a noun: "un sérieux | prétendant | au titre"."""
    group, tokens = match.group, ground.analysis.tokens
    assert group is not None
    first = group.first - 1 if group.first and tokens[group.first - 1].pos == "ADJ" else group.first
    article = tokens[first - 1] if first else None
    return group.is_participle and article is not None and article.pos == "DET" and group.first == group.head.i


def _is_imperative(ground: Ground, match: CueMatch) -> bool:
    """Whether a verb addresses the reader: "Notez que", "citons aussi X"."""
    tokens, group = ground.analysis.tokens, match.group
    assert group is not None
    if group.finite is None or group.finite.i != match.head.i or not match.head.norm.endswith(("ez", "ons")):
        return False
    around = {t.norm for t in tokens[max(0, group.first - 2) : group.last]}
    plain = {"nous", "vous", "-nous", "-vous", "qui"}
    subject = ground.analysis.child(match.head.i, "nsubj")
    return not around & plain and (subject is None or subject.norm not in plain)


def _is_idiom(ground: Ground, match: CueMatch) -> bool:
    """ "Il faut dire que", "c'est-à-dire que", "cela veut dire", "force est de constater": nobody says anything."""
    tokens = ground.analysis.tokens
    before = [t.lemma for t in tokens[max(0, match.first - 3) : match.first]]
    return (
        "falloir" in before
        or (before[-1:] in (["vouloir"], ["-"]) and match.cue.lemma == "dire")
        or before[-2:] == ["être", "à"]
        or before == ["force", "être", "de"]
    )
