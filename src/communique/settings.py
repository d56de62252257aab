"""Settings: frozen, read once from the environment by whoever composes the program."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and how large an input may be. Sizes are bytes or code points as named."""

    store: Path = Path("crisis.db")
    shared: Path = Path("../shared")
    max_line_bytes: int = 20_000_000
    max_document_characters: int = 2_000_000


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read `COMMUNIQUE_STORE` and `COMMUNIQUE_SHARED`; what is not set keeps its default."""
    values = os.environ if environment is None else environment
    return Settings(
        store=Path(values.get("COMMUNIQUE_STORE", "crisis.db")),
        shared=Path(values.get("COMMUNIQUE_SHARED", "../shared")),
    )
