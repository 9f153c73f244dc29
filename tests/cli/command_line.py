"""What tests of the command share: a report, what a command leaves behind, and how it is called."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PONT = """\
date 2023-11

La maire de Belroc, Ana Ruiz, a annoncé mardi que le pont fermerait « au moins six mois ». « Le tablier rouille », \
a-t-elle dit aux habitants.

Selon un rapport du génie civil, la réparation coûterait deux millions d’euros. Le chef de l’opposition, Jo Bell, nie \
que la mairie l’ait prévenu.
"""
# What ledgers are filled with: id, day, paper, text.
ARTICLES = (
    ("pont-1", "2023-05-02", "Le Phare", "« Le pont ne rouvrira jamais avant l’hiver », a déclaré Ana Ruiz."),
    ("pont-2", "2023-05-04", "La Vigie", "« Le pont ne rouvrira jamais avant l’hiver », assure Jo Bell."),
    ("pont-3", "2023-05-05", "Le Matin", "« Le pont ne rouvrira pas avant l’hiver », affirme Ana Ruiz."),
    ("pont-1", "2023-05-09", "Le Phare", "« Le pont rouvrira en juin », a déclaré Ana Ruiz."),
)


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


def rows(done: Done) -> list[dict[str, Any]]:
    """The rows of JSON that a command printed."""
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]
