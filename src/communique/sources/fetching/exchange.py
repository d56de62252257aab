"""One request and its answer over one pinned connection: GET only, nothing sent that tells who asks but the agent."""

import contextlib
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import httpcore

from communique.errors import FetchError
from communique.sources.fetching.bodies import coding_of, read_body
from communique.sources.fetching.pinned import Deadline, PinnedBackend
from communique.sources.fetching.urls import Target, shown

_HEAD_BYTES = 300_000
"""What headers, chunk sizes and the like may take beside the body."""
_WITH_PAGE = frozenset({200, 203})
_GZIP_FILES = frozenset({"application/gzip", "application/x-gzip"})


@dataclass(frozen=True, slots=True)
class Route:
    """A target with the checked addresses of its host: resolved once for all requests of one hop."""

    target: Target
    addresses: tuple[str, ...]

    def at(self, path: str) -> "Route":
        """Another page of the same site, by the same addresses."""
        return Route(replace(self.target, path=path), self.addresses)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: `headers` by lower-case name (repeated ones joined), `data` decoded, of a page only."""

    status: int
    headers: Mapping[str, str]
    data: bytes = field(default=b"", repr=False)

    @property
    def media_type(self) -> str:
        """The type the server gives, in lower case without its parameters; "" where it gives none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLimits:
    """How much of a body is taken, in bytes and as a ratio; whether more is cut off or refused."""

    most: int
    ratio: int
    cut: bool = False


Check = Callable[[Answer, Target], None]


def get(
    route: Route,
    headers: Mapping[str, str],
    *,
    deadline: Deadline,
    limits: BodyLimits,
    trust: Callable[[], ssl.SSLContext],
    check: Check | None = None,
) -> Answer:
    """Ask for a page. `check` sees the answer before its body is read, and may raise. Errors are `FetchError`."""
    target = route.target
    backend = PinnedBackend(route.addresses, deadline=deadline, most_bytes=limits.most + _HEAD_BYTES)
    connection = httpcore.HTTPConnection(
        httpcore.Origin(target.scheme.encode(), target.host.encode(), target.port),
        ssl_context=trust() if target.scheme == "https" else None,
        network_backend=backend,
    )
    url = httpcore.URL(
        scheme=target.scheme.encode(), host=target.host.encode(), port=target.port, target=target.path.encode()
    )
    sent = [(b"Host", target.authority.encode())] + [(k.encode(), v.encode()) for k, v in headers.items()]
    with (
        _named_errors(target.host, deadline),
        contextlib.closing(connection),
        connection.stream("GET", url, headers=sent) as response,
    ):
        answer = Answer(response.status, _joined(response.headers))
        if answer.status not in _WITH_PAGE:
            return answer
        if check is not None:
            check(answer, target)
        return replace(answer, data=_body(answer, response, deadline, limits))


def _body(answer: Answer, response: httpcore.Response, deadline: Deadline, limits: BodyLimits) -> bytes:
    length = answer.headers.get("content-length", "")
    if not limits.cut and length.isdecimal() and int(length[:20]) > limits.most:
        raise FetchError(
            f"the page has {int(length[:20]) / 1e6:,.0f} MB, over the limit of {limits.most / 1e6:g} MB; "
            "download the file, and read it from there in parts"
        )
    coding = coding_of(answer.headers.get("content-encoding", ""))
    if coding == "gzip" and answer.media_type in _GZIP_FILES:
        coding = ""  # a .gz file that its server takes for a packed page: it stays the file it is
    return read_body(_timed(response, deadline), coding=coding, most=limits.most, ratio=limits.ratio, cut=limits.cut)


def _timed(response: httpcore.Response, deadline: Deadline) -> Iterator[bytes]:
    for chunk in response.iter_stream():
        deadline.check()
        yield chunk


def _joined(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in raw:
        name, text = key.decode("ascii", "replace").lower(), value.decode("latin-1")
        found[name] = f"{found[name]}, {text}" if name in found else text
    return found


@contextlib.contextmanager
def _named_errors(host: str, deadline: Deadline) -> Iterator[None]:
    """What the network may raise, as one sentence each."""
    try:
        yield
    except httpcore.TimeoutException:
        raise FetchError(
            f"{host} gave no whole answer within {deadline.seconds:g} seconds; try again later", passing=True
        ) from None
    except httpcore.ConnectError as error:
        raise _not_connected(host, error) from None
    except (httpcore.NetworkError, httpcore.RemoteProtocolError) as error:
        reason = shown(str(error)) or "the connection was closed"
        raise FetchError(
            f"the answer of {host} breaks off or is no HTTP ({reason}); try again later", passing=True
        ) from None
    except (httpcore.LocalProtocolError, httpcore.UnsupportedProtocol) as error:
        raise FetchError(f"{host} cannot be asked for this address ({shown(str(error))}); check it") from None


def _not_connected(host: str, error: Exception) -> FetchError:
    cause = error.__cause__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return FetchError(
            f"the certificate of {host} does not hold ({shown(cause.verify_message)}): whoever answers may be someone "
            "else; it is not fetched. For a server of your own, add its authority to the system's"
        )
    if isinstance(cause, ssl.SSLError):
        return FetchError(f"no safe connection to {host} (TLS: {shown(cause.reason or str(cause))}); try again later")
    reason = shown(str(getattr(cause, "strerror", None) or error))
    return FetchError(f"{host} cannot be reached ({reason}); try again later", passing=True)
