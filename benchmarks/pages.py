"""From pages of HTML to their words: documents a second beside trafilatura `fast` alone, in one run.

    python benchmarks/pages.py [FILE...] [--rounds 9] [--seconds 0.6] [--length 4]

Pages are the tests' layouts, their articles made as long as news are (`--length` reports each), or the files given.
Rounds take each way in turn; times are processor times, those of the child counted in; ratios are given with the least
and the most of the rounds. Each way reads everything once before, so imports do not count.

  trafilatura   trafilatura.extract(bytes, fast=True, include_comments=False, include_tables=True), text only
  whole         our page: look-over of the bytes, encoding, words without furniture, date, title, writer, address
  in a child    the same through `IsolatedReader`, the bytes sent to the child and the words back
  short way     of the pages whose words need no trafilatura: the whole again, bytes to words (what trafilatura.extract
                does), and the words alone from a tree at hand, each beside trafilatura's
"""

import argparse
import logging
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import trafilatura  # noqa: E402

from communique.errors import SourceError  # noqa: E402
from communique.settings import Limits  # noqa: E402
from communique.sources.html import extract_page, extraction  # noqa: E402
from communique.sources.html.body import extract_blocks  # noqa: E402
from communique.sources.html.containers import mark_article  # noqa: E402
from communique.sources.html.encoding import to_utf8  # noqa: E402
from communique.sources.html.fast_path import read_fast  # noqa: E402
from communique.sources.html.furniture import cut_furniture, cut_scripts  # noqa: E402
from communique.sources.html.parsing import parse_page  # noqa: E402
from communique.sources.html.prescan import prescan  # noqa: E402
from communique.sources.isolation import IsolatedReader  # noqa: E402
from communique.sources.source import Part, Source  # noqa: E402
from html_pages import layouts, stories  # noqa: E402

TARGETS = {"in a child": 0.75, "short way, bytes to words": 3.0}
_TICK = os.sysconf("SC_CLK_TCK")
Way = Callable[[bytes], object]


def long_layouts(length: int) -> list[bytes]:
    """The layouts' pages, each report followed by the paragraphs of others."""
    named = {name: story for name, story in vars(stories).items() if isinstance(story, stories.Story)}
    every = list(named.values())
    for place, (name, story) in enumerate(named.items()):
        more = (p for other in range(1, length) for p in every[(place + other) % len(every)].paragraphs)
        setattr(stories, name, stories.Story(story.title, story.author, (*story.paragraphs, *more)))
    return [layout.data for layout in layouts.layouts() if layout.text]


def by_trafilatura(data: bytes) -> str:
    """What the figures are beside."""
    return trafilatura.extract(data, fast=True, include_comments=False, include_tables=True) or ""


def short_words(data: bytes) -> str:
    """What trafilatura's `extract` does, the short way: bytes to words and nothing else; "" where it gives up."""
    page, _ = to_utf8(data)
    root = parse_page(prescan(page, most=Limits().document))
    cut_scripts(root)
    cut_furniture(root)
    blocks = read_fast(mark_article(root))
    return "\n\n".join(block.text for block in blocks or ())


class Child:
    """A page through the isolated reader; its clock is that of both processes."""

    def __init__(self, reader: IsolatedReader) -> None:
        self.reader = reader

    def read(self, data: bytes) -> list[Any]:
        """The sources of one page."""
        return list(self.reader.open_part(Part("page.html", data, media_type="text/html")))

    def clock(self) -> float:
        """Processor seconds of the child so far."""
        if self.reader.process is None:
            return 0.0
        fields = Path(f"/proc/{self.reader.process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / _TICK


def rate(way: Way, pages: Sequence[bytes], seconds: float, clock: Callable[[], float]) -> float:
    """Documents a second of processor time, over at least so many seconds."""
    began, done = clock(), 0
    while (used := clock() - began) < seconds:
        for page in pages:
            way(page)
        done += len(pages)
    return done / used


def short_way(pages: Sequence[bytes]) -> Iterator[tuple[bytes, Any, Any]]:
    """The pages that need no trafilatura: their bytes, tree, and the article's element."""
    found: list[tuple[Any, Any]] = []
    real = extraction.read_blocks

    def noted(root: Any, place: Any) -> Any:
        if place is not None and read_fast(place) is not None:
            found.append((root, place))
        return real(root, place)

    extraction.read_blocks = noted
    try:
        for data in pages:
            found.clear()
            extract_page(data)
            yield from ((data, *one) for one in found)
    finally:
        extraction.read_blocks = real


def compared(pages: Sequence[bytes]) -> tuple[int, int, int]:
    """Pages with just trafilatura's words, pages with fewer of them, pages with others (blanks and marks aside)."""
    same = fewer = other = 0
    for data in pages:
        ours = {_bare(line) for line in extract_page(data).text.split("\n\n")}
        theirs = {_bare(line) for line in by_trafilatura(data).split("\n") if line.strip()}
        if ours == theirs:
            same += 1
        elif ours < theirs:
            fewer += 1
        else:
            other += 1
    return same, fewer, other


def _bare(line: str) -> str:
    return "".join(c for c in line if c.isalnum())


def main() -> int:
    """Measure and print; 1 where a demand is missed."""
    logging.disable()
    options = _options()
    pages = [page for page in _pages(options) if _is_read(page)]
    short = list(short_way(pages))
    size = sum(map(len, pages)) / len(pages) / 1000
    words = sum(len(extract_page(page).text.split()) for page in pages) / len(pages)
    print(f"{len(pages)} pages of {size:.0f} kB and {words:.0f} words; {len(short)} take the short way")
    print("words as trafilatura's on {} pages, fewer (furniture cut) on {}, others on {}".format(*compared(pages)))
    with IsolatedReader(Limits()) as reader:
        results = _rounds(pages, short, Child(reader), options.rounds, options.seconds)
    return _print(results)


def _rounds(
    pages: Sequence[bytes], short: Sequence[Any], child: Child, rounds: int, seconds: float
) -> dict[str, list[float]]:
    for source in (found for page in pages for found in child.read(page)):
        assert isinstance(source, Source)
        assert source.text
    trees = {id(page): (root, place) for page, root, place in short}
    some = [page for page, *_ in short]
    ways: dict[str, tuple[Way, Sequence[bytes], Callable[[], float]]] = {
        "trafilatura": (by_trafilatura, pages, time.process_time),
        "whole": (extract_page, pages, time.process_time),
        "in a child": (child.read, pages, lambda: time.process_time() + child.clock()),
        "trafilatura, those pages": (by_trafilatura, some, time.process_time),
        "short way, whole": (extract_page, some, time.process_time),
        "trafilatura's words": (lambda page: extract_blocks(trees[id(page)][0]), some, time.process_time),
        "short way, bytes to words": (short_words, some, time.process_time),
        "short way, words": (
            lambda page: read_fast(trees[id(page)][1]),
            some,
            time.process_time,
        ),
    }
    results: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, (way, chosen, clock) in ways.items():
            results[name].append(rate(way, chosen, seconds, clock) if chosen else 1.0)
    return results


def _print(results: dict[str, list[float]]) -> int:
    beside = {"whole": "trafilatura", "in a child": "trafilatura", "short way, whole": "trafilatura, those pages"}
    beside["short way, bytes to words"] = "trafilatura, those pages"
    beside["short way, words"] = "trafilatura's words"
    missed = 0
    for name, rates in results.items():
        line = f"{name:27}{statistics.median(rates):9.0f} documents/s"
        if name in beside:
            ratios = sorted(one / other for one, other in zip(rates, results[beside[name]], strict=True))
            median = statistics.median(ratios)
            line += f"   {median:5.2f} times [{ratios[0]:.2f} to {ratios[-1]:.2f}]"
            if name in TARGETS:
                missed += median < TARGETS[name]
                line += f"   demand {TARGETS[name]}"
        print(line)
    return int(missed > 0)


def _is_read(page: bytes) -> bool:
    try:
        extract_page(page)
    except SourceError:
        return False
    return True


def _pages(options: argparse.Namespace) -> list[bytes]:
    given = [Path(name).read_bytes() for name in options.files]
    return given or long_layouts(options.length)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Pages to words beside trafilatura fast, in one run.")
    parser.add_argument("files", nargs="*", help="pages; the tests' layouts where none are given")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=0.6, help="processor seconds of each way in each round")
    parser.add_argument("--length", type=int, default=4, help="reports in one article")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
