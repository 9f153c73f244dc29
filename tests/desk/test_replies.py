"""Who speaks in turn in a report, and what its own words between two statements tell of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selon.compare import Claim, claim_of, load_vocabulary, match
from selon.compare.bond import bond_of
from selon.compare.offices import office_of
from selon.compare.replies import set_in_turn

FRENCH = load_vocabulary("fr")


def claim(text: str, speaker: str, words: str, cue: str = "dit", stance: str = "affirms") -> Claim:
    start = text.index(words)
    return claim_of(
        FRENCH,
        key=f"{start:06}",
        document="report",
        speaker=speaker,
        day="2024-03-01",
        stance=stance,
        cue=cue,
        content=words,
        form="direct",
        span=(start, start + len(words)),
    )


TEXT = (
    "« Les gardes ont cogné mon fils », dit Ana Ruiz. « Il avait douze ans », ajoute-t-elle. Le capitaine dément. "
    "« Personne n'a levé la main sur lui », assure-t-il. Léa Mons, de son côté, « attend la suite »."
)
SAID = (
    ("ana ruiz", "Les gardes ont cogné mon fils"),
    ("ana ruiz", "Il avait douze ans"),
    ("jo bell", "Personne n'a levé la main sur lui"),
    ("", "attend la suite"),
)


def test_what_one_says_without_a_break_is_one_turn() -> None:
    claims = list(set_in_turn(FRENCH, TEXT, [claim(TEXT, who, words) for who, words in reversed(SAID)]))
    assert [each.turn for each in claims] == [1, 1, 2, 0]


@pytest.mark.parametrize(
    ("between", "opposed", "contrasted"),
    [
        (" Le capitaine dément. ", True, False),
        (" De son côté, le capitaine reste calme. ", False, True),
        (" Le capitaine est arrivé à huit heures. ", False, False),
    ],
)
def test_the_words_between_two_turns_set_one_against_the_other(between: str, opposed: bool, contrasted: bool) -> None:
    text = f"« La digue a cédé », dit Ana Ruiz.{between}« Tout va bien », dit Jo Bell."
    first, second = set_in_turn(
        FRENCH, text, [claim(text, "ana ruiz", "La digue a cédé"), claim(text, "jo bell", "Tout va bien")]
    )
    assert not first.opposed
    assert (second.opposed, second.contrasted) == (opposed, contrasted)
    assert bond_of(first, second).opposed == opposed


def test_who_is_set_against_the_speaker_before_contradicts_him_in_words_of_his_own() -> None:
    text = "« Le maire a vendu la forêt », affirme Ana Ruiz. Jo Bell dément : « Rien n'a été cédé », réplique-t-il."
    one = claim(text, "ana ruiz", "Le maire a vendu la forêt", "affirme")
    other = claim(text, "jo bell", "Rien n'a été cédé", "réplique-t-il", "denies")
    first, second = set_in_turn(FRENCH, text, [one, other])
    found = match(FRENCH, first, second)
    assert found is not None
    assert found.kind == "disputes"


def test_whoever_is_called_by_a_full_office_is_the_one_who_has_it() -> None:
    told = claim(TEXT, "ministre des ports", "Il avait douze ans")
    called = replace(told, document="other", office=office_of(FRENCH, "ministre des Ports"))
    named = replace(told, key="1", speaker="ana ruiz", offices=frozenset((office_of(FRENCH, "la ministre des Ports"),)))
    assert bond_of(called, named).same_speaker
    assert not bond_of(replace(called, office=office_of(FRENCH, "ministre")), named).same_speaker
