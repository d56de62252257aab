"""Zip, tar and packed files: each file inside by its label, everything else counted or refused with its reason."""

import bz2
import gzip
import io
import lzma
import random
import struct
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from communique.settings import Limits
from communique.sources import Part, SourceFormat
from communique.sources.formats.gzip import GzipFormat
from communique.sources.formats.tar import TarFormat
from communique.sources.formats.warc import WarcFormat
from communique.sources.formats.zip import ZipFormat
from hostile_bytes import Survived, cuts, faults, flips, notes, parts, read, read_apart
from hostile_names import NAMES
from made_archives import lying_zip, nested_zip, overlapping_zip, special, talks, tarred, zipped
from made_warc import packed, pages

ZIP, TAR, GZIP = ZipFormat(), TarFormat(), GzipFormat()
SMALL = Limits(document=100_000)
MODES = ["w", "w:gz", "w:bz2", "w:xz"]
METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
PACKINGS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}


@pytest.mark.parametrize("method", METHODS)
def test_a_zip_gives_its_files(method: int) -> None:
    """By every method that programs pack with."""
    data = zipped(talks(3), method)
    assert ZIP.recognises(data[:4096])
    assert {p.name: p.data for p in parts(read(ZIP, data, "a.zip"))} == talks(3)


@pytest.mark.parametrize("mode", MODES)
def test_a_tar_gives_its_files(mode: str) -> None:
    """Packed or not."""
    data = tarred(talks(3), mode)
    assert TAR.recognises(data[:4096])
    assert not GZIP.recognises(data[:4096])
    assert {p.name: p.data for p in parts(read(TAR, data, "a.tar"))} == talks(3)


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_packed_file_gives_the_file_inside(packing: str) -> None:
    """Under its own name."""
    data = PACKINGS[packing](b"Lima spoke.")
    assert GZIP.recognises(data)
    assert read(GZIP, data, f"a.txt.{packing}") == [Part("a.txt", b"Lima spoke.")]


def test_formats_do_not_claim_one_another() -> None:
    """Nor office files, which are zips."""
    warc = packed(pages(2))
    office = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    samples = [
        zipped(talks(2)),
        tarred(talks(2)),
        tarred(talks(2), "w:gz"),
        gzip.compress(b"Lima"),
        warc,
        office,
        b"Li",
    ]
    formats: list[SourceFormat] = [ZIP, TAR, GZIP, WarcFormat()]
    claims = [[f.name for f in formats if f.recognises(data[:4096])] for data in samples]
    assert claims == [["zip"], ["tar"], ["tar"], ["gzip"], ["warc"], [], []]


def test_what_is_no_document_is_counted() -> None:
    """Links and devices are never followed."""
    files = talks(1) | {"__MACOSX/._1.txt": b"x", "a/.DS_Store": b"x", "a.jpg": b"x", "empty/": b""}
    assert notes(read(ZIP, zipped(files), "a.zip")) == [
        "4 of 5 members passed over: hidden files (2), folders (1), pictures, sounds, scripts and the like (1)"
    ]
    members = {
        **talks(1),
        "l": special("l", tarfile.SYMTYPE, "/etc/passwd"),
        "h": special("h", tarfile.LNKTYPE, "news/1.txt"),
        "d": special("d", tarfile.CHRTYPE),
        "p": special("p", tarfile.FIFOTYPE),
        "f": special("f", tarfile.DIRTYPE),
    }
    found = read(TAR, tarred(members), "a.tar")
    assert [p.name for p in parts(found)] == ["news/1.txt"]
    assert notes(found) == ["5 of 6 members passed over: devices and other special files (2), links (2), folders (1)"]
    for format_, data in ((ZIP, zipped({"a.jpg": b"x"})), (TAR, tarred({"a.jpg": b"x"}))):
        assert faults(read(format_, data, "a")) == [
            "no document in 1 members (1 passed over: pictures, sounds, scripts and the like (1))"
        ]
    assert faults(read(ZIP, zipped({}), "a.zip")) == ["a zip of nothing"]
    assert faults(read(TAR, tarred({}), "a.tar")) == ["an archive of nothing"]


def test_no_member_name_leads_out() -> None:
    """Sixty names: all members come, none with a path that points anywhere."""
    usable = [n for n in NAMES if n.isprintable() and len(n) < 200 and not n.endswith("/")]
    for format_, data in (
        (ZIP, zipped(dict.fromkeys(usable, b"Lima"))),
        (TAR, tarred(dict.fromkeys(usable, b"Lima"))),
    ):
        found = read(format_, data, "a")
        names = [p.name for p in parts(found)]
        assert len(names) == len(set(names)) > 35
        assert not [n for n in names if n.startswith("/") or ".." in n.split("/") or ":" in n or "\\" in n]


def test_a_zip_that_is_encrypted_says_so() -> None:
    """The others of its members are read."""
    data = bytearray(zipped(talks(2)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + offset] |= 1
    found = read(ZIP, bytes(data), "a.zip")
    assert [p.name for p in parts(found)] == ["news/2.txt"]
    assert faults(found) == ["encrypted; unpack it with its password and give the files"]


def test_a_large_file_of_lines_comes_in_several_parts() -> None:
    """Cut between lines, nothing lost; other large files are refused."""
    lines = b"".join(b'{"id": "%d", "text": "Lima spoke %d times, it is said."}\n' % (n, n * n) for n in range(9_000))
    for format_, data, name in (
        (GZIP, gzip.compress(lines), "w.jsonl.gz"),
        (ZIP, zipped({"w.jsonl": lines}), "w.zip"),
        (TAR, tarred({"w.jsonl": lines}, "w:gz"), "w.tgz"),
    ):
        found = parts(read(format_, data, name, SMALL))
        assert [p.name for p in found[:2]] == ["w-00001.jsonl", "w-00002.jsonl"]
        assert b"".join(p.data for p in found) == lines
        assert all(p.data.endswith(b"}\n") and len(p.data) <= SMALL.document for p in found)
    assert "over the limit" in faults(read(GZIP, gzip.compress(lines), "w.txt.gz", SMALL))[0]
    cut = read(GZIP, gzip.compress(lines)[:-20_000], "w.jsonl.gz", SMALL)
    assert parts(cut)
    assert parts(cut)[-1].data.endswith(b"}\n")
    assert "cut off" in faults(cut)[0]


def test_a_tar_cut_off_gives_what_is_whole() -> None:
    """And says after which member it ends."""
    whole = tarred(talks(5))
    for end, number in ((1024 * 2, 2), (1024 * 2 + 300, 2), (1024 * 4 + 530, 4)):
        found = read(TAR, whole[:end], "a.tar")
        assert len(parts(found)) == number
        assert faults(found)
    found = read(TAR, whole[:2048] + b"\xff" * 512 + whole[2560:], "a.tar")
    assert len(parts(found)) == 2
    assert "damaged after member 2" in faults(found)[0]
    assert "were not read" in faults(read(TAR, whole + whole, "a.tar"))[0]


def bombs() -> dict[str, tuple[SourceFormat, bytes]]:
    """Small files that would unpack to a thousand times as much, or keep a reader busy without end."""
    zeros = bytes(21_000_000)
    gz = gzip.compress(zeros, 9)
    pax = tarfile.TarInfo("a.txt")
    pax.pax_headers = {"comment": "x" * 5_000_000}
    head = tarfile.TarInfo("a.txt")
    head.size = 10**12
    chain = special("././@LongLink", tarfile.GNUTYPE_LONGNAME).tobuf(tarfile.GNU_FORMAT)
    huge_table = zipped(talks(1))[:-22] + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 9, 9, 4_000_000_000, 0, 0)
    return {
        "gzip": (GZIP, gz),
        "gzip, many members": (GZIP, gzip.compress(bytes(900_000), 9) * 300),
        "gzip of lines": (GZIP, gzip.compress(b"\n" * 30_000_000, 9)),
        "bzip2": (GZIP, bz2.compress(zeros)),
        "xz": (GZIP, lzma.compress(zeros, preset=1)),
        "xz that wants much memory": (
            GZIP,
            lzma.compress(b"x" * 99, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 2**27}]),
        ),
        "zip, deflate": (ZIP, zipped({"a.txt": zeros})),
        "zip, bzip2": (ZIP, zipped({"a.txt": zeros}, zipfile.ZIP_BZIP2)),
        "zip, lzma": (ZIP, zipped({"a.txt": zeros}, zipfile.ZIP_LZMA)),
        "zip, overlapping": (ZIP, overlapping_zip(5_000, 900_000)),
        "zip that says less": (ZIP, lying_zip(5)),
        "zip that says more": (ZIP, lying_zip(1_000_000)),
        "zip that says 4 GB": (ZIP, lying_zip(0xFFFFFFFE)),
        "zip of a huge table": (ZIP, huge_table),
        "tar.gz": (TAR, tarred({"a.txt": zeros}, "w:gz")),
        "tar.bz2": (TAR, tarred({"a.txt": zeros}, "w:bz2")),
        "tar.xz": (TAR, lzma.compress(tarred({"a.txt": zeros}), preset=1)),
        "tar, one head of 5 MB": (TAR, pax.tobuf(tarfile.PAX_FORMAT)),
        "tar, size of 1 TB": (TAR, head.tobuf() + bytes(2048)),
        "tar, a chain of names": (TAR, chain * 3_000),
        "tar, size below nought": (TAR, _negative_tar()),
    }


def _negative_tar() -> bytes:
    head = bytearray(tarfile.TarInfo("a.txt").tobuf())
    head[124:136] = b"\xff" * 11 + b"\x00"
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + bytes(2048)


def test_bombs_are_refused(tmp_path: Path) -> None:
    """Each with its reason, quickly, in little memory, and nothing larger than a document comes out."""
    made = bombs()
    sys.stdout.write(read_apart(made, tmp_path) + "\n")
    for name, (format_, data) in made.items():
        assert all(len(p.data) <= Limits().document for p in parts(read(format_, data, "a"))), name


def test_a_packed_file_in_a_packed_file_comes_packed() -> None:
    """The inner one is refused when its turn comes."""
    (inner,) = parts(read(GZIP, gzip.compress(gzip.compress(bytes(30_000_000), 9), 9), "a.txt.gz.gz"))
    assert inner.name == "a.txt.gz"
    assert "bomb" in faults(read(GZIP, inner.data, inner.name))[0]


def test_zips_in_zips_come_as_parts() -> None:
    """How deep they are opened is not this format's to say; each level stays small."""
    found = parts(read(ZIP, nested_zip(3, 10, 100_000), "42.zip"))
    assert len(found) == 10
    assert all(p.name.endswith(".zip") and len(p.data) < 20_000 for p in found)


def test_many_members_are_refused_over_the_limit() -> None:
    """Counted before they are unpacked."""
    few = Limits(members=50)
    many = {f"{n}.txt": b"x" for n in range(60)}
    assert "more than 50 members" in faults(read(ZIP, zipped(many), "a.zip", few))[0]
    found = read(TAR, tarred(many), "a.tar", few)
    assert len(parts(found)) == 50
    assert "more than 50 members" in faults(found)[0]


def fuzzed(number_of_cuts: int, number_of_flips: int) -> Survived:
    survived = Survived("archives cut off and altered")
    noise = {"news/noise.txt": random.Random(5).randbytes(3_000)}
    cases: list[tuple[SourceFormat, bytes]] = [(ZIP, zipped(talks(5) | noise, m)) for m in METHODS]
    cases += [(TAR, tarred(talks(5) | noise, m)) for m in MODES]
    cases += [(GZIP, pack(noise["news/noise.txt"])) for pack in PACKINGS.values()]
    for format_, whole in cases:
        content = len(whole.rstrip(b"\0"))
        for data in cuts(whole, number_of_cuts):
            survived.meet(format_, data, "a.gz", is_told=len(data) < content)
        for data in flips(whole, number_of_flips):
            survived.meet(format_, data, "a.gz")
    return survived


def test_no_damage_is_met_in_silence() -> None:
    """Cut at many points, altered at many."""
    survived = fuzzed(12, 25)
    survived.show()
    assert not survived.silent


@pytest.mark.hostile
def test_no_damage_is_met_in_silence_fully() -> None:
    """The same at many more places."""
    survived = fuzzed(300, 3_000)
    survived.show()
    assert not survived.silent


def test_what_is_read_is_closed_by_whoever_opened_it() -> None:
    """A format leaves the file open."""
    for format_, data in ((ZIP, zipped(talks(1))), (TAR, tarred(talks(1))), (GZIP, gzip.compress(b"x"))):
        file = io.BytesIO(data)
        assert list(format_.read(file, name="a", limits=Limits()))
        assert not file.closed


@pytest.mark.hostile
def test_whole_archives_have_no_fault() -> None:
    """Of files of all lengths, packed by every method: each is there byte for byte, and nothing is said against it."""
    chance = random.Random(3)
    for _ in range(40):
        lengths = [chance.choice((0, 1, 511, 512, 513, 16_384, chance.randrange(1, 300_000))) for _ in range(12)]
        files = {f"{n}.txt": chance.randbytes(length) for n, length in enumerate(lengths)}
        archives = [(ZIP, zipped(files, method)) for method in METHODS] + [(TAR, tarred(files, m)) for m in MODES]
        for format_, data in archives:
            found = read(format_, data, "a")
            assert {p.name: p.data for p in parts(found)} == files
            assert len(found) == len(files)
        for packing in PACKINGS.values():
            for content in files.values():
                assert [p.data for p in parts(read(GZIP, packing(content), "a.txt.gz"))] == [content]
