"""Web archives: every page with when and as what it was fetched; what is cut, changed or passed over is told."""

import gzip
import hashlib
import random
import sys
import zlib
from pathlib import Path

import pytest

from communique.settings import Limits
from communique.sources import Part, Source
from communique.sources.archives.unpacking import PieceStream
from communique.sources.formats.warc import WarcFormat
from hostile_bytes import Survived, cuts, faults, flips, notes, parts, read, read_apart
from made_warc import http, packed, page, pages, record

WARC = WarcFormat()
BODY = b"<html><p>Lima warned Quito that it would answer any raid on its ships.</p></html>"


@pytest.mark.parametrize("data", [b"".join(pages(3)), packed(pages(3)), gzip.compress(b"".join(pages(3)))])
def test_pages_come_with_when_and_as_what_they_were_fetched(data: bytes) -> None:
    """Plain, packed record by record, or packed as a whole."""
    found = read(WARC, data, "a.warc")
    assert WARC.recognises(data[:4096])
    assert [type(item) for item in found] == [Part] * 3
    second = parts(found)[1]
    assert (second.name, second.media_type, dict(second.metadata)) == (
        "2",
        "text/html",
        {"url": "https://wire.example/2"},
    )
    assert second.captured is not None
    assert second.captured.sha256 == hashlib.sha256(second.data).hexdigest()
    assert (second.captured.time, second.captured.warc_record) == (
        "2018-09-05T10:00:00+00:00",
        "<urn:uuid:00000002>",
    )
    assert b"number 2" in second.data
    assert not second.warnings


@pytest.mark.parametrize("packing", [b"".join, packed])
def test_a_file_cut_off_gives_what_is_whole_and_says_where(packing) -> None:
    """The library for WARC raises nothing there."""
    whole = packing(pages(3))
    found = read(WARC, whole[:-40], "a.warc.gz")
    assert [p.name for p in parts(found)] == ["1", "2"]
    assert f"truncated after record 2 at byte {len(whole) - 40:,}" in faults(found)[0]
    assert isinstance(found[-1], Source)
    assert found[-1].raw


def test_the_end_mark_alone_missing_is_told_too() -> None:
    """All pages are there, and yet the file is not what the crawler wrote."""
    for whole in (b"".join(pages(2)), packed(pages(2))):
        found = read(WARC, whole[:-3], "a.warc")
        assert len(parts(found)) == 2
        assert "truncated after record 2" in faults(found)[0]


def test_a_whole_file_has_no_fault_wherever_its_pieces_end() -> None:
    """The last piece of a member may be a single byte: packed bytes are taken in pieces of their own."""
    stream = PieceStream(iter([b"page\r\n\r", b"\n"]))
    assert stream.read() == b"page\r\n\r\n"
    assert stream.tail == b"page\r\n\r\n"[-8:]


def test_damage_in_the_middle_costs_one_record() -> None:
    """Reading goes on at the next record, and says what it left out."""
    members = [gzip.compress(r, mtime=0) for r in pages(4)]
    members[1] = members[1][:60] + b"\xff\xff\xff" + members[1][63:]
    found = read(WARC, b"".join(members), "a.warc.gz")
    assert len(parts(found)) == 3
    assert [b"number 2" in p.data for p in parts(found)] == [False] * 3
    assert "after record 1: bytes" in faults(found)[0]
    records = pages(4)
    records[1] = records[1][:-20]
    assert len(parts(read(WARC, b"".join(records), "a.warc"))) == 4 - 1


def test_a_changed_page_keeps_its_text_with_a_warning() -> None:
    """The digest that the crawler wrote does not fit."""
    changed = page(1).replace(b"warned", b"hugged")
    assert "do not fit its digest" in parts(read(WARC, changed, "a.warc"))[0].warnings[0]
    payload = f"WARC-Payload-Digest: sha256:{hashlib.sha256(BODY).hexdigest()}\r\n"
    for body, is_right in ((BODY, True), (BODY.upper(), False)):
        made = record(1, http(body), headers=payload, is_digested=False)
        assert (not parts(read(WARC, made, "a.warc"))[0].warnings) is is_right


def test_what_the_crawler_cut_off_says_so() -> None:
    """`WARC-Truncated` names its reason."""
    made = page(1, headers="WARC-Truncated: length\r\n")
    assert parts(read(WARC, made, "a.warc"))[0].warnings == ("the crawler cut the page off (length)",)


def test_other_records_are_counted() -> None:
    """Nothing is left out without a word."""
    made = [
        record(1, b"software: x\r\n", kind="warcinfo"),
        page(2),
        record(3, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(4, http(b"gone", status="404 Not Found")),
        record(5, http(b"\x89PNG", content_type="image/png")),
        record(6, http(b"User-agent: *", content_type="text/plain"), url="https://wire.example/robots.txt"),
        record(7, http(b" \n")),
        record(8, b"no answer"),
        record(9, http(BODY), kind="revisit"),
    ]
    found = read(WARC, packed(made), "a.warc.gz")
    assert [p.name for p in parts(found)] == ["2"]
    assert notes(found) == [
        "8 of 9 records passed over: answers that are no HTTP (1), answers with status 404 (1), empty pages (1), "
        "image/png (1), request records (1), revisit records (1), robots.txt and the like (1), warcinfo records (1)"
    ]
    assert faults(read(WARC, packed(made[:1] + made[2:5]), "a.warc.gz")) == [
        "no page in 4 records (4 passed over: answers with status 404 (1), image/png (1), request records (1), "
        "warcinfo records (1))"
    ]


def test_a_long_way_between_pages_is_told_as_one(tmp_path: Path) -> None:
    """The time that a document may take is not used up by pictures: empty notes say that reading goes on."""
    pictures = [record(n, http(b"\x89PNG", content_type="image/png")) for n in range(5_000)]
    found = read(WARC, b"".join([*pictures, page(1)]), "a.warc")
    assert [type(item).__name__ for item in found] == ["Note", "Note", "Part", "Note"]
    assert notes(found)[:2] == ["", ""]


@pytest.mark.parametrize(
    ("headers", "wire"),
    [
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY)),
        ("Transfer-Encoding: chunked\r\n", BODY),
        ("Content-Encoding: gzip\r\n", gzip.compress(BODY)),
        ("Content-Encoding: gzip\r\n", BODY),
        ("Content-Encoding: deflate\r\n", zlib.compress(BODY)),
        ("Content-Encoding: deflate\r\n", zlib.compress(BODY, wbits=-15)),
        ("Content-Encoding: br\r\n", BODY),
        ("Content-Encoding: identity\r\n", BODY),
    ],
)
def test_a_body_is_decoded_as_it_was_coded(headers: str, wire: bytes) -> None:
    """Also where the crawler decoded it and left the header standing."""
    found = parts(read(WARC, record(1, http(wire, headers=headers)), "a.warc"))
    assert [p.data for p in found] == [BODY]


def test_a_resource_is_read_by_its_own_media_type() -> None:
    """As is a page whose server said nothing of it."""
    made = [
        record(1, b"Lima spoke.", kind="resource", headers="Content-Type: text/plain\r\n", url="file:///etc/passwd"),
        record(2, http(b"<!DOCTYPE html><p>Lima</p>", content_type="")),
        record(3, http(b"%PDF-1.4", content_type="application/octet-stream")),
    ]
    found = parts(read(WARC, b"".join(made), "a.warc"))
    assert [p.media_type for p in found] == ["text/plain", "text/html", "application/pdf"]
    assert "url" not in found[0].metadata


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a.b/<script>", "data:text/html,x", "https://" + "a" * 9999]
)
def test_no_address_is_passed_on_that_is_none(url: str) -> None:
    """It would be shown as a link."""
    assert not parts(read(WARC, page(1, url=url), "a.warc"))[0].metadata


def bombs() -> dict[str, bytes]:
    """Small files that would unpack to hundreds of millions of bytes."""
    zeros = b"<p>" + bytes(21_000_000)
    deflated = zlib.compress(zeros, 9)
    doubled = gzip.compress(gzip.compress(zeros, 9), 9)
    return {
        "a member": gzip.compress(record(1, http(zeros)), 9),
        "a page (gzip)": record(1, http(gzip.compress(zeros, 9), headers="Content-Encoding: gzip\r\n")),
        "a page (deflate)": record(1, http(deflated, headers="Content-Encoding: deflate\r\n")),
        "a page (raw deflate)": record(1, http(zlib.compress(zeros, 9, -15), headers="Content-Encoding: deflate\r\n")),
        "twice packed": record(1, http(doubled, headers="Content-Encoding: gzip, gzip\r\n")),
        "a head": gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\nX: " + bytes(21_000_000), 9),
        "a length that lies": record(1, http(BODY), size=10**15),
        "a length below nought": record(1, http(BODY), size=-5),
        "a large page": record(1, http(b"<p>" + b"x" * 21_000_000)),
    }


def test_bombs_are_refused(tmp_path: Path) -> None:
    """Each with its reason, quickly, in little memory."""
    made = {name: (WARC, data) for name, data in bombs().items()}
    sys.stdout.write(read_apart(made, tmp_path) + "\n")
    for name, (_, data) in made.items():
        assert all(len(p.data) <= Limits().document for p in parts(read(WARC, data, "a.warc"))), name


def test_a_chunk_that_lies_is_no_chunk() -> None:
    """It says that it has 4 GB: the body is taken as it is."""
    block = http(b"ffffffff\r\n" + BODY, headers="Transfer-Encoding: chunked\r\n")
    assert BODY in parts(read(WARC, record(1, block), "a.warc"))[0].data


def fuzzed(number_of_cuts: int, number_of_flips: int) -> Survived:
    """A file that ends where a record does is whole: that one cannot be told."""
    survived = Survived("WARC cut off and altered")
    mixed = [*pages(6), record(7, http(gzip.compress(BODY), headers="Content-Encoding: gzip\r\n"))]
    for pack in (b"".join, packed, lambda records: gzip.compress(b"".join(records))):
        whole = pack(mixed)
        ends = {len(pack(mixed[:n])) for n in range(1, 7)}
        for data in cuts(whole, number_of_cuts):
            survived.meet(WARC, data, "a.warc", is_told=len(data) not in ends)
        for data in flips(whole, number_of_flips):
            survived.meet(WARC, data, "a.warc")
    return survived


def test_no_damage_is_met_in_silence() -> None:
    """Cut at many points, altered at many."""
    survived = fuzzed(25, 60)
    survived.show()
    assert not survived.silent


@pytest.mark.hostile
def test_no_damage_is_met_in_silence_fully() -> None:
    """The same at many more places."""
    survived = fuzzed(500, 5_000)
    survived.show()
    assert not survived.silent


@pytest.mark.hostile
def test_large_whole_files_have_no_fault() -> None:
    """Twenty thousand pages of all lengths: each is there, and nothing is said against the file."""
    chance = random.Random(1)
    records = [record(n, http(chance.randbytes(chance.randrange(1, 6_000)).hex().encode())) for n in range(20_000)]
    for whole in (b"".join(records), packed(records), gzip.compress(b"".join(records), 1)):
        found = read(WARC, whole, "a.warc.gz")
        assert len(parts(found)) == len(found) == len(records)
