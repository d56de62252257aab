"""A small writer of text PDFs for tests: lines at places, pages, document information; and layouts made of them."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5

PAGE = (595, 842)
"""A4 in points."""


@dataclass(frozen=True, slots=True)
class Line:
    """Some words, where their base line begins, and how large they are."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False


def write_pdf(
    pages: Sequence[Sequence[Line]], *, info: Mapping[str, str] | None = None, compress: bool = True
) -> bytes:
    """A PDF of some pages, in Helvetica, with its cross-reference table."""
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    information = " ".join(f"/{key} {_string(value)}" for key, value in (info or {}).items())
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica{} /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] >>".encode(),
        f"<< /F1 {font.format('')} /F2 {font.format('-Bold')} >>".encode(),
        f"<< {information} >>".encode("latin-1"),
    ]
    for i, lines in enumerate(pages):
        page = f"<< /Type /Page /Parent 2 0 R /Resources << /Font 3 0 R >> /Contents {6 + 2 * i} 0 R >>"
        objects += [page.encode(), _stream(_content(lines), compress=compress)]
    return assemble(objects)


def assemble(objects: Sequence[bytes], trailer: bytes = b"/Root 1 0 R /Info 4 0 R") -> bytes:
    """Objects numbered from 1, made a file."""
    data, offsets = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(data)


def _content(lines: Sequence[Line]) -> bytes:
    shown = (f"BT /F{2 if n.bold else 1} {n.size} Tf {n.x} {n.y} Td {_string(n.text)} Tj ET" for n in lines)
    return "\n".join(shown).encode("cp1252")


def _stream(content: bytes, *, compress: bool = True) -> bytes:
    data = zlib.compress(content) if compress else content
    kind = b" /Filter /FlateDecode" if compress else b""
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), kind, data)


def _string(text: str) -> str:
    return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"


def wrap(text: str, width: int, *, hyphenate: bool = False) -> list[str]:
    """The text in lines of so many characters; with `hyphenate`, long words are cut at line ends."""
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - 1
        if line and len(word) > room:
            if hyphenate and room > 4 and len(word) - room > 2 and word.isalpha():
                lines.append(f"{line} {word[: room - 1]}-")
                line = word[room - 1 :]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def column(
    paragraphs: Sequence[str],
    *,
    x: float = 72,
    top: float = 770,
    width: int = 90,
    size: float = 11,
    indent: bool = False,
    hyphenate: bool = False,
) -> list[Line]:
    """Paragraphs set as a column: a blank line between them, or an indented first line."""
    lines, y = [], top
    for paragraph in paragraphs:
        for i, line in enumerate(wrap(paragraph, width, hyphenate=hyphenate)):
            lines.append(Line(x + (15 if indent and i == 0 else 0), y, line, size))
            y -= size * 1.25
        y -= 0 if indent else size * 0.8
    return lines


def write_locked_pdf(content: bytes) -> bytes:
    """A PDF of one page that anyone may open but not change: its stream is packed, then encrypted (RC4, 40 bits)."""
    packed = zlib.compress(content, 9)
    owner = _rc4(md5(_PADDING).digest()[:5], _PADDING)
    key = md5(_PADDING + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + b"\x00").digest()[:5]
    hidden = _rc4(md5(key + (4).to_bytes(3, "little") + b"\x00\x00").digest()[:10], packed)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(hidden), hidden),
        font,
        lock % (owner.hex().encode(), _rc4(key, _PADDING).hex().encode()),
    ]
    return assemble(objects, b"/Root 1 0 R /Encrypt 6 0 R /ID [<00> <00>]")


_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
