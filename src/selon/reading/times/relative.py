"""Times counted from the day of publication, or from a time named before: "hier", "lundi", "le lendemain", "à 18 h"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from selon.reading.times.find import Found
from selon.reading.times.lasting import duration_of
from selon.reading.times.scene import Placed, Resolver, Scene
from selon.reading.times.tense import FUTURE, OPEN, PRESENT
from selon.reading.times.value import (
    Value,
    century_value,
    day_value,
    decade_value,
    month_value,
    months_value,
    season_of,
    season_value,
    shift_day,
    unknown,
    week_value,
    weekend_value,
    year_value,
)

# How well habits agree with a weekday that lies so many days back: news is of today or yesterday.
_RECENT = (1.0, 1.0, 0.6, 0.4, 0.3, 0.25, 0.2)
_UNIT_DAYS = {"D": 1, "W": 7}
_TIMEX_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "WE": "XXXX-WXX-WE", "Y": "XXXX"}


def resolve_offset(found: Found, scene: Scene) -> Value:
    """Today, yesterday, tomorrow; a weekday beside them must agree."""
    if scene.day is None:
        return unknown("XXXX-XX-XX")
    day = shift_day(scene.day, int(found.values["offset"]))
    if day is None:
        return unknown("XXXX-XX-XX")
    weekday = found.weekday
    return day_value(day).marked(weekday is not None and day.weekday() != weekday)


def resolve_weekday(found: Found, scene: Scene) -> Value:
    """A weekday: of the last seven days or of the next, as its direction tells."""
    weekday = found.weekday
    blank = unknown(f"XXXX-WXX-{(weekday or 0) + 1}")
    if weekday is None or scene.day is None:
        return blank
    back = (scene.day.weekday() - weekday) % 7
    ahead = -back % 7
    values = found.values
    if "last" in values:
        days = -(back or 7)
    elif "next" in values:
        days = ahead or 7
    elif scene.direction.tense == FUTURE or (scene.direction.tense == PRESENT and "this" not in values):
        days = ahead
    elif scene.direction.tense == OPEN and "this" in values:
        days = -back if back <= 3 else ahead
    else:
        days = -back
    days += 7 * int(values.get("weeks", "0"))
    day = shift_day(scene.day, days)
    if day is None:
        return blank
    habit = _RECENT[min(-days, 6)] if days <= 0 else 1.0
    if "this" in values and days != 0:
        habit *= 0.3
    return day_value(day).marked(False, habit)


def resolve_period(found: Found, scene: Scene) -> Value:
    """This, the last or the next week, month, year."""
    unit = found.values["period"]
    shift = int(found.values.get("last") or found.values.get("next") or "0")
    if scene.day is None:
        return unknown(_TIMEX_UNKNOWN.get(unit, "XXXX"))
    return shift_period(scene.day, unit, shift)


def shift_period(day: date, unit: str, shift: int) -> Value:
    """The day, week, month or year so many of its kind from the one a day lies in."""
    if unit in _UNIT_DAYS or unit == "WE":
        moved = shift_day(day, shift * _UNIT_DAYS.get(unit, 7))
        if unit == "D":
            return unknown(_TIMEX_UNKNOWN[unit]) if moved is None else day_value(moved)
        return week_value(moved) if unit == "W" else weekend_value(moved)
    if unit == "M":
        return month_value(day.year, day.month + shift)
    if unit in ("Q", "HY"):
        months = 3 if unit == "Q" else 6
        number = (day.month - 1) // months + shift
        year, number = day.year + number * months // 12, number % (12 // months)
        return months_value(year, number * months + 1, months, f"{year:04}-{unit[0]}{number + 1}")
    if unit == "SEASON":
        year, season = season_of(day)
        number = season - 21 + shift
        return season_value(year + number // 4, 21 + number % 4)
    if unit == "DE":
        return decade_value(day.year + 10 * shift)
    if unit == "CE":
        return century_value(day.year // 100 + 1 + shift)
    return year_value(day.year + shift)


def resolve_shift(found: Found, scene: Scene) -> Value:
    """So many days, weeks, months or years from publication or from the time named before; TIMEX3 keeps the length."""
    values = found.values
    unit, timex = values.get("unit", "D"), duration_of(values)
    start = scene.day if values.get("from") == "publication" else _day_before(scene)
    if start is None or "some" in values or not _is_whole(values.get("number")):
        return Value(timex, timex)
    number = int(float(values["number"]))
    sign = int(values.get("later") or values.get("sign") or "1")
    if number > 100_000:
        return Value(timex, timex)
    if unit in ("S", "MIN", "H"):
        return _shift_hours(start, unit, sign * number, timex, values.get("from") == "publication")
    months = {"M": 1, "Q": 3, "HY": 6}.get(unit)
    years = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}.get(unit)
    if months:
        moved = month_value(start.year, start.month + sign * number * months)
    elif years:
        moved = year_value(start.year + sign * number * years)
    else:
        moved = shift_period(start, unit, sign * number)
    if moved.edtf is None:
        return Value(timex, timex)
    # A count of months or years is round: "il y a deux ans" may be a few months off.
    edtf = moved.edtf + "~" if months or years else moved.edtf
    return Value(edtf, timex, moved.first, moved.last)


def _shift_hours(start: date, unit: str, count: int, timex: str, from_publication: bool) -> Value:
    """Hours or minutes away: the same day unless they are many; the hour itself is not known."""
    hours = count * {"S": 0, "MIN": 0, "H": 1}[unit]
    if not from_publication or hours % 24:
        return Value(timex, timex)
    day = shift_day(start, hours // 24)
    return Value(timex, timex) if day is None else day_value(day).with_timex(timex)


def resolve_next(found: Found, scene: Scene) -> Value:
    """The day after, the year before, the same week: counted from the time named before."""
    unit = found.values.get("calendar") or found.values.get("unit") or "D"
    weekday = found.weekday
    shift = int(found.values.get("shift", "0"))
    blank = unknown(f"XXXX-WXX-{weekday + 1}" if weekday is not None else _TIMEX_UNKNOWN.get(unit, "XXXX"))
    anchor = next((p.value for p in _near(scene) if _is_fine_enough(p.value, unit)), None)
    if anchor is None or anchor.first is None or anchor.last is None:
        return blank
    start = anchor.last if shift > 0 else anchor.first
    if weekday is not None:
        days = (weekday - start.weekday()) % 7 or 7 if shift > 0 else -((start.weekday() - weekday) % 7 or 7)
        day = shift_day(start, days)
        return blank if day is None else day_value(day)
    return shift_period(start, unit, shift)


def resolve_clock(found: Found, scene: Scene) -> Value:
    """A time of the day, on the day named beside it or before it."""
    hour, minute = int(found.values["hour"]), int(found.values.get("minute", "0"))
    part = found.values.get("part")
    if part in ("AF", "EV") and 1 <= hour < 12:
        hour += 12
    clock = f"T{hour:02}:{minute:02}"
    day = _day_beside(scene)
    return unknown(f"XXXX-XX-XX{clock}") if day is None else day.with_timex(day.timex[:10] + clock)


def resolve_part(found: Found, scene: Scene) -> Value:
    """A part of the day: of today ("ce matin"), of last night, or of the day named beside it or before it."""
    code = "T" + found.values["part"]
    if "this" in found.values or "last" in found.values:
        day = None if scene.day is None else shift_day(scene.day, int(found.values.get("last", "0")))
        return unknown("XXXX-XX-XX" + code) if day is None else day_value(day).with_timex(day.isoformat() + code)
    beside = _day_beside(scene)
    return unknown("XXXX-XX-XX" + code) if beside is None else beside.with_timex(beside.timex[:10] + code)


def _near(scene: Scene) -> Iterable[Placed]:
    """Times named before, in this paragraph or the one before it."""
    return (placed for placed in scene.earlier if scene.paragraph - placed.paragraph <= 1)


def _is_fine_enough(value: Value, unit: str) -> bool:
    """Whether a time is short enough to count such units from it."""
    if value.first is None or value.last is None:
        return False
    most = {"D": 1, "W": 7, "WE": 7, "M": 31}.get(unit, 366)
    return (value.last - value.first).days < most


def _day_before(scene: Scene) -> date | None:
    return next((placed.value.first for placed in _near(scene) if placed.value.is_day), None)


def _day_beside(scene: Scene) -> Value | None:
    """The day an hour belongs to: in its sentence, before it or right after it; else the last one named nearby."""
    same = [placed for placed in scene.earlier if placed.sentence == scene.sentence and placed.value.is_day]
    after = [placed for placed in scene.later if placed.value.is_day]
    before = [placed for placed in _near(scene) if placed.value.is_day]
    best = (same or after or before)[:1]
    return day_value(best[0].value.first) if best and best[0].value.first else None


def _is_whole(number: str | None) -> bool:
    return number is not None and number.replace(".", "", 1).isdigit() and float(number).is_integer()


RELATIVE: dict[str, Resolver] = {
    "offset": resolve_offset,
    "weekday": resolve_weekday,
    "period": resolve_period,
    "shift": resolve_shift,
    "next": resolve_next,
    "clock": resolve_clock,
    "part": resolve_part,
}
