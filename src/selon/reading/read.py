"""The one way through: a document under the model, then each finder in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from selon.analysis import Analysis, load_model
from selon.document import Document
from selon.errors import LanguageNotSupported
from selon.intake.dates import read_date
from selon.intake.language import find_language
from selon.reading.disputes import find_disputes
from selon.reading.events import Scene, find_events, find_told
from selon.reading.identity import find_same
from selon.reading.names import find_names
from selon.reading.statements import Ground, SpeakerBook, find_statements
from selon.reading.times import find_publication_days, find_times
from selon.record import Reading
from selon.rules import RuleSet, load_rules, supported_languages


def read(text: str, published: str | date | None = None, language: str | None = None) -> Reading:
    """What a report says, according to whom, and when.

    Args:
        text: the report, any length up to a million code points; offsets in the reading count in it.
        published: its date: EDTF ("2022-12-19", "2022-12", "2022"), or as people write it ("19/12/2022",
            "19 décembre 2022"), a date, or None.
        language: ISO 639-1 code; None for French, unless the text is clearly in another language.

    Raises:
        MomentError: `published` is no date.
        LanguageNotSupported: there are no rules for the language.
        ModelMissing: the language's model is not installed.
        TypeError: the text is no text, or the date no date.
    """
    if not isinstance(text, str):
        raise TypeError(f"text is a {type(text).__name__}; give the words of the report as a str")
    moment = None if published is None else read_date(_edtf(published))
    spoken = _language_of(text) if language is None else language
    return next(read_all([Document(text=text, language=spoken, published=moment)]))


def _edtf(published: str | date) -> str:
    if isinstance(published, date):
        return published.isoformat()[:10]
    if not isinstance(published, str):
        raise TypeError(f"published is a {type(published).__name__}; give a str such as '2022-12-19', or a date")
    return published


def _language_of(text: str) -> str:
    """The language of a text by its words, refused where there are no rules for it: nothing would be found in it."""
    known = supported_languages()
    found = find_language(text)
    if found not in known:
        raise LanguageNotSupported(
            f"the text seems to be in another language ({found!r}); there are rules for {', '.join(known)}: "
            f"give language={known[0]!r} to have it read all the same"
        )
    return found


def read_all(documents: Iterable[Document]) -> Iterator[Reading]:
    """One reading for each document, in order; the documents are of one language and are read in batches."""
    documents = iter(documents)
    first = next(documents, None)
    if first is None:
        return
    rules = load_rules(first.language)
    model = load_model(rules)

    def all_of_them() -> Iterator[Document]:
        yield first
        yield from documents

    for analysis in model.analyse(all_of_them()):
        yield _read(analysis, rules, model.name)


def _read(analysis: Analysis, rules: RuleSet, model: str) -> Reading:
    days = find_publication_days(analysis, rules)
    times = find_times(analysis, rules, days)
    names = find_names(analysis, rules)
    ground = Ground.of(analysis, rules, times, names)
    book = SpeakerBook(ground, names)
    statements = find_statements(ground, book)
    scene = Scene.of(ground, book, statements)
    told = find_told(scene)
    book.join(find_same(scene, told))
    events = find_events(scene, told)
    statements = tuple(map(book.said_by_one, statements))
    entities = book.distinct
    return Reading(
        document=analysis.document,
        rules=rules.hash,
        model=model,
        published_between=days.between,
        times=times,
        entities=entities,
        statements=statements,
        events=events,
        disputes=find_disputes(analysis, rules, entities, statements, events),
    )
