"""Contents that are clauses: with que, indirect questions, infinitives."""

from __future__ import annotations

from collections.abc import Callable

from selon.analysis import Sentence, Token
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.extent import (
    REACH,
    Content,
    blocks,
    clause,
    has_agent,
    is_infinitive,
    opens_infinitive,
    prepositions,
    proclitics,
)
from selon.reading.statements.ground import CueMatch, Ground
from selon.rules.cues import plain


def find_que(ground: Ground, match: CueMatch) -> Content | None:
    """A finite clause with que: from the conjunction on."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    aside = match.last
    for i in range(match.last, min(match.last + REACH, sentence.last)):
        token = tokens[i]
        if i < aside:
            continue
        if token.text == "," and ground.opens_quotation_at(i + 1):
            aside = ground.behind_commas(i, sentence.last)  # "dira de X, « homme discret », que"
        if token.norm in ground.words.que:
            return None if _is_other_que(ground, match, i) else clause(ground, match, i, "que")
        if "inf" in match.cue.frames and is_infinitive(token) and tokens[i - 1].pos != "ADP":
            return None  # "dit avoir besoin que", "affirme sur X détester Y"
        if token.norm in _openers(ground, match) and opens_infinitive(ground, i + 1, sentence):
            return None  # "conseille aux baigneurs de partir aussi vite que"
        closely = i + 1 < sentence.last and ground.norm_at(i + 1) in ground.words.que
        if closely and i in ground.groups and _takes_que(ground, token):
            return None  # "confirme les craintes de ceux qui estiment | que"
        quoted = ground.opens_quotation(token) and i + 1 < sentence.last and ground.norm_at(i + 1) in ground.words.que
        if not quoted and (blocks(ground, match, token) or _takes_clause(ground, token)):
            return None
    return None


def _openers(ground: Ground, match: CueMatch) -> frozenset[str]:
    """What may open an infinitive that the cue reports."""
    frames = [frame for frame in ("de", "à") if frame in match.cue.frames]
    return frozenset().union(*(prepositions(ground, frame) for frame in frames))


def _takes_clause(ground: Ground, token: Token) -> bool:
    """Whether a token is an infinitive that reports: what follows it with que is its own."""
    return is_infinitive(token) and _takes_que(ground, token)


def _takes_que(ground: Ground, token: Token) -> bool:
    return any("que" in cue.frames and len(cue.words) == 1 for cue in ground.cues_of(token))


def _is_other_que(ground: Ground, match: CueMatch, i: int) -> bool:
    """Whether a que is a relative pronoun or part of "alors que" and its like, not what opens the cue's content."""
    tokens = ground.analysis.tokens
    before = tokens[i - 1].norm
    still = [t.norm for t in tokens[i - 3 : i - 1]] == ["tout", "de"]
    too = tokens[i - 2].pos == "PRON"  # "rapporte elle aussi que"
    opens_other = before in ground.words.before_other_que and i - 1 > match.last and not (still or too)
    if opens_other or before == "ce":
        return True  # "alors que", not "affirme tout de même que"
    if (
        tokens[i].pos == "PRON"
        and tokens[i - 1].pos == "NOUN"
        and i + 1 < len(tokens)
        and tokens[i + 1].pos in ("VERB", "AUX")
    ):
        return True  # "les mutations que connaît le monde"
    if _is_object(ground, match, tokens[i - 1]):
        return True  # "a rappelé tout au long du soir les idées | qu'il défend"
    compares = any(t.norm in ground.words.quantities for t in tokens[match.first : i])
    compares = compares or (ground.is_restricted(match) and any(t.pos == "ADP" for t in tokens[i + 1 : i + 2]))
    if compares and not _has_verb(ground, i):
        return True  # "plus à l'un qu'à l'autre"
    between = [t for t in tokens[match.last : i] if t.pos not in ("ADV", "PUNCT") and not t.norm.startswith("-")]
    between = [t for t in between if not _is_dated(ground, t.i)]  # "a annoncé | lundi | une fête, que"
    has_object = bool(between) and between[0].pos in ("DET", "NOUN", "PROPN")
    if match.cue.addressee == "object" or not has_object:
        return False
    if before in ground.words.joins:
        return True  # "a appris que le club déposait le bilan et | qu'il fermait"
    return tokens[i].pos == "PRON" or (tokens[i - 1].text == "," and between[0].pos == "DET")


def _is_object(ground: Ground, match: CueMatch, noun: Token) -> bool:
    """Whether a noun is the thing a cue reports, not whom it is told, nor who tells it: "annonce la radio que"."""
    governed = noun.dep == "obj" and noun.head == match.head.i and noun.pos == "NOUN" and noun.i > match.last
    if not governed or match.cue.addressee == "object" or ground.time_at(noun) is not None:
        return False
    return source_kind(ground, noun) not in ("people", "bodies", "papers")


def _has_verb(ground: Ground, que: int) -> bool:
    """Whether a finite verb stands behind a que before the next mark."""
    for i in range(que, ground.analysis.sentence_of(que).last):
        if ground.analysis.tokens[i].text in ",;:–-":
            return False
        if i in ground.groups and ground.groups[i].finite is not None:
            return True
    return False


def _follows_closely(ground: Ground, match: CueMatch, i: int) -> bool:
    """Whether only adverbs and marks stand between the cue and token `i`."""
    clitics = ground.words.inverted_subjects | {"-t"}
    return all(t.pos in ("ADV", "PUNCT") or t.norm in clitics for t in ground.analysis.tokens[match.last : i])


def find_question(ground: Ground, match: CueMatch) -> Content | None:
    """An indirect question."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    for i in range(match.last, min(match.last + 12, sentence.last)):
        closely = tokens[i].norm in ("si", "s'", "pourquoi") or _follows_closely(ground, match, i)
        if tokens[i].norm == "s'" and ground.norm_at(i + 1) not in ground.words.subject_pronouns:
            closely = False
        opens = ground.takes_up(i)
        if (tokens[i].norm in ground.words.questions and closely) or (opens and tokens[i - 1].text != ","):
            return clause(ground, match, i, "si")
        governs = is_infinitive(tokens[i]) and "inf" in match.cue.frames
        if governs or blocks(ground, match, tokens[i]) or _takes_clause(ground, tokens[i]):
            return None
    return None


def find_infinitive(ground: Ground, match: CueMatch) -> Content | None:
    """A bare infinitive: "affirme avoir payé", "a reconnu devant le juge avoir menti"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    aside = match.last
    for i in range(match.last, min(match.last + 14, sentence.last)):
        if is_infinitive(tokens[i]):
            first = _before_proclitics(ground, match, i)
            # "dit sur X | vouloir", "nous faire entendre et | dire"
            marked = first > match.last and tokens[first - 1].pos in ("ADP", "CCONJ")
            return None if marked else clause(ground, match, first, "inf")
        if i < aside:
            continue
        if ground.opens_quotation(tokens[i]) and opens_infinitive(ground, i + 1, sentence):
            return clause(ground, match, _before_proclitics(ground, match, i), "inf")
        if tokens[i].text == ",":
            aside = ground.behind_commas(i, sentence.last)
            if aside == i:
                return None
            continue
        if blocks(ground, match, tokens[i]) or (
            tokens[i].pos == "DET" and tokens[i - 1].pos != "ADP" and not _is_dated(ground, i)
        ):
            return None
    return None


def _before_proclitics(ground: Ground, match: CueMatch, i: int) -> int:
    """The first of the clitics and negations before token `i` that are not the cue's: "dit | ne | « pas vouloir »"."""
    tokens, limit = ground.analysis.tokens, match.last
    own = match.negated
    while limit < i and own and tokens[limit].norm in ground.words.negations_right:
        limit += 1  # "ne veut pas | le payer"
    while i > limit and tokens[i - 1].norm in proclitics(ground):
        i -= 1
    return i


def _is_dated(ground: Ground, i: int) -> bool:
    """Whether a date stands at token `i` or behind its article: "a confirmé | le 25 mars être"."""
    return any(ground.time_at(token) for token in ground.analysis.tokens[i : i + 2])


def marked_infinitive(frame: str) -> Callable[[Ground, CueMatch], Content | None]:
    """A finder of an infinitive behind de or à."""

    def find(ground: Ground, match: CueMatch) -> Content | None:
        tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
        if match.group is not None and match.group.is_past_participle and match.cue.addressee != "object":
            return None  # "les services proposés par X": what is proposed stands before
        named = match.last
        for i in range(match.last, min(match.last + REACH, sentence.last)):
            if i < named:
                continue
            # "promet un pacte | afin de gagner", "appelle à la grève | à partir de mai"
            parted = tokens[i - 1].norm in ground.words.parting or _is_dating(ground, i)
            if (
                tokens[i].norm in prepositions(ground, frame)
                and opens_infinitive(ground, i + 1, sentence)
                and not parted
            ):
                return clause(ground, match, i, frame)
            if tokens[i].norm in prepositions(ground, frame) and _takes_finite(ground, i + 1):
                return clause(ground, match, i, "que")
            if _quotes_infinitive(ground, i, frame, sentence):
                return clause(ground, match, i, frame)
            named = _behind_named(ground, match, i)
            if i < named:
                continue
            if blocks(ground, match, tokens[i]):
                return None
        return None

    return find


def _behind_named(ground: Ground, match: CueMatch, i: int) -> int:
    """`i`, or the place behind a quotation there that names who is told: "appelle « la Nation tout entière » | à"."""
    tokens = ground.analysis.tokens
    if match.cue.addressee != "object" or not ground.opens_quotation(tokens[i]):
        return i
    quotation = next(q for q in ground.quotations.all if q.outer.start == tokens[i].start)
    inside = ground.analysis.tokens_in(quotation.inner.start, quotation.inner.end)
    told = any(k in ground.groups and ground.groups[k].finite is not None for k in inside)
    return i if told else ground.analysis.token_at(quotation.outer.end - 1) + 1


def _is_dating(ground: Ground, i: int) -> bool:
    """Whether "à partir de" or "à compter de" and a time begin at token `i`."""
    tokens = ground.analysis.tokens[i + 2 : i + 5]
    since = ground.norm_at(i + 1) in ("partir", "compter") and ground.norm_at(i + 2) in ground.words.de
    return since and any(ground.time_at(token) is not None for token in tokens[1:])


def _takes_finite(ground: Ground, i: int) -> bool:
    """Whether a clause with "ce que" stands at token `i`: "tient à | ce que les horaires soient connus"."""
    return ground.norm_at(i) == "ce" and ground.norm_at(i + 1) in ground.words.que


def _quotes_infinitive(ground: Ground, i: int, frame: str, sentence: Sentence) -> bool:
    """Whether token `i` opens a quotation that begins with the frame's preposition: "appelle X « à sortir »"."""
    tokens = ground.analysis.tokens
    marked = i + 2 < sentence.last and ground.norm_at(i + 1) in prepositions(ground, frame)
    return marked and ground.opens_quotation(tokens[i]) and opens_infinitive(ground, i + 2, sentence)


def find_behind_mark(ground: Ground, match: CueMatch, mark: str) -> Content | None:
    """What follows the preposition a lemma ends on: "militer | pour que", "alerter les parents | sur les dangers"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    if match.group is not None and match.group.is_past_participle and not has_agent(ground, match):
        return None  # "interrogé sur les prix, il": who asked is not told
    for i in range(match.last, min(match.last + 12, sentence.last)):
        if plain(tokens[i].norm) == mark:
            infinitive = opens_infinitive(ground, i + 1, sentence)
            finite = "que" in match.cue.frames and i + 1 < sentence.last and ground.norm_at(i + 1) in ground.words.que
            fits = finite or ("inf" if infinitive else "np") in match.cue.frames
            after = ground.norm_at(i + 1) if i + 1 < sentence.last else ""
            dated = ground.time_at(tokens[i]) or after in ("ici", "abord")
            if dated and "np" not in match.cue.frames:
                continue  # "prévoit d'ici à l'été | de partir"
            if dated or not fits:
                return None
            return clause(ground, match, i, "inf" if infinitive else "np")
        if blocks(ground, match, tokens[i]):
            return None
    return None
