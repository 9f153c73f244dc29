"""The difference between a quotation and the words found, marked so that no colour is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.record.gist import one_line

if TYPE_CHECKING:
    from rich.text import Text


def changes_text(quotation: str, found: str) -> Text:
    """The words found, with [-what only the quotation has-] and {+what only they have+}."""
    from rich.text import Text

    from selon.desk.verify import find_changes

    parts = []
    for change in find_changes(one_line(quotation), found):
        if change.same:
            parts.append(Text(change.found))
            continue
        if change.asked:
            parts.append(Text(f"[-{change.asked}-]", style="red"))
        if change.found:
            parts.append(Text(f"{{+{change.found}+}}", style="green"))
    return Text(" ").join(parts)
