"""What a page shows, in order: the runs of text between its tags."""

from functools import cached_property
from typing import Any


class Shown:
    """The texts of a page's body as they stood before anything was cut out but scripts; squeezed when asked for."""

    def __init__(self, root: Any) -> None:
        body = root.find("body")
        self._texts: list[str] = list(body.itertext()) if body is not None else []

    def holds(self, words: str | None) -> bool:
        """Whether some words stand in one of the runs."""
        return words is not None and any(words in run for run in self.runs)

    @cached_property
    def runs(self) -> list[str]:
        """The texts with single blanks, those of blanks only left out."""
        return [run for text in self._texts if not text.isspace() and (run := " ".join(text.split()))]
