"""Reading inputs into a store or straight to records: past what fails, nothing twice."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from communique.records import Document, Reading

if TYPE_CHECKING:
    from communique.cli.session import Reader
    from communique.documents import Given
    from communique.sources import Source
    from communique.store import Store


@dataclass(slots=True)
class Outcome:
    """How reading went, document by document: new, known before, failed, mended; without their texts.

    `readings` only where they are kept.
    """

    new: list[Document] = field(default_factory=list)
    known: list[Document] = field(default_factory=list)
    failed: list[Document] = field(default_factory=list)
    partial: list[Document] = field(default_factory=list)
    readings: dict[str, Reading] = field(default_factory=dict)
    characters: int = 0

    @property
    def documents(self) -> int:
        """How many inputs there were."""
        return len(self.new) + len(self.known) + len(self.failed)


def read_into(
    store: "Store | None",
    sources: "Iterable[Source]",
    *,
    reader: "Reader",
    given: "Given",
    keep: bool = False,
    report: Callable[[Document], None] = lambda _: None,
) -> Outcome:
    """Read each source once. With a store, each document is one transaction, and known ones are left as they are.

    `keep` holds the readings in memory (for printing them); `report` is told each document when it is done.
    """
    outcome = Outcome()
    for source in sources:
        document = reader.build(source, given)
        _read_one(store, source, document, reader, outcome, keep=keep or store is None)
        report(document)
    if keep and store is not None:
        known = {d.id for d in outcome.known + outcome.failed} - outcome.readings.keys()
        outcome.readings |= {r.document.id: r for r in store.readings() if r.document.id in known}
    return outcome


def _read_one(
    store: "Store | None", source: "Source", document: Document, reader: "Reader", outcome: Outcome, *, keep: bool
) -> None:
    if document.id in outcome.readings or (store is not None and store.has_document(document.id)):
        _count(outcome, document, is_known=True)
        _note(store, source, document)
        return
    reading = reader.read_document(document)
    document = reading.document
    _count(outcome, document, is_known=False)
    if store is not None and _is_worth_keeping(document):
        from communique.store import attempt_of

        raw = source.raw if document.captured is not None else b""
        store.add_reading(reading, attempt=attempt_of(reading.document, source.origin), raw=raw)
    else:
        _note(store, source, document)
    if keep:
        outcome.readings[document.id] = reading


def _count(outcome: Outcome, document: Document, *, is_known: bool) -> None:
    light = replace(document, text=None)
    if document.state == "failed":
        outcome.failed.append(light)
    elif is_known:
        outcome.known.append(light)
    else:
        outcome.new.append(light)
        outcome.characters += len(document.text or "")
        if document.state == "partial":
            outcome.partial.append(light)


def _note(store: "Store | None", source: "Source", document: Document) -> None:
    """Note in the store how reading an input ended that adds no document to it."""
    if store is not None:
        from communique.store import attempt_of

        store.note_attempt(attempt_of(document, source.origin))


def _is_worth_keeping(document: Document) -> bool:
    """Whether a store should hold it: not a path with nothing behind it."""
    return document.text is not None or document.sha256 != _NOTHING


def reasons(documents: Iterable[Document]) -> Iterator[str]:
    """Each failed or mended document with its reason and next step, one line each."""
    for document in documents:
        yield f"{document.source_id}: {document.state}: {'; '.join(document.warnings) or 'no reason given'}"


_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""SHA-256 of no bytes: a missing path, an empty file or directory."""
