"""`selon schema`: the JSON Schema of what `selon read --format json` prints."""

from __future__ import annotations

import argparse

from selon.cli.failures import DONE
from selon.cli.parser import add_ui
from selon.ui import Words


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon schema`."""
    add_ui(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    """Print the schema."""
    import json

    from selon.record.schema import build_schema

    print(json.dumps(build_schema(), ensure_ascii=False, indent=2))
    return DONE
