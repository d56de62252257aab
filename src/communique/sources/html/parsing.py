"""Bytes in UTF-8 to a tree, as trafilatura parses them, but for what its parser drops without a word."""

import re
from copy import deepcopy
from typing import Any

from communique.errors import SourceError

_WRONG_DOCTYPE = re.compile(rb"^\s*<\s?!\s?doctype[^>]{0,500}/[^<>]{0,500}>", re.IGNORECASE)
_CLOSED_ROOT = re.compile(rb"(<html[^<>]{0,500}?)\s*/>", re.IGNORECASE)
_HEAD = 4096


def parse_page(data: bytes) -> Any:
    """The root element of a page; `SourceError` where there is none.

    No DTD is loaded, no entity fetched, no address followed: the parser of HTML knows the named characters only. Depth
    and length of texts are not limited here but by `prescan`: beyond its own limits (256 deep, 10 MB) the parser would
    stop and give what it had, without an error.
    """
    from lxml.etree import ErrorLevels, HTMLParser, LxmlError, fromstring

    if b"<" not in data:
        raise SourceError("no tag in the page; give HTML, or save the text as .txt")
    head = _CLOSED_ROOT.sub(rb"\1>", _WRONG_DOCTYPE.sub(b"", data[:_HEAD]), count=1)
    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", huge_tree=True, no_network=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = fromstring(head + data[_HEAD:], parser)
    except (LxmlError, ValueError) as error:
        raise SourceError(
            f"no page could be made of the markup ({error}); open it in a browser and save it anew"
        ) from error
    if any(entry.level >= ErrorLevels.FATAL for entry in parser.error_log):
        raise SourceError("the parser stopped inside the page; open it in a browser and save it anew")
    if root is None:
        raise SourceError("no element in the page; give HTML, or save the text as .txt")
    return root


def for_trafilatura(root: Any) -> Any:
    """A copy of the tree whose elements are those of `lxml.html`, which trafilatura asks for.

    They cost a call of Python each time one is looked at, so only what trafilatura reads is made of them.
    """
    from lxml.html import HtmlElementClassLookup

    root.getroottree().parser.set_element_class_lookup(HtmlElementClassLookup())
    return deepcopy(root)
