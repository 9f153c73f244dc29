"""What the steps of finding statements look at together: the analysis, its quotations, its verbs and cues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selon.analysis import Analysis, Token
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

    @classmethod
    def of(cls, analysis: Analysis, rules: RuleSet, times: tuple[TimeExpression, ...]) -> Ground:
        """The ground of a document."""
        words = rules.attribution
        groups = {t.i: find_verb_group(analysis, t, words) for t in analysis.tokens if is_main_verb(t)}
        return cls(analysis, rules, find_quotations(analysis), groups, times)

    @property
    def words(self) -> AttributionWords:
        """The small words of the language."""
        return self.rules.attribution

    def time_at(self, token: Token) -> TimeExpression | None:
        """The time expression a token belongs to."""
        return next((t for t in self.times if t.span.start <= token.start < t.span.end), None)


def is_main_verb(token: Token) -> bool:
    """Whether a token heads a verb group: a verb, or an auxiliary that helps no other."""
    return token.pos == "VERB" or token.pos == "AUX" and not token.dep.startswith(("aux", "cop"))
