"""Reading inputs into a store or straight to records: past what fails, nothing twice."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from communique.documents.keeping import is_worth_keeping
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

    def note(self, document: Document) -> None:
        """One that was read, or failed."""
        light = replace(document, text=None)
        if document.state == "failed":
            self.failed.append(light)
            return
        self.new.append(light)
        self.characters += len(document.text or "")
        if document.state == "partial":
            self.partial.append(light)

    def note_known(self, document: Document) -> None:
        """One that was read before; what failed has failed again."""
        (self.failed if document.state == "failed" else self.known).append(replace(document, text=None))


class ReadsAll(Protocol):
    """Reads many documents, one by one or several at once (`scale.ReadingPool`)."""

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The reading of each, in their order."""
        ...


class OneByOne:
    """Reads each document in this process."""

    def __init__(self, reader: "Reader") -> None:
        self._reader = reader

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The reading of each, in their order."""
        return map(self._reader.read_or_fail, documents)


def read_into(
    store: "Store | None",
    sources: "Iterable[Source]",
    *,
    reader: "Reader",
    given: "Given",
    reads: ReadsAll | None = None,
    keep: bool = False,
    report: Callable[[Document], None] = lambda _: None,
) -> Outcome:
    """Read each source once. With a store, each document is one transaction, and known ones are left as they are.

    `reads` says how the documents are read, if not here one by one; what comes of it is the same. `keep` holds the
    readings in memory (for printing them); `report` is told each document when it is done.
    """
    outcome = Outcome()
    under_way: set[str] = set()
    documents = (reader.build(source, given) for source in sources)
    unread = _unread(store, documents, under_way, outcome, report)
    for reading in (reads or OneByOne(reader)).read_all(unread):
        if store is not None and is_worth_keeping(reading.document):
            store.add_reading(reading)
        under_way.discard(reading.document.id)
        if keep or store is None:
            outcome.readings[reading.document.id] = reading
        outcome.note(reading.document)
        report(reading.document)
    if keep and store is not None:
        known = {d.id for d in outcome.known + outcome.failed} - outcome.readings.keys()
        outcome.readings |= {r.document.id: r for r in store.readings() if r.document.id in known}
    return outcome


def _unread(
    store: "Store | None",
    documents: Iterable[Document],
    under_way: set[str],
    outcome: Outcome,
    report: Callable[[Document], None],
) -> Iterator[Document]:
    """The documents that are neither in the store nor read in this call; what is said of the others is noted."""
    for document in documents:
        read = document.id in outcome.readings or document.id in under_way
        if not read and not (store is not None and store.has_document(document.id)):
            under_way.add(document.id)
            yield document
        else:
            outcome.note_known(document)
            report(document)


def reasons(documents: Iterable[Document]) -> Iterator[str]:
    """Each failed or mended document with its reason and next step, one line each."""
    for document in documents:
        yield f"{document.source_id}: {document.state}: {'; '.join(document.warnings) or 'no reason given'}"
