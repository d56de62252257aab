"""A sentence as a tree of tokens: the questions that the reading modules ask of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from communique.text.token import ROOT, Token


class Sentence:
    """One sentence, headline or list item with its dependency tree.

    `index` counts sentences in the document, `paragraph` paragraphs. Offsets are code points of the document.
    Token arguments are indexes inside the sentence. Instances are not changed after they are made.
    """

    def __init__(
        self,
        tokens: Iterable[Token],
        *,
        index: int = 0,
        paragraph: int = 0,
    ) -> None:
        self.tokens = tuple(tokens)
        self.index = index
        self.paragraph = paragraph
        self.start = self.tokens[0].start if self.tokens else 0
        self.end = self.tokens[-1].end if self.tokens else 0
        self._below: tuple[tuple[Token, ...], ...] | None = None
        self._below_by: dict[tuple[int, tuple[str, ...]], tuple[Token, ...]] = {}
        self._extents: tuple[tuple[int, int], ...] | None = None
        self._offsets: tuple[list[int], list[int]] | None = None
        self._root: Token | None = None

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def __repr__(self) -> str:
        return f"Sentence({' '.join(t.text for t in self.tokens)!r})"

    def _dependents(self) -> tuple[tuple[Token, ...], ...]:
        """The dependents of each word, in order, worked out once."""
        if self._below is None:
            found: list[list[Token]] = [[] for _ in self.tokens]
            for token in self.tokens:
                if token.head != ROOT:
                    found[token.head].append(token)
            self._below = tuple([tuple(below) for below in found])
        return self._below

    def _spread(self) -> tuple[tuple[int, int], ...]:
        """First and last token index of each subtree, worked out once."""
        if self._extents is None:
            tokens = self.tokens
            low = list(range(len(tokens)))
            high = list(low)
            for i in self._bottom_up():
                h = tokens[i].head
                if h != ROOT:
                    low[h] = min(low[h], low[i])
                    high[h] = max(high[h], high[i])
            self._extents = tuple(zip(low, high, strict=True))
        return self._extents

    def _bottom_up(self) -> list[int]:
        below = self._dependents()
        order: list[int] = []
        stack = [t.index for t in self.tokens if t.head == ROOT]
        while stack:
            i = stack.pop()
            order.append(i)
            stack += [t.index for t in below[i]]
        order.reverse()
        return order

    def _starts_and_ends(self) -> tuple[list[int], list[int]]:
        """The offsets of all tokens, worked out once."""
        if self._offsets is None:
            self._offsets = [t.start for t in self.tokens], [t.end for t in self.tokens]
        return self._offsets

    @property
    def root(self) -> Token:
        """The word that heads the sentence."""
        if self._root is None:
            self._root = next((t for t in self.tokens if t.head == ROOT), self.tokens[0])
        return self._root

    def children(self, index: int, *relations: str) -> tuple[Token, ...]:
        """The dependents of a word, in order; only those of the given relations (`nsubj` also means `nsubj:pass`)."""
        found = self._dependents()[index]
        if not relations or not found:
            return found
        key = (index, relations)
        known = self._below_by.get(key)
        if known is None:  # rules ask the same again and again
            of_them = [t for t in found if t.relation in relations or t.relation.partition(":")[0] in relations]
            known = self._below_by[key] = tuple(of_them)
        return known

    def child(self, index: int, *relations: str) -> Token | None:
        """The first dependent of the given relations."""
        for token in self._dependents()[index]:
            if not relations or token.relation in relations or token.relation.partition(":")[0] in relations:
                return token
        return None

    def head(self, index: int) -> Token | None:
        """The governing word; `None` for the root."""
        h = self.tokens[index].head
        return None if h == ROOT else self.tokens[h]

    def ancestors(self, index: int) -> Iterator[Token]:
        """The governing words, nearest first."""
        tokens = self.tokens
        at = tokens[index].head
        while at != ROOT:
            yield tokens[at]
            at = tokens[at].head

    def subtree(self, index: int) -> tuple[Token, ...]:
        """The word and all below it, in text order."""
        below = self._dependents()
        found: list[int] = []
        stack = [index]
        while stack:
            i = stack.pop()
            found.append(i)
            stack += [t.index for t in below[i]]
        found.sort()
        return tuple([self.tokens[i] for i in found])

    def extent(self, index: int) -> tuple[int, int]:
        """First and last token index under a word (both included)."""
        return self._spread()[index]

    def is_below(self, index: int, ancestor: int) -> bool:
        """Whether a word is the other or lies under it."""
        tokens = self.tokens
        while index != ROOT:
            if index == ancestor:
                return True
            index = tokens[index].head
        return False

    def at(self, offset: int) -> Token | None:
        """The token that covers a document offset, else the first one after it."""
        place = bisect_right(self._starts_and_ends()[1], offset)
        return self.tokens[place] if place < len(self.tokens) else None

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that share a character with `[start, end)` of the document."""
        starts, ends = self._starts_and_ends()
        return self.tokens[bisect_right(ends, start) : bisect_left(starts, end)]
