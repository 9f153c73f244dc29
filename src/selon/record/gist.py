"""What lists show of a statement: its content in one line, its speaker, when it was said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selon.record.dates import describe_range, describe_time, describe_value
from selon.record.facts import BY_HAND, DENIAL, GAP, NEGATABLE, Event, Reading, Statement, is_negated
from selon.ui import Words

# One sign for each stance, so that colour is never alone.
# What is said in so many words has that of what is affirmed: "≠ nothing was signed" would say that something was.
SIGNS = {
    **{"affirms": "—", "denies": "≠", "believes": "≈", "fears": "!", "wants": "→", "promises": "+", "asks": "?"},
    DENIAL: "—",
    **{f"not_{stance}": "≠" for stance in NEGATABLE},
}
_CONJUNCTION = re.compile(r"(?:que\s+|qu[’'ʼ]\s*|that\s+)(?=\S)", re.IGNORECASE)
_MARKED = re.compile(r"(?:de\s|à\s|d[’'ʼ])")
_BLANKS = re.compile(r"\s+")
_MARKS = re.compile(r" (?=[?!:;»])|(?<=«) ")


def one_line(text: str) -> str:
    """The text on one line, without characters that move the cursor, reorder the line or cannot be shown.

    >>> one_line("Il a\\n dit\\u202e : non\\x1b[2J")
    'Il a dit : non[2J'
    """
    # Python calls printable what is neither a control, a format character, unassigned nor a blank other than " ".
    if not text.isprintable():
        text = "".join(c for c in text if c.isprintable() or c.isspace())
    return _BLANKS.sub(" ", text).strip()


def one_line_with_edges(text: str) -> str:
    """The text on one line, with the blank at either edge that parts it from its neighbour.

    >>> one_line_with_edges(" du\\nport "), one_line_with_edges("\\n")
    (' du port ', ' ')
    """
    line = one_line(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and line else ""
    return f"{before}{line}{after}"


def has_letters(text: str) -> bool:
    """Whether a text has a letter or a figure: without one it names nobody and asks for nothing.

    >>> has_letters("A6"), has_letters("« … »")
    (True, False)
    """
    return any(map(str.isalnum, text))


def shorten(text: str, limit: int) -> str:
    """At most `limit` code points of a text, cut between words and marked so.

    >>> shorten("une phrase un peu longue", 14)
    'une phrase un…'
    >>> shorten("une phrase un… peu", 15)
    'une phrase un…'
    """
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    if space > limit // 2 and text[limit - 1] != " ":
        cut = cut[:space]
    return cut.rstrip(" ,;:«“(—–-…") + "…"


def gist(statement: Statement, limit: int) -> str:
    """The content in one line: "que" left out, the parts that the cue breaks joined, a quotation in its marks.

    A content that says nothing without the cue before it has it: "Craint de perdre sa place", "Craint […] de perdre".
    """
    return gist_of(_lead(statement) + statement.text, statement.form, limit)


# How many code points may part a cue from the infinitive that it governs: "craignent, eux aussi, | de perdre".
APART = 40


def _lead(statement: Statement) -> str:
    """The cue where the content goes on its phrase: an object or an infinitive, no clause and no quotation."""
    content, cue = statement.content[0], statement.cue
    if cue is None or is_negated(statement.saying) or not needs_cue(content.text, statement.form):
        return ""
    return lead_of(cue.text, content.start - cue.end, content.text)


def lead_of(cue: str, apart: int, content: str) -> str:
    """A cue as it stands before a content that goes on its phrase; empty where it stands too far off, or behind.

    Args:
        apart: code points between the two.

    >>> lead_of("craignent", 1, "de perdre"), lead_of("craignent", 13, "de perdre"), lead_of("craignent", 9, "la fin")
    ('craignent ', 'craignent […] ', '')
    """
    if apart == 1:
        return f"{cue} "
    return f"{cue}{GAP}" if 1 < apart <= APART and _MARKED.match(content) else ""


def needs_cue(content: str, form: str) -> bool:
    """Whether a content says nothing by itself where its cue stands right before it.

    >>> needs_cue("de perdre sa place", "indirect"), needs_cue("qu’il perde sa place", "indirect")
    (True, False)
    """
    return form != "direct" and content[:1].islower() and not _CONJUNCTION.match(content)


def gist_of(content: str, form: str, limit: int) -> str:
    """As `gist`, of the words of a content whose parts are joined.

    >>> gist_of("que le pont\\nrouvrira", "indirect", 40)
    'Le pont rouvrira'
    """
    text = one_line(content)
    if form == "direct":
        return _bound(f"« {shorten(text, limit - 4)} »")
    text = _CONJUNCTION.sub("", text, count=1) if _CONJUNCTION.match(text) else text
    text = shorten(text, limit)
    return _bound(text[:1].upper() + text[1:])


def _bound(text: str) -> str:
    """French marks bound to their words, so that no line begins with one."""
    return _MARKS.sub("\u00a0", text)


def speaker_name(statement: Statement, words: Words) -> str:
    """Who is answerable, beginning with a capital; words for "unknown" where nobody can be identified."""
    name = one_line(statement.speaker.name) if statement.speaker else words("row.unknown_speaker")
    return name[:1].upper() + name[1:]


def said_when(statement: Statement, reading: Reading, words: Words) -> str:
    """When it was said, in words; empty where the report does not tell."""
    if statement.said_at is None:
        return ""
    for time in reading.times:
        if time.span.overlaps(statement.said_at) and time.value is not None and time.value == statement.said:
            return describe_time(time, words)
    return describe_value(statement.said, words) if statement.said else one_line(statement.said_at.text)


def circumstances(statement: Statement, reading: Reading, words: Words) -> list[str]:
    """To whom, where and how it was said, each in a few words, for the line under a statement."""
    addressee = statement.addressee.text if statement.addressee else None
    medium = statement.medium.text if statement.medium else None
    found = told_to(addressee, medium, words)
    if statement.repeated:
        found.append(words("row.repeated"))
    if statement.hearsay:
        found.append(words("row.hearsay"))
    if statement.inside is not None:
        found.append(words("row.inside", number=number_of(statement.inside, reading)))
    return found + added(statement, words)


def told_to(addressee: str | None, medium: str | None, words: Words) -> list[str]:
    """To whom and through what, in words; who is both ("à la presse") is told once."""
    if addressee and medium and medium in addressee:
        medium = None
    told = (("addressee", addressee), ("medium", medium))
    return [words(f"row.{key}", text=one_line(text)) for key, text in told if text]


def added(fact: Statement | Event, words: Words) -> list[str]:
    """That a person added a row where the rules found none."""
    return [words("row.added")] if BY_HAND in fact.because else []


def number_of(statement_id: str, reading: Reading) -> str:
    """The number lists give a statement: its place in the text, from 1."""
    for number, statement in enumerate(reading.statements, start=1):
        if statement.id == statement_id:
            return str(number)
    return "?"


def dateline(reading: Reading, words: Words) -> str:
    """What the report's date really is: the date it bears, and what the text makes of it."""
    published, between = reading.document.published, reading.published_between
    if between is not None and between[0] == between[1]:
        day = words("report.published_on", day=describe_value(between[0], words, short=False))
        if published is None or published.edtf == between[0]:
            return day
        return words("report.dated", value=published.edtf) + " → " + day
    dated = words("report.dated", value=published.edtf) if published else words("report.undated")
    if between is None:
        return dated
    first, last = describe_range(*between, words)
    return dated + " → " + words("report.published_between", first=first, last=last)


def source_count(statements: Iterable[Statement]) -> int:
    """How many different people and bodies speak."""
    return len({statement.speaker.id for statement in statements if statement.speaker})


def file_name(name: str) -> str:
    """A file without its folders, as far as it fits beside a row; an address as it is.

    >>> file_name("reports/2024/a.jsonl#2"), file_name("https://a.example/b/")
    ('a.jsonl#2', 'https://a.example/b/')
    """
    return name if "://" in name else name.replace("\\", "/").rpartition("/")[2]


def source_of(publisher: str | None, url: str | None, file: str | None) -> str | None:
    """Where a report can be found, in a few words: its paper; else, where it has no address either, its file."""
    return publisher or (file_name(file) if file and not url else None)
