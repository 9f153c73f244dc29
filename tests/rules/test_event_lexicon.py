"""The French event lexicon is whole: entries, conditions and word lists agree, without the language model.

Whether the sentences are read as the entries say is another test's matter; it needs the model.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import selon

GOLD = Path(__file__).parents[3] / "shared" / "gold"
FOLDER = Path(selon.__file__).parent / "languages" / "fr" / "events"
TYPES = ["ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST"]
TYPES += ["REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"]
FIELDS = {
    "id",
    "kind",
    "lemma",
    "type",
    "mode",
    "context",
    "actor",
    "recipient",
    "reciprocal",
    "must",
    "needs",
    "unless",
    "finds",
    "skips",
}
SLOTS = {
    "subject",
    "object",
    "par",
    "de",
    "à",
    "contre",
    "avec",
    "sur",
    "pour",
    "en",
    "dans",
    "chez",
    "envers",
    "entre",
    "vers",
}
SLOTS |= {"devant", "auprès de", "adjective"}
PLACES = {*SLOTS, "near", "under"}
KINDS = {"party", "person", "body", "place", "any", "none"}
COMPLEMENTS = {"que", "inf", "quote", "said", "plural", "question", "negated"}
LEAST = 900
LEAST_OF_A_TYPE = 40
LEAST_KNOWN = 0.85

Entry = dict[str, Any]


@pytest.fixture(scope="module")
def gold() -> Path:
    if not GOLD.is_dir():
        pytest.skip(f"the gold is not at {GOLD}")
    return GOLD


@pytest.fixture(scope="module")
def words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf8"))


@pytest.fixture(scope="module")
def triggers() -> list[Entry]:
    files = [FOLDER / f"{name.lower()}.toml" for name in TYPES]
    return [entry for file in files for entry in tomllib.loads(file.read_text(encoding="utf8"))["trigger"]]


def test_every_type_has_triggers_enough(triggers: list[Entry]) -> None:
    count = Counter(entry["type"] for entry in triggers)
    assert len(triggers) >= LEAST
    assert {name: count[name] for name in TYPES if count[name] < LEAST_OF_A_TYPE} == {}


def test_ids_are_unique_and_tell_the_type(triggers: list[Entry]) -> None:
    ids = [entry["id"] for entry in triggers]
    assert [each for each, number in Counter(ids).items() if number > 1] == []
    assert [
        e["id"] for e in triggers if not re.fullmatch(rf"fr\.event\.{e['type'].lower()}\.[a-z0-9_.]+", e["id"])
    ] == []


def test_entries_have_known_fields_and_sentences_of_both_kinds(triggers: list[Entry]) -> None:
    assert [entry["id"] for entry in triggers if not set(entry) <= FIELDS] == []
    assert [entry["id"] for entry in triggers if not (entry["finds"] and entry["skips"])] == []
    assert [entry["id"] for entry in triggers if entry["kind"] not in ("verb", "noun", "adjective", "phrase")] == []


def test_no_sentence_stands_twice(triggers: list[Entry]) -> None:
    count = Counter(sentence for entry in triggers for sentence in (*entry["finds"], *entry["skips"]))
    assert [sentence for sentence, number in count.items() if number > 1] == []


def test_slots_and_conditions_name_what_there_is(triggers: list[Entry], words: dict[str, dict[str, list[str]]]) -> None:
    wrong = []
    for entry in triggers:
        wrong += [(entry["id"], s) for s in entry.get("actor", ()) if s not in SLOTS | {"teller"}]
        wrong += [(entry["id"], s) for s in entry.get("recipient", ()) if s not in SLOTS]
        for text in (*entry.get("must", ()), *entry.get("needs", ()), *entry.get("unless", ())):
            parts = text.removeprefix("any-of:").split("|")
            wrong += [(entry["id"], part) for part in parts if not _is_condition(part, words["lists"])]
    assert wrong == []


def _is_condition(text: str, lists: dict[str, list[str]]) -> bool:
    if text in COMPLEMENTS:
        return True
    place, _, kind = text.partition(":")
    return place in PLACES and (kind in KINDS or kind in lists or bool(re.fullmatch(r"=[^,]+(,[^,]+)*", kind)))


def test_word_lists_have_no_word_twice(words: dict[str, dict[str, list[str]]]) -> None:
    twice = [
        (table, name, word)
        for table, lists in words.items()
        for name, some in lists.items()
        for word, number in Counter(some).items()
        if number > 1
    ]
    assert twice == []


def test_every_context_of_plover_has_topic_words(words: dict[str, dict[str, list[str]]]) -> None:
    assert len(words["contexts"]) == 37
    assert {name: some for name, some in words["contexts"].items() if len(some) < 10} == {}


def test_no_sentence_is_taken_from_the_annotated_reports(triggers: list[Entry], gold: Path) -> None:
    reports = "\n".join(file.read_text(encoding="utf8") for file in gold.glob("fr*/*.txt"))
    assert [s for entry in triggers for s in (*entry["finds"], *entry["skips"]) if s in reports] == []


def test_anchors_of_annotated_reports_are_known(triggers: list[Entry], gold: Path) -> None:
    """By the beginnings of words: forms of irregular verbs count as unknown, so the true share is higher."""
    lemmas = {tuple(_beginnings(entry["lemma"])) for entry in triggers}
    anchors = [
        event["anchor"]["text"]
        for file in sorted(gold.glob("fr-train/*.gold.json"))
        for event in json.loads(file.read_text(encoding="utf8"))["events"]
        if not event.get("optional")
    ]
    unknown = [text for text in anchors if not any(_stands_in(lemma, text) for lemma in lemmas)]
    assert len(unknown) <= (1 - LEAST_KNOWN) * len(anchors), unknown


_SMALL = {
    "se",
    "s",
    "de",
    "d",
    "à",
    "a",
    "le",
    "la",
    "l",
    "les",
    "en",
    "un",
    "une",
    "du",
    "des",
    "au",
    "son",
    "sa",
    "ses",
}


def _beginnings(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    found = re.findall(r"[a-zœ-]+", "".join(letter for letter in plain if not unicodedata.combining(letter)))
    return [word[:5] for word in found if word not in _SMALL]


def _stands_in(lemma: tuple[str, ...], text: str) -> bool:
    """Whether each word of a lemma begins like one of the text; the ending of a short verb ("agir") may differ."""
    have = _beginnings(text)
    return bool(lemma) and all(any(word == other or _is_short(word, other) for other in have) for word in lemma)


def _is_short(word: str, other: str) -> bool:
    return len(word) < 5 and len(word) > 2 and word[:-1] == other[: len(word) - 1] and abs(len(word) - len(other)) <= 1
