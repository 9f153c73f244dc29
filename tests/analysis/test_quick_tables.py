"""The quick tables answer as spaCy's do."""

from __future__ import annotations

import pytest
from spacy import lookups
from spacy.strings import get_string_id

from selon.analysis.quick_tables import QuickTable, quick_tables

WORDS = {"marches": ["marche"], get_string_id("yeux"): ["oeil"]}


@pytest.mark.parametrize("table", [lookups.Table, QuickTable])
def test_a_word_is_found_by_its_letters_and_by_its_number(table: type) -> None:
    words = table("lemmas", WORDS)
    words["eaux"] = ["eau"]
    for word, lemma in (("marches", "marche"), ("yeux", "oeil"), ("eaux", "eau")):
        for key in (word, get_string_id(word)):
            assert key in words
            assert words[key] == words.get(key) == [lemma]
    assert "pain" not in words
    assert words.get("pain", ["pain"]) == ["pain"]
    with pytest.raises(KeyError):
        words["pain"]
    assert len(words) == 3


def test_only_what_is_loaded_within_has_them() -> None:
    original = lookups.Table
    with quick_tables():
        within = lookups.Lookups().from_bytes(lookups.Lookups().to_bytes())
        assert isinstance(within.add_table("lemmas", WORDS), QuickTable)
    assert lookups.Table is original
