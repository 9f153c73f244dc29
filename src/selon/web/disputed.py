"""Disputes and reversals of the whole ledger, kept in memory; and the parts of them that pages show."""

from __future__ import annotations

from starlette.requests import Request

from selon.desk.accounts import Disagreement, Turn, find_disagreements, find_turns
from selon.desk.gathering import Account, Gathered, gather, state_of_accounts
from selon.desk.said import numbers_of
from selon.desk.voices import Voice
from selon.ledger import Ledger
from selon.web.remembered import Memory

# Under which names an address tells where the page of each side begins: who affirms, who denies.
SIDES = ("after_for", "after_against")
# What they are remembered under.
_KEY = "disputed"


def disputed(request: Request, ledger: Ledger) -> Gathered:
    """All disputes and reversals of the ledger, as the application remembers them."""
    return gathered(request.app.state.memory, ledger)


def disputed_among(request: Request, ledger: Ledger, person: int | None, document: str | None) -> Gathered:
    """As `disputed`, of those that one person or one report has a part in; None for all."""
    found = disputed(request, ledger)
    found = found if person is None else found.of(person)
    return found if document is None else found.within(document)


def gathered(memory: Memory, ledger: Ledger) -> Gathered:
    """All disputes and reversals of the ledger; where it has changed, only what that touches is found anew."""
    return memory.recall(state_of_accounts(ledger), _KEY, lambda: gather(ledger, memory.latest(_KEY)))


def disputed_in(request: Request, ledger: Ledger, document: str) -> tuple[tuple[Disagreement, ...], tuple[Turn, ...]]:
    """The disputes and reversals that something in a report is part of.

    Of those remembered: one in which hundreds take part takes long to find anew. Where none are yet, as when the server
    starts, they are found without all the others.
    """
    if request.app.state.memory.latest(_KEY) is not None:
        own = disputed(request, ledger).within(document)
        return own.disputes, own.turns
    rows = numbers_of(ledger, document)
    return (find_disagreements(ledger, rows), find_turns(ledger, "reverses", rows=rows)) if rows else ((), ())


def key_of(account: Account) -> str:
    """Where it stands in its list, as cursors of pages tell: by its last day, then its id."""
    return f"{account.until if isinstance(account, Disagreement) else account.after.day or ''} {account.id}"


def key_of_voice(voice: Voice) -> str:
    """Where it stands on its side, the oldest first."""
    return f"{voice.day or '9999'} {voice.row}"
