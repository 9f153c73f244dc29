"""The packed tables answer as spaCy's do."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest
from spacy.lookups import Lookups, Table
from spacy.strings import get_string_id

from selon.analysis.quick_tables import PackedWords, quick_tables

WORDS = {"marches": ["marche", "marcher"], get_string_id("yeux"): ["œil"], "a": ["avoir"]}


@pytest.mark.parametrize(
    "words", [Table("lemmas", WORDS), PackedWords(WORDS), pickle.loads(pickle.dumps(PackedWords(WORDS)))]
)
def test_a_word_is_found_by_its_letters_and_by_its_number(words: Table | PackedWords) -> None:
    for word, lemmas in (("marches", ["marche", "marcher"]), ("yeux", ["œil"]), ("a", ["avoir"])):
        for key in (word, get_string_id(word)):
            assert key in words
            assert words.get(key) == lemmas
    for word in ("pain", "", "zz"):
        assert word not in words
        assert words.get(word, ["pain"]) == ["pain"]
        assert words.get(word) is None


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("SELON_CACHE", raising=False)
        patched.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("time", ["made", "kept"])
def test_a_lemmatizers_tables_come_back_with_their_answers(time: str) -> None:
    nouns = [f"nom{number}" for number in range(2_000)]
    verbs = {f"{noun}s": [noun] for noun in nouns}
    lookups = Lookups()
    lookups.add_table("lemma_lookup", {**verbs, "yeux": ["œil"]})
    lookups.add_table("lemma_index", {"noun": nouns, "adv": ["hier"]})
    lookups.add_table("lemma_exc", {"verb": verbs, "aux": {"suis": ["être"]}})
    lookups.add_table("lemma_rules", {"noun": [["s", ""]]})
    with quick_tables():
        packed = Lookups().from_bytes(lookups.to_bytes())
    assert packed.get_table("lemma_lookup").get("yeux", ["yeux"]) == ["œil"]
    assert packed.get_table("lemma_lookup").get("nom7s") == ["nom7"]
    index = packed.get_table("lemma_index")
    assert "nom1999" in index["noun"]
    assert "nom2000" not in index["noun"]
    assert "hier" in index["adv"]
    assert packed.get_table("lemma_exc")["verb"].get("nom3s", []) == ["nom3"]
    assert packed.get_table("lemma_exc").get("aux", {}).get("suis", []) == ["être"]
    assert packed.get_table("lemma_rules").get("noun", []) == [["s", ""]]


def test_only_what_is_loaded_within_has_them() -> None:
    original = Lookups.from_bytes
    with quick_tables():
        assert Lookups.from_bytes is not original
    assert Lookups.from_bytes is original
