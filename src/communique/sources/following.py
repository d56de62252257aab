"""Feeds followed: what is new in them is fetched and read, once, whatever happens in between."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from communique.errors import FetchError
from communique.records.following import FAILED, READ, WAITING, FollowedEntry, FollowedFeed, Ledger
from communique.sources.feeds.roles import Open, Reports, Stop, StoppedError, Take
from communique.sources.feeds.visiting import (
    LONGEST_WAIT,
    believable,
    feed_of_page,
    key_of,
    moment_of,
    text_of,
    wait_after,
)
from communique.sources.fetching.inputs import Fetches, part_of_page
from communique.sources.source import Address, Note, Source

if TYPE_CHECKING:
    from communique.sources.fetching.fetched import Fetched

_TRIES = 5
"""Visits after which a page that could not be had is given up."""
_FEED_TYPE = "application/rss+xml"


class Follower:
    """Visits feeds. All that it knows is in the ledger: killed at any point, the next visit goes on from there.

    A feed's visit and the entries that it brought are noted together; an entry counts as read after its documents are
    in the store, where reading one again adds nothing.
    """

    def __init__(
        self,
        *,
        fetcher: Fetches,
        open_part: Open,
        take: Take,
        ledger: Ledger,
        stop: Stop,
        reports: Reports,
        now: Callable[[], datetime],
    ) -> None:
        self._fetcher = fetcher
        self._open = open_part
        self._take = take
        self._ledger = ledger
        self._stop = stop
        self._reports = reports
        self._now = now

    def visit(self, url: str, *, every: timedelta, is_asked_for: bool = False) -> bool:
        """Visit a feed if it is due, and read what it has that is new; whether all went well.

        `every` is the time from one visit to the next; it doubles with each failure, up to a day. With `is_asked_for`
        a feed counts as due that answered the last time: somebody else keeps the time.
        """
        feed = self._known(url, every)
        if feed.is_gone:
            self._reports.wrong(f"{url}: gone for good (HTTP status 410): take it off the list")
            return False
        if self._now() < moment_of(feed.next_due) and not (is_asked_for and not feed.failures):
            return not is_asked_for or self._is_too_early(feed)
        went_well = self._ask(feed, every, is_asked_for=is_asked_for)
        return self._read_waiting(url) and went_well

    def _is_too_early(self, feed: FollowedFeed) -> bool:
        """Say that a feed which failed is left alone for a while."""
        self._reports.wrong(f"{feed.url}: failed {feed.failures} times; it is asked again from {feed.next_due} on")
        return False

    def next_due(self, url: str, every: timedelta) -> datetime | None:
        """When a feed is to be visited next; `None` where it is gone."""
        feed = self._known(url, every)
        return None if feed.is_gone else moment_of(feed.next_due)

    def _known(self, url: str, every: timedelta) -> FollowedFeed:
        """The feed as the ledger has it; a time that no wait explains (a clock that was wrong) is not waited for."""
        now = self._now()
        feed = self._ledger.feed(url)
        if feed is None:
            return FollowedFeed(url=url, location=url, next_due=text_of(now))
        latest = now + wait_after(feed.failures, every)
        return replace(feed, next_due=text_of(min(moment_of(feed.next_due), latest)))

    def _ask(self, feed: FollowedFeed, every: timedelta, *, is_asked_for: bool) -> bool:
        try:
            with self._stop.droppable():
                page = self._fetcher.fetch(feed.location, etag=feed.etag, last_modified=feed.last_modified)
        except FetchError as error:
            was_refused_here = not error.passing and error.status is None  # nobody was asked, nobody need be spared
            self._note_failure(feed, timedelta() if is_asked_for and was_refused_here else every, error)
            return False
        visited = replace(
            feed,
            location=page.moved_to or feed.location,
            next_due=text_of(self._now() + every),
            etag=page.etag,
            last_modified=page.last_modified,
            failures=0,
        )
        if page.is_unchanged:
            self._ledger.set_feed(replace(visited, etag=feed.etag, last_modified=feed.last_modified))
            return True
        return self._take_over(visited, page, before=feed)

    def _note_failure(self, feed: FollowedFeed, every: timedelta, error: FetchError) -> None:
        failures = feed.failures + 1
        due = self._now() + wait_after(failures, every)
        self._ledger.set_feed(replace(feed, failures=failures, next_due=text_of(due), is_gone=error.status == 410))
        self._reports.wrong(f"{feed.url}: {error}")

    def _take_over(self, feed: FollowedFeed, page: "Fetched", *, before: FollowedFeed) -> bool:
        """Read the texts that stand in the feed itself, and note the pages that it names.

        What is no feed changes nothing of where and how it is asked for: a network that answers for every site until
        one logs in moves them all for good.
        """
        from communique.sources.formats.feed import FeedFormat

        if not FeedFormat().recognises(page.data[:4096]):
            hint = feed_of_page(page.data, page.final_url)
            reason = "no feed: neither RSS, Atom nor JSON Feed" + (f"; the page names one: {hint}" if hint else "")
            self._note_failure(before, LONGEST_WAIT, FetchError(reason))
            return False
        part = replace(part_of_page(Address(feed.url), page), media_type=_FEED_TYPE)
        items = [item for item in self._open(part) if not isinstance(item, Note)]  # all, before the child opens pages
        fresh = self._fresh(items, feed.url, page.final_url)
        went_well = True
        for key, item in fresh:
            if self._stop.is_asked:
                raise StoppedError
            if isinstance(item, Source):
                went_well &= self._read_in_feed(key, item, feed)
        time = text_of(self._now())
        listed = [
            FollowedEntry(url=key, feed=feed.url, time=time, metadata=believable(item.metadata, self._now()))
            for key, item in fresh
            if isinstance(item, Address)
        ]
        self._ledger.set_feed(feed, listed)
        return went_well

    def _fresh(self, items: list[Source | Address], feed: str, page: str) -> list[tuple[str, Source | Address]]:
        """What was not listed before, the oldest first, with what it is known by."""
        keyed = {key_of(item, feed, page): item for item in reversed(items)}
        known = self._ledger.known(keyed)
        return [(key, item) for key, item in keyed.items() if key not in known]

    def _read_in_feed(self, key: str, source: Source, feed: FollowedFeed) -> bool:
        """Read a text that stands in the feed; what is wrong with the feed as a whole is only told."""
        if source.failure is not None and source.source_id == feed.url:
            self._reports.wrong(f"{feed.url}: {source.failure}")
            return False
        is_read = self._read([replace(source, origin=source.metadata.get("url", feed.url))])
        state = READ if is_read else FAILED
        self._ledger.set_entry(FollowedEntry(url=key, feed=feed.url, time=text_of(self._now()), state=state))
        return is_read

    def _read_waiting(self, url: str) -> bool:
        went_well = True
        for entry in self._ledger.waiting(url):
            if self._stop.is_asked:
                raise StoppedError
            went_well &= self._read_entry(entry)
        return went_well

    def _read_entry(self, entry: FollowedEntry) -> bool:
        """Fetch and read a page; where it cannot be had now, it is tried again with the next visits of its feed."""
        address = Address(entry.url, entry.metadata)
        try:
            with self._stop.droppable():
                page = self._fetcher.fetch(entry.url)
        except FetchError as error:
            return self._put_off(entry, error)
        found = [item for item in self._open(part_of_page(address, page)) if isinstance(item, Source)]
        is_read = self._read([replace(source, origin=entry.url) for source in found])
        if not found:
            self._reports.wrong(f"{entry.url}: no text on this page")
        self._ledger.set_entry(replace(entry, state=READ if is_read else FAILED))
        return is_read

    def _put_off(self, entry: FollowedEntry, error: FetchError) -> bool:
        tries = entry.tries + 1
        is_over = not error.passing or tries >= _TRIES
        if is_over:
            failed = Source(entry.url, None, metadata=entry.metadata, failure=str(error), origin=entry.url)
            self._read([failed])
        self._ledger.set_entry(replace(entry, tries=tries, state=FAILED if is_over else WAITING))
        return False

    def _read(self, sources: list[Source]) -> bool:
        """Read some sources into the store and tell of them; whether none failed."""
        went_well = bool(sources)
        for source in sources:
            document, is_new = self._take(source)
            if document.state == "failed":
                went_well = False
                self._reports.wrong(f"{document.source_id}: {'; '.join(document.warnings)}")
            elif is_new:
                self._reports.new(document)
        return went_well
