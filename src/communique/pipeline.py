"""The stages composed: from sources to readings, past every bad document, saying so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from communique.documents import Given, build_document
from communique.errors import InstallationError
from communique.language import Analyser, detect_language, load_analyser, packaged_model_judges
from communique.linking import act_of_triple, acts_of_reading, link_readings
from communique.reading import read_drafts
from communique.reading.senses import senses_of
from communique.records import Act, Commitment, Document, Estimate, PairJudge, Pointed, Reading, Record, Sense
from communique.resolving import resolve_reading
from communique.settings import ReaderKind, Settings
from communique.sources import Source

_ENGLISH = "en"
_NOT_ENGLISH = "the text is not English (it looks like '{code}'); give an English text or a translation"


class Pipeline:
    """Reads documents one by one. The model is loaded when the first text needs it."""

    def __init__(self, settings: Settings, analyser: Analyser | None = None) -> None:
        self._settings = settings
        self._given_analyser = analyser

    @cached_property
    def _analyser(self) -> Analyser:
        return self._given_analyser or load_analyser(is_model_asked=self._settings.reader != ReaderKind.rules)

    def read(self, sources: Iterable[Source], given: Given | None = None) -> Iterator[Reading]:
        """The reading of each source; a failed one has its document alone, with the reason."""
        for source in sources:
            yield self.read_document(self.build(source, given))

    def build(self, source: Source, given: Given | None = None) -> Document:
        """The document of a source: its text cleaned, its language and date found."""
        language, failure = None, source.failure
        if failure is None and source.text is not None:
            limit = self._settings.max_document_characters
            if len(source.text) > limit:
                failure = f"{len(source.text):,} characters in one document, over the limit of {limit:,}; split it"
            else:
                language = detect_language(source.text)
                failure = _NOT_ENGLISH.format(code=language) if language not in {_ENGLISH, None} else None
        return build_document(
            source_id=source.source_id,
            text=source.text,
            raw=source.raw,
            metadata=source.metadata,
            warnings=source.warnings,
            failure=failure,
            language=language,
            given=given,
            captured=source.captured,
        )

    def read_document(self, document: Document) -> Reading:
        """All records of one document; of a failed one, the document alone.

        A fault of the reader itself fails the one document that met it, named with the error, and the rest goes on.
        """
        if document.text is None:
            return Reading(document=document)
        try:
            return self._read_document(document)
        except InstallationError:
            raise
        except Exception as error:
            fault = f"{type(error).__name__}: {error}"
            reason = f"the reader met a fault of its own ({fault}); please report it with this text"
            return failed_reading(document, reason)

    def _read_document(self, document: Document) -> Reading:
        analysis = self._analyser.analyse(document)
        drafts = read_drafts(analysis, alone=self._settings.reader == ReaderKind.model)
        reading = resolve_reading(analysis, drafts, document)
        return replace(reading, senses=senses_of(analysis, reading.commitments, reading.events))

    def senses_of(self, document: Document, commitments: Sequence[Commitment]) -> tuple[Sense, ...]:
        """What the phrases of commitments found elsewhere (by hand) mean in their document."""
        return senses_of(self._analyser.analyse(document), commitments)

    def parse_acts(self, text: str) -> tuple[Act, ...]:
        """The acts that a plain sentence names, or a PLOVER triple of codes, for a what-if; the main one first."""
        triple = act_of_triple(text)
        if triple is not None:
            return (triple,)
        document = build_document(source_id="what-if", text=text, raw=b"", metadata={}, language=_ENGLISH)
        return acts_of_reading(self.read_document(document))

    def judge(self, one: Pointed, other: Pointed) -> Estimate | None:
        """What the model says of two phrases shown side by side."""
        return self._analyser.judge(one, other)

    @property
    def pair_judge(self) -> PairJudge | None:
        """The model as linking asks it; nothing where rules are to read alone, or the model compares no texts."""
        if self._settings.reader == ReaderKind.rules:
            return None
        judges = self._given_analyser.can_judge if self._given_analyser else packaged_model_judges()
        return self if judges else None

    def link(self, readings: Sequence[Reading]) -> tuple[Record, ...]:
        """All records of some readings, joined over documents, in listing order."""
        return link_readings(readings, judge=self.pair_judge)


def failed_reading(document: Document, reason: str) -> Reading:
    """The document alone, failed: its text is kept out, its id and name stay."""
    return Reading(document=replace(document, text=None, state="failed", warnings=(*document.warnings, reason)))
