"""Imprecise dates: written back as read, never ending before they begin, and silent where a comparison is open."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.errors import MomentError, SelonError
from selon.moment import Moment

YEARS = st.integers(1, 9999).map("{:04}".format)
MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
SEASONS = st.builds("{}-{}".format, YEARS, st.integers(21, 24))
DAYS = st.dates().map(date.isoformat)
DECADES = st.integers(0, 999).map("{:03}X".format)
CENTURIES = st.integers(0, 99).map("{:02}XX".format)
OPEN_MONTHS = YEARS.map("{}-XX".format)
OPEN_DAYS = MONTHS.map("{}-XX".format)
PRECISE = st.one_of(DAYS, MONTHS, YEARS)
PLAIN = st.one_of(PRECISE, SEASONS, DECADES, CENTURIES, OPEN_MONTHS, OPEN_DAYS)
DATES = st.builds("{}{}".format, PLAIN, st.sampled_from(["", "~", "?", "%"]))


def in_order(pair: tuple[str, str]) -> bool:
    first, last = (Moment.parse(value) for value in pair)
    return first.earliest is not None and last.latest is not None and first.earliest <= last.latest


PAIRS = st.tuples(PRECISE, PRECISE).map(sorted).map(tuple).filter(in_order)
INTERVALS = st.one_of(PAIRS.map("/".join), *(PRECISE.map(form.format) for form in ("{}/..", "../{}", "{}/", "/{}")))
MEMBERS = st.one_of(PLAIN, PAIRS.map("..".join), PRECISE.map("{}..".format), PRECISE.map("..{}".format))
SETS = st.builds(
    lambda members, marks: marks[0] + ",".join(members) + marks[1],
    st.lists(MEMBERS, min_size=1, max_size=4),
    st.sampled_from(["[]", "{}"]),
)
VALUES = st.one_of(DATES, INTERVALS, SETS)


@given(VALUES)
def test_what_is_read_is_written_back_as_it_was(value: str) -> None:
    moment = Moment.parse(value)
    assert str(moment) == moment.edtf == value
    assert Moment.parse(str(moment)) == moment


@given(VALUES)
def test_no_moment_ends_before_it_begins(value: str) -> None:
    moment = Moment.parse(value)
    assert moment.earliest is None or moment.latest is None or moment.earliest <= moment.latest


@given(VALUES)
def test_the_days_of_a_moment_run_from_its_earliest_to_its_latest(value: str) -> None:
    moment = Moment.parse(value)
    days = moment.days
    if days is not None:
        assert days == tuple(sorted(set(days)))
        assert (days[0], days[-1]) == (moment.earliest, moment.latest)


@given(VALUES, st.sampled_from([" {}", "{}\n", "\t{}  "]))
def test_blanks_around_a_value_do_not_count(value: str, frame: str) -> None:
    assert Moment.parse(frame.format(value)) == Moment.parse(value)


@given(st.dates(), st.sampled_from(["T10", "T10:30", "T10:30:00", "T103000Z", "T10:30:00.5+01:00"]))
def test_the_time_of_day_is_dropped(day: date, clock: str) -> None:
    assert Moment.parse(day.isoformat() + clock) == Moment(day.isoformat())


@given(st.text(max_size=30))
def test_no_text_raises_anything_but_a_moment_error(text: str) -> None:
    try:
        moment = Moment.parse(text)
    except MomentError as error:
        message = str(error)
        assert "\n" not in message
        assert repr(text.strip()) in message
    else:
        assert moment.edtf in text


@given(st.text(alphabet="0129X-/.,[]{}~ T", max_size=24))
def test_nothing_that_looks_like_a_date_raises_anything_else_either(text: str) -> None:
    try:
        moment = Moment.parse(text)
    except MomentError:
        return
    assert moment.earliest is None or moment.latest is None or moment.earliest <= moment.latest


@given(DATES, DATES)
def test_before_is_known_only_where_all_days_agree(one: str, other: str) -> None:
    mine, its = Moment.parse(one), Moment.parse(other)
    known = mine.before(its)
    assert mine.earliest is not None
    assert mine.latest is not None
    assert its.earliest is not None
    assert its.latest is not None
    if known is True:
        assert mine.latest < its.earliest
    elif known is False:
        assert mine.earliest >= its.latest
    else:
        assert mine.earliest < its.latest
        assert its.earliest <= mine.latest


@given(VALUES, VALUES)
def test_two_moments_are_never_before_each_other(one: str, other: str) -> None:
    mine, its = Moment.parse(one), Moment.parse(other)
    assert not (mine.before(its) and its.before(mine))


@given(DAYS, DAYS)
def test_two_days_can_always_be_compared(one: str, other: str) -> None:
    assert Moment.parse(one).before(Moment.parse(other)) is (one < other)


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ("2022-12", "2023", True),
        ("2023", "2022-12", False),
        ("2022-12", "2022-12-19", None),
        ("2022-12-19", "2022-12", None),
        ("2022-12-19/2022-12-20", "2022-12-20", None),
        ("2022-12-20", "2022-12-19/2022-12-20", False),
        ("../2022", "2023", True),
        ("2022/..", "2023", None),
        ("2022/..", "2021", False),
        ("/2022", "2023", True),
        ("2021", "2022/", True),
        ("XXXX-12-13", "2022", None),
        ("2022", "XXXX-12-13", None),
    ],
)
def test_what_has_no_known_end_is_compared_by_the_other(one: str, other: str, known: bool | None) -> None:
    assert Moment.parse(one).before(Moment.parse(other)) is known


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2022-12-19", "2022-12-19", "2022-12-19"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022~", "2022-01-01", "2022-12-31"),
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2022-24", "2022-12-01", "2023-02-28"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("000X", "0001-01-01", "0009-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2XXX", "2000-01-01", "2999-12-31"),
        ("2022-XX", "2022-01-01", "2022-12-31"),
        ("2022-02-XX", "2022-02-01", "2022-02-28"),
        ("2022-XX-XX", "2022-01-01", "2022-12-31"),
        ("201X-12", "2010-12-01", "2019-12-31"),
        ("202X-02-29", "2020-02-29", "2029-02-28"),
        ("XXXX", None, None),
        ("XXXX-12-13", None, None),
        ("XXXX-02-29", None, None),
        ("2022-12-05/2022-12-25", "2022-12-05", "2022-12-25"),
        ("2022-12/2023", "2022-12-01", "2023-12-31"),
        ("2022/..", "2022-01-01", None),
        ("../2022", None, "2022-12-31"),
        ("2022/", "2022-01-01", None),
        ("/2022", None, "2022-12-31"),
        ("[2022-12-19,2022-12-12]", "2022-12-12", "2022-12-19"),
        ("{2022,2024}", "2022-01-01", "2024-12-31"),
        ("[2022-12-12..2022-12-19]", "2022-12-12", "2022-12-19"),
        ("[2022..]", "2022-01-01", None),
        ("[..2022]", None, "2022-12-31"),
        ("[2020, 2022]", "2020-01-01", "2022-12-31"),
    ],
)
def test_a_value_has_the_days_the_calendar_gives_it(value: str, earliest: str | None, latest: str | None) -> None:
    moment = Moment.parse(value)
    bounds = [None if day is None else day.isoformat() for day in (moment.earliest, moment.latest)]
    assert bounds == [earliest, latest]


@given(st.one_of(PRECISE, DECADES.filter("000X".__ne__), OPEN_DAYS, PAIRS.map("/".join)))
def test_the_edtf_library_gives_the_same_days(value: str) -> None:
    from edtf import parse_edtf

    theirs, moment = parse_edtf(value), Moment.parse(value)
    assert (moment.earliest, moment.latest) == (date(*theirs.lower_strict()[:3]), date(*theirs.upper_strict()[:3]))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("", "write YYYY-MM-DD"),
        ("demain", "write YYYY-MM-DD"),
        ("décembre 2022", "write YYYY-MM-DD"),
        ("19/12/2022", "write 2022-12-19"),
        ("19.12.2022", "write 2022-12-19"),
        ("2022/12/19", "write 2022-12-19"),
        ("2022-1-5", "write 2022-01-05"),
        ("31/02/2022", "no such day exists"),
        ("2022-13", "no month 13"),
        ("2022-00", "no month 00"),
        ("2022-25", "no month 25"),
        ("2022-21-05", "no month 21"),
        ("2022-02-29", "days 01 to 28"),
        ("1900-02-29", "days 01 to 28"),
        ("2024-02-30", "days 01 to 29"),
        ("2022-04-31", "days 01 to 30"),
        ("2022-12-00", "days 01 to 31"),
        ("XXXX-02-30", "days 01 to 29"),
        ("0000", "no year 0000"),
        ("2022-XX-05", "a day without its month"),
        ("2022X", "write YYYY-MM-DD"),
        ("20X2", "write YYYY-MM-DD"),
        ("2022-12-25/2022-12-05", "ends before it begins"),
        ("[2023..2022]", "ends before it begins"),
        ("../..", "no end that is a date"),
        ("/", "no end that is a date"),
        ("[..]", "no end that is a date"),
        ("[]", "write YYYY-MM-DD"),
        ("[2022,]", "write YYYY-MM-DD"),
        ("[2022}", "write YYYY-MM-DD"),
        ("2022/2023/2024", "write YYYY-MM-DD"),
        ("P3D", "write YYYY-MM-DD"),
        ("２０２２", "write YYYY-MM-DD"),
        ("10000", "write YYYY-MM-DD"),
        ("-0044", "write YYYY-MM-DD"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_write(value: str, said: str) -> None:
    with pytest.raises(MomentError) as refused:
        Moment.parse(value)
    assert said in str(refused.value)
    assert repr(value) in str(refused.value)
    assert isinstance(refused.value, SelonError)
    assert isinstance(refused.value, ValueError)


@given(st.lists(st.dates(), min_size=1, max_size=12))
def test_one_of_several_days_has_those_days_and_no_others(days: list[date]) -> None:
    assert Moment.one_of(Moment(day.isoformat()) for day in days).days == tuple(sorted(set(days)))


@given(st.lists(PRECISE, min_size=1, max_size=6))
def test_one_of_several_does_not_ask_for_their_order(values: list[str]) -> None:
    assert Moment.one_of(map(Moment, values)) == Moment.one_of(map(Moment, reversed([*values, *values])))


@given(st.dates(max_value=date(9998, 12, 31)), st.integers(2, 60))
def test_consecutive_days_are_a_range(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    days = [Moment((first + timedelta(days=n)).isoformat()) for n in range(length + 1)]
    assert Moment.one_of(days).edtf == f"[{first}..{last}]"


def test_months_and_years_that_follow_each_other_are_ranges_too() -> None:
    assert Moment.one_of(map(Moment, ["2022-11", "2022-12", "2023-01"])).edtf == "[2022-11..2023-01]"
    assert Moment.one_of(map(Moment, ["2021", "2022", "2023", "2025"])).edtf == "[2021..2023,2025]"


def test_one_of_one_is_that_one_and_one_of_none_is_refused() -> None:
    assert Moment.one_of([Moment("2022-12-19"), Moment("2022-12-19")]) == Moment("2022-12-19")
    with pytest.raises(MomentError, match="no moments"):
        Moment.one_of([])


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_has_every_one_of_its_days(year: int, month: int) -> None:
    days = Moment.parse(f"{year:04}-{month:02}").days
    assert days is not None
    assert [day.day for day in days] == list(range(1, monthrange(year, month)[1] + 1))


@pytest.mark.parametrize("value", ["2022/..", "XXXX-12-13", "2XXX"])
def test_days_without_bound_or_beyond_count_are_not_listed(value: str) -> None:
    assert Moment.parse(value).days is None
