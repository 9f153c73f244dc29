"""The conditional of hearsay: "le suspect aurait fui" says that somebody says so, and not who."""

from __future__ import annotations

from selon.reading.statements.bounds import trim_end
from selon.reading.statements.drafts import Draft
from selon.reading.statements.extent import Content, Stretch
from selon.reading.statements.ground import Ground
from selon.reading.statements.inserted import clause_start
from selon.reading.statements.verbs import VerbGroup


def find_hearsay(ground: Ground, drafts: list[Draft]) -> list[Draft]:
    """A draft without cue or source for every sentence told in the past conditional that no other draft holds."""
    taken = [stretch for draft in drafts for stretch in draft.content.stretches]
    reporting = {draft.match.head.i for draft in drafts if draft.match is not None}
    out, seen = [], set()
    for group in ground.groups.values():
        if group.head.i in reporting:
            continue  # "aurait affirmé que": who says so is known
        sentence = ground.analysis.sentence_of(group.head.i)
        if sentence.index in seen or not is_hearsay(ground, group) or _is_taken(ground, group, taken):
            continue
        if _tells_consequence(ground, group):
            continue
        if any(t.norm in ground.words.conditions for t in ground.analysis.tokens[sentence.first : sentence.last]):
            continue
        seen.add(sentence.index)
        out.append(Draft(None, Content((_clause(ground, group),), "hearsay"), None))
    return out


def _tells_consequence(ground: Ground, group: VerbGroup) -> bool:
    """Whether the conditional says what would have come of something: "ce qui aurait suffi", "céder aurait coûté"."""
    tokens, analysis = ground.analysis.tokens, ground.analysis
    before = tokens[max(0, group.first - 2) : group.first]
    taken_up = [t.norm for t in before] in (["ce", "qui"], ["ce", "qu'"])
    opening = tokens[analysis.sentence_of(group.head.i).first]
    subject = analysis.child(group.head.i, "nsubj", "csubj") or opening
    return taken_up or subject.pos in ("VERB", "AUX") or subject.norm in ("cela", "ceci", "ça")


def _stands_alone(group: VerbGroup) -> bool:
    """Whether a finite verb has an auxiliary of its own, if any: not "publié" of "aurait filmé et publié"."""
    return group.finite is not None and group.finite.i >= group.first


def _clause(ground: Ground, group: VerbGroup) -> Stretch:
    """The clause of a verb: from the sentence's start, or from the verb where its subject is that of another."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(group.head.i)
    first = clause_start(ground, sentence, group.first)
    if tokens[group.first - 1].norm in ground.words.conjuncts:
        first = group.first
    behind = (g for i, g in ground.groups.items() if group.head.i < i < sentence.last)
    later = (g for g in behind if _stands_alone(g) and not is_hearsay(ground, g))
    end = next((g.first - 1 for g in later if tokens[g.first - 1].norm in ground.words.conjuncts), sentence.last)
    last = trim_end(ground, first, end)
    return tokens[first].start, tokens[last - 1].end


def is_hearsay(ground: Ground, group: VerbGroup) -> bool:
    """Whether a group is an auxiliary in the conditional and a past participle: "aurait fui", "seraient morts"."""
    return (
        group.finite is not None
        and group.conditional
        and group.finite.i != group.head.i
        and group.finite.lemma in ground.words.auxiliaries
        and not group.head.norm.endswith(("er", "ir", "re", "oir"))
        and group.head.norm not in ground.words.modals  # "aurait pu" tells what did not happen
    )


def _is_taken(ground: Ground, group: VerbGroup, taken: list[Stretch]) -> bool:
    start = group.head.start
    in_quotation = ground.quotations.around(start, group.head.end) is not None
    return in_quotation or any(a <= start < b for a, b in taken)
