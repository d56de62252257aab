"""Words that take back, deny or disavow: `data/retraction_cues.tsv`."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from communique.knowledge.loading import read_rows

_GAP = r"(?:\W+\w+){0,4}?\W+"


@cache
def retraction_cues() -> Mapping[str, re.Pattern[str]]:
    """The pattern of each relation."""
    words: dict[str, list[str]] = defaultdict(list)
    for row in read_rows("retraction_cues.tsv"):
        words[row["relation"]].append(_pattern(row["words"]))
    return {relation: re.compile(rf"(?i)\b(?:{'|'.join(own)})\b") for relation, own in words.items()}


def _pattern(words: str) -> str:
    """A row as a pattern: "call* off" is any ending of call, "no ... had" up to four words between."""
    parts = [" ".join(part.split()) for part in words.split("...")]
    escaped = [re.escape(part).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for part in parts]
    return _GAP.join(escaped)
