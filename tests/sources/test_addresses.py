"""Lists of pages: each address once, and no text or table of other things taken for one."""

from pathlib import Path

import pytest
from hypothesis import given

from communique.settings import Limits, Settings
from communique.sources import Address, read_sources
from communique.sources.fetching import PageFetch
from communique.sources.formats.addresses import AddressesFormat
from communique.sources.links import web_address
from hostile_bytes import Survived, addresses, cuts, faults, flips, notes, read
from hostile_text import texts
from loopback import PAGE, Site, answer

LIST = AddressesFormat()
URLS = b"""# wires of May
https://wire.example/1

https://wire.example/2#top
http://wire.example/1
https://wire.example/2
"""
MASTER = b"""150383 297a16b493de7cf6ca809a7cc31d0b93 http://data.example/20150218230000.export.CSV.zip
318084 bb27f78ba45f69a17ea6ed7755e9f8ff http://data.example/20150218230000.mentions.CSV.zip
"""


def line(columns: int, place: int, url: str, first: str = "410412347") -> str:
    """A line of one of GDELT's tables."""
    fields = [first, *["20150218230000"] * 2, *["x"] * (columns - 3)]
    fields[place] = url
    return "\t".join(fields)


def test_each_address_comes_once() -> None:
    """Without comments, empty lines and fragments."""
    found = read(LIST, URLS, "may.urls")
    assert LIST.recognises(URLS)
    assert found[:-1] == [
        Address("https://wire.example/1"),
        Address("https://wire.example/2"),
        Address("http://wire.example/1"),
    ]
    assert notes(found) == ["1 addresses stood there before"]


@pytest.mark.parametrize(
    ("columns", "place", "first"),
    [(61, 60, "410412347"), (58, 57, "410412347"), (16, 5, "410412347"), (27, 4, "20150218230000-0")],
)
def test_the_tables_of_gdelt_are_told_by_their_columns(columns: int, place: int, first: str) -> None:
    """Their dates are when an article was met, and date no text."""
    data = "\n".join(line(columns, place, f"https://wire.example/{n}", first) for n in (1, 2, 1)).encode()
    assert LIST.recognises(data)
    assert addresses(read(LIST, data, "x.csv")) == [
        Address("https://wire.example/1"),
        Address("https://wire.example/2"),
    ]


def test_the_list_of_files_of_gdelt_is_one() -> None:
    """Each line has a size, a checksum and an address."""
    assert LIST.recognises(MASTER)
    assert [a.url[-11:] for a in addresses(read(LIST, MASTER, "masterfilelist.txt"))] == [
        "port.CSV.zip"[1:],
        "ions.CSV.zip"[1:],
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"Lima warned Quito.\nhttps://wire.example/1\n",
        b"https://wire.example/1\nLima warned Quito.\n",
        b"https://wire.example/1",
        b"https://wire.example/1 https://wire.example/2\nhttps://wire.example/3 x\n",
        b"",
        b"# a title\n\nSome text.\n",
        b"id\turl\n1\thttps://wire.example/1\n",
        b"id\ttext\turl\n" * 9,
        "\t".join(["20150218"] * 61).encode(),
        line(61, 60, "https://wire.example/1", first="Lima said").encode(),
        line(61, 60, "javascript:alert(1)").encode(),
        line(60, 59, "https://wire.example/1").encode(),
        b"150383 297a16b493de7cf6ca809a7cc31d0b93 ftp://data.example/x\n",
        b"\xff\xfe\x00\x01" * 100,
    ],
)
def test_other_files_are_not_claimed(data: bytes) -> None:
    """A text that quotes addresses is a text, a table with a column of them is a table."""
    assert not LIST.recognises(data)


@given(texts)
def test_no_text_is_claimed(text: str) -> None:
    """Whatever signs it has."""
    assert not LIST.recognises(("Lima: " + text).encode("utf-8", "replace"))


def test_lines_that_are_no_address_are_told() -> None:
    """By their numbers, the first twenty; and none is fetched."""
    bad = ["file:///etc/passwd", "javascript:alert(1)", "Lima", "https://"] * 10
    found = read(LIST, "\n".join([*bad, "https://wire.example/1"]).encode(), "a.urls")
    assert len(addresses(found)) == 1
    assert faults(found)[0] == "no http(s) address: 'file:///etc/passwd'; give one address a line"
    assert faults(found)[-1] == "20 more lines are no http(s) address"
    assert len(faults(found)) == 21
    assert faults(read(LIST, b"# nothing\n", "a.urls")) == ["no address in the list; give one a line"]


def test_a_line_without_end_costs_no_memory() -> None:
    """Ten million letters."""
    found = read(LIST, b"x" * 10_000_000 + b"\nhttps://wire.example/1\n", "a.urls")
    assert len(addresses(found)) == len(faults(found)) == 1


@pytest.mark.parametrize(
    "address", ["http://a.example:99999999/", "http://[::1", "http:///x", "https://a b.example/", "//x"]
)
def test_what_is_no_address_is_none(address: str) -> None:
    """Also what Python's own parser stumbles over."""
    assert web_address(address) is None


def test_no_damage_is_met_in_silence() -> None:
    """Cut at many points, altered at many."""
    survived = Survived("lists cut off and altered")
    for whole in (URLS, MASTER, line(61, 60, "https://wire.example/1").encode()):
        for data in (*cuts(whole, 50), *flips(whole, 200)):
            survived.meet(LIST, data, "a.urls")
    survived.show()
    assert not survived.silent


def test_the_pages_of_a_list_are_read(tmp_path: Path) -> None:
    """Behind one another: the process that opens files opens one thing at a time."""
    site = Site({f"/{n}": answer(body=PAGE.replace(b"Monday", b"day %d" % n)) for n in range(4)})
    path = tmp_path / "may.urls"
    path.write_text("".join(f"http://127.0.0.1:{site.port}/{n}\n" for n in range(4)), "utf-8")
    fetch = PageFetch(Limits(), allow_addresses=["127.0.0.1"], delay=0)
    found = list(read_sources([str(path)], settings=Settings(), fetch=fetch))
    site.close()
    assert [(s.failure, (s.text or "")[-2:]) for s in found] == [(None, f"{n}.") for n in range(4)]
