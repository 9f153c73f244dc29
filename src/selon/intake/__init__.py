"""Sources to Documents: the bytes of a file, decoded once and frozen."""

from selon.intake.header import find_near_header
from selon.intake.source import MAX_BYTES, MAX_CHARACTERS, Source, load_source, parse_source

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "Source", "find_near_header", "load_source", "parse_source"]
