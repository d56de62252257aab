"""Files that are either there as a whole or not at all, and a folder that one program writes at a time."""

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from communique.errors import StoreError

_LEFTOVER = ".unfinished"
_LOCK = ".lock"
_CHUNK = 1 << 20


@contextmanager
def landing(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes its name when all of it is on the disk; after an error, nothing is left of it.

    What a program that was killed leaves of it, `clear` removes. `StoreError` where the disk does not take it.
    """
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_LEFTOVER}")
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _settle(path.parent)
    except OSError as error:
        said = f"{path}: {error.strerror or error}; make room, or see to the folder's permissions, and run it again"
        raise StoreError(f"{said}: what is done stays done") from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def clear(folder: Path) -> int:
    """Remove what killed programs left unfinished; how many files."""
    found = list(folder.glob(f".*{_LEFTOVER}"))
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """The folder for this program alone; the system takes the lock away from a program that ends, however it does.

    `StoreError` where another one has it.
    """
    import fcntl

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / _LOCK).open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise StoreError(f"another program is at work in {folder}; wait for it, or stop it") from error
            yield
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror or error}; give another folder as `out`") from error


def sha256_of_file(path: Path, start: int = 0, stop: int | None = None) -> str:
    """The hash of a file's bytes, or of some of them."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        file.seek(start)
        left = None if stop is None else stop - start
        while chunk := file.read(_CHUNK if left is None else min(_CHUNK, left)):
            digest.update(chunk)
            left = None if left is None else left - len(chunk)
    return digest.hexdigest()


def _settle(folder: Path) -> None:
    """Have the folder's own entries on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
