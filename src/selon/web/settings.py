"""What the application is told when it starts."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

# What this machine calls itself, as the Host header has it: an address of IPv6 is in brackets there.
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the application is served.

    Attributes:
        ledger: the ledger's file.
        host, port: where it listens.
        token: what a visitor must bring; None where only this machine can reach it.
        read_only: nothing can be changed.
        ui: the language of the words on screen that was asked for at the start; None: the browser's.
        secret: signs sessions; a new one at each start ends those of the last.
    """

    ledger: Path
    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    read_only: bool = False
    ui: str | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def hosts(self) -> frozenset[str]:
        """The values of the Host header that are answered; any other may come from a page that rebinds its name."""
        names = LOOPBACK if self.token is None else (*LOOPBACK, self.host)
        return frozenset(f"{name}:{self.port}" for name in names) | (
            frozenset(names) if self.port == 80 else frozenset()
        )


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    return host in LOOPBACK or f"[{host}]" in LOOPBACK
