"""In which encoding a page's bytes are: proved by them, or said by a mark, the server or the page, or found out."""

import codecs
import re

from communique.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,300}?|\?xml[^>]{0,100}?(?:en))(?:charset|coding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 8192
_SUPERSETS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "iso8859-9": "cp1254", "big5": "big5hkscs", "tis-620": "cp874",
}  # fmt: skip
"""What browsers read for a label: pages that say the first use characters of the second (WHATWG Encoding Standard)."""
_NEVER = frozenset(
    ("utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "rot13", "idna", "punycode")
)
"""Encodings that a page in ASCII letters cannot be in, or that no browser reads."""
_DROPPED = bytes(i for i in range(32) if i not in (9, 10, 12, 13))
_TELLING = 30
"""Bytes beyond ASCII under which there is nothing to find out from: English pages hold quotation marks and names."""
_BINARY_SHARE = 0.05


def to_utf8(data: bytes, *, declared: str | None = None) -> tuple[bytes, tuple[str, ...]]:
    """The page in UTF-8 without control characters, and warnings; `SourceError` where the bytes are no text.

    `declared` is what the server said. Bytes that are UTF-8 beyond ASCII are UTF-8, whatever is said of them: no other
    encoding looks like it by chance. Else the mark at the head counts, the server, the page's `meta`, and at last what
    charset-normalizer finds.
    """
    encoding = _marked(data)
    if encoding:
        return _clean(data.decode(encoding, "replace").lstrip("\ufeff").encode("utf-8", "replace"), ())
    data = data.lstrip(codecs.BOM_UTF8)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _clean(*_decode(data, declared))
    return _clean(data, ())


def _marked(data: bytes) -> str | None:
    """The encoding that a byte-order mark shows, or the blanks of a wide one between the first letters."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:64].lstrip()
    return next((name for sign, name in _WIDE if head.startswith(sign)), None)


def _decode(data: bytes, declared: str | None) -> tuple[bytes, tuple[str, ...]]:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    said = [name for name in (declared, match.group(1).decode("ascii") if match else None) if name]
    known = [name for label in said if (name := _known(label))]
    for name in known:
        try:
            return data.decode(name).encode(), ()
        except UnicodeDecodeError:
            continue
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    if broken <= sum(c > "\x7f" and c != "\ufffd" for c in mended):
        return mended.encode(), (f"{broken} characters are not valid UTF-8 and were replaced",)
    if known:
        return data.decode(known[0], "replace").encode(), (f"some bytes are not valid {known[0]} and were replaced",)
    found = _guessed(data) if broken > _TELLING else "cp1252"
    return data.decode(found, "replace").encode("utf-8", "replace"), (f"no encoding named: read as {found}",)


def _known(label: str) -> str | None:
    """The codec for a label; `None` for one that does not exist or that no page can be in."""
    try:
        name = codecs.lookup(label.strip()).name
        b"a".decode(name)
    except (LookupError, ValueError):
        return None
    return None if name in _NEVER else _SUPERSETS.get(name, name)


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:5000] + data[-5000:] if len(data) > 10_000 else data).best()
    return best.encoding if best else "cp1252"


def _clean(data: bytes, warnings: tuple[str, ...]) -> tuple[bytes, tuple[str, ...]]:
    """Without control characters, which no page shows and the parser stops at."""
    clean = data.translate(None, _DROPPED)
    if (dropped := len(data) - len(clean)) == 0:
        return data, warnings
    if dropped > _BINARY_SHARE * len(data):
        raise SourceError("the bytes are not text: one in twenty is a control character; give a page of HTML")
    return clean, (*warnings, f"{dropped} control characters were left out")
