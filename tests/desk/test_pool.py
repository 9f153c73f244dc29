"""Several processes read: the order holds, and neither a bad report nor a killed process costs another its reading."""

from __future__ import annotations

import multiprocessing
import os
import signal

from selon.desk.pool import BATCH, FEW, ReadingFailed, read_in_order
from selon.document import Document
from selon.record import Reading


def documents(number: int) -> list[Document]:
    return [Document(f"« Le pont {n} fermera », a déclaré la maire, Ana Ruiz.") for n in range(number)]


def test_a_killed_process_costs_no_report_and_changes_no_order() -> None:
    wanted = documents(FEW + 3 * BATCH)
    outcomes = read_in_order(wanted, workers=2)
    found = [next(outcomes)]
    victims = multiprocessing.active_children()
    assert victims
    for victim in victims:
        os.kill(victim.pid or 0, signal.SIGKILL)
    found += outcomes
    assert all(isinstance(each, Reading) for each in found)
    assert [each.document.id for each in found if isinstance(each, Reading)] == [each.id for each in wanted]


def test_a_report_that_cannot_be_read_costs_no_other() -> None:
    good, other = documents(2)
    bad = Document("Un mot.", language="zz")
    outcomes = list(read_in_order([good, bad, other], workers=1))
    assert [type(each) for each in outcomes] == [Reading, ReadingFailed, Reading]
