"""Pages made to do harm: each ends with text or with a reason, soon, and nothing of the machine is in it."""

import base64
import codecs
import socket
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import SourceError
from communique.sources.html import extract_page
from html_pages.layouts import layouts

WORDS = "The envoy said that talks would go on and that nobody would leave the border before the ships came back."
STORY = "".join(f"<p>{WORDS} That was day {day} of the talks.</p>" for day in range(8))
PAGES = [layout.data for layout in layouts()]
CANARY = "canary-7f3a-of-the-machine"
SHORT, FULL = 50, 1
"""What sizes are divided by in the short form."""


def page(inner: str, head: str = "") -> bytes:
    """A page with something in it beside its article."""
    return f"<!DOCTYPE html><html><head><title>Talks go on</title>{head}</head><body>{inner}</body></html>".encode()


def article(before: str = "", after: str = "", attributes: str = "") -> bytes:
    """A page with something before, after, or in the tag of its article."""
    return page(f"{before}<article {attributes}>{STORY}</article>{after}")


def cases(part: int) -> dict[str, bytes]:
    """Hostile pages; sizes are divided by `part`."""
    many, long = 100_000 // part, 50_000_000 // part
    deep = many // 2 + 600
    refused_picture = base64.b64encode(b"\x89PNG" * (10_000_000 // part // 4)).decode()
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha"}">' for i in range(12))
    return {
        "nested boxes": article("<div>" * deep, "</div>" * deep),
        "nested in turn": article("<b><i><u>" * deep, ""),
        "nested, closed wrongly": article("<div></span>" * deep),
        "nested behind closed spans": article("<span><div></span>" * deep),
        "nested tables": article("<table><tr><td>" * deep),
        "nested lists": article("<ul><li>" * deep),
        "nested in capitals": article("<DIV>" * deep),
        "nested 400 deep": article("<div>" * 400, "</div>" * 400),
        "nested inline": article("", "", "").replace(b"<p>", b"<p>" + b"<span>" * 300),
        "attributes": article(attributes=" ".join(f"a{i}=1" for i in range(many))),
        "attributes in quotes": article(attributes=" ".join(f"a{i}='>'" for i in range(many))),
        "attributes without blanks": article(attributes="".join(f'a{i}="1"' for i in range(many))),
        "one long attribute": article(attributes=f'title="{"x" * long}"'),
        "class of many names": article(attributes=f'class="{"share " * many}"'),
        "quote never closed": article("<p title='" + "<a " * many),
        "NUL in the words": article().replace(b" talks ", b" ta\0lks "),
        "NUL everywhere": b"\0".join(article()[i : i + 1] for i in range(len(article()))),
        "only NUL": b"\0" * (1_000_000 // part),
        "control characters": article().replace(b"said", b"sa\x01\x02id"),
        "not UTF-8": article().replace(b"envoy", b"env\xff\xfeoy"),
        "cut in a letter": article().replace(b"envoy", "envoyé".encode()[:-1]),
        "surrogates": article().replace(b"envoy", b"\xed\xa0\x80envoy"),
        "UTF-7": codecs.encode(article().decode(), "utf-7").replace(b"<head>", b"<head><meta charset=utf-7>"),
        "UTF-16": article().decode().encode("utf-16"),
        "UTF-16 without a mark": article().decode().encode("utf-16-le"),
        "UTF-32": article().decode().encode("utf-32"),
        "marks upon marks": codecs.BOM_UTF8 * (many // 10) + article(),
        "encoding that does not exist": article().replace(b"<head>", b"<head><meta charset='x-\xff-none'>"),
        "encoding that is none": article().replace(b"<head>", b"<head><meta charset=zip>").replace(b"envoy", b"env\xffoy"),
        "a line of 50 MB": article(after=f"<p>{'x' * long}</p>"),
        "a line of words": article(after=f"<p>{'word ' * (long // 10)}</p>"),
        "many lines": article(after="\n" * (long // 5)),
        "entity laughs": (f"<!DOCTYPE html [{entities}]><html><body><article>{STORY}<p>&a11;</p></article></body></html>").encode(),
        "external entity": b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + article(after="<p>&x;</p>"),
        "external DTD": b'<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd">' + article(),
        "parameter entity": b'<!DOCTYPE html [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>' + article(),
        "XInclude": article('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'),
        "character references": article(after=f"<p>{'&#65;&#x42;&amp;' * many}</p>"),
        "references out of bounds": article(after=f"<p>{'&#0;&#xD800;&#x110000;&#99999999999;' * (many // 10)}</p>"),
        "script only": page("<div id=root></div><script>" + "x=1;" * many + "</script>"),
        "sent on": page("", '<meta http-equiv="refresh" content="0;url=http://127.0.0.1/">'),
        "frames": b"<html><head><title>x</title></head><frameset cols=2><frame src=a.html></frameset></html>",
        "a huge table": article(after=f"<table>{'<tr><td>1</td><td>2</td></tr>' * (many // 2)}</table>"),
        "a table of spans": article(after=f"<table>{'<tr><td colspan=9999 rowspan=9999>1</td></tr>' * (many // 100)}</table>"),
        "tags never closed": article("<p>" * many),
        "items never closed": article("<ul>" + "<li>x" * many),
        "fonts never closed": article("<font>" * many),
        "tags never ended": article("<a " * many),
        "only less-than": b"<" * many * 10,
        "pictures in the page": article(f'<img src="data:image/png;base64,{refused_picture}">'),
        "comments": article("<!-- x -->" * many),
        "comments never closed": article(after="<!--" * many),
        "comments that end early": article("<!-->" * many + "<!--->" * many),
        "CDATA": article("<![CDATA[" * many),
        "processing instructions": article("<?x " * many),
        "doctypes": b"<!DOCTYPE html>" * many + article(),
        "links": article("<a href=x>y</a>" * many),
        "a base elsewhere": article().replace(b"<head>", b"<head><base href='http://169.254.169.254/'><link rel=canonical href=x>"),
        "paragraphs": page(f"<article>{'<p>x</p>' * many}</article>"),
        "hidden words": article(f"<div style='display:none'>{CANARY[:0]}{'hidden words ' * many}</div>"),
        "JSON-LD, deep": article(f'<script type="application/ld+json">{"[" * many}</script>'),
        "JSON-LD, wide": article(f'<script type="application/ld+json">[{"{}," * many}{{}}]</script>'),
        "JSON-LD, wrong": article('<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":[[[1]]]},"headline":7}</script>'),
        "JSON-LD, names in names": article(
            '<script type="application/ld+json">{"@type":"NewsArticle","author":' + '{"name":' * 400 + "1" + "}" * 401 + "</script>"
        ),
        "JSON-LD, headline in headline": article(
            '<script type="application/ld+json">{"@type":"Article","headline":' + "[" * 900 + "]" * 900 + "}</script>"
        ),
        "sentences, deep": article("<div>" * 400 + f"<p>{WORDS}</p>" * (many // 2) + "</div>" * 400),
        "asides full of articles": article("<aside>" + "<article class=post>x</article>" * many + "</aside>"),
        "fields for addresses": article("<form>" + "<input type=email>" * many + "</form>"),
        "live entries": page("<main>" + "<div><time>1:00</time>x</div>" * many + STORY, "")
        .replace(b"</head>", b'<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script></head>'),
        "quotations": article(f"<blockquote>{WORDS}</blockquote>" * (many // 20)),
        "a title of dashes": page(f"<article>{STORY}</article>", f"<meta property='og:title' content='{'aa - ' * many}'>"),
        "classes, each another": article("".join(f"<div class='c{i}'>" + "</div>" for i in range(many))),
        "titles": page(f"<h1>{'t - ' * many}</h1><article>{STORY}</article>", f"<title>{'a | ' * many}</title>"),
        "dates": article(f"<p>{'1 May 2001 ' * many}</p>" + "<time datetime='2001-01-01'></time>" * many),
        "metas": page(f"<article>{STORY}</article>", "<meta name=date content=x>" * many),
        "bylines": article(f"<div class=author>{'By A ' * many}</div>" * 3),
        "empty": b"",
        "blanks": b" \n" * many,
        "no page": b"%PDF-1.4 no page at all",
        "words without tags": (WORDS * 20).encode(),
        "one tag": b"<p>",
        "random bytes": bytes((i * 7919 + i // 251) % 256 for i in range(1_000_000 // part)),
    }  # fmt: skip


def ended(data: bytes) -> str:
    """How a page ended: its text or the reason."""
    try:
        found = extract_page(data, url="https://news.example.org/a")
    except SourceError as error:
        return f"refused: {error}"
    assert any(c.isalnum() for c in found.text)
    return found.text


def run(part: int, seconds: float, tell: Callable[[str], None]) -> None:
    slowest, refused, most = (0.0, ""), 0, cases(part)
    for name, data in most.items():
        began = time.process_time()
        end = ended(data)
        slowest = max(slowest, (time.process_time() - began, name))
        refused += end.startswith("refused")
        assert "root:" not in end, name
    tell(f"hostile pages {len(most)}/{len(most)}: {refused} refused with a reason, {len(most) - refused} read, ")
    tell(f"slowest {slowest[0]:.2f} s ({slowest[1]})\n")
    assert slowest[0] < seconds, slowest


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a socket fails."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a page made the program open a socket")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_hostile_pages_end_with_text_or_a_reason() -> None:
    """Short form: sizes are a fiftieth."""
    run(SHORT, 4, lambda words: print(words, end=""))


@pytest.mark.hostile
def test_hostile_pages_end_with_text_or_a_reason_in_full() -> None:
    """Full form: 100,000 elements or attributes, lines of 50 MB."""
    run(FULL, 10, lambda words: print(words, end=""))


@settings(max_examples=120, deadline=None)
@given(st.randoms(use_true_random=False))
def test_pages_cut_up_and_put_together_end_with_text_or_a_reason(random: Random) -> None:
    """Real pages with pieces lost, doubled, moved and spoiled; nothing but a reason is raised."""
    data = bytearray(random.choice(PAGES))
    for _ in range(random.randint(1, 12)):
        at, length = random.randrange(len(data)), random.choice((1, 3, 20, 400, 3000))
        piece = random.choice(
            (
                b"",
                b"<",
                b">",
                b'"',
                b"</div>",
                b"<table>",
                b"<!--",
                b"\0",
                b"\xff",
                b"&#x0;",
                b"<svg>",
                b"</p>",
                data[at : at + length],
            )
        )
        to = random.randrange(len(data))
        data[to : to + random.choice((0, length))] = piece
    ended(bytes(data))


def test_words_beside_the_harm_are_read() -> None:
    """A page that holds its article beside a trick keeps the article."""
    kept = ("nested 400 deep", "NUL in the words", "control characters", "not UTF-8", "surrogates", "UTF-16", "UTF-32")
    kept += ("entity laughs", "external entity", "external DTD", "pictures in the page", "comments", "marks upon marks")
    kept += ("UTF-16 without a mark", "a base elsewhere", "JSON-LD, deep", "JSON-LD, wrong", "encoding that is none")
    made = cases(SHORT)
    for name in kept:
        assert "day 7 of the talks." in ended(made[name]), name


@pytest.mark.parametrize("kind", ["entity", "DTD", "include", "base", "style", "object"])
def test_no_file_of_the_machine_gets_into_the_text(kind: str, tmp_path: Path) -> None:
    """XXE in six forms, on a file that exists."""
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY)
    (tmp_path / "x.dtd").write_text(f'<!ENTITY x "{CANARY}">')
    address = secret.as_uri()
    data = {
        "entity": f'<!DOCTYPE html [<!ENTITY x SYSTEM "{address}">]>'.encode() + article(after="<p>&x;</p>"),
        "DTD": f'<!DOCTYPE html SYSTEM "{tmp_path.as_uri()}/x.dtd">'.encode() + article(after="<p>&x;</p>"),
        "include": article(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}" parse="text"/>'),
        "base": article().replace(
            b"<head>", f'<head><base href="{tmp_path.as_uri()}/"><link rel="import" href="secret.txt">'.encode()
        ),
        "style": f'<?xml-stylesheet href="{address}"?>'.encode() + article(),
        "object": article(
            f'<object data="{address}"></object><iframe src="{address}"></iframe><embed src="{address}">'
        ),
    }[kind]
    end = ended(data)
    assert CANARY not in end
    assert "day 7" in end


def test_a_page_over_the_limit_is_not_parsed() -> None:
    """Beyond 20 MB nothing is looked at; the memory taken is that of the bytes."""
    data = article(after="x" * 21_000_000)
    tracemalloc.start()
    end = ended(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "over the limit of 20 MB" in end
    assert peak < 3 * len(data)


def test_an_address_at_another_site_is_not_believed() -> None:
    """A page cannot pass for one of another house: its own address there is told, not taken."""
    head = '<link rel="canonical" href="https://bigger-paper.example.com/story">'
    found = extract_page(page(f"<article>{STORY}</article>", head), url="https://copies.example.net/1")
    assert found.url == "https://copies.example.net/1"
    assert any("another site" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://[", "//", "ftp://x/y"]
)
def test_an_address_that_is_none_of_the_web_is_not_taken(address: str) -> None:
    """What stands under `url` can be opened by people."""
    found = extract_page(page(f"<article>{STORY}</article>", f'<link rel="canonical" href="{address}">'))
    assert found.url is None
