"""Bytes laid aside, in a temporary file where they are many, so that thousands of readings take no memory."""

from array import array
from tempfile import SpooledTemporaryFile
from threading import Lock
from weakref import finalize

_IN_MEMORY = 16 * 2**20
"""Bytes up to which no file is needed."""


class Shelf:
    """Bytes by the number under which they were put; the file goes when nothing holds the shelf any more."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (it lives as long as the shelf)
        finalize(self, self._file.close)
        self._spots: array[int] = array("q")
        self._end = 0
        self._lock = Lock()

    def put(self, held: bytes) -> int:
        """Lay some bytes aside; the number by which they are found."""
        with self._lock:
            self._file.seek(self._end)
            self._file.write(held)
            self._spots.extend((self._end, len(held)))
            self._end += len(held)
            return len(self._spots) // 2 - 1

    def get(self, number: int) -> bytes:
        """The bytes of a number."""
        start, length = self._spots[2 * number : 2 * number + 2]
        with self._lock:
            self._file.seek(start)
            return self._file.read(length)
