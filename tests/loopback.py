"""Sites on this machine for tests of fetching: raw answers, counted visits, and a network that has only them."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pytest

from communique.sources.fetching.client import Fetcher
from communique.sources.fetching.policy import FetchPolicy

Raw = bytes | Iterable[bytes]
PUBLIC = "93.184.215.14"
_HANDSHAKE = b"\x16\x03"
OTHER_PUBLIC = "151.101.1.140"
PAGE = b"<html><body><p>The ministry answered on Monday.</p></body></html>"


def answer(status: int = 200, body: bytes = PAGE, *, length: bool = True, **headers: str) -> bytes:
    """A raw answer; headers by name with _ for -, `content_type` HTML unless told."""
    headers = {"content_type": "text/html; charset=utf-8"} | headers
    if length:
        headers.setdefault("content_length", str(len(body)))
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status} Said\r\n{lines}\r\n".encode("latin-1") + body


class Site:
    """A server on loopback that says what it is told to, byte for byte; `visits` counts every connection."""

    def __init__(self, pages: Mapping[str, Raw | Callable[["Visit"], Raw]] | None = None, *, host: str = "127.0.0.1"):
        self.pages = dict(pages or {})
        self.visits = 0
        self.requests: list[Visit] = []
        self.tls: ssl.SSLContext | None = None
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listening = socket.create_server((host, 0), family=family)
        self.port = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                taken, _ = self._listening.accept()
            except OSError:
                return
            self.visits += 1
            threading.Thread(target=self._answer, args=(taken,), daemon=True).start()

    def _answer(self, taken: socket.socket) -> None:
        with contextlib.suppress(OSError), contextlib.closing(taken):
            taken.settimeout(5)
            if self.tls is not None:
                taken = self.tls.wrap_socket(taken, server_side=True)
            visit = Visit.read(taken)
            self.requests.append(visit)
            said = self.pages.get(visit.path, answer(404, b"none"))
            pieces = said(visit) if callable(said) else said
            for piece in [pieces] if isinstance(pieces, bytes) else pieces:
                taken.sendall(piece)
            taken.close()

    def paths(self) -> list[str]:
        """The paths asked for, in their order."""
        return [r.path for r in self.requests]

    def close(self) -> None:
        """Stop listening."""
        self._listening.close()


@dataclass
class Visit:
    """A request as it came: its path, and its headers by lower-case name."""

    path: str
    headers: dict[str, str]
    raw: bytes = field(repr=False)

    @classmethod
    def read(cls, taken: socket.socket) -> "Visit":
        data = b""
        while b"\r\n\r\n" not in data and not data.startswith(_HANDSHAKE):
            chunk = taken.recv(65536)
            if not chunk:
                break
            data += chunk
        if data.startswith(_HANDSHAKE):
            return cls("", {}, data)
        first, *lines = data.decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in lines if ":" in line)
        return cls([*first.split(" "), "", ""][1], {k.lower(): v.strip() for k, _, v in pairs}, data)


@dataclass
class FakeTime:
    """A clock that only goes on when somebody sleeps."""

    at: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.at += seconds


@dataclass
class Net:
    """A network of public addresses that are sites of this machine; loopback is what it is, all else is unreachable."""

    sites: dict[str, Site] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    dialled: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def add(self, name: str, site: Site, address: str = PUBLIC) -> Site:
        """Put a site at a public name and address."""
        self.sites[address] = site
        self.names[name] = [address]
        return site

    def resolve(self, host: str, port: int) -> list[str]:
        """The resolver of this network."""
        self.asked.append(host)
        if host not in self.names:
            raise OSError("Name or service not known")
        return self.names[host]

    def fetcher(self, *, time: FakeTime | None = None, **policy: object) -> Fetcher:
        """A fetcher in this network, that does not wait unless told to."""
        settings = FetchPolicy(**({"delay": 0.0, "deadline": 5.0} | policy))  # type: ignore[arg-type]
        times = {"clock": time.clock, "sleep": time.sleep} if time else {}
        return Fetcher(settings, resolver=self.resolve, **times)  # type: ignore[arg-type]


@contextlib.contextmanager
def network(monkeypatch: pytest.MonkeyPatch) -> Iterator[Net]:
    """A network of its own for one test: every dialled address is written down, no packet leaves the machine."""
    net = Net()
    dial = socket.create_connection

    def connect(address: tuple[str, int], timeout: float | None = None, **options: object) -> socket.socket:
        net.dialled.append(address[0])
        if address[0] in net.sites:
            return dial(("127.0.0.1", net.sites[address[0]].port), timeout)
        if address[0].startswith("127.") or address[0] in {"::1", "0.0.0.0", "::"}:
            return dial(address, timeout)
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket, "create_connection", connect)
    yield net
    for site in net.sites.values():
        site.close()
