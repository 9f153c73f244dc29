"""What is said, where it is told in pieces, taken up with comme, or parted from its verb."""

from __future__ import annotations

import pytest

from .conftest import Read

CASES = [
    (
        "a quotation with a cue inserted is a statement of its own",
        "« Nous tiendrons », a déclaré Lea Roth. « Le pont, a-t-elle ajouté, sera rouvert en mai. »",
        [("Lea Roth", ["Nous tiendrons"]), ("Lea Roth", ["Le pont", "sera rouvert en mai."])],
    ),
    (
        "a quotation left open at its paragraph's end is the next one's speaker's",
        "Jean Marel se tait.\n\n« La crue monte depuis trois jours.\n\n« Elle monte vite », a écrit Lea Roth.",
        [("Lea Roth", ["La crue monte depuis trois jours."]), ("Lea Roth", ["Elle monte vite"])],
    ),
    (
        "comme takes up the clause that follows",
        "Comme l'a rappelé Lea Roth, le pont est fermé.",
        [("Lea Roth", ["le pont est fermé"])],
    ),
    (
        "comme takes up the clause it stands in",
        "Le pont, comme l'a annoncé Lea Roth, rouvrira lundi.",
        [("Lea Roth", ["Le pont", "rouvrira lundi"])],
    ),
    (
        "selon parts an auxiliary from its participle",
        "Il aurait, selon Lea Roth, volé un camion.",
        [("Lea Roth", ["Il aurait", "volé un camion"])],
    ),
    (
        "what a noun announces ends before the verb of its sentence",
        "La promesse de Lea Roth de rouvrir le pont a surpris.",
        [("Lea Roth", ["de rouvrir le pont"])],
    ),
    (
        "an infinitive may be quoted",
        "Lea Roth entend « mettre fin » aux abus.",
        [("Lea Roth", ["« mettre fin » aux abus"])],
    ),
    (
        "the charge stands behind the one accused",
        "Lea Roth accuse l'armée de crimes de guerre.",
        [("Lea Roth", ["de crimes de guerre"])],
    ),
    (
        "whoever on is tells something, and is unknown",
        "« Tout va bien », explique-t-on à la mairie.",
        [(None, ["Tout va bien"])],
    ),
]


@pytest.mark.parametrize(("law", "text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_contents(read: Read, law: str, text: str, wanted: list[tuple[str | None, list[str]]]) -> None:
    statements = read(text).statements
    assert [(s.speaker and s.speaker.name, [c.text for c in s.content]) for s in statements] == wanted, law
