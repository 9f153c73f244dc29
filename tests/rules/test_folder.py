"""Rule files that are wrong are refused by name, and what several files hold is read as one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from selon.errors import RuleError
from selon.rules.folder import RuleFolder


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    words: tuple[str, ...] = ()


def folder(path: Path, **files: str) -> RuleFolder:
    for name, content in files.items():
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


def test_the_entries_of_several_files_are_in_their_order(tmp_path: Path) -> None:
    both = folder(tmp_path, a_toml='[[row]]\nid = "z"\n', b_toml='[[row]]\nid = "a"\n')
    assert [row.id for row in both.rows_of(("a.toml", "b.toml"), "row", Row)] == ["z", "a"]


def test_one_id_in_two_files_is_refused(tmp_path: Path) -> None:
    both = folder(tmp_path, a_toml='[[row]]\nid = "a"\n', b_toml='[[row]]\nid = "a"\n')
    with pytest.raises(RuleError, match="rule 'a': this id is used in two files"):
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
