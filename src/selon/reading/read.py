"""The one way through: a document under the model, then each finder in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selon.analysis import Analysis, load_model
from selon.document import Document
from selon.moment import Moment
from selon.reading.disputes import find_disputes
from selon.reading.events import Scene, find_events, find_told
from selon.reading.identity import find_same
from selon.reading.names import find_names
from selon.reading.statements import Ground, SpeakerBook, find_statements
from selon.reading.times import find_publication_days, find_times
from selon.record import Reading
from selon.rules import RuleSet, load_rules


def read(text: str, published: str | None = None, language: str = "fr") -> Reading:
    """What a report says, according to whom, and when.

    Args:
        text: the report, any length up to a million code points; offsets in the reading count in it.
        published: EDTF value of its date ("2022-12-19", "2022-12", "2022"), or None.
        language: ISO 639-1 code.

    Raises:
        MomentError: `published` is no EDTF date.
        LanguageNotSupported: there are no rules for the language.
        ModelMissing: the language's model is not installed.
    """
    moment = None if published is None else Moment.parse(published)
    return next(read_all([Document(text=text, language=language, published=moment)]))


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
