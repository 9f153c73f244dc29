"""Atheris target: any bytes become articles or failures. Run as `python fuzz_intake.py -max_total_time=60 CORPUS`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["selon.intake"]):
    from selon.intake import Article, parse_articles


def take_in(data: bytes) -> None:
    for each in parse_articles(data, "a"):
        if isinstance(each, Article):
            each.document.text.encode("utf-8")
        else:
            each.sentence("fr")


if __name__ == "__main__":
    atheris.Setup(sys.argv, take_in)
    atheris.Fuzz()
