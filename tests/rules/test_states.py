"""What stands for a state: names, nationalities, capitals, seats and organs of power."""

from __future__ import annotations

import pytest

from selon.rules import load_rules
from selon.rules.states import States


@pytest.fixture(scope="module")
def states() -> States:
    return load_rules("fr").names.states


@pytest.mark.parametrize(
    ("phrase", "state"),
    [
        ("Russie", "Russie"),
        ("la Fédération de Russie", "Russie"),
        ("Zaïre", "République démocratique du Congo"),
        ("Myanmar", "Birmanie"),
        ("Germany", "Allemagne"),
        ("les États-Unis d’Amérique", "États-Unis"),
        ("les Vingt-Sept", "Union européenne"),
        ("les Russes", "Russie"),
        ("Ukrainian", "Ukraine"),
        ("les forces russes", "Russie"),
        ("l'armée de la Turquie", "Turquie"),
        ("le gouvernement de Nouvelle-Zélande", "Nouvelle-Zélande"),
        ("Le Caire", "Égypte"),
        ("La Havane", "Cuba"),
        ("Moscow", "Russie"),
    ],
)
def test_a_state_goes_by_its_names_its_nationality_and_its_capital(states: States, phrase: str, state: str) -> None:
    found = states.state_of(phrase)
    assert found is not None
    assert found.name == state


@pytest.mark.parametrize("phrase", ["", "Jean Moulin", "les indépendantistes catalans", "Russes et Ukrainiens", "la"])
def test_what_names_no_state_or_several_means_none(states: States, phrase: str) -> None:
    assert states.state_of(phrase) is None


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("le Kremlin", "seat", "RU"),
        ("l’Élysée", "seat", "FR"),
        ("Le Quai d'Orsay", "seat", "FR"),
        ("la Maison-Blanche", "seat", "US"),
        ("la Moncloa", "seat", "ES"),
        ("Bruxelles", "capital", "EU"),
        ("Kyiv", "capital", "UA"),
        ("la Knesset", "organ", "IL"),
    ],
)
def test_seats_and_capitals_stand_for_a_government(states: States, name: str, kind: str, code: str) -> None:
    found = states.stands_for(name)
    assert found is not None
    assert found.code == code
    assert kind in {metonym.kind for metonym in states.metonyms.values() if metonym.state is found}


def test_a_country_itself_stands_for_nothing_else(states: States) -> None:
    assert states.stands_for("Russie") is None


def test_the_capital_of_every_state_that_has_one_stands_for_it(states: States) -> None:
    # Brussels is read as the Union's; Paris, Texas is no capital.
    odd = [s.code for s in states.by_code.values() if s.capital and states.stands_for(s.capital) is not s]
    assert odd == ["BE"]


def test_no_name_belongs_to_two_states(states: States) -> None:
    names = [name for state in states.by_code.values() for name in (state.name, *state.others)]
    assert len(names) == len(set(names))
