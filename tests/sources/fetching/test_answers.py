"""What servers answer, well and badly: a page, or a reason, within the time."""

import gzip
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator

import pytest

from communique.errors import FetchError
from communique.sources.fetching.bodies import read_body
from loopback import PAGE, Net, Site, Visit, answer
from sources.fetching.hostile import BOMBS, BROKEN, HEAD, ZEROS, bare

URL = "http://news.example/"


def refusal(net: Net, url: str = URL, **policy: object) -> FetchError:
    """Why a page is not to be had."""
    with pytest.raises(FetchError) as caught:
        net.fetcher(**policy).fetch(url)
    return caught.value


def test_a_page_comes_with_what_is_needed_to_cite_it(net: Net, site: Site) -> None:
    """Where it was found, when, as what; the hash is of the bytes that the text is taken from."""
    site.pages["/a"] = answer(302, b"", location="/b?x=1")
    site.pages["/b?x=1"] = answer(content_type='Text/HTML; Charset="ISO-8859-1"', etag='"7"', last_modified="Mon")
    page = net.fetcher().fetch("http://news.example/a")
    assert (page.url, page.final_url) == ("http://news.example/a", "http://news.example/b?x=1")
    assert (page.status, page.media_type, page.encoding) == (200, "text/html", "iso8859-1")
    assert (page.data, page.etag, page.last_modified) == (PAGE, '"7"', "Mon")
    assert len(page.capture().sha256) == 64
    assert page.capture().time == page.time
    assert page.time.endswith("Z")


def test_a_move_for_good_is_told(net: Net, site: Site) -> None:
    """As far as all redirects say so: who follows a feed asks there from then on."""
    site.pages |= {
        "/": answer(301, b"", location="/b"),
        "/b": answer(308, b"", location="/c"),
        "/c": answer(302, b"", location="/d"),
        "/d": answer(301, b"", location="/e"),
        "/e": answer(),
    }
    fetcher = net.fetcher()
    assert fetcher.fetch(URL).moved_to == "http://news.example/c"
    assert fetcher.fetch("http://news.example/c").moved_to is None
    assert fetcher.fetch("http://news.example/e").moved_to is None
    site.pages["/"] = answer(410, b"")
    assert refusal(net).status == 410


def test_nothing_is_told_but_the_agent(net: Net, site: Site) -> None:
    """No cookie set before is sent, no password of a netrc, no referrer; only packed forms that we read are offered."""
    site.pages["/"] = answer(302, b"", location="/next", set_cookie="a=1; Path=/", www_authenticate="Basic")
    site.pages["/next"] = answer()
    net.fetcher().fetch(URL)
    last = site.requests[-1]
    assert set(last.headers) == {"host", "user-agent", "accept", "accept-language", "accept-encoding", "connection"}
    assert last.headers["user-agent"].startswith("communique/")
    assert last.headers["accept-encoding"] == "gzip, deflate"
    assert last.raw.startswith(b"GET /next HTTP/1.1\r\n")


def test_a_page_that_did_not_change_is_not_sent_again(net: Net, site: Site) -> None:
    """What a feed is asked for every hour costs its server nothing."""

    def page(visit: Visit) -> bytes:
        known = visit.headers.get("if-none-match") == '"7"' and visit.headers.get("if-modified-since") == "Mon"
        return answer(304, b"", length=False) if known else answer(etag='"7"', last_modified="Mon")

    site.pages["/"] = page
    first = net.fetcher().fetch(URL)
    again = net.fetcher().fetch(URL, etag=first.etag, last_modified=first.last_modified)
    assert (again.status, again.is_unchanged, again.data) == (304, True, b"")


def test_what_was_told_by_one_site_is_not_told_to_another(net: Net, site: Site) -> None:
    """A tag can be a name for the reader."""
    other = net.add("other.example", Site({"/": answer()}), "151.101.1.140")
    site.pages["/"] = answer(302, b"", location="http://other.example/")
    net.fetcher().fetch(URL, etag='"me"')
    assert site.requests[-1].headers["if-none-match"] == '"me"'
    assert "if-none-match" not in other.requests[-1].headers


def test_unchanged_is_no_answer_to_who_knows_nothing(net: Net, site: Site) -> None:
    """There would be no page, and no reason."""
    site.pages["/"] = answer(304, b"", length=False)
    assert "304" in str(refusal(net))


@pytest.mark.parametrize("value", ["a\r\nX: y", "a\x00", "ü"])
def test_no_header_is_smuggled_in(net: Net, site: Site, value: str) -> None:
    """What a server told earlier is sent back only when it is plain."""
    site.pages["/"] = answer()
    net.fetcher().fetch(URL, etag=value, last_modified=value)
    assert "if-none-match" not in site.requests[-1].headers


@pytest.mark.parametrize(
    ("status", "said", "passing"),
    [
        (204, "gave no page", False), (206, "gave no page", False), (300, "gave no page", False),
        (304, "gave no page", False), (400, "gave no page", False), (401, "login", False), (403, "browser", False),
        (404, "no such page", False), (410, "archive", False), (418, "gave no page", False), (429, "too often", True),
        (451, "legal", False), (500, "trouble", True), (502, "trouble", True), (503, "trouble", True),
        (599, "trouble", True), (999, "trouble", True), (301, "gave no page", False),
    ],
)  # fmt: skip
def test_every_status_has_its_reason(net: Net, site: Site, status: int, said: str, passing: bool) -> None:
    """Whoever asked learns whether to ask again; a body of an error is never taken for a page."""
    site.pages["/"] = answer(status, b"" if status in {204, 304} else PAGE, length=status not in {204, 304})
    error = refusal(net)
    assert said in str(error)
    assert str(status) in str(error)
    assert error.passing is passing


@pytest.mark.parametrize(
    ("path", "told", "is_read"),
    [
        ("/", "text/html", True), ("/", "application/rss+xml; charset=utf-8", True), ("/", "application/pdf", True),
        ("/", "TEXT/PLAIN", True), ("/a.pdf", "application/octet-stream", True), ("/", "image/png", False),
        ("/", "application/octet-stream", False), ("/a.exe", "application/octet-stream", False),
        ("/a.html", "video/mp4", False), ("/", "application/javascript", False), ("/", "text/css", False),
        ("/", "text/html, image/png", False), ("/", "\x1b[31m", False), ("/", "multipart/x-mixed-replace", False),
    ],
)  # fmt: skip
def test_only_what_is_read_is_taken(net: Net, site: Site, path: str, told: str, is_read: bool) -> None:
    """Pictures, films and programs are refused before their body comes; what a server says is printed tamely."""
    site.pages[path] = answer(content_type=told)
    url = URL.rstrip("/") + path
    if is_read:
        assert net.fetcher().fetch(url).data == PAGE
    else:
        assert "\x1b" not in str(refusal(net, url))


@pytest.mark.parametrize(
    "charset", ["utf-8", "nothing-known", "idna", "zlib", "unicode_escape", "utf-7", "../x", "\x80"]
)
def test_only_a_character_set_is_one(net: Net, site: Site, charset: str) -> None:
    """A server names it, and Python knows codecs that are none of text."""
    site.pages["/"] = answer(content_type=f"text/html; charset={charset}")
    assert net.fetcher().fetch(URL).encoding == ("utf-8" if charset == "utf-8" else None)


def drip(first: bytes, pause: float = 0.02) -> Callable[[Visit], Iterator[bytes]]:
    """One byte now and then, for ever."""

    def pieces(_: Visit) -> Iterator[bytes]:
        yield first
        end = time.monotonic() + 8
        while time.monotonic() < end:
            time.sleep(pause)
            yield b"1"

    return pieces


SLOW: dict[str, Callable[[Visit], Iterator[bytes]]] = {
    "silent": lambda _: (time.sleep(8), b"")[1:],  # type: ignore[dict-item, return-value]
    "a byte of the status at a time": drip(b"HTTP/1.1 20"),
    "a byte of a header at a time": drip(b"HTTP/1.1 200 OK\r\nX-"),
    "a byte of the body at a time": drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n"),
    "a byte of a body without end": drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
    "a byte of a chunk at a time": drip(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n"
    ),
    "continue, continue": drip(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000),
}


@pytest.mark.parametrize("path", ["/", "/robots.txt"])
def test_a_dripping_server_ends_with_the_deadline(net: Net, site: Site, path: str) -> None:
    """The time is one for all, not one for each read: a byte now and then does not stretch it."""
    slowest = 0.0
    for pieces in SLOW.values():
        site.pages[path] = pieces
        begun = time.monotonic()
        assert refusal(net, deadline=0.25).passing
        slowest = max(slowest, time.monotonic() - begun)
    assert slowest < 0.6
    print(f"{len(SLOW)} dripping servers at {path} ended, slowest {slowest:.2f} s with a deadline of 0.25 s")


def test_a_resolver_that_never_answers_ends_as_well(net: Net, site: Site) -> None:
    """The system's own may take half a minute."""
    net.resolve = lambda host, port: time.sleep(3) or []  # type: ignore[method-assign, func-returns-value]
    begun = time.monotonic()
    assert "not found in time" in str(refusal(net, deadline=0.2))
    assert time.monotonic() - begun < 0.6


def test_a_broken_answer_is_a_reason(net: Net, site: Site) -> None:
    """No answer, however broken, is a crash, or a page with nothing in it."""
    slowest = 0.0
    for name, raw in BROKEN.items():
        site.pages["/"] = raw
        begun = time.process_time()
        error = refusal(net)
        slowest = max(slowest, time.process_time() - begun)
        assert str(error).isprintable(), name
        assert len(str(error)) < 500, name
    print(f"{len(BROKEN)} broken answers, {len(BROKEN)} reasons, slowest {slowest:.2f} s of work")
    assert slowest < 2


def test_an_old_server_is_understood(net: Net, site: Site) -> None:
    """HTTP/1.0, no length, no type; and trailing garbage after a packed page, which browsers pass over."""
    site.pages["/old"] = b"HTTP/1.0 200 OK\r\n\r\n" + PAGE
    site.pages["/packed"] = HEAD + b"Content-Encoding: x-gzip\r\n\r\n" + gzip.compress(PAGE) + b"\x00 garbage"
    fetcher = net.fetcher()
    assert (fetcher.fetch(URL + "old").data, fetcher.fetch(URL + "old").media_type) == (PAGE, None)
    assert fetcher.fetch(URL + "packed").data == PAGE


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("GZip", gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", bare(PAGE)),
        ("identity", PAGE),
        ("identity, gzip", gzip.compress(PAGE)),
    ],
)
@pytest.mark.parametrize("step", [1, 7, 1000])
def test_packed_pages_are_unpacked(net: Net, site: Site, coding: str, packed: bytes, step: int) -> None:
    """However the bytes are cut."""
    chunks = [packed[i : i + step] for i in range(0, len(packed), step)]
    body = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in chunks) + b"0\r\n\r\n"
    site.pages["/"] = answer(body=body, length=False, transfer_encoding="chunked", content_encoding=coding)
    assert net.fetcher().fetch(URL).data == PAGE


def test_a_packed_archive_stays_packed(net: Net, site: Site) -> None:
    """Servers call a .gz file a packed page; its format unpacks it, within its own limits."""
    packed = gzip.compress(PAGE)
    site.pages["/a.warc.gz"] = answer(body=packed, content_type="application/gzip", content_encoding="gzip")
    assert net.fetcher().fetch(URL + "a.warc.gz").data == packed


def test_bombs_are_refused_in_little_memory(net: Net, site: Site) -> None:
    """65 kB must not become 67 MB, whatever it is called."""
    slowest = 0.0
    tracemalloc.start()
    for name, raw in BOMBS.items():
        site.pages["/"] = raw
        begun = time.monotonic()
        assert str(refusal(net)), name
        slowest = max(slowest, time.monotonic() - begun)
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    assert most < 100
    assert slowest < 5
    print(f"bombs over HTTP refused {len(BOMBS)}/{len(BOMBS)}, most memory {most:.0f} MB, slowest {slowest:.2f} s")


def test_a_bomb_is_stopped_where_it_shows() -> None:
    """Its first megabyte is unpacked, not the rest: what is kept never passes 100 times what came."""
    given = 0

    def counted() -> Iterator[bytes]:
        nonlocal given
        for start in range(0, len(ZEROS), 1000):
            given += 1000
            yield ZEROS[start : start + 1000]

    with pytest.raises(FetchError, match="as a bomb does"):
        read_body(counted(), coding="gzip", most=20_000_000, ratio=100)
    assert given <= 4000
