"""Exports of Twitter/X and Telegram: who said it, who repeated it, and what was left out."""

import json

import pytest

from communique.settings import Limits
from communique.sources import SourceFormat
from communique.sources.formats.telegram import TelegramFormat
from communique.sources.formats.twitter import TwitterFormat
from sources.reading_formats import notes, only, refusal, sources
from sources.samples import CLOSED, DENIED, SAMPLES, WARNED, archive, chat, message, post

TWITTER, TELEGRAM = TwitterFormat(), TelegramFormat()
HERALD = {"id": "9", "name": "Herald &amp; Sons", "username": "herald"}
USERS = [HERALD, {"id": "8", "name": "Voss", "username": "voss"}]


def page(*posts: dict[str, object], known: tuple[dict[str, object], ...] = ()) -> bytes:
    """An answer of the API."""
    filled = [{"author_id": "9", "created_at": "2032-03-04T10:00:00.000Z", **p} for p in posts]
    return json.dumps({"data": filled, "includes": {"users": USERS, "tweets": list(known)}, "meta": {}}).encode()


def test_posts_of_an_archive() -> None:
    """Entities as characters, short links as they are, the address by the number alone."""
    found = only(TWITTER, archive(post(11, "Voss &amp; Kolvia &lt;3 https://t.co/x")), "tweets.js")
    assert (found.source_id, found.text) == ("tweets.js:11", "Voss & Kolvia <3 https://t.co/x")
    assert found.metadata == {
        "published": "2032-03-04T10:00:00+00:00",
        "published_by": "post created_at",
        "url": "https://x.com/i/status/11",
    }


def test_a_repeated_post_is_the_words_of_whom_it_repeats() -> None:
    """In full where the page has them; where the export cut them off, it says so."""
    referenced = [{"type": "retweeted", "id": "5"}]
    known = {"id": "5", "text": WARNED, "author_id": "8"}
    found = only(
        TWITTER, page({"id": "1", "text": f"RT @voss: {WARNED[:30]}…", "referenced_tweets": referenced}, known=(known,))
    )
    assert found.text == WARNED
    assert (found.metadata["title"], found.metadata["author"]) == ("Retweet of @voss by @herald", "Voss (@voss)")
    assert found.metadata["publisher"] == "@herald"
    cut = only(TWITTER, archive(post(12, f"RT @voss: {WARNED[:30]}… https://t.co/abc")))
    assert (cut.metadata["title"], cut.metadata["author"]) == ("Retweet of @voss", "@voss")
    assert "cut its text off" in cut.warnings[0]


def test_a_quoting_post_is_its_own_words() -> None:
    """Under a title that names whom it quotes."""
    known = {"id": "5", "text": WARNED, "author_id": "8"}
    found = only(
        TWITTER,
        page(
            {"id": "2", "text": "So it begins. https://t.co/q", "referenced_tweets": [{"type": "quoted", "id": "5"}]},
            known=(known,),
        ),
    )
    assert (found.text, found.metadata["title"]) == ("So it begins. https://t.co/q", "Quote of @voss by @herald")
    assert found.metadata["author"] == "Herald & Sons (@herald)"


def test_all_forms_of_posts_give_the_same() -> None:
    """Pages, lines of pages, lines of posts, lists, the first API with its accounts inside."""
    flat = {"id": "1", "text": CLOSED, "created_at": "2032-03-04T10:00:00.000Z", "author": HERALD, "author_id": "9"}
    old = {
        "id_str": "1",
        "full_text": CLOSED,
        "created_at": "Thu Mar 04 10:00:00 +0000 2032",
        "user": {"name": "Herald & Sons", "screen_name": "herald"},
    }
    forms = [
        page({"id": "1", "text": CLOSED}),
        json.dumps(flat).encode(),
        json.dumps([flat]).encode(),
        json.dumps([old]).encode(),
    ]
    forms += [page({"id": "1", "text": CLOSED}) + b"\n", json.dumps(json.loads(forms[0]), indent=1).encode()]
    for data in forms:
        assert TWITTER.recognises(data[:4096])
        found = only(TWITTER, data)
        assert (found.text, found.metadata["author"], found.metadata["url"]) == (
            CLOSED,
            "Herald & Sons (@herald)",
            "https://x.com/i/status/1",
        )
    lines = page({"id": "1", "text": CLOSED}) + b"\n" + page({"id": "2", "text": DENIED}) + b"\n{broken\n"
    assert [s.text for s in sources(TWITTER, lines)] == [CLOSED, DENIED, None]


def test_long_posts_are_given_in_full() -> None:
    """Both APIs cut them in the usual field."""
    assert only(TWITTER, page({"id": "1", "text": "We…", "note_tweet": {"text": WARNED}})).text == WARNED


def test_messages_of_a_channel() -> None:
    """Pieces joined, the channel the publisher, the day in UTC; what is no text counted once."""
    pieces = ["Kolvia ", {"type": "bold", "text": "fired"}, " at us.\n", {"type": "link", "text": "https://t.example"}]
    photo = message(4, "", photo="a.jpg")
    data = json.dumps(
        chat(
            {"id": 1, "type": "service", "text": "created"},
            message(2, pieces),
            message(3, WARNED, forwarded_from="Voss"),
            photo,
        )
    ).encode()
    first, second = sources(TELEGRAM, data, "result.json")
    assert (first.source_id, first.text) == ("result.json:2", "Kolvia fired at us.\nhttps://t.example")
    assert first.metadata == {
        "publisher": "Front Watch",
        "published": "2032-03-04T10:00:00+00:00",
        "published_by": "message date",
    }
    assert (second.metadata["title"], second.metadata["author"]) == ("Forwarded from Voss by Front Watch", "Voss")
    assert notes(TELEGRAM, data) == ["left out: 1 messages without text (pictures, files), 1 service messages"]


def test_chats_of_an_account() -> None:
    """Each under its own name, also where a text looks like a chat's beginning."""
    tricky = message(1, '"messages": [ {"name": "No"}')
    account = {
        "about": "x",
        "personal_information": {"name": "Me"},
        "chats": {"list": [chat(tricky), chat(message(1, DENIED), name='Gate "7"')]},
    }
    for indent in (None, 1):
        data = json.dumps(account, indent=indent).encode()
        assert TELEGRAM.recognises(data[:4096])
        found = sources(TELEGRAM, data, "r.json")
        assert [(s.source_id, s.metadata["publisher"]) for s in found] == [
            ("r.json:1", "Front Watch"),
            ("r.json:chat 2:1", 'Gate "7"'),
        ]


def test_a_group_names_who_wrote() -> None:
    """A channel itself is not named twice."""
    data = json.dumps(
        chat(message(1, DENIED, **{"from": "Mira"}), message(2, DENIED, **{"from": "Front Watch"}))
    ).encode()
    assert [s.metadata.get("author") for s in sources(TELEGRAM, data)] == ["Mira", None]


def test_long_exports_are_read_through_a_window() -> None:
    """Also where a message or what stands before the messages lies across its edge."""
    messages = [message(n, f"Kolvia denied it {n} times, " + "x" * (n % 977 + 1)) for n in range(4_000)]
    data = json.dumps({"pad": "y" * 1_048_500, **chat(*messages)}).encode()
    found = sources(TELEGRAM, data)
    assert [s.text for s in found] == [m["text"] for m in messages]
    assert found[0].metadata["publisher"] == "Front Watch"


@pytest.mark.parametrize(
    ("form", "data", "reason"),
    [
        (TWITTER, b"window.YTD.follower.part0 = []", "no posts with text"),
        (TWITTER, archive(post(1, "")), "1 posts without text"),
        (TWITTER, b"window.YTD.tweets.part0 = [" + b"[" * 100_000, "nested too deep"),
        (TWITTER, b'{"data": [', "breaks off"),
        (TELEGRAM, json.dumps(chat()).encode(), "no messages with text"),
        (TELEGRAM, json.dumps(chat(message(1, ""))).encode(), "1 messages without text"),
        (TELEGRAM, b'{"name": "x", "messages": [{"a":' * 2, "breaks off"),
        (TELEGRAM, b'{"name": "\xff", "messages": []}', "not UTF-8"),
        (TELEGRAM, b"", "no messages with text"),
    ],
)
def test_exports_without_text_say_why(form: SourceFormat, data: bytes, reason: str) -> None:
    """Never silently nothing."""
    found = sources_or_none(form, data)
    assert reason in found


def sources_or_none(form: SourceFormat, data: bytes) -> str:
    """The reason of a refusal, or of the one failed document."""
    try:
        return sources(form, data)[0].failure or ""
    except Exception:
        return refusal(form, data)


def test_what_breaks_off_is_read_so_far() -> None:
    """And says from where it is not."""
    data = archive(post(1, CLOSED), post(2, DENIED))
    first, last = sources(TWITTER, data[:-60], "tweets.js")
    assert first.text == CLOSED
    assert "from this post on" in (last.failure or "")
    first, last = sources(TELEGRAM, json.dumps(chat(message(1, CLOSED), message(2, DENIED))).encode()[:-60])
    assert (first.text, last.source_id) == (CLOSED, "a:after 1 messages")


def test_odd_values_do_no_harm() -> None:
    """Numbers for words, nothing for something, keys twice, halves of characters."""
    odd = [
        {},
        5,
        None,
        {"tweet": 5},
        {"tweet": {"full_text": 5, "id_str": []}},
        {"tweet": post(1, "a\ud800", user=7, referenced_tweets="x")},
    ]
    found = only(TWITTER, b"window.YTD.tweets.part0 = " + json.dumps(odd).encode())
    assert found.text == "a\ud800"
    odd_chat = chat(
        5, None, {"text": [5, {"text": 6}]}, message(1, [["a"], "b"], **{"from": 5, "date_unixtime": "x" * 9})
    )  # type: ignore[arg-type]
    assert only(TELEGRAM, json.dumps(odd_chat).encode()).metadata["published"] == "2032-03-04T11:00:00"


def test_limits_hold() -> None:
    """On one post or message."""
    big = archive(post(1, CLOSED), post(2, "x" * 3_000_000))
    assert "over the limit" in (sources(TWITTER, big, limits=Limits(document=1_200_000))[-1].failure or "")


def test_the_exports_are_told_apart_by_their_structure() -> None:
    """Whatever the files are called."""
    for name, files in SAMPLES.items():
        for data in files.values():
            assert TWITTER.recognises(data[:4096]) is (name == "twitter")
            assert TELEGRAM.recognises(data[:4096]) is (name == "telegram")
