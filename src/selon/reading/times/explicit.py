"""Times that name the calendar: days, months, years, seasons, feasts, with or without their year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from selon.reading.times.find import Found
from selon.reading.times.scene import Resolver, Scene, choose_by_direction
from selon.reading.times.value import (
    Value,
    century_value,
    day_value,
    decade_value,
    easter,
    make_day,
    month_value,
    months_value,
    season_value,
    shift_day,
    unknown,
    weekday_of_month,
    year_value,
)

# A day and month without a year that would lie this far back or ahead is at the day of publication's own door in
# another year; nobody writes it so, whatever the tense: "ont appelé à manifester le 23 mars" on 14 March. (The French
# TimeBank leaves the year out for a day 340 days back.)
_FAR = 351
# How well habits agree with a date in figures for a day so many days from publication: yesterday is seldom dated.
_NEAR_DATES = {0: 0.4, 1: 0.2, 2: 0.5, 3: 0.7, 4: 0.8, 5: 0.8, 6: 0.9}
_WEEKDAY_YEARS = (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5)


def resolve_date(found: Found, scene: Scene) -> Value:
    """A day and a month, with a weekday or a year or neither."""
    month, day = int(found.values.get("month") or found.values["month_b"]), int(found.values["day"])
    weekday = found.weekday
    if "offset" in found.values and scene.day is not None:
        named = shift_day(scene.day, int(found.values["offset"])) or scene.day
        return day_value(named).marked((named.month, named.day) != (month, day))
    year = find_year(found, scene)
    if year is not None:
        exact = make_day(year, month, day)
        if exact is None:
            return unknown(f"{year:04}-{month:02}")
        return _checked(day_value(exact), scene)
    if make_day(2000, month, day) is None:  # 31 February
        return unknown(f"XXXX-{month:02}")
    if scene.day is None:
        yearless = f"XXXX-{month:02}-{day:02}"
        leant = _lean_year(scene, lambda y: _day_or_unknown(y, month, day))
        fits = leant is not None and (weekday is None or (leant.first is not None and leant.first.weekday() == weekday))
        return leant if leant is not None and fits else Value(yearless, yearless)
    return _nearest_day(found, scene, scene.day, month, day, weekday)


def _nearest_day(found: Found, scene: Scene, today: date, month: int, day: int, weekday: int | None) -> Value:
    """A day without its year: the weekday decides if there is one, then the direction."""
    days = [make_day(today.year + n, month, day) for n in _WEEKDAY_YEARS]
    real = [one for one in days if one is not None]
    fitting = [one for one in real if weekday is None or one.weekday() == weekday] or real
    near = [one for one in fitting if abs((one - today).days) <= 400] or fitting
    by_direction = choose_by_direction(map(day_value, near), today, _sign(found, scene))
    nearest = choose_by_direction(map(day_value, near), today, 0)
    far = by_direction is not None and _away(by_direction, today) > _FAR
    value = nearest if by_direction is None or (far and weekday is None) else by_direction
    if value is None or value.first is None:
        return unknown(f"XXXX-{month:02}")
    misses = weekday is not None and value.first.weekday() != weekday
    return value.marked(far or misses, _NEAR_DATES.get(_away(value, today), 1.0))


def _away(value: Value, today: date) -> int:
    return abs(((value.first or today) - today).days)


def resolve_days(found: Found, scene: Scene) -> Value:
    """Several days of one month: all of them."""
    numbers = [found.values[name] for name in ("day", "day_b", "day_c", "day_d") if name in found.values]
    days = [resolve_date(replace(found, values={**found.values, "day": number}), scene) for number in numbers]
    members = sorted({day.edtf for day in days if day.edtf is not None})
    if any(day.edtf is None for day in days):
        return unknown(f"XXXX-{int(found.values['month']):02}")
    return Value(
        "{" + ",".join(members) + "}",
        members[0][:7] + "-XX",
        min((day.first for day in days if day.first is not None), default=None),
        max((day.last for day in days if day.last is not None), default=None),
    )


def resolve_month(found: Found, scene: Scene) -> Value:
    """A month, with its year or without."""
    month = int(found.values["month"])
    yearless = f"XXXX-{month:02}"
    return _in_year(found, scene, lambda year: month_value(year, month), Value(yearless, yearless))


def resolve_weekday_of_month(found: Found, scene: Scene) -> Value:
    """The first Monday of a month, the last Friday."""
    month, weekday = int(found.values["month"]), int(found.values["weekday"]) - 1
    number = int(found.values.get("ordinal") or found.values["final"])

    def make(year: int) -> Value:
        day = weekday_of_month(year, month, weekday, number)
        return unknown(f"{year:04}-{month:02}") if day is None else day_value(day)

    return _in_year(found, scene, make, unknown(f"XXXX-{month:02}"))


def resolve_year(found: Found, scene: Scene) -> Value:
    """A year."""
    year = find_year(found, scene)
    return unknown("XXXX") if year is None else _checked(year_value(year), scene)


def resolve_decade(found: Found, scene: Scene) -> Value:
    """The years 80, the years 1980."""
    tens = int(found.values["tens"])
    if tens < 100:
        tens += 1900 if scene.day is None or 1900 + tens <= scene.day.year else 1800
    return decade_value(tens)


def resolve_century(found: Found, scene: Scene) -> Value:
    """A century by its number."""
    return century_value(int(found.values["century_number"]))


def resolve_season(found: Found, scene: Scene) -> Value:
    """A season, with its year or without."""
    season = int(found.values["season"])
    timex = season_value(2000, season).timex.replace("2000", "XXXX")
    return _in_year(found, scene, lambda year: season_value(year, season), Value(f"XXXX-{season}", timex))


def resolve_quarter(found: Found, scene: Scene) -> Value:
    """A quarter or a half of a year."""
    number, kind = int(found.values["ordinal"]), found.values["quarter"]
    months = 3 if kind == "Q" else 6
    if not 1 <= number <= 12 // months:
        return unknown(f"XXXX-{kind}X")

    def make(year: int) -> Value:
        return months_value(year, (number - 1) * months + 1, months, f"{year:04}-{kind}{number}")

    return _in_year(found, scene, make, unknown(f"XXXX-{kind}{number}"))


def resolve_holiday(found: Found, scene: Scene) -> Value:
    """A feast, or a day with a name."""
    name = found.values["holiday"]
    if len(name) == 10 and name[:4].isdigit():
        return day_value(date.fromisoformat(name))

    def make(year: int) -> Value:
        if name.startswith("easter"):
            day = shift_day(easter(year), int(name[6:])) if 1583 <= year <= 9998 else None
            return unknown("XXXX-XX-XX") if day is None else day_value(day)
        return _day_or_unknown(year, int(name[:2]), int(name[3:]))

    blank = unknown("XXXX-XX-XX") if name.startswith("easter") else Value(f"XXXX-{name}", f"XXXX-{name}")
    return _in_year(found, scene, make, blank)


def find_year(found: Found, scene: Scene) -> int | None:
    """The year an expression writes, in four figures or two."""
    if "year" in found.values:
        return int(found.values["year"])
    if "short_year" in found.values:
        short = int(found.values["short_year"])
        this = scene.day.year if scene.day else 2030
        return max(
            (century + short for century in (1800, 1900, 2000) if century + short <= this + 15), default=1900 + short
        )
    if "year_shift" in found.values and scene.day is not None:
        return scene.day.year + int(found.values["year_shift"])
    return None


def _in_year(found: Found, scene: Scene, make: Callable[[int], Value], yearless: Value) -> Value:
    """A part of the year: in the year written with it, else in the one that its surroundings tell."""
    year = find_year(found, scene)
    if year is not None:
        return _checked(make(year), scene)
    if scene.day is None:
        return _lean_year(scene, make) or yearless
    return _by_direction(found, scene, scene.day, make) or unknown(yearless.timex)


def _by_direction(found: Found, scene: Scene, today: date, make: Callable[[int], Value]) -> Value | None:
    """A part of the year in the year that its direction tells; None where no year near publication has it."""
    options = [make(today.year + n) for n in (-2, -1, 0, 1, 2)]
    if "last" in found.values:
        options = [value for value in options if value.last is not None and value.last < today]
    elif "next" in found.values:
        options = [value for value in options if value.first is not None and value.first > today]
    return choose_by_direction(options, today, _sign(found, scene))


def _sign(found: Found, scene: Scene) -> int:
    if "last" in found.values:
        return -1
    return 1 if "next" in found.values else scene.direction.sign


def _checked(value: Value, scene: Scene) -> Value:
    """A time that is certain: told in the past it cannot lie after publication, nor before it in the future."""
    if scene.day is None or value.first is None or value.last is None:
        return value
    sign = scene.direction.sign
    late = (sign < 0 and value.first > scene.day) or (sign > 0 and value.last < scene.day)
    return value.marked(late)


def _lean_year(scene: Scene, make: Callable[[int], Value]) -> Value | None:
    """In a report without a date: what lies nearest to a time with a year that its own or the last sentence tells of.

    A year that stands further off is that of another matter: a term of office, a birth, an older plan. What is still
    to come is counted from the report's own day, which nobody knows.
    """
    if scene.direction.sign > 0:
        return None
    for placed in (*scene.earlier, *scene.later):
        near, since = placed.value, scene.sentence - placed.sentence
        if not (0 <= since <= 1 and scene.paragraph == placed.paragraph and placed.tells):
            continue
        if near.first is None or near.edtf is None or not near.edtf[:4].isdigit():
            continue
        year = near.first.year
        if near.edtf == f"{year:04}":
            value = make(year)
            return value if value.first is not None else None
        return choose_by_direction([make(year + n) for n in (-1, 0, 1)], near.first, 0)
    return None


def _day_or_unknown(year: int, month: int, day: int) -> Value:
    exact = make_day(year, month, day)
    return unknown(f"XXXX-{month:02}-{day:02}") if exact is None else day_value(exact)


EXPLICIT: dict[str, Resolver] = {
    "date": resolve_date,
    "days": resolve_days,
    "month": resolve_month,
    "weekday_of_month": resolve_weekday_of_month,
    "year": resolve_year,
    "decade": resolve_decade,
    "century": resolve_century,
    "season": resolve_season,
    "quarter": resolve_quarter,
    "holiday": resolve_holiday,
}
