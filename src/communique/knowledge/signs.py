"""Words that show what a statement does: harm, kindness, restraint, blame.

`data/signs.tsv` has one sign a row with its words: beginnings of words, where `\\b` stands if a word must end there
and `\\s` for a blank inside a phrase.
"""

import re
from collections.abc import Mapping
from functools import cache

from communique.knowledge.loading import read_rows


@cache
def _signs() -> Mapping[str, re.Pattern[str]]:
    rows = read_rows("signs.tsv")
    return {row["sign"]: re.compile(rf"\b(?:{'|'.join(row['words'].split())})", re.I) for row in rows}


def sign(name: str) -> re.Pattern[str]:
    """The pattern of one sign, to be searched in a text.

    >>> bool(sign("harm").search("we will retaliate"))
    True
    """
    return _signs()[name]
