"""Where time expressions stand: every rule tried where it may begin, the longest taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selon.analysis import Analysis
from selon.reading.times.fold import fold
from selon.reading.times.grammar import Grammar, Matcher, load_grammar
from selon.rules.patterns import DIGITS, bare
from selon.rules.times import TimeRule, TimeRules

_LAST_WORD = re.compile(r"([^\W\d_][\w'’-]*) $")
_WORD = re.compile(r"[^\W\d_]+|\d+|\n")
# How many words an expression may have before the word that gives it away ("the first two weeks of March").
_REACH = 6
_LONGEST_WORD = 40  # code points


@dataclass(frozen=True, slots=True)
class Found:
    """The words of a time expression, the rule that found them and the values of its parts.

    Attributes:
        start, end: code points, end exclusive.
        token: index of the first token in it.
    """

    rule: TimeRule
    start: int
    end: int
    token: int
    values: Mapping[str, str]

    @property
    def weekday(self) -> int | None:
        """The weekday it names, Monday 0 as `date.weekday` counts; None without one."""
        return int(self.values["weekday"]) - 1 if "weekday" in self.values else None


def find_expressions(analysis: Analysis, times: TimeRules) -> tuple[Found, ...]:
    """The time expressions of a document in text order; they do not overlap."""
    grammar = load_grammar(times)
    text, folded = analysis.text, fold(analysis.text)
    found: list[Found] = []
    free = 0  # nothing before this code point may be used again
    for start, key in _starts(folded, grammar):
        if start < free or not _opens(folded, start, free):
            continue
        best = _longest(analysis, folded, grammar, key, start)
        if best is None:
            continue
        matcher, end, values = best
        free = end
        if matcher.rule.means != "nothing":
            found.append(Found(matcher.rule, start, end, analysis.token_at(start), values))
    return tuple(one for one in found if text[one.start : one.end].strip())


def _starts(folded: str, grammar: Grammar) -> Iterator[tuple[int, str]]:
    """The words an expression may begin with, where a word that gives one away follows soon."""
    words = [(match.start(), match.group()) for match in _WORD.finditer(folded)]
    last = -1  # index of the nearest word ahead that gives an expression away
    starts: list[tuple[int, str]] = []
    for index in range(len(words) - 1, -1, -1):
        at, word = words[index]
        if word == "\n":
            last = -1
            continue
        if word[0].isdigit():
            key = DIGITS
            if len(word) == 4:
                last = index
        else:
            key = bare(word)
            if key in grammar.triggers:
                last = index
        if last >= 0 and last - index <= _REACH and key in grammar.by_first:
            starts.append((at, key))
    return reversed(starts)


def _opens(folded: str, start: int, free: int) -> bool:
    """Whether a word begins here that is not the rest of another: "1.665.500", "Midi-Pyrénées"; but "mars-avril"."""
    before = folded[start - 1 : start]
    if not before or before in " \n('\"«“[/":
        return True
    if before == "-":
        return start - 1 == free or not folded[start - 2 : start - 1].isalnum()
    if before in ".,":
        return not (folded[start].isdigit() and folded[start - 2 : start - 1].isdigit())
    return not before.isalnum() and before not in "_$€£#°"


def _longest(
    analysis: Analysis, folded: str, grammar: Grammar, key: str, start: int
) -> tuple[Matcher, int, dict[str, str]] | None:
    """The longest match; of several one that means nothing, then one that looks around it, then the first."""
    best: tuple[tuple[int, bool, bool, int], Matcher, int, dict[str, str]] | None = None
    for matcher in grammar.by_first[key]:
        match = matcher.match(folded, start)
        if match is None:
            continue
        end, values = match
        rank = (end, matcher.rule.means == "nothing", bool(matcher.rule.before or matcher.rule.after), -matcher.order)
        if best is not None and rank <= best[0]:
            continue
        if _closes(folded, end, grammar) and _fits(analysis, matcher, folded, start, end):
            best = (rank, matcher, end, values)
    return None if best is None else best[1:]


def _closes(folded: str, end: int, grammar: Grammar) -> bool:
    """Whether no hyphen ties the expression to the word after it: "midi-pyrénées", but "mars-avril"."""
    if folded[end : end + 1] != "-":
        return True
    word = _WORD.match(folded, end + 1)
    return word is None or word.group().isdigit() or bare(word.group()) in grammar.triggers


def _fits(analysis: Analysis, matcher: Matcher, folded: str, start: int, end: int) -> bool:
    """Whether parts of speech and capitals are as the rule wants them."""
    rule = matcher.rule
    if (rule.uncounted and _counts(analysis, end)) or (rule.means == "weekday" and _is_title(analysis, start, end)):
        return False
    if not (rule.pos or rule.lower or rule.upper):
        return True
    core = matcher.core.match(folded, start)
    if core is None or core.end() != end:
        return False
    for name, wanted in rule.pos.items():
        at = core.start(name)
        token = analysis.token_at(at) if at >= 0 else len(analysis.tokens)
        if token < len(analysis.tokens) and analysis.tokens[token].pos not in wanted.split("|"):
            return False
    if any(core.start(name) >= 0 and _is_capital(analysis, core.start(name)) for name in rule.lower):
        return False
    return all(core.start(name) < 0 or _stands_out(analysis.text[slice(*core.span(name))]) for name in rule.upper)


def _is_title(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a word with a capital ends the name of a paper: "Le Littoral | Dimanche", "Journal du | Dimanche"."""
    text = analysis.text
    if not text[start].isupper() or text[start + 1].isupper() or not text[start:end].isalpha():
        return False
    before = _LAST_WORD.search(text, max(0, start - _LONGEST_WORD), start)
    return before is not None and (before.group(1)[0].isupper() or before.group(1) == "du")


def _stands_out(words: str) -> bool:
    """Whether words are written as a name is, with a capital somewhere, or in figures: "lundi de Pentecôte"."""
    return words[0].isdigit() or words != words.lower()


def _counts(analysis: Analysis, end: int) -> bool:
    """Whether a plural noun follows at once, so that the figure before it may be a number of something."""
    after = analysis.token_at(end)
    if after >= len(analysis.tokens) or analysis.text[end : analysis.tokens[after].start] not in (
        " ",
        "\u00a0",
        "\u202f",
    ):
        return False
    token = analysis.tokens[after]
    return token.pos == "NOUN" and "Number=Plur" in token.morph


def _is_capital(analysis: Analysis, at: int) -> bool:
    """Whether a capital stands here that neither a sentence's beginning nor a headline in capitals explains."""
    text = analysis.text
    if not text[at].isupper() or text[at + 1 : at + 2].isupper():
        return False
    token = analysis.token_at(at)
    return token >= len(analysis.tokens) or analysis.sentence_of(token).first != token
