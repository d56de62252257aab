"""Gold in, a reader run over its texts, figures out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.evaluation.documents import ALL, score_documents
from communique.evaluation.forms import score_forms
from communique.evaluation.gold import Gold, GoldForm, load_gold
from communique.evaluation.predictions import Health, Predictions
from communique.evaluation.reliability import Reliability, reliability_of
from communique.evaluation.report import Report
from communique.evaluation.tally import Tally
from communique.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text to be read. Its `id` must come back as `source_id` of the document; forms have no metadata."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None


Read = Callable[[Sequence[Item]], Iterable[Record]]
"""Reads texts into all their records, links and tripwires included, in listing order."""


def run(paths: Sequence[Path], read: Read) -> Report:
    """Measure a reader on the gold of files and directories (documents `.json`, forms `.jsonl`).

    `GoldError` where the gold does not hold. Documents go to the reader in one call, forms in another.
    """
    return score(load_gold(paths), read)


def score(gold: Gold, read: Read) -> Report:
    """Measure a reader on gold already loaded."""
    documents: dict[str, Tally] = {}
    forms: dict[str, Tally] = {}
    reliability: dict[str, Reliability] = {}
    health = Health()
    if gold.documents:
        items = [
            Item(id=d.id, text=d.text, title=d.title, published=d.published, publisher=d.publisher)
            for d in gold.documents
        ]
        predictions = Predictions(read(items), {d.id: d.text for d in gold.documents})
        documents = score_documents(gold.documents, predictions)
        reliability = reliability_of(gold.documents, predictions)
        health = health.plus(predictions.health)
    if gold.forms:
        predictions = Predictions(
            read([Item(id=f.id, text=f.text) for f in gold.forms]), {f.id: f.text for f in gold.forms}
        )
        forms = _score_sets(gold.forms, predictions)
        health = health.plus(predictions.health)
    return Report(
        document_count=len(gold.documents),
        form_count=len(gold.forms),
        documents=documents,
        forms=forms,
        health=health,
        reliability=reliability,
    )


def _score_sets(forms: Sequence[GoldForm], predictions: Predictions) -> dict[str, Tally]:
    """A tally over all forms, and one for each file where there are several."""
    sets = sorted({f.set for f in forms})
    each = {name: score_forms([f for f in forms if f.set == name], predictions) for name in sets}
    return {ALL: score_forms(forms, predictions)} | (each if len(sets) > 1 else {})
