"""What the fixtures of the command line give."""

from collections.abc import Callable

from typer.testing import Result

Run = Callable[..., Result]
"""Runs the program with some arguments; `stdin` is what a pipe would bring."""
