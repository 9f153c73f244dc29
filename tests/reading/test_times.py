"""Every sentence of the time rules is read as its rule says, and values nobody wrote a rule's sentence for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from selon.analysis.model import LanguageModel
from selon.document import Document
from selon.moment import Moment
from selon.reading.times import find_publication_days, find_times
from selon.record import TimeExpression
from selon.rules import RuleSet, load_rules
from selon.rules.times import TimeRule

# A Wednesday: the day the sentences of the rules are published on where they do not say otherwise.
PUBLISHED = "2021-06-16"
RULES = load_rules("fr").times.rules
FINDS = [
    pytest.param(rule, each, id=f"{rule.id} {each['find']!r}, {each['text']!r}")
    for rule in RULES
    for each in rule.finds
]
SKIPS = [pytest.param(rule, text, id=f"{rule.id} not {text!r}") for rule in RULES for text in rule.skips]
Find = Callable[[str, str | None], tuple[TimeExpression, ...]]


@pytest.fixture(scope="module")
def find(model: LanguageModel, rules: RuleSet) -> Find:
    """The times of a text under a date."""

    def of(text: str, published: str | None) -> tuple[TimeExpression, ...]:
        document = Document(text, published=None if published is None else Moment.parse(published))
        analysis = next(model.analyse([document]))
        return find_times(analysis, rules, find_publication_days(analysis, rules))

    return of


@pytest.mark.parametrize(("rule", "example"), FINDS)
def test_a_rule_finds_what_its_sentences_say(find: Find, rule: TimeRule, example: Mapping[str, str]) -> None:
    times = find(example["text"], example.get("published", PUBLISHED))
    if rule.means == "nothing":
        assert not [time for time in times if time.span.text == example["find"]]
        return
    (made,) = [time for time in times if time.because[0].rule == rule.id and time.span.text == example["find"]]
    assert made.value == example.get("value", made.value)
    assert made.timex == example.get("timex", made.timex)


@pytest.mark.parametrize(("rule", "text"), SKIPS)
def test_a_rule_finds_nothing_in_what_it_skips(find: Find, rule: TimeRule, text: str) -> None:
    assert rule.id not in [time.because[0].rule for time in find(text, PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "published", "values"),
    [
        ("Au lendemain de l'attentat de lundi, la Suède promet son aide.", "2022-12-21", ["2022-12-19"]),
        ("La police a ouvert une enquête et a fait perquisitionner lundi le siège.", "2024-03-14", ["2024-03-11"]),
        ("Les syndicats ont voulu une manifestation le 23 mars.", "2024-03-14", ["2024-03-23"]),
        ("Des élus ont appelé à un rassemblement vendredi.", "2022-12-21", ["2022-12-23"]),
        ("Des élus ont appelé vendredi à un rassemblement.", "2022-12-21", ["2022-12-16"]),
        ("Le suspect a été gardé à vue avant d'être relâché lundi.", "2022-12-21", ["2022-12-19"]),
        # What somebody said stands behind its inverted subject; what is promised, called for or demanded lies ahead.
        ("« Je refuse qu'elle paie », a-t-il grogné lundi.", PUBLISHED, ["2021-06-14"]),
        ("Le maire a promis mardi de livrer dix abris avant Noël.", PUBLISHED, ["2021-06-15", "2021-12-25"]),
        ("Le maire a livré dix abris avant Noël.", PUBLISHED, ["2020-12-25"]),
        ("Des élus ont appelé à une marche de colère lundi.", PUBLISHED, ["2021-06-21"]),
        ("« Vous deviniez dès dimanche que le toit fuyait », dit-elle.", PUBLISHED, ["2021-06-13"]),
        ("Il aura fallu quatre heures, jeudi soir, pour vider la cave.", PUBLISHED, ["PT4H", "2021-06-10"]),
        ("Le maire dit avoir été avisé de la panne lundi par un voisin.", PUBLISHED, ["2021-06-14"]),
        # A headline's weekday is that of the report; a distance from what is named is none from the report.
        ("Écoles fermées vendredi\n\nLes écoles fermeront vendredi.", PUBLISHED, ["2021-06-18", "2021-06-18"]),
        ("Écoles fermées vendredi\n\nLes écoles ont fermé vendredi.", PUBLISHED, ["2021-06-11", "2021-06-11"]),
        ("Le maire s'est excusé lundi, deux jours après la panne.", PUBLISHED, ["2021-06-14", "P2D"]),
        # Names of papers and ages are no times.
        ("Le Littoral Dimanche : Que dites-vous ?", PUBLISHED, []),
        ("Une salariée de 34 ans a été blessée.", PUBLISHED, []),
        # A report of a known day: tense and governing words give the year.
        ("La mairie répondra d'ici à vendredi.", PUBLISHED, ["2021-06-18"]),
        ("La halle rouvrira mi-mars.", PUBLISHED, ["2022-03"]),
        ("La halle a fermé mi-mars.", PUBLISHED, ["2021-03"]),
        ("La halle a rouvert fin 2019.", PUBLISHED, ["2019"]),
        ("Les soldes dureront du 23 juin au 20 juillet.", PUBLISHED, ["2021-06-23", "2021-07-20"]),
        ("Le salon a eu lieu du 28 décembre au 3 janvier.", PUBLISHED, ["2020-12-28", "2021-01-03"]),
        ("Le 29 février, la grue est tombée.", PUBLISHED, ["2020-02-29"]),
        ("En l'espace de cinq ans, le cuivre a triplé.", PUBLISHED, ["P5Y"]),
        ("Le maire a démissionné le 3 mai. La veille au soir, il dînait.", PUBLISHED, ["2021-05-03", "2021-05-02"]),
        # What is moved, extended or has to be done lies ahead, whatever the tense of the verb that tells it.
        ("Le maire a annoncé leur report au 20 octobre.", PUBLISHED, ["2021-10-20"]),
        ("Le tribunal a renvoyé l'audience au 12 mai.", PUBLISHED, ["2022-05-12"]),
        ("Le maire a promis une piscine d'ici au 30 mai.", PUBLISHED, ["2022-05-30"]),
        ("La loi doit être adoptée en juillet par le Sénat.", PUBLISHED, ["2021-07"]),
        ("Le maire dit avoir été élu en juillet.", PUBLISHED, ["2020-07"]),
        ("La grève a duré jusqu'au 12 octobre.", PUBLISHED, ["2020-10-12"]),
        ("Le maire a interdit les feux jusqu'au 12 octobre.", PUBLISHED, ["2021-10-12"]),
        ("Le maire a interdit les feux à partir du 1er juillet.", PUBLISHED, ["2021-07-01"]),
        # A present that sets a scene is past.
        ("Il est midi, vendredi, quand la digue cède.", PUBLISHED, ["2021-06-11"]),
        ("Il est grand temps que la digue ferme vendredi.", PUBLISHED, ["2021-06-18"]),
        # A report of several possible days: as many values as they allow.
        ("Le pont rouvrira d'ici à vendredi.", "2021-06-28/2021-07-03", ["[2021-07-02,2021-07-09]"]),
        ("Le pont a rouvert en mars.", "2021", ["[2020-03,2021-03]"]),
        ("Le pont a rouvert le premier lundi de mai.", "2021-06", ["2021-05-03"]),
        ("Le pont a fermé le 4 mai de l'an dernier.", "2021-06", ["2020-05-04"]),
        # No date: the days are known, their year only where another time tells it.
        ("Le pont a fermé les 3 et 4 mai.", None, ["{XXXX-05-03,XXXX-05-04}"]),
        ("Le pont a fermé le dernier lundi de mai.", None, [None]),
        ("Le pont a fermé en 2019. Il a rouvert les 3 et 4 mai.", None, ["2019", "{2019-05-03,2019-05-04}"]),
        ("Le pont a fermé en 2019. Il a rouvert le premier lundi de mai.", None, ["2019", "2019-05-06"]),
        ("Maire de 2001 à sa mort, elle a bâti le pont. Le 15 mars, il a fermé.", None, ["2001", "XXXX-03-15"]),
        ("Depuis 2001, le pont vieillit. Il a fermé le 15 mars.", None, ["2001", "XXXX-03-15"]),
        ("Élue en 2001, la maire a démissionné le 15 mars.", None, ["2001", "XXXX-03-15"]),
        ("Le chantier a débuté en 2019. Il s'achèvera en juin.", None, ["2019", "XXXX-06"]),
        ("Le recours a été rejeté mardi 15 mai. Le plan est de 2018.", None, ["XXXX-05-15", "2018"]),
        ("Le pont a fermé en 2018. Il a rouvert mercredi 15 mai.", None, ["2018", "XXXX-05-15"]),
        ("Le pont a rouvert hier soir.", None, [None]),
        # There is no fifth Friday in May 2022, and no 31 June.
        ("La foire s'ouvrira le cinquième vendredi de mai 2022.", PUBLISHED, [None]),
        ("La foire s'ouvrira les 30 et 31 juin.", PUBLISHED, [None]),
    ],
)
def test_values_are_no_more_precise_than_the_text(
    find: Find, text: str, published: str | None, values: list[str | None]
) -> None:
    assert [time.value for time in find(text, published)] == values


def test_a_past_season_rules_out_the_days_before_it(model: LanguageModel, rules: RuleSet) -> None:
    document = Document("Le pont a fermé au printemps 2021.", published=Moment.parse("2021-01/2021-06"))
    days = find_publication_days(next(model.analyse([document])), rules)
    assert days.between == ("2021-03-01", "2021-06-30")
