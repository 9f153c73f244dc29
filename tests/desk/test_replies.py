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
        (" Le capitaine n'a pas démenti. ", False, False),
        (" Le capitaine, qui ne conteste pas le récit, est arrivé. ", False, False),
        (" Le capitaine n'a ni confirmé ni démenti. ", False, False),
        (" Le capitaine n'a pas parlé mais dément. ", True, True),
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


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        ("Les chèvres du maire dormaient bien dans la grange, par grand froid", None),
        ("Les chèvres du maire n'ont jamais dormi dans la grange", "disputes"),
    ],
)
def test_who_says_the_same_again_in_reply_contradicts_nobody(reply: str, kind: str | None) -> None:
    told = "Les chèvres du maire dormaient dans la grange"
    text = f"« {told} », affirme Ana Ruiz. Jo Bell s'inscrit en faux : « {reply} », dit-il."
    one = replace(claim(text, "ana ruiz", told, "affirme"), span=(2, 2 + len(told)))
    other = replace(claim(text, "jo bell", reply, "dit-il"), span=(text.index(reply), text.index(reply) + len(reply)))
    found = match(FRENCH, *set_in_turn(FRENCH, text, [one, other]))
    assert (found.kind if found and found.kind == "disputes" else None) == kind


def test_a_verdict_rejects_what_the_same_speaker_has_just_denied() -> None:
    text = "« Le lac gèle », dit Ana Ruiz. Jo Bell dément que le port ferme : « C'est une fable », a-t-il dit."
    said = [
        claim(text, "ana ruiz", "Le lac gèle"),
        claim(text, "jo bell", "que le port ferme", "dément", "denies"),
        claim(text, "jo bell", "C'est une fable", "a-t-il dit", "denies"),
    ]
    first, second, third = set_in_turn(FRENCH, text, said)
    assert not third.rejects
    assert match(FRENCH, first, third) is None
    assert match(FRENCH, first, second) is None
