"""Reports that go into a ledger from the command line: files, folders, exports, pages and feeds."""

from __future__ import annotations

import functools
import http.server
import json
import os
import threading
from pathlib import Path

from command_line import ARTICLES, Run, rows

from selon.ledger import open_ledger


def test_reports_go_in_once_and_failures_are_reported(run: Run, articles: Path, dossier: Path, tmp_path: Path) -> None:
    first = run("add", articles, "--report", tmp_path / "failures.txt")
    assert first.code == 3
    assert "3 new, 1 new version, 1 failed" in first.err
    (line,) = (tmp_path / "failures.txt").read_text(encoding="utf8").splitlines()
    assert str(articles) in line
    again = run("add", articles)
    assert "0 new, 4 already in, 1 failed" in again.err


def test_what_was_taken_for_granted_of_dates_is_told_once(run: Run, dossier: Path, tmp_path: Path) -> None:
    table = tmp_path / "articles.csv"
    table.write_text(f"date;texte\n02/05/2023;{ARTICLES[0][3]}\n04/05/2023;{ARTICLES[1][3]}\n", encoding="utf8")
    told = run("add", table).err.splitlines()[-1]
    assert told.startswith("2 dates were read with their day before their month")
    assert [row["published"] for row in rows(run("documents"))] == ["2023-05-04", "2023-05-02"]
    note = tmp_path / "note.rtf"
    note.write_text(r"{\rtf1{\info{\creatim\yr2023\mo5\dy6}}Le maire a dit : \'ab Le pont rouvrira.\'bb}")
    assert "1 report is dated by its file" in run("add", note).err
    assert "first" in run("read", table, "--format", "table").out


def test_a_table_of_a_media_monitor_is_taken_and_what_is_left_of_it_told(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    table = tmp_path / "veille.csv"
    head = "Média;Lien;Titre;Tonalité;Auteur;Contenu"
    table.write_text(f"{head}\nLe Phare;https://phare.example/1;Pont;neutre;A. Roy;{ARTICLES[0][3]}\n", encoding="utf8")
    assert "Tonalité" in run("add", table).err.splitlines()[-1]
    (row,) = rows(run("documents"))
    assert (row["publisher"], row["url"], row["title"]) == ("Le Phare", "https://phare.example/1", "Pont")


def test_letters_and_reports_in_another_language_are_told(run: Run, dossier: Path, tmp_path: Path) -> None:
    letter, english = tmp_path / "lettre.eml", tmp_path / "english.txt"
    head = "From: La Lettre <a@lettre.example>\nSubject: Le pont\nMIME-Version: 1.0\n"
    letter.write_text(
        f"{head}Content-Type: text/plain; charset=utf-8\n\n{ARTICLES[0][3]}\n\nPour vous désabonner, écrivez-nous.\n",
        encoding="utf8",
    )
    english.write_text("The mayor said that the bridge would not be opened before the winter, and that it was his.\n")
    done = run("add", letter, english)
    assert (done.code, len(rows(run("documents")))) == (3, 1)
    for told in ("only French can be read", "1 newsletter was taken as one report", "1 report in another language"):
        assert told in done.err


def test_another_text_of_the_same_id_in_the_same_file_is_a_new_version(run: Run, dossier: Path, tmp_path: Path) -> None:
    """Of another file it is another report, but for ids that are made to be one thing's only."""
    everywhere = "urn:newsml:agence.example:20230510:17"

    def write(name: str, *texts: tuple[str | int, str]) -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in texts), encoding="utf8")
        return path

    first, second, third = (ARTICLES[n][3] for n in (0, 1, 3))
    assert "2 new" in run("add", write("a.jsonl", (17, first), (everywhere, second))).err
    assert "0 new, 1 already in, 1 new version" in run("add", write("a.jsonl", (17, third), (everywhere, second))).err
    other = run("add", write("b.jsonl", (17, "Un autre texte."), (everywhere, f"{second} Et c'est tout.")))
    assert "1 new, 1 new version" in other.err
    shown = {row["version"]: row["replaced"] for row in rows(run("documents", "--old", "--text", "pont"))}
    assert shown.get(1) is True
    latest = next(row for row in rows(run("documents")) if row["version"] == 2)
    assert run("remove", latest["id"]).code == 0
    assert len(rows(run("documents"))) == 3


def test_a_folder_is_taken_whole(run: Run, dossier: Path, pont: Path, tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    pont.rename(tmp_path / "a" / "b" / "pont.txt")
    assert "1 new" in run("add", tmp_path / "a").err
    (tmp_path / "leer").mkdir()
    assert run("add", tmp_path / "leer").code == 2


def test_a_name_that_is_no_utf8_is_no_reason_to_refuse_a_report(run: Run, dossier: Path, tmp_path: Path) -> None:
    folder = tmp_path / "anciens"
    folder.mkdir()
    (folder / os.fsdecode(b"\xe9t\xe9.txt")).write_text(ARTICLES[0][3], encoding="utf8")
    assert "1 new" in run("add", folder).err
    with open_ledger(dossier) as ledger:
        (name,) = next(ledger.query("SELECT name FROM sources"))
    assert name.endswith("t\\udce9.txt")


def test_what_a_folder_holds_and_cannot_be_followed_is_told(
    run: Run, dossier: Path, pont: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "a"
    (folder / "ferme").mkdir(parents=True)
    (folder / "lien.txt").symlink_to("nulle-part.txt")
    (folder / "soi").symlink_to(".")
    os.mkfifo(folder / "tube")
    pont.rename(folder / "pont.txt")
    (folder / "ferme").chmod(0)
    done = run("add", folder)
    (folder / "ferme").chmod(0o700)
    assert "lien.txt does not exist" in done.err
    # Nothing is closed to root.
    assert ("ferme cannot be read" in done.err) == (os.geteuid() != 0)
    assert "1 new" in done.err


def test_pages_are_fetched_once_until_they_change(run: Run, dossier: Path, tmp_path: Path) -> None:
    page = tmp_path / "site" / "pont.txt"
    page.parent.mkdir()
    page.write_text(ARTICLES[0][3], encoding="utf8")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(page.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/pont.txt"
        assert "--allow-private" in run("add", url).err
        assert run("add", url, "--offline").code == 1
        assert "1 new" in run("add", url, "--allow-private").err
        assert "1 already in" in run("add", url, "--allow-private").err
        page.write_text(ARTICLES[3][3], encoding="utf8")
        os.utime(page, (4e9, 4e9))
        assert "1 new version" in run("add", url, "--allow-private").err
        server.shutdown()


def test_the_feeds_of_a_list_are_fetched(run: Run, dossier: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    entry = f"<item><title>Pont</title><description>{ARTICLES[0][3]}</description></item>"
    (site / "feed.xml").write_text(f"<rss version='2.0'><channel>{entry}</channel></rss>", encoding="utf8")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        feeds = (f"http://127.0.0.1:{server.server_port}/{name}.xml" for name in ("feed", "none"))
        outlines = "".join(f"<outline xmlUrl='{feed}'/>" for feed in feeds)
        listed = tmp_path / "feeds.opml"
        listed.write_text(f"<opml version='2.0'><body>{outlines}</body></opml>", encoding="utf8")
        assert "2 failed" in run("add", listed, "--offline").err
        added = run("add", listed, "--allow-private")
        assert "1 new, 1 failed" in added.err
        assert "none.xml" in added.err
        server.shutdown()
