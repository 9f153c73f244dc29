"""Sources to articles: files of any format, decoded once and frozen."""

from selon.intake.article import Article, Failure, Given, place_of
from selon.intake.dates import read_date
from selon.intake.decode import is_garbled
from selon.intake.formats.feed import find_feeds
from selon.intake.header import find_near_header
from selon.intake.load import load_articles, parse_articles, parse_source
from selon.intake.settle import MAX_CHARACTERS
from selon.intake.streams import MAX_BYTES

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "Article",
    "Failure",
    "Given",
    "find_feeds",
    "find_near_header",
    "is_garbled",
    "load_articles",
    "parse_articles",
    "parse_source",
    "place_of",
    "read_date",
]
