"""How fetching behaves: what a person allows of it, how polite it is, how much it takes."""

from dataclasses import dataclass, field

from communique import __version__
from communique.errors import SettingsError
from communique.sources.fetching.addresses import Allowed

ROBOTS_NAME = "communique"
"""The name that a robots.txt addresses us by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """What one run of fetching may do. Sizes are bytes, times seconds.

    `allow_addresses` are networks, addresses or host names of the person's own intranet (`--allow-address`); all else
    must be public. `delay` is waited between two requests to one host, more where its robots.txt asks for more, up to
    `max_delay`. `deadline` is the time that one page may take in all: names, handshakes, redirects, its robots.txt, a
    wait that the server asks for; waiting for politeness is not counted. `max_bytes` is one page after decoding,
    `ratio` what decoding may make of bytes beyond the first million. Raises `SettingsError` where a value means
    nothing.
    """

    allow_addresses: tuple[str, ...] = ()
    delay: float = 1.0
    max_delay: float = 30.0
    deadline: float = 30.0
    max_bytes: int = 20_000_000
    ratio: int = 100
    max_redirects: int = 8
    user_agent: str = (
        f"communique/{__version__} (reads news for research; obeys robots.txt under the name {ROBOTS_NAME})"
    )
    obey_robots: bool = True
    allowed: Allowed = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "allowed", Allowed.parse(self.allow_addresses))
        if not 0 <= self.delay <= 3600:
            raise SettingsError(f"a delay of {self.delay} seconds; give 0 to 3600")
        if self.deadline <= 0 or self.max_bytes <= 0 or self.ratio <= 0 or self.max_redirects < 0:
            raise SettingsError("the deadline, size and ratio of fetching are above 0, its redirects 0 or more")
        if not self.user_agent.isascii() or not self.user_agent.isprintable():
            raise SettingsError("a user agent is printable ASCII; leave the other signs out")
