"""Words to the sub-words of the encoder (BERT's uncased WordPiece), with a cache per word.

Same ids as the usual library on the treebanks' sentences, without its dependencies.
"""

import unicodedata
from collections.abc import Iterable

CLS, SEP = 101, 102
_CACHE = 100_000
_LONGEST = 100
_MOST = 32


class WordPiece:
    """The vocabulary, one sub-word a line, its id the line's number from 0."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._ids["[UNK]"]
        self._cache: dict[str, tuple[int, ...]] = {}

    def ids(self, word: str) -> tuple[int, ...]:
        """The ids of a word's sub-words; at least one, and of a monster (a web address) the first 32."""
        found = self._cache.get(word)
        if found is None:
            found = tuple(i for part in _parts(word) for i in self._pieces(part)) or (self._unknown,)
            found = found[:_MOST]
            if len(self._cache) < _CACHE:
                self._cache[word] = found
        return found

    def _pieces(self, part: str) -> list[int]:
        """Longest match first, from the left."""
        if len(part) > _LONGEST:
            return [self._unknown]
        found, start = [], 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._ids.get(part[start:end] if start == 0 else "##" + part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


def _parts(word: str) -> list[str]:
    """The word in lower case without accents, cut at punctuation and ideographs."""
    plain = (c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    parts, current = [], ""
    for char in plain:
        if char.isspace() or unicodedata.category(char) in {"Cc", "Cf"}:
            continue
        if _stands_alone(char):
            parts += [current, char] if current else [char]
            current = ""
        else:
            current += char
    return [*parts, current] if current else parts


def _stands_alone(char: str) -> bool:
    code = ord(char)
    symbol = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return symbol or unicodedata.category(char).startswith("P") or 0x4E00 <= code <= 0x9FFF
