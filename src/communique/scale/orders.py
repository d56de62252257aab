"""What holds for all shards of a run: who reads, what is said of every input, the first filter."""

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib import resources

from communique import __version__
from communique.documents import Given
from communique.language import packaged_model_mark
from communique.settings import Settings


@dataclass(frozen=True, slots=True)
class Orders:
    """How every shard of a run is read. `is_filtered`: texts that are about no crisis are left out unread.

    `version` tells the readings of this program, model and settings from those of others.
    """

    settings: Settings
    given: Given
    is_filtered: bool
    version: str


def make_orders(settings: Settings, given: Given, *, is_filtered: bool) -> Orders:
    """The orders, with their version: the program's, the model's, and a hash of the tables and of what is ordered."""
    said = {
        "reader": settings.reader,
        "document": settings.max_document_characters,
        "limits": asdict(settings.limits),
        "given": asdict(given),
        "filter": is_filtered,
    }
    digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode())
    for table in sorted((resources.files("communique.knowledge") / "data").iterdir(), key=lambda file: file.name):
        digest.update(table.name.encode() + b"\0" + table.read_bytes())
    version = f"{__version__} {packaged_model_mark()} {digest.hexdigest()[:16]}"
    return Orders(settings=settings, given=given, is_filtered=is_filtered, version=version)
