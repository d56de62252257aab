"""Acts that are kept open: read where the sentence has a condition and the words are of a conflict."""

import pytest

from communique.documents import build_document
from communique.pipeline import Pipeline
from communique.records import Commitment
from communique.settings import load_settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(load_settings())


def commitments(pipeline: Pipeline, text: str) -> tuple[Commitment, ...]:
    return pipeline.read_document(build_document(source_id="d", text=text, raw=b"", metadata={})).commitments


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("Egypt has not ruled out a strike if more water is held back, officials in Cairo said.", "a strike"),
        ("Zambia said sanctions on Rhodesia were possible if it broke away.", "sanctions on Rhodesia were possible"),
        ("Peru hinted at consequences for Chile should it fish there again.", "consequences for Chile"),
    ],
)
def test_acts_kept_open(pipeline: Pipeline, text: str, response: str) -> None:
    """What is not ruled out may be done: the negation is not the act's."""
    (found,) = commitments(pipeline, text)
    assert found.response is not None
    assert found.response.text.endswith(response)
    assert (found.response_polarity, found.condition) == ("will", "happens")
    assert found.firmness in {"possible", "veiled"}


@pytest.mark.parametrize(
    "text",
    [
        "The central bank has not ruled out a rate rise if inflation stays high.",
        "Rain is possible if the front moves north, forecasters said.",
        "The company is weighing a sale of its mine if prices fall.",
        "A truce is possible if both sides want it, the mediator said.",
        "Officials did not rule out that the bomb had been planted by a rival.",
    ],
)
def test_markets_weather_and_guesses_keep_nothing_open(pipeline: Pipeline, text: str) -> None:
    """The same words of trade, weather and chance bind nobody."""
    assert not commitments(pipeline, text)
