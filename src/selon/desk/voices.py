"""What is said on a side, once for each origin: who, when, in which words, and who printed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from selon.compare.words import fold_words
from selon.desk.said import Said, load_said
from selon.ledger import Ledger
from selon.record.facts import saying_with


@dataclass(frozen=True, slots=True)
class Voice:
    """One thing said on one side, once for each origin; or told as fact by the report itself.

    Attributes:
        row: id of its row ("0123456789abcdef/s3", of what a report tells ".../v2").
        speaker: None where nobody is named, and where the report tells it (`told`).
        documents: the origin's report first, then its copies. files: where each was found first.
        day_told: whether `day` is told, and not the day the report appeared on; None of no day.
        content_denied: of a denial, whether `words` are what is denied; None of all else.
    """

    row: str
    speaker: str | None
    day: str | None
    stance: str
    words: str
    quoted: bool
    origin: str
    documents: tuple[str, ...]
    publishers: tuple[str, ...]
    files: tuple[str, ...] = ()
    told: bool = False
    content_denied: bool | None = None
    day_told: bool | None = None

    @property
    def saying(self) -> str:
        """Its stance, told from what its words say: "denial" where they are one."""
        return saying_with(self.stance, self.content_denied)


@dataclass(slots=True)
class Rows:
    """What was said and told, by its number, with the origin of its documents and who printed them."""

    said: dict[int, Said]
    origins: Mapping[str, str]
    publishers: Mapping[str, tuple[str, ...]]
    files: Mapping[str, str]
    copies: dict[tuple[str, str, str, str], list[Said]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        first = sorted(self.said.values(), key=lambda row: (row.document != self.origins[row.document], row.number))
        for row in first:
            self.copies[self._key(row)].append(row)

    def _key(self, row: Said) -> tuple[str, str, str, str]:
        # A report that differs from another by one verb alone is near enough to be its copy, and says the contrary.
        return self.origins[row.document], last_name(row.speaker), row.stance, fold_words(row.words)

    def voice(self, number: int) -> Voice:
        """What was said or told, with the copies of its report that have it too."""
        several = self.copies[self._key(self.said[number])]
        row = several[0]
        documents = tuple(dict.fromkeys(each.document for each in several))
        return Voice(
            row=row.id,
            speaker=row.speaker,
            day=row.day,
            stance=row.stance,
            words=row.words,
            quoted=row.quoted,
            origin=self.origins[row.document],
            documents=documents,
            publishers=tuple(dict.fromkeys(name for each in documents for name in self.publishers[each])),
            files=tuple(self.files[each] for each in documents if each in self.files),
            told=row.told,
            content_denied=row.content_denied,
            day_told=row.day_told,
        )


def rows_of(ledger: Ledger, numbers: Iterable[int]) -> Rows:
    """What was said and told, by its number, with the copies of its reports."""
    said = load_said(ledger, numbers)
    documents = {row.document for row in said.values()}
    return Rows(
        said, ledger.links.origins(documents), ledger.links.publishers(documents), ledger.links.files(documents)
    )


def load_voices(ledger: Ledger, numbers: Iterable[int]) -> tuple[Voice, ...]:
    """What statements say, by the numbers of their rows, once for each origin, the oldest first."""
    rows = rows_of(ledger, numbers)
    return tuple(once(rows.voice(number) for number in rows.said))


def once(voices: Iterable[Voice]) -> list[Voice]:
    """Voices with each wording of an origin once, the oldest first: a headline and its report are no two voices.

    Who has no name in the one is whoever says the same words in the other.
    """
    ordered = sorted(set(voices), key=lambda voice: (voice.day or "9999", voice.row))
    kept: dict[tuple[str, str], dict[str, Voice]] = defaultdict(dict)
    for voice in ordered:
        kept[voice.origin, fold_words(voice.words)].setdefault(last_name(voice.speaker), voice)
    told = {voice for own in kept.values() for name, voice in own.items() if name or len(own) == 1}
    return [voice for voice in ordered if voice in told]


def last_name(speaker: str | None) -> str:
    """The last word of a name, folded; "" where there is none."""
    return fold_words(speaker or "").rpartition(" ")[2]
