"""An act as chains and what-ifs compare it: who does what kind of thing to whom, where."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act, asked about or promised. `type`, `mode` and `contexts` are PLOVER's; codes as in records.

    `words` are the stems of the content words, `places` the place names, `text` the words as they stand.
    `themes` are means and victims that make two acts of one type different (`cbrn`, `own_forces`), see
    `knowledge.themes`. `negated` says that the act is not done ("does not withdraw"). `sense` is the direction of
    its meaning (`records.senses`); empty where no model read.
    """

    text: str
    type: str | None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actor_codes: tuple[str, ...] = ()
    recipient_codes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    negated: bool = False
    sense: bytes = b""


@dataclass(frozen=True, slots=True)
class Pointed:
    """A text and the characters in it that are asked about."""

    text: str
    start: int
    end: int


Estimate = Mapping[str, Mapping[str, float]]
"""The probability of each answer, by question: `meets` and `relation` (docs/linking_annotation.md)."""


class PairJudge(Protocol):
    """Says of two phrases how likely the second's act meets the first's condition, and how the second relates to it."""

    def judge(self, one: Pointed, other: Pointed) -> Estimate | None:
        """The estimate; `None` where the two cannot be shown side by side."""
        ...


class ActParser(Protocol):
    """Reads a plain sentence ("US strikes a Syrian base") into acts; handed in by whoever composes the program."""

    def parse_acts(self, text: str) -> tuple[Act, ...]:
        """The acts that the sentence names, the main one first; empty where none can be read."""
        ...
