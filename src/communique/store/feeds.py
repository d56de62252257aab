"""The feeds that are followed into a store, and what they listed."""

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, delete, insert, select

from communique.records.following import WAITING, FollowedEntry, FollowedFeed
from communique.store.schema import feeds, followed

_AT_ONCE = 500
Connect = Callable[[bool], AbstractContextManager[Connection]]
"""Gives a connection; in one transaction where it is to write."""


class FeedLedger:
    """The state of following, in the tables `feeds` and `followed`."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def feed(self, url: str) -> FollowedFeed | None:
        """What is known of a feed."""
        with self._connect(False) as connection:
            row = connection.execute(select(feeds).where(feeds.c.url == url)).first()
            return FollowedFeed(**row._asdict()) if row is not None else None

    def feeds(self) -> tuple[FollowedFeed, ...]:
        """All feeds, by their addresses."""
        with self._connect(False) as connection:
            rows = connection.execute(select(feeds).order_by(feeds.c.url))
            return tuple(FollowedFeed(**row._asdict()) for row in rows)

    def set_feed(self, feed: FollowedFeed, entries: Sequence[FollowedEntry] = ()) -> None:
        """Note a visit together with the entries that it brought; those known before stay as they are."""
        row = {column.name: getattr(feed, column.name) for column in feeds.columns}
        with self._connect(True) as connection:
            connection.execute(delete(feeds).where(feeds.c.url == feed.url))
            connection.execute(insert(feeds).values(row))
            if entries:
                connection.execute(insert(followed).prefix_with("OR IGNORE"), [_row(entry) for entry in entries])

    def known(self, urls: Iterable[str]) -> frozenset[str]:
        """Those of some addresses that were listed before."""
        asked, found = list(dict.fromkeys(urls)), set[str]()
        with self._connect(False) as connection:
            for begin in range(0, len(asked), _AT_ONCE):
                some = followed.c.url.in_(asked[begin : begin + _AT_ONCE])
                found |= set(connection.scalars(select(followed.c.url).where(some)))
        return frozenset(found)

    def waiting(self, feed: str) -> tuple[FollowedEntry, ...]:
        """The entries of a feed that are yet to be read, in the order in which they came."""
        own = (followed.c.feed == feed) & (followed.c.state == WAITING)
        with self._connect(False) as connection:
            rows = connection.execute(select(followed).where(own).order_by(followed.c.number))
            return tuple(
                FollowedEntry(
                    url=row.url,
                    feed=row.feed,
                    time=row.time,
                    state=row.state,
                    tries=row.tries,
                    metadata=json.loads(row.metadata),
                )
                for row in rows
            )

    def set_entry(self, entry: FollowedEntry) -> None:
        """Note how an entry stands."""
        with self._connect(True) as connection:
            changed = {"state": entry.state, "tries": entry.tries}
            done = connection.execute(followed.update().where(followed.c.url == entry.url).values(changed))
            if not done.rowcount:
                connection.execute(insert(followed).values(_row(entry)))


def _row(entry: FollowedEntry) -> dict[str, object]:
    row = {name: getattr(entry, name) for name in ("url", "feed", "time", "state", "tries")}
    return row | {"metadata": json.dumps(dict(entry.metadata), ensure_ascii=True, sort_keys=True)}
