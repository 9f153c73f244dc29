"""The source of a cue: the noun phrase that names who is answerable."""

from __future__ import annotations

from dataclasses import dataclass

from selon.analysis import Analysis, Token
from selon.reading.statements.bounds import main_clause_comma
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.verbs import VerbGroup

_NO_SUBJECT = frozenset(("acl", "advcl", "xcomp", "conj", "ccomp", "parataxis", "obl", "dep", "nmod", "obj", "appos"))


@dataclass(frozen=True, slots=True)
class Source:
    """Tokens `first` to `last` (exclusive) of the noun phrase, and the word at its head."""

    first: int
    last: int
    head: int


def find_source(ground: Ground, match: CueMatch) -> Source | None:
    """The source of a verb cue: its subject, its agent, or the subject it shares with the clause it hangs on."""
    group = match.group
    assert group is not None
    if group.clitic is not None:
        return Source(group.clitic.i, group.clitic.i + 1, group.clitic.i)
    if group.passive or group.is_past_participle:
        return agent_of(ground, match.head, match.last)
    source = _subject(ground, match.head, match.last, set())
    if source is None and group.is_participle:
        source = _subject_of_main(ground, match.head, group, {match.head.i})
    return source


def follower_of(ground: Ground, match: CueMatch) -> Source | None:
    """The subject behind a cue that follows a whole clause: "le pont a cédé, révèle Le Parisien"."""
    group = match.group
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(match.head.i)
    if group is None or group.finite is None or group.clitic is not None or "quote" not in match.cue.frames:
        return None
    if match.first <= sentence.first or tokens[match.first - 1].text != ",":
        return None
    comma = match.first - 1
    told = [i for i in range(sentence.first, comma) if i in ground.groups and ground.groups[i].finite is not None]
    opener = next((i for i in range(comma - 1, sentence.first, -1) if tokens[i].text == ","), sentence.first)
    hanging = any(tokens[i].norm in ground.words.relatives for i in range(opener, comma))
    if not told or told[-1] < opener or hanging:
        return None
    return _inverted(ground, match.head, group, match.last)


def subject_of(ground: Ground, verb: Token) -> Source | None:
    """The subject of a verb that need not be a cue itself."""
    group = ground.groups.get(verb.i)
    if group is not None and group.clitic is not None:
        return Source(group.clitic.i, group.clitic.i + 1, group.clitic.i)
    return _subject(ground, verb, group.last if group else verb.i + 1, set())


def agent_of(ground: Ground, verb: Token, after: int) -> Source | None:
    """The noun phrase behind par, from token `after` on."""
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(verb.i)
    for i in range(after, min(after + 24, sentence.last - 1)):
        if tokens[i].norm in ground.words.par:
            head = _phrase_head(analysis, i + 1, sentence.last)
            if head is not None and tokens[head].norm in ground.words.adverbial_nouns:
                continue
            return None if head is None or ground.time_at(tokens[head]) else noun_phrase(ground, head, first=i + 1)
        if tokens[i].text in ".;:" or (i in ground.groups and ground.groups[i].finite is not None):
            return None
    return None


def _phrase_head(analysis: Analysis, first: int, limit: int) -> int | None:
    """The noun that heads the phrase beginning at token `first`."""
    for token in analysis.tokens[first : min(first + 6, limit)]:
        if token.text == "," and token.i > first and analysis.tokens[token.i - 1].pos == "ADJ":
            return token.i - 1  # "selon ces derniers, Paris"
        if token.norm in ("même", "mêmes") and analysis.tokens[token.i - 1].pos == "DET" and token.pos != "ADJ":
            return token.i
        if (
            token.pos in ("NOUN", "PROPN")
            or (token.pos == "X" and token.text[0].isupper())
            or (
                token.pos == "PRON"
                and not any(t.pos in ("NOUN", "PROPN", "ADJ") for t in analysis.tokens[token.i + 1 : token.i + 2])
            )
        ):
            return token.i
    return None


def _subject(ground: Ground, verb: Token, after: int, seen: set[int]) -> Source | None:
    """The subject of a verb, or the one it shares with the verb or noun it depends on."""
    analysis = ground.analysis
    if verb.i in seen:
        return None
    seen.add(verb.i)
    group = ground.groups.get(verb.i)
    if _closes_quotation(ground, group):
        inverted = _inverted(ground, verb, group, after)
        if inverted is not None:
            return inverted
    if group is not None and group.is_participle and _shares_main_subject(ground, group):
        return _subject_of_main(ground, verb, group, seen)
    if group is not None and group.is_participle:
        bearer = _bearer_of_participle(ground, group)
        if bearer is not None:
            return bearer
    subject = _own_subject(ground, verb, group)
    if subject is not None:
        if subject.norm in ground.words.subject_relatives:
            return _antecedent(ground, verb, subject)
        return _behind_quotation(ground, subject, verb) or noun_phrase(ground, subject.i)
    inverted = _inverted(ground, verb, group, after)
    if inverted is not None:
        return inverted
    tokens = analysis.tokens
    if group is not None and group.finite is not None and group.finite.i < group.first:
        return _subject(ground, tokens[group.finite.head], after, seen)  # it shares the auxiliary of another verb
    governor = tokens[verb.head]
    if group is not None and group.finite is not None and verb.dep in ("acl", "amod", "nmod", "dep", "appos"):
        return _nearest_before(ground, verb, group)
    if group is not None and _is_quoted_apart(ground, governor, verb):
        return _subject_of_main(ground, verb, group, seen)
    if governor.i == verb.i or governor.sentence != verb.sentence:
        return _nearest_before(ground, verb, group)
    if governor.i in ground.groups or governor.pos in ("VERB", "AUX"):
        other = ground.groups.get(governor.i)
        if other is not None and other.clitic is not None:
            return Source(other.clitic.i, other.clitic.i + 1, other.clitic.i)
        if verb.dep == "ccomp":
            return _nearest_before(ground, verb, group)
        caused = analysis.child(governor.i, "obj") if governor.lemma in ground.words.causing else None
        if caused is not None and governor.i < caused.i < verb.i and group is not None and group.is_infinitive:
            return noun_phrase(ground, caused.i, before=group.first)
        return _subject(ground, governor, after, seen)
    if verb.dep in ("acl", "amod") and governor.pos in ("NOUN", "PROPN", "PRON"):
        if group is not None and group.is_participle and tokens[group.first - 1].text == ",":
            main = _subject_of_main(ground, verb, group, seen)
            if main is not None:
                return main
        return noun_phrase(ground, governor.i, before=group.first if group else verb.i)
    return (
        _subject(ground, governor, after, seen) if governor.dep in _NO_SUBJECT else _nearest_before(ground, verb, group)
    )


def _is_quoted_apart(ground: Ground, governor: Token, verb: Token) -> bool:
    """Whether the model hangs a verb on a quoted word though it stands outside the quotation."""
    quotation = ground.quotations.around(governor.start, governor.end)
    return quotation is not None and not quotation.outer.start <= verb.start < quotation.outer.end


def _behind_quotation(ground: Ground, subject: Token, verb: Token) -> Source | None:
    """The noun phrase between a quotation and a verb, where the model takes a quoted word for the subject."""
    quotation = ground.quotations.around(subject.start, subject.end)
    if quotation is None or quotation.outer.end > verb.start:
        return None
    first = ground.analysis.token_at(quotation.outer.end - 1) + 1
    first += ground.analysis.tokens[first].text == ","
    head = _phrase_head(ground.analysis, first, verb.i)
    return None if head is None else noun_phrase(ground, head, first=first, before=verb.i)


def _shares_main_subject(ground: Ground, group: VerbGroup) -> bool:
    """Whether a present participle has the subject of the main verb: behind "en", or at the head of a sentence."""
    opens = group.first == ground.analysis.sentence_of(group.head.i).first
    return opens or ground.analysis.tokens[group.first - 1].norm == "en"


def _subject_of_main(ground: Ground, verb: Token, group: VerbGroup, seen: set[int]) -> Source | None:
    """The subject of the verb a gerund hangs on, or of the last finite verb before it, or of the first behind it."""
    sentence = ground.analysis.sentence_of(verb.i)
    finite = [i for i in range(sentence.first, sentence.last) if i in ground.groups and ground.groups[i].finite]
    opens = group.first <= sentence.first + 1 or (
        ground.analysis.tokens[sentence.first].pos == "ADP" and not any(i < group.first for i in finite)
    )
    opening = main_clause_comma(ground, verb.i, sentence) if opens else None
    if opening is not None:
        finite = [i for i in finite if i > opening]
    hung = [t.i for t in ground.analysis.ancestors(verb.i) if t.i in finite and t.i < verb.i]
    before = [i for i in reversed(finite) if i < group.first and not _is_subordinate(ground, i, sentence.first)]
    for i in (*hung[:1], *before, *finite):
        if i in seen:
            continue
        source = _subject(ground, ground.analysis.tokens[i], ground.groups[i].last, seen)
        if source is not None:
            return source
    return None


def _is_subordinate(ground: Ground, verb: int, limit: int) -> bool:
    """Whether a relative pronoun or a conjunction opens the clause of a finite verb."""
    for i in range(ground.groups[verb].first - 1, limit - 1, -1):
        token = ground.analysis.tokens[i]
        if token.norm in ground.words.relatives | ground.words.subordinators:
            return True
        if token.text in ",;:" or i in ground.groups:
            return False
    return False


def _bearer_of_participle(ground: Ground, group: VerbGroup) -> Source | None:
    """The noun a participle follows without a comma, or the inverted subject before its comma.

    "un communiqué expliquant que"; "..., ajoute-t-il, précisant que".
    """
    tokens = ground.analysis.tokens
    if group.first < 2:
        return None
    before = tokens[group.first - 1]
    if before.pos in ("NOUN", "PROPN", "ADJ") and before.sentence == group.head.sentence:
        noun = next(
            (t for t in reversed(tokens[max(0, group.first - 4) : group.first]) if t.pos in ("NOUN", "PROPN")), None
        )
        if noun is None:
            return None
        first = ground.analysis.subtree(noun.i)[0]
        own = first > 0 and tokens[first - 1].text == ","
        return noun_phrase(ground, noun.i, first=first if own else None, before=group.first)
    if before.text != ",":
        return None
    inserted = (
        t
        for t in reversed(tokens[max(0, group.first - 5) : group.first - 1])
        if t.norm in ground.words.inverted_subjects
    )
    clitic = next(inserted, None)
    return None if clitic is None else Source(clitic.i, clitic.i + 1, clitic.i)


def _closes_quotation(ground: Ground, group: VerbGroup | None) -> bool:
    """Whether a verb group stands straight behind a quotation: its subject follows it then, whatever the parse says."""
    if group is None or group.first == 0:
        return False
    edge = ground.analysis.text[: ground.analysis.tokens[group.first].start].rstrip(" ,\u00a0")
    return any(q.outer.end == len(edge) for q in ground.quotations.outermost)


def _own_subject(ground: Ground, verb: Token, group: VerbGroup | None) -> Token | None:
    tokens = ground.analysis.tokens
    bearer = verb.head if verb.dep.startswith(("aux", "cop")) else verb.i
    subjects = [t for t in ground.analysis.find_children(bearer, "nsubj", "expl") if not t.dep.startswith("expl:comp")]
    if not subjects and group is not None and group.finite is not None and group.finite.dep == "ROOT":
        subjects = list(ground.analysis.find_children(group.finite.i, "nsubj"))
    for subject in subjects:
        if (group is not None and group.finite is None and subject.i > verb.i) or _has_preposition(ground, subject):
            continue
        if (
            subject.dep.startswith("nsubj")
            and subject.sentence == verb.sentence
            and subject.norm not in ground.words.impersonal
            and not any(t.text == ":" for t in tokens[subject.i : verb.i])
        ):
            return subject
    if group is not None and group.finite is not None:
        before = tokens[group.first - 1] if group.first else None
        if before is not None and before.sentence == verb.sentence and before.norm in ground.words.subject_pronouns:
            return before
    return None


def _has_preposition(ground: Ground, noun: Token) -> bool:
    """Whether a preposition other than a partitive "de" governs a noun: it is then no subject."""
    case = ground.analysis.child(noun.i, "case")
    return case is not None and case.norm not in ground.words.de


def _antecedent(ground: Ground, verb: Token, relative: Token) -> Source | None:
    """The noun a relative pronoun stands for: what the relative clause hangs on, else the noun before the pronoun."""
    tokens = ground.analysis.tokens
    governor = tokens[verb.head]
    near = tokens[relative.i - 2] if tokens[relative.i - 1].text == "," else tokens[relative.i - 1]
    if (
        near.pos in ("NOUN", "PROPN")
        and near.i != governor.i
        and near.lemma.lower() in (ground.words.people | ground.words.bodies)
    ):
        return noun_phrase(ground, near.i, before=relative.i)
    if (
        governor.i < relative.i
        and governor.pos in ("NOUN", "PROPN", "PRON", "ADJ")
        and governor.sentence == verb.sentence
    ):
        return noun_phrase(ground, _answerable_head(ground, governor).i, before=relative.i)
    for i in range(relative.i - 1, ground.analysis.sentence_of(verb.i).first - 1, -1):
        if tokens[i].pos in ("NOUN", "PROPN"):
            return noun_phrase(ground, i, before=relative.i)
    return None


def _answerable_head(ground: Ground, noun: Token) -> Token:
    """The noun itself, or the person or body it belongs to: "le chef de mission pour la Syrie, qui estime"."""
    tokens = ground.analysis.tokens
    while (
        noun.dep.startswith(("nmod", "obl"))
        and tokens[noun.head].i < noun.i
        and tokens[noun.head].pos in ("NOUN", "PROPN")
    ):
        if noun.lemma.lower() in ground.words.people | ground.words.bodies:
            break
        noun = tokens[noun.head]
    return noun


def _inverted(ground: Ground, verb: Token, group: VerbGroup | None, after: int) -> Source | None:
    """A subject straight behind the verb: "a déclaré le ministre"."""
    if group is None or group.finite is None:
        return None
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(verb.i)
    before = tokens[group.first - 1] if group.first > sentence.first else None
    if (
        before is not None
        and before.text not in (",", "»", "”", '"', "–", "-", "?", "!", "…", ")")
        and before.norm not in ("comme", "ainsi")
        and not _closes_sentence(ground, verb, group, after)
    ):
        return None
    i = after
    while i < sentence.last and (tokens[i].pos == "ADV" or ground.time_at(tokens[i]) or tokens[i].text == ","):
        i += 1
    if i < sentence.last and tokens[i].pos == "ADP" and before is not None:
        return _named_behind(ground, i, sentence.last)
    if (
        i >= sentence.last
        or tokens[i].pos not in ("DET", "PROPN", "NOUN", "NUM", "ADJ", "PRON", "X")
        or tokens[i].norm in ground.words.clitics - {"le", "la", "l'", "les"}
    ):
        return None
    head = _phrase_head(analysis, i, sentence.last)
    return None if head is None else noun_phrase(ground, head, first=i)


def _closes_sentence(ground: Ground, verb: Token, group: VerbGroup, after: int) -> bool:
    """Whether a verb and a body behind it end a sentence that is a clause already: "P assure le quotidien."."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(verb.i)
    told = [i for i in range(sentence.first, group.first) if i in ground.groups and ground.groups[i].finite is not None]
    behind = [t for t in tokens[after : sentence.last] if t.pos != "ADV"]
    cues = (cue for form in ground.infinitives(verb) for cue in ground.rules.cues.verbs.get(form, ()))
    joined = tokens[group.first - 1].pos == "CCONJ"
    if not told or joined or not any("quote" in cue.frames and cue.stance == "affirms" for cue in cues):
        return False
    relatives = ground.words.relatives | ground.words.que
    if any(t.norm in relatives for t in tokens[told[-1] : group.first]) or not behind or len(behind) > 9:
        return False
    noun = next((t for t in behind if t.pos in ("NOUN", "PROPN")), None)
    nouns = ground.words.people | ground.words.bodies | ground.words.papers
    known = noun is not None and (noun.norm in nouns or noun.lemma.lower() in nouns)
    return known and behind[0].norm in ground.words.articles and behind[-1].text in ".!"


def _named_behind(ground: Ground, first: int, limit: int) -> Source | None:
    """The person named behind what parts a verb from its subject: "», note pour Le Parisien Christine Moreau"."""
    for start, end in ground.people:
        if first < start < min(first + 12, limit):
            stretch = ground.analysis.tokens[first:start]
            between = any(t.i in ground.groups or t.text in ",;:" for t in stretch)
            governed = stretch[-1].pos == "ADP" or (stretch[-1].pos == "DET" and stretch[-2].pos == "ADP")
            return None if between or governed else Source(start, end, start)
    return None


def _nearest_before(ground: Ground, verb: Token, group: VerbGroup | None) -> Source | None:
    """Where the parse fails: the nearest noun phrase before a finite verb that no preposition governs."""
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(verb.i)
    if group is None or group.finite is None:
        return None
    for i in range(group.first - 1, sentence.first - 1, -1):
        token = tokens[i]
        if i in ground.groups and ground.groups[i].finite is not None:
            return None
        if token.pos in ("NOUN", "PROPN", "PRON") and analysis.child(i, "case") is None and not ground.time_at(token):
            return noun_phrase(ground, token.i, before=group.first)
    return None


def noun_phrase(ground: Ground, head: int, first: int | None = None, before: int | None = None) -> Source:
    """The noun phrase around a head, with its apposition, without what a relative or participle clause adds."""
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(head)
    while (
        tokens[head].dep in ("appos", "flat:name", "flat:foreign", "flat")
        and tokens[head].head < head
        and tokens[tokens[head].head].pos in ("NOUN", "PROPN")
    ):
        head = tokens[head].head
    left, right = analysis.subtree(head)
    left = max(left if first is None else first, sentence.first)
    left = _skip_leading(analysis, left, head)
    right = min(right, sentence.last) if before is None else min(before, sentence.last)
    right = _stop(ground, head, max(right, head + 1))
    name = _name_before(ground, left, right) if first is None else None
    if name is not None:
        return Source(name[0], name[1], name[0])
    return Source(left, _over_name(ground, right, sentence.last if before is None else before), head)


def _name_before(ground: Ground, left: int, right: int) -> tuple[int, int] | None:
    """The person whose apposition a phrase between commas is: "Mickaël Mansé | , un porte-parole, "."""
    tokens = ground.analysis.tokens
    if left < 2 or tokens[left - 1].text != "," or right >= len(tokens) or tokens[right].text != ",":
        return None
    first = ground.analysis.sentence_of(left).first
    person = next((stretch for stretch in ground.people if stretch[1] == left - 1), None)
    apart = person is not None and (person[0] == first or tokens[person[0] - 1].text == ",")
    return person if apart else None


def _over_name(ground: Ground, right: int, limit: int) -> int:
    """`right`, or the end of the name straight behind it or behind a comma: "le porte-parole du Kremlin, X"."""
    tokens = ground.analysis.tokens
    if right < limit:
        right = next((last for first, last in ground.people if first == right and last <= limit), right)
    if right + 1 >= limit or tokens[right].text != ",":
        return right
    end = next((last for first, last in ground.people if first == right + 1 and last <= limit), None)
    if end is None:
        return right
    after = tokens[end] if end < len(tokens) else None
    closes = after is None or after.text == "," or after.i in ground.groups or after.pos in ("AUX", "PRON", "ADV")
    return end if closes else right


def _skip_leading(analysis: Analysis, left: int, head: int) -> int:
    """Past what the parser hangs left of a noun though it stands apart: marks, conjunctions, clauses with commas."""
    tokens = analysis.tokens
    for i in range(head - 1, left - 1, -1):
        if (
            tokens[i].pos in ("CCONJ", "SCONJ", "VERB", "AUX", "ADP")
            and not (tokens[i].pos == "ADP" and tokens[i].head != head)
        ) or tokens[i].text in ',.;:()«»“”"–':
            return i + 1
    return left


def _stop(ground: Ground, head: int, right: int) -> int:
    """The end of a noun phrase: before a relative clause, verb or quotation mark; commas only about an apposition."""
    tokens = ground.analysis.tokens
    for i in range(head + 1, right):
        token = tokens[i]
        if (
            token.norm in ground.words.relatives
            or token.text in ";:"
            or _is_dated(ground, i)
            or ground.opens_quotation(token)
            or _is_predicate(ground, i)
        ):
            right = i
            break
        if token.text == "–" or token.norm in ground.words.according:
            right = i
            break
    while right > head + 1 and (
        tokens[right - 1].pos in ("PUNCT", "CCONJ", "ADP", "DET", "ADV")
        and tokens[right - 1].text not in (")", "»", '"')
    ):
        right -= 1
    return right


def _is_dated(ground: Ground, i: int) -> bool:
    """Whether a date stands free at token `i`: "l'ONU | lundi", not "le sommet de lundi"."""
    tokens = ground.analysis.tokens
    time = ground.time_at(tokens[i])
    return time is not None and time.type in ("DATE", "TIME") and tokens[i - 1].pos in ("NOUN", "PROPN", "X")


def _is_predicate(ground: Ground, i: int) -> bool:
    group = ground.groups.get(i)
    return group is not None and (group.finite is not None or group.is_participle)


def possessor(ground: Ground, noun: int) -> Source | None:
    """The possessive before a noun, which stands for the source: "ses promesses"."""
    for token in ground.analysis.find_children(noun, "det"):
        if token.norm in ground.words.possessives:
            return Source(token.i, token.i + 1, token.i)
    return None


def source_behind(ground: Ground, first: int) -> Source | None:
    """The noun phrase that begins at token `first`, behind selon or d'après: up to a comma, or over an apposition."""
    analysis = ground.analysis
    sentence = analysis.sentence_of(first)
    head = _phrase_head(analysis, first, sentence.last)
    if head is None:
        return None
    phrase = noun_phrase(ground, head, first=first)
    if analysis.tokens[head].norm in ground.words.last_named:
        return Source(first, head + 1, head)
    last = _over_participle(ground, phrase.last, sentence.last)
    if last < sentence.last and analysis.tokens[last].text != "," and analysis.tokens[last].pos in ("AUX", "VERB"):
        last = next(
            (i for i in range(last - 1, head, -1) if analysis.tokens[i].text == ","), last
        )  # the next is the clause's subject
    for i in range(head + 1, last):
        if analysis.tokens[i].text == "," and not _apposition_follows(analysis, i, last):
            last = i
            break
    return Source(first, last, head)


def _over_participle(ground: Ground, last: int, limit: int) -> int:
    """`last`, or the comma behind the participle clause that says more: "des témoins s'exprimant sur les réseaux"."""
    group = next((g for i, g in ground.groups.items() if g.first == last), None)
    if group is None or not group.is_participle:
        return last
    for i in range(group.head.i + 1, min(limit, last + 14)):
        if ground.analysis.tokens[i].text == ",":
            return i
        if i in ground.groups:
            break
    return last


def _apposition_follows(analysis: Analysis, comma: int, last: int) -> bool:
    """Whether a comma opens an apposition: a proper name or a noun without an article."""
    return comma + 1 < last and analysis.tokens[comma + 1].pos in ("PROPN", "NOUN")
