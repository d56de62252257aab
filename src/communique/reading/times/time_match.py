"""One match of a rule of the grammar of times, with its groups as tokens, values and numbers."""

import re

from communique.reading.times.time_words import number_of, value_of
from communique.text import Token


class Found:
    """One match of a rule: its groups as tokens and values."""

    def __init__(self, match: re.Match[str], tokens: tuple[Token, ...]) -> None:
        self._match = match
        self.tokens = tokens
        self.first, self.last = match.start(), match.end() - 1

    def group(self, name: str) -> tuple[Token, ...]:
        """The tokens of a group; none where it took no part."""
        if name not in self._match.re.groupindex:
            return ()
        start, end = self._match.span(name)
        return self.tokens[start:end] if start >= 0 else ()

    def value(self, name: str) -> str:
        """The value of the group's first word."""
        words = self.group(name)
        return value_of(words[0]) if words else ""

    def letter(self, name: str) -> str:
        """The letters of a group."""
        return (self._match.group(name) or "") if name in self._match.re.groupindex else ""

    def number(self, name: str) -> int | None:
        """The number that a group names."""
        return number_of(self.group(name))

    def day(self, name: str) -> int | None:
        """A day of the month, from 12, 12th, twelfth or twenty-first."""
        words = self.group(name)
        if not words:
            return None
        digits = re.match(r"\d+", words[0].text)
        number = int(digits.group()) if digits else sum(int(value_of(w)) for w in words if value_of(w).isdigit())
        return number if 1 <= number <= 31 else None

    @property
    def before(self) -> str:
        """The word before, in lower case."""
        return self.tokens[self.first - 1].lower if self.first else ""

    @property
    def next(self) -> Token | None:
        """The token after."""
        return self.tokens[self.last + 1] if self.last + 1 < len(self.tokens) else None

    @property
    def after(self) -> str:
        """The word after, in lower case."""
        return self.next.lower if self.next else ""
