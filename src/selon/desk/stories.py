"""Whether two reports tell of one story: both name somebody or something that few reports of the ledger name."""

from __future__ import annotations

from selon.compare import Claim, Vocabulary, speaker_of
from selon.compare.bond import is_same_name
from selon.compare.proposition import STATE
from selon.ledger import Ledger

# Of so many reports a name is rare, or in a large ledger of one in so many. In 400 articles of one winter 23 name the
# minister and 83 the movement that half of the news were about; what only such names join were different matters.
FEW, ONE_IN = 20, 100
# A contradiction as sure as this is told whatever its reports are about. At .85 the dossiers lose two more disputes.
SURE = 0.8
# ... and of one word that somebody uses twice, once with a no, one as sure as this: short sentences are soon alike.
SURE_OF_ONE = 0.88


def find_story(ledger: Ledger, vocabulary: Vocabulary, one: Claim, other: Claim) -> str:
    """The rarest name that the reports of two claims share, "" where every name they share is a common one.

    States are common everywhere, and that somebody speaks twice tells nothing of what he speaks of.
    """
    bound = max(FEW, ledger.links.count_reports() // ONE_IN)
    speaker = one.speaker if is_same_name(one.speaker, other.speaker) else ""
    for name in ledger.links.names_in_both(one.document, other.document, bound):
        known = speaker_of(vocabulary, name)
        if not known.startswith(STATE) and not is_same_name(known, speaker):
            return name
    return ""
