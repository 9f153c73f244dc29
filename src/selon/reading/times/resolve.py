"""All expressions of a report resolved on one supposed day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from selon.reading.times.explicit import EXPLICIT
from selon.reading.times.find import Found
from selon.reading.times.lasting import LASTING
from selon.reading.times.relative import RELATIVE
from selon.reading.times.scene import Placed, Resolver, Scene
from selon.reading.times.tense import Direction
from selon.reading.times.value import Value

RESOLVERS: dict[str, Resolver] = EXPLICIT | RELATIVE | LASTING
# These lean on times named around them, so they are resolved once those are.
_LEANING = frozenset({"next", "clock", "part"})
_NOT_LEANED_ON = frozenset({"duration", "set", "reference", "clock"})


@dataclass(frozen=True, slots=True)
class Clue:
    """A found expression with everything about it that does not depend on the day of publication."""

    found: Found
    direction: Direction
    sentence: int
    paragraph: int
    tells: bool

    @property
    def leans(self) -> bool:
        """Whether it is counted from another time in the text."""
        values = self.found.values
        if self.found.rule.means == "part":
            return "this" not in values and "last" not in values
        return self.found.rule.means in _LEANING or (
            self.found.rule.means == "shift" and values.get("from") != "publication"
        )


def resolve_all(clues: tuple[Clue, ...], day: date | None) -> list[Value]:
    """The value of every expression if the report was published on `day` (None: unknown), in the order given."""
    values: list[Value | None] = [None] * len(clues)
    for turn in range(3):
        for n, clue in enumerate(clues):
            if values[n] is None and _turn(clue, day) <= turn:
                values[n] = _resolve(clues, values, n, day)
    return [value for value in values if value is not None]


def _turn(clue: Clue, day: date | None) -> int:
    """When an expression is resolved: first what stands alone, then what wants a year, then what leans on others."""
    return 2 if clue.leans else int(_wants_year(clue, day))


def _wants_year(clue: Clue, day: date | None) -> bool:
    """Whether its year, in a report without a date, comes from another time in the text."""
    return day is None and clue.found.rule.means in EXPLICIT and not {"year", "short_year"} & set(clue.found.values)


def _resolve(clues: tuple[Clue, ...], values: list[Value | None], n: int, day: date | None) -> Value:
    clue = clues[n]
    leans = clue.leans or day is None
    scene = Scene(
        day=day,
        direction=clue.direction,
        sentence=clue.sentence,
        paragraph=clue.paragraph,
        earlier=tuple(_placed(clues, values, range(n - 1, -1, -1))) if leans else (),
        later=tuple(_placed(clues, values, range(n + 1, len(clues)), clue.sentence if day else None)) if leans else (),
    )
    return _with_part(clue.found, RESOLVERS[clue.found.rule.means](clue.found, scene))


def _placed(
    clues: tuple[Clue, ...], values: list[Value | None], order: range, sentence: int | None = None
) -> list[Placed]:
    """The times among these that others may lean on."""
    placed = []
    for n in order:
        clue, value = clues[n], values[n]
        if value is None or value.first is None or clue.found.rule.means in _NOT_LEANED_ON:
            continue
        if sentence is None or clue.sentence == sentence:
            placed.append(Placed(clue.found.start, clue.found.end, clue.sentence, clue.paragraph, value, clue.tells))
    return placed


def _with_part(found: Found, value: Value) -> Value:
    """A day with a part of the day said beside it: TIMEX3 knows the part, EDTF has only the day."""
    part = found.values.get("part")
    if part is None or found.rule.means in ("part", "clock", "set"):
        return value
    return value.with_timex(f"{value.timex}T{part}")
