"""Feeds followed: each new text once, politely, and on from wherever it was broken off."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from communique.errors import FetchError
from communique.sources.feeds.roles import StoppedError
from communique.sources.fetching.client import Fetcher
from communique.sources.fetching.fetched import Fetched
from communique.sources.fetching.policy import FetchPolicy
from communique.store import Store, open_store
from followed import BEGIN, TALK, Following, Wire, conditional, entry_of, feed_of
from loopback import PAGE, answer


@pytest.fixture
def wire() -> Iterator[Wire]:
    """A wire with three talks."""
    made = Wire(3)
    yield made
    made.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store to read into."""
    with open_store(tmp_path / "test.db", create=True) as made:
        yield made


@pytest.fixture
def following(store: Store) -> Following:
    """A follower that may fetch from this machine."""
    return Following(store, Fetcher(FetchPolicy(allow_addresses=("127.0.0.1",), delay=0.0, deadline=5.0)))


def test_what_is_new_is_read_once_and_told(wire: Wire, following: Following) -> None:
    """In the order in which it appeared; the next visit asks for changes alone, and tells nothing."""
    assert following.visit(wire.feed)
    assert [d.title for d in following.new] == ["Talk 1", "Talk 2", "Talk 3"]
    assert following.new[0].published == "2026-05-03"
    assert following.new[0].publisher == "The Wire"
    assert following.new[0].captured is not None
    assert TALK.format(10) in "".join(r.document.text or "" for r in following.store.readings())
    assert following.visit(wire.feed, minutes=15)
    assert (wire.asked("/feed"), wire.asked("/1"), len(following.new)) == (2, 1, 3)
    wire.publish(4)
    assert following.visit(wire.feed, minutes=15)
    assert [d.title for d in following.new[3:]] == ["Talk 4"]
    assert not following.wrong


def test_a_feed_is_not_asked_before_it_is_due(wire: Wire, following: Following) -> None:
    """Also by a program that was just started; a clock that was wrong holds nothing up for ever."""
    following.visit(wire.feed)
    following.visit(wire.feed, minutes=14)
    assert wire.asked("/feed") == 1
    assert following.follower.next_due(wire.feed, following.every) == BEGIN + timedelta(minutes=15)
    assert following.follower.visit(wire.feed, every=following.every, is_asked_for=True)
    assert wire.asked("/feed") == 2
    following.at -= timedelta(days=900)
    assert following.follower.next_due(wire.feed, following.every) == following.at + following.every


def test_failures_are_waited_out_longer_and_longer(wire: Wire, following: Following) -> None:
    """Twice the time with each, and the usual time after the next success."""
    wire.pages["/feed"] = answer(503, b"busy")
    waits = []
    for _ in range(3):
        assert not following.visit(wire.feed)
        due = following.follower.next_due(wire.feed, following.every)
        assert due is not None
        waits.append((due - following.at).total_seconds() / 60)
        following.at = due
    assert waits == [30, 60, 120]
    assert len(following.wrong) == 3
    wire.publish(3)
    assert following.visit(wire.feed)
    assert len(following.new) == 3
    assert following.follower.next_due(wire.feed, following.every) == following.at + following.every


def test_a_feed_that_is_gone_is_not_asked_again(wire: Wire, following: Following) -> None:
    """410 says that it is for good."""
    wire.pages["/feed"] = answer(410, b"gone")
    assert not following.visit(wire.feed)
    assert not following.visit(wire.feed, minutes=60 * 24 * 30)
    assert wire.asked("/feed") == 1
    assert following.follower.next_due(wire.feed, following.every) is None
    assert "take it off the list" in following.wrong[-1]


def test_a_feed_that_moved_for_good_is_asked_where_it_is(wire: Wire, following: Following) -> None:
    """One that is elsewhere for now is asked at its old place."""
    wire.pages["/new"] = wire.pages["/feed"]
    wire.pages["/feed"] = answer(302, b"", location="/new")
    following.visit(wire.feed)
    wire.pages["/feed"] = answer(301, b"", location="/new")
    following.visit(wire.feed, minutes=15)
    following.visit(wire.feed, minutes=15)
    assert (wire.asked("/feed"), wire.asked("/new")) == (2, 3)
    assert following.store.feeds.feeds()[0].location.endswith("/new")
    assert len(following.new) == 3


def test_a_network_that_answers_for_every_site_moves_no_feed(wire: Wire, following: Following) -> None:
    """A login page of a hotel sends everyone to itself, for good by its word; the feed stays where it was."""
    wire.pages |= {"/old": answer(301, b"", location="/login"), "/login": answer(body=PAGE, etag='"login"')}
    feed = wire.feed.replace("/feed", "/old")
    assert not following.visit(feed)
    wire.pages["/old"] = wire.pages["/feed"]
    assert following.visit(feed, minutes=24 * 60 * 2)
    assert len(following.new) == 3
    assert "if-none-match" not in [r for r in wire.requests if r.path == "/old"][-1].headers


def test_a_page_that_cannot_be_had_now_is_tried_again(wire: Wire, following: Following) -> None:
    """Five times; the others are read meanwhile. One that is not there is failed at once."""
    wire.pages |= {"/1": answer(503, b"busy"), "/2": answer(404, b"none")}
    assert not following.visit(wire.feed)
    assert [d.title for d in following.new] == ["Talk 3"]
    assert len(following.wrong) == 1
    assert "404" in following.wrong[0]
    wire.pages["/1"] = answer(body=PAGE)
    assert following.visit(wire.feed, minutes=15)
    assert (len(following.new), wire.asked("/2")) == (2, 1)
    assert [a.state for a in following.store.attempts() if a.origin.endswith("/2")] == ["failed"]


def test_a_page_that_never_comes_is_given_up(wire: Wire, following: Following) -> None:
    """And listed among what failed."""
    wire.pages["/1"] = answer(503, b"busy")
    for _ in range(7):
        following.visit(wire.feed, minutes=15)
    assert wire.asked("/1") == 5
    assert [a.origin[-2:] for a in following.store.attempts("failed")] == ["/1"]


def test_texts_that_stand_in_the_feed_are_read_from_it(wire: Wire, following: Following) -> None:
    """Their pages are not fetched; without an address of their own each is known by its place."""
    full = "".join(f"<p>{TALK.format(n)}</p>" for n in range(12))
    entries = [
        f'<item><title>Talk {n}</title>{link}<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<![CDATA[{full.replace('raid', f'raid {n}')}]]></content:encoded></item>"
        for n, link in ((1, f"<link>http://127.0.0.1:{wire.port}/1</link>"), (2, ""), (3, ""))
    ]
    wire.pages["/feed"] = answer(body=feed_of(entries), content_type="application/rss+xml")
    assert following.visit(wire.feed)
    assert [d.title for d in following.new] == ["Talk 1", "Talk 2", "Talk 3"]
    assert following.visit(wire.feed, minutes=15)
    assert (wire.asked("/1"), len(following.new)) == (0, 3)


def test_dates_that_lie_ahead_are_not_believed(wire: Wire, following: Following) -> None:
    """A feed that dates a text to next year does not know when it was written."""
    entry = entry_of(1, wire.port).replace("03 May 2026", "03 May 2027")
    wire.pages["/feed"] = conditional(feed_of([entry]), '"1"')
    assert following.visit(wire.feed)
    assert [d.published for d in following.new] == [None]


def test_a_page_that_is_no_feed_is_said_to_be_none(wire: Wire, following: Following) -> None:
    """With the feed that it names."""
    link = b'<link rel="alternate" type="application/rss+xml" href="/feed">'
    wire.pages["/"] = answer(body=b"<html><head>" + link + b"</head><p>Lima</p></html>")
    assert not following.visit(f"http://127.0.0.1:{wire.port}/")
    assert f"the page names one: {wire.feed}" in following.wrong[0]
    assert not following.new


def test_a_damaged_feed_gives_what_it_has(wire: Wire, following: Following) -> None:
    """And says that it is damaged."""
    whole = feed_of([entry_of(n, wire.port) for n in (1, 2, 3)])
    wire.pages["/feed"] = answer(body=whole[:-60], content_type="application/rss+xml")
    assert not following.visit(wire.feed)
    assert len(following.new) >= 2
    assert "damaged or cut off" in following.wrong[0]


def test_a_page_without_text_is_not_passed_over_in_silence(wire: Wire, following: Following) -> None:
    """It has failed, and says why."""
    wire.pages["/1"] = answer(body=b"<html><body></body></html>")
    assert not following.visit(wire.feed)
    assert len(following.new) == 2
    assert len(following.wrong) == 1


def test_links_to_this_machine_are_not_followed_from_afar(wire: Wire, store: Store) -> None:
    """A feed of the world names pages of one's own network."""
    inner = feed_of([entry_of(n, wire.port) for n in (1, 2)])
    far = "http://far.example/feed"

    class Far:
        """Fetches the feed from the world, its pages as any program would."""

        fetcher = Fetcher(FetchPolicy(delay=0.0, deadline=5.0))

        def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
            if url != far:
                return self.fetcher.fetch(url)
            told = {
                "media_type": "application/rss+xml",
                "encoding": None,
                "data": inner,
                "time": "2026-05-03T12:00:00Z",
            }
            return Fetched(url=url, final_url=url, status=200, **told)  # type: ignore[arg-type]

    following = Following(store, Far())
    assert not following.visit(far)
    assert wire.visits == 0
    assert len(following.wrong) == 2


def test_a_stop_keeps_what_was_read_and_the_rest_waits(wire: Wire, following: Following) -> None:
    """The next visit reads on, and fetches nothing twice."""
    first = Following(following.store, following.fetcher, most=2)
    with pytest.raises(StoppedError):
        first.visit(wire.feed)
    assert len(first.new) == 2
    assert following.visit(wire.feed, minutes=15)
    assert [d.title for d in following.new] == ["Talk 3"]
    assert [wire.asked(f"/{n}") for n in (1, 2, 3)] == [1, 1, 1]


def test_what_waits_is_read_although_the_feed_forgot_it(wire: Wire, following: Following) -> None:
    """A feed lists its newest entries alone."""
    wire.pages["/1"] = answer(503, b"busy")
    following.visit(wire.feed)
    wire.publish(3)
    wire.pages["/feed"] = conditional(feed_of([entry_of(3, wire.port)]), '"9"')
    assert following.visit(wire.feed, minutes=15)
    assert sorted(d.title or "" for d in following.new) == ["Talk 1", "Talk 2", "Talk 3"]


def test_two_feeds_that_list_one_page_read_it_once(wire: Wire, following: Following) -> None:
    """A page has one address."""
    wire.pages["/other"] = answer(body=feed_of([entry_of(1, wire.port)]), content_type="application/rss+xml")
    following.visit(wire.feed)
    following.visit(wire.feed.replace("/feed", "/other"))
    assert (wire.asked("/1"), len(following.new)) == (1, 3)


def test_no_answer_ends_the_round(wire: Wire, following: Following) -> None:
    """Whatever a server says, the other feeds are visited."""
    for said in (
        b"",
        b"\0" * 99,
        answer(200, b"", content_type="text/html"),
        answer(body=b"<rss>" * 9999),
        b"HTTP/1.1",
    ):
        wire.pages["/feed"] = said
        assert not following.visit(wire.feed, minutes=60 * 24 * 9)
    assert len(following.wrong) == 5
    with pytest.raises(FetchError):
        following.fetcher.fetch(wire.feed)


def test_what_was_refused_here_is_asked_as_soon_as_it_is_allowed(wire: Wire, store: Store) -> None:
    """Nobody was asked, so that nobody need be spared: the corrected command works at once."""
    strict = Following(store, Fetcher(FetchPolicy(deadline=5.0)))
    assert not strict.visit(wire.feed, is_asked_for=True)
    assert "--allow-address" in strict.wrong[0]
    allowed = Following(store, Fetcher(FetchPolicy(allow_addresses=("127.0.0.1",), delay=0.0, deadline=5.0)))
    assert allowed.visit(wire.feed, is_asked_for=True)
    assert len(allowed.new) == 3


def test_a_feed_that_is_left_alone_says_so(store: Store) -> None:
    """A scheduler's run that does nothing is told why."""
    following = Following(store, Fetcher(FetchPolicy(allow_addresses=("127.0.0.1",), delay=0.0, deadline=2.0)))
    gone = Wire(1)
    gone.close()
    assert not following.visit(gone.feed, is_asked_for=True)
    assert not following.visit(gone.feed, is_asked_for=True)
    assert "it is asked again from" in following.wrong[-1]
