"""What several reports tell of one saying stands once: a headline and its report, a turn told by three papers."""

from __future__ import annotations

import selon
from selon.desk.accounts import find_disagreements, find_turns, fold_turns
from selon.desk.linking import link_new
from selon.ledger import Ledger
from selon.record import Reading

SAID = ("2026-03-02", "« L'eau du lac est potable », a affirmé lundi Ana Brun, maire de Valbrune.")
AGAIN = (
    ("2026-03-16", "« Je n'ai jamais dit que l'eau du lac était potable », a déclaré lundi Ana Brun à Valbrune."),
    ("2026-03-17", "Ana Brun change d'avis. « Jamais je n'ai dit que l'eau du lac était potable », a dit Ana Brun."),
)


def add(ledger: Ledger, *reports: tuple[str, str]) -> None:
    for number, (day, text) in enumerate(reports):
        reading: Reading = selon.read(text, published=day)
        ledger.add(reading, f"{number}.txt")
    link_new(ledger)


def test_one_turn_that_several_reports_tell_is_one(ledger: Ledger) -> None:
    add(ledger, SAID, *AGAIN)
    turns = find_turns(ledger, "reverses")
    assert len(turns) == 2
    assert fold_turns(turns) == (turns,)


def test_a_turn_of_another_month_is_another(ledger: Ledger) -> None:
    later = AGAIN[1][1].replace("Ana Brun change d'avis. ", "")
    add(ledger, SAID, AGAIN[0], ("2026-04-20", later))
    turns = find_turns(ledger, "reverses")
    assert len(turns) == 2
    assert len(fold_turns(turns)) == 2


def test_a_headline_without_a_speaker_is_no_second_voice(ledger: Ledger) -> None:
    add(
        ledger,
        (
            "2026-03-02",
            "« L'eau du lac est saine »\n\n« L'eau du lac est saine », affirme Ana Brun, maire de Valbrune.",
        ),
        ("2026-03-03", "Luc Faure affirme que l'eau du lac de Valbrune n'est pas saine."),
    )
    [found] = find_disagreements(ledger)
    assert [[voice.speaker for voice in side.voices] for side in found.sides] == [["Ana Brun"], ["Luc Faure"]]


def test_who_denies_having_said_so_is_set_against_who_tells_it_and_not_against_who_says_so(ledger: Ledger) -> None:
    add(
        ledger,
        ("2026-03-02", "Eva Roux affirme que l'eau du lac de Valbrune est potable."),
        ("2026-03-03", "Luc Faure affirme qu'Ana Brun lui a dit que l'eau du lac de Valbrune était potable."),
        ("2026-03-04", "Ana Brun nie avoir affirmé que l'eau du lac de Valbrune était potable."),
    )
    [found] = find_disagreements(ledger)
    assert [[voice.speaker for voice in side.voices] for side in found.sides] == [["Luc Faure"], ["Ana Brun"]]


def test_that_it_is_so_again_weeks_later_is_no_voice_in_the_old_dispute(ledger: Ledger) -> None:
    add(
        ledger,
        SAID,
        ("2026-03-05", "Luc Faure affirme que l'eau du lac de Valbrune n'est pas potable."),
        ("2026-04-20", "Eva Roux affirme que l'eau du lac de Valbrune est de nouveau potable."),
    )
    [found] = find_disagreements(ledger)
    assert {voice.speaker for side in found.sides for voice in side.voices} == {"Ana Brun", "Luc Faure"}
