"""Bytes to text, with what had to be mended."""

import codecs

from communique.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}
_SAMPLE = 65_536
_BINARY_SHARE = 0.05


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, and warnings about what was mended; `SourceError` where they are no text.

    UTF-8 is expected; byte-order marks are honoured. A text that is UTF-8 but for a few bytes keeps them as U+FFFD;
    one that is not UTF-8 at all is read as Windows-1252, the usual other encoding of English news archives.
    """
    if not data.strip():
        raise SourceError("the file is empty; give a file with text")
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    if encoding is None and is_binary(data):
        raise SourceError("the file is binary, not text; convert it to plain text (UTF-8) first")
    try:
        return data.decode(encoding or "utf-8"), ()
    except UnicodeDecodeError as error:
        return _decode_damaged(data, error)


def is_binary(data: bytes) -> bool:
    """Whether more than a twentieth of the first bytes are control characters that no text uses."""
    sample = data[:_SAMPLE]
    return sum(byte in _CONTROL for byte in sample) > _BINARY_SHARE * len(sample)


def _decode_damaged(data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    if broken <= sum(c > "\x7f" and c != "\ufffd" for c in mended):
        note = f"{broken} characters are not valid UTF-8 and were replaced; save the file as UTF-8 and read it again"
        return mended, (note,)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        where = f"byte {error.start}"
        raise SourceError(
            f"the text is not UTF-8 (first fault at {where}); save it as UTF-8 and read it again"
        ) from error
    return text, ("not UTF-8: read as Windows-1252; save the file as UTF-8 if letters look wrong",)
