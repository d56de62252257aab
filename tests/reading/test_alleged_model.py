"""Acts called alleged stay alleged inside a threat; truces by any name; what a party must not do; whole texts."""

import pytest

from communique.documents import build_document
from communique.pipeline import Pipeline
from communique.records import Reading
from communique.settings import load_settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(load_settings())


def read(pipeline: Pipeline, text: str) -> Reading:
    return pipeline.read_document(
        build_document(source_id="t", text=text, raw=text.encode(), metadata={}, language="en")
    )


def test_what_a_response_answers_is_alleged(pipeline: Pipeline) -> None:
    text = "Kenya believes that Uganda would close the border in response to an alleged gas attack launched by Sudan."
    statuses = {e.anchor.text: e.status for e in read(pipeline, text).events}
    assert statuses["gas attack"] == "alleged"
    assert statuses["close"] != "done"


def test_a_truce_agreement_is_a_ceasefire(pipeline: Pipeline) -> None:
    text = (
        "Pakistan accused India of violating a 60 – day truce agreement that was entered by both sides late in April."
    )
    assert [(i.kind, i.duration) for i in read(pipeline, text).instruments] == [("ceasefire", "P60D")]


@pytest.mark.parametrize(
    ("text", "demands"),
    [
        ("“The regime in Baghdad must not attack the Kurds,” the French foreign minister said.", 1),
        ("Asked what line Tripoli must not cross in the Gulf, the admiral drew one on the map.", 0),
        ("Brazil must beat Chile to qualify, the coach said.", 0),
    ],
)
def test_what_a_party_must_not_do(pipeline: Pipeline, text: str, demands: int) -> None:
    found = read(pipeline, text).commitments
    assert len([c for c in found if c.kind == "demand"]) == demands
