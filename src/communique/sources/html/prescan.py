"""Bytes of a page looked over before any parser sees them: what is too large, too deep or no text is refused.

Every step is linear in the number of bytes. The bound on depth follows libxml2 where a closing tag counts: it is
ignored while an element of higher rank is open above its own (`htmlAutoCloseOnClose`), and only elements that a next
one of their kind closes end by themselves. Where in doubt an element counts as open: a page is never deeper than found.
"""

import re

from communique.errors import SourceError

MAX_DEPTH = 512
MAX_ATTRIBUTES = 256
MAX_RUN = 5_000_000
"""Bytes without a tag in them, data of pictures left out: no text is that long, parsers drop longer ones silently."""

_LONG_TAG = re.compile(rb"""<[a-z](?:[^"'>]|"[^"]*"|'[^']*'){512,}+""")
_ATTRIBUTE = re.compile(rb"""[\s"'/][^\s"'/=]""")
_VALUES = re.compile(rb"""=\s*(?:"[^"]*"|'[^']*')""")
_NAME = re.compile(rb"<(/?[a-z][a-z0-9:-]*)")
_PICTURE = re.compile(rb"data:[-\w+./]{1,60};base64,[\w+/=%]{1000,}", re.IGNORECASE)
_RAW_START = re.compile(rb"<(!--|script|style|textarea|xmp|noframes|svg)")
_END = {b"!--": b"-->", **{name: b"</" + name for name in b"script style textarea xmp noframes svg".split()}}
_VOID = frozenset(
    b"area base basefont bgsound br col command embed frame hr img input keygen link meta param source "
    b"track wbr".split()
)
_RANKS = {b"div": 150, b"td": 160, b"th": 160, b"tr": 170, b"thead": 180, b"tbody": 180, b"tfoot": 180, b"table": 190}
_RANKS |= {b"head": 200, b"body": 200, b"html": 220}
_SELF_CLOSING = {
    b"p": frozenset(b"p div table ul ol dl h1 h2 h3 h4 h5 h6 hr pre form address blockquote li td th tr".split()),
    b"li": frozenset((b"li",)),
    b"td": frozenset((b"td", b"th", b"tr")),
    b"th": frozenset((b"td", b"th", b"tr")),
    b"tr": frozenset((b"tr",)),
    b"dt": frozenset((b"dt", b"dd")),
    b"dd": frozenset((b"dt", b"dd")),
    b"option": frozenset((b"option", b"optgroup")),
}
_NONE: frozenset[bytes] = frozenset()


def prescan(data: bytes, *, most: int) -> bytes:
    """The bytes, data of embedded pictures cut out; `SourceError` where no parser should see them.

    `most` is how many bytes a page may have.
    """
    if len(data) > most:
        raise SourceError(
            f"the page has {len(data) / 1e6:.0f} MB, over the limit of {most // 1_000_000} MB; give a smaller one"
        )
    if len(data) > 100_000:
        data = _PICTURE.sub(b"data:,", data)
    if len(data) > MAX_RUN and (run := max(map(len, data.split(b"<")))) > MAX_RUN:
        raise SourceError(f"{run / 1e6:.0f} MB without a tag between them are no page; save its text as .txt")
    markup = _without_raw(data.lower())
    _check_attributes(markup)
    if markup.count(b"<") - markup.count(b"</") > MAX_DEPTH:
        _check_depth(markup)
    return data


def _without_raw(lowered: bytes) -> bytes:
    """The markup without comments and without what stands in scripts and styles."""
    pieces, position = [], 0
    unclosed: set[bytes] = set()
    for match in _RAW_START.finditer(lowered):
        end = _END[match.group(1)]
        if match.start() < position or end in unclosed:
            continue
        pieces.append(lowered[position : match.end()])
        position = lowered.find(end, match.end())
        if position < 0:
            unclosed.add(end)
            position = match.end()
    pieces.append(lowered[position:])
    return b"".join(pieces)


def _check_attributes(markup: bytes) -> None:
    for match in _LONG_TAG.finditer(markup):
        bare = _VALUES.sub(b"= ", match.group())
        found = len(_ATTRIBUTE.findall(bare))
        if found > MAX_ATTRIBUTES:
            raise SourceError(
                f"a tag with {found} attributes, over the limit of {MAX_ATTRIBUTES}; such a page is not read"
            )


def _check_depth(markup: bytes) -> None:
    """Refuse markup nested deeper than `MAX_DEPTH`."""
    stack: list[bytes] = []
    for name in _NAME.findall(markup):
        if name[0] == 47:
            _close(stack, name[1:])
        elif name not in _VOID:
            if stack and name in _SELF_CLOSING.get(stack[-1], _NONE):
                stack.pop()
            stack.append(name)
            if len(stack) > MAX_DEPTH:
                raise SourceError(f"elements nested more than {MAX_DEPTH} deep; such a page is not read")


def _close(stack: list[bytes], name: bytes) -> None:
    if stack and stack[-1] == name:
        stack.pop()
        return
    rank = _RANKS.get(name, 100)
    for place in range(len(stack) - 1, max(-1, len(stack) - MAX_DEPTH), -1):
        if stack[place] == name:
            del stack[place:]
            return
        if _RANKS.get(stack[place], 10 if stack[place] == b"p" else 100) > rank:
            return
