"""`selon eval`: readings scored against gold."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selon.cli.failures import DONE
from selon.cli.parser import add_ui, say
from selon.ui import Words

if TYPE_CHECKING:
    from selon.evaluation import Evaluation, GoldDocument, LayerResult, Miss, Result
    from selon.record import Reading

LAYERS = ("statements", "times", "events", "disputes", "names")
# As much of a missed text as fits a line beside what is wrong with it.
WIDTH = 90


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon eval`."""
    parser.add_argument("gold", metavar="GOLD", type=Path, help=words("help.gold"))
    parser.add_argument("readings", metavar="READINGS", type=Path, nargs="?", help=words("help.readings"))
    parser.add_argument("--layer", action="append", choices=LAYERS, help=words("help.layer"))
    parser.add_argument("--errors", action="store_true", help=words("help.errors"))
    parser.add_argument("--format", choices=("table", "json"), default="table", help=words("help.eval_format"))
    add_ui(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    """Score and print."""
    evaluation = _evaluate(options, words)
    if options.format == "json":
        print(json.dumps(_to_dict(evaluation, options.errors), ensure_ascii=False, indent=2))
        return DONE
    counts = [words.count("eval.documents", evaluation.documents)]
    if evaluation.unread:
        counts.append(words.count("eval.unread", evaluation.unread))
    print(", ".join(counts))
    for layer in evaluation.layers:
        _print_layer(layer, words)
    if options.errors:
        print()
        for layer in evaluation.layers:
            for miss in layer.misses:
                print(_line(miss, words))
    return DONE


def _evaluate(options: argparse.Namespace, words: Words) -> Evaluation:
    from selon.evaluation import evaluate, load_gold, load_readings, with_layers
    from selon.evaluation.fault import GoldFault

    every = load_gold(options.gold)
    layers = options.layer or LAYERS
    for layer in options.layer or ():
        if not with_layers(every, [layer]):
            known = ", ".join(each for each in LAYERS if with_layers(every, [each]))
            raise GoldFault("no_layer", name=options.gold, layer=layer, known=known)
    documents = with_layers(every, layers)
    readings = load_readings(options.readings, documents) if options.readings else _read(documents, words)
    return evaluate(documents, readings, layers)


def _read(documents: tuple[GoldDocument, ...], words: Words) -> Iterator[Reading]:
    """The texts of the gold read now, with a line on a terminal that tells how far it is."""
    from selon.evaluation import read_gold

    total = len(documents)
    for number, (gold, reading) in enumerate(zip(documents, read_gold(documents), strict=True), start=1):
        if sys.stderr.isatty():
            line = words("progress.reading", number=number, total=total, name=gold.name)
            print(f"\r\x1b[K{line[:78]}" if number < total else "\r\x1b[K", end="", file=sys.stderr, flush=True)
        elif number % 100 == 0:
            say(words("progress.reading", number=number, total=total, name=gold.name))
        yield reading


def _print_layer(layer: LayerResult, words: Words) -> None:
    heading = f"{words(f'eval.layer.{layer.layer}')} · {words.count('eval.documents', layer.documents)}"
    columns = ["", *(words(f"eval.{key}") for key in ("precision", "recall", "value", "interval", "gold"))]
    rows = [_cells(result, words(f"eval.{layer.layer}.{result.row}")) for result in layer.results]
    if sys.stdout.isatty():
        _print_table(heading, columns, rows)
        return
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    print(f"\n{heading}")
    for cells in (columns, *rows):
        first, *others = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
        print("  ".join([cells[0].ljust(len(first)), *others]))


def _print_table(heading: str, columns: list[str], rows: list[list[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
    for number, column in enumerate(columns):
        style = "bold" if number == 3 else "dim" if number > 3 else None
        table.add_column(column, justify="right" if number else "left", no_wrap=bool(number), style=style)
    for cells in rows:
        table.add_row(*map(Text, cells))
    console = Console()
    console.print()
    console.print(Text(heading, style="bold"))
    console.print(table)


def _cells(result: Result, label: str) -> list[str]:
    figures = result.figures
    parts = ["" if part is None else f"{part:.3f}" for part in (figures.precision, figures.recall)]
    interval = f"{result.interval[0]:.3f}–{result.interval[1]:.3f}" if result.interval else ""
    return [label, *parts, f"{figures.value:.3f}", interval, str(figures.count)]


def _line(miss: Miss, words: Words) -> str:
    """One thing missed: where it stands, what is wrong with it, its words, and both readings of them."""
    from selon.record.gist import one_line, shorten

    sides = (("in_gold", miss.gold), ("in_reading", miss.found))
    told = [words(f"eval.{key}", value=one_line(value)) for key, value in sides if value]
    where = f"{miss.document}:{miss.start}"
    layer, kind = words(f"eval.layer.{miss.layer}"), words(f"eval.miss.{miss.kind}")
    return " · ".join([where, layer, kind, shorten(one_line(miss.text), WIDTH), *told])


def _to_dict(evaluation: Evaluation, errors: bool) -> dict[str, Any]:
    layers = {
        layer.layer: {"documents": layer.documents, "rows": {each.row: _row(each) for each in layer.results}}
        for layer in evaluation.layers
    }
    data: dict[str, Any] = {"documents": evaluation.documents, "unread": evaluation.unread, "layers": layers}
    if errors:
        data["errors"] = [asdict(miss) for layer in evaluation.layers for miss in layer.misses]
    return data


def _row(result: Result) -> dict[str, Any]:
    figures = result.figures
    if figures.precision is None:
        values: dict[str, Any] = {"share": figures.value}
    else:
        values = {"precision": figures.precision, "recall": figures.recall, "f1": figures.value}
    return {**values, "count": figures.count, "interval": list(result.interval) if result.interval else None}
