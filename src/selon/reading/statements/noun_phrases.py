"""Noun phrases: where one that names a source begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from selon.analysis import Analysis, Token
from selon.reading.names import CIVIL
from selon.reading.statements.ground import Ground
from selon.reading.statements.phrase_ends import over_body, over_name, over_office

# What the article before a role tells of its holder; of "l'artiste" the model guesses.
ARTICLES = {"le": "Masc", "la": "Fem", "ce": "Masc", "cet": "Masc", "cette": "Fem"}


@dataclass(frozen=True, slots=True)
class Source:
    """Tokens `first` to `last` (exclusive) of the noun phrase, and the word at its head."""

    first: int
    last: int
    head: int


def held_article(ground: Ground, source: Source) -> str:
    """The gender of the article in the preposition before a bare singular noun: Masc of "du | juge |", else empty."""
    before = ground.norm_at(source.first - 1) if 0 < source.first == source.head else ""
    singular = "Number=Sing" in ground.analysis.tokens[source.head].morph
    return "Masc" if singular and before in ground.words.de - ground.words.bare_de else ""


def phrase_head(analysis: Analysis, first: int, limit: int) -> int | None:
    """The noun that heads the phrase beginning at token `first`."""
    for token in analysis.tokens[first : min(first + 6, limit)]:
        if token.text == "," and token.i > first and analysis.tokens[token.i - 1].pos == "ADJ":
            return token.i - 1  # "selon ces derniers, Paris"
        if token.norm in ("même", "mêmes") and analysis.tokens[token.i - 1].pos == "DET" and token.pos != "ADJ":
            return token.i
        if _is_noun_like(analysis, token):
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


def _is_noun_like(analysis: Analysis, token: Token) -> bool:
    """Whether an adjective or a participle stands for a noun: "ajoute ce passionné.", "répond l'exploitant"."""
    after = analysis.tokens[token.i + 1 : token.i + 2]
    alone = not any(t.pos in ("NOUN", "PROPN", "ADJ", "X", "CCONJ", "NUM") for t in after)
    return token.pos in ("ADJ", "VERB") and token.i > 0 and analysis.tokens[token.i - 1].pos == "DET" and alone


def noun_phrase(ground: Ground, head: int, first: int | None = None, before: int | None = None) -> Source:
    """The noun phrase around a head, with its apposition, without what a relative or participle clause adds."""
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(head)
    while (
        tokens[head].dep in ("appos", "flat:name", "flat:foreign", "flat")
        and (0 if first is None else first) <= tokens[head].head < head
        and tokens[tokens[head].head].pos in ("NOUN", "PROPN")
        and not any(t.text == ":" for t in tokens[tokens[head].head : head])
        and not _begins_anew(analysis, head)
        and not _is_behind_place(ground, head)
    ):
        head = tokens[head].head
    if ground.behind_pronoun(head) > head + 1:
        return Source(head, ground.behind_pronoun(head), head)
    counted = tokens[head].norm in ground.words.indefinite and tokens[min(head + 1, len(tokens) - 1)].pos == "NOUN"
    first, head = (head, head + 1) if counted else (first, head)  # "plusieurs | associations"
    left, right = analysis.subtree(head)
    left = max(left if first is None else first, sentence.first)
    left = _skip_leading(analysis, left, head)
    right = min(right, sentence.last) if before is None else min(before, sentence.last)
    right = _stop(ground, head, max(right, head + 1))
    name = _name_before(ground, head, left, right) if first is None else None
    if name is not None:
        return Source(name[0], name[1], name[0])
    right = over_office(ground, right, sentence.last if before is None else before)
    right = over_body(ground, head, right, sentence.last if before is None else before)
    right = over_name(ground, right, sentence.last if before is None else before)
    return Source(left, max(_before_mark(ground, left, right), head + 1) if first is None else right, head)


def _before_mark(ground: Ground, left: int, right: int) -> int:
    """`right`, or the mark there that closes a quotation which opens before the phrase: "« | Lea | », qui accuse"."""
    tokens = ground.analysis.tokens
    around = ground.quotations.around(tokens[left].start, tokens[left].end)
    return right - 1 if around is not None and around.outer.end == tokens[right - 1].end else right


def _is_behind_place(ground: Ground, head: int) -> bool:
    """Whether a name behind a comma hangs on where its bearer speaks: "Dans un livre, | Lea Roth |, élue, dit"."""
    tokens = ground.analysis.tokens
    case = ground.analysis.child(tokens[head].head, "case")
    return case is not None and case.norm in ground.words.within and tokens[head - 1].text == ","


def _begins_anew(analysis: Analysis, head: int) -> bool:
    """Whether an article opens a phrase that no mark parts from the one before: "rappelle à l'ordre | le député"."""
    left, tokens = analysis.subtree(head)[0], analysis.tokens
    apart = left > 0 and tokens[left - 1].pos in ("NOUN", "PROPN") and tokens[left].text.islower()
    return apart and tokens[left].pos == "DET" and tokens[left].dep == "det"


def _name_before(ground: Ground, head: int, left: int, right: int) -> tuple[int, int] | None:
    """Whose apposition a phrase between commas is: "Mickaël Mansé | , un porte-parole, ", "Belvor | , le club, "."""
    tokens = ground.analysis.tokens
    if left < 2 or tokens[left - 1].text != "," or right >= len(tokens) or tokens[right].text != ",":
        return None
    first = ground.analysis.sentence_of(left).first
    of_body = tokens[head].norm in ground.rules.names.body_anaphors
    names = (*ground.people, *(ground.bodies if of_body else ()))
    name = next((stretch for stretch in names if stretch[1] == left - 1), None)
    if name is None:
        return None
    begins = name[0] - (name in ground.bodies and tokens[name[0] - 1].pos == "DET")
    return name if begins <= first or tokens[begins - 1].text == "," else None


def _skip_leading(analysis: Analysis, left: int, head: int) -> int:
    """Past what the parser hangs left of a noun though it stands apart: marks, conjunctions, clauses with commas."""
    tokens = analysis.tokens
    for i in range(head - 1, left - 1, -1):
        if (
            tokens[i].pos in ("CCONJ", "SCONJ", "VERB", "AUX", "ADP")
            and not (tokens[i].pos == "ADP" and tokens[i].head != head)
        ) or (tokens[i].dep == "mark" or tokens[i].text in ',.;:()«»“”"–' or _is_dash(analysis, i)):
            return i + 1
    return left


def _is_dash(analysis: Analysis, i: int) -> bool:
    """Whether a hyphen stands apart, as a dash does: "14h05 - Le maire"."""
    return analysis.tokens[i].text == "-" and i > 0 and analysis.tokens[i - 1].end < analysis.tokens[i].start


def _stop(ground: Ground, head: int, right: int) -> int:
    """The end of a noun phrase: before a relative clause, verb or quotation mark; commas only about an apposition."""
    tokens, closed = ground.analysis.tokens, head + 1
    for i in range(head + 1, right):
        token = tokens[i]
        if i < closed:
            continue
        if ground.opens_quotation(token) and _is_titled(ground, i):
            closed = _behind_quotation(ground, i)
            right = max(right, closed)
            continue
        if (
            token.norm in ground.words.relatives
            or token.text in ";:"
            or token.norm == "lors"
            or (token.text == "," and ground.norm_at(i + 1) in ground.words.impersonal)
            or _is_verb_unseen(ground, i)
            or _is_dated(ground, i)
            or _opens_medium(ground, i)
            or (ground.opens_quotation(token) and not _is_called(ground, head, i))
            or _is_predicate(ground, i)
            or (_opens_infinitive(ground, i) and _is_someone(ground, head))
            or _opens_next(ground, i)
        ):
            right = i
            break
        if token.text == "–" or token.norm in ground.words.according or over_hearer(ground, i) > i:
            right = i
            break
    while right > head + 1 and (
        tokens[right - 1].pos in ("PUNCT", "CCONJ", "ADP", "DET", "ADV")
        and tokens[right - 1].text not in (")", "»", '"')
    ):
        right -= 1
    return right


def _opens_next(ground: Ground, i: int) -> bool:
    """Whether an article begins another phrase that no mark parts: "selon le parquet | les faits", not "Mme la"."""
    tokens = ground.analysis.tokens
    before = tokens[i - 1]
    plain = before.pos == "NOUN" and before.norm not in CIVIL
    behind = tokens[i + 1].text[0].islower() if i + 1 < len(tokens) else False
    return plain and behind and tokens[i].pos == "DET" and tokens[i].text in ground.words.definite


def _is_verb_unseen(ground: Ground, i: int) -> bool:
    """Whether the model takes the verb of a sentence at token `i` for an adjective: "Le maire | conteste."."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(i)
    ends = tokens[i].pos == "ADJ" and i + 2 >= sentence.last and tokens[i - 1].pos == "NOUN"
    if not ends or tokens[sentence.first].pos != "DET":
        return False
    finite = any(tokens[i].norm == verb.removesuffix("r") for verb in ground.rules.cues.forms.get(tokens[i].norm, ()))
    return finite and not any("VerbForm=Fin" in t.morph for t in tokens[sentence.first : sentence.last])


def name_of_one(ground: Ground, last: int) -> int | None:
    """The token at which the person's name begins who is one of a group: "l'un de ses avocats, | Me X"."""
    tokens = ground.analysis.tokens
    if last >= len(tokens) or tokens[last].text != ",":
        return None
    return next((first for first, _ in ground.people if last < first <= last + 2), None)


def _opens_infinitive(ground: Ground, i: int) -> bool:
    """Whether an infinitive that is the cue's stands at token `i`: "accusé par une femme | de l'avoir suivie"."""
    behind = i + 1 + (ground.norm_at(i + 1) in ground.words.object_clitics)
    verb = ground.analysis.tokens[behind : behind + 1]
    return ground.norm_at(i) in ground.words.bare_de and any("VerbForm=Inf" in t.morph for t in verb)


def _is_someone(ground: Ground, head: int) -> bool:
    """Whether a noun is a name, or one of people or bodies."""
    token = ground.analysis.tokens[head]
    return token.pos == "PROPN" or token.lemma.lower() in ground.words.people | ground.words.bodies


def _opens_medium(ground: Ground, i: int) -> bool:
    """Whether token `i` opens where a thing was said: "l'agence | dans son communiqué", "le maire | sur Twitter"."""
    tokens, words = ground.analysis.tokens, ground.words
    if tokens[i].norm in words.at and any(ground.norm_at(k) in words.on_air for k in (i + 1, i + 2)):
        return True
    if tokens[i].norm not in words.within:
        return False
    behind = tokens[i + 1 : i + 4]
    written = any(t.pos == "NOUN" and t.lemma.lower() in words.media for t in behind[:2])
    named = any(t.text[0].isupper() and t.norm in words.media_names for t in behind)
    return written or named


def _is_called(ground: Ground, head: int, mark: int) -> bool:
    """Whether a quotation is the name of the body before it: "le journal régional « Alpen Post »"."""
    tokens = ground.analysis.tokens
    quotation = ground.opened_by(tokens[mark])
    named = tokens[head].norm in ground.words.media | ground.words.bodies
    if quotation is None or not named or tokens[mark - 1].pos not in ("NOUN", "ADJ"):
        return False
    inside = ground.analysis.tokens_in(quotation.inner.start, quotation.inner.end)
    begins = bool(inside) and (tokens[inside[0]].text[0].isupper() or tokens[inside[0]].text[0].isdigit())
    return begins and len(inside) <= 4 and not any(i in ground.groups and ground.groups[i].finite for i in inside)


def _is_titled(ground: Ground, mark: int) -> bool:
    """Whether a quotation is a name or a title behind "de": "l'interprète de « Nuit blanche »"."""
    tokens = ground.analysis.tokens
    inside = range(mark + 1, _behind_quotation(ground, mark) - 1)
    short = 0 < len(inside) <= 6 and tokens[inside[0]].text[0].isupper()
    named = short and tokens[mark - 1].norm in ground.words.de
    return named and not any(i in ground.groups and ground.groups[i].finite for i in inside)


def _behind_quotation(ground: Ground, mark: int) -> int:
    """The token behind the quotation that token `mark` opens; `mark` where it opens none of the outermost."""
    quotation = ground.opened_by(ground.analysis.tokens[mark])
    return mark if quotation is None else ground.analysis.token_at(quotation.outer.end)


def over_hearer(ground: Ground, i: int) -> int:
    """`i`, or the end of the paper or agency that a source told: "une juriste | à Paris Actu", "| auprès de l'AFP"."""
    words = ground.words
    if ground.norm_at(i) not in words.to | words.through:
        return i
    first = i + 1
    while ground.norm_at(first) in words.articles | words.de:
        first += 1
    names = words.media_names | words.agencies
    for last in (first + 2, first + 1):
        named = " ".join(ground.norm_at(j) for j in range(first, last))
        if named in names and ground.analysis.tokens[first].text[0].isupper():
            return last
    return i


def _is_dated(ground: Ground, i: int) -> bool:
    """Whether a date stands free at token `i`: "l'ONU | lundi", not "le sommet de lundi"."""
    tokens = ground.analysis.tokens
    time = ground.time_at(tokens[i])
    return time is not None and time.type in ("DATE", "TIME") and tokens[i - 1].pos in ("NOUN", "ADJ", "PROPN", "X")


def _is_predicate(ground: Ground, i: int) -> bool:
    """Whether a verb begins at token `i`, not an adjective that the model takes for one."""
    group = ground.groups.get(i)
    verb = group is not None and (group.finite is not None or group.is_participle)
    return verb and not (ground.analysis.tokens[i].dep == "amod" and not ground.infinitives(ground.analysis.tokens[i]))


def object_described(ground: Ground, participle: Token, first: int) -> Token | None:
    """The person whom a verb's object names straight before a comma and a past participle, beginning at token `first`,
    that agrees: "limoge le ministre, | accusé de fraude"; not "la maire salue le préfet, | accusée de fraude".
    """
    tokens = ground.analysis.tokens
    obj = None if participle.dep != "advcl" else ground.analysis.child(participle.head, "obj")
    if obj is None or not participle.head < obj.i < first or tokens[first - 1].text != ",":
        return None
    known = tokens[obj.i].lemma.lower() in ground.words.people or any(a <= obj.i < b for a, b in ground.people)
    left, right = ground.analysis.subtree(obj.i)
    feminine = participle.norm.rstrip("s").endswith("e")
    several = participle.norm.endswith("s") and not participle.norm.endswith("is")  # "pris" may be one
    gender = {**ARTICLES, "un": "Masc", "une": "Fem"}.get(ground.norm_at(left), "")
    agrees = not (gender and several) and gender in ("", "Fem" if feminine else "Masc")
    agrees = agrees and (ground.norm_at(left) not in ("les", "des", "ses") or participle.norm.endswith("s"))
    return obj if known and agrees and right == first - 1 else None


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
    head = phrase_head(analysis, first, sentence.last)
    if head is None:
        return None
    pronoun = analysis.tokens[head]
    personal = (
        "Person=3" in pronoun.morph and pronoun.norm not in ground.words.indefinite
    )  # "selon elle, Lea Roth ment"
    if pronoun.norm in ground.words.last_named or (head == first and personal):
        return Source(first, head + 1, head)
    phrase = noun_phrase(ground, head, first=first)
    last = over_hearer(ground, _over_participle(ground, phrase.last, sentence.last))
    if last < sentence.last and analysis.tokens[last].text != "," and analysis.tokens[last].pos in ("AUX", "VERB"):
        last = next(
            (i for i in range(last - 1, head, -1) if analysis.tokens[i].text == ","), last
        )  # the next is the clause's subject
    paper = bool({analysis.tokens[head].norm, analysis.tokens[head].lemma.lower()} & ground.words.papers)
    for i in range(head + 1, last):
        paper = paper or analysis.span(first, i).text.lower().replace("’", "'") in ground.words.media_names
        if analysis.tokens[i].text == "," and (paper or not _apposition_follows(analysis, i, last)):
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
