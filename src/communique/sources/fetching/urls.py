"""An address as typed, listed or redirected to, taken apart strictly: what is ambiguous is refused, never guessed."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import quote, urlsplit

import idna

from communique.errors import FetchError
from communique.sources.fetching.addresses import Allowed, ends_in_number

_PORTS = {"http": 80, "https": 443}
_LONGEST = 4096
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.ASCII)
_INNER_NAMES = frozenset({"localhost", "local", "internal", "localdomain", "lan", "intranet", "corp", "home", "onion"})
_PATH_SIGNS = "/%:@!$&'()*+,;=~-._"
_QUERY_SIGNS = _PATH_SIGNS + "?[]{}|"


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart: `host` is an ASCII name, or an IP address without brackets; `path` has the query."""

    scheme: str
    host: str
    port: int
    path: str
    is_literal: bool = False

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """What a robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address, in ASCII."""
        return self.origin + self.path


def parse_target(url: str, allowed: Allowed) -> Target:
    """What an address points to, before any name is resolved. Raises `FetchError` with what is wrong with it."""
    text = url.strip(" \t\r\n")
    if len(text) > _LONGEST:
        raise FetchError(f"an address of {len(text):,} characters; none is fetched over {_LONGEST:,}")
    seen = shown(without_login(text, "…@"))
    if _CONTROL.search(text) or "\\" in text:
        raise FetchError(f"{seen} holds control signs or backslashes; give the address without them")
    try:
        parts = urlsplit(text)
        path = quote(parts.path or "/", safe=_PATH_SIGNS)
        query = "?" + quote(parts.query, safe=_QUERY_SIGNS) if parts.query else ""
    except ValueError as error:
        raise FetchError(f"{seen} cannot be taken apart ({shown(str(error))}); check the address") from None
    if parts.scheme not in _PORTS:
        raise FetchError(f"{seen} is no http or https address; give one, or a file at hand")
    host, port, is_literal = _host_and_port(parts.netloc, _PORTS[parts.scheme], text)
    if not is_literal:
        _check_name(host, allowed)
    return Target(parts.scheme, host, port, (path if path.startswith("/") else f"/{path}") + query, is_literal)


def shown(text: str, longest: int = 120) -> str:
    """Text from outside as it may be printed: no control signs, not long."""
    plain = "".join(c if c.isprintable() else "\ufffd" for c in text[: longest + 1])
    return plain if len(plain) <= longest else plain[:longest] + "…"


def without_login(url: str, mark: str = "") -> str:
    """An address without the user name and password in it, which are not kept; a mark in its place.

    >>> without_login("https://me:secret@news.example/a@b")
    'https://news.example/a@b'
    """
    return re.sub(r"(?<=[/\\][/\\])[^/?#]*@", mark, url, count=1)


def _host_and_port(netloc: str, default: int, text: str) -> tuple[str, int, bool]:
    if "@" in netloc:
        raise FetchError(
            f"{shown(without_login(text, '…@'))} carries a user name or password, or hides its host behind one; "
            "give it without. Pages behind a login are not fetched"
        )
    found = re.fullmatch(r"(\[[^\[\]]*\]|[^\[\]:]*)(?::([0-9]{0,5}))?", netloc, re.ASCII)
    if not found or not found[1]:
        raise FetchError(f"{shown(text)} names no host, or not plainly; check the address")
    port = int(found[2] or default)
    if not 1 <= port <= 65535:
        raise FetchError(f"{shown(text)} names port {port}, and there is none such; check the address")
    if found[1].startswith("["):
        return _ipv6(found[1][1:-1], text), port, True
    host = _ascii(found[1], text)
    if not ends_in_number(host):
        return host, port, False
    return _ipv4(host, found[1], text), port, True


def _ipv6(inner: str, text: str) -> str:
    try:
        address = IPv6Address(inner)
    except ValueError:
        raise FetchError(f"{shown(text)} names no IPv6 address between its brackets; check it") from None
    if address.scope_id is not None:
        raise FetchError(f"{shown(text)} names a zone of this machine; give the address without it")
    return str(address)


def _ipv4(host: str, typed: str, text: str) -> str:
    """An IPv4 address in its one plain spelling; `127.1`, `0x7f.1`, `2130706433`, `①②⑦.⓪.⓪.①` are refused."""
    try:
        address = IPv4Address(host)
    except ValueError:
        raise FetchError(f"{shown(text)} spells an address as a number; give it as 192.0.2.1, or by its name") from None
    if typed != host:
        raise FetchError(f"{shown(text)} hides the address {host} behind other signs; it is not fetched")
    return str(address)


def _ascii(typed: str, text: str) -> str:
    """The host in lower-case ASCII (UTS 46 where it is not), without the root's dot."""
    host = typed
    if not typed.isascii():
        try:
            host = idna.encode(typed, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            raise FetchError(f"{shown(text)} has a host that is no name; check the address") from None
    host = host.lower().removesuffix(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in host.split(".")):
        raise FetchError(f"{shown(text)} has a host that is no name; check the address")
    return host


def _check_name(host: str, allowed: Allowed) -> None:
    """Refuse names that only mean something inside a network, unless a person has allowed some of it."""
    last = host.rpartition(".")[2]
    is_inner = "." not in host or last in _INNER_NAMES or host.endswith(".home.arpa")
    if is_inner and not allowed.networks and host not in allowed.names:
        raise FetchError(
            f"{host} is a name of one network, not of the public web; it is not fetched. "
            f"If it is your own intranet: --allow-address {host}"
        )
