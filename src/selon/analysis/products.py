"""Quicker products of matrices: numpy's own library in the place of spaCy's.

The model multiplies matrices of some thousand rows by 288 columns. The library that comes with spaCy (BLIS) takes three
times as long for them as the one that comes with numpy: on 100 articles the model needs 3.7 s of a core instead of 6.0,
and every tag, head and name of their 37,200 tokens is the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

# What the libraries numpy may come with ask for the number of their threads, when they are loaded.
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")


@contextmanager
def quick_products() -> Iterator[None]:
    """Models loaded within it multiply by numpy's library, in one thread where numpy was not imported before.

    More threads hardly help with products of this size, and wait busily for one another; many reports are read by many
    processes. Where spaCy found something better than its own library (Apple's), that stays.
    """
    with _one_thread():
        from thinc.api import NumpyOps, get_current_ops, use_ops
    if type(get_current_ops()) is NumpyOps:
        with use_ops("numpy", use_blis=False):
            yield
    else:
        yield


@contextmanager
def _one_thread() -> Iterator[None]:
    if any(name in os.environ for name in _THREADS):
        yield
        return
    os.environ[_THREADS[0]] = "1"
    try:
        yield
    finally:
        del os.environ[_THREADS[0]]
