"""Posts of Twitter/X as documents, from each of the forms that they are given in."""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from communique.sources.formats.bounded import writable
from communique.sources.source import Source

Post = Mapping[str, Any]
_NONE: Post = {}
_CLASSIC = "%a %b %d %H:%M:%S %z %Y"
"""The archive's and the first API's form of a date: Wed Sep 05 10:00:00 +0000 2018."""
_REPEATED = re.compile(r"RT @(\w{1,20}): ")
_CUT_OFF = re.compile(r"…(?:\s*https?://t\.co/\w+)?\s*$")
_CUT = "the export cut its text off; read the post itself"


def posts_of(page: Any) -> Iterator[Post]:
    """The posts of an object: of a page of the API (`data`), of the archive (`tweet`), or the object itself."""
    held = _object(page)
    inner = held.get("data", held.get("tweet", held))
    for post in inner if isinstance(inner, list) else [inner]:
        yield _object(_object(post).get("tweet", post))


class Posts:
    """Posts with what their page says of the accounts and posts that they name."""

    def __init__(self, page: Any) -> None:
        includes = _object(_object(page).get("includes"))
        self._users = {_number(user, "id"): user for user in _objects(includes.get("users"))}
        self._posts = {_number(post, "id"): post for post in _objects(includes.get("tweets"))}

    def source(self, post: Post, name: str) -> Source | None:
        """The document of a post; `None` where it has no text."""
        text = _words(post)
        warnings: tuple[str, ...] = ()
        account = self._account(post)
        metadata = {"publisher": account, "author": self._person(post)}
        repeated, by = self._other(post, "retweeted", "retweeted_status")
        quoted, quoted_by = self._other(post, "quoted", "quoted_status")
        match = _REPEATED.match(text)
        if repeated or match:
            by = by or (f"@{match[1]}" if match else "")
            text = _words(repeated) or (text[match.end() :] if match else text)
            metadata |= {"title": _titled("Retweet", by, account), "author": self._person(repeated) or by}
            warnings = (_CUT,) if not repeated and _CUT_OFF.search(text) else ()
        elif quoted or quoted_by:
            metadata["title"] = _titled("Quote", quoted_by, account)
        if not any(c.isalnum() for c in text):
            return None
        number = _number(post, "id_str") or _number(post, "id")
        metadata |= {"published": _date(post), "url": f"https://x.com/i/status/{number}" if number.isdigit() else ""}
        metadata["published_by"] = "post created_at" if metadata["published"] else ""
        kept = {key: writable(value) for key, value in metadata.items() if value}
        raw = text.encode("utf-8", "surrogatepass")
        return Source(writable(f"{name}:{number}") if number else name, text, raw, kept, warnings)

    def _other(self, post: Post, kind: str, old: str) -> tuple[Post, str]:
        """The post that one repeats or quotes, as far as the page has it, and its account."""
        number = next((_number(r, "id") for r in _objects(post.get("referenced_tweets")) if r.get("type") == kind), "")
        other = _object(self._posts.get(number) or post.get(old))
        return other, self._account(other)

    def _user(self, post: Post) -> Post:
        return _object(self._users.get(_number(post, "author_id")) or post.get("author") or post.get("user"))

    def _account(self, post: Post) -> str:
        user = self._user(post)
        handle = _text(user, "username") or _text(user, "screen_name")
        return f"@{handle}" if handle else ""

    def _person(self, post: Post) -> str:
        """Name and account: "Ministry of Health (@health)"."""
        name, account = html.unescape(_text(self._user(post), "name")), self._account(post)
        return f"{name} ({account})" if name and account else name or account


def _titled(kind: str, other: str, account: str) -> str:
    return f"{kind} of {other or 'a post'}" + (f" by {account}" if account else "")


def _words(post: Post) -> str:
    """A post's text in full where it is given so, its HTML entities as characters; short links stay."""
    longer = _text(_object(post.get("note_tweet")), "text") or _text(_object(post.get("extended_tweet")), "full_text")
    return html.unescape(longer or _text(post, "full_text") or _text(post, "text"))


def _date(post: Post) -> str:
    stated = _text(post, "created_at")
    try:
        return datetime.strptime(stated, _CLASSIC).isoformat()
    except ValueError:
        return stated


def _text(held: Post, key: str) -> str:
    value = held.get(key)
    return value if isinstance(value, str) else ""


def _number(held: Post, key: str) -> str:
    """A number that may be given as words, as long ones are."""
    value = held.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _object(value: Any) -> Post:
    return value if isinstance(value, dict) else _NONE


def _objects(value: Any) -> list[Post]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
