"""What was made is taken from the cache where it has the very thing, and made again whenever anything is amiss."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from selon.errors import RuleError
from selon.kept import kept
from selon.rules.folder import RuleFolder
from selon.rules.ruleset import load_rules


class Builder:
    """Reads the one rule file of a folder, and counts how often it had to."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.built = 0

    def __call__(self) -> tuple[str, ...]:
        folder = RuleFolder(self.root)
        return kept("words", folder.hash.encode(), tuple, lambda: self._build(folder))

    def _build(self, folder: RuleFolder) -> tuple[str, ...]:
        self.built += 1
        return tuple(folder.toml("words.toml")["words"])


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("SELON_CACHE", raising=False)
    return tmp_path / "cache" / "selon"


@pytest.fixture
def read(tmp_path: Path, cache: Path) -> Builder:
    root = tmp_path / "xx"
    root.mkdir()
    (root / "words.toml").write_text('words = ["eau"]')
    return Builder(root)


def only_file(cache: Path) -> Path:
    [path] = cache.iterdir()
    return path


def test_they_are_built_once_and_only_the_user_may_read_them(read: Builder, cache: Path) -> None:
    assert read() == read() == ("eau",)
    assert read.built == 1
    assert only_file(cache).stat().st_mode & 0o777 == 0o600
    assert cache.stat().st_mode & 0o777 == 0o700


def test_other_rules_are_built_anew(read: Builder) -> None:
    read()
    (read.root / "words.toml").write_text('words = ["air"]')
    assert read() == ("air",)
    assert read.built == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-3]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"eau", b"feu")),
        lambda path: path.write_bytes(pickle.dumps(("feu",))),
        lambda path: path.chmod(0o666),
        lambda path: path.parent.chmod(0o777),
        lambda path: (path.rename(path.parent / "other"), path.symlink_to(path.parent / "other")),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["empty", "cut", "changed", "undigested", "file open to all", "folder open to all", "link", "folder"],
)
def test_what_is_amiss_is_passed_over(read: Builder, cache: Path, damage: Callable[[Path], object]) -> None:
    read()
    damage(only_file(cache))
    assert read() == ("eau",)
    assert read.built == 2


def test_what_belongs_to_somebody_else_is_not_read(read: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    read()
    other = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    assert read() == ("eau",)
    assert read.built == 2


def test_a_damaged_file_is_put_right(read: Builder, cache: Path) -> None:
    read()
    only_file(cache).write_bytes(b"?")
    read()
    read()
    assert read.built == 2


def test_rules_are_read_where_nothing_can_be_kept(read: Builder, cache: Path) -> None:
    cache.parent.write_text("a file where the folder should be")
    assert read() == read() == ("eau",)
    assert read.built == 2


def test_it_can_be_turned_off(read: Builder, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_CACHE", "off")
    assert read() == read() == ("eau",)
    assert read.built == 2
    assert not cache.exists()


def test_wrong_rules_are_told_and_not_kept(read: Builder, cache: Path) -> None:
    (read.root / "words.toml").write_text("words = ")
    with pytest.raises(RuleError, match=r"words\.toml"):
        read()
    assert not cache.exists()


def test_old_ones_of_its_sort_are_thrown_away(read: Builder, cache: Path) -> None:
    cache.mkdir(mode=0o700, parents=True)
    (cache / "older.lemmas").touch()
    for number in range(7):
        (read.root / "words.toml").write_text(f'words = ["{number}"]')
        read()
    assert len(list(cache.glob("*.words"))) == 4
    assert (cache / "older.lemmas").exists()
    assert read() == ("6",)
    assert read.built == 7


def test_the_french_rules_come_back_whole(cache: Path) -> None:
    folder = RuleFolder(files("selon") / "languages" / "fr")
    built = load_rules.__wrapped__("fr")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("selon.rules.ruleset.parse_rules", lambda folder: pytest.fail("they were not kept"))
        again = load_rules.__wrapped__("fr")
    assert again.hash == built.hash == folder.hash
    assert (again.text, again.attribution, again.times.rules) == (built.text, built.attribution, built.times.rules)
    assert again.cues.cues == built.cues.cues
    assert again.names.places == built.names.places
    assert again.names.gazetteer.find("Tripoli") == built.names.gazetteer.find("Tripoli")
