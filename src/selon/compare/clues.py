"""What tells that one clause contradicts another: clues, each with how much of it there is."""

from __future__ import annotations

import math

from selon.compare.bond import ANSWER_WITHIN, Bond
from selon.compare.overlay import Overlay

# What tells more, or less, where two statements stand side by side, are of one speaker, give figures or reply, or where
# a word stands for its contrary ("fermé" for "ouvert" tells most where all else is alike).
_SIDE_BY_SIDE = ("one word", "two words", "shorter", "fuller")
_OF_ONE_SPEAKER = (*_SIDE_BY_SIDE, "a name", "other denied", "days", "of the denied")
_OF_FIGURES = ("fuller", "near")
_OF_REPLY = (
    *_SIDE_BY_SIDE,
    "yes and no",
    "yes, then no",
    "every case",
    "answers",
    "denies",
    "both done",
    "begins",
    "terms",
    "clauses",
)
_OF_CONTRAST = ("yes and no", "answers")
_OF_CONTRARY_WORD = ("shorter", "fuller", "two words", "reply", "one report")


def clues_of(laid: Overlay, bond: Bond) -> dict[str, float]:
    """The clues of two clauses, by the names that `languages/*/compare/contraries.toml` weighs them under."""
    words = len(laid.words)
    denied = min(
        (much for much, clause in zip(laid.covered, (laid.first, laid.second), strict=True) if not clause.affirmed),
        default=max(laid.covered),
    )
    clues = {
        "any": 1.0,
        "one word": float(words >= 1),
        "two words": float(words >= 2),
        "three words": float(words >= 3),
        "a name": float(bool(laid.names)),
        "common words": float(min(len(laid.common), 3)),
        "shorter": max(laid.covered),
        "fuller": min(laid.covered),
        "contrary word": float(laid.flipped),
        "other denied": float(laid.focus_missed),
        "every case": float(laid.contrary and (laid.first.sweeping or laid.second.sweeping)),
        "other names": float(laid.others),
        "about the other": float(laid.about_other),
        "of the denied": denied,
        "both done": float(laid.first.done and laid.second.done),
        "figures": float(bool(laid.figures)),
        "figures of words": float(any(why.split(":")[1] in laid.words for why in laid.figures)),
        "bare figure": float(bool(laid.figures) and not laid.words and bond.is_reply),
        "one event": float(bool(bond.deed)),
        "one report": float(bond.one_report),
        "near": float(bond.near),
        "answers": float(bond.answers),
        "reply": float(bond.is_reply),
        "apart": max(bond.later.span[0] - bond.earlier.span[1], 0) / ANSWER_WITHIN if bond.is_reply else 0.0,
        "opposed": float(bond.opposed),
        "contrasted": float(bond.is_reply and bond.later.contrasted),
        "admits": float(bond.later.admits),
        "denies": float(bond.later.stance == "denies"),
        "clauses": math.log(len(bond.earlier.clauses) * len(bond.later.clauses)),
        "terms": math.log1p(len(laid.first.terms)) + math.log1p(len(laid.second.terms)),
        "days": math.log1p(abs(bond.days or 0)),
        "same speaker": float(bond.same_speaker),
    }
    joined = (
        ("near", _SIDE_BY_SIDE),
        ("same speaker", _OF_ONE_SPEAKER),
        ("figures", _OF_FIGURES),
        ("opposed", _OF_REPLY),
        ("contrasted", _OF_CONTRAST),
        ("contrary word", _OF_CONTRARY_WORD),
        ("reply", _OF_REPLY),
    )
    every = clues | _of_replies(laid, bond)
    return clues | {f"{where}, {name}": every[where] * every[name] for where, names in joined for name in names}


def _of_replies(laid: Overlay, bond: Bond) -> dict[str, float]:
    """What is weighed of replies alone: other clauses that are laid side by side say yes and no, or give figures."""
    return {
        "yes and no": float(laid.contrary),
        "yes, then no": float(laid.first.affirmed and not laid.second.affirmed),
        "begins": float(laid.second is bond.later.clauses[0]),
    }
