"""Dates in words: any value can be told, and what it tells is the value."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.moment import Moment
from selon.record import Reading, TimeExpression
from selon.record.dates import MOST_DAYS, adds_something, describe_range, describe_time, describe_value
from selon.span import Span
from selon.ui import load_words

FRENCH, ENGLISH = load_words("fr"), load_words("en")
DAYS = st.dates(date(1000, 1, 1))


def expression(text: str, value: str | None, kind: str = "DATE") -> TimeExpression:
    return TimeExpression("t1", Span(0, len(text), text), kind, value, (), None, None, "", ())


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2022-12-19", "19 déc. 2022", "19 Dec 2022"),
        ("2022-12-01", "1er déc. 2022", "1 Dec 2022"),
        ("2022-12", "décembre 2022", "December 2022"),
        ("2022", "2022", "2022"),
        ("2023-21", "printemps 2023", "spring 2023"),
        ("201X", "années 2010", "the 2010s"),
        ("2022~", "vers 2022", "about 2022"),
        ("[2022-12-12,2022-12-19]", "12 ou 19 déc. 2022", "12 or 19 Dec 2022"),
        ("{2022-05-03,2022-05-04}", "3 et 4 mai 2022", "3 and 4 May 2022"),
        ("[2021-12-27,2022-01-03]", "27 déc. 2021 ou 3 janv. 2022", "27 Dec 2021 or 3 Jan 2022"),
        ("2022-12-05/2022-12-11", "du 5 au 11 déc. 2022", "5 to 11 Dec 2022"),
        ("[2022-12-12..2022-12-14]", "12, 13 ou 14 déc. 2022", "12, 13 or 14 Dec 2022"),
        ("[2022-12..2023-01]", "décembre 2022 ou janvier 2023", "December 2022 or January 2023"),
        ("[2019..2021,2023]", "2019, 2020, 2021 ou 2023", "2019, 2020, 2021 or 2023"),
        ("P2Y", "2 ans", "2 years"),
        ("P1D", "1 jour", "1 day"),
        ("PT1H", "1 heure", "1 hour"),
        ("XXXX-12-13", "13 déc., année inconnue", "13 Dec, year unknown"),
        ("XXXX-06", "juin, année inconnue", "June, year unknown"),
        ("XXXX-21", "printemps, année inconnue", "spring, year unknown"),
    ],
)
def test_a_value_is_told_in_both_languages(value: str, french: str, english: str) -> None:
    assert (describe_value(value, FRENCH), describe_value(value, ENGLISH)) == (french, english)


@pytest.mark.parametrize(
    "value",
    ["XXXX-12-XX", "P1Y2M", "[2020..]", "[2022-02-28..2022-02-30]", "demain", "", "[]", "/", "../..", "2022-99"],
)
def test_a_form_without_words_comes_back_as_it_is(value: str) -> None:
    assert describe_value(value, FRENCH) == value


@given(st.text(alphabet="0129X-/.,[]{}~?%PTDWMYH", max_size=24))
def test_no_value_raises(value: str) -> None:
    for words in (FRENCH, ENGLISH):
        assert isinstance(describe_value(value, words), str)


@given(DAYS)
def test_a_day_is_told_with_its_year_and_its_number(day: date) -> None:
    told = describe_value(day.isoformat(), ENGLISH, short=False).split()
    assert told == [str(day.day), ENGLISH.list("date.months")[day.month - 1], str(day.year)]


@given(st.lists(DAYS, min_size=2, max_size=MOST_DAYS, unique=True))
def test_a_few_days_are_each_told(days: list[date]) -> None:
    days.sort()
    value = "[" + ",".join(map(date.isoformat, days)) + "]"
    told = describe_value(value, ENGLISH).replace(" or ", ", ").split(", ")
    assert [each.split()[0] for each in told] == [str(day.day) for day in days]
    years = [int(each.split()[2]) for each in told if len(each.split()) == 3]
    # A year stands where it ends: with the last day that has it.
    assert years == [one.year for one, other in pairwise(days) if one.year != other.year] + [days[-1].year]


def test_many_days_are_told_by_their_number_and_ends() -> None:
    value = "[" + ",".join(f"2022-12-{day:02}" for day in range(2, 9)) + "]"
    told = ENGLISH("date.one_of", count=7, first="2", last="8 Dec 2022")
    assert describe_value(value, ENGLISH) == describe_value("[2022-12-02..2022-12-08]", ENGLISH) == told


@given(DAYS, DAYS)
def test_a_range_ends_with_the_year(one: date, other: date) -> None:
    first, last = sorted((one, other))
    words = describe_range(first.isoformat(), last.isoformat(), ENGLISH)
    assert words[1].endswith(str(last.year))
    assert words[0].endswith(str(first.year)) or first.year == last.year


def test_only_what_says_more_than_its_words_is_told_beside_them() -> None:
    assert adds_something(expression("lundi", "2022-12-19"), FRENCH)
    assert not adds_something(expression("le 19 décembre 2022", "2022-12-19"), FRENCH)
    assert not adds_something(expression("en 2019", "2019"), FRENCH)
    assert not adds_something(expression("lundi", None), FRENCH)
    assert not adds_something(expression("deux ans", "P2Y", "DURATION"), FRENCH)
    assert not adds_something(expression("bientôt", "FUTURE_REF"), FRENCH)


def test_what_cannot_be_placed_and_what_recurs_are_told_so(reading: Reading) -> None:
    assert describe_time(expression("lundi", None), FRENCH) == FRENCH("date.unknown")
    assert describe_time(expression("chaque lundi", "P1W", "SET"), ENGLISH) != describe_value("P1W", ENGLISH)
    assert describe_time(reading.times[0], FRENCH) == "12, 19 ou 26 déc. 2022"


@given(st.sets(DAYS, min_size=1, max_size=4))
def test_what_moments_say_of_several_days_can_be_told(days: set[date]) -> None:
    value = Moment.one_of(Moment(day.isoformat()) for day in days).edtf
    assert not set("[]/") & set(describe_value(value, FRENCH))
