"""Loading much at once: without a search for garbage while it goes on, and without being stopped in the middle."""

from __future__ import annotations

import gc
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """What is made within it is made to stay, so that Python does not look through all of it again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C within it is taken up at its end, by whatever takes it up outside.

    A compiled module that is being imported swallows it, or prints it as an exception that nobody handled.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield
        return
    met = False

    def note(*_: object) -> None:
        nonlocal met
        met = True

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if met:
            before(signal.SIGINT, None)
