"""Time expressions as rule data: classes of words, phrases, patterns, and how tense shows.

The files lie in `languages/*/times/`; the README beside them explains every field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from selon.errors import RuleError
from selon.rules.folder import RuleFolder
from selon.rules.patterns import DIGITS, Pattern, WordClass, compile_pattern, first_key, word_regex

TYPES = ("DATE", "TIME", "DURATION", "SET")
MEANINGS = (
    "date", "days", "weekday_of_month", "month", "year", "decade", "century", "season", "quarter", "holiday", "weekday",
    "offset", "period", "next", "shift", "duration", "set", "clock", "part", "reference", "nothing",
)  # fmt: skip
EXAMPLE_KEYS = {"text", "published", "find", "value", "timex"}


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """One class of words: the forms of each value, and a regular expression for what is written in figures."""

    id: str
    forms: dict[str, list[str]] = field(default_factory=dict)
    regex: str = ""
    numeral: bool = False
    trigger: bool = True

    def __post_init__(self) -> None:
        if not re.fullmatch("[A-Z][A-Z_]*", self.id):
            raise RuleError("the id of a class of words is written in capitals")
        if not self.forms and not self.regex:
            raise RuleError("a class of words needs forms or a regex")

    def compiled(self) -> WordClass:
        """The class as an expression, its longest forms first."""
        forms = sorted((form for some in self.forms.values() for form in some), key=len, reverse=True)
        words = "|".join(map(word_regex, forms))
        if self.numeral:
            words = f"(?:{words})(?:(?: et |-et-|[ -])(?:{words}))*"
        regex = "|".join(filter(None, (self.regex, words)))
        first = {first_key(form) for form in forms} | ({DIGITS} if self.regex else set())
        return WordClass(f"(?:{regex})", frozenset(first))


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A part of patterns with a name of its own."""

    id: str
    pattern: str


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One pattern of time expressions, what it means, and sentences it must find and must skip."""

    id: str
    pattern: str
    means: str
    finds: tuple[dict[str, str], ...]
    skips: tuple[str, ...] = ()
    type: str = "DATE"
    gives: dict[str, str] = field(default_factory=dict)
    before: str = ""
    unless_before: str = ""
    after: str = ""
    unless_after: str = ""
    pos: dict[str, str] = field(default_factory=dict)
    lower: tuple[str, ...] = ()
    upper: tuple[str, ...] = ()
    uncounted: bool = False

    def __post_init__(self) -> None:
        if self.type not in TYPES:
            raise RuleError(f"type {self.type!r} is none of {', '.join(TYPES)}")
        if self.means not in MEANINGS:
            raise RuleError(f"means {self.means!r} is none of {', '.join(MEANINGS)}")
        if not self.finds:
            raise RuleError("finds needs an example")
        for example in self.finds:
            if not {"text", "find"} <= set(example) <= EXAMPLE_KEYS:
                raise RuleError(
                    f"an example has the keys text and find, and may have published, value, timex: {example!r}"
                )


@dataclass(frozen=True, slots=True, eq=False)
class TenseRules:
    """How verbs and the words about them show whether an event lies in the past or in the future."""

    id: str
    past: tuple[str, ...]
    future: tuple[str, ...]
    conditional: tuple[str, ...]
    present: tuple[str, ...]
    infinitive: tuple[str, ...]
    participle: tuple[str, ...]
    future_stems: tuple[str, ...]
    future_endings: tuple[str, ...]
    conditional_endings: tuple[str, ...]
    imperfect_endings: tuple[str, ...]
    infinitive_endings: dict[str, str]
    future_helpers: tuple[str, ...]
    be_verbs: tuple[str, ...]
    causing: tuple[str, ...]
    future_words: tuple[str, ...]
    announcing: tuple[str, ...]
    unforeseen: tuple[str, ...]
    calling: tuple[str, ...]
    promising: tuple[str, ...]
    past_before: str
    future_before: str
    open_before: str
    lasting: tuple[str, ...]
    moving: tuple[str, ...]
    moved_to: str
    scene: str


@dataclass(frozen=True, slots=True, eq=False)
class TimeRules:
    """All time rules of a language, their patterns read."""

    rules: tuple[TimeRule, ...]
    tense: TenseRules
    words: Mapping[str, TimeWords]
    classes: Mapping[str, WordClass]
    phrases: Mapping[str, str]

    def pattern(self, source: str) -> Pattern:
        """A pattern in the classes and phrases of this language."""
        return compile_pattern(source, self.classes, self.phrases)


def parse_times(folder: RuleFolder) -> TimeRules:
    """Every file of `times/` of a language: words.toml, phrases.toml, tense.toml, and rules in all others.

    Raises:
        RuleError: as `RuleFolder.rows_of`; a pattern that cannot be read.
    """
    words = {row.id: row for row in folder.rows("times/words.toml", "words", TimeWords)}
    phrases = {row.id: row.pattern for row in folder.rows("times/phrases.toml", "phrase", TimePhrase)}
    tenses = folder.rows("times/tense.toml", "tense", TenseRules)
    if len(tenses) != 1:
        raise RuleError(f"times/tense.toml has one [[tense]], not {len(tenses)}")
    special = {f"times/{name}.toml" for name in ("words", "phrases", "tense")}
    rules = folder.rows_of([name for name in folder.names("times") if name not in special], "time", TimeRule)
    classes = {name: row.compiled() for name, row in words.items()}
    times = TimeRules(rules=rules, tense=tenses[0], words=words, classes=classes, phrases=phrases)
    _check(times)
    return times


def _check(times: TimeRules) -> None:
    """Read every pattern once, so that a mistake is found at loading and not in the middle of a text."""
    for rule in times.rules:
        try:
            pattern = times.pattern(rule.pattern)
            for context in filter(None, (rule.before, rule.unless_before, rule.after, rule.unless_after)):
                times.pattern(context)
        except RuleError as error:
            raise RuleError(f"rule {rule.id!r}: {error}") from None
        if not any(times.words[name].trigger for name in pattern.captures.values()):
            raise RuleError(f"rule {rule.id!r}: its pattern has no class of words that triggers")
