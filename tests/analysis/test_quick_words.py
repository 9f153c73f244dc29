"""The networks that remember words find what they would find without."""

from __future__ import annotations

import pytest
import spacy
from numpy.testing import assert_allclose

from selon.analysis import quick_words
from selon.analysis.quick_words import quicken_words

TEXTS = [
    "Le préfet de la Somme a interdit la marche de samedi.",
    "« Nous irons », répond la maire, Odile Brac ; la marche\n\n partira samedi.",
    "",
    "Aujourd'hui, la Somme marche.",
    "Samedi , la maire n' a rien interdit .",
    "Rien.",
]
FACTS = ["POS", "DEP", "HEAD", "MORPH", "LEMMA", "ENT_TYPE", "ENT_IOB"]


@pytest.mark.parametrize("most", [30_000, 3])
def test_the_model_reads_the_same_with_a_memory(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_words, "_MOST", most)
    stock, quick = spacy.load("fr_core_news_md"), spacy.load("fr_core_news_md")
    quicken_words(quick)
    for _ in range(2):
        for plain, remembered in zip(stock.pipe(TEXTS), quick.pipe(TEXTS, batch_size=4), strict=True):
            assert (plain.to_array(FACTS) == remembered.to_array(FACTS)).all()
            assert_allclose(plain.tensor, remembered.tensor, atol=1e-4)
