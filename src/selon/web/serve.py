"""The server: listens on this machine, says where, and opens the browser."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import uvicorn

from selon.web.app import create_app
from selon.web.settings import Settings
from selon.web.warm import keep_warm

# Names of every address of this machine at once, and where somebody else might be, in either family.
_EVERYWHERE = ("0.0.0.0", "::", "")
_ELSEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}


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
    """Where the browser finds it, that of another machine if it may, with the token where one is needed."""
    host = settings.host.strip("[]")
    if host in _EVERYWHERE:
        host = own_address(socket.AF_INET6 if ":" in host else socket.AF_INET) or host
    host = f"[{host}]" if ":" in host else host
    query = f"?token={settings.token}" if settings.token else ""
    return f"http://{host}:{settings.port}/{query}"


def own_address(family: socket.AddressFamily) -> str | None:
    """What this machine is called in its network; None where it is in none."""
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: it only asks by which of its addresses the machine would go out.
            probe.connect((_ELSEWHERE[family], 9))
        except OSError:
            return None
        return str(probe.getsockname()[0])
