"""Gold in its three formats, and the one sentence that says why it cannot be used."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from selon.errors import GoldError
from selon.evaluation import load_gold
from selon.span import Span

GOLD = Path(__file__).with_name("gold")


def test_every_format_of_a_folder_is_read_in_the_order_of_names() -> None:
    documents = load_gold(GOLD)
    layers = [
        [layer for layer in ("statements", "times", "names") if getattr(each, layer) is not None] for each in documents
    ]
    assert [each.name for each in documents] == ["noms", "pont", "travaux"]
    assert layers == [["names"], ["statements", "times"], ["times"]]


def test_every_span_of_gold_is_its_slice() -> None:
    for document in load_gold(GOLD):
        spans = [span for each in document.statements or () for span in (*each.content, each.cue, each.source) if span]
        spans += [each.span for each in (*(document.times or ()), *(document.names or ()))]
        assert spans
        assert all(document.text[span.start : span.end] == span.text for span in spans)


def test_the_names_a_speaker_may_have_are_several() -> None:
    statements = next(each.statements for each in load_gold(GOLD) if each.name == "pont")
    assert statements is not None
    assert [each.speakers for each in statements][2] == ("Le préfet", "préfet du Val")
    assert [each.optional for each in statements] == [False, False, False, False, True]


def test_timeml_gives_its_text_without_tags_its_day_and_its_times_with_words() -> None:
    document = next(each for each in load_gold(GOLD) if each.name == "travaux")
    assert document.text == "\nLes travaux ont commencé dimanche & dureront trois mois, jusqu’au printemps.\n"
    assert document.published == "2004-11-23"
    assert document.times is not None
    assert [(each.span.text, each.value) for each in document.times] == [
        ("dimanche", "2004-11-21"),
        ("trois mois", "P3M"),
        ("printemps", "2005-SP"),
    ]


def test_brat_gives_the_outermost_people_places_and_organisations() -> None:
    document = next(each for each in load_gold(GOLD) if each.name == "noms")
    assert document.names is not None
    assert [(each.span.text, each.kind) for each in document.names] == [
        ("Odile Brun", "person"),
        ("Office des ponts du Val", "organization"),
        ("Sainte-Aure", "place"),
        ("Sainte-Aure", "place"),
    ]


def test_brat_names_in_pieces_and_over_a_line_end_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Odile et Luc\nBrun")
    (tmp_path / "a.ann").write_text("T1\tPerson 0 5;13 17\tOdile Brun\nT2\tLocation 9 17\tLuc Brun\n", encoding="utf8")
    (document,) = load_gold(tmp_path)
    assert [each.span for each in document.names or ()] == [Span(0, 17, "Odile et Luc\nBrun")]


def test_line_ends_are_left_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Rien.\r\nAna dort.")
    (tmp_path / "a.ann").write_bytes(b"T1\tPerson 7 10\tAna\r\n")
    (document,) = load_gold(tmp_path)
    assert [each.span.text for each in document.names or ()] == ["Ana"]


def break_nothing(folder: Path) -> None:
    shutil.rmtree(folder)


def break_files(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def break_json(folder: Path) -> None:
    (folder / "pont.gold.json").write_text('{"statements": [', encoding="utf8")


def break_list(folder: Path) -> None:
    (folder / "pont.gold.json").write_text("[]", encoding="utf8")


def break_field(folder: Path) -> None:
    (folder / "pont.gold.json").write_text('{"statements": [{"id": "s1"}]}', encoding="utf8")


def break_span(folder: Path) -> None:
    row = '{"start": 0, "end": 2, "text": "Le", "value": null}'
    (folder / "pont.gold.json").write_text(f'{{"times": [{row}]}}', encoding="utf8")


def break_text(folder: Path) -> None:
    (folder / "pont.txt").unlink()


def break_encoding(folder: Path) -> None:
    (folder / "pont.txt").write_bytes("déjà".encode("latin-1"))


def break_xml(folder: Path) -> None:
    (folder / "travaux.tml").write_text("<TimeML><TEXT>", encoding="utf8")


def break_body(folder: Path) -> None:
    (folder / "travaux.tml").write_text("<TimeML/>", encoding="utf8")


def break_line(folder: Path) -> None:
    (folder / "noms.ann").write_text("T1 Person 0 10 Odile\n", encoding="utf8")


def break_words(folder: Path) -> None:
    (folder / "noms.ann").write_text("T1\tPerson 0 10\tLuc Amar\n", encoding="utf8")


@pytest.mark.parametrize(
    ("break_it", "said"),
    [
        (break_nothing, "is not a folder"),
        (break_files, "holds no gold"),
        (break_json, "pont.gold.json is not JSON"),
        (break_list, "not a JSON object"),
        (break_field, "'speaker' is missing"),
        (break_span, "0:2 is 'La' in the text, not 'Le'"),
        (break_text, "pont.txt is missing"),
        (break_encoding, "pont.txt cannot be used as gold"),
        (break_xml, "travaux.tml cannot be used as gold"),
        (break_body, "no TEXT"),
        (break_line, "line 1"),
        (break_words, "0:10 is 'Odile Brun' in the text, not 'Luc Amar'"),
    ],
)
def test_gold_that_cannot_be_used_is_told_in_one_sentence(
    break_it: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    folder = shutil.copytree(GOLD, tmp_path / "gold")
    break_it(folder)
    with pytest.raises(GoldError) as caught:
        load_gold(folder)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


GUIDE = Path(__file__).parents[2] / "docs" / "how-to-evaluate.md"


def guide_example() -> tuple[str, dict[str, Any]]:
    """The text and the gold that the guide shows."""
    guide = GUIDE.read_text(encoding="utf8")
    text = re.search(r'that holds "([^"]+)":', guide)
    block = re.search(r"```json\n(.+?)```", guide, re.S)
    assert text
    assert block
    return text[1], json.loads(block[1])


def write(folder: Path, text: str, gold: dict[str, Any]) -> Path:
    (folder / "digue.txt").write_text(text, encoding="utf8")
    (folder / "digue.gold.json").write_text(json.dumps(gold), encoding="utf8")
    return folder


def test_the_example_of_the_guide_is_gold(tmp_path: Path) -> None:
    (document,) = load_gold(write(tmp_path, *guide_example()))
    assert document.events is not None
    assert [each.types for each in document.events] == [("ACCUSE",), ("COERCE", "PROTEST")]


@pytest.mark.parametrize(
    ("layer", "field", "value", "said"),
    [
        ("events", "actor", "police", "events, number 1: actor 'police' is not a list of names"),
        ("events", "recipient", [1], "recipient 1 is no name"),
        ("events", "type", "ARREST", "type 'ARREST' is none of AGREE"),
        ("events", "also", ["FOO"], "type 'FOO' is none of AGREE"),
        ("events", "factuality", "XX", "factuality 'XX' is none of"),
        ("events", "time", "n'importe", "is no date"),
        ("events", "according_to", "s9", "according_to 's9' is the id of no statement"),
        ("statements", "stance", "lies", "statements, number 1: stance 'lies' is none of affirms"),
        ("statements", "speaker", ["maire"], "is no name"),
        ("statements", "inside", "s9", "inside 's9' is the id of no statement"),
    ],
)
def test_a_value_that_gold_cannot_hold_is_told(tmp_path: Path, layer: str, field: str, value: Any, said: str) -> None:
    text, gold = guide_example()
    gold[layer][0][field] = value
    with pytest.raises(GoldError, match=re.escape(said)):
        load_gold(write(tmp_path, text, gold))


def test_a_dispute_is_of_statements_that_are_there(tmp_path: Path) -> None:
    text, gold = guide_example()
    gold["disputes"] = [{"about": "x", "for": ["s1"], "against": ["s2"]}]
    with pytest.raises(GoldError, match="'s2' is the id of no statement"):
        load_gold(write(tmp_path, text, gold))
