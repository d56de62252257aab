"""A sentence as a tree of tokens: the questions that the reading modules ask of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

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

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def __repr__(self) -> str:
        return f"Sentence({' '.join(t.text for t in self.tokens)!r})"

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != ROOT:
                found[token.head].append(token.index)
        return tuple(tuple(c) for c in found)

    @cached_property
    def _dependents(self) -> tuple[tuple[Token, ...], ...]:
        tokens = self.tokens
        return tuple([tuple([tokens[i] for i in below]) for below in self._children])

    @cached_property
    def _extent(self) -> tuple[tuple[int, int], ...]:
        """First and last token index of each subtree."""
        low = list(range(len(self.tokens)))
        high = list(low)
        for i in self._bottom_up:
            h = self.tokens[i].head
            if h != ROOT:
                low[h] = min(low[h], low[i])
                high[h] = max(high[h], high[i])
        return tuple(zip(low, high, strict=True))

    @cached_property
    def _bottom_up(self) -> tuple[int, ...]:
        order, stack = [], [t.index for t in self.tokens if t.head == ROOT]
        while stack:
            i = stack.pop()
            order.append(i)
            stack.extend(self._children[i])
        return tuple(reversed(order))

    @cached_property
    def root(self) -> Token:
        """The word that heads the sentence."""
        return next((t for t in self.tokens if t.head == ROOT), self.tokens[0])

    def children(self, index: int, *relations: str) -> tuple[Token, ...]:
        """The dependents of a word, in order; only those of the given relations (`nsubj` also means `nsubj:pass`)."""
        found = self._dependents[index]
        if not relations or not found:
            return found
        key = (index, relations)
        known = self._children_by.get(key)
        if known is None:
            of_them = [t for t in found if t.relation in relations or t.relation.partition(":")[0] in relations]
            known = self._children_by[key] = tuple(of_them)
        return known

    @cached_property
    def _children_by(self) -> dict[tuple[int, tuple[str, ...]], tuple[Token, ...]]:
        """Dependents by word and relations, as far as they were asked for: rules ask the same again and again."""
        return {}

    def child(self, index: int, *relations: str) -> Token | None:
        """The first dependent of the given relations."""
        for token in self._dependents[index]:
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
        found, stack = [], [index]
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(self._children[i])
        return tuple(self.tokens[i] for i in sorted(found))

    def extent(self, index: int) -> tuple[int, int]:
        """First and last token index under a word (both included)."""
        return self._extent[index]

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
        place = bisect_right(self._ends, offset)
        return self.tokens[place] if place < len(self.tokens) else None

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that share a character with `[start, end)` of the document."""
        return self.tokens[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [t.end for t in self.tokens]
