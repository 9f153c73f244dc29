"""An address to its articles: a page, a feed and the pages it links to, a list of feeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from selon.intake.article import Article, Failure, Field, Found, Given
from selon.intake.dates import read_date
from selon.intake.fetch.address import Address, parse_address
from selon.intake.fetch.fetcher import Fetched, Fetcher
from selon.intake.find import find_all, find_format
from selon.intake.formats.feed import find_feeds
from selon.intake.load import NOTHING_GIVEN
from selon.intake.refusal import Refusal
from selon.intake.settle import settle
from selon.intake.streams import HEAD, MAX_BYTES, read_limited


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A page that is as it was when it was last asked for."""

    name: str


def load_url(url: str, fetcher: Fetcher, given: Given = NOTHING_GIVEN) -> Iterator[Article | Failure | Unchanged]:
    """The articles at an address, fetched as they are asked for; each is named after the address it came from.

    A feed's entries are fetched from where they link to, and what the page does not say of itself is taken from the
    feed; an entry whose page cannot be fetched is read from the feed's own text, where it has one.

    Raises:
        MomentError: the date given is none.
    """
    if given.published is not None:
        read_date(given.published)
    return _load(url, fetcher, given)


def _load(url: str, fetcher: Fetcher, given: Given) -> Iterator[Article | Failure | Unchanged]:
    try:
        fetched = fetcher.fetch(url)
        if fetched.data is None:
            yield Unchanged(url)
            return
        if find_format(fetched.data[:HEAD]) != "opml":
            yield from _load_fetched(fetched, fetched.data, url, fetcher, given)
            return
        for feed in find_feeds(fetched.data, url):
            yield from _load_feed(feed, fetcher, given)
    except Refusal as refusal:
        yield Failure(url, 1, refusal)


def is_feed_list(name: str) -> bool:
    """Whether a file is a list of feeds (OPML)."""
    try:
        with open(name, "rb") as file:
            return find_format(file.read(HEAD)) == "opml"
    except (OSError, ValueError):
        return False


def load_feed_list(
    name: str, fetcher: Fetcher, given: Given = NOTHING_GIVEN
) -> Iterator[Article | Failure | Unchanged]:
    """The articles of the feeds that a file lists, as `load_url` gives them.

    Raises:
        MomentError: the date given is none.
    """
    if given.published is not None:
        read_date(given.published)
    try:
        with open(name, "rb") as file:
            data = read_limited(file, name, MAX_BYTES)
        feeds = find_feeds(data, name)
    except Refusal as refusal:
        yield Failure(name, 1, refusal)
        return
    for feed in feeds:
        yield from _load_feed(feed, fetcher, given)


def _load_feed(url: str, fetcher: Fetcher, given: Given) -> Iterator[Article | Failure | Unchanged]:
    """A feed of a list; a list in a list is not followed."""
    try:
        fetched = fetcher.fetch(url)
        if fetched.data is None:
            yield Unchanged(url)
        else:
            yield from _load_fetched(fetched, fetched.data, url, fetcher, given)
    except Refusal as refusal:
        yield Failure(url, 1, refusal)


def _load_fetched(
    fetched: Fetched, data: bytes, url: str, fetcher: Fetcher, given: Given
) -> Iterator[Article | Failure | Unchanged]:
    is_feed = find_format(data[:HEAD]) == "feed" or b"jsonfeed.org/version/" in data[:HEAD]
    for position, found in enumerate(_numbered(data, url), 1):
        if is_feed and isinstance(found, Found) and "url" in found.fields:
            yield from _load_entry(found, fetched.address, fetcher, given)
        else:
            yield _settle(found, fetched.address, url, position, given, {})


def _load_entry(entry: Found, feed: Address, fetcher: Fetcher, given: Given) -> Iterator[Article | Failure | Unchanged]:
    link = entry.fields["url"].value
    try:
        url = str(parse_address(link, feed))
        fetched = fetcher.fetch(url)
        if fetched.data is None:
            yield Unchanged(url)
            return
        for position, found in enumerate(_numbered(fetched.data, url), 1):
            yield _settle(found, fetched.address, url, position, given, entry.fields)
    except Refusal as refusal:
        if not entry.text.strip():
            yield Failure(link, 1, refusal)
            return
        yield _settle(entry, feed, link, 1, given, {})


def _numbered(data: bytes, url: str) -> Iterator[Found | Refusal]:
    """What is found, and as its last what stopped it."""
    try:
        yield from find_all(BytesIO(data), url, len(data))
    except Refusal as refusal:
        yield refusal


def _settle(
    found: Found | Refusal, address: Address, name: str, position: int, given: Given, told: Mapping[str, Field]
) -> Article | Failure:
    """The article, with what a feed told of it and with the address it came from."""
    if isinstance(found, Refusal):
        return Failure(name, position, found)
    fields = {**told, **found.fields}
    fields["url"] = _own_address(found.fields.get("url"), address)
    try:
        return settle(Found(found.text, fields, found.header, found.strict), name, position, given)
    except Refusal as refusal:
        return Failure(name, position, refusal)


def _own_address(stated: Field | None, address: Address) -> Field:
    """What a page says its address is where that is on the same site: no page may speak for another's."""
    if stated is not None:
        try:
            own = parse_address(stated.value, address)
        except Refusal:
            own = None
        if own is not None and own.host == address.host:
            return Field(str(own), stated.origin)
    return Field(str(address), "address")
