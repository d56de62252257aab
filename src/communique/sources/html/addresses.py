"""A page's own address, where it names one on the web and at the site that it was fetched from."""

import re
from urllib.parse import urljoin, urlsplit

from communique.sources.html.head import Head
from communique.sources.html.linked_data import Node


def own_address(head: Head, node: Node, url: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The page's own address, and a warning where it names one at another site than it was fetched from."""
    main = node.get("mainEntityOfPage")
    named = (
        head.canonical,
        head.metas.get("og:url"),
        main.get("@id") if isinstance(main, dict) else main,
        node.get("url"),
    )
    for address in named:
        if not isinstance(address, str):
            continue
        whole = _joined(url, address.strip())
        if whole is None:
            continue
        if url is None or head.is_amp or _site(whole) == _site(url):
            return whole, ()
        return url, (
            f"the page calls {whole[:200]} its own address, at another site than it was fetched from; not taken",
        )
    return url, ()


def _joined(url: str | None, address: str) -> str | None:
    """An address in full; `None` for what is none on the web."""
    try:
        whole = urljoin(url or "", address)
        parts = urlsplit(whole)
    except ValueError:
        return None
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or len(whole) > 2000
        or re.search(r"[\s<>\"\\]", whole)
    ):
        return None
    return whole


def _site(url: str) -> str:
    """The last two names of a host (three where the last but one is short: co.uk, gov.sy)."""
    labels = (urlsplit(url).hostname or "").split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:])
