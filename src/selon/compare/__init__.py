"""Propositions compared: whether two statements tell the same, the contrary, or something else. No ledger is needed."""

from selon.compare.match import Match, match
from selon.compare.proposition import Claim, Clause, claim_of, speaker_of
from selon.compare.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Claim", "Clause", "Match", "Vocabulary", "claim_of", "load_vocabulary", "match", "speaker_of"]
