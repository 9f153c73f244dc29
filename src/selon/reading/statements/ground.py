"""What the steps of finding statements look at together: the analysis, its quotations, its verbs and cues."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from selon.analysis import Analysis, Token
from selon.reading.names import Names
from selon.reading.statements.main_verbs import find_main_verbs
from selon.reading.statements.quotations import Quotation, Quotations, find_quotations
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

    @property
    def negated(self) -> bool:
        """Whether its verb is negated: "ne veut pas"."""
        return self.group is not None and self.group.negated


@dataclass(frozen=True, slots=True)
class Ground:
    """A document prepared for finding statements.

    Attributes:
        words: the small words of the language.
        people, bodies: the tokens of the names of persons and of bodies, end exclusive, in text order.
    """

    analysis: Analysis
    rules: RuleSet
    words: AttributionWords
    quotations: Quotations
    groups: Mapping[int, VerbGroup]
    times: tuple[TimeExpression, ...]
    people: tuple[tuple[int, int], ...]
    bodies: tuple[tuple[int, int], ...]
    _timed: Mapping[int, TimeExpression]

    @classmethod
    def of(cls, analysis: Analysis, rules: RuleSet, times: tuple[TimeExpression, ...], names: Names) -> Ground:
        """The ground of a document whose times and names have been found."""
        people, bodies = (_names_of(kind, names) for kind in ("person", "organization"))
        had = frozenset(word for cue in rules.cues.verbs.get("avoir", ()) for word in cue.words[1:])
        verbs = find_main_verbs(analysis, rules.cues.forms, had)
        words = rules.attribution
        verbs = [(token, finite) for token, finite in verbs if token.norm not in words.no_verbs]
        groups = {t.i: find_verb_group(analysis, t, words, finite) for t, finite in verbs}
        timed = {i: t for t in reversed(times) for i in analysis.beginning_in(t.span.start, t.span.end)}
        return cls(analysis, rules, words, find_quotations(analysis), groups, times, people, bodies, timed)

    def time_at(self, token: Token) -> TimeExpression | None:
        """The time expression a token belongs to."""
        return self._timed.get(token.i)

    def opens_quotation(self, token: Token) -> bool:
        """Whether a token is the mark that opens a quotation, whatever its shape."""
        return token.start in self.quotations.opening

    def opened_by(self, token: Token) -> Quotation | None:
        """The outermost quotation that a mark opens."""
        i = bisect_left(self.quotations.starts, token.start)
        found = self.quotations.outermost[i : i + 1]
        return found[0] if found and found[0].outer.start == token.start else None

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in quotation marks."""
        return self.quotations.around(token.start, token.end) is not None

    def is_name(self, quotation: Quotation) -> bool:
        """Whether a quotation is but a person's name, and not said: "« Lea » rit", not "« Lea ! », dit le maire"."""
        inside = self.analysis.tokens_in(quotation.inner.start, quotation.inner.end)
        if (inside.start, inside.stop) not in self.people:
            return False
        comma, behind = (self.analysis.tokens[i : i + 1] for i in (inside.stop + 1, inside.stop + 2))
        return not any(t.text == "," for t in comma) or not any(t.pos in ("VERB", "AUX") for t in behind)

    def norm_at(self, i: int) -> str:
        """The word at token `i` in lower case; empty before the first one and behind the last."""
        return self.analysis.tokens[i].norm if 0 <= i < len(self.analysis.tokens) else ""

    def takes_up(self, i: int) -> bool:
        """Whether token `i` and the next take up what was told: "ce que", "ce qui", "ce dont"."""
        return self.norm_at(i) == "ce" and self.norm_at(i + 1) in self.words.relatives

    def behind_pronoun(self, i: int) -> int:
        """The place behind token `i`, or behind the "-ci" that the model parts from it: "Celle | - | ci |"."""
        tokens = self.analysis.tokens
        ends = (i + length for length in (3, 2) if i + length <= len(tokens))
        return next((end for end in ends if "".join(t.norm for t in tokens[i:end]) in self.words.last_named), i + 1)

    def whole_pronoun(self, token: Token) -> str:
        """The norm of a token, with the "-ci" behind it where the model parts them: "Celle | - | ci"."""
        return "".join(t.norm for t in self.analysis.tokens[token.i : self.behind_pronoun(token.i)])

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

    def groups_in(self, tokens: Iterable[int]) -> Iterator[VerbGroup]:
        """The verb groups whose heads are among some tokens, in their order."""
        return (self.groups[i] for i in tokens if i in self.groups)

    def has_finite(self, tokens: Iterable[int]) -> bool:
        """Whether one of some tokens heads a finite verb."""
        return any(group.finite is not None for group in self.groups_in(tokens))

    def is_restricted(self, match: CueMatch) -> bool:
        """Whether a cue has ne alone, which "que" completes: "ne tient | qu'à un fil", "n'en dénombre | que 130"."""
        group = match.group
        if group is None or group.negated:
            return False
        return any(t.norm in self.words.negations_left for t in self.analysis.tokens[group.first : group.head.i])

    def infinitives(self, token: Token) -> tuple[str, ...]:
        """The dictionary forms a verb may have: the model's lemma if cues know it, then those of the table."""
        told = self.rules.cues.forms.get(token.norm, ())
        if token.lemma in self.rules.cues.verbs and token.norm not in self.words.mistaken:
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

    def tells(self, verb: Token) -> bool:
        """Whether a verb is one of telling, that a quotation may stand beside: "a réagi", not "a appelé"."""
        return any("quote" in c.frames and c.stance == "affirms" for c in self.cues_of(verb))

    def cues_of(self, verb: Token) -> Iterator[Cue]:
        """The cues a verb may be part of, whatever stands around it."""
        return (cue for form in self.infinitives(verb) for cue in self.rules.cues.verbs.get(form, ()))


def _names_of(kind: str, names: Names) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(stretch for entry in names.named if entry.kind == kind for stretch in entry.mentions))
