"""A command too small for a module of its own: its arguments, and what it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from selon.ui import Words


@dataclass(frozen=True, slots=True)
class Command:
    """What the parser needs of a command: the same two names that a module of one has."""

    add_arguments: Callable[[argparse.ArgumentParser, Words], None]
    run: Callable[[argparse.Namespace, Words], int]
