"""Posts of Twitter/X: the account archive's tweets.js, and what the API gives as JSON."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.formats.bounded import bounded_lines, read_whole, too_large
from communique.sources.formats.json_items import JsonText
from communique.sources.formats.json_outline import is_twitter
from communique.sources.formats.left_out import with_note
from communique.sources.formats.posts import Post, Posts, posts_of
from communique.sources.source import Note, Source

_LIST = re.compile(r"\A\s*(?:window\.YTD\.\w{1,60}\.part\d{1,6}\s*=\s*)?\[")
_HEAD = 4096
_FILES = frozenset({"tweets.js", "tweet.js", *(f"tweets-part{number}.js" for number in range(1, 100))})
_NONE = "no posts with text in it; give the archive's data/tweets.js, or posts as the API gives them"


class TwitterFormat:
    """`tweets.js` of an account's archive (`window.YTD… = [`), and posts as the API gives them, in pages or lines.

    Each post is a document: its account the publisher, its address built of its id. One that repeats another's is
    that one's words under a title that says so ("Retweet of @b by @a"); one that quotes is titled likewise.
    """

    name = "twitter"
    suffixes = frozenset({*_FILES, ".json", ".jsonl"})
    media_types: frozenset[str] = frozenset()

    def recognises(self, head: bytes) -> bool:
        """Whether it begins as an archive does, or with an object that has a post's keys."""
        return is_twitter(head)

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Source | Note]:
        """A document for each post with text; the others are counted in a note."""
        left_out: Counter[str] = Counter()
        found = _documents(file, name, limits, left_out)
        yield from with_note(found, left_out, none=_NONE)


def _documents(file: BinaryIO, name: str, limits: Limits, left_out: Counter[str]) -> Iterator[Source]:
    head = file.read(_HEAD).decode("utf-8", "replace").lstrip("\ufeff")
    file.seek(0)
    pages = _list(file, limits) if _LIST.match(head) else _objects(file, limits)
    number = 0
    try:
        for page in pages:
            number += 1
            if isinstance(page, SourceError):
                yield Source(f"{name}:{number}", None, failure=str(page))
                continue
            known = Posts(page)
            for post in posts_of(page):
                found = known.source(post, name)
                if found is None:
                    left_out["posts without text"] += 1
                else:
                    yield found
    except SourceError as error:
        if not number:
            raise
        yield Source(f"{name}:{number + 1}", None, failure=f"from this post on: {error}")


def _list(file: BinaryIO, limits: Limits) -> Iterator[Any]:
    text = JsonText(file, limit=limits.document)
    text.list_after(_LIST)
    yield from text.items()


def _objects(file: BinaryIO, limits: Limits) -> Iterator[Post | SourceError]:
    """One object, or one a line."""
    lines = bounded_lines(file, limit=limits.document)
    first = next((line for line in lines if line.strip()), b"")
    parsed = _parsed(first)
    if parsed is None:
        file.seek(0)
        whole = _parsed(read_whole(file, limit=limits.document))
        yield whole if whole is not None else SourceError("the JSON breaks off or is broken; export it again")
        return
    yield parsed
    for line in lines:
        if len(line) > limits.document:
            yield SourceError(too_large(len(line), limits.document))
        elif line.strip():
            yield _parsed(line) or SourceError("not a line of JSON; export it again")


def _parsed(data: bytes) -> Post | None:
    try:
        found = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
