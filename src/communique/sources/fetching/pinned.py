"""Connections to addresses that were checked, and to no others, within one deadline over all that they do."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from communique.errors import FetchError
from communique.sources.fetching.urls import Target

Resolver = Callable[[str, int], Sequence[str]]
"""The addresses of a host name (and port), as text; raises `OSError` where it has none."""

Clock = Callable[[], float]
_LONGEST_TRY = 10.0
_MOST_TRIES = 4


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses that the system knows for a name, in its order of preference."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Deadline:
    """The seconds that are left for one page, whatever they are spent on."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        self._clock = clock
        self.seconds = seconds
        self._end = clock() + seconds

    def remaining(self) -> float:
        """Seconds left; 0 or less when they are over."""
        return self._end - self._clock()

    def extend(self, seconds: float) -> None:
        """Do not count seconds that were waited for politeness."""
        self._end += seconds

    def check(self, most: float | None = None) -> float:
        """Seconds left (`most` at most), more than 0; else `FetchError`."""
        left = self.remaining()
        if left <= 0:
            raise FetchError(f"no whole answer within {self.seconds:g} seconds; try again later", passing=True)
        return left if most is None else min(left, most)


def resolve_within(resolver: Resolver, target: Target, deadline: Deadline) -> Sequence[str]:
    """Ask once for a name's addresses. The system's resolver knows no time limit: it asks in a thread of its own."""
    found: list[Sequence[str]] = []
    failed: list[Exception] = []

    def ask() -> None:
        try:
            found.append(tuple(resolver(target.host, target.port)))
        except (OSError, ValueError) as error:
            failed.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.check())
    if failed:
        raise FetchError(
            f"{target.host} has no address ({_reason(failed[0])}); check the name and the network", passing=True
        )
    if not found:
        raise FetchError(f"the address of {target.host} was not found in time; try again later", passing=True)
    return found[0]


class PinnedBackend(httpcore.NetworkBackend):
    """Connects to the given addresses whatever name it is asked for; no name is resolved here.

    What one connection reads is counted, headers and all, and ends in `FetchError` over `most_bytes`.
    """

    def __init__(self, addresses: Sequence[str], *, deadline: Deadline, most_bytes: int) -> None:
        self._addresses = addresses[:_MOST_TRIES]
        self._deadline = deadline
        self._most_bytes = most_bytes
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 (the point of it: the name is not asked for again)
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first address that answers, each given its share of the time left."""
        error: Exception | None = None
        for number, address in enumerate(self._addresses):
            share = min(_LONGEST_TRY, self._deadline.check(timeout) / (len(self._addresses) - number))
            try:
                stream = self._inner.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failure:
                error = failure
            else:
                return _BoundedStream(stream, self._deadline, self._most_bytes)
        raise error or httpcore.ConnectError("no address to connect to")


class _BoundedStream(httpcore.NetworkStream):
    """A stream whose every step has the seconds left of the whole, not seconds of its own."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline, most_bytes: int) -> None:
        self._stream = stream
        self._deadline = deadline
        self._left = most_bytes

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._deadline.check(timeout))
        self._left -= len(data)
        if self._left < 0:
            raise FetchError("the answer is larger than may be taken; download the file, and read it from there")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.check(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.check(timeout))
        return _BoundedStream(stream, self._deadline, self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error or type(error).__name__)
