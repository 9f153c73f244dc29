"""Every exception Selon raises on purpose. Each says what, which value, where, and what to do next."""

from __future__ import annotations


class SelonError(Exception):
    """The root of all of them: what the command line shows as one sentence."""


class Sayable(SelonError):
    """An error whose sentence can be said again in another language of the screen."""

    def sentence(self, ui: str) -> str:
        """What is wrong with what, and what to do."""
        raise NotImplementedError


class RuleError(SelonError):
    """A rule file is wrong: an unknown key, a duplicate id, a value outside its vocabulary."""


class MomentError(SelonError, ValueError):
    """A value is not a date, an interval or a set that EDTF (ISO 8601-2:2019) knows."""


class IntakeError(SelonError):
    """A source cannot be made into a document: empty, binary, too long, unreadable."""


class LanguageNotSupported(SelonError):
    """There is no folder of rules for this language."""


class ModelMissing(SelonError):
    """The language model a rule set needs is not installed."""


class GoldError(SelonError):
    """A gold document or a reading to be scored cannot be used."""


class LedgerError(SelonError):
    """A ledger cannot be used, or holds nothing under the name that was asked for."""


class QuestionError(LedgerError):
    """A question to a ledger asks for what no row can have: an unknown type, an impossible date."""
