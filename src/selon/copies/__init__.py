"""Near-duplicate reports: which share an origin, how much they share, and whom they credit."""

from selon.copies.align import Passage, Shared, compare_texts, is_copy
from selon.copies.credit import find_credits, find_sender
from selon.copies.origin import Member, find_origin
from selon.copies.signature import Signature, find_candidates

__all__ = [
    "Member",
    "Passage",
    "Shared",
    "Signature",
    "compare_texts",
    "find_candidates",
    "find_credits",
    "find_origin",
    "find_sender",
    "is_copy",
]
