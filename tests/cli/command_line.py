"""What tests of the command share: a report, what a command leaves behind, and how it is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

PONT = """\
date 2023-11

La maire de Belroc, Ana Ruiz, a annoncé mardi que le pont fermerait « au moins six mois ». « Le tablier rouille », \
a-t-elle dit aux habitants.

Selon un rapport du génie civil, la réparation coûterait deux millions d’euros. Le chef de l’opposition, Jo Bell, nie \
que la mairie l’ait prévenu.
"""


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]
