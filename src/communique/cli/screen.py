"""Plain columns for people: words of texts never act as markup or control the terminal."""

import io
import os
import re
import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.queries.names import opposite_mark

PIPE_WIDTH = 120
_NARROWEST = 60
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


class Screen:
    """Collects lines and tables, and writes them at once. Colours and the terminal's width on a terminal only."""

    def __init__(self) -> None:
        on_terminal = sys.stdout.isatty()
        self._buffer = io.StringIO()
        self._console = Console(
            file=self._buffer,
            force_terminal=on_terminal,
            color_system="auto" if on_terminal else None,
            width=_terminal_width() if on_terminal else PIPE_WIDTH,
            markup=False,
            highlight=False,
            emoji=False,
        )

    def line(self, text: str = "", *, style: str = "", indent: int = 1) -> None:
        """One line, wrapped with a hanging indent where it is long."""
        table = Table.grid(padding=0)
        table.add_column(width=indent)
        table.add_column()
        table.add_row("", Text(clean(text), style=style, overflow="fold"))
        self._console.print(table if text else "")

    def heading(self, text: str) -> None:
        """The name of a section."""
        self.line()
        self.line(text, style="bold")

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]], *, ratios: Sequence[int] = ()) -> None:
        """Rows in columns without lines between; `ratios` share the width, 0 for a column as wide as its words."""
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", expand=bool(ratios))
        for place, name in enumerate(columns):
            ratio = ratios[place] if ratios else 0
            options: dict[str, Any] = {"ratio": ratio} if ratio else {}
            table.add_column(Text(f" {name}" if place == 0 else name), overflow="fold", **options)
        for row in rows:
            cells = [Text(clean(cell, lines=True), overflow="fold") for cell in row]
            table.add_row(Text(" ") + cells[0] if cells else "", *cells[1:])
        self._console.print(table)

    def pairs(self, rows: Sequence[tuple[str, str]], *, indent: int = 2) -> None:
        """Names and values in two columns without a header."""
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for name, value in rows:
            table.add_row(" " * indent + name, Text(clean(value, lines=True)))
        self._console.print(table)

    def show(self) -> None:
        """Write all of it to standard output."""
        lines = self._buffer.getvalue().split("\n")
        sys.stdout.write("\n".join(line.rstrip() for line in lines))
        sys.stdout.flush()


def clean(text: str, *, lines: bool = False) -> str:
    """Text that can be shown: no control or direction-changing characters; line ends only where they are wanted."""
    shown = text.replace("\t", " ") if lines else text.replace("\t", " ").replace("\n", " ")
    return _CONTROL.sub("\ufffd", shown)


def quoted(text: str | None, *, longest: int = 200) -> str:
    """Words of a text in quotation marks, cut where they are long; a dash where there are none."""
    if not text:
        return "-"
    words = _SPACES.sub(" ", text).strip()
    return f"“{words}”" if len(words) <= longest else f"“{words[: longest - 1].rstrip()}…”"


def trigger_words(text: str | None, condition: str, *, longest: int = 200) -> str:
    """A condition in quotation marks, marked where leaving it undone is what counts and its own words do not say so.

    >>> trigger_words("the sites are dismantled", "does_not_happen")
    'not: “the sites are dismantled”'
    >>> trigger_words("the demands are not met", "does_not_happen")
    '“the demands are not met”'
    """
    return _opposite(text, condition == "does_not_happen", longest)


def response_words(text: str | None, polarity: str, *, longest: int = 200) -> str:
    """A response in quotation marks, marked where it will not be done and its own words do not say so.

    >>> response_words("attack anyone", "will_not")
    'not: “attack anyone”'
    """
    return _opposite(text, polarity == "will_not", longest)


def _opposite(text: str | None, is_opposite: bool, longest: int) -> str:
    return opposite_mark(text, is_opposite) + quoted(text, longest=longest)


def _terminal_width() -> int:
    try:
        return max(_NARROWEST, os.get_terminal_size(sys.stdout.fileno()).columns)
    except OSError:
        return PIPE_WIDTH
