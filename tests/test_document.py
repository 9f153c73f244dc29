"""The same text is the same document, and any change of it another."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.document import Document
from selon.moment import Moment


@given(st.text(), st.text())
def test_an_id_tells_texts_apart(one: str, other: str) -> None:
    assert (Document(one).id == Document(other).id) is (one == other)


def test_only_the_text_makes_the_id() -> None:
    plain = Document("L’eau monte.\r\n")
    assert Document(plain.text, "fr", Moment.parse("2022"), "Titre", "Journal", "https://example.org").id == plain.id
    assert Document("L'eau monte.\r\n").id != plain.id
    assert Document("L’eau monte.\n").id != plain.id
    assert plain.id == sha256(plain.text.encode()).hexdigest()[:16]


def test_halves_of_characters_have_an_id_too() -> None:
    assert Document("\ud83d").id != Document("\udc00").id


def test_a_text_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Document("Un mot.").text = "Un autre."  # type: ignore[misc]
