"""Pages of lists that are in memory: each goes on from where the last one ended, whatever came in or went since."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def page_after(
    items: Iterable[Item], key: Callable[[Item], str], cursor: str, size: int, *, falling: bool = False
) -> tuple[tuple[Item, ...], str | None]:
    """The items that follow a cursor ("" for the first), and the cursor of the page after them; None where they end.

    Args:
        items: sorted by `key`; from the last to the first where `falling`.

    >>> page_after(["a", "c", "d"], str, "b", 1)
    (('c',), 'c')
    >>> page_after(["d", "c", "a"], str, "c", 1, falling=True)
    (('a',), None)
    """
    following = [each for each in items if not cursor or (key(each) < cursor if falling else key(each) > cursor)]
    shown = tuple(following[:size])
    return shown, key(shown[-1]) if len(following) > size else None
