"""Archives made for tests, with what an enemy writes into them."""

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping

TALK = "Lima warned Quito on 3 May that it would answer any raid, number {}.\n"


def talks(number: int) -> dict[str, bytes]:
    """Some small texts by their names."""
    return {f"news/{n}.txt": TALK.format(n).encode() for n in range(1, number + 1)}


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of some files."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", method, compresslevel=9) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2018, 9, 5, 0, 0, 0)), data, method, 9)
    return into.getvalue()


def tarred(files: Mapping[str, bytes | tarfile.TarInfo], mode: str = "w") -> bytes:
    """A tar of some files, or members without content."""
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            member = tarfile.TarInfo(name) if isinstance(data, bytes) else data
            member.size = len(data) if isinstance(data, bytes) else 0
            archive.addfile(member, io.BytesIO(data) if isinstance(data, bytes) else None)
    return into.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """A link, device or pipe."""
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, target
    return member


def overlapping_zip(copies: int, size: int) -> bytes:
    """Many members of the table that all unpack the same bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = bytes(size)
    packed = packer.compress(zeros) + packer.flush()
    common = struct.pack("<5H3I", 20, 0, 8, 0, 33, zlib.crc32(zeros), len(packed), size)
    local = b"PK\x03\x04" + common + struct.pack("<2H", 5, 0) + b"a.txt" + packed
    table = b"".join(
        b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<5H2I", 5, 0, 0, 0, 0, 0, 0) + b"%05d" % n
        for n in range(copies)
    )
    return local + table + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, copies, copies, len(table), len(local), 0)


def lying_zip(stated: int) -> bytes:
    """A zip whose member has another size than its table says."""
    data = zipped({"a.txt": b"Lima spoke. " * 100})
    real = struct.pack("<I", 1200)
    return data.replace(real, struct.pack("<I", stated))


def nested_zip(depth: int, width: int, size: int) -> bytes:
    """A zip of zips of zips, the innermost of zeros."""
    data = zipped({f"{n}.txt": bytes(size) for n in range(width)})
    for _ in range(depth):
        data = zipped({f"{n}.zip": data for n in range(width)})
    return data
