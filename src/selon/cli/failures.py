"""What goes wrong, as one sentence and an exit code."""

from __future__ import annotations

from selon.errors import LanguageNotSupported, ModelMissing, QuestionError, Sayable, SelonError
from selon.ui import Words

DONE, FAILED, USAGE, SOME_FAILED, INTERRUPTED = 0, 1, 2, 3, 130


class UsageError(SelonError):
    """What was asked cannot be done for anybody: an impossible date, an unknown language, clashing options."""


class OutputError(SelonError):
    """The results cannot be written: a full disk, a closed standard output, a folder that may not be written to."""


def not_written(error: OSError, name: object, words: Words) -> OutputError:
    """The error that tells why results could not be written to a file; `name` None is standard output."""
    reason = error.strerror or str(error)
    if name is None:
        return OutputError(words("error.stdout", reason=reason))
    return OutputError(words("error.not_written", name=name, reason=reason))


def sentence_of(error: Exception, words: Words) -> str:
    """The sentence a person reads; errors nobody foresaw are named."""
    if isinstance(error, Sayable):
        return error.sentence(words.ui)
    if isinstance(error, ModelMissing):
        return words("error.model")
    if isinstance(error, SelonError):
        return str(error)
    what = " ".join(str(error).split())[:200]
    return words("error.unexpected", kind=type(error).__name__, what=what)


def code_of(error: Exception) -> int:
    """The exit code for an error that ended the command."""
    return USAGE if isinstance(error, (UsageError, LanguageNotSupported, QuestionError)) else FAILED
