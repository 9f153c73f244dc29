"""What the steps of finding statements look at together: the analysis, its quotations, its verbs and cues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selon.analysis import Analysis, Token
from selon.reading.names import Names
from selon.reading.statements.quotations import Quotations, find_quotations
from selon.reading.statements.verbs import VerbGroup, find_verb_group
from selon.record import TimeExpression
from selon.rules import RuleSet
from selon.rules.attribution import AttributionWords
from selon.rules.cues import Cue


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue at its place: tokens `first` to `last` (exclusive), its main word, and its verb group if it is a verb."""

    cue: Cue
    first: int
    last: int
    head: Token
    group: VerbGroup | None


@dataclass(frozen=True, slots=True)
class Ground:
    """A document prepared for finding statements."""

    analysis: Analysis
    rules: RuleSet
    quotations: Quotations
    groups: Mapping[int, VerbGroup]
    times: tuple[TimeExpression, ...]
    people: tuple[tuple[int, int], ...]
    bodies: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, analysis: Analysis, rules: RuleSet, times: tuple[TimeExpression, ...], names: Names) -> Ground:
        """The ground of a document; `people` are the tokens of its persons' names, end exclusive, in text order."""
        people, bodies = (_names_of(kind, names) for kind in ("person", "organization"))
        had = frozenset(word for cue in rules.cues.verbs.get("avoir", ()) for word in cue.words[1:])
        verbs = find_main_verbs(analysis, rules.cues.forms, had)
        words = rules.attribution
        verbs = [(token, finite) for token, finite in verbs if token.norm not in words.no_verbs]
        groups = {t.i: find_verb_group(analysis, t, words, finite) for t, finite in verbs}
        return cls(analysis, rules, find_quotations(analysis), groups, times, people, bodies)

    @property
    def words(self) -> AttributionWords:
        """The small words of the language."""
        return self.rules.attribution

    def time_at(self, token: Token) -> TimeExpression | None:
        """The time expression a token belongs to."""
        return next((t for t in self.times if t.span.start <= token.start < t.span.end), None)

    def opens_quotation(self, token: Token) -> bool:
        """Whether a token is the mark that opens a quotation, whatever its shape."""
        return token.start in self.quotations.opening

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in quotation marks."""
        return self.quotations.around(token.start, token.end) is not None

    def norm_at(self, i: int) -> str:
        """The word at token `i` in lower case; empty behind the last one."""
        return self.analysis.tokens[i].norm if i < len(self.analysis.tokens) else ""

    def takes_up(self, i: int) -> bool:
        """Whether token `i` and the next take up what was told: "ce que", "ce qui", "ce dont"."""
        return self.norm_at(i) == "ce" and self.norm_at(i + 1) in self.words.relatives

    def whole_pronoun(self, token: Token) -> str:
        """The norm of a token, with the "-ci" behind it where the model parts them: "Celle | - | ci"."""
        behind = [self.norm_at(token.i + 1), self.norm_at(token.i + 2)]
        wholes = (token.norm + behind[0], token.norm + "".join(behind))
        return next((whole for whole in wholes if whole in self.words.last_named), token.norm)

    def last_named(self, token: Token) -> bool:
        """Whether a word stands for whoever was named last: "ce dernier", "celle-ci"."""
        return self.whole_pronoun(token) in self.words.last_named

    def of_two(self, token: Token) -> bool:
        """Whether a word stands alone for one of two told of before: "le second"; not "le second de la liste"."""
        if token.norm not in self.words.of_two or self.norm_at(token.i - 1) not in self.words.definite:
            return False
        after = self.analysis.tokens[token.i + 1 : token.i + 2]
        more = any(t.pos in ("NOUN", "PROPN", "NUM", "ADJ", "ADP", "CCONJ") for t in after)
        return not more and self.norm_at(token.i + 1) not in self.words.relatives

    def opens_quotation_at(self, i: int) -> bool:
        """Whether token `i` opens a quotation; none stands behind the last one."""
        return i < len(self.analysis.tokens) and self.opens_quotation(self.analysis.tokens[i])

    def behind_aside(self, i: int) -> int:
        """`i`, or the place behind a set phrase that stands there and only parts words: "pour sa part"."""
        norms = [t.norm for t in self.analysis.tokens[i : i + 4]]
        for length in (4, 3, 2):
            if " ".join(norms[:length]) in self.words.asides:
                return i + length
        return i

    def behind_commas(self, comma: int, limit: int) -> int:
        """The place behind what two commas part off, if no verb stands there: ", lui aussi, |"; else `comma`."""
        tokens = self.analysis.tokens
        end = next((i for i in range(comma + 1, min(comma + 8, limit)) if tokens[i].text == ","), comma - 1)
        return comma if any(i in self.groups for i in range(comma, end)) else end + 1

    def infinitives(self, token: Token) -> tuple[str, ...]:
        """The dictionary forms a verb may have: the model's lemma if cues know it, then those of the table."""
        told = self.rules.cues.forms.get(token.norm, ())
        if token.lemma in self.rules.cues.verbs:
            return (token.lemma, *(form for form in told if form != token.lemma))
        return told

    def tells_on(self, match: CueMatch) -> bool:
        """Whether a verb at the head of a sentence without a main verb goes on with what somebody says.

        An infinitive ("Et de préciser que"), or a participle that nothing follows but its clause ("Ajoutant que").
        """
        tokens, group = self.analysis.tokens, match.group
        sentence = self.analysis.sentence_of(match.head.i)
        if group is not None and group.is_participle and group.first == sentence.first:
            que = self.norm_at(group.last) in self.words.que
            return que and not any(t.text == "," for t in tokens[group.last : sentence.last] if not self.is_quoted(t))
        first = sentence.first
        if group is None or not group.is_infinitive or group.first <= first:
            return False
        opening = [t.norm for t in tokens[first : group.first]]
        alone = set(opening[:-1]) <= self.words.joins or (opening[:-1] == ["avant"] and not self._has_verb(first))
        return opening[-1] in self.words.bare_de and alone

    def _has_verb(self, token: int) -> bool:
        """Whether the sentence that begins at a token has a finite verb outside quotations."""
        sentence = self.analysis.sentence_of(token)
        finite = (self.groups[i].finite for i in range(sentence.first, sentence.last) if i in self.groups)
        return any(t is not None and not self.is_quoted(t) for t in finite)

    def cues_of(self, verb: Token) -> Iterator[Cue]:
        """The cues a verb may be part of, whatever stands around it."""
        return (cue for form in self.infinitives(verb) for cue in self.rules.cues.verbs.get(form, ()))


def find_main_verbs(
    analysis: Analysis, forms: Mapping[str, tuple[str, ...]], had: frozenset[str] = frozenset()
) -> list[tuple[Token, bool]]:
    """The tokens that head verb groups in text order, each with whether it is finite though the model does not say so.

    Where the model gives a sentence no finite verb up to it, one that follows a noun phrase straight is taken for it
    ("L'agence avertit que", parsed as a participle); so are cue verbs that the model takes for nouns or adjectives.

    Args:
        forms: forms of the verbs looked for, to infinitives.
        had: words that are no participles behind avoir, whatever the model takes them for: "a | envie".
    """
    verbs = []
    has_verb, sentence = False, -1
    for token in analysis.tokens:
        if token.sentence != sentence:
            has_verb, sentence = False, token.sentence
        known = token.norm in forms
        if is_main_verb(analysis, token, had):
            alone = known and not has_verb and _follows_noun_phrase(analysis, token)
            governs = _follows_clitic(analysis, token) and (known or analysis.tokens[token.i - 1].norm in _SUBJECTS)
            told = known and (_follows_quotation(analysis, token) or (has_verb and _follows_clause(analysis, token)))
            verbs.append((token, alone or governs or told))
        elif known and token.norm.endswith("ant") and _is_gerund(analysis, token):
            verbs.append((token, False))
        elif known and _is_verb_in_disguise(analysis, token, has_verb):
            verbs.append((token, not token.norm.endswith(_NOT_FINITE)))
        has_verb = has_verb or "VerbForm=Fin" in token.morph
    return verbs


_NOT_FINITE = ("é", "ée", "és", "ées", "u", "us", "er", "ir", "ant")


def _follows_clitic(analysis: Analysis, token: Token) -> bool:
    """Whether a form that is finite or a participle stands behind a clitic or its subject: "le décrit comme"."""
    if "VerbForm=Part" not in token.morph or token.norm.endswith(_NOT_FINITE) or token.i == 0:
        return False
    return analysis.tokens[token.i - 1].norm in _CLITICS | _SUBJECTS and analysis.child(token.i, "aux") is None


_CLITICS = frozenset(("le", "la", "l'", "les", "lui", "leur", "se", "s'", "ne", "n'", "y"))
_THAT = frozenset(("que", "qu'"))
_SUBJECTS = frozenset(("il", "elle", "ils", "elles", "on", "je", "j'"))


def _first_clitic(analysis: Analysis, verb: int, limit: int) -> int:
    """The first of the clitics straight before a verb, not before token `limit`; the verb itself where it has none."""
    while verb > limit and analysis.tokens[verb - 1].norm in _CLITICS:
        verb -= 1
    return verb


def _follows_quotation(analysis: Analysis, token: Token) -> bool:
    """Whether a verb stands between a quotation and its subject: "», écrit l'actrice", and is no participle."""
    sentence = analysis.sentence_of(token.i)
    first = _first_clitic(analysis, token.i, sentence.first)
    if token.norm.endswith(_NOT_FINITE) or first - sentence.first < 2 or token.i + 1 >= sentence.last:
        return False
    marks = [t.text for t in analysis.tokens[first - 2 : first]]
    closes = marks[1] in _CLOSING_MARKS or (marks[1] == "," and marks[0] in _CLOSING_MARKS)
    after = analysis.tokens[token.i + 1]
    return closes and (
        after.pos in ("DET", "PROPN", "NOUN", "ADP", "ADV") or after.text == "," or after.text[0].isupper()
    )


def _follows_clause(analysis: Analysis, token: Token) -> bool:
    """Whether a verb stands between a clause's comma and its subject: "P, écrit Le Courrier", not "écrit par"."""
    if token.norm.endswith(_NOT_FINITE) or not 0 < token.i < len(analysis.tokens) - 1:
        return False
    return analysis.tokens[token.i - 1].text == "," and analysis.tokens[token.i + 1].pos in ("DET", "PROPN")


_CLOSING_MARKS = frozenset(("»", "”", '"'))


def _names_of(kind: str, names: Names) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(stretch for entry in names.named if entry.kind == kind for stretch in entry.mentions))


_BEFORE_SPEECH = frozenset((":", "«", "“", '"'))


def _follows_noun_phrase(analysis: Analysis, token: Token) -> bool:
    """Whether a verb that could be finite stands straight behind a noun phrase and before what it might govern."""
    if token.norm.endswith(_NOT_FINITE) or not analysis.sentence_of(token.i).first < token.i < len(analysis.tokens) - 1:
        return False
    before, after = analysis.tokens[token.i - 1], analysis.tokens[token.i + 1]
    if before.text == ",":
        return after.pos in ("DET", "SCONJ") and analysis.tokens[token.head].i < token.i  # "X, ingénieur, décrit la"
    if after.norm == "par" and not token.norm.endswith("ent"):
        return False  # "les mesures | prévues | par le décret"
    governs = (
        after.text in _BEFORE_SPEECH
        or (after.text == "," and _is_only_verb(analysis, token))
        or after.pos not in ("PUNCT", "NOUN", "ADJ", "CCONJ")
    )
    return before.pos in ("NOUN", "PROPN", "ADJ", "PRON", "ADV") and governs


def _is_gerund(analysis: Analysis, token: Token) -> bool:
    """Whether a participle that the model takes for a noun stands behind "en", or behind a comma and its object.

    "en | expliquant que"; "P, les | qualifiant de"
    """
    before = [t.norm for t in analysis.tokens[max(0, token.i - 2) : token.i]]
    return before[-1:] == ["en"] or (before[:1] == [","] and before[-1] in _OBJECTS)


def _is_only_verb(analysis: Analysis, token: Token) -> bool:
    """Whether no other word of a sentence is a finite verb: "Le club annonce, dans un communiqué, un départ"."""
    sentence = analysis.sentence_of(token.i)
    rest = (t for t in analysis.tokens[sentence.first : sentence.last] if t.i != token.i)
    return not any("VerbForm=Fin" in t.morph for t in rest)


def _is_verb_in_disguise(analysis: Analysis, token: Token, has_verb: bool) -> bool:
    """Whether a word the model takes for a noun or an adjective is a verb after all.

    It is one where it has a subject or an auxiliary, where it stands behind a quotation or a comma with a noun phrase
    behind it ("», juge la déléguée"), or behind a noun phrase in a sentence that has no other verb.
    """
    if _precedes_clitic(analysis, token) or _ends_inversion(analysis, token) or _ends_insertion(analysis, token):
        return True
    if (
        token.pos not in ("NOUN", "ADJ", "PROPN", "PRON", "X", "ADV")
        or token.i == 0
        or analysis.child(token.i, "case") is not None
    ):
        return False
    if analysis.tokens[token.i - 1].pos in ("DET", "ADP", "NUM"):
        return _follows_object(analysis, token, has_verb)
    if token.pos == "ADJ" and token.norm.endswith("ent") and analysis.tokens[token.i - 1].lemma == "être":
        return False  # "est content"
    if analysis.tokens[token.i - 1].norm in _SUBJECTS and not token.norm.endswith(_NOT_FINITE):
        return True  # "ce qu'il juge"
    if analysis.child(token.i, "nsubj", "aux") is not None and analysis.child(token.i, "cop") is None:
        return True
    sentence = analysis.sentence_of(token.i)
    if not sentence.first < token.i < sentence.last - 1:
        return False
    before, after = analysis.tokens[token.i - 1], analysis.tokens[token.i + 1]
    if before.text in _BEFORE_INSERTION and after.pos in ("DET", "PROPN", "SCONJ"):
        return True
    if before.text == "," and after.text == ":" and not has_verb and not token.norm.endswith(_NOT_FINITE):
        return True  # "Le maire, Lea Roth, ironise : « ... »"
    if before.norm in _THAT and after.pos in ("DET", "PROPN"):
        return True  # "ce que dément le groupe"
    if _ends_relative(analysis, token):
        return True
    joined = before.pos == "CCONJ" and (after.pos == "SCONJ" or "VerbForm=Inf" in after.morph)  # "et compte partir"
    if joined or _follows_quotation(analysis, token):
        return True
    return not has_verb and _follows_noun_phrase(analysis, token)


def _follows_object(analysis: Analysis, token: Token, has_verb: bool) -> bool:
    """Whether an article before a verb is its object: "X, qui l'a vu, | le | décrit", "le club | la | juge"."""
    article = analysis.tokens[token.i - 1]
    if article.norm not in _OBJECTS or token.norm.endswith((*_NOT_FINITE, "s")) or article.i == 0:
        return False
    subject = None if analysis.child(token.i, "cop") else analysis.child(token.i, "nsubj")
    straight = analysis.tokens[article.i - 1].pos in ("NOUN", "PROPN") and not has_verb
    return straight or (subject is not None and subject.i < article.i)


_OBJECTS = frozenset(("le", "la", "l'", "les"))


def _ends_relative(analysis: Analysis, token: Token) -> bool:
    """Whether all between a word and the "ce que" before it is one noun phrase: "ce que le groupe dément"."""
    for before in reversed(analysis.tokens[max(0, token.i - 5) : token.i]):
        if before.norm in _THAT:
            return before.i < token.i - 1 and analysis.tokens[before.i - 1].norm == "ce"
        if before.pos not in ("DET", "NOUN", "PROPN", "ADP"):
            return False
    return False


def _precedes_clitic(analysis: Analysis, token: Token) -> bool:
    """Whether an inverted pronoun follows behind a mark: "», remarque-t-il", "», s'alarme-t-elle"."""
    first = _first_clitic(analysis, token.i, 0)
    if first == 0 or token.i + 1 == len(analysis.tokens) or token.norm.endswith(_NOT_FINITE):
        return False
    before, after = analysis.tokens[first - 1], analysis.tokens[token.i + 1]
    return before.text in _BEFORE_INSERTION and (after.norm == "-t" or after.norm in _INVERTED)


def _ends_inversion(analysis: Analysis, token: Token) -> bool:
    """Whether a participle stands behind an auxiliary and its inverted pronoun: "a-t-il tweeté"."""
    if token.i < 2 or not token.norm.endswith("é") or analysis.tokens[token.i - 1].norm not in _INVERTED:
        return False
    return any(t.lemma == "avoir" for t in analysis.tokens[max(0, token.i - 3) : token.i - 1])


def _ends_insertion(analysis: Analysis, token: Token) -> bool:
    """Whether a participle stands straight behind its auxiliary and that behind a quotation: "», a | tweeté"."""
    if token.i < 2 or not token.norm.endswith("é") or analysis.tokens[token.i - 1].lemma != "avoir":
        return False
    return analysis.tokens[token.i - 2].text in _BEFORE_INSERTION


_INVERTED = frozenset(("-il", "-elle", "-ils", "-elles", "-on"))
_BEFORE_INSERTION = frozenset((",", "»", "”", '"', "?", "!"))


def is_main_verb(analysis: Analysis, token: Token, had: frozenset[str] = frozenset()) -> bool:
    """Whether a token heads a verb group: a verb, a copula, or an auxiliary that helps no participle ("a pour but")."""
    if (
        token.text[0].isupper()
        and token.i
        and analysis.tokens[token.i - 1].pos not in ("PUNCT", "SPACE")
        and token.sentence == analysis.tokens[token.i - 1].sentence
    ):
        return False  # a name: "France Inter"
    if token.pos == "VERB" or token.dep == "aux:caus":
        return True
    helped = analysis.tokens[token.head]
    if token.pos != "AUX":
        return False
    noun = helped.pos == "NOUN" or helped.norm in had
    return token.dep == "cop" or not token.dep.startswith("aux") or (noun and token.lemma == "avoir")
