"""Who speaks where his text names only the other side: he is not of it."""

import pytest

from communique.documents import build_document
from communique.pipeline import Pipeline
from communique.records import Commitment
from communique.settings import load_settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(load_settings())


def commitment(pipeline: Pipeline, text: str) -> Commitment:
    (found,) = pipeline.read_document(build_document(source_id="d", text=text, raw=b"", metadata={})).commitments
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Any crossing of the Araz by Armenian troops will be met with artillery fire, President Rasul Aliyar said.",
        "If Ecuador seizes one more trawler, the navy will escort the others, Admiral Quiroz told the crews.",
        "Every Libyan who is found without papers will be put across the border, Interior Minister Belkadri said.",
    ],
)
def test_whose_act_is_awaited_is_not_the_issuer(pipeline: Pipeline, text: str) -> None:
    """A bare name or office is not of the only country named, where that one is to act or is threatened."""
    assert commitment(pipeline, text).issuer_code is None


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("If one more Fijian sailor dies, the navy will sail, Admiral Tora said in Suva.", "FJI"),
        ("Iran's president said his army will strike if Iran is attacked.", "IRN"),
        ("In Ankara the prime minister warned that if Greece mines the channel, the fleet will sweep it.", "TUR"),
    ],
)
def test_who_suffers_or_speaks_at_home_is(pipeline: Pipeline, text: str, issuer: str) -> None:
    """Victims of the condition, and places where somebody speaks, still tell whose word it is."""
    assert (commitment(pipeline, text).issuer_code or "")[:3] == issuer
