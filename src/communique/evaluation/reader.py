"""The program's own reader, as evaluation calls it: every text through the pipeline, then joined by rules.

Texts of the corpus have nothing to do with each other; how well texts are linked is measured on histories.
"""

from collections.abc import Iterable, Sequence

from communique.evaluation.running import Item, Read
from communique.linking import link_readings
from communique.pipeline import Pipeline
from communique.records import Record
from communique.sources import Source


def pipeline_reader(pipeline: Pipeline) -> Read:
    """The pipeline as a function of items; the model is loaded once, when the first text needs it."""

    def read(items: Sequence[Item]) -> Iterable[Record]:
        return link_readings(tuple(pipeline.read(source_of(item) for item in items)))

    return read


def source_of(item: Item) -> Source:
    """The item as a source with its metadata."""
    metadata = {"title": item.title, "published": item.published, "publisher": item.publisher}
    given = {name: value for name, value in metadata.items() if value}
    return Source(item.id, item.text, item.text.encode("utf-8", "surrogatepass"), given)
