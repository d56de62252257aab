"""Addresses that lists and feeds name: only those of pages, whole and in one spelling."""

import re
from urllib.parse import urljoin, urlsplit

_LONGEST = 2_000
_PAGE = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x20\x7f]+", re.IGNORECASE)


def web_address(text: str, *, base: str | None = None) -> str | None:
    """The http(s) address that a text is, without its fragment; a relative one only where a base is known.

    >>> web_address(" https://a.example/b#top "), web_address("javascript:alert(1)", base="https://a.example/")
    ('https://a.example/b', None)
    >>> web_address("../c", base="https://a.example/b/")
    'https://a.example/c'
    """
    given = text.strip()
    if len(given) > _LONGEST:
        return None
    try:
        whole = urljoin(base, given) if base else given
        parts = urlsplit(whole)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or parts.username or not _PAGE.fullmatch(whole):
        return None
    return whole.partition("#")[0]
