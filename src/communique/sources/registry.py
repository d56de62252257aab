"""The formats that are installed, and which of them a file is of."""

import logging
from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from pathlib import PurePath

from communique.sources.source import SourceFormat

GROUP = "communique.sources"
HEAD = 4096
"""Bytes by which a file is recognised."""
_log = logging.getLogger(__name__)


@cache
def installed_formats() -> Mapping[str, SourceFormat]:
    """All formats by name, in order of names. One that cannot be loaded is left out, with a warning in the log."""
    found: dict[str, SourceFormat] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            found[point.name] = point.load()()
        except Exception as error:  # whatever a plugin of others may raise when it is loaded
            _log.warning("the source format %s cannot be loaded (%s); install it again", point.name, error)
    return found


def known_suffixes() -> frozenset[str]:
    """The suffixes of all formats, with their dots, in lower case."""
    return frozenset(suffix for form in installed_formats().values() for suffix in form.suffixes)


def format_of(name: str, head: bytes, media_type: str | None = None) -> SourceFormat | None:
    """The format of a file: by what was said of its type, else by its first bytes and its name; `None` where unknown.

    Bytes that can only be of one format count before the name: a page called .txt is a page. Where several formats
    share a suffix (.json), the one that recognises the bytes is meant, else the one of the longest suffix.
    """
    formats = installed_formats().values()
    named = [form for form in formats if _ends_in(name, form)]
    known = [form for form in named if form.recognises(head)]
    if known:
        return known[0]
    if media_type and (typed := [form for form in formats if media_type in form.media_types]):
        return next((form for form in typed if form.recognises(head)), typed[0])
    recognised = [form for form in formats if form.recognises(head)]
    if recognised and not _is_plain(named):
        return recognised[0]
    if named:
        return max(named, key=lambda form: max(len(s) for s in form.suffixes if name.lower().endswith(s)))
    return recognised[0] if recognised else None


def _is_plain(named: list[SourceFormat]) -> bool:
    """Whether the name says that it is plain text or lines: a text that begins like a page is still a text."""
    return bool(named) and all(form.name in {"text", "lines"} for form in named)


def _ends_in(name: str, form: SourceFormat) -> bool:
    lowered = PurePath(name).name.lower()
    return any(lowered.endswith(suffix) for suffix in form.suffixes)
