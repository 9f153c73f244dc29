"""What a text is made of, in 512 bytes: enough to find its near-duplicates among many.

Source: MinHash over word shingles (Broder 1997), as `datasketch` has it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

PERMUTATIONS = 128
# Of every four words in a row: three in a row are shared by any two reports of one subject.
SHINGLE = 4
# A report cut to a quarter shares a quarter of its shingles with the whole; candidates are only looked at, not decided.
THRESHOLD = 0.12
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text without case and accents, which reprints change.

    >>> words_of("L'été dernier, à Évry…")
    ['l', 'ete', 'dernier', 'a', 'evry']
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


@dataclass(frozen=True, slots=True)
class Signature:
    """The MinHash of a text, as bytes that can be kept.

    >>> one = Signature.of("Le pont de Belroc fermera six mois, a dit la maire.")
    >>> one.likeness(Signature(one.data))
    1.0
    """

    data: bytes

    @classmethod
    def of(cls, text: str) -> Signature:
        """The signature of a text; texts of fewer words than a shingle have their words as their one shingle."""
        import numpy
        from datasketch import MinHash

        words = words_of(text)
        shingles = {" ".join(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1))}
        minhash = MinHash(num_perm=PERMUTATIONS)
        minhash.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in shingles])
        return cls(minhash.hashvalues.astype(numpy.dtype("<u4")).tobytes())

    def likeness(self, other: Signature) -> float:
        """About what share of all shingles both texts have, 0 to 1."""
        import numpy

        mine, its = (numpy.frombuffer(each.data, dtype="<u4") for each in (self, other))
        return float((mine == its).mean())


def find_candidates(signature: Signature, others: Mapping[str, Signature]) -> list[str]:
    """Which of the others may share text with it, the likeliest first; every one is to be compared before it counts.

    Every one of them is looked at; a ledger has an index that narrows them down first (`selon.ledger.signatures`).
    """
    import numpy

    pairs = list(others.items())
    if not pairs:
        return []
    table = numpy.frombuffer(b"".join(each.data for _, each in pairs), dtype="<u4").reshape(len(pairs), PERMUTATIONS)
    scores = (table == numpy.frombuffer(signature.data, dtype="<u4")).mean(axis=1)
    order = sorted((n for n in range(len(pairs)) if scores[n] >= THRESHOLD), key=lambda n: (-scores[n], n))
    return [pairs[n][0] for n in order]
