"""What the first visitor would wait for, made ready when the server starts and whenever the ledger has changed."""

from __future__ import annotations

import gc
import time
from contextlib import suppress
from datetime import date
from typing import NoReturn

from starlette.applications import Starlette

from selon.compare.vocabulary import load_vocabulary
from selon.desk.asking_when import read_when
from selon.ledger import LedgerFault, open_ledger
from selon.rules import load_rules, supported_languages
from selon.ui import UI_LANGUAGES, load_words
from selon.web.disputed import gathered
from selon.web.screen import templates
from selon.web.whereabouts import load_areas

# Seconds between two looks at whether another process has compared reports.
EVERY = 1.0


def keep_warm(app: Starlette) -> NoReturn:
    """Make ready, and again whenever reports were compared or somebody decided, as long as the server runs."""
    warm(app)
    while True:
        time.sleep(EVERY)
        # A ledger that is away for a moment is told of by the pages.
        with suppress(LedgerFault), open_ledger(app.state.settings.ledger, writable=False) as ledger:
            gathered(app.state.memory, ledger)


def warm(app: Starlette) -> None:
    """Read what pages are made with, gather the disputes, read the rules of the languages of the reports and of dates.

    In the order in which a visitor comes upon them: the first page, a report, a row of it.
    """
    for ui in UI_LANGUAGES:
        load_words(ui)
    environment = templates()
    for name in environment.list_templates():
        environment.get_template(name)
    with open_ledger(app.state.settings.ledger, writable=False) as ledger:
        languages = set(ledger.languages()) & set(supported_languages())
        gathered(app.state.memory, ledger)
    for language in sorted(languages):
        load_rules(language)
        load_vocabulary(language)
    load_areas()
    read_when("hier", date.today())
    # All this stays. To look for garbage among it takes a tenth of a second of somebody's request, now and then.
    gc.collect()
    gc.freeze()
