"""Which network addresses may be fetched from: public ones, in no disguise, and those that a person allows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from communique.errors import FetchError, SettingsError

IpAddress = IPv4Address | IPv6Address
IpNetwork = IPv4Network | IPv6Network

_SPECIAL = {
    "this network": "0.0.0.0/8",
    "private": "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7",
    "shared behind a provider": "100.64.0.0/10",
    "loopback": "127.0.0.0/8 ::1/128",
    "link-local": "169.254.0.0/16 fe80::/10",
    "set apart for protocols": "192.0.0.0/24 192.31.196.0/24 192.52.193.0/24 192.175.48.0/24 2620:4f:8000::/48",
    "for documentation": "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20",
    "for benchmarks": "198.18.0.0/15 2001:2::/48",
    "multicast": "224.0.0.0/4 ff00::/8",
    "reserved": "240.0.0.0/4",
    "a disguise of an IPv4 address (6to4)": "192.88.99.0/24 2002::/16",
    "unspecified": "::/128",
    "a disguise of an IPv4 address": "::ffff:0:0/96 ::/96 ::ffff:0:0:0/96",
    "a disguise of an IPv4 address (NAT64)": "64:ff9b::/96 64:ff9b:1::/48",
    "a disguise of an IPv4 address (Teredo)": "2001::/32",
    "set apart for protocols (IETF)": "2001::/23 100::/64 5f00::/16",
    "site-local": "fec0::/10",
}
_NETWORKS = tuple((ip_network(text), why) for why, texts in _SPECIAL.items() for text in texts.split())
"""IANA's registries of special-purpose addresses (RFC 6890 and later), with what was given up (6to4, site-local).
Written out, as `ipaddress.is_global` changed between versions of Python, and calls NAT64 and 6to4 global."""

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})
_OWN_NETWORKS = tuple(
    ip_network(n) for n in "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 127.0.0.0/8 ::1/128 fc00::/7".split()
)
_SHORTEST = {4: 8, 6: 7}
_HOST_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*", re.ASCII)
WEB_PORTS = frozenset({80, 443, 8000, 8008, 8080, 8443, 8888})
"""Where public sites answer; on other ports other services listen, which a request can do harm to."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """The networks and host names that a person allows beside the public ones.

    A name stands for that name alone, at private, shared or loopback addresses; a network for what lies in it.
    """

    networks: tuple[IpNetwork, ...] = ()
    names: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, entries: Iterable[str]) -> "Allowed":
        """From what was typed: `10.1.0.0/16`, `127.0.0.1`, `::1`, `intranet.example`. Raises `SettingsError`."""
        networks, names = [], set()
        for entry in entries:
            text = entry.strip().lower().removeprefix("[").removesuffix("]")
            try:
                network = ip_network(text, strict=False)
            except ValueError:
                names.add(_name(text, entry))
            else:
                if network.prefixlen < _SHORTEST[network.version]:
                    raise SettingsError(f"{entry!r} allows nearly every address; give the network of your own intranet")
                networks.append(network)
        return cls(tuple(networks), frozenset(names))

    def covers(self, address: IpAddress, host: str) -> bool:
        """Whether the person allows this address for this host."""
        if any(address in n for n in self.networks):
            inner = None if address in _NETWORK_OF_SELF else embedded(address)
            return inner is None or self.covers(inner, host) or why_unfit(inner) is None
        return host in self.names and _is_own(address)


_NETWORK_OF_SELF = IPv6Network("::/127")


def _is_own(address: IpAddress) -> bool:
    """Whether it is an address that people give their own machines."""
    return any(address in n for n in _OWN_NETWORKS)


def _name(text: str, entry: str) -> str:
    name = text.removesuffix(".")
    last = name.rpartition(".")[2]
    if not _HOST_NAME.fullmatch(name) or ends_in_number(name) or len(name) > 253 or not last:
        raise SettingsError(
            f"{entry!r} is no address to allow; give an address (10.1.2.3), a network (10.1.0.0/16) or a host name, "
            "without scheme, port or path"
        )
    return name


def ends_in_number(host: str) -> bool:
    """Whether the last part of a host is a number, in any base: then resolvers take the whole for an address."""
    return re.fullmatch(r"[0-9]+|0x[0-9a-f]*", host.lower().removesuffix(".").rpartition(".")[2]) is not None


def why_unfit(address: IpAddress) -> str | None:
    """Why an address is not a public one; nothing where it is.

    >>> why_unfit(ip_address("127.0.0.1")), why_unfit(ip_address("64:ff9b::7f00:1")), why_unfit(ip_address("9.9.9.9"))
    ('loopback', 'a disguise of an IPv4 address (NAT64)', None)
    """
    for network, why in _NETWORKS:
        if address in network:
            return why
    if isinstance(address, IPv6Address):
        if address.scope_id is not None:
            return "of one network card only (a zone)"
        if address not in _GLOBAL_UNICAST:
            return "outside of the global addresses"
        if embedded(address) is not None:
            return "a disguise of an IPv4 address (ISATAP)"
    return None if address.is_global and not address.is_multicast else "not global"


def embedded(address: IpAddress) -> IPv4Address | None:
    """The IPv4 address inside an IPv6 address that stands for one."""
    if isinstance(address, IPv4Address):
        return None
    value = int(address)
    if address in IPv6Network("2002::/16"):
        return IPv4Address(value >> 80 & 0xFFFFFFFF)
    if address in IPv6Network("2001::/32"):
        return IPv4Address(~value & 0xFFFFFFFF)
    carriers = ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48")
    if (value >> 32 & 0xFFFFFFFF) in _ISATAP or any(address in IPv6Network(c) for c in carriers):
        return IPv4Address(value & 0xFFFFFFFF)
    return None


def check_answers(host: str, port: int, answers: Sequence[str], allowed: Allowed) -> tuple[str, ...]:
    """The addresses to connect to, in their order, when each of them may be; else `FetchError`.

    One unfit answer among good ones refuses them all: a name of the public web has none.
    """
    if not answers:
        raise FetchError(f"{host} has no address; check the name", passing=True)
    checked = []
    for answer in answers:
        try:
            address = ip_address(answer)
        except ValueError:
            raise FetchError(f"{host} resolves to {answer!r}, which is no address; it is not fetched") from None
        if not allowed.covers(address, host):
            _refuse_unfit(host, port, address)
        checked.append(str(address))
    return tuple(dict.fromkeys(checked))


def _refuse_unfit(host: str, port: int, address: IpAddress) -> None:
    why = why_unfit(address)
    if why is not None:
        at = "" if str(address) == host else f" is at {address}, which"
        advice = f". If it is your own intranet: --allow-address {address}" if _is_own(address) else ""
        raise FetchError(f"{host}{at} is no public address ({why}); it is not fetched{advice}")
    if port not in WEB_PORTS:
        raise FetchError(
            f"port {port} of {host} is none that news come from ({', '.join(map(str, sorted(WEB_PORTS)))}); "
            f"if you trust it: --allow-address {address}"
        )
