"""From one address to the next: where a redirect leads, how long a server asks to wait."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from communique.errors import FetchError
from communique.sources.fetching.addresses import Allowed
from communique.sources.fetching.exchange import Answer
from communique.sources.fetching.urls import Target, parse_target, shown

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
LASTING = frozenset({301, 308})
"""Redirects that are for good: the old address is not to be asked again."""
_ASKING_TO_WAIT = frozenset({429, 503})
_LONGEST_DATE = 64


def next_target(met: Sequence[Target], answer: Answer, allowed: Allowed) -> Target | None:
    """Where an answer leads on to from the last target met, checked like the first; nothing where it does not.

    Raises `FetchError` for an unfit address, from https to http (what comes then could be altered on the way, while
    whoever gave the address trusted the lock), and in circles.
    """
    location = answer.headers.get("location")
    if answer.status not in _REDIRECTS or not location:
        return None
    last = met[-1]
    try:
        target = parse_target(_joined(last, location), allowed)
    except FetchError as error:
        raise led_astray(last, error) from None
    if last.scheme == "https" and target.scheme == "http":
        raise FetchError(
            f"{last.host} leads from https to {target.url}, which anyone on the way could alter; "
            "give that address itself if you want it all the same"
        )
    if target in met:
        raise FetchError(f"{last.host} leads in a circle, as sites do that ask for cookies; save the page yourself")
    return target


def led_astray(target: Target, error: FetchError) -> FetchError:
    """The error at a hop, with who sent there."""
    return FetchError(f"{target.host} leads on to an address that is not fetched: {error}", passing=error.passing)


def _joined(target: Target, location: str) -> str:
    """A `Location` header as an address: relative to its base, bytes beyond ASCII as UTF-8."""
    text = location.encode("latin-1", "replace").decode("utf-8", "replace").strip(" \t")
    if "\\" in text:
        raise FetchError(f"{shown(text)} holds backslashes")
    try:
        return urljoin(target.url, text)
    except ValueError:
        raise FetchError(f"{shown(text)} cannot be taken apart") from None


def asked_wait(answer: Answer, now: datetime) -> float | None:
    """The seconds that a busy server asks to be left alone for (`Retry-After`, RFC 9110 10.2.3); nothing otherwise."""
    told = answer.headers.get("retry-after", "").strip()
    if answer.status not in _ASKING_TO_WAIT or not told:
        return None
    if re.fullmatch(r"[0-9]{1,9}", told, re.ASCII):
        return float(told)
    try:
        date = parsedate_to_datetime(told[:_LONGEST_DATE])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp() - now.timestamp())


def is_same_site(one: Target, other: Target) -> bool:
    """Whether two targets are of one host, `www.` or not."""
    return one.host.removeprefix("www.") == other.host.removeprefix("www.")
