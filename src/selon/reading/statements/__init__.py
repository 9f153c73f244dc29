"""Who said what, according to the report."""

from selon.reading.statements.find import find_statements

__all__ = ["find_statements"]
