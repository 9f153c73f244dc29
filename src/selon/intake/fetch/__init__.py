"""Pages and feeds from the web, carefully: who is asked, how long, how much, and only what is allowed."""

from selon.intake.fetch.address import is_web_address
from selon.intake.fetch.fetcher import Fetched, Fetcher, Validators
from selon.intake.fetch.visit import Unchanged, is_feed_list, load_feed_list, load_url

__all__ = [
    "Fetched",
    "Fetcher",
    "Unchanged",
    "Validators",
    "is_feed_list",
    "is_web_address",
    "load_feed_list",
    "load_url",
]
