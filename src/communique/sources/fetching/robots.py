"""What a site asks of robots (RFC 9309), kept for a day; a site that cannot be asked is left alone for now."""

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from protego import Protego

from communique.errors import FetchError
from communique.sources.fetching.exchange import Answer
from communique.sources.fetching.pinned import Clock
from communique.sources.fetching.policy import ROBOTS_NAME
from communique.sources.fetching.urls import Target

MOST_ROBOTS_BYTES = 512_000
"""What of a robots.txt is read; the RFC asks for 500 KiB at least."""

ROBOTS_REDIRECTS = 5
_KEPT_FOR = 24 * 3600.0
_UNREACHABLE_FOR = 300.0
_MOST_KEPT = 4_000_000
_ENTRY = 1000
_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*([^#]*)", re.IGNORECASE)
_OTHERS = "User-agent: others"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site asks: `refusal` where it could not be asked, else its parsed rules (none: all is allowed)."""

    parsed: Any = None
    refusal: str | None = None
    until: float = 0.0
    size: int = 0

    def check(self, target: Target) -> None:
        """Raise `FetchError` where the page is not for robots, or nobody knows."""
        if self.refusal is not None:
            raise FetchError(self.refusal, passing=True)
        if self.parsed is not None and not self.parsed.can_fetch(target.url, ROBOTS_NAME):
            raise FetchError(
                f"the robots.txt of {target.authority} asks robots not to read this page; it is not fetched. "
                "Save it from your browser, and read the file"
            )

    @property
    def delay(self) -> float:
        """Seconds that the site asks to wait between two requests; 0 where it asks for nothing."""
        return float(self.parsed.crawl_delay(ROBOTS_NAME) or 0.0) if self.parsed is not None else 0.0


class RobotsCache:
    """The rules of the sites met, by origin; those not met for longest go first when there are many."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, Rules] = OrderedDict()

    def rules(self, target: Target, ask: Callable[[], str]) -> Rules:
        """The rules for a target's origin, asked for once a day; one that failed is asked again after five minutes.

        `ask` gives the text of its robots.txt, "" where there is none; raises `FetchError` where nobody can tell.
        """
        rules = self._kept.get(target.origin)
        if rules is None or rules.until <= self._clock():
            rules = self._kept[target.origin] = self._asked(target, ask)
        self._kept.move_to_end(target.origin)
        while len(self._kept) > 1 and sum(r.size for r in self._kept.values()) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return rules

    def _asked(self, target: Target, ask: Callable[[], str]) -> Rules:
        try:
            text = ask()
        except FetchError as error:
            reason = (
                f"{error} (met at the robots.txt of {target.authority}; until it can be had, its pages are left alone)"
            )
            return Rules(refusal=reason, until=self._clock() + _UNREACHABLE_FOR, size=_ENTRY)
        until = self._clock() + _KEPT_FOR
        return Rules(parse_rules(text) if text else None, until=until, size=_ENTRY + len(text))


def text_of_robots(answer: Answer) -> str:
    """The text of a robots.txt, "" where the site has none (any 4xx but 429).

    Raises `FetchError` where the site is in trouble, and nobody knows what it asks.
    """
    if answer.status == 429 or not (200 <= answer.status < 300 or 400 <= answer.status < 500):
        raise FetchError(f"the site is in trouble (HTTP status {answer.status}); try again later", passing=True)
    return answer.data.decode("utf-8-sig", "replace")


def parse_rules(text: str) -> Any:
    """The rules of a robots.txt.

    Names of other robots become one name: the parser keeps each rule under every name of its group, so that thousands
    of names over thousands of rules, half a megabyte of text, would fill the memory.
    """
    return Protego.parse("\n".join(_without_others(line) for line in text.splitlines()))


def _without_others(line: str) -> str:
    found = _AGENT_LINE.match(line)
    if found is None:
        return line
    name = found[1].strip().lower()
    return line if name == "*" or (name and name.replace("*", "") in ROBOTS_NAME) else _OTHERS
