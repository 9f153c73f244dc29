"""What an expression is resolved against: the day of publication, its own direction, the times named around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from selon.reading.times.find import Found
from selon.reading.times.tense import Direction
from selon.reading.times.value import Value


@dataclass(frozen=True, slots=True)
class Placed:
    """A time already resolved that others may lean on, and where it stands.

    Attributes:
        tells: whether something is told to have happened then, and not only that it began, is from or lasted then.
    """

    start: int
    end: int
    sentence: int
    paragraph: int
    value: Value
    tells: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """One expression's surroundings.

    Attributes:
        day: the supposed day of publication; None where it is unknown.
        direction: whether the expression points to the past or the future.
        sentence, paragraph: where it stands.
        earlier: times resolved before it in the text, nearest first.
        later: times after it in the same sentence, nearest first.
    """

    day: date | None
    direction: Direction
    sentence: int
    paragraph: int
    earlier: tuple[Placed, ...]
    later: tuple[Placed, ...]


Resolver = Callable[[Found, Scene], Value]


def choose_by_direction(options: Iterable[Value], day: date, sign: int) -> Value | None:
    """The last option that has begun (past), the first that is not over (future), else the nearest to the day."""
    dated = [value for value in options if value.first is not None and value.last is not None]
    if sign < 0:
        begun = [value for value in dated if value.first is not None and value.first <= day]
        return max(begun, key=lambda value: value.first or day, default=None)
    if sign > 0:
        open_still = [value for value in dated if value.last is not None and value.last >= day]
        return min(open_still, key=lambda value: value.last or day, default=None)
    return min(dated, key=lambda value: (_distance(value, day), -(value.first or day).toordinal()), default=None)


def _distance(value: Value, day: date) -> int:
    if value.first is None or value.last is None:
        return 0
    return max(0, (value.first - day).days, (day - value.last).days)
