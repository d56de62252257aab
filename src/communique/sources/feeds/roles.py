"""What a follower is given by whoever composes it: what opens and reads, whom to tell, whether to stop."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from communique.records import Document
from communique.sources.source import Address, Note, Part, Source

Open = Callable[[Part], Iterator[Source | Address | Note]]
"""Opens a file to its documents, in a process of its own."""
Take = Callable[[Source], tuple[Document, bool]]
"""Reads a source into the store; its document, and whether it is new there."""


class StoppedError(Exception):
    """The user asked to stop; what was being fetched is dropped, and comes again the next time."""


class Stop(Protocol):
    """Whether the user asked to stop."""

    @property
    def is_asked(self) -> bool:
        """Whether to begin nothing more."""
        ...

    def droppable(self) -> AbstractContextManager[None]:
        """What is done within may be dropped: it ends with `StoppedError` as soon as the user asks."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """Whom to tell: `new` each new document, `wrong` each line about what could not be had."""

    new: Callable[[Document], None]
    wrong: Callable[[str], None]
