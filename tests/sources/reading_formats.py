"""Reading bytes with a format, as the dispatcher does."""

import io

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources import Item, Note, Source, SourceFormat

Faults = (SourceError, MemoryError)


def items(form: SourceFormat, data: bytes, name: str = "a", limits: Limits | None = None) -> list[Item]:
    """All that comes out of a file."""
    return list(form.read(io.BytesIO(data), name=name, limits=limits or Limits()))


def sources(form: SourceFormat, data: bytes, name: str = "a", limits: Limits | None = None) -> list[Source]:
    """All documents, where nothing but documents comes out, and notes."""
    found = items(form, data, name, limits)
    assert all(isinstance(item, Source | Note) for item in found)
    return [item for item in found if isinstance(item, Source)]


def notes(form: SourceFormat, data: bytes) -> list[str]:
    """What was told of what was passed over."""
    return [item.text for item in items(form, data) if isinstance(item, Note)]


def only(form: SourceFormat, data: bytes, name: str = "a") -> Source:
    """The one document, which was read."""
    (found,) = sources(form, data, name)
    assert found.failure is None
    return found


def refusal(form: SourceFormat, data: bytes, name: str = "a", limits: Limits | None = None) -> str:
    """Why a file is refused as a whole."""
    try:
        found = items(form, data, name, limits)
    except SourceError as error:
        return str(error)
    raise AssertionError(f"not refused: {found}")
