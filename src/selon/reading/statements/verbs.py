"""Verb groups: a main verb with its auxiliaries, clitics and negation, and what it says of its own certainty."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from selon.analysis import Analysis, Token
from selon.rules.attribution import AttributionWords

# What an inserted clause stands behind.
_BEHIND = frozenset(',»”"')
_HAVING = ("ayant", "étant")
_ENDINGS = ("ais", "ait", "ions", "iez", "aient")
_FUTURE_ENDINGS = ("ai", "as", "a", "ons", "ez", "ont")


@dataclass(frozen=True)
class VerbGroup:
    """Tokens `first` to `last` (exclusive) around the main verb `head`.

    Attributes:
        finite: the token that carries person and tense: an auxiliary or the head itself; None for an infinitive,
            a participle or a gerund standing alone.
        clitic: the inverted subject pronoun ("-il"), or None.
        negated: ne or n' stands before it, or pas behind it.
        passive: être and a past participle, not of a reflexive verb.
        reflexive: se stands before it.
        helper: its first auxiliary: "ayant recommandé" is a present participle, "avoir recommandé" an infinitive.
    """

    head: Token
    first: int
    last: int
    finite: Token | None
    clitic: Token | None
    negated: bool
    passive: bool
    reflexive: bool
    helper: Token | None

    @cached_property
    def conditional(self) -> bool:
        """Whether it stands in the conditional, by its ending: the model calls the conditional an imperfect."""
        return self.finite is not None and is_conditional(self.finite)

    @cached_property
    def future(self) -> bool:
        """Whether it stands in the future, by its ending where the model does not say so."""
        return self.finite is not None and is_future(self.finite)

    @property
    def is_participle(self) -> bool:
        """A present participle: "estimant", "en estimant"."""
        return self.finite is None and (self.helper or self.head).norm.endswith("ant")

    @property
    def is_past_participle(self) -> bool:
        """A past participle without an auxiliary: "soupçonné"."""
        return self.finite is None and not self.is_participle and not self.is_infinitive

    @property
    def is_infinitive(self) -> bool:
        """An infinitive: "ajouter"."""
        return self.finite is None and (
            "VerbForm=Inf" in (self.helper or self.head).morph or self.head.norm.endswith(("er", "ir", "re", "oir"))
        )


def is_conditional(token: Token) -> bool:
    """Whether a finite verb stands in the conditional, which the model often calls an imperfect.

    Both end in -rait: the imperfect on a stem ("déclar-ait", "ouvr-ait"), the conditional on an infinitive.
    """
    if "Mood=Cnd" in token.morph:
        return True
    return _is_built_on_infinitive(token, _ENDINGS)


def is_future(token: Token) -> bool:
    """Whether a finite verb stands in the future, of which the model often gives no tense: "signera", not "montra"."""
    return "Tense=Fut" in token.morph or _is_built_on_infinitive(token, _FUTURE_ENDINGS)


def _is_built_on_infinitive(token: Token, endings: tuple[str, ...]) -> bool:
    """Whether a form ends in -r and one of the endings, and that r is not the last of its stem."""
    ending = next((e for e in endings if token.norm.endswith("r" + e)), None)
    if ending is None:
        return False
    stem = token.norm[: -len(ending)]
    return token.lemma not in (stem + "er", stem + "ir")


def find_verb_group(analysis: Analysis, head: Token, words: AttributionWords, is_finite: bool) -> VerbGroup:
    """The group of a main verb: the auxiliaries that hang on it and the small words between them.

    Args:
        is_finite: the head is finite whatever the model says.
    """
    tokens = analysis.tokens
    sentence = analysis.sentence_of(head.i)
    auxiliaries = _auxiliaries(analysis, head)
    if not auxiliaries and not is_finite:
        auxiliaries = _auxiliary_before(analysis, head, sentence.first, words)
    light = [] if auxiliaries or is_finite else _light_verb(analysis, head, sentence.first, words)
    auxiliaries = auxiliaries or light
    first = min([head.i, *(t.i for t in auxiliaries)])
    clitic = _clitic_after(analysis, first, head.i, sentence.last, words)
    first = _first_of_group(analysis, first, head, is_finite, words)
    last = max(head.i + 1, clitic.i + 1 if clitic else 0)
    shared = [] if auxiliaries or is_finite or clitic else _shared_auxiliary(analysis, head, words)
    finite = head if is_finite else _finite(head, auxiliaries or shared)
    if finite is None and clitic is not None:
        finite = head  # "dit-il": what an inverted subject follows is finite
    before = {t.norm for t in tokens[first : head.i]}
    behind = {t.norm for t in tokens[head.i + 1 : head.i + 3]} if finite is head else before
    reflexive = bool(before & words.reflexives) and not light
    pronominal = bool(shared) and analysis.child(shared[0].head, "expl:comp", "expl:pass") is not None
    if pronominal:
        reflexive = not _governs(analysis, head, words)  # "s'est engagée et | annoncé | un plan"
    be = [t for t in auxiliaries or shared if t.lemma == "être"]
    return VerbGroup(
        head=head,
        first=first,
        last=last,
        finite=finite,
        clitic=clitic,
        negated=bool(before & words.negations_left) and bool((before | behind) & words.negations_right),
        passive=bool(be) and not (reflexive or pronominal or finite is head or "VerbForm=Inf" in head.morph),
        reflexive=reflexive,
        helper=auxiliaries[0] if auxiliaries else None,
    )


def _auxiliaries(analysis: Analysis, head: Token) -> list[Token]:
    """The auxiliaries that the model hangs on a verb, but those of another."""
    if head.norm.endswith("ant") and "Tense=Pres" in head.morph:
        return []  # "affirme-t-il, | ajoutant": the model takes the one for the other's auxiliary
    helpers = analysis.find_children(head.i, "aux", "cop")
    return [t for t in helpers if 0 < head.i - t.i < 12 and not _is_parted(analysis, t, head)]


def _first_of_group(analysis: Analysis, first: int, head: Token, is_finite: bool, words: AttributionWords) -> int:
    """The first of the pronouns and negations straight before the first verb of a group; that verb without any."""
    tokens, limit = analysis.tokens, analysis.sentence_of(head.i).first
    small = words.clitics | words.negations_left
    while (
        first > limit
        and tokens[first - 1].norm in small
        and (tokens[first - 1].pos != "DET" or _takes_clitic(tokens[first], first == head.i, is_finite))
        and not _governs_verb(tokens, first - 1, words)
    ):
        first -= 1
    return first


def _governs_verb(tokens: tuple[Token, ...], i: int, words: AttributionWords) -> bool:
    """Whether "en" is the preposition of a gerund, not the pronoun: "n' | en | dénombre que dix"."""
    denied = i > 0 and tokens[i - 1].norm in words.negations_left
    return tokens[i].norm == "en" and tokens[i].pos == "ADP" and not denied


def _takes_clitic(verb: Token, is_head: bool, is_finite: bool) -> bool:
    """Whether a verb may have for its object what the model takes for an article: "comme | l'explique"."""
    return is_head and (is_finite or "VerbForm=Fin" in verb.morph or verb.norm.endswith("ant"))


def _is_parted(analysis: Analysis, auxiliary: Token, head: Token) -> bool:
    """Whether what the model takes for its auxiliary is another verb's: "« ... est », rappelle", "restera, a dit"."""
    between = analysis.tokens[auxiliary.i : head.i]
    its_own = any(t.text == "," and after.dep.startswith("aux") for t, after in pairwise(between))
    return its_own or any(t.text in '»”"' and after.text == "," for t, after in pairwise(between))


def _auxiliary_before(analysis: Analysis, head: Token, limit: int, words: AttributionWords) -> list[Token]:
    """The auxiliary of a participle that the model hangs on something else: "a-t-elle ainsi concédé"."""
    participle = "VerbForm=Part" in head.morph and "Tense=Pres" not in head.morph
    if participle and head.i > limit and analysis.tokens[head.i - 1].text == ",":
        return _auxiliary_before_aside(analysis, head, limit, words)
    if not participle and not (head.pos != "VERB" and head.norm.endswith(("é", "ée", "és", "ées"))):
        return []
    inverted = False
    for token in reversed(analysis.tokens[max(limit, head.i - 7) : head.i]):
        inverted = inverted or token.norm in words.inverted_subjects
        if token.pos == "X" and token.lemma in words.auxiliaries:
            return [token]  # "a", where the model knows none of the words around
        if token.pos in ("AUX", "VERB"):
            # "de l' | avoir | violée", which the model takes for a noun
            straight = token.i == head.i - 1 and "VerbForm=Inf" in token.morph
            helping = token.lemma in words.auxiliaries and (straight or "VerbForm=Fin" in token.morph)
            alone = helping and not token.dep.startswith("aux")
            return (
                [token]
                if alone
                or (token.dep.startswith("aux") and (inverted or (token.i > head.i - 6 and token.head != token.i + 1)))
                else []
            )
        if token.pos not in ("ADV", "ADP", "DET", "NOUN", "PUNCT") and token.norm not in words.inverted_subjects | {
            "-t"
        }:
            return []
    return []


def _auxiliary_before_aside(analysis: Analysis, head: Token, limit: int, words: AttributionWords) -> list[Token]:
    """The auxiliary that an aside between commas parts from its participle: "a, lors d'un meeting, accusé"."""
    tokens = analysis.tokens
    for i in range(head.i - 2, max(limit, head.i - 30), -1):
        token = tokens[i]
        if token.pos in ("AUX", "VERB") and "VerbForm=Fin" in token.morph:
            aside = tokens[i + 1].text == "," and token.lemma in words.auxiliaries
            return [token] if aside else []
    return []


def _shared_auxiliary(analysis: Analysis, head: Token, words: AttributionWords) -> list[Token]:
    """The auxiliary of the participle that another is coordinated with: "a quitté la salle et demandé des excuses"."""
    if not {"VerbForm=Part", "Tense=Past"} <= head.morph:
        return []
    if head.dep != "conj":
        return _auxiliary_over_conjunction(analysis, head, words)
    joined = analysis.tokens[head.head]
    infinitive = "VerbForm=Inf" in joined.morph  # "a annoncé son intention de partir et demandé à X de"
    if infinitive or (joined.pos in ("NOUN", "ADJ") and _governs(analysis, head, words)):
        joined = next((t for t in analysis.ancestors(joined.i) if "Tense=Past" in t.morph), joined)
    passive = analysis.child(joined.i, "aux:pass") is not None
    if passive and _governs(analysis, head, words):  # "a promis que P sera fait et | annoncé | un plan"
        joined = next((t for t in analysis.ancestors(joined.i) if _has_had(analysis, t)), joined)
    auxiliaries = analysis.find_children(joined.i, "aux")
    return [t for t in auxiliaries if t.i < joined.i and t.sentence == head.sentence]


def _has_had(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb has "avoir" for its auxiliary."""
    return any(t.lemma == "avoir" for t in analysis.find_children(verb.i, "aux"))


def _governs(analysis: Analysis, participle: Token, words: AttributionWords) -> bool:
    """Whether a clause with que or a direct object follows a participle: no passive has one."""
    tokens = analysis.tokens
    behind = tokens[participle.i + 1 : participle.i + 3]
    return any(t.norm in words.que for t in behind) or any(t.pos == "DET" for t in behind[:1])


def _auxiliary_over_conjunction(analysis: Analysis, head: Token, words: AttributionWords) -> list[Token]:
    """The auxiliary that a participle behind "et" shares with one further before: "a dit que P, et ajouté que Q"."""
    tokens, sentence = analysis.tokens, analysis.sentence_of(head.i)
    first = head.i - 1
    while first > sentence.first and tokens[first].pos == "ADV":
        first -= 1
    if tokens[first].norm not in words.joins or not _governs(analysis, head, words):
        return []
    return next(([t] for t in reversed(tokens[sentence.first : first]) if _helps_past(analysis, t)), [])


def _helps_past(analysis: Analysis, token: Token) -> bool:
    """Whether a token is the auxiliary of a verb's past tense."""
    helped = analysis.tokens[token.head]
    return (
        token.lemma == "avoir"
        and token.dep.startswith("aux")
        and helped.pos == "VERB"
        and "VerbForm=Fin" in token.morph
    )


def _light_verb(analysis: Analysis, head: Token, limit: int, words: AttributionWords) -> list[Token]:
    """The verb that only carries an infinitive behind a quotation: "», s'est-elle empressée d'ajouter"."""
    if "VerbForm=Inf" not in head.morph:
        return []
    tokens = analysis.tokens
    carrier = _carrier(analysis, head, limit, words)
    if carrier is not None:
        return [carrier]
    for i in range(head.i - 1, max(limit, head.i - 6), -1):
        token = tokens[i]
        if token.norm in words.inverted_subjects:
            first = i - 2 if tokens[i - 1].norm in ("-t", "-") else i - 1
            before = first - 1
            while before > limit and tokens[before].norm in words.clitics | words.negations_left:
                before -= 1
            return [tokens[first]] if before >= limit and tokens[before].text in _BEHIND else []
        if token.pos not in ("VERB", "NOUN", "ADV", "ADP", "ADJ", "AUX"):
            break
    return []


def _carrier(analysis: Analysis, head: Token, limit: int, words: AttributionWords) -> Token | None:
    """The finite verb straight behind a quotation that leads to an infinitive: "», a cependant tenu à préciser X"."""
    tokens = analysis.tokens
    for i in range(head.i - 1, max(limit, head.i - 8), -1):
        if tokens[i].text in _BEHIND:
            quoted = tokens[i].text != "," or tokens[i - 1].text in _BEHIND
            finite = next(
                (t for t in tokens[i + 1 : head.i] if t.norm not in words.clitics | words.negations_left), None
            )
            return finite if quoted and finite is not None and "VerbForm=Fin" in finite.morph else None
        if tokens[i].pos not in ("VERB", "NOUN", "ADV", "ADP", "ADJ", "AUX", "PRON") or tokens[i].norm in words.que:
            return None
    return None


def _finite(head: Token, auxiliaries: list[Token]) -> Token | None:
    for token in (*auxiliaries, head):
        if "VerbForm=Fin" in token.morph or any(m.startswith("Mood=") for m in token.morph):
            return token
    bare = not auxiliaries or "VerbForm=Inf" in auxiliaries[0].morph or auxiliaries[0].norm in _HAVING
    return None if bare else auxiliaries[0]


def _clitic_after(analysis: Analysis, first: int, head: int, limit: int, words: AttributionWords) -> Token | None:
    """The inverted subject pronoun behind auxiliary or verb: "a-t-il déclaré", "estime-t-on", "disent-elles"."""
    for place in (first, head):
        for token in analysis.tokens[place + 1 : min(place + 4, limit)]:
            before = analysis.tokens[token.i - 1].norm
            if token.norm in words.inverted_subjects or (before == "-" and "-" + token.norm in words.inverted_subjects):
                return token
            if token.norm not in ("-t", "t", "-", "t-"):
                break
    return None
