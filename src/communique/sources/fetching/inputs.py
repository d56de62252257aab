"""Addresses among the inputs: told apart from paths, fetched, handed on as parts to be read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from communique.errors import FetchError
from communique.settings import Limits
from communique.sources.fetching.policy import FetchPolicy
from communique.sources.source import Address, Part

if TYPE_CHECKING:
    from communique.sources.fetching.client import Fetcher
    from communique.sources.fetching.fetched import Fetched

_ADDRESS = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*://|https?:)", re.IGNORECASE)


class Fetches(Protocol):
    """What fetches pages: `Fetcher`, or what stands for it in a test."""

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> "Fetched":
        """The page at an address; raises `FetchError`."""
        ...


def is_address(given: str) -> bool:
    """Whether an input is an address and no path; one that is not fetched (`ftp://`) is refused with a reason later.

    >>> is_address("https://news.example/a"), is_address("news.example/a.html"), is_address("C:/a.txt")
    (True, False, False)
    """
    return _ADDRESS.match(given) is not None


class PageFetch:
    """Fetches the pages of a run as a command sets it up (`--allow-address`, `--delay`).

    A slip in these is a `SettingsError` at once; what fetching needs is loaded when there is a page to fetch.
    """

    def __init__(
        self, limits: Limits, *, allow_addresses: Iterable[str] | None = None, delay: float | None = None
    ) -> None:
        policy = FetchPolicy(
            allow_addresses=tuple(allow_addresses or ()), max_bytes=limits.document, ratio=limits.ratio
        )
        self._policy = policy if delay is None else replace(policy, delay=delay)

    def __call__(self, addresses: Iterable[Address]) -> Iterator[Part]:
        """The bytes of each page, or the reason why not, in the order asked."""
        return fetch_parts(addresses, self.fetcher)

    @cached_property
    def fetcher(self) -> "Fetcher":
        """The one fetcher of the run: it knows which hosts were asked, and what they ask for."""
        from communique.sources.fetching.client import Fetcher

        return Fetcher(self._policy)


def fetch_parts(addresses: Iterable[str | Address], fetcher: Fetches) -> Iterator[Part]:
    """The pages of some addresses, in their order, each to be opened like a file; what failed comes with its reason."""
    for address in addresses:
        yield fetch_part(Address(address) if isinstance(address, str) else address, fetcher)


def fetch_part(address: Address, fetcher: Fetches) -> Part:
    """The page of one address. It is named by what was asked for; its `url` is where it was found."""
    name = _named(address.url)
    try:
        page = fetcher.fetch(address.url)
    except FetchError as error:
        return Part(name, b"", metadata={**address.metadata, "url": name}, failure=str(error))
    return part_of_page(address, page)


def part_of_page(address: Address, page: "Fetched") -> Part:
    """A fetched page as a part, with what the list that named it says of it."""
    told = {"url": page.final_url} | ({"charset": page.encoding} if page.encoding else {})
    return Part(_named(address.url), page.data, page.media_type, {**address.metadata, **told}, page.capture())


def _named(url: str) -> str:
    """An address as its page's name: a password in it is not kept."""
    from communique.sources.fetching.urls import without_login

    return without_login(url.strip())
