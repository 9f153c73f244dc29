"""Pictures of a ledger, each from one Vega-Lite definition: JSON for the browser and notebooks, SVG or PNG to print."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from itertools import islice
from typing import Any

from selon.desk.bulk import bulk_of
from selon.desk.export.tables import all_events
from selon.ledger import EventRow, Filter, Ledger, StatementRow
from selon.record.deeds import parties
from selon.ui import Words

# Rows a timeline can hold and still be read; edges of a network.
MOST, EDGES = 400, 60
WIDTH, HEIGHT = 720, 360
# Of an event, and of a statement by what it is shown as; of what is negated and not among them, as of a denial.
_COLORS = {
    "deed": "#222222",
    "affirms": "#4c9f70",
    "denial": "#e07a5f",
    "denies": "#b22222",
    "believes": "#5b8fd6",
    "fears": "#8e5ea2",
    "wants": "#d9a400",
    "promises": "#00838f",
    "asks": "#a0522d",
}
# Degrees of longitude and latitude that a name takes on a map of the world.
_ROOM = (20, 3)
SUFFIXES = (".svg", ".png", ".json")
Spec = dict[str, Any]
# Vega's names of them.
_LOCALES: dict[str, Any] = {"fr": "fr-FR", "en": "en-GB"}


def make_chart(ledger: Ledger, kind: str, asked: Filter, words: Words) -> Spec:
    """The Vega-Lite definition of a chart of KINDS, its data inside it."""
    import altair

    chart, outside = KINDS[kind](altair, ledger, asked, words)
    note = [words.count("chart.outside", outside)] if outside else []
    spec: Spec = chart.properties(title=altair.Title(words(f"chart.title.{kind}"), subtitle=note)).to_dict()
    return spec


def render_chart(spec: Spec, suffix: str, ui: str = "en") -> bytes:
    """A definition as .svg, .png or .json; figures and months in the language of the screen."""
    if suffix == ".json":
        return json.dumps(spec, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    import vl_convert

    locale = _LOCALES.get(ui)
    if suffix == ".svg":
        svg: str = vl_convert.vegalite_to_svg(spec, format_locale=locale, time_format_locale=locale)
        return svg.encode("utf-8", "replace")
    png: bytes = vl_convert.vegalite_to_png(spec, scale=2, format_locale=locale, time_format_locale=locale)
    return png


def _timeline(altair: Any, ledger: Ledger, asked: Filter, words: Words) -> tuple[Any, int]:
    """Every event and statement on the days it can have been: a bar where they are several.

    Statements have a colour for each stance, and events one for all: of sixteen types more none could be told apart.
    A day that is inferred, and not told by the event's own clause, is a cross. What lies off the days of nearly all
    of them is counted only: it would squeeze the rest.
    """
    dated = [row for row in islice(ledger.timeline(asked), MOST) if row.first_day and row.last_day]
    ends = bulk_of(Counter(day for row in dated for day in (row.first_day, row.last_day) if day))
    rows = [_bar(row, words) for row in dated if ends and _reaches(row, ends)]
    x = altair.X("first:T", title=words("chart.day"))
    names = {words("chart.deed" if key == "deed" else f"stance.{key}"): shade for key, shade in _COLORS.items()}
    hues = sorted({row["hue"] for row in rows}, key=lambda hue: [*names, hue].index(hue))
    scale = altair.Scale(domain=hues, range=[names.get(hue, _COLORS["denial"]) for hue in hues])
    legend = altair.Legend(symbolOpacity=1)
    color = altair.Color("hue:N", title=words("chart.what"), scale=scale, legend=legend)
    base = altair.Chart(altair.Data(values=rows)).encode(
        y=altair.Y("who:N", title=words("chart.who"), sort="-x"),
        color=color,
        tooltip=[f"{name}:N" for name in ("first", "last", "who", "what", "told", "text")],
    )
    bars = base.mark_bar(opacity=0.35, height=8).encode(x=x, x2="last:T")
    # A year is not its first of January: what can have been on several days has its bar alone.
    days = base.transform_filter("datum.first == datum.last")
    points = days.mark_point(filled=True, size=45, opacity=0.9).encode(x=x, shape=_told(altair, words))
    return (bars + points).properties(width=WIDTH), len(dated) - len(rows)


def _reaches(row: StatementRow | EventRow, ends: tuple[str, str]) -> bool:
    """Whether all days a row can have been on are between two."""
    return (row.first_day or "") >= ends[0] and (row.last_day or "") <= ends[1]


def _told(altair: Any, words: Words) -> Any:
    """A circle for a day or a place that is told, a cross for one that is inferred, and the key to both."""
    names = [words("chart.told"), words("chart.inferred")]
    shapes = altair.Scale(domain=names, range=["circle", "cross"])
    return altair.Shape("told:N", title=words("chart.known"), scale=shapes)


def _bar(row: StatementRow | EventRow, words: Words) -> dict[str, Any]:
    if isinstance(row, StatementRow):
        told = bool(row.day_told)
        what, who, text = words(f"stance.{row.saying}"), row.speaker, row.content
        hue = what
    else:
        told = row.tells("time")
        what, text = words.get(f"event.{row.type}", row.type), row.evidence
        who, hue = parties(row, "actor"), words("chart.deed")
    known = words("chart.told" if told else "chart.inferred")
    return {
        "first": row.first_day,
        "last": row.last_day,
        "what": what,
        "hue": hue,
        "who": who or "?",
        "text": text[:200],
        "told": known,
    }


def _stances(altair: Any, ledger: Ledger, asked: Filter, words: Words) -> tuple[Any, int]:
    """Statements a month, by stance."""
    counted = [each for each in ledger.months(asked) if each.layer == "statements" and each.month]
    totals: Counter[str] = Counter()
    for each in counted:
        totals[f"{each.month}-01"] += each.count
    ends = bulk_of(totals)
    months = _months_between(ends[0][:7], ends[1][:7]) if ends else []
    shown = [each for each in counted if each.month in months]
    rows = [{"month": each.month, "stance": words(f"stance.{each.kind}"), "count": each.count} for each in shown]
    chart = (
        altair.Chart(altair.Data(values=rows))
        .mark_bar()
        .encode(
            x=altair.X("month:O", title=words("chart.month"), scale=altair.Scale(domain=months)),
            y=altair.Y("count:Q", title=words("chart.statements"), axis=altair.Axis(tickMinStep=1)),
            color=altair.Color("stance:N", title=words("chart.stance")),
            tooltip=["month:O", "stance:N", "count:Q"],
        )
        .properties(width=WIDTH, height=HEIGHT)
    )
    return chart, totals.total() - sum(each.count for each in shown)


def _months_between(first: str, last: str) -> list[str]:
    """All months from one to another: one in which nobody spoke is an empty place, and none that is left out.

    >>> _months_between("2023-11", "2024-01")
    ['2023-11', '2023-12', '2024-01']
    """
    begin, end = (12 * int(month[:4]) + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begin, end + 1)]


def _events(altair: Any, ledger: Ledger, asked: Filter, words: Words) -> tuple[Any, int]:
    """How many events of each type."""
    counts = Counter(row.type for row in all_events(ledger, asked))
    rows = [{"type": words.get(f"event.{kind}", kind), "count": count} for kind, count in counts.most_common()]
    return (
        altair.Chart(altair.Data(values=rows))
        .mark_bar()
        .encode(
            x=altair.X("count:Q", title=words("chart.events"), axis=altair.Axis(tickMinStep=1)),
            y=altair.Y("type:N", sort="-x", title=words("chart.type")),
            tooltip=["type:N", "count:Q"],
        )
        .properties(width=WIDTH)
    ), 0


def _map(altair: Any, ledger: Ledger, asked: Filter, words: Words) -> tuple[Any, int]:
    """Events at their places, a mark the larger the more there are, on the coasts and the net of the globe.

    Where the place is inferred, and not told by the events' own clauses, they are a cross.
    """
    counts: Counter[tuple[str, float, float, bool]] = Counter()
    for row in all_events(ledger, asked):
        if row.latitude is not None and row.longitude is not None:
            counts[row.place or "?", row.latitude, row.longitude, row.tells("place")] += 1
    rows = [
        {
            "place": place,
            "latitude": latitude,
            "longitude": longitude,
            "told": words("chart.told" if told else "chart.inferred"),
            "count": count,
        }
        for (place, latitude, longitude, told), count in counts.most_common()
    ]
    net = altair.Chart(altair.graticule(step=[15, 15])).mark_geoshape(stroke="#eee", strokeWidth=0.6, filled=False)
    land = altair.Chart(altair.Data(values=[_coasts()])).mark_geoshape(stroke="#a9a292", strokeWidth=0.6, filled=False)
    names = (
        altair.Chart(altair.Data(values=_with_room(rows)))
        .mark_text(dx=8, align="left", fontSize=9)
        .encode(longitude="longitude:Q", latitude="latitude:Q", text="place:N")
    )
    points = (
        altair.Chart(altair.Data(values=rows))
        .mark_point(filled=True, opacity=0.7, color="#b3261e")
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            size=altair.Size("count:Q", title=words("chart.events"), legend=altair.Legend(values=_steps(counts))),
            shape=_told(altair, words),
            tooltip=["place:N", "told:N", "count:Q"],
        )
    )
    return (net + land + points + names).project("equalEarth").properties(width=WIDTH, height=HEIGHT), 0


def _with_room(rows: list[Spec]) -> list[Spec]:
    """The places whose names can stand on a map of the world, those with the most events first."""
    kept: list[Spec] = []
    for row in rows:
        if all(
            abs(row["longitude"] - each["longitude"]) > _ROOM[0] or abs(row["latitude"] - each["latitude"]) > _ROOM[1]
            for each in kept
        ):
            kept.append(row)
    return kept


def _coasts() -> Spec:
    """The outline of the land, which the map on screen shows too, as GeoJSON: there, south is up."""
    drawn = (files("selon") / "web" / "static" / "world.svg").read_text(encoding="utf8")
    rings = [
        [[float(x), -float(y)] for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", ring)]
        for ring in re.findall(r"M([^MZ]+)", drawn)
    ]
    return {"type": "Feature", "geometry": {"type": "MultiLineString", "coordinates": rings}}


def _steps(counts: Counter[Any]) -> list[int]:
    """The counts that a legend shows: the least, the most, and one between."""
    known = sorted(set(counts.values()))
    return sorted({known[0], known[len(known) // 2], known[-1]}) if known else []


def _network(altair: Any, ledger: Ledger, asked: Filter, words: Words) -> tuple[Any, int]:
    """Who speaks of whom or does something to whom, as a grid: row to column, the darker the more often."""
    counts: Counter[tuple[str, str]] = Counter()
    since, until = (day and day[:7] for day in (asked.since, asked.until))
    for edge in ledger.edges(since=since, until=until, person=asked.person, limit=EDGES):
        # What did not happen joins nobody; what is said, whatever its stance, does.
        if edge.stance != "CT-":
            counts[edge.source, edge.target] += edge.count
    rows = [{"source": one, "target": other, "count": count} for (one, other), count in counts.most_common()]
    return (
        altair.Chart(altair.Data(values=rows))
        .mark_rect()
        .encode(
            x=altair.X("target:N", title=words("chart.target")),
            y=altair.Y("source:N", title=words("chart.source")),
            color=altair.Color(
                "count:Q", title=words("chart.times"), legend=altair.Legend(values=_steps(counts), format="d")
            ),
            tooltip=["source:N", "target:N", "count:Q"],
        )
    ), 0


# Each gives the chart, and how many rows lie off its scale.
KINDS: dict[str, Callable[[Any, Ledger, Filter, Words], tuple[Any, int]]] = {
    "timeline": _timeline,
    "stances": _stances,
    "events": _events,
    "map": _map,
    "network": _network,
}
