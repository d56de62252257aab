"""The whole way from text to a store, with the model: nothing breaks, whatever the text."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from communique.pipeline import Pipeline
from communique.queries.verification import verify_records
from communique.records import Reading, to_line
from communique.settings import Settings
from communique.sources import Source
from communique.store import open_store
from hostile_text import texts

pytestmark = pytest.mark.model
TRAIN = Path(__file__).resolve().parents[2] / "corpus" / "documents" / "train"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Settings())


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    """Every eighth of the corpus's training documents, dated: all regions and registers."""
    found = []
    for path in sorted(TRAIN.glob("*.json"))[::8]:
        plain = json.loads(path.read_text("utf-8"))
        metadata = {k: plain[k] for k in ("title", "published", "publisher") if plain.get(k)}
        found.append(Source(path.stem, plain["text"], plain["text"].encode(), metadata))
    return found


@pytest.fixture(scope="module")
def readings(pipeline: Pipeline, sources: Sequence[Source]) -> list[Reading]:
    return list(pipeline.read(sources))


def test_every_span_is_its_texts(pipeline: Pipeline, readings: list[Reading]) -> None:
    """The promise of `verify`, over all records and links of the whole corpus."""
    found = verify_records(pipeline.link(readings))
    assert found.spans > 2000
    assert found.broken == ()


def test_ids_are_unique_and_the_store_takes_them(pipeline: Pipeline, readings: list[Reading], tmp_path: Path) -> None:
    """Two records of one type and id would be one row: the store refuses them."""
    records = pipeline.link(readings)
    counts = Counter((r.record, r.id) for r in records)
    assert [key for key, number in counts.items() if number > 1] == []
    with open_store(tmp_path / "all.db", create=True) as store:
        for reading in readings:
            store.add_reading(reading)
        store.replace_records(pipeline.link(store.readings()))
        assert [to_line(r) for r in store.records()] == [to_line(r) for r in records]


def test_reading_again_in_another_order_is_byte_identical(pipeline: Pipeline, sources: list[Source]) -> None:
    """No result may depend on what was read before."""
    some = sources[:20]
    forth = [to_line(r) for r in pipeline.link(list(pipeline.read(some)))]
    back = [to_line(r) for r in Pipeline(Settings()).link(list(pipeline.read(some[::-1])))]
    assert forth == back


def test_parties_and_codes_are_aligned(readings: list[Reading]) -> None:
    """`actors` and `actor_codes` go side by side, null allowed in either."""
    for event in (e for r in readings for e in r.events):
        assert len(event.actors) in (0, len(event.actor_codes))
        assert len(event.recipients) in (0, len(event.recipient_codes))


def test_references_lead_somewhere(pipeline: Pipeline, readings: list[Reading]) -> None:
    """A statement within another, a commitment's statement and tripwire, a link's ends: all are among the records."""
    records = pipeline.link(readings)
    known = {r.id for r in records}
    for record in records:
        named = [
            getattr(record, name, None) for name in ("within", "statement", "tripwire", "operation", "from_", "to")
        ]
        named += [getattr(record, "speaker_actor", None), *getattr(record, "members", ())]
        assert {name for name in named if name} <= known, record


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=texts, place=texts)
def test_hostile_text_is_read_or_refused(pipeline: Pipeline, parts: str, place: str) -> None:
    """Marks, joiners and line ends between words of a crisis: every span still holds."""
    text = (
        f"The ministry {parts} warned on Monday that if {place} attacks, “Altania {parts}” will {place} close the port."
    )
    reading = pipeline.read_document(pipeline.build(Source("hostile", text, text.encode("utf-8", "surrogatepass"))))
    assert reading.document.state in {"ok", "partial", "failed"}
    assert verify_records(pipeline.link([reading])).broken == ()


@pytest.mark.parametrize(
    "text", ["?", "...", "\n\n\n", "A", "“", "“”", "(" * 300, "if " * 300, "said " * 200, "a.b" * 200]
)
def test_degenerate_text_is_no_crash(pipeline: Pipeline, text: str) -> None:
    """Texts that are no texts."""
    reading = pipeline.read_document(pipeline.build(Source("odd", text, text.encode())))
    assert verify_records(pipeline.link([reading])).broken == ()
