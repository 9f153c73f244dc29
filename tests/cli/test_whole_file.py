"""A file that is written gets its name once it is complete, and keeps what it was until then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from selon.cli.whole_file import whole_bytes, whole_file


def test_a_file_that_is_complete_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("avant")
    with whole_file(path, "utf-8") as file:
        file.write("été\n")
        assert path.read_text() == "avant"
    assert path.read_bytes() == "été\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_not_complete_leaves_nothing_behind(tmp_path: Path) -> None:
    def write() -> None:
        with whole_file(tmp_path / "a.txt", "utf-8") as file:
            file.write("été\n")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="permissions and links as POSIX has them")
def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "lien.txt"
    path.touch(mode=0o640)
    link.symlink_to(path)
    with whole_file(link, "utf-8") as file:
        file.write("été")
    assert link.is_symlink()
    assert path.read_text(encoding="utf8") == "été"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no /dev/null here")
def test_a_device_is_written_to_and_stays_one() -> None:
    with whole_file(Path("/dev/null"), "utf-8") as file:
        file.write("été")
    assert Path("/dev/null").is_char_device()


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=str(tmp_path)), whole_file(tmp_path, "utf-8"):
        pass
    assert tmp_path.is_dir()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_file_that_may_not_be_written_to_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch(mode=0o400)
    with pytest.raises(PermissionError), whole_file(path, "utf-8"):
        pass
    with pytest.raises(PermissionError):
        whole_bytes(path, b"neuf")
    assert path.read_bytes() == b""


def test_bytes_take_the_place_of_a_file_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    whole_bytes(path, b"avant")
    whole_bytes(path, b"neuf")
    assert path.read_bytes() == b"neuf"
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        whole_bytes(path, b"encore")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"neuf", [path])
