"""Where paragraphs and sentences begin. The model's parser is told, not asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selon.rules.text import TextRules

# A full stop, its closing marks, blanks, and what may open a sentence.
_END = re.compile(r"[.!?…]+[\s\u00a0\u202f]*[»”\")\]’']*(?P<gap>\s+)(?=[«“\"‘'(\[–—-]*[\s\u00a0\u202f]*[^\W_a-zà-ÿœ])")
# Where blanks were lost between paragraphs: "... ont fui.Les secours ..."; not "S.Paulo", not "U.S.A".
_GLUED = re.compile(
    r"(?:(?:(?<=[a-zà-ÿœ0-9»”\")%])|(?<=[A-ZÀ-Ý]{2}))[.!?…]|(?<=[a-zà-ÿœ0-9»”\")%][ \u00a0\u202f])[!?])"
    r"(?=[«“\"]?(?:[A-ZÀ-ÝŒ][a-zà-ÿœ' ’]|M\. ))"
    r"|(?:(?<=[a-zà-ÿœ]{5})|(?<=[A-ZÀ-Ý]{3}))\.(?=\d)"  # "selon le ministère.12 personnes ont fui"
    r"|(?<=[.!?…][»”\"])(?=[«“\"][A-ZÀ-ÝŒ])"  # "« ... ne cédera pas.""Nous tiendrons »"
)
# A title between dashes in the middle of a paragraph whose line breaks were lost: "... a fui.- Un an après -La ville".
_HEADING = re.compile(r"(?<=[.!?…»”\"])-\s(?=[«“\"]?[A-ZÀ-ÝŒ0-9])(?:[^\n.]{2,90}?\s-(?=[«“\"]?[A-ZÀ-ÝŒ]))?")
# A quoted title likewise: "... a fui.\"Un an de trop\"La ville". What was said ends in a mark of its own; behind a
# colon a mark opens: "Elle raconte. « Il m'a dit : \"Nous partons\" »".
QUOTED_HEADING = re.compile(
    r"(?:(?<=[.!?…»”\")])|(?<=[.!?…»”\")][ \u00a0]))[«“\"][ \u00a0]?[A-ZÀ-ÝŒ][^«»“”\"\n]{2,90}"
    r"[^«»“”\".!?…,:\n](?<!:[ \u00a0])[»”\"](?=[«“\"]?[A-ZÀ-ÝŒ])"
)
# A title in capitals likewise: "... a fui. UN AN DE TROP La ville".
_CAPITALS = re.compile(
    r"(?<=[.!?…»”\"][ \u00a0])(?=[^a-zà-ÿœ\n]{12})"
    r"(?:[«“\"]?[A-ZÀ-ÝŒ0-9][A-ZÀ-ÝŒ0-9'’-]*[»”\",:?!]*[ \u00a0]){3,14}"
    r"(?=[«“\"]?[A-ZÀ-ÝŒ](?:[a-zà-ÿœ]|['’][a-zà-ÿœ]))"
)
# A word that begins sentences, glued to the one before it or to a straight mark: "le budgetLe maire", "il part\"Dans".
_OPENER = re.compile(
    r"(?:(?<=[a-zà-ÿœ]{3})|(?<=[A-ZÀ-Ý]{3}))(?P<mark>\"?)"
    r"(?P<word>[A-ZÀ-ÝŒ](?:[a-zà-ÿœ]{0,7}['’](?=\w)|[a-zà-ÿœ]*(?![\w'’-])))"
)
# Where, when and by whom a dispatch was sent: "PARIS, 5 mai (AFP) - ", "Dole (Jura), 5 mai (AFP) - ". What it reports
# begins behind it.
_DATELINE = re.compile(
    r"(?m)^[ \t\u00a0]*(?:(?:[A-ZÀ-ÝŒ][A-ZÀ-ÝŒ’' -]{1,40}(?=[ ,\u00a0])"
    r"|[A-ZÀ-ÝŒ][\w’' -]{1,40}(?=(?:[ \u00a0]\([^\n()]{2,30}\))?, \d))"
    r"(?:[ \u00a0]\([^\n()]{2,30}\)(?=,))?(?:,[ \u00a0][^\n()]{2,30})?[ \u00a0])?"
    r"\([A-ZÀ-Ý][\w .,/-]{1,25}\)[ \u00a0]?[–—-]{1,2}[ \u00a0]+"
    # ... or a release without the name of an agency: "Lille, le 5 mai 2023 – "
    r"|^[ \t\u00a0]*[A-ZÀ-ÝŒ][\w’' -]{1,40},[ \u00a0](?:le[ \u00a0])?(?:[a-z]{5,8}[ \u00a0])?"
    r"\d{1,2}(?:er)?[ \u00a0][a-zéû]{3,9}\.?(?:[ \u00a0]\d{4})?[ \u00a0][–—-]{1,2}[ \u00a0]+"
)
# A town or a theme alone before a dash: "Beyrouth - L'armée a frappé".
_LABEL = re.compile(
    r"(?m)^[ \t\u00a0]*[A-ZÀ-ÝŒ][\w’'-]+(?:[ \u00a0][A-ZÀ-ÝŒ][\w’'-]*){0,2}"
    r"[ \u00a0][–—-][ \u00a0](?P<word>[A-ZÀ-ÝŒ]\w*['’]?)"
)
_PARAGRAPH = re.compile(r"[ \t\u00a0]*(?:\r\n|\r|\n)\s*")
_BETWEEN_INITIALS = re.compile(r"\.?-")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_NEXT_WORD = re.compile(r"\W*(\w+['’]?)")
_LAST_WORD = re.compile(r"([^\W_](?:[\w.-]*[^\W_])?)\W*$")


def find_sentence_starts(text: str, rules: TextRules) -> tuple[int, ...]:
    """The code points at which sentences begin, in order, the first character that is not blank included.

    A line break always ends a sentence. A full stop ends one when blanks and a capital, a figure or an opening
    mark follow, unless the word before it is an abbreviation or initials ("M.", "A. Coulibaly", "J.-P. Ruiz").
    What a dispatch reports begins behind its dateline. Where a page lost its line breaks, titles between dashes and
    words that begin sentences are told by their form.
    """
    starts = {match.end() for match in _PARAGRAPH.finditer(text)}
    starts.add(len(text) - len(text.lstrip()))
    starts.update(match.end() for match in _DATELINE.finditer(text))
    starts.update(match.start("word") for match in _LABEL.finditer(text) if _is_opener(match.group("word"), rules))
    starts.update(match.end() + _closes(text, match.end()) for match in _GLUED.finditer(text))
    for match in _HEADING.finditer(text):
        starts.update((match.start(), match.end() if match.end() > match.start() + 2 else match.start()))
    starts.update(place for match in QUOTED_HEADING.finditer(text) for place in match.span())
    starts.update(match.end() for match in _CAPITALS.finditer(text))
    starts.update(_glued_openers(text, rules))
    for match in _END.finditer(text):
        if not _is_abbreviation(text, match.start(), rules):
            starts.add(match.end())
    return tuple(sorted(start for start in starts if start < len(text)))


def find_paragraph_starts(text: str) -> tuple[int, ...]:
    """The code points at which paragraphs begin: after every line break, blank lines taken together."""
    return (0, *(match.end() for match in _PARAGRAPH.finditer(text)))


def _glued_openers(text: str, rules: TextRules) -> Iterator[int]:
    """Where a word that begins sentences is glued to what stands before it, a straight mark going where it belongs."""
    for match in _OPENER.finditer(text):
        if not _is_opener(match.group("word"), rules):
            continue
        yield match.start() + _closes(text, match.start())


def _is_opener(word: str, rules: TextRules) -> bool:
    """Whether a word is one that begins sentences."""
    return word.lower().replace("’", "'") in rules.openers


def _closes(text: str, i: int) -> bool:
    """Whether a straight mark stands at a code point that closes a quotation: the line has an odd number before it."""
    return text[i : i + 1] == '"' and text.count('"', text.rfind("\n", 0, i) + 1, i) % 2 == 1


def _is_abbreviation(text: str, stop: int, rules: TextRules) -> bool:
    if text[stop] != "." or text[stop - 1 : stop].isspace():
        return False
    word = _LAST_WORD.search(text, max(0, stop - 30), stop)
    if word is None or word.end() != stop:
        return False
    last = word.group(1)
    if _DOTTED.fullmatch(last):  # "l'institut R.T. Morel", not "aux U.S.A. Le président"
        after = _NEXT_WORD.match(text, stop)
        return after is not None and not _is_opener(after.group(1), rules)
    initials = _BETWEEN_INITIALS.split(last)
    return last.lower() in rules.abbreviations or all(len(each) == 1 and each.isupper() for each in initials)
