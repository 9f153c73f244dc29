"""What tells copies, kept and looked up: the cost is the same however many documents there are."""

from __future__ import annotations

from collections import Counter

from selon.ledger.database import Database

# Of the documents that share a piece only the newest are looked at: what thousands share is a footer, not a story.
NEWEST = 50
# Those that share most pieces; their signatures are then compared as a whole.
MOST = 200
# Bytes of a piece: two hashes.
PIECE = 8


def keep_signature(database: Database, document: int, signature: bytes) -> None:
    """Keep the signature of a document; triggers put its pieces where they are found."""
    database.connection.execute("INSERT INTO signature_rows VALUES (?, ?)", (document, signature))


def find_near(database: Database, signature: bytes) -> dict[str, bytes]:
    """Documents that share a piece of a signature, by id, with their signatures; those that most pieces lead to.

    What a later version replaced is left out. Of pairs of texts with a quarter of their shingles in common it finds 98
    in 100, with a tenth 47, with a fiftieth 3.
    """
    pieces = [(number, signature[at : at + PIECE], NEWEST) for number, at in enumerate(range(0, len(signature), PIECE))]
    tally: Counter[int] = Counter(
        row[0]
        for row in database.connection.executemany(
            "SELECT document FROM band_rows WHERE piece = ? AND hashes = ? ORDER BY document DESC LIMIT ?", pieces
        )
    )
    found: dict[str, bytes] = {}
    for document, _ in sorted(tally.items(), key=lambda each: (-each[1], each[0]))[:MOST]:
        row = database.row(
            "SELECT hash, signature FROM signature_rows JOIN document_rows ON id = document"
            " WHERE document = ? AND replaced = 0",
            (document,),
        )
        if row is not None:
            found[row[0]] = row[1]
    return found


def unsigned(database: Database) -> tuple[str, ...]:
    """The documents that have no signature yet, in the order they came in."""
    # CROSS, or SQLite goes through all documents to find the few.
    found = database.rows("SELECT hash FROM unsigned_rows CROSS JOIN document_rows ON id = document ORDER BY document")
    return tuple(row[0] for row in found)
