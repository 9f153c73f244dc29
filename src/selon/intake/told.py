"""The day a text says it appeared on: "Publié le 14 janvier 2024 à 18 h", a byline, a dateline."""

from __future__ import annotations

import re

from selon.errors import MomentError
from selon.intake.dates import read_date

# What stands about a text stands at its head, in lines shorter than its paragraphs.
_LINES, _LONGEST = 12, 160
_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|[a-z]{3,6}day),? )?"
_DAY = (
    rf"{_WEEKDAY}(?P<day>\d{{1,2}}(?:er|st|nd|rd|th)? [^\W\d_]{{3,9}} \d{{4}}"
    r"|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?, \d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}-\d\d-\d\d)"
)
_HOUR = r"(?:(?:,| à| at| -| –| \|)? ?\d{1,2} ?[h:](?: ?\d\d)?)?"
_MORE = r"(?: ?[(|·•–-].*| ?, ?(?:mis|mise|modifié|updated|par|by)\b.*)?"
_ENDS = rf"{_HOUR}{_MORE} ?\.?"
_NAMES = r"(?:[^.!?;:]|\b[a-z]\.){2,80}?"
_PUBLISHED = r"(?:publiée?|parue?|mise? en ligne|postée?|published|posted)"
_KINDS = tuple(
    re.compile(kind, re.IGNORECASE)
    for kind in (
        rf"(?:.{{0,80}}[|·•–,-] ?)?{_PUBLISHED}(?: (?:par|by) {_NAMES})?(?: le| on)? ?:? ?{_DAY}{_ENDS}",
        rf"(?:par|by) {_NAMES}(?:,| [|·•–-]) ?(?:le |on )?{_DAY}{_HOUR}{_MORE}",
        rf"(?:[^.!?,;:\d]{{2,40}}, )?(?:le |on )?{_DAY}{_HOUR}",
    )
)
_DATELINE = re.compile(rf"[A-ZÉÈÀÂÎÔÇ][^.!?;:\d]{{1,60}}, (?:le )?{_DAY} ?(?:\(|[–—] |- )")


def find_told_date(text: str) -> str | None:
    """The EDTF value of the day that a line at the head of a text says it appeared on; None where none does.

    A sentence that speaks of what was published is no such line.

    >>> find_told_date("Le port ferme\\n\\nPar Anne Vasseur, le 14 janvier 2024 à 18h\\n\\nLe port a fermé.")
    '2024-01-14'
    >>> find_told_date("Un rapport publié le 14 janvier 2024 annonce la fermeture du port.")
    """
    heads = [line for line in (" ".join(line.split()) for line in text.splitlines()[: 4 * _LINES]) if line][:_LINES]
    for line in heads:
        short = len(line) <= _LONGEST
        match = next((m for kind in _KINDS if short and (m := kind.fullmatch(line))), None) or _DATELINE.match(line)
        try:
            if match:
                return read_date(match["day"]).edtf
        except MomentError:
            continue
    return None
