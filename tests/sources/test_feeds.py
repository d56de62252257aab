"""Feeds: what stands in full is read, the rest are pages to fetch; no feed reaches beyond its own bytes."""

import json
import socket
import sys
from html import escape
from pathlib import Path

import pytest

from communique.sources import Address, Part
from communique.sources.formats.feed import FeedFormat
from hostile_bytes import Survived, addresses, cuts, faults, flips, notes, parts, read, read_apart

FEED = FeedFormat()
FULL = "".join(f"<p>Lima warned Quito on {n} May that it would answer any raid on its ships.</p>" for n in range(1, 13))
RFC = "Wed, 05 Sep 2018 23:30:00 -0700"
SPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def item(number: int = 1, *, content: str = "", link: str | None = None, more: str = "", date: str = RFC) -> str:
    """An entry of RSS."""
    link = f"https://wire.example/{number}" if link is None else link
    full = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    lead = "<description>Lima spoke.</description>"
    head = f"<title>Talk {number} &amp; more</title><link>{escape(link)}</link><pubDate>{date}</pubDate>"
    return f"<item>{head}{lead}{full}{more}</item>"


def rss(*items: str, version: str = "2.0") -> bytes:
    """A feed of RSS."""
    head = "<title>The Wire</title><link>https://wire.example/</link>"
    root = f'<?xml version="1.0"?>\n<rss version="{version}" {SPACES}>'
    return f"{root}<channel>{head}{''.join(items)}</channel></rss>".encode()


def atom(entries: str) -> bytes:
    """A feed of Atom."""
    head = (
        '<title>The Wire</title><link rel="self" href="https://wire.example/feed"/><link href="https://wire.example/"/>'
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{head}{entries}</feed>'.encode()


RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" {SPACES}><channel><title>The Wire</title><link>https://wire.example/</link></channel>
<item><title>Talk 1</title><link>https://wire.example/1</link><dc:date>2018-09-05T10:00:00Z</dc:date>
<dc:creator>Ana Ruiz</dc:creator></item></rdf:RDF>""".encode()
ATOM = atom(
    f"""<entry><title type="html">Talk &lt;b&gt;1&lt;/b&gt;</title><link href="/1"/><id>tag:1</id>
<published>2018-09-05T10:00:00Z</published><updated>2018-09-09T10:00:00Z</updated><author><name>Ana Ruiz</name></author>
<content type="html">{escape(FULL)}</content></entry>
<entry><title>Talk 2</title><link href="https://wire.example/2"/><id>tag:2</id><updated>2018-09-06T10:00:00Z</updated>
<summary>Quito spoke.</summary></entry>"""
)
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Wire",
        "home_page_url": "https://wire.example/",
        "items": [
            {"id": "1", "url": "/1", "content_html": FULL, "date_published": "2018-09-05T10:00:00Z", "title": "Talk 1"},
            {"id": "2", "url": "https://wire.example/2", "summary": "Quito spoke.", "authors": [{"name": "Ana Ruiz"}]},
        ],
    }
).encode()


def test_rss_gives_texts_and_addresses() -> None:
    """A text in full is a part; a lead is an address to fetch, with what the feed says of it."""
    data = rss(item(1, content=FULL, more="<dc:creator>Ana Ruiz</dc:creator>"), item(2))
    assert FEED.recognises(data[:4096])
    whole, lead = read(FEED, data, "wire.rss")
    assert isinstance(whole, Part)
    assert isinstance(lead, Address)
    assert whole.media_type == "text/html"
    assert FULL.encode() in whole.data
    assert b"<title>Talk 1 &amp; more</title>" in whole.data
    assert dict(whole.metadata) == {
        "title": "Talk 1 & more",
        "author": "Ana Ruiz",
        "publisher": "The Wire",
        "url": "https://wire.example/1",
        "published": "2018-09-05T23:30:00-07:00",
        "published_by": "feed published",
        "charset": "utf-8",
    }
    assert lead.url == lead.metadata["url"] == "https://wire.example/2"


def test_atom_rdf_and_json_give_the_same() -> None:
    """Links are made whole by the feed's own; the day of publication goes before that of a change."""
    first, second = read(FEED, ATOM, "a.xml")
    assert isinstance(first, Part)
    assert (first.metadata["url"], first.metadata["title"]) == ("https://wire.example/1", "Talk 1")
    assert (first.metadata["published"], first.metadata["author"]) == ("2018-09-05T10:00:00Z", "Ana Ruiz")
    assert isinstance(second, Address)
    assert second.metadata["published_by"] == "feed updated"
    (old,) = addresses(read(FEED, RDF, "a.rdf"))
    assert old.metadata["published"] == "2018-09-05T10:00:00Z"
    full, lead = read(FEED, JSON, "a.json")
    assert isinstance(full, Part)
    assert isinstance(lead, Address)
    assert full.metadata["url"] == "https://wire.example/1"
    assert lead.metadata["author"] == "Ana Ruiz"


@pytest.mark.parametrize("version", ["0.91", "0.92", "2.0"])
def test_old_feeds_are_read(version: str) -> None:
    """RSS 0.91 names a DTD, which is not fetched."""
    doctype = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">'
    data = rss(item(1), version=version).replace(b"<rss", doctype + b"<rss", 1)
    assert FEED.recognises(data)
    assert len(addresses(read(FEED, data, "a"))) == 1


def test_feeds_are_told_from_other_files() -> None:
    """By their first element, in any encoding; not by a word in a page."""
    utf16 = rss(item(1)).decode().encode("utf-16")
    for data in (rss(), ATOM, RDF, JSON, utf16, b"\xef\xbb\xbf <!-- news -->" + rss()):
        assert FEED.recognises(data[:4096])
    for data in (
        b"<html><body><rss></body></html>",
        b"<p>The feed</p>",
        b"<feed>hay</feed>",
        b'{"version": 1, "text": "jsonfeed.org"}',
        b"<rdf:RDF xmlns:rdf='x'><owl/></rdf:RDF>",
        b"",
        b"Lima said: <rss>",
        b"<rssx>",
    ):
        assert not FEED.recognises(data)
    assert len(addresses(read(FEED, utf16, "a.xml"))) == 1


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://a.example/x",
        "https://",
        "mailto:a@b.example",
        "https://user:secret@a.example/",
        "https://a.example/<script>",
        "https://a.example/" + "x" * 3000,
        "http://[::1",
    ],
)
def test_links_that_lead_to_no_page_are_dropped(link: str) -> None:
    """The entry is told of, and never fetched."""
    found = read(FEED, rss(item(1, link=link)), "a.rss")
    assert not addresses(found)
    assert [p.metadata.get("url") for p in parts(found)] == [None]  # its lead is all there is


def test_an_empty_link_is_not_the_feeds_own_page() -> None:
    """A relative link to nowhere would fetch the front page."""
    found = read(FEED, rss("<item><title>T</title><link></link></item>"), "a.rss")
    assert faults(found) == ["1 entries, none with a text or the address of a page"]


@pytest.mark.parametrize(
    "date", ["", "yesterday", "0000-00-00", "9999-12-31T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT", "5" * 99]
)
def test_absurd_dates_are_no_dates(date: str) -> None:
    """No text is dated by them."""
    (found,) = addresses(read(FEED, rss(item(1, date=date)), "a.rss"))
    assert "published" not in found.metadata


def test_entries_come_once() -> None:
    """However often a feed lists them."""
    found = read(FEED, rss(item(1), item(1), item(1, link="https://wire.example/1#top"), item(2)), "a.rss")
    assert [a.url for a in addresses(found)] == ["https://wire.example/1", "https://wire.example/2"]
    assert notes(found) == ["2 entries stood there before"]


def test_a_feed_without_entries_says_so() -> None:
    """It is no fault: nothing is new."""
    assert notes(read(FEED, rss(), "a.rss")) == ["a feed without entries"]
    assert "no feed" in faults(read(FEED, b"<html><p>Lima</p></html>", "a.rss"))[0]


def test_fields_are_one_line_of_plain_text() -> None:
    """Whatever a feed writes into them, however long."""
    more = f"<dc:creator>{escape('<script>x</script>' + 'Ana ' * 100_000)}</dc:creator>"
    (found,) = addresses(read(FEED, rss(item(1, more=more)), "a.rss"))
    assert len(found.metadata["author"]) == 500
    assert "<" not in found.metadata["author"]


def test_a_damaged_feed_gives_what_it_has_and_says_so() -> None:
    """Cut off in its third entry."""
    data = rss(item(1), item(2), item(3))
    found = read(FEED, data[:-120], "a.rss")
    assert len(addresses(found)) >= 2
    assert "damaged or cut off" in faults(found)[0]


def bombs() -> dict[str, bytes]:
    """Feeds that would fill the memory or keep the reader busy."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>'
    laugh = f'{head}<rss version="2.0"><channel><title>&l9;</title>'
    external = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item>'
    return {
        "entity laughs": laugh.encode(),
        "entity laughs in UTF-16": laugh.encode("utf-16"),
        "a file as entity": external.encode(),
        "a parameter entity": external.replace("ENTITY x", "ENTITY % x").encode(),
        "100,000 entries": rss(*[f"<item><link>https://a.example/{n}</link></item>" for n in range(100_000)]),
        "21 MB": rss("<item><title>" + "x" * 21_000_000 + "</title></item>"),
        "nesting": b"<rss><channel>" + b"<item>" * 50_000,
        "deep JSON": b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 200_000,
        "no end of a tag": b"<rss><channel><item " + b"a='b' " * 200_000,
        "open brackets": b"<rss><channel>" + b"<" * 100_000,
    }


def test_bombs_are_refused(tmp_path: Path) -> None:
    """Each with its reason, quickly, in little memory."""
    sys.stdout.write(read_apart({name: (FEED, data) for name, data in bombs().items()}, tmp_path) + "\n")


def test_no_feed_opens_a_socket_or_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it names: DTDs, entities, style sheets, inclusions, pictures."""
    read(FEED, ATOM, "a")  # the libraries are loaded
    opened: list[object] = []
    monkeypatch.setattr(socket, "socket", lambda *a, **k: opened.append(a))
    monkeypatch.setattr("builtins.open", lambda *a, **k: opened.append(a))
    sheet = b'<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?>'
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'
    remote = b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">'
    for data in (
        *bombs().values(),
        rss(item(1)).replace(b"<rss", sheet + b"<rss"),
        rss(include),
        rss(item(1)).replace(b"<rss", remote + b"<rss"),
        b"http://127.0.0.1:9/feed",
        b"/etc/passwd",
    ):
        if len(data) < 2_000_000:
            read(FEED, data, "a")
    assert not opened


def fuzzed(number_of_cuts: int, number_of_flips: int) -> Survived:
    survived = Survived("feeds cut off and altered")
    for whole in (rss(item(1, content=FULL), item(2)), ATOM, RDF, JSON):
        for data in cuts(whole, number_of_cuts):
            survived.meet(FEED, data, "a", is_told=True)
        for data in flips(whole, number_of_flips):
            found = survived.meet(FEED, data, "a")
            assert all(a.url.startswith("http") for a in addresses(found))
    return survived


def test_no_damage_is_met_in_silence() -> None:
    """Cut at many points, altered at many."""
    survived = fuzzed(20, 50)
    survived.show()
    assert not survived.silent


@pytest.mark.hostile
def test_no_damage_is_met_in_silence_fully() -> None:
    """The same at many more places."""
    survived = fuzzed(300, 3_000)
    survived.show()
    assert not survived.silent
