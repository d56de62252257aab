"""How much LZW data unpacks to, without unpacking it."""

from collections.abc import Iterator

_CLEAR, _END, _FIRST = 256, 257, 258
_MOST = 4096


def lzw_size(packed: memoryview, *, limit: int) -> int:
    """The bytes that LZW data (as in PDF: codes of 9 to 12 bits, early change) unpacks to, counted up to the limit.

    >>> lzw_size(memoryview(bytes([0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01])), limit=100)
    10
    """
    lengths = [1] * _FIRST
    before = total = 0
    codes = _Codes(packed)
    for code in codes:
        if code == _END or total > limit:
            return total
        if code == _CLEAR:
            lengths, before = [1] * _FIRST, 0
        else:
            length = lengths[code] if code < len(lengths) else before + 1
            if before and len(lengths) < _MOST:
                lengths.append(before + 1)
            before = length
            total += length
        codes.known = len(lengths)
    return total


class _Codes:
    """The codes, each of as many bits as the table that `known` counts asks for."""

    def __init__(self, packed: memoryview) -> None:
        self._packed = packed
        self.known = _FIRST

    def __iter__(self) -> Iterator[int]:
        bits = held = 0
        for byte in self._packed:
            bits, held = bits << 8 | byte, held + 8
            width = min(12, (self.known + 1).bit_length())
            if held >= width:
                held -= width
                yield bits >> held
                bits &= (1 << held) - 1
