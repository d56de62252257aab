"""What the first bytes of a JSON file show of its structure: keys on their paths, without reading the rest.

By it the exports of Twitter and Telegram and our own lines are told apart, whatever the files are called.
"""

import re

Path = tuple[str, ...]
_TOKEN = re.compile(
    rb'[\s,]*(?:"(?P<string>(?:[^"\\\x00-\x1f]|\\.)*)"(?P<colon>\s*:)?|(?P<open>[{\[])|(?P<close>[}\]])'
    rb"|(?P<plain>-?\d[\d.eE+-]*|true|false|null|NaN|-?Infinity))"
)
_CUT_OFF = re.compile(rb'[\s,]*(?:"(?:[^"\\\x00-\x1f]|\\.)*\\?|-|[A-Za-z]{1,8})?')
_BOM = b"\xef\xbb\xbf"
_ARCHIVE = re.compile(rb"\s*window\.YTD\.\w{1,60}\.part\d{1,6}\s*=\s*\[")
_POST = ({"full_text", "id_str"}, {"edit_history_tweet_ids", "id", "text"}, {"text", "id", "author_id", "created_at"})
_PLACES = ((), ("[]",), ("tweet",), ("[]", "tweet"), ("data",), ("data", "[]"))
"""Where a post's own keys stand: alone or in a list, bare, under `tweet` (the archive) or under `data` (API v2)."""
_CHAT = ({"messages", "type"}, {"messages", "name"})
_ACCOUNT = {"about", "personal_information"}


def outline(head: bytes) -> frozenset[Path] | None:
    """The keys of the first JSON value in some bytes, each behind the keys above it; `None` where it is no JSON.

    Elements of a list stand under `[]`. The head may break off anywhere.

    >>> sorted(outline(b'{"name": "N", "messages": [{"id": 1, "te'))
    [('messages',), ('messages', '[]', 'id'), ('name',)]
    """
    head = head.removeprefix(_BOM)
    if head.lstrip()[:1] not in {b"{", b"["}:
        return None
    keys: set[Path] = set()
    stack: list[tuple[bool, Path]] = []
    key, position = "", 0
    while match := _TOKEN.match(head, position):
        position = match.end()
        in_object, path = stack[-1] if stack else (False, ())
        if match["open"]:
            here = () if not stack else (*path, key if in_object else "[]")
            stack.append((match["open"] == b"{", here))
        elif match["close"]:
            stack.pop()
            if not stack:
                return frozenset(keys)
        elif match["colon"] and in_object:
            key = match["string"].decode("utf-8", "replace")
            keys.add((*path, key))
    return frozenset(keys) if _CUT_OFF.fullmatch(head, position) else None


def is_twitter(head: bytes) -> bool:
    """Whether it is an archive's `window.YTD… = [` or posts as the API gives them."""
    if _ARCHIVE.match(head.removeprefix(_BOM)):
        return True
    keys = outline(head) or frozenset()
    return any(_holds(keys, place, named) for place in _PLACES for named in _POST)


def is_telegram(head: bytes) -> bool:
    """Whether it is a chat as Telegram Desktop exports it, or a whole account."""
    keys = outline(head) or frozenset()
    return any(_holds(keys, (), named) for named in (*_CHAT, _ACCOUNT))


def is_own(head: bytes) -> bool:
    """Whether it is some other JSON object, or a list of objects: lines and files of our own; no JSON Feed."""
    keys = outline(head)
    return bool(keys) and not is_twitter(head) and not is_telegram(head) and b"jsonfeed.org" not in head


def _holds(keys: frozenset[Path], place: Path, named: set[str]) -> bool:
    return all((*place, name) in keys for name in named)
