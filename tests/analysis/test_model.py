"""What the model is loaded without, and what is loaded otherwise, changes no analysis."""

from __future__ import annotations

from selon.analysis import load_model
from selon.analysis.model import SpacyModel
from selon.document import Document
from selon.rules import load_rules

# Words with rules, exceptions, a look-up of their own, capitals, and some that no list has.
TEXT = """Les préfètes de la Somme ont interdit les marches de samedi. « Nous irons quand même », répond Odile Brac.

Selon l'AFP, Zoltàn Krzwk et les Brivadois se seraient chevrouillés à l'Assemblée nationale, le 3 août, aux travaux.
"""


def test_a_document_has_the_same_analysis_under_the_model_as_spacy_loads_it() -> None:
    import spacy

    rules = load_rules("fr")
    document = Document(text=TEXT, language="fr")
    [stock] = SpacyModel(spacy.load(rules.model), rules).analyse([document])
    [quick] = load_model(rules).analyse([document])
    assert quick.tokens == stock.tokens
    assert quick.names == stock.names
    assert quick.sentences == stock.sentences
    assert {"marche", "travail"} <= {token.lemma for token in quick.tokens}


def test_what_stands_between_blanks_is_parted_before_it_takes_hours() -> None:
    """The tokenizer alone takes a minute for so many brackets in a row."""
    text = f"Le pont {'[' * 10_000} ferme demain."
    [analysis] = load_model(load_rules("fr")).analyse([Document(text=text, language="fr")])
    assert [token.text for token in analysis.tokens if token.text != "["] == ["Le", "pont", "ferme", "demain", "."]
    assert all(text[token.start : token.end] == token.text for token in analysis.tokens)


def test_the_breton_letter_does_not_part_a_name() -> None:
    text = "Selon Anna Le Floc'h, l'école de Plouzalc’h rouvre aujourd'hui."
    [analysis] = load_model(load_rules("fr")).analyse([Document(text=text, language="fr")])
    assert [token.text for token in analysis.tokens][3:9] == ["Floc'h", ",", "l'", "école", "de", "Plouzalc’h"]
