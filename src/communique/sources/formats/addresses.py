"""Lists of pages: `.urls`, one address a line, and the files of GDELT that name its articles."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.links import web_address
from communique.sources.source import Address, Item, Note, Source

_MASTER = re.compile(r"\d{1,12} [0-9a-f]{32} (https?://\S+)")
_TABLES = {61: 60, 58: 57, 16: 5, 27: 4}
"""GDELT's tables by their number of columns, and where the address stands: events 2.0 and 1.0, mentions, GKG 2.1."""
_STAMP = re.compile(r"\d{8}|\d{14}")
_LONGEST_LINE = 1_000_000
_NAMED = 20
_COMMENT = "#"


class AddressesFormat:
    """Each address once, in the order of the list.

    No date of a list is passed on: GDELT's say when it met an article or added the event, which is not when the article
    was published; the page itself has to say that.
    """

    name = "addresses"
    suffixes = frozenset({".urls", ".export.csv", ".mentions.csv", ".gkg.csv"})
    media_types = frozenset({"text/uri-list"})

    def recognises(self, head: bytes) -> bool:
        """Whether all lines seen, two at least, are addresses, or the first are lines of GDELT's."""
        lines = head.decode("utf-8-sig", "replace").split("\n")
        whole = lines[:-1] if len(lines) > 1 and len(head) >= 4096 else lines
        filled = [line for line in (one.strip("\r ") for one in whole) if line and not line.startswith(_COMMENT)]
        if len(filled) > 1 and all(web_address(line) for line in filled):
            return True
        return bool(filled) and all(_of_gdelt(line) for line in filled[:3])

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Item]:
        """The addresses; a line that is none comes as a failed source, from the twenty-first on counted together."""
        met: set[str] = set()
        wrong = again = 0
        for number, line in _lines(file):
            url = _address(line)
            if url is None:
                wrong += 1
                if wrong <= _NAMED:
                    reason = f"no http(s) address: {line[:60]!r}; give one address a line"
                    yield Source(f"{name}:{number}", None, line.encode(), failure=reason)
            elif url in met:
                again += 1
            elif len(met) >= limits.members:
                raise SourceError(f"more than {limits.members:,} addresses; split the list")
            else:
                met.add(url)
                yield Address(url)
        if not met and not wrong:
            raise SourceError("no address in the list; give one a line")
        if wrong > _NAMED:
            yield Source(name, None, b"%d" % wrong, failure=f"{wrong - _NAMED:,} more lines are no http(s) address")
        if again:
            yield Note(f"{again:,} addresses stood there before")


def _lines(file: BinaryIO) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers; what exceeds a million bytes of one is dropped."""
    number, is_inside = 0, False
    while raw := file.readline(_LONGEST_LINE):
        if not is_inside:
            number += 1
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8", "replace").strip("\r\n ")
            if line.strip() and not line.startswith(_COMMENT):
                yield number, line
        is_inside = not raw.endswith(b"\n")


def _address(line: str) -> str | None:
    """The address in a line of any of the lists."""
    return web_address(line) or _of_gdelt(line)


def _of_gdelt(line: str) -> str | None:
    """The address in a line of GDELT's: of its list of files, or of a table told by its columns and its first two."""
    if match := _MASTER.fullmatch(line):
        return web_address(match.group(1))
    fields = line.split("\t", 61)
    place = _TABLES.get(len(fields))
    if place is None:
        return None
    stamps = fields[1:3] if len(fields) == 16 else fields[1:2]
    if not fields[0].replace("-", "").isalnum() or not all(_STAMP.fullmatch(stamp) for stamp in stamps):
        return None
    return web_address(fields[place])
