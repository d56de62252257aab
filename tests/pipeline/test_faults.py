"""The stages composed: what a fault in one document does to the rest."""

from collections.abc import Iterator

import pytest

from communique.errors import ModelError
from communique.pipeline import Pipeline
from communique.records import Document
from communique.settings import Settings
from communique.sources import Source
from communique.text import Analysis


class StumblingAnalyser:
    """Gives empty analyses, and breaks on one text."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def analyse(self, document: Document) -> Analysis:
        text = document.text or ""
        if "stumble" in text:
            raise self.error
        return Analysis(document.id, text, (), (), ())


def sources() -> Iterator[Source]:
    yield Source("a", "The minister spoke in the evening.")
    yield Source("b", "Here they stumble on the stairs of the house.")
    yield Source("c", "The minister of the other state answered in the morning.")


def test_a_fault_of_the_reader_fails_one_document_and_the_rest_goes_on() -> None:
    """No input may end in silence, and none may cost the others."""
    pipeline = Pipeline(Settings(), StumblingAnalyser(ValueError("no such tree")))  # type: ignore[arg-type]
    states = {r.document.source_id: r.document for r in pipeline.read(sources())}
    assert [states[n].state for n in "abc"] == ["ok", "failed", "ok"]
    assert "no such tree" in states["b"].warnings[-1]
    assert states["b"].text is None


def test_a_broken_installation_stops_the_read() -> None:
    """A missing model is nobody's text's fault."""
    pipeline = Pipeline(Settings(), StumblingAnalyser(ModelError("the model file is missing")))  # type: ignore[arg-type]
    with pytest.raises(ModelError):
        list(pipeline.read(sources()))
