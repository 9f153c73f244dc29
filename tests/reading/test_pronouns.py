"""Which "il" stands for nobody, and whom a pronoun does not stand for."""

from __future__ import annotations

import pytest

from selon.analysis.model import LanguageModel
from selon.document import Document
from selon.reading.names import find_names
from selon.reading.statements import Ground
from selon.reading.statements.impersonal import is_impersonal
from selon.rules import RuleSet

from .conftest import Read
from .said import speaker_of

NOBODY = [
    "Il faut repeindre la grange.",
    "Demain, il va falloir repeindre la grange.",
    "Il y aura du pain pour tous.",
    "Il pourrait bientôt y avoir du pain.",
    "Il s'agit d'une erreur de compte.",
    "Il n'est guère question de four.",
    "Il est encore possible de sauver le moulin.",
    "Il est vrai que le moulin tourne mal.",
    "Il convient de fermer le moulin.",
    "Il semble que le moulin tourne.",
]
SOMEBODY = [
    "Il agit toujours seul.",
    "Il semble fatigué de son voyage.",
    "Il convient qu'une pelle lui manque.",
    "Il a trois vaches et un âne.",
    "Il est certainement malade.",
    "Il s'est permis de partir avant midi.",
    "Il se montre moins bavard.",
    "Il insiste sur la grange.",
    "« Le four est froid », a-t-il ajouté.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_an_il_that_nobody_is(text: str, model: LanguageModel, rules: RuleSet) -> None:
    assert all(impersonal(text, model, rules))


@pytest.mark.parametrize("text", SOMEBODY)
def test_an_il_that_somebody_is(text: str, model: LanguageModel, rules: RuleSet) -> None:
    assert not any(impersonal(text, model, rules))


def impersonal(text: str, model: LanguageModel, rules: RuleSet) -> list[bool]:
    """Of each "il" of a text whether it is nobody's."""
    analysis = next(iter(model.analyse([Document(text=text, language="fr")])))
    ground = Ground.of(analysis, rules, (), find_names(analysis, rules))
    found = [is_impersonal(ground, t) for t in analysis.tokens if t.norm in ("il", "-il")]
    assert found
    return found


def test_nobody_is_no_party(read: Read) -> None:
    reading = read("« Il faut dénoncer Lea Roth », a lancé Marc Delvaux. Paul Renard s'est tu.")
    parties = [p for e in reading.events for p in (*e.actor, *e.recipient)]
    assert all(m.kind != "pronoun" for entity in reading.entities for m in entity.mentions), parties


def test_whoever_says_a_quotation_is_not_its_il(read: Read) -> None:
    reading = read("Paul Renard est parti. « Il a insulté Lea Roth », a dénoncé Marc Delvaux.")
    delvaux = next(e for e in reading.entities if e.name == "Marc Delvaux")
    assert all(m.kind != "pronoun" for m in delvaux.mentions)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Paul Renard a démissionné lundi. Interrogé par Yvan Barreau, ce dernier affirme que la caisse est vide.",
            "Paul Renard",
            id="whom a clause names before it",
        ),
        pytest.param(
            "Quand Marc Delvaux a croisé Paul Renard, ce dernier affirmait que la caisse est vide.",
            "Paul Renard",
            id="another clause of its sentence",
        ),
        pytest.param(
            "Marc Delvaux est rentré. Il se montre prudent. Il affirme que la caisse est vide.",
            "Marc Delvaux",
            id="a reflexive keeps in view",
        ),
    ],
)
def test_who_the_last_one_is(text: str, speaker: str, read: Read) -> None:
    assert speaker_of(read(text), "la caisse est vide") == speaker


def test_a_pronoun_that_the_model_parts_is_a_source_as_a_whole(read: Read) -> None:
    said = read("Lucie Favre a nié mardi. Celle-ci a ajouté qu'elle n'avait rien vu.").statements[-1]
    assert [span and span.text for span in (said.source, said.cue)] == ["Celle-ci", "a ajouté"]
    assert said.speaker
    assert said.speaker.name == "Lucie Favre"
