"""What reading a WARC costs beside making text of its pages: records a second of both, in turns, CPU time.

    python benchmarks/warc.py FILE.warc.gz [--rounds 5]

Without a file, one is made: pages of a news site's size and furniture.
"""

import argparse
import gzip
import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from communique.settings import Limits
from communique.sources import Item, Part
from communique.sources.formats.warc import WarcFormat

_MENU = "".join(f'<li class="menu"><a href="/section/{n}">Section {n}</a></li>' for n in range(120))
_TALK = "The ministry of {place} said on Monday that it would answer any raid on ship number {n} of its fleet. "


def main() -> None:
    """Print records and pages a second, and how many times faster reading is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, default=300)
    given = parser.parse_args()
    data = given.file.read_bytes() if given.file else _made(given.pages)
    pages = [item.data for item in _read(data) if isinstance(item, Part) and item.media_type == "text/html"]
    if not pages:
        sys.exit("no page of HTML in the file")
    reading, making = [], []
    for _ in range(given.rounds):
        reading.append(len(pages) / _cost(lambda: list(_read(data))))
        making.append(len(pages) / _cost(lambda: _texts(pages)))
    ratios = [one / other for one, other in zip(reading, making, strict=True)]
    size = sum(map(len, pages)) / len(pages) / 1000
    print(f"{len(pages)} pages, {size:.0f} kB each, {len(data) / 1e6:.1f} MB packed")
    print(f"reading the WARC     {statistics.median(reading):10,.0f} pages a second of CPU")
    print(f"HTML to text alone   {statistics.median(making):10,.0f} pages a second of CPU (trafilatura, fast)")
    print(f"ratio                {statistics.median(ratios):10.1f} ({min(ratios):.1f} to {max(ratios):.1f})")


def _read(data: bytes) -> Iterator[Item]:
    return WarcFormat().read(io.BytesIO(data), name="made.warc.gz", limits=Limits())


def _texts(pages: list[bytes]) -> int:
    import trafilatura

    return sum(trafilatura.extract(page, fast=True) is not None for page in pages)


def _cost(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _made(number: int) -> bytes:
    return b"".join(gzip.compress(_record(n)) for n in range(number))


def _record(number: int) -> bytes:
    paragraphs = "".join(
        f"<p>{_TALK.format(place=place, n=number * 10 + n) * 3}</p>" for n, place in enumerate(("Lima", "Quito") * 5)
    )
    page = f"<html><title>Page {number}</title><body><ul>{_MENU}</ul><article>{paragraphs}</article></body>"
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.encode()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2018-09-05T10:00:00Z\r\n"
        f"WARC-Target-URI: https://wire.example/{number}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


if __name__ == "__main__":
    main()
