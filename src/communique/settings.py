"""Settings: frozen, read once from the environment by whoever composes the program."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from communique.errors import SettingsError


class ReaderKind(StrEnum):
    """Who reads: rules over syntax, the neural model, or both together."""

    rules = "rules"
    model = "model"
    both = "both"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much bytes from outside may cost. Sizes are bytes, times seconds.

    `document` is one document after decoding, `ratio` what unpacking may make of bytes beyond the first million,
    `depth` how deep files may lie in one another, `members` how many an archive may hold; `cpu`, `wall` and `memory`
    are what reading one document in its own process may take.
    """

    document: int = 20_000_000
    ratio: int = 100
    depth: int = 3
    members: int = 1_000_000
    cpu: int = 10
    wall: int = 20
    memory: int = 480_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and how large an input may be."""

    store: Path = Path("crisis.db")
    shared: Path = Path("../shared")
    reader: ReaderKind = ReaderKind.both
    max_document_characters: int = 2_000_000
    limits: Limits = Limits()


def load_settings(environment: Mapping[str, str] | None = None, *, reader: ReaderKind | None = None) -> Settings:
    """Read `COMMUNIQUE_STORE`, `COMMUNIQUE_SHARED` and `COMMUNIQUE_READER`; what is not set keeps its default.

    A `reader` given counts before the environment's; one that is none of `ReaderKind` is a `SettingsError`.
    """
    values = os.environ if environment is None else environment
    named = reader or values.get("COMMUNIQUE_READER", "both")
    if named not in set(ReaderKind):
        raise SettingsError(f"COMMUNIQUE_READER is {named!r}; use rules, model or both")
    return Settings(
        store=Path(values.get("COMMUNIQUE_STORE", "crisis.db")),
        shared=Path(values.get("COMMUNIQUE_SHARED", "../shared")),
        reader=ReaderKind(named),
    )
