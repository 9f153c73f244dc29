"""Durations, sets and references: times that are not on the calendar."""

from __future__ import annotations

from collections.abc import Mapping

from selon.reading.times.find import Found
from selon.reading.times.scene import Resolver, Scene
from selon.reading.times.value import Value

# How many of which ISO 8601 designator a unit is.
_UNITS = {
    "S": ("T", 1, "S"),
    "MIN": ("T", 1, "M"),
    "H": ("T", 1, "H"),
    "D": ("", 1, "D"),
    "WE": ("", 1, "WE"),
    "W": ("", 1, "W"),
    "M": ("", 1, "M"),
    "Q": ("", 3, "M"),
    "HY": ("", 6, "M"),
    "Y": ("", 1, "Y"),
    "DE": ("", 10, "Y"),
    "CE": ("", 100, "Y"),
    "ML": ("", 1000, "Y"),
}
# What half a unit is, where it is said ("un an et demi" is eighteen months).
_HALVES = {"Y": (12, "M"), "H": (60, "MIN"), "D": (24, "H"), "MIN": (60, "S")}


def duration_of(values: Mapping[str, str]) -> str:
    """The ISO 8601 duration of a number of units, X where the number is not said.

    >>> duration_of({"number": "3", "unit": "D"}), duration_of({"some": "X", "unit": "H"})
    ('P3D', 'PTXH')
    """
    unit = values.get("unit") or values.get("periods") or "D"
    clock, size, letter = _UNITS[unit]
    number = values.get("number") or values.get("score")
    if number is None or "number_b" in values:
        return f"P{clock}X{letter}"
    count = float(number)
    if "half" in values and unit in _HALVES:
        per, finer = _HALVES[unit]
        half = 0.0 if values.get("whole") == "none" else count
        return duration_of({"number": f"{(half + 0.5) * per:g}", "unit": finer})
    if "half" in values:
        count = 0.5 if values.get("whole") == "none" else count + 0.5
    total = f"{count * size:.10g}"
    if "e" in total or ("." in total and len(total) > 12):
        return f"P{clock}X{letter}"
    first = f"P{clock}{total}{letter}"
    return first + _second(values, clock) if "unit_b" in values else first


def _second(values: Mapping[str, str], clock: str) -> str:
    """What follows the larger unit: the months of "deux ans et trois mois"."""
    other, size, letter = _UNITS[values["unit_b"]]
    return f"{other if other != clock else ''}{float(values['number_c']) * size:g}{letter}"


def resolve_duration(found: Found, scene: Scene) -> Value:
    """A length of time."""
    timex = found.values.get("term") or duration_of(found.values)
    return Value(timex, timex)


def resolve_set(found: Found, scene: Scene) -> Value:
    """Something that recurs: how often."""
    values = found.values
    if "recurring" in values:
        return Value(values["recurring"], values["recurring"])
    weekday = values.get("weekday") or values.get("weekdays")
    if weekday is not None:
        part = f"T{values['part']}" if "part" in values else ""
        return Value("P1W", f"XXXX-WXX-{weekday}{part}")
    if "part" in values:
        return Value("P1D", "XXXX-XX-XXT" + values["part"])
    if "month" in values or "season" in values:
        return Value("P1Y", "P1Y")
    timex = duration_of({"number": "1", **values})
    return Value(timex, timex)


def resolve_reference(found: Found, scene: Scene) -> Value:
    """The present, the past or the future, no more."""
    value = next(value for name, value in found.values.items() if value.endswith("_REF"))
    return Value(value, value)


LASTING: dict[str, Resolver] = {
    "duration": resolve_duration,
    "set": resolve_set,
    "reference": resolve_reference,
}
