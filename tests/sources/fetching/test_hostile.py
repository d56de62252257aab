"""The full form of hostile addresses and answers (`make hostile`): random ones by the thousand, from fixed seeds."""

import random
import time
from contextlib import suppress

import pytest

from communique.errors import FetchError
from communique.sources.fetching.client import Fetcher
from communique.sources.fetching.policy import FetchPolicy
from loopback import Net, Site, answer
from sources.fetching.hostile import ANSWERS, HOSTS, URLS, hits

pytestmark = pytest.mark.hostile
_PIECES = [
    *HOSTS,
    "http://",
    "//",
    "@",
    ":",
    "/",
    "\\",
    "#",
    "?",
    "%",
    "[",
    "]",
    ".",
    "。",
    "①",
    "0x",
    "\t",
    "\x00",
    "::",
]


def tempting(host: str, port: int) -> list[str]:
    """A resolver that takes every name for loopback."""
    return ["127.0.0.1"]


def test_no_random_address_reaches_the_canary(canary: Site) -> None:
    """Pieces of all spellings, put together anyhow."""
    rng = random.Random(5)
    fetcher = Fetcher(FetchPolicy(delay=0.0, deadline=2.0), resolver=tempting)
    count = 40_000
    for _ in range(count):
        host = "".join(rng.choices(_PIECES, k=rng.randint(1, 4)))
        form = rng.choice([*URLS, "http://{a}/", "http://{a}/", "https://{a}:{p}/"])
        url = form.replace("{a}", f"{host}:{canary.port}").replace("{p}", str(canary.port))
        with pytest.raises(FetchError):
            fetcher.fetch(url)
    assert hits(canary) == 0
    print(f"canary hits 0 of {count:,} random addresses")


def test_no_random_redirect_reaches_the_canary(net: Net, site: Site, canary: Site) -> None:
    """The same as what a public site sends on to."""
    rng = random.Random(6)
    count = 3_000
    for _ in range(count):
        host = "".join(rng.choices(_PIECES, k=rng.randint(1, 3)))
        location = rng.choice(URLS).replace("{a}", f"{host}:{canary.port}").replace("{p}", str(canary.port))
        raw = location.encode("utf-8", "replace").decode("latin-1")
        site.pages["/"] = answer(302, b"", location=raw.replace("\r", "").replace("\n", ""))
        with pytest.raises(FetchError):
            Fetcher(FetchPolicy(delay=0.0, obey_robots=False), resolver=net.resolve).fetch("http://news.example/")
    assert hits(canary) == 0
    assert set(net.dialled) == {net.names["news.example"][0]}
    print(f"canary hits 0 of {count:,} random redirects")


def test_random_answers_are_pages_or_reasons(net: Net, site: Site) -> None:
    """Answers whole and broken, with bytes changed, left out, doubled and cut off."""
    rng = random.Random(7)
    count, slowest, pages = 6_000, 0.0, 0
    for _ in range(count):
        site.pages["/"] = _changed(rng.choice(ANSWERS), rng)
        begun = time.monotonic()
        with suppress(FetchError):
            page = net.fetcher(obey_robots=False, deadline=3.0).fetch("http://news.example/")
            assert page.data
            pages += 1
        slowest = max(slowest, time.monotonic() - begun)
    assert slowest < 4
    print(f"{count:,} random answers: {pages:,} pages, {count - pages:,} reasons, slowest {slowest:.1f} s")


def _changed(raw: bytes, rng: random.Random) -> bytes:
    data = bytearray(raw[:20_000])
    for _ in range(rng.randint(1, 6)):
        at, deed = rng.randrange(len(data) + 1), rng.randrange(5)
        if deed == 0:
            data[at : at + 1] = bytes([rng.randrange(256)])
        elif deed == 1:
            del data[at : at + rng.randint(1, 40)]
        elif deed == 2:
            data[at:at] = data[at : at + rng.randint(1, 40)]
        elif deed == 3:
            data[at:at] = rng.choice([b"\r\n", b"\x00", b": ", b"0", b"Content-Encoding: gzip\r\n", b"\xff" * 9])
        elif len(data) > 40:
            del data[rng.randrange(20, len(data)) :]
    return bytes(data)
