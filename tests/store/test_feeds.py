"""What is known of feeds that are followed: whole or not at all, each entry once."""

import sqlite3
from pathlib import Path

import pytest

from communique.records.following import READ, FollowedEntry, FollowedFeed
from communique.store import open_store

FEED = FollowedFeed(url="https://a.example/f", location="https://a.example/g", next_due="2026-05-03T12:00:00+00:00")


def entry(number: int, **more: object) -> FollowedEntry:
    """An entry of the feed."""
    told = {"url": f"https://a.example/{number}", "feed": FEED.url, "time": FEED.next_due, "metadata": {"title": "é"}}
    return FollowedEntry(**(told | more))  # type: ignore[arg-type]


def test_feeds_and_entries_come_back_as_they_went_in(tmp_path: Path) -> None:
    """In the order in which they came; those listed before stay as they are."""
    with open_store(tmp_path / "f.db", create=True) as store:
        ledger = store.feeds
        assert ledger.feed(FEED.url) is None
        ledger.set_feed(FEED, [entry(2), entry(1)])
        ledger.set_entry(entry(2, state=READ, tries=1))
        ledger.set_feed(FEED, [entry(2), entry(3)])
        assert ledger.feed(FEED.url) == FEED
        assert ledger.feeds() == (FEED,)
        assert ledger.waiting(FEED.url) == (entry(1), entry(3))
        assert ledger.known(f"https://a.example/{n}" for n in range(2_000)) == {entry(n).url for n in (1, 2, 3)}


def test_an_entry_that_was_never_listed_can_be_noted(tmp_path: Path) -> None:
    """A text that stood in the feed itself."""
    with open_store(tmp_path / "f.db", create=True) as store:
        store.feeds.set_entry(entry(1, state=READ))
        assert store.feeds.known([entry(1).url])
        assert store.feeds.waiting(FEED.url) == ()


@pytest.mark.parametrize("version", ["1", "2"])
def test_older_stores_can_be_followed_into(tmp_path: Path, version: str) -> None:
    """The tables are made when such a store is opened."""
    path = tmp_path / "f.db"
    open_store(path, create=True).__exit__()
    with sqlite3.connect(path) as connection:
        connection.executescript("DROP TABLE feeds; DROP TABLE followed; DROP TABLE captures; DROP TABLE attempts")
        if version == "1":
            connection.execute("ALTER TABLE readings DROP COLUMN digest")
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (version,))
    connection.close()
    with open_store(path) as store:
        store.feeds.set_feed(FEED, [entry(1)])
        assert store.feeds.waiting(FEED.url) == (entry(1),)
