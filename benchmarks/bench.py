"""How fast Selon reads beside the language model it rests on, and how much memory each takes.

    bench.py [ARTICLES.jsonl[.gz]] [--count 300] [--rounds 5]

Each line of ARTICLES is a JSON object with `text` and perhaps `published`. Without it, the articles beside the
repository are taken where there are any, else the examples over and over.

Both read the same texts in batches of 64 in one process: the model as it comes (`spacy.load`, `nlp.pipe`), and Selon
(`read_all`), which runs the model and everything after it. They take turns, so that whatever else the machine does
slows both; the figure is the median over the rounds of the model's time divided by Selon's.
"""

from __future__ import annotations

import os

# Before numpy is imported: one thread, or the two would be compared on different numbers of cores.
os.environ["OMP_NUM_THREADS"] = "1"

import argparse
import gzip
import itertools
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from selon.document import Document
from selon.errors import MomentError
from selon.moment import Moment

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT.parent / "shared" / "data" / "orangesum-fr" / "articles-6000.jsonl.gz"
MODEL = "fr_core_news_md"
BATCH = 64
WARM_UP = 8
Reader = Callable[[list[Document]], None]


def load_stock() -> Reader:
    """The language model as it comes."""
    import spacy

    nlp = spacy.load(MODEL)

    def read(documents: list[Document]) -> None:
        for _ in nlp.pipe((document.text for document in documents), batch_size=BATCH):
            pass

    return read


def load_selon() -> Reader:
    """Selon, with everything it does after the model."""
    from selon.reading.read import read_all

    def read(documents: list[Document]) -> None:
        for _ in read_all(documents):
            pass

    return read


LOADERS = {"stock": load_stock, "selon": load_selon}


def load_documents(path: Path | None, count: int) -> list[Document]:
    """The first `count` texts of the file, or of what there is without one."""
    if path is None and not ARTICLES.is_file():
        texts = [(path.read_text(encoding="utf8"), None) for path in sorted((ROOT / "examples").glob("*.txt"))]
        return [to_document(*row) for row in itertools.islice(itertools.cycle(texts), count)]
    return [to_document(*row) for row in itertools.islice(_rows(path or ARTICLES), count)]


def to_document(text: str, published: str | None) -> Document:
    try:
        return Document(text, published=Moment.parse(published) if published else None)
    except MomentError:
        return Document(text)


def _rows(path: Path) -> Iterator[tuple[str, str | None]]:
    with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["text"], row.get("published")


def time_rounds(documents: list[Document], rounds: int) -> dict[str, list[float]]:
    """Seconds of each round, for each reader."""
    readers = {name: load() for name, load in LOADERS.items()}
    for read in readers.values():
        read(documents[:WARM_UP])
    seconds: dict[str, list[float]] = {name: [] for name in readers}
    for number in range(rounds):
        # Who goes first changes with each round.
        for name in sorted(readers, reverse=bool(number % 2)):
            start = time.perf_counter()
            readers[name](documents)
            seconds[name].append(time.perf_counter() - start)
    return seconds


def measure_memory(name: str, arguments: list[str]) -> float:
    """The most memory a process of its own held, in MB, while it loaded one reader and read all documents."""
    command = [sys.executable, __file__, *arguments, "--memory-of", name]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def print_memory(name: str, documents: list[Document]) -> None:
    LOADERS[name]()(documents)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Bytes on macOS, kibibytes elsewhere.
    print(peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory-of", choices=LOADERS, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    options = parse_arguments()
    documents = load_documents(options.articles, options.count)
    if options.memory_of:
        print_memory(options.memory_of, documents)
        return
    characters = sum(len(document.text) for document in documents)
    print(f"{len(documents)} texts, {characters:,} characters, {options.rounds} rounds, {MODEL}")
    arguments = [str(options.articles)] if options.articles else []
    memory = {name: measure_memory(name, [*arguments, "--count", str(options.count)]) for name in LOADERS}
    seconds = time_rounds(documents, options.rounds)
    for name, label in (("stock", "model as it comes"), ("selon", "selon")):
        took = median(seconds[name])
        print(f"{label:<18} {took:7.2f} s  {len(documents) / took:6.1f} texts/s  peak memory {memory[name]:5.0f} MB")
    ratios = [stock / selon for stock, selon in zip(seconds["stock"], seconds["selon"], strict=True)]
    print(f"speed of selon to that of the model: {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main()
