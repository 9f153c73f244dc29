"""What README.md shows: the example report, the commands typed, and what they are said to answer."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import NamedTuple

README = Path(__file__).parents[2] / "README.md"


class Typed(NamedTuple):
    """A command of a console block; `answer` is empty where none is shown."""

    arguments: tuple[str, ...]
    answer: str


def load_report(text: str) -> str:
    """The report of "The first minute"."""
    return re.findall(r"`piscine\.txt`:\n\n```\n(.*?)```", text, re.DOTALL)[0]


def find_typed(text: str) -> list[Typed]:
    """Every command of the console blocks, in order."""
    typed = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for part in re.split(r"^\$ selon ", block, flags=re.MULTILINE)[1:]:
            line, _, answer = part.partition("\n")
            typed.append(Typed(tuple(shlex.split(line)), answer.strip("\n")))
    return typed


def find_programs(text: str) -> list[tuple[str, str]]:
    """Every Python block with the block of what it prints."""
    return re.findall(r"```python\n(.*?)```\n\n```\n(.*?)```", text, re.DOTALL)
