"""Copies are joined to their origin as they come in; versions of one address are no copies of each other."""

from __future__ import annotations

from made_readings import make_reading

from selon.desk.copying import place, place_unsigned
from selon.ledger import Ledger
from selon.record import Reading

STORY = (
    ("Ana Ruiz", "le tablier du pont de Belroc a cédé dans la nuit de mardi à mercredi sous le poids de la neige"),
    ("Jo Bell", "la mairie savait depuis trois ans que les câbles étaient rouillés et n’a rien voulu entendre"),
    ("Lou Marchal", "les bateliers feront traverser les écoliers gratuitement jusqu’à la fin du mois de mars"),
)
OTHER = (
    ("Ana Ruiz", "la piscine municipale rouvrira ses portes au printemps avec un bassin chauffé au bois"),
    ("Jo Bell", "personne ne veut payer plus cher une entrée qui coûtait deux euros il y a dix ans"),
)


def add(ledger: Ledger, *readings: Reading) -> list[str]:
    for reading in readings:
        with ledger.transaction():
            if ledger.add(reading, "made").outcome != "same":
                place(ledger, reading.document.id)
    return [reading.document.id for reading in readings]


def origins(ledger: Ledger, ids: list[str]) -> list[str | None]:
    return [ledger.load_row(id).origin for id in ids]


def test_a_reprint_is_joined_to_the_earliest_whatever_came_in_first(ledger: Ledger) -> None:
    reprint = make_reading(*STORY[:2], published="2023-02-03", publisher="La Vigie")
    first = make_reading(*STORY, published="2023-02-02", publisher="Le Phare")
    other = make_reading(*OTHER, published="2023-02-01", publisher="Le Matin")
    third = make_reading(*STORY[1:], published="2023-02-04", publisher="Le Soir")
    ids = add(ledger, reprint, first, other, third)
    assert origins(ledger, ids) == [ids[1], ids[1], None, ids[1]]
    assert [row.id for row in ledger.copies(ids[1])] == [ids[1], ids[0], ids[3]]
    assert [ledger.load_row(id).shared for id in (ids[0], ids[1])] == [1.0, 1.0]


def test_a_new_version_is_no_copy_of_the_old_one_but_stays_with_its_reprints(ledger: Ledger) -> None:
    first = make_reading(*STORY, published="2023-02-02", url="https://journal.example/pont")
    second = make_reading(*STORY, ("Ana Ruiz", "rien"), published="2023-02-02", url="https://journal.example/pont")
    reprint = make_reading(*STORY[:2], published="2023-02-03", publisher="La Vigie")
    ids = add(ledger, first, second)
    assert origins(ledger, ids) == [None, None]
    ids += add(ledger, reprint)
    assert origins(ledger, ids[1:]) == [ids[1], ids[1]]


def test_what_came_in_without_a_signature_is_made_up_for(ledger: Ledger) -> None:
    first = make_reading(*STORY, published="2023-02-02")
    reprint = make_reading(*STORY[:2], published="2023-02-03")
    for reading in (first, reprint):
        ledger.add(reading, "made")
    ids = [first.document.id, reprint.document.id]
    assert origins(ledger, ids) == [None, None]
    place_unsigned(ledger)
    assert origins(ledger, ids) == [ids[0], ids[0]]
    assert ledger.unsigned() == ()


def test_what_is_taken_out_is_found_no_longer_and_leaves_nothing_in_the_index(ledger: Ledger) -> None:
    first = make_reading(*STORY, published="2023-02-02")
    (id,) = add(ledger, first)
    assert next(ledger.query("SELECT count(*) FROM band_rows"))[0] == 64
    ledger.remove(id)
    assert next(ledger.query("SELECT count(*) FROM band_rows"))[0] == 0
    (reprint,) = add(ledger, make_reading(*STORY[:2], published="2023-02-03"))
    assert origins(ledger, [reprint]) == [None]


def test_what_thousands_print_at_their_end_hides_no_copy(ledger: Ledger) -> None:
    footer = ("Zoé Vasseur", "toute reproduction même partielle de cet article est soumise à autorisation de l’éditeur")
    first, *others = (
        make_reading(*story, footer, published="2023-02-02")
        for story in [
            STORY,
            *([("Ana Ruiz", f"le lot numéro {n} part aux enchères pour {n * 7} euros")] for n in range(80)),
        ]
    )
    add(ledger, first, *others)
    ids = add(ledger, make_reading(*STORY[:2], footer, published="2023-02-03"))
    assert origins(ledger, ids) == [first.document.id]
