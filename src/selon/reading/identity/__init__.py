"""Who is who in one report: descriptions joined to those whom they mean."""

from selon.reading.identity.find import find_same

__all__ = ["find_same"]
