"""Rule files that are wrong are refused by name, and what several files hold is read as one."""

from __future__ import annotations

import re
import shutil
import textwrap
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest

from selon.errors import RuleError
from selon.rules.cues import Cue
from selon.rules.events import parse_events, parse_triggers
from selon.rules.folder import RuleFolder


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    words: tuple[str, ...] = ()


def folder(path: Path, **contents: str) -> RuleFolder:
    for name, content in contents.items():
        (path / name.replace("_", ".")).write_text(content, encoding="utf8")
    return RuleFolder(path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('[[row]]\nid = "a"\nwrods = ["x"]\n', "a.toml, line 2, rule 'a': unknown key 'wrods'"),
        ('[[row]]\nid = "a"\nwords = "x"\n', "a.toml, line 2, rule 'a': words = 'x' is not a"),
        ('[[row]]\nwords = ["x"]\n', "'id' is missing"),
        ('[[row]]\nid = "a"\n[[row]]\nid = "a"\n', "rule 'a': this id is used twice"),
        ('[[raw]]\nid = "a"\n', "a.toml: unknown table 'raw'"),
        ("[[row]\n", "a.toml: "),
    ],
)
def test_a_wrong_entry_is_told_with_its_file_and_rule(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(RuleError) as caught:
        folder(tmp_path, a_toml=content).rows("a.toml", "row", Row)
    assert says in str(caught.value)


GUIDE = Path(__file__).parents[2] / "docs" / "how-to-add-a-cue-verb.md"
ESSAY = """[[cue]]
id = "fr.cue.essai"
kind = "verb"
lemma = "essayer"
stance = "denies"
frames = ["que"]
finds = ["Il essaie que x."]
skips = ["Il essaie."]
"""


@pytest.mark.parametrize(
    ("mistake", "entry"),
    [
        ("an unknown key", ESSAY.replace("lemma", "lemme")),
        ("an id used twice", ESSAY + ESSAY),
        ("a stance there is not", ESSAY.replace('"denies"', '"lies"')),
        ("a frame there is not", ESSAY.replace('["que"]', '["vers"]')),
        ("no sentence to skip", ESSAY.replace('["Il essaie."]', "[]")),
        ("a sentence without brackets", ESSAY.replace('["Il essaie que x."]', '"Il essaie que x."')),
    ],
)
def test_the_guide_shows_what_is_said_of_each_mistake(tmp_path: Path, mistake: str, entry: str) -> None:
    (tmp_path / "cues").mkdir()
    (tmp_path / "cues" / "deny.toml").write_text(entry, encoding="utf8")
    with pytest.raises(RuleError) as caught:
        RuleFolder(tmp_path).rows("cues/deny.toml", "cue", Cue)
    (line,) = (line for line in GUIDE.read_text(encoding="utf8").splitlines() if line.startswith(f"| {mistake}"))
    assert line.endswith(f" | {caught.value} |")


TRIGGER = """[[trigger]]
id = "fr.event.assault.essai"
kind = "verb"
lemma = "essayer"
type = "ASSAULT"
finds = ["Ils essaient la ville."]
skips = ["Il essaie."]
"""


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (TRIGGER.replace("ASSAULT", "PROTEST"), "line 2, rule 'fr.event.assault.essai': type 'PROTEST' belongs into"),
        (
            TRIGGER.replace("fr.event.assault.", ""),
            "line 2, rule 'essai': an id of this file has .event.assault. in it",
        ),
    ],
)
def test_a_trigger_stands_in_the_file_of_its_type(tmp_path: Path, entry: str, says: str) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "assault.toml").write_text(entry, encoding="utf8")
    with pytest.raises(RuleError, match=f"events/assault.toml, {re.escape(says)}"):
        parse_triggers(RuleFolder(tmp_path))


def test_the_trigger_of_the_guide_is_new_and_fits(tmp_path: Path) -> None:
    guide = GUIDE.with_name("how-to-add-a-trigger.md").read_text(encoding="utf8")
    block = re.search(r"```toml\n(.+?)```", guide, re.S)
    assert block
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "protest.toml").write_text(textwrap.dedent(block[1]), encoding="utf8")
    (shown,) = parse_triggers(RuleFolder(tmp_path))
    known = parse_triggers(RuleFolder(files("selon") / "languages" / "fr"))
    assert shown.lemma not in {each.lemma for each in known}


def test_a_condition_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    french = Path(str(files("selon") / "languages" / "fr"))
    copy = shutil.copytree(french, tmp_path / "fr")
    with (copy / "events" / "assault.toml").open("a", encoding="utf8") as file:
        file.write("\n" + TRIGGER + 'needs = ["subjet:party"]\n')
    with pytest.raises(
        RuleError, match=r"events/assault.toml, line \d{4}, rule .*: the condition 'subjet:party' names"
    ):
        parse_events(RuleFolder(copy))


def test_the_entries_of_several_files_are_in_their_order(tmp_path: Path) -> None:
    both = folder(tmp_path, a_toml='[[row]]\nid = "z"\n', b_toml='[[row]]\nid = "a"\n')
    assert [row.id for row in both.rows_of(("a.toml", "b.toml"), "row", Row)] == ["z", "a"]


def test_one_id_in_two_files_is_refused(tmp_path: Path) -> None:
    both = folder(tmp_path, a_toml='[[row]]\nid = "a"\n', b_toml='[[row]]\nid = "a"\n')
    with pytest.raises(RuleError, match=r"b\.toml, line 2, rule 'a': this id is used in two files, also in a\.toml"):
        both.rows_of(("a.toml", "b.toml"), "row", Row)


@pytest.mark.parametrize(
    ("content", "says"), [("one = 1", "'two' is missing"), ("one = 1\ntwo = 2\nten = 3", "'ten' is not known")]
)
def test_a_file_has_the_keys_it_must_have(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(RuleError, match=f"a.toml: {says}"):
        folder(tmp_path, a_toml=content).keyed("a.toml", ("one", "two"))


def test_a_missing_file_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"'a\.toml' is missing"):
        folder(tmp_path).toml("a.toml")


def test_a_form_has_all_its_lemmas(tmp_path: Path) -> None:
    both = folder(tmp_path, a_tsv="# form, lemma\nsuis\têtre\nvont\taller\n", b_tsv="suis\tsuivre\n")
    assert both.lemmas("a.tsv", "b.tsv") == {"suis": ("être", "suivre"), "vont": ("aller",)}


def test_a_row_of_other_columns_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"a\.tsv, line 2: 1 columns instead of 2"):
        folder(tmp_path, a_tsv="# form, lemma\nsuis\n").table("a.tsv", columns=2)
