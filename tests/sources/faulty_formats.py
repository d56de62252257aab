"""A format of an outsider that keeps all promises, and some that break one each."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources import Item, Source


class Form:
    """A format that keeps all promises; the faulty ones below break one each."""

    name = "deeds"
    suffixes = frozenset({".deed"})
    media_types = frozenset({"text/x-deed"})

    def recognises(self, head: bytes) -> bool:
        return False

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Item]:
        data = file.read()
        if not data.strip():
            raise SourceError("the file is empty; give a file with text")
        yield Source(name, self.text(data), data)

    def text(self, data: bytes) -> str:
        return data.decode("utf-8", "replace")


class Nameless(Form):
    name = "two words"


class Greedy(Form):
    def recognises(self, head: bytes) -> bool:
        return True


class Stranger(Form):
    suffixes = frozenset({".deeds"})


class Fickle(Form):
    count = 0

    def text(self, data: bytes) -> str:
        Fickle.count += 1
        return f"{Fickle.count} times"


class Silent(Form):
    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Item]:
        data = file.read()
        yield from [Source(name, "Kolvia denied it.", data)] * data.startswith(b"Kolvia")


class Blank(Form):
    def text(self, data: bytes) -> str:
        return " "


class Brittle(Form):
    def text(self, data: bytes) -> str:
        return data.decode("ascii")


class Closing(Form):
    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Item]:
        with file:
            yield from super().read(file, name=name, limits=limits)


class Curious(Form):
    def text(self, data: bytes) -> str:
        return Path("/dev/null").read_text()


class Calling(Form):
    def text(self, data: bytes) -> str:
        with socket.socket() as phone:
            phone.connect_ex(("127.0.0.1", 9))
        return "called"


class Starting(Form):
    def text(self, data: bytes) -> str:
        subprocess.run([sys.executable, "-S", "-c", ""], check=False)
        return "started"
