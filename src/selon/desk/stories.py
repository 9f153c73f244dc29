"""Whether two reports tell of one story: both name what few reports of the ledger name, or what all of it is about."""

from __future__ import annotations

from selon.compare import Claim, Vocabulary, speaker_of
from selon.compare.bond import is_same_name
from selon.compare.proposition import STATE
from selon.ledger import Ledger

# Of so many reports a name is rare, or in a large ledger of one in so many. In 400 articles of one winter 23 name the
# minister and 83 the movement that half of the news were about; what only such names join were different matters.
FEW, ONE_IN = 20, 100
# Whom half of the reports name a ledger is about, and what joins them is one story; no large one is about one story.
HALF_OF, OF_ONE_STORY = 2, 1000
# A contradiction as sure as this is told whatever its reports are about. At .85 the dossiers lose two more disputes.
SURE = 0.8
# ... and of one word that somebody uses twice, once with a no, one as sure as this: short sentences are soon alike.
SURE_OF_ONE = 0.88


def find_story(ledger: Ledger, vocabulary: Vocabulary, one: Claim, other: Claim, alone: bool) -> str:
    """The rarest name that the reports of two claims share, "" where every name they share is a common one.

    In a ledger of one story its main names are common, and tell: half of its reports have them. States are common
    everywhere, and that somebody speaks twice tells nothing of what he speaks of.

    Args:
        alone: whether both share but one word: no name that everybody has tells then.
    """
    reports = ledger.links.count_reports()
    few = max(FEW, reports // ONE_IN)
    many = reports // HALF_OF if reports <= OF_ONE_STORY and not alone else 0
    speaker = one.speaker if is_same_name(one.speaker, other.speaker) else ""
    for name in ledger.links.names_in_both(one.document, other.document, few, many):
        known = speaker_of(vocabulary, name)
        if not known.startswith(STATE) and not is_same_name(known, speaker):
            return name
    return ""
