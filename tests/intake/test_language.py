"""A report is read in French unless it is clearly in another language; that is told and can be overruled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.errors import IntakeError
from selon.intake import parse_source
from selon.intake.language import ENOUGH, find_language

REPORTS = {
    "fr": "Le maire a dit que la ville ne vendra pas le port et qu’elle ne le louera pas non plus à la région. Il a "
    "ajouté que les pêcheurs seront reçus dans la semaine.",
    "en": "The mayor said that the town will not sell the harbour and that it has not been asked to do so by the "
    "region. The fishermen are to be heard this week.",
    "de": "Der Bürgermeister sagte, dass die Stadt den Hafen nicht verkauft und dass sie von der Region auch nicht "
    "gefragt worden ist. Die Fischer werden in der Woche gehört.",
    "es": "El alcalde dijo que la ciudad no venderá el puerto y que la región no lo ha pedido. Los pescadores han sido "
    "llamados para que se les escuche en la semana, como es su derecho.",
    "it": "Il sindaco ha detto che la città non venderà il porto e che la regione non lo ha chiesto. I pescatori sono "
    "stati chiamati per un incontro nel corso della settimana.",
    "other": "Мэр сказал, что город не продаст порт и что область об этом не просила.",
}


@pytest.mark.parametrize("language", REPORTS)
def test_a_report_is_known_by_its_small_words(language: str) -> None:
    assert find_language(REPORTS[language]) == language
    assert find_language(REPORTS[language].upper().lower() * 3) == language


@pytest.mark.parametrize("language", sorted(REPORTS.keys() - {"fr"}))
def test_another_language_is_refused_and_may_be_overruled(language: str) -> None:
    data = REPORTS[language].encode()
    with pytest.raises(IntakeError, match="--language fr"):
        parse_source(data, "a.txt")
    document = parse_source(data, "a.txt", language="fr").document
    assert (document.text, document.language) == (REPORTS[language], "fr")


@pytest.mark.parametrize("text", ["", "Oui.", "No.", "The mayor said no.", "12 345,6", "« »", "Ruiz, Bell, Sorel"])
def test_a_text_too_short_to_tell_is_read(text: str) -> None:
    assert find_language(text) == "fr"


def test_a_few_words_that_are_plainly_of_another_language_are_refused() -> None:
    assert (
        find_language("The mayor said on Tuesday that the harbour of the town will not be sold to the region.") == "en"
    )
    assert find_language("« The show must go on », a dit le maire de la ville à la fin de la soirée.") == "fr"


def test_a_quotation_in_another_language_does_not_make_the_report_one() -> None:
    assert find_language(REPORTS["fr"] + " Il a lu ceci : « " + REPORTS["en"][:90] + " »") == "fr"


@given(st.text(), st.sampled_from(sorted(REPORTS)))
def test_what_comes_after_enough_words_changes_nothing(text: str, language: str) -> None:
    long = (REPORTS[language] + "\n") * (ENOUGH // len(REPORTS[language]) + 1)
    assert find_language(long + text) == find_language(long)


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert find_language(text) in {*REPORTS, "nl", "pt"}
