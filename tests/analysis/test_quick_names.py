"""Names are found as spaCy finds them, all words at once or one by one."""

from __future__ import annotations

import pytest
import spacy

from selon.analysis.quick_names import NameFinder

TEXTS = [
    "",
    "Le préfet de la Somme, Jean Roth, a reçu la présidente de l'Office national des forêts de Volmer-sur-Brac.",
    "« Nous irons », répond la maire, Odile Brac ; l'ONU et l'Union des communes\n\n du Vexin partiront samedi.",
    "Rien.",
    "",
    "Roth",
    "  Paris  ",
    "Le Journal de la Petite Ville de Brel, de Lyon, de Lea Maria Roth-Brac et du Comité des fêtes de Paris",
]


@pytest.mark.parametrize("together", [1, 3, 8])
def test_names_are_those_that_spacy_finds(together: int) -> None:
    nlp = spacy.load("fr_core_news_md")
    stock = [[(name.start, name.end, name.label_) for name in doc.ents] for doc in nlp.pipe(TEXTS)]
    docs = list(nlp.pipe(TEXTS, disable=["ner"]))
    finder = NameFinder(nlp)
    quick = [names for at in range(0, len(docs), together) for names in finder.find(docs[at : at + together])]
    assert [[tuple(name) for name in names] for names in quick] == stock
    assert sum(map(len, quick)) > 8


def test_no_name_runs_over_the_end_of_a_sentence() -> None:
    nlp = spacy.load("fr_core_news_md")
    words = ["Il", "a", "vu", "Jean", "Roth", "Paris", "Match"]
    for start in range(4, len(words)):
        doc = spacy.tokens.Doc(nlp.vocab, words=words, sent_starts=[at in (0, start) for at in range(len(words))])
        for name, component in nlp.pipeline:
            if name != "ner":
                component(doc)
        [names] = NameFinder(nlp).find([doc])
        assert not any(name.first < start < name.last for name in names)
