"""Readings against gold, layer by layer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from selon.document import Document
from selon.evaluation import disputes, events, names, statements, times
from selon.evaluation.bootstrap import find_interval
from selon.evaluation.gold import GoldDocument
from selon.evaluation.results import Key, Miss, Result, Row, Tally
from selon.record import Reading


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer: whether a gold document has it, how one document is scored, and the rows that makes."""

    has: Callable[[GoldDocument], bool]
    score: Callable[[GoldDocument, Reading], Tally]
    rows: tuple[Row, ...]


_LAYERS = {
    statements.LAYER: Layer(lambda gold: gold.statements is not None, statements.score_statements, statements.ROWS),
    times.LAYER: Layer(lambda gold: gold.times is not None, times.score_times, times.ROWS),
    events.LAYER: Layer(lambda gold: gold.events is not None, events.score_events, events.ROWS),
    disputes.LAYER: Layer(lambda gold: gold.disputes is not None, disputes.score_disputes, disputes.ROWS),
    names.LAYER: Layer(lambda gold: gold.names is not None, names.score_names, names.ROWS),
}
LAYERS = tuple(_LAYERS)


@dataclass(frozen=True, slots=True)
class LayerResult:
    """What a layer comes to over the gold documents that have it."""

    layer: str
    documents: int
    results: tuple[Result, ...]
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What readings come to; a gold document without a reading counts as one in which nothing was found."""

    documents: int
    unread: int
    layers: tuple[LayerResult, ...]


def with_layers(documents: Iterable[GoldDocument], layers: Collection[str]) -> tuple[GoldDocument, ...]:
    """The documents in which one of the layers was annotated."""
    return tuple(document for document in documents if any(_LAYERS[layer].has(document) for layer in layers))


def evaluate(
    documents: Iterable[GoldDocument], readings: Iterable[Reading | None], layers: Collection[str] = LAYERS
) -> Evaluation:
    """Score a reading for each gold document, in the same order; layers that no document has are left out."""
    tallies: dict[str, list[Tally]] = {layer: [] for layer in LAYERS if layer in layers}
    total = unread = 0
    for document, reading in zip(documents, readings, strict=True):
        total += 1
        unread += reading is None
        for layer, scored in tallies.items():
            if _LAYERS[layer].has(document):
                scored.append(_LAYERS[layer].score(document, reading or _nothing(document)))
    results = (_summarise(layer, scored) for layer, scored in tallies.items() if scored)
    return Evaluation(total, unread, tuple(results))


def _nothing(document: GoldDocument) -> Reading:
    return Reading(Document(document.text), "", "", None, (), (), ())


def _summarise(layer: str, tallies: list[Tally]) -> LayerResult:
    results = []
    for row in _LAYERS[layer].rows:
        counts: list[Counter[Key]] = [tally.counts.get(row, Counter()) for tally in tallies]
        total: Counter[Key] = Counter()
        for each in counts:
            total.update(each)
        figures = row.measure(total)
        if figures is not None:
            results.append(Result(row.name, figures, find_interval(row, counts)))
    return LayerResult(layer, len(tallies), tuple(results), tuple(miss for tally in tallies for miss in tally.misses))
