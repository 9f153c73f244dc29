"""schema.org JSON-LD: quotations word for word as Quotation, everything else as Claim.

Source: https://schema.org/Claim, https://schema.org/Quotation.
"""

from __future__ import annotations

import json
from typing import Any

from selon.desk.export.tables import all_statements
from selon.ledger import Filter, Ledger, StatementRow


def to_jsonld(ledger: Ledger, asked: Filter) -> bytes:
    """One graph with every statement that a filter asks for."""
    kinds = {row.id: row.kind for row in ledger.people(None, ("person", "organization", "group"), limit=-1)}
    graph = [_claim(row, kinds) for row in all_statements(ledger, asked)]
    data = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _claim(row: StatementRow, kinds: dict[int, str]) -> dict[str, Any]:
    direct = row.form == "direct"
    speaker: dict[str, Any] | None = None
    if row.speaker is not None:
        person = kinds.get(row.person or 0) == "person"
        speaker = {"@type": "Person" if person else "Organization", "name": row.speaker}
        if row.person is not None:
            speaker["@id"] = f"urn:selon:person:{row.person}"
    article: dict[str, Any] = {"@type": "NewsArticle", "@id": row.url or f"urn:selon:document:{row.document}"}
    article |= {"headline": row.title} if row.title else {}
    article |= {"publisher": {"@type": "Organization", "name": row.publisher}} if row.publisher else {}
    data: dict[str, Any] = {
        "@type": "Quotation" if direct else "Claim",
        "@id": f"urn:selon:{row.id}",
        "text": row.content,
        "appearance" if not direct else "isPartOf": article,
        "keywords": row.saying,
    }
    if row.first_day and row.first_day == row.last_day:
        data["dateCreated"] = row.first_day
    elif row.first_day:
        data["temporalCoverage"] = f"{row.first_day}/{row.last_day}"
    if speaker:
        data["spokenByCharacter" if direct else "author"] = speaker
        data["creator"] = speaker
    return data
