"""The day of a report: what its source allows and its own words do not rule out; no date is more precise than that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.analysis import Analysis
from selon.analysis.model import LanguageModel
from selon.document import Document
from selon.moment import Moment
from selon.reading.times import PublicationDays, find_publication_days, find_times
from selon.record import TimeExpression
from selon.rules import RuleSet

Resolve = Callable[[str, str | None], tuple[PublicationDays, tuple[TimeExpression, ...]]]
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
# One report of each kind of time that is counted from the day of publication.
REPORTS = (
    "Le tunnel a rouvert lundi.",
    "Le tunnel rouvrira lundi.",
    "Le tunnel a rouvert hier.",
    "Le tunnel rouvrira demain.",
    "Le tunnel a rouvert le 13 décembre.",
    "Le tunnel rouvrira en janvier.",
    "Le tunnel a rouvert la semaine dernière.",
    "Le tunnel a fermé l'été dernier et il a rouvert jeudi.",
    "Le tunnel a fermé le 13 décembre. Il rouvrira le 20 décembre. Il avait été creusé en 1931.",
)


@pytest.fixture(scope="module")
def resolve(model: LanguageModel, rules: RuleSet) -> Resolve:
    """Days and times of a text under a date; each text is analysed once."""
    known: dict[str, Analysis] = {}

    def of(text: str, published: str | None) -> tuple[PublicationDays, tuple[TimeExpression, ...]]:
        if text not in known:
            known[text] = next(model.analyse([Document(text)]))
        moment = None if published is None else Moment.parse(published)
        analysis = replace(known[text], document=Document(text, published=moment))
        days = find_publication_days(analysis, rules)
        return days, find_times(analysis, rules, days)

    return of


@pytest.mark.parametrize(
    ("text", "published", "between"),
    [
        ("Rien ne bouge.", "2022-12-19", ("2022-12-19", "2022-12-19")),
        ("Rien ne bouge.", "2022-12", ("2022-12-01", "2022-12-31")),
        ("Rien ne bouge.", "2022", ("2022-01-01", "2022-12-31")),
        ("Rien ne bouge.", "2022-24", ("2022-12-01", "2023-02-28")),
        ("Rien ne bouge.", "201X", ("2010-01-01", "2019-12-31")),
        ("Rien ne bouge.", "[2022-12-12,2022-12-19]", ("2022-12-12", "2022-12-19")),
        ("Rien ne bouge.", None, None),
        ("Rien ne bouge.", "2022/..", None),
        ("Rien ne bouge.", "XXXX-12-13", None),
        # What is told in the past has happened by then.
        ("Le tunnel a rouvert le 13 décembre.", "2022-12", ("2022-12-13", "2022-12-31")),
        ("Le tunnel a rouvert le 13 décembre.", "2022-12-05/2022-12-20", ("2022-12-13", "2022-12-20")),
        ("Le tunnel a rouvert le 13 décembre. Il fermera le 20 décembre.", "2022-12", ("2022-12-13", "2022-12-20")),
        # "hier" and the day named with it must agree.
        ("Le tunnel a rouvert hier mardi 13 décembre.", "2022-12", ("2022-12-14", "2022-12-14")),
        # A dateline is the day itself, with a year even where the source tells nothing.
        ("VERCLAIR, 14 décembre – Le tunnel a rouvert lundi.", "2022-12", ("2022-12-14", "2022-12-14")),
        ("VERCLAIR, 14 décembre 2022 – Le tunnel a rouvert lundi.", None, ("2022-12-14", "2022-12-14")),
        ("Verclair (Ain), 14 déc 2022 (ALP) - Le tunnel a rouvert lundi.", None, ("2022-12-14", "2022-12-14")),
        # A day the user gives stands, whatever the text says.
        ("Le tunnel a rouvert le 13 décembre 2022.", "2022-12-05", ("2022-12-05", "2022-12-05")),
        ("Le tunnel a rouvert le 13 décembre 2022.", None, None),
    ],
)
def test_a_report_rules_out_the_days_on_which_it_would_contradict_itself(
    resolve: Resolve, text: str, published: str | None, between: tuple[str, str] | None
) -> None:
    assert resolve(text, published)[0].between == between


@pytest.mark.parametrize("text", REPORTS)
@pytest.mark.parametrize("published", ["2022-12", "2022", "2022-12-05/2022-12-25", "[2022-12-12,2022-12-19]"])
def test_the_days_lie_in_what_the_source_allows_and_their_weights_add_up(
    resolve: Resolve, text: str, published: str
) -> None:
    found = resolve(text, published)[0]
    days = [day for day, _ in found.days]
    assert days == sorted(set(days))
    assert set(days) <= set(Moment.parse(published).days or ())
    assert found.between == (days[0].isoformat(), days[-1].isoformat())
    assert all(weight > 0 for _, weight in found.days)
    assert sum(weight for _, weight in found.days) == pytest.approx(1)


@pytest.mark.parametrize("text", REPORTS)
@pytest.mark.parametrize("published", ["2022-12", "2022-12-05/2023-01-10", "[2022-12-12,2022-12-19]"])
def test_an_expression_is_what_it_is_on_one_of_the_days(resolve: Resolve, text: str, published: str) -> None:
    found, times = resolve(text, published)
    alone = [resolve(text, day.isoformat())[1] for day, _ in found.days]
    for n, time in enumerate(times):
        values = {each[n].value for each in alone}
        assert {each.value for each in time.candidates} == (values if len(values) > 1 else set())
        assert len(values) > 1 or {time.value} == values
        assert time.earliest == min(str(each[n].earliest) for each in alone)
        assert time.latest == max(str(each[n].latest) for each in alone)


@pytest.mark.parametrize("text", REPORTS)
@pytest.mark.parametrize("published", ["2022-12", "2022", "2022-12-05/2022-12-25"])
def test_the_weights_of_candidates_add_up_to_one(resolve: Resolve, text: str, published: str) -> None:
    for time in resolve(text, published)[1]:
        if time.candidates:
            # Each is rounded to four digits.
            assert sum(each.weight for each in time.candidates) == pytest.approx(1, abs=1e-4 * len(time.candidates))
            assert len({each.value for each in time.candidates}) == len(time.candidates) > 1


@given(day=st.dates(date(1900, 1, 1), date(2100, 12, 31)), number=st.integers(0, 6))
def test_a_weekday_lies_in_the_seven_days_before_or_after(resolve: Resolve, day: date, number: int) -> None:
    past = resolve(f"Le tunnel a rouvert {WEEKDAYS[number]}.", day.isoformat())[1][0]
    future = resolve(f"Le tunnel rouvrira {WEEKDAYS[number]}.", day.isoformat())[1][0]
    before, after = (date.fromisoformat(str(time.value)) for time in (past, future))
    assert before.weekday() == after.weekday() == number
    assert day - timedelta(days=7) < before <= day <= after < day + timedelta(days=7)


@given(first=st.dates(date(1900, 1, 1), date(2100, 12, 31)), length=st.integers(1, 60), number=st.integers(0, 6))
def test_a_weekday_in_a_report_of_several_days_is_one_of_those_weekdays(
    resolve: Resolve, first: date, length: int, number: int
) -> None:
    last = first + timedelta(days=length)
    (time,) = resolve(f"Le tunnel a rouvert {WEEKDAYS[number]}.", f"{first}/{last}")[1]
    values = [each.value for each in time.candidates] or [str(time.value)]
    every = [first + timedelta(days=n) for n in range(-6, length + 1)]
    assert values == [day.isoformat() for day in every if day.weekday() == number]


def test_a_weekday_is_sooner_near_the_day_of_publication_than_far_from_it(resolve: Resolve) -> None:
    monday = resolve("Le tunnel a rouvert lundi.", "2022-12")[1][0]
    weights = {each.value: each.weight for each in monday.candidates}
    assert list(weights) == ["2022-11-28", "2022-12-05", "2022-12-12", "2022-12-19", "2022-12-26"]
    # Only a report of the first four days of the month can mean the Monday before it.
    assert weights["2022-11-28"] < weights["2022-12-26"] <= weights["2022-12-12"]
    assert monday.value == "[" + ",".join(weights) + "]"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le tunnel a rouvert lundi.", None),
        ("Le tunnel a rouvert hier.", None),
        ("Le tunnel a rouvert la semaine dernière.", None),
        ("Le tunnel a rouvert le 13 décembre.", "XXXX-12-13"),
        ("Le tunnel a rouvert le 13 décembre 2022.", "2022-12-13"),
        ("Le tunnel a rouvert en 2019.", "2019"),
    ],
)
def test_a_report_without_a_date_tells_only_what_it_says(resolve: Resolve, text: str, value: str | None) -> None:
    found, (time,) = resolve(text, None)
    assert (found.between, found.days) == (None, ())
    assert (time.value, time.candidates) == (value, ())


def test_more_days_than_a_reader_can_use_are_told_by_their_range(resolve: Resolve) -> None:
    (time,) = resolve("Le tunnel a rouvert hier.", "2022")[1]
    assert time.candidates == ()
    assert (time.value, time.earliest, time.latest) == ("[2021-12-31..2022-12-30]", "2021-12-31", "2022-12-30")


def test_weeks_are_told_by_the_interval_that_holds_them(resolve: Resolve) -> None:
    (time,) = resolve("Le tunnel a rouvert la semaine dernière.", "2022-12-07/2022-12-14")[1]
    assert time.value == "2022-11-28/2022-12-11"
    assert [each.value for each in time.candidates] == ["2022-11-28/2022-12-04", "2022-12-05/2022-12-11"]
