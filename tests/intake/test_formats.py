"""Every format gives its reports, with what it says of them and where it says it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import make_files as files
import pytest

from selon.intake import Article, Failure, Given, load_articles, parse_articles


def articles_of(data: bytes, given: Given | None = None) -> list[Article]:
    found = list(parse_articles(data, "a", given or Given()))
    assert all(isinstance(each, Article) for each in found), found
    return [each for each in found if isinstance(each, Article)]


WHOLE = {
    "page": files.PAGE.encode(),
    "atom": files.ATOM.encode(),
    "json feed": json.dumps(files.JSON_FEED).encode(),
    "json feed on many lines": json.dumps(files.JSON_FEED, indent=1).encode(),
    "ninjs": json.dumps(files.NINJS).encode(),
    "newsml": files.NEWSML.encode(),
    "factiva": files.FACTIVA.encode(),
    "factiva made in German": files.FACTIVA_GERMAN.encode(),
    "factiva with tags": files.FACTIVA_TAGGED.encode(),
    "europresse": files.EUROPRESSE_NEWER.encode(),
    "pdf": files.pdf([files.FIRST, "", files.SECOND]),
    "mail": files.mail(),
    "mail in html": files.mail(html=True),
    "warc": files.warc(False),
    "warc.gz": files.warc(True),
    "page.gz": gzip.compress(files.PAGE.encode()),
    "page in a zip": files.zipped({"../../etc/pont.html": files.PAGE.encode()}),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_report_comes_out_with_its_title_author_and_date(name: str) -> None:
    (article,) = articles_of(WHOLE[name])
    assert " ".join(article.document.text.split()) == " ".join(files.TEXT.split())
    assert (article.document.title, article.author) == ("Le pont ferme", "Léa Morin")
    assert article.document.published is not None
    assert article.document.published.edtf == "2023-11-14"
    assert {"title", "author", "published", "language"} <= article.provenance.keys()


MANY = {
    "europresse": files.EUROPRESSE.encode(),
    "europresse of 2015": files.EUROPRESSE_2015.encode(),
    "factiva rtf": files.FACTIVA_RTF,
    "nexis": files.docx(files.NEXIS),
    "nexis rtf": files.rtf(files.NEXIS),
}


@pytest.mark.parametrize("name", MANY)
def test_an_export_of_a_press_database_gives_each_of_its_reports(name: str) -> None:
    one, two = articles_of(MANY[name])
    assert [each.document.text for each in (one, two)] == [files.TEXT, files.SECOND]
    assert [each.document.title for each in (one, two)] == ["Le pont ferme", "Suite"]
    assert (one.document.publisher or "").startswith("Le Courrier")
    assert two.document.publisher == "L'Écho"
    assert [str(each.document.published) for each in (one, two)] == ["2023-11-14", "2023-11-15"]
    assert one.author == "Léa Morin"
    assert (one.position, two.position) == (1, 2)


def test_rss_gives_entries_and_says_which_have_no_text() -> None:
    article, failure = parse_articles(files.RSS.encode(), "a.xml")
    assert isinstance(article, Article)
    assert article.document.text == files.TEXT
    assert (article.document.url, article.author) == ("https://courrier.example/pont", "Léa Morin")
    assert article.provenance["publisher"] == "feed"
    assert isinstance(failure, Failure)
    assert failure.position == 2


def test_a_page_says_where_each_field_came_from() -> None:
    (article,) = articles_of(files.PAGE.encode())
    assert article.provenance == {
        "title": "json-ld",
        "author": "json-ld",
        "publisher": "html meta og:site_name",
        "published": "html meta article:published_time",
        "url": "html link canonical",
        "language": "html lang",
    }


def test_an_address_that_is_none_of_the_web_is_left_out() -> None:
    page = files.PAGE.replace("https://courrier.example/pont", "javascript:alert(9)")
    (article,) = articles_of(page.encode())
    assert article.document.url is None
    assert "url" not in article.provenance


def test_what_is_given_goes_before_what_the_page_says() -> None:
    given = Given(title="Autre titre", published="2023-12", publisher="Moi")
    (article,) = articles_of(files.PAGE.encode(), given)
    assert (article.document.title, str(article.document.published)) == ("Autre titre", "2023-12")
    assert [article.provenance[field] for field in ("title", "published", "publisher")] == ["given"] * 3
    assert article.provenance["author"] == "json-ld"


def test_a_word_document_gives_its_paragraphs_and_its_title() -> None:
    (article,) = articles_of(files.docx([files.FIRST, "", files.SECOND], "Le pont ferme"))
    assert article.document.text == files.TEXT
    assert article.provenance["title"] == "docx properties"
    # The library that made it writes the day of its template, 23 December 2013.
    assert article.document.published is None


def test_json_knows_the_names_that_tables_know(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"texte": files.FIRST, "date": "2023-11-14"}, {"text": files.FIRST, "date": "2001", "published": "2023-11"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    found = [each.document.published for each in load_articles(str(path)) if isinstance(each, Article)]
    assert [str(each) for each in found] == ["2023-11-14", "2023-11"]


@pytest.mark.parametrize(
    "others",
    [
        "-- \nAna Ruiz\n\n> Le ministre a menacé la presse.",
        "--\nAna Ruiz\n\nLe mar. 2 mai 2023 à 10:12, Jo Bell <jo@bell.example>\na écrit :\n> Le ministre ment.\n> Jo",
        "On 2 May 2023, Jo Bell wrote:\n\n> Le ministre ment.\n>\n> Jo",
        "-----Message d'origine-----\nDe : Jo Bell\n\nLe ministre ment.",
    ],
)
def test_what_a_mail_answers_is_no_part_of_it(others: str) -> None:
    head = "From: ana@ruiz.example\nSubject: Le pont\nMIME-Version: 1.0\n\n"
    (article,) = articles_of(f"{head}Le pont ferme.\n\n{others}\n".encode())
    assert article.document.text.strip("\n") == "Le pont ferme."


def test_a_mail_that_is_all_quoted_is_kept() -> None:
    head = "From: ana@ruiz.example\nSubject: Le pont\nMIME-Version: 1.0\n\n"
    (article,) = articles_of(f"{head}> Le pont ferme.\n".encode())
    assert article.document.text == "> Le pont ferme."


def test_rows_are_read_as_they_are_asked_for_and_a_bad_one_stops_none(tmp_path: Path) -> None:
    rows = [json.dumps({"id": n, "text": files.FIRST, "published": "2023-11"}) for n in (1, 2)]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([rows[0], "{", '{"id": 3}', '{"text": "Le maire.", "published": "hier"}', "[]", rows[1]]))
    found = list(load_articles(str(path)))
    assert [isinstance(each, Article) for each in found] == [True, False, False, False, False, True]
    assert [each.position for each in found] == [1, 2, 3, 4, 5, 6]
    assert all("\n" not in each.sentence(ui) for each in found if isinstance(each, Failure) for ui in ("fr", "en"))
    first = next(load_articles(str(path)))
    assert isinstance(first, Article)
    assert first.key == "1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_come_in_several_encodings_and_delimiters(encoding: str, delimiter: str) -> None:
    line = delimiter.join(["7", "14/11/2023" if delimiter == ";" else "2023-11-14", f'"{files.TEXT}"'])
    (article,) = articles_of(f"ID{delimiter}published{delimiter}text\r\n{line}\r\n".encode(encoding))
    assert article.document.text == files.TEXT
    assert (article.key, str(article.document.published)) == ("7", "2023-11-14")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_the_columns_of_a_table_may_have_french_names(encoding: str) -> None:
    lines = ["Titre;Date;Éditeur;Auteur;Texte", f'Le port;14/11/2023;Le Phare;A. Ruiz;"{files.TEXT}"']
    (article,) = articles_of("\r\n".join(lines).encode(encoding))
    document = article.document
    assert (document.title, document.publisher, article.author) == ("Le port", "Le Phare", "A. Ruiz")
    assert (document.text, str(document.published)) == (files.TEXT, "2023-11-14")


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (["03/04/2023", "25/04/2023", "2023-04-26"], ["2023-04-03", "2023-04-25", "2023-04-26"]),
        (["03/04/2023", "04/26/2023"], [None, None]),
        (["04/26/2023", "03/04/2023"], [None, None]),
    ],
    ids=["as in French", "a month first below", "a month first above"],
)
def test_the_dates_of_a_table_have_their_day_first_unless_one_has_its_month_first(
    dates: list[str], days: list[str | None]
) -> None:
    rows = "".join(f'{date};"{files.FIRST} {number}"\n' for number, date in enumerate(dates))
    found = list(parse_articles(f"date;texte\n{rows}".encode(), "a.csv"))
    read = [str(each.document.published) if isinstance(each, Article) else None for each in found]
    assert read == days
    assumed = [each.assumed for each in found if isinstance(each, Article)]
    assert assumed == ["day_first", None, None][: len(assumed)]


@pytest.mark.parametrize("table", ["nom;âge\nAna;41\n", "titre;texte\n", "Le pont ferme, dit la maire.\n"])
@pytest.mark.parametrize("name", ["a.csv", "A.TSV", "b.zip/a.csv"])
def test_what_is_called_a_table_and_names_no_column_of_texts_is_no_report(table: str, name: str) -> None:
    (failure,) = parse_articles(table.encode(), name)
    assert isinstance(failure, Failure)
    assert "texte intégral" in failure.sentence("fr")
    (article,) = parse_articles(table.encode(), "a.txt")
    assert isinstance(article, Article)


def test_a_record_of_a_web_archive_without_its_address_is_told_and_stops_none() -> None:
    whole = files.warc(False)
    address = b"WARC-Target-URI: https://archive.example/pont\r\n"
    failure, article = parse_articles(whole.replace(address, b"", 1) + whole, "a.warc")
    assert isinstance(failure, Failure)
    assert "WARC-Target-URI" in failure.sentence("en")
    assert isinstance(article, Article)
    assert article.document.url == "https://archive.example/pont"


def test_ninjs_items_may_stand_in_lines() -> None:
    line = json.dumps(files.NINJS)
    assert [each.document.publisher for each in articles_of(f"{line}\n{line}\n".encode())] == ["Agence du Val"] * 2


def test_a_list_of_feeds_gives_their_addresses() -> None:
    from selon.intake import find_feeds

    assert find_feeds(files.OPML.encode(), "a") == ("https://un.example/rss", "https://deux.example/rss")
    (failure,) = parse_articles(files.OPML.encode(), "a")
    assert isinstance(failure, Failure)


def test_an_archive_gives_what_can_be_read_in_it() -> None:
    data = files.zipped(
        {"a.txt": files.TEXT.encode(), "image.png": b"\x89PNG\r\n\x1a\n", "b.html": files.PAGE.encode()}
    )
    one, failure, two = parse_articles(data, "lot.zip")
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert one.key == "a.txt"
    assert isinstance(failure, Failure)
    assert "lot.zip/image.png" in failure.sentence("fr")


def test_text_that_only_looks_like_another_format_stays_text() -> None:
    for text in (
        "{ dit-il } non.",
        "<< Non >>, dit-il.",
        "Note: oui.\nSuite: non.\n\nFin.",
        "texte; autre",
        "[1] Oui.",
    ):
        (article,) = articles_of(text.encode())
        assert article.document.text == text


def test_a_broken_first_line_costs_the_others_nothing() -> None:
    data = b'{"text": "Un mot."\n{"text": "Deux mots."}\n[]\n{"text": "Trois mots."}\n'
    broken, second, empty, third = parse_articles(data, "a.jsonl")
    assert isinstance(broken, Failure)
    assert isinstance(empty, Failure)
    assert [each.document.text for each in (second, third) if isinstance(each, Article)] == [
        "Deux mots.",
        "Trois mots.",
    ]
    # An object over several lines is no list of them.
    (whole,) = parse_articles(b'{"text":\n"Un mot.", "authors": [\n{"name": "Ana"}]}', "a.json")
    assert isinstance(whole, Article)


def test_a_failure_says_which_of_many_reports_it_is() -> None:
    long = "Un mot. " * 200_000
    first, second = parse_articles("".join(json.dumps({"text": text}) + "\n" for text in ("Un.", long)).encode(), "a")
    assert isinstance(first, Article)
    assert isinstance(second, Failure)
    assert "a#2" in second.sentence("en")


def test_a_row_may_name_its_fields_in_french() -> None:
    row = json.dumps({"texte": files.FIRST, "titre": "Le pont", "date": "2023-11-22"})
    (article,) = articles_of(row.encode())
    published = article.document.published
    assert (article.document.title, published and published.edtf) == ("Le pont", "2023-11-22")


def test_the_words_of_a_text_go_before_the_date_of_its_file() -> None:
    (article,) = articles_of(files.docx(["Publié le 14 janvier 2024", files.FIRST]))
    published = article.document.published
    assert published is not None
    assert (published.edtf, article.assumed) == ("2024-01-14", None)


@pytest.mark.parametrize("line", ["date 2024-03-26", "Date : 26 mars 2024"])
def test_a_date_line_dates_a_word_file_as_it_does_a_text(line: str) -> None:
    (article,) = articles_of(files.docx([line, files.FIRST]))
    published = article.document.published
    assert (published and published.edtf, article.document.text) == ("2024-03-26", files.FIRST)
    assert (article.provenance["published"], article.place(0)) == ("text header", (3, 1))


def test_a_date_line_does_not_date_a_page_that_tells_its_date() -> None:
    row = json.dumps({"text": f"date 2024-03-26\n{files.FIRST}", "published": "2023-11-22"})
    (article,) = articles_of(row.encode())
    published = article.document.published
    assert published is not None
    assert published.edtf == "2023-11-22"
    assert article.document.text.startswith("date 2024-03-26")


def test_the_date_of_an_empty_template_is_no_date() -> None:
    (article,) = articles_of(files.docx([files.FIRST]))
    assert article.document.published is None
