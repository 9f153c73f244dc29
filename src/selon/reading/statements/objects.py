"""Contents that are noun phrases: the object of a cue, bare or with its preposition."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from selon.analysis import Sentence, Token
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bounds import content_end
from selon.reading.statements.extent import Content, Stretch, blocks, clause, has_agent, prepositions, stretch
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.predicates import find_target


def find_object(ground: Ground, match: CueMatch) -> Content | None:
    """The direct object; of a passive with an agent its subject, of a relative clause its antecedent."""
    group = match.group
    assert group is not None
    if group.passive or group.is_past_participle:
        found = find_target(ground, match) if has_agent(ground, match) else None
    elif ground.norm_at(group.first - 1) in ground.words.que:
        found = find_target(ground, match)  # "une version que réfute | le groupe": its subject
    else:
        found = _object_stretch(ground, match) or find_target(ground, match)
    if found is None or _is_speaker(ground, match, found) or _is_deed(ground, match, found):
        return None
    return Content((found,), "np")


def _is_deed(ground: Ground, match: CueMatch, found: Stretch) -> bool:
    """Whether the object is one with which the cue says nothing: "rappeler | son ambassadeur", "exclure | un élu"."""
    inside = (ground.analysis.tokens[i] for i in ground.analysis.tokens_in(*found))
    head = next((t for t in inside if t.pos in ("NOUN", "PROPN")), None)
    if head is not None and match.cue.lemma in ground.words.excluding and source_kind(ground, head) == "people":
        return True
    return head is not None and bool({head.norm, head.lemma.lower()} & set(match.cue.unless))


_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ")


def _is_speaker(ground: Ground, match: CueMatch, found: Stretch) -> bool:
    """Whether what looks like the object of a verb of saying is its subject: "..., a indiqué lundi la directrice"."""
    if "quote" not in match.cue.frames or match.cue.stance not in ("affirms", "denies"):
        return False
    if match.group is not None and match.group.is_participle:
        return False  # no subject follows one: "annonçant | une nouvelle équipe"
    inside = (ground.analysis.tokens[i] for i in ground.analysis.tokens_in(*found))
    head = next((t for t in inside if t.pos in ("NOUN", "PROPN")), None)
    before = ground.analysis.tokens[match.first - 1] if match.first else None
    relative = before is not None and before.norm in ground.words.que
    if before is not None and before.pos in _NOMINAL and before.sentence == match.head.sentence and not relative:
        return False  # "le maire dément cette accusation"
    subject = ground.analysis.child(match.head.i, "nsubj")
    if subject is not None and subject.i < match.first:
        between = ground.analysis.tokens[subject.i : match.first]
        if not any(t.text == "," for t in between) or any(t.norm in ground.words.relatives for t in between):
            return False
    return head is not None and found[0] >= match.head.end and source_kind(ground, head) in ("people", "bodies")


def find_judged(ground: Ground, match: CueMatch) -> Content | None:
    """The direct object, where it holds a quotation, or tells a fact."""
    passive = match.group is not None and match.group.passive
    found = find_target(ground, match) if passive else _object_stretch(ground, match)
    if found is None:
        return None
    quoted = ground.quotations.within(*found) or ground.quotations.around(found[0], found[1])
    if not quoted and not _is_fact(ground, found):
        return None
    if _is_deed(ground, match, found):
        return None
    return Content((found,), "judged")


def _is_fact(ground: Ground, found: Stretch) -> bool:
    """Whether an object is a clause that is called a fact: "critique | le fait que la rue soit fermée"."""
    norms = [ground.norm_at(i) for i in ground.analysis.tokens_in(*found)[:3]]
    return norms[:2] == ["le", "fait"] and norms[-1] in ground.words.que


def _object_stretch(ground: Ground, match: CueMatch) -> Stretch | None:
    """The object's noun phrase with what follows it: straight behind the cue, or where the model sees it."""
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(match.head.i)
    only = ground.is_restricted(match) and ground.norm_at(match.last) in ground.words.que  # "n'en compte que | 130"
    i = _skip_insertions(ground, match.last + only, sentence)
    if i < sentence.last and match.cue.addressee is not None and tokens[i].norm in ground.words.to:
        i = _behind_addressee(ground, i, sentence)
    if i < sentence.last and not _opens_noun_phrase(ground, i):
        obj = next(
            (t for t in analysis.find_children(match.head.i, "obj") if t.i > i and t.pos in ("NOUN", "PROPN")), None
        )
        if obj is None or any(blocks(ground, match, t) for t in tokens[i : obj.i]):
            return None
        i = max(i, analysis.subtree(obj.i)[0])
    if i >= sentence.last or not _opens_noun_phrase(ground, i):
        return None
    return stretch(ground, i, content_end(ground, i, match, "np"))


def _opens_noun_phrase(ground: Ground, i: int) -> bool:
    token = ground.analysis.tokens[i]
    after = ground.analysis.tokens[i + 1 : i + 2]
    described = bool(after) and (after[0].pos == "ADJ" or ground.opens_quotation(after[0]))
    partitive = token.norm in ground.words.bare_de and described
    quantity = token.norm in ground.words.quantities and bool(after) and after[0].norm in ground.words.bare_de
    fact = [ground.norm_at(token.i + k) for k in range(2)] == ["le", "fait"]  # the model sees a pronoun in it
    if (
        fact
        or partitive
        or quantity
        or token.norm == "des"
        or ground.opens_quotation(token)
        or _counts_time(ground, token)
    ):
        return True
    nominal = token.pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ") or token.text[0].isdigit()
    return nominal and not ground.time_at(token)


def _counts_time(ground: Ground, token: Token) -> bool:
    """Whether a duration at a token measures something: "a requis | dix ans de prison"."""
    time = ground.time_at(token)
    if time is None or time.type != "DURATION" or time.span.start != token.start:
        return False
    return ground.norm_at(ground.analysis.token_at(time.span.end)) in ground.words.bare_de


def _skip_insertions(ground: Ground, i: int, sentence: Sentence) -> int:
    """Past adverbs, dates with prepositions, and what stands between two commas: "évoquait, sur Twitter, | de"."""
    tokens = ground.analysis.tokens
    while i < sentence.last:
        if ground.behind_aside(i) > i:
            i = ground.behind_aside(i)
            continue
        if _behind_times(ground, i) > i:
            i = _behind_times(ground, i)
            continue
        token = tokens[i]
        after = tokens[i + 1] if i + 1 < sentence.last else token
        dated = token.pos == "ADP" and ground.time_at(after) is not None and not _counts_time(ground, after)
        if _opens_noun_phrase(ground, i):
            return i
        adverbial = token.dep in ("advmod", "fixed") and token.pos != "DET"
        if token.pos == "ADV" or adverbial or token.norm.startswith("-") or dated or ground.time_at(token):
            i += 1
        elif token.text == ",":
            end = next((k for k in range(i + 1, min(i + 14, sentence.last)) if tokens[k].text == ","), None)
            if end is None or any(k in ground.groups and ground.groups[k].finite is not None for k in range(i, end)):
                return i
            i = end + 1
        elif _behind_manner(ground, i, sentence) > i:
            i = _behind_manner(ground, i, sentence)
        elif token.norm in ground.words.through and _behind_medium(ground, i, sentence) > i:
            i = _behind_medium(ground, i, sentence)
        else:
            return i
    return i


def _behind_times(ground: Ground, i: int) -> int:
    """The place behind how often a thing was said, if token `i` opens that: "a clamé | une fois de plus | son X"."""
    norms = [ground.norm_at(i + k) for k in range(5)]
    if norms[0] not in ("une", "cette") or "fois" not in norms[1:3]:
        return i
    place = i + norms.index("fois") + 1
    return place + 2 * (norms[place - i : place - i + 2] == ["de", "plus"])


def _behind_manner(ground: Ground, i: int, sentence: Sentence) -> int:
    """The quotation behind how a thing was said, if token `i` opens that: "a dénoncé | d'une même voix | « un X »"."""
    tokens = ground.analysis.tokens
    if tokens[i].norm not in ground.words.manner:
        return i
    for k in range(i + 1, min(i + 6, sentence.last - 1)):
        if ground.opens_quotation(tokens[k]):
            phrase = tokens[k + 1].pos == "DET" and tokens[k + 1].text.islower()
            return k if phrase and tokens[k - 1].pos in ("NOUN", "ADJ", "ADV") else i
        if k in ground.groups or tokens[k].text in ",;:":
            return i
    return i


def _behind_medium(ground: Ground, i: int, sentence: Sentence) -> int:
    """The place behind where a thing was said, if token `i` opens it: "a dénoncé | dans un communiqué | des faits"."""
    tokens = ground.analysis.tokens
    if tokens[i].norm in ground.words.at and any("Definite=Ind" in t.morph for t in tokens[i + 1 : i + 2]):
        return i  # "a appelé | à une enquête"
    noun = next((t for t in tokens[i + 1 : min(i + 5, sentence.last)] if t.pos in ("NOUN", "PROPN", "X")), None)
    if noun is None or not {noun.norm, noun.lemma.lower()} & (ground.words.media | ground.words.media_names):
        return i
    place = noun.i + 1
    while place < sentence.last and tokens[place].pos in ("ADJ", "PROPN"):
        place += 1
    return place


def _behind_addressee(ground: Ground, i: int, sentence: Sentence) -> int:
    """The token behind "à X": where the next noun phrase begins with its article."""
    tokens = ground.analysis.tokens
    noun = next((t.i for t in tokens[i + 1 : min(i + 6, sentence.last)] if t.pos in ("NOUN", "PROPN", "PRON")), i)
    opening = (
        t for t in tokens[noun + 1 : min(noun + 8, sentence.last)] if t.pos == "DET" or ground.opens_quotation(t)
    )
    after = next((t.i for t in opening if not ground.time_at(t)), sentence.last)
    return after if not any(k in ground.groups for k in range(noun + 1, after)) else sentence.last


def marked_object(frame: str) -> Callable[[Ground, CueMatch], Content | None]:
    """A finder of a noun phrase behind de or à, the object between left aside ("appelle les fidèles à la prière")."""

    def find(ground: Ground, match: CueMatch) -> Content | None:
        tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
        reach = 10 if match.cue.addressee is not None or frame == "à_np" else 4
        start = _skip_insertions(ground, match.last, sentence)
        marks = [
            i
            for i in range(start, min(start + reach, sentence.last))
            if tokens[i].norm in prepositions(ground, frame)
            and (tokens[i].pos != "DET" or (i == start and _is_governed(ground, match, i)))
            and tokens[i - 1].norm not in ground.words.beside
            and not ground.time_at(tokens[i])
        ]
        for i in marks:
            between = tokens[start:i]
            if any(blocks(ground, match, t) or t.text == "," for t in between):
                return None
            if all(t.pos in ("ADV", "PUNCT") for t in between):
                return clause(ground, match, i, frame)
            hearer = between[0].norm in ground.words.to and frame == "de_np"
            told = hearer and (match.cue.addressee is not None or between[0].norm in ground.words.beside)
            if told and (i == marks[-1] or tokens[i + 1].norm in ground.words.possessives):
                return clause(ground, match, i, frame)  # "fait part au maire | de ses doutes"
            governed = i == marks[-1] or tokens[tokens[i].head].head == match.head.i
            if match.cue.addressee == "object" and governed and (frame != "de_np" or _names_someone(ground, between)):
                return clause(ground, match, i, frame)
            if frame == "à_np" and i + 1 < sentence.last and tokens[i + 1].pos == "NUM":
                return clause(ground, match, i, frame)
        return None

    return find


def _is_governed(ground: Ground, match: CueMatch, i: int) -> bool:
    """Whether "du" or "des" behind a cue that takes no direct object is no article: "s'alarme | des retards"."""
    joined = ground.norm_at(i) in ground.words.de - ground.words.bare_de
    return joined and not {"np", "judged"} & {*match.cue.frames}


def _names_someone(ground: Ground, between: tuple[Token, ...]) -> bool:
    """Whether what stands between a cue and its complement can be told something: not "menace | le sud | du canton"."""
    heads = (t for t in between if t.pos in ("NOUN", "PROPN", "PRON", "ADJ"))
    head = next(heads, None)
    return head is None or source_kind(ground, head) in ("people", "bodies")


def find_named(ground: Ground, match: CueMatch) -> Content | None:
    """What somebody calls a thing: "ce qu'elle appelle son « opération »"."""
    tokens = ground.analysis.tokens
    before = [t.norm for t in tokens[max(0, match.first - 8) : match.first]]
    if not any(a == "ce" and b in ground.words.que for a, b in pairwise(before)):
        return None
    found = _object_stretch(ground, match)
    if found is None:
        return None
    quoted = next((q for q in ground.quotations.within(*found)), None)
    verb = next(
        (i for i in ground.analysis.tokens_in(*found) if i in ground.groups and ground.groups[i].finite is not None),
        None,
    )
    end = quoted.outer.end if quoted else found[1] if verb is None else tokens[ground.groups[verb].first - 1].end
    return Content(((found[0], end),), "named")
