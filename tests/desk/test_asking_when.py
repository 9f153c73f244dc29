"""Dates that people ask with are taken as they say them, in French and in English; what is none is told."""

from __future__ import annotations

from datetime import date

import pytest

from selon.desk.asking_when import read_when, with_days
from selon.errors import MomentError
from selon.ledger.fault import QuestionFault

TODAY = date(2024, 3, 14)  # a Thursday


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("12/03/2023", "2023-03-12", "2023-03-12"),
        ("mars 2023", "2023-03-01", "2023-03-31"),
        ("March 2023", "2023-03-01", "2023-03-31"),
        ("hier", "2024-03-13", "2024-03-13"),
        ("avant-hier", "2024-03-12", "2024-03-12"),
        ("Aujourd’hui", "2024-03-14", "2024-03-14"),
        ("depuis lundi", "2024-03-11", "2024-03-11"),
        ("lundi dernier", "2024-03-11", "2024-03-11"),
        ("jusqu'à vendredi dernier", "2024-03-08", "2024-03-08"),
        ("il y a trois jours", "2024-03-11", "2024-03-11"),
        ("la semaine dernière", "2024-03-04", "2024-03-10"),
        ("le mois dernier", "2024-02-01", "2024-02-29"),
        ("depuis deux mois", "2024-01-14", "2024-01-14"),
        ("15 jours", "2024-02-28", "2024-02-28"),
        ("le 3 mai", "2023-05-03", "2023-05-03"),
        ("mai", "2023-05-01", "2023-05-31"),
        ("été 2023", "2023-06-01", "2023-08-31"),
        ("yesterday", "2024-03-13", "2024-03-13"),
        ("the day before yesterday", "2024-03-12", "2024-03-12"),
        ("since Monday", "2024-03-11", "2024-03-11"),
        ("last Friday", "2024-03-08", "2024-03-08"),
        ("three days ago", "2024-03-11", "2024-03-11"),
        ("last week", "2024-03-04", "2024-03-10"),
        ("last month", "2024-02-01", "2024-02-29"),
        ("this year", "2024-01-01", "2024-12-31"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("the last two weeks", "2024-02-29", "2024-02-29"),
        ("May 3", "2023-05-03", "2023-05-03"),
        ("3 May", "2023-05-03", "2023-05-03"),
        ("summer 2023", "2023-06-01", "2023-08-31"),
    ],
)
def test_a_date_is_taken_as_it_is_said(said: str, first: str, last: str) -> None:
    found = read_when(said, TODAY)
    assert (str(found.earliest), str(found.latest)) == (first, last)


@pytest.mark.parametrize(
    "said",
    ["", "un beau jour", "lundi 47", "hier et demain", "ces derniers jours", "soon", "9999 ans", "2024-13", "lundi ?x"],
)
def test_what_is_no_date_is_told(said: str) -> None:
    with pytest.raises(MomentError):
        read_when(said, TODAY)


def test_a_month_has_no_more_days_than_it_has() -> None:
    assert read_when("depuis un mois", date(2024, 3, 31)).edtf == "2024-02-29"


def test_a_question_takes_the_first_or_the_last_day() -> None:
    asked = with_days({"since": "mars 2023", "until": "le mois dernier", "about": "pont", "old": False}, TODAY)
    assert asked == {"since": "2023-03-01", "until": "2024-02-29", "about": "pont", "old": False}
    with pytest.raises(QuestionFault, match="until cannot be 'un beau jour': give a date such as"):
        with_days({"until": "un beau jour"}, TODAY)
