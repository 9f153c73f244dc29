"""What goes wrong, as one sentence and an exit code."""

from __future__ import annotations

from selon.errors import LanguageNotSupported, ModelMissing, SelonError
from selon.intake.refusal import Refusal
from selon.ui import Words

DONE, FAILED, USAGE, SOME_FAILED, INTERRUPTED = 0, 1, 2, 3, 130


class UsageError(SelonError):
    """What was asked cannot be done for anybody: an impossible date, an unknown language, clashing options."""


def sentence_of(error: Exception, words: Words) -> str:
    """The sentence a person reads; errors nobody foresaw are named."""
    if isinstance(error, Refusal):
        return error.sentence(words.ui)
    if isinstance(error, ModelMissing):
        return words("error.model")
    if isinstance(error, SelonError):
        return str(error)
    what = " ".join(str(error).split())[:200]
    return words("error.unexpected", kind=type(error).__name__, what=what)


def code_of(error: Exception) -> int:
    """The exit code for an error that ended the command."""
    return USAGE if isinstance(error, (UsageError, LanguageNotSupported)) else FAILED
