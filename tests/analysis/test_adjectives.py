"""Adjectives the model has never seen hang on their nouns, and unknown verbs stay verbs."""

from __future__ import annotations

import pytest

from selon.analysis import Analysis, load_model
from selon.analysis.tokens import Token
from selon.document import Document
from selon.rules import load_rules

# A sentence; the adjective and its noun; the verb and how the noun hangs on it. The first is the model's worst: it made
# the adjective the head of the sentence, and the name its object.
ADJECTIVES = [
    (
        "La ministre ligrienne des Affaires étrangères, Nadia Fersen, a démenti mardi que la Ligrie ait miné le pont.",
        ("ligrienne", "ministre"),
        ("démenti", "nsubj"),
    ),
    ("La ministre sarvonne nie toute responsabilité.", ("sarvonne", "ministre"), ("nie", "nsubj")),
    ("La ministre ligrienne, qui a fui Bordal, a été arrêtée lundi.", ("ligrienne", "ministre"), ("arrêtée", "nsubj")),
    ("Selon la ministre ligrienne de l'Intérieur, le pont a cédé.", ("ligrienne", "ministre"), ("cédé", "obl")),
    ("Il a accusé l'armée ligrienne d'avoir tiré sur le marché.", ("ligrienne", "armée"), ("accusé", "obj")),
    ("Les diplomates vostraises ont quitté la salle.", ("vostraises", "diplomates"), ("quitté", "nsubj")),
    ("« C'est une fable », a assuré la ministre sarvonne de la Santé.", ("sarvonne", "ministre"), ("assuré", "obj")),
    (
        "Le pont a cédé, affirme la porte-parole ligrienne du ministère.",
        ("ligrienne", "porte-parole"),
        ("affirme", "obj"),
    ),
]
# Endings of adjectives on unknown verbs that leave no other verb; some that tables know or nearly; one that disagrees.
VERBS = [
    ("La ministre fictionne le débat.", "fictionne"),
    ("Le maire googlise la ville.", "googlise"),
    ("La commission examine le texte.", "examine"),
    ("Le journal explique que la ville a été évacuée.", "explique"),
    ("Nous avons vu le pays refaire ses routes.", "refaire"),
    ("Le maire sarvonne la ville, qui proteste.", "sarvonne"),
]


def analyse(text: str) -> Analysis:
    [analysis] = load_model(load_rules("fr")).analyse([Document(text=text, language="fr")])
    return analysis


def word(analysis: Analysis, text: str) -> Token:
    return next(token for token in analysis.tokens if token.text == text)


@pytest.mark.parametrize(("text", "adjective", "verb"), ADJECTIVES)
def test_an_unknown_adjective_hangs_on_its_noun_and_the_noun_on_the_verb(
    text: str, adjective: tuple[str, str], verb: tuple[str, str]
) -> None:
    analysis = analyse(text)
    mended, noun = (word(analysis, form) for form in adjective)
    assert (mended.pos, mended.dep, mended.head) == ("ADJ", "amod", noun.i)
    assert mended.lemma == mended.norm
    assert noun.head == word(analysis, verb[0]).i
    assert noun.dep.split(":")[0] == verb[1]


def test_a_name_behind_an_unknown_adjective_names_the_noun() -> None:
    analysis = analyse(ADJECTIVES[0][0])
    minister = word(analysis, "ministre").i
    assert (word(analysis, "Nadia").dep, word(analysis, "Nadia").head) == ("appos", minister)
    assert (word(analysis, "Affaires").dep, word(analysis, "Affaires").head) == ("nmod", minister)


@pytest.mark.parametrize(("text", "verb"), VERBS)
def test_a_verb_stays_a_verb(text: str, verb: str) -> None:
    assert word(analyse(text), verb).pos == "VERB"


def test_the_sentences_around_are_as_they_were() -> None:
    plain, mended = (
        grammar(analyse(f"Le maire de Brives a parlé. {between} Les élus ont crié."))
        for between in ("Personne ne répond.", "La ministre sarvonne nie toute responsabilité.")
    )
    assert (mended[0], mended[2]) == (plain[0], plain[2])


def grammar(analysis: Analysis) -> list[list[tuple[str, str, str]]]:
    """Each sentence's words with their relations and their heads."""
    return [
        [(token.text, token.dep, analysis.tokens[token.head].text) for token in analysis.tokens[each.first : each.last]]
        for each in analysis.sentences
    ]
