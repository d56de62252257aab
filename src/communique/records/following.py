"""What is known of feeds that are followed, between one visit and the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

WAITING, READ, FAILED = "waiting", "read", "failed"
"""How an entry stands: listed and yet to be read, read, or given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedFeed:
    """A feed as it was last visited. Times are UTC, ISO.

    `url` is how it was given, `location` where it lives now. `etag` and `last_modified` ask for what changed since.
    `next_due` is when it may be visited again, `failures` how often it failed since it last answered. `is_gone` feeds
    are visited no more.
    """

    url: str
    location: str
    next_due: str
    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    is_gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedEntry:
    """A text that a feed listed: its address, in which feed and when it was met, how it stands, how often it was tried.

    `metadata` is what the feed says of it.
    """

    url: str
    feed: str
    time: str
    state: str = WAITING
    tries: int = 0
    metadata: Mapping[str, str] = field(default_factory=dict)


class Ledger(Protocol):
    """Where this is kept: the store, or what stands for it in a test. Each call is whole or not at all."""

    def feed(self, url: str) -> FollowedFeed | None:
        """What is known of a feed."""
        ...

    def set_feed(self, feed: FollowedFeed, entries: Sequence[FollowedEntry] = ()) -> None:
        """Note a visit together with the entries that it brought; those known before stay as they are."""
        ...

    def known(self, urls: Iterable[str]) -> frozenset[str]:
        """Those of some addresses that were listed before."""
        ...

    def waiting(self, feed: str) -> tuple[FollowedEntry, ...]:
        """The entries of a feed that are yet to be read, in the order in which they came."""
        ...

    def set_entry(self, entry: FollowedEntry) -> None:
        """Note how an entry stands."""
        ...
