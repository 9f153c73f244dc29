"""Time rules made ready to run: compiled when first needed, found by the word they may begin with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from selon.rules.patterns import DIGITS, Pattern, bare
from selon.rules.times import TimeRule, TimeRules, TimeWords

_FIGURES = re.compile(r"\d+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
_ATOM = re.compile(r" et |-et-|[ -]")


@dataclass(frozen=True, eq=False)
class Matcher:
    """One rule with its expressions."""

    rule: TimeRule
    order: int
    times: TimeRules
    pattern: Pattern

    @cached_property
    def core(self) -> re.Pattern[str]:
        """What is the expression itself."""
        return re.compile(self.pattern.regex + r"(?![^\W_])")

    @cached_property
    def contexts(self) -> tuple[tuple[re.Pattern[str], Mapping[str, str], bool, bool], ...]:
        """What must and must not stand around it: expression, its captures, whether wanted, whether behind."""
        rule = self.rule
        wanted = (
            (rule.before, True, False),
            (rule.unless_before, False, False),
            (rule.after, True, True),
            (rule.unless_after, False, True),
        )
        return tuple(self._context(source, want, behind) for source, want, behind in wanted if source)

    def _context(self, source: str, want: bool, behind: bool) -> tuple[re.Pattern[str], Mapping[str, str], bool, bool]:
        pattern = self.times.pattern(source)
        # Words stand whole; what begins or ends with a mark may touch the next word.
        whole = rf" *(?:{pattern.regex})(?:(?<![^\W_])|(?![^\W_]))"
        regex = whole if behind else rf"(?:(?<![\w'-])|(?!\w))(?:{pattern.regex}) *$"
        return re.compile(regex), pattern.captures, want, behind

    def match(self, folded: str, start: int) -> tuple[int, dict[str, str]] | None:
        """Where the expression that begins at `start` ends, and the values of its words; None if none does."""
        core = self.core.match(folded, start)
        if core is None:
            return None
        values = self._values(core, self.pattern.captures)
        for regex, captures, want, behind in self.contexts:
            found = regex.match(folded, core.end()) if behind else regex.search(folded, max(0, start - 60), start)
            if (found is not None) != want:
                return None
            if found:
                values = self._values(found, captures) | values
        return core.end(), values | self.rule.gives

    def _values(self, match: re.Match[str], captures: Mapping[str, str]) -> dict[str, str]:
        return {
            name: value_of(self.times.words[word_class], text)
            for name, word_class in captures.items()
            if (text := match.group(name)) is not None
        }


@dataclass(frozen=True, eq=False)
class Grammar:
    """All rules of a language by the keys they may begin with, and the keys one of which every expression has."""

    by_first: Mapping[str, tuple[Matcher, ...]]
    triggers: frozenset[str]


@cache
def load_grammar(times: TimeRules) -> Grammar:
    """The rules of a language, ready to run."""
    by_first: defaultdict[str, list[Matcher]] = defaultdict(list)
    for order, rule in enumerate(times.rules):
        matcher = Matcher(rule=rule, order=order, times=times, pattern=times.pattern(rule.pattern))
        for key in matcher.pattern.first:
            by_first[key].append(matcher)
    triggers = frozenset().union(*(times.classes[name].first for name, words in times.words.items() if words.trigger))
    return Grammar({key: tuple(some) for key, some in by_first.items()}, triggers - {DIGITS})


def value_of(words: TimeWords, text: str) -> str:
    """The value of a form of a class: as the rules give it, the number it writes, or the figures as they stand."""
    if words.numeral:
        return number_of(words, text)
    known = _forms(words).get(bare(" ".join(text.split())))
    if known is not None:
        return known
    figures = _FIGURES.search(text)
    return figures.group() if figures else text


def number_of(words: TimeWords, text: str) -> str:
    """A number in figures or words, as a decimal: "quatre-vingt-dix-neuf" is 99, "1 500" is 1500, "30,4" is 30.4."""
    if text[:1].isdigit():
        return re.sub("[ .]", "", text) if _THOUSANDS.fullmatch(text) else text.replace(",", ".")
    forms = _forms(words)
    total, part = 0.0, 0.0
    rest = bare(text)
    while rest:
        form = next((form for form in sorted(forms, key=len, reverse=True) if rest.startswith(form)), None)
        if form is None:
            break
        value = float(forms[form])
        if value >= 100:
            part = max(part, 1.0) * value
            total, part = (total + part, 0.0) if value >= 1000 else (total, part)
        else:
            part += value
        rest = re.sub(r"^(?: et |-et-|[ -])", "", rest[len(form) :])
    return f"{total + part:g}"


@cache
def _forms(words: TimeWords) -> Mapping[str, str]:
    """The value of each form, without its accents."""
    return {bare(form): value for value, forms in words.forms.items() for form in forms}
