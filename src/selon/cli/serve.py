"""`selon serve`: the ledger in a browser, on this machine."""

from __future__ import annotations

import argparse
import secrets
import webbrowser

from selon.cli.failures import DONE
from selon.cli.ledger_options import add_ledger, ledger_path
from selon.cli.parser import say
from selon.errors import SelonError
from selon.ui import Words


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of the command."""
    add_ledger(parser, words)
    parser.add_argument("--port", type=int, default=8000, help=words("help.port"))
    parser.add_argument("--host", default="127.0.0.1", help=words("help.host"))
    parser.add_argument("--no-open", action="store_true", help=words("help.no_open"))
    parser.add_argument("--read-only", action="store_true", help=words("help.read_only"))


def run(options: argparse.Namespace, words: Words) -> int:
    """Serve until interrupted."""
    try:
        from selon.web.serve import serve
        from selon.web.settings import Settings, is_loopback
    except ModuleNotFoundError as missing:
        raise SelonError(words("error.no_web", module=missing.name)) from None
    token = None if is_loopback(options.host) else secrets.token_urlsafe(18)
    settings = Settings(ledger_path(options), options.host, options.port, token, options.read_only, ui=options.ui)

    def ready(address: str) -> None:
        say(words("serve.ready", address=address))
        if token is not None:
            say(words("serve.token"))
        if not options.no_open:
            webbrowser.open(address)

    try:
        serve(settings, ready)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SelonError(words("error.no_address", host=options.host, port=options.port, reason=reason)) from None
    return DONE
