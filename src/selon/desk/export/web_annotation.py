"""W3C Web Annotation: each statement as an annotation of its report.

Source: https://www.w3.org/TR/annotation-model/ (TextPositionSelector, TextQuoteSelector).
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from selon.desk.export.tables import all_statements
from selon.ledger import Filter, Ledger, StatementRow

# Code points of the text before and after the words: enough to find them again where the text was shifted.
AROUND = 32
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def to_annotations(ledger: Ledger, asked: Filter) -> bytes:
    """An annotation collection with one page."""
    text = lru_cache(maxsize=64)(lambda document: ledger.load_text(document).text)
    items = [_annotation(row, text(row.document)) for row in all_statements(ledger, asked)]
    collection = {
        "@context": CONTEXT,
        "id": "urn:selon:statements",
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {"id": "urn:selon:statements:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _annotation(row: StatementRow, text: str) -> dict[str, Any]:
    source = row.url or f"urn:selon:document:{row.document}"
    return {
        "id": f"urn:selon:{row.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": "TextualBody",
            "purpose": "tagging",
            "format": "text/plain",
            "value": f"{row.speaker or '?'} · {row.saying}",
        },
        "target": [
            {
                "source": source,
                "selector": [
                    {"type": "TextPositionSelector", "start": start, "end": end},
                    {
                        "type": "TextQuoteSelector",
                        "exact": text[start:end],
                        "prefix": text[max(0, start - AROUND) : start],
                        "suffix": text[end : end + AROUND],
                    },
                ],
            }
            for start, end in row.spans
        ],
    }
