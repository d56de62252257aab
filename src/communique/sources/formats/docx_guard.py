"""The package of a DOCX (a zip of XML), checked before anything parses it.

What the zip declares is not believed: members are unpacked once, counted, and their XML looked at for a document type
declaration, without which there are no entities: neither files read through them nor laughs multiplied.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from itertools import pairwise

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.formats.bounded import FREE_CHARACTERS

MAIN = "[Content_Types].xml"
_MOST_MEMBERS = 2_000
_TOTAL = 5
"""All members together may be so many times what a document may be: most are pictures."""
_STEP = 1 << 18
_LOCAL_HEADER = 30
_XML_SUFFIXES = (".xml", ".rels", ".vml")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})""")
_PLAIN_CODES = frozenset({b"utf-8", b"us-ascii", b"ascii"})
_BROKEN = "a broken DOCX ({}); open it in a word processor and save it again"
_ENCRYPTED = "encrypted: it opens with a password only; save it without one and read it again"
_BOMB = "its part {!r} unpacks to more than a document may have; check where the file is from"
_MANY = f"{{:,}} parts in it, over the limit of {_MOST_MEMBERS:,}; check where the file is from"
_OVERLAP = "parts of it lie over one another, as in bombs; check where the file is from"
_DTD = "its part {!r} declares a document type, which no word processor writes; check where the file is from"
_CODE = "its part {!r} is not in UTF-8, as word processors write it; open it in one and save it again"


def check_package(data: bytes, limits: Limits) -> None:
    """`SourceError` where a DOCX is no zip, encrypted, a bomb, or holds XML with a document type."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            _check_members(members, len(data), limits)
            left = _TOTAL * limits.document
            for member in members:
                content = _content(package, member, min(left, _most(member, limits)))
                left -= len(content)
                if member.filename.lower().endswith(_XML_SUFFIXES):
                    _check_xml(content, member.filename)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise SourceError(_BROKEN.format(error)) from error


def _check_members(members: Sequence[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    if len(members) > _MOST_MEMBERS:
        raise SourceError(_MANY.format(len(members)))
    names = {member.filename for member in members}
    if MAIN not in names:
        raise SourceError(_BROKEN.format(f"no {MAIN} in it"))
    if len(names) < len(members):
        raise SourceError(_BROKEN.format("parts of one name in it"))
    if any(member.flag_bits & 1 for member in members):
        raise SourceError(_ENCRYPTED)
    for member in members:
        if member.file_size > _most(member, limits):
            raise SourceError(_BOMB.format(member.filename))
    places = sorted((m.header_offset, m.header_offset + _LOCAL_HEADER + m.compress_size) for m in members)
    if any(end > start for (_, end), (start, _) in pairwise(places)) or places[-1][1] > size:
        raise SourceError(_OVERLAP)


def _most(member: zipfile.ZipInfo, limits: Limits) -> int:
    """What a member may unpack to: a document's size, and `ratio` times what it takes."""
    return min(limits.document, max(FREE_CHARACTERS, limits.ratio * member.compress_size))


def _content(package: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """A member's bytes, of which there are no more than were declared: `zipfile` checks their sum."""
    with package.open(member) as file:
        content = bytearray()
        while piece := file.read(_STEP):
            content += piece
            if len(content) > most:
                raise SourceError(_BOMB.format(member.filename))
    return bytes(content)


def _check_xml(content: bytes, name: str) -> None:
    head = content[:400]
    declared = _DECLARED.search(head)
    if b"\x00" in head or (declared and declared.group(1).lower() not in _PLAIN_CODES):
        raise SourceError(_CODE.format(name))
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise SourceError(_DTD.format(name))
