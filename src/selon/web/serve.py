"""The server: listens on this machine, says where, and opens the browser."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import uvicorn

from selon.web.app import create_app
from selon.web.settings import Settings
from selon.web.warm import keep_warm


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
        app = create_app(settings)
        config = uvicorn.Config(app, log_level="error", access_log=False, server_header=False)
        threading.Thread(target=keep_warm, args=(app,), daemon=True).start()
        ready(address_of(settings))
        uvicorn.Server(config).run(sockets=[listener])


def address_of(settings: Settings) -> str:
    """Where the browser finds it, with the token where one is needed."""
    host = f"[{settings.host}]" if ":" in settings.host and not settings.host.startswith("[") else settings.host
    query = f"?token={settings.token}" if settings.token else ""
    return f"http://{host}:{settings.port}/{query}"
