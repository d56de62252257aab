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
    """How reading went, document by document: new, known before, failed, mended, skipped; without their texts.

    `readings` only where they are kept.
    """

    new: list[Document] = field(default_factory=list)
    known: list[Document] = field(default_factory=list)
    failed: list[Document] = field(default_factory=list)
    partial: list[Document] = field(default_factory=list)
    skipped: list[Document] = field(default_factory=list)
    readings: dict[str, Reading] = field(default_factory=dict)
    characters: int = 0

    @property
    def documents(self) -> int:
        """How many inputs there were."""
        return len(self.new) + len(self.known) + len(self.failed) + len(self.skipped)


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
        return map(self._reader.read_document, documents)


def read_into(
    store: "Store | None",
    sources: "Iterable[Source]",
    *,
    reader: "Reader",
    given: "Given",
    reads: ReadsAll | None = None,
    keep: bool = False,
    skip: Callable[[Document], str | None] | None = None,
    report: Callable[[Document], None] = lambda _: None,
) -> Outcome:
    """Read each source once. With a store, each document is one transaction, and known ones are left as they are.

    `reads` says how the documents are read, if not here one by one; what comes of it is the same. `keep` holds the
    readings in memory (for printing them); `skip` says why a document is left unread, `report` is told each document
    when it is done.
    """
    outcome = Outcome()
    under_way: dict[str, Source] = {}

    def unread() -> Iterator[Document]:
        for source in sources:
            document = reader.build(source, given)
            if document.id in under_way or _is_known(document, store, outcome):
                _count(outcome, document, is_known=True)
                _note(store, source, document)
                report(document)
            elif skip is not None and (reason := skip(document)):
                skipped = replace(document, text=None, state="skipped", warnings=(reason,))
                outcome.skipped.append(skipped)
                _note(store, source, skipped)
                report(skipped)
            else:
                under_way[document.id] = source
                yield document

    for reading in (reads or OneByOne(reader)).read_all(unread()):
        document = reading.document
        _count(outcome, document, is_known=False)
        _keep(store, reading, under_way.pop(document.id))
        if keep or store is None:
            outcome.readings[document.id] = reading
        report(document)
    if keep and store is not None:
        known = {d.id for d in outcome.known + outcome.failed} - outcome.readings.keys()
        outcome.readings |= {r.document.id: r for r in store.readings() if r.document.id in known}
    return outcome


def _is_known(document: Document, store: "Store | None", outcome: Outcome) -> bool:
    return document.id in outcome.readings or (store is not None and store.has_document(document.id))


def _keep(store: "Store | None", reading: Reading, source: "Source") -> None:
    if store is not None and is_worth_keeping(reading.document):
        from communique.store import attempt_of

        raw = source.raw if reading.document.captured is not None else b""
        store.add_reading(reading, attempt=attempt_of(reading.document, source.origin), raw=raw)
    else:
        _note(store, source, reading.document)


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


def reasons(documents: Iterable[Document]) -> Iterator[str]:
    """Each failed, mended or skipped document with its reason and next step, one line each."""
    for document in documents:
        yield f"{document.source_id}: {document.state}: {'; '.join(document.warnings) or 'no reason given'}"
