"""The server: listens on this machine, says where, and opens the browser."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import uvicorn

from selon.ledger import open_ledger
from selon.rules import load_rules, supported_languages
from selon.web.app import create_app
from selon.web.settings import Settings


def serve(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` is called with the address once it answers.

    Raises:
        OSError: the address is taken or not this machine's.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((settings.host.strip("[]"), settings.port))
        listener.listen()
        config = uvicorn.Config(create_app(settings), log_level="error", access_log=False, server_header=False)
        # Whoever asks first why a row is there would wait a second for them.
        threading.Thread(target=_load_rules, args=(settings,), daemon=True).start()
        ready(address_of(settings))
        uvicorn.Server(config).run(sockets=[listener])


def _load_rules(settings: Settings) -> None:
    """Read the rules of the languages that the ledger's reports are in."""
    with open_ledger(settings.ledger, writable=False) as ledger:
        languages = ledger.languages()
    for language in set(languages) & set(supported_languages()):
        load_rules(language)


def address_of(settings: Settings) -> str:
    """Where the browser finds it, with the token where one is needed."""
    host = f"[{settings.host}]" if ":" in settings.host and not settings.host.startswith("[") else settings.host
    query = f"?token={settings.token}" if settings.token else ""
    return f"http://{host}:{settings.port}/{query}"
