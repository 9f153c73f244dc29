"""What an article added, dropped or changed, and what only its reading did."""

from __future__ import annotations

from dataclasses import replace

from made_readings import make_reading

from selon.desk.changes import compare_readings

PONT, GARE = ("Ana Brun", "le pont rouvre mardi"), ("Luc Faure", "la gare de Valbrune ferme pour toujours")


def test_a_sentence_that_came_in_is_added_and_one_that_went_is_dropped() -> None:
    one, both = make_reading(PONT), make_reading(PONT, GARE)
    assert [(each.kind, (each.after or {})["who"]) for each in compare_readings(one, both)] == [("added", "Luc Faure")]
    assert [(each.kind, (each.before or {})["who"]) for each in compare_readings(both, one)] == [
        ("dropped", "Luc Faure")
    ]


def test_a_sentence_of_both_versions_that_was_read_in_one_only_is_no_change() -> None:
    both = make_reading(PONT, GARE)
    less = replace(both, statements=both.statements[:1])
    assert compare_readings(less, both) == compare_readings(both, less) == ()
