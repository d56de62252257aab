"""Who is bound by what is told in the passive."""

import pytest

from communique.documents import build_document
from communique.pipeline import Pipeline
from communique.settings import load_settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(load_settings())


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Any crew found off Banjul will be jailed and its boat burnt by the Gambian navy.", "the Gambian navy"),
        ("If Togo closes the road, the bridge will be blown up by Benin's army, a colonel said.", "Benin's army"),
        ("Kenya will be forced to send its army in if Somalia shells Mandera, Nairobi said.", "Kenya"),
    ],
)
def test_the_agent_of_a_passive_is_bound(pipeline: Pipeline, text: str, issuer: str) -> None:
    """Whoever does it, rather than what it is done to; "will be forced" leaves its subject bound."""
    document = build_document(source_id="d", text=text, raw=b"", metadata={})
    (found,) = pipeline.read_document(document).commitments
    assert found.issuer is not None
    assert found.issuer.text == issuer


def test_whom_it_hits_is_not_bound(pipeline: Pipeline) -> None:
    """The subject of the passive is the target; who says so is bound."""
    text = "Every Sudanese lorry shall be stopped at the bridge if the tax is not paid, the Chadian customs chief said."
    (found,) = pipeline.read_document(build_document(source_id="d", text=text, raw=b"", metadata={})).commitments
    assert (found.issuer_code or "")[:3] == "TCD"


def test_who_is_named_behind_a_threat_does_not_make_it(pipeline: Pipeline) -> None:
    text = (
        "Chadian Foreign Minister Idriss Mahamat answered her. “If another raid of this kind takes place, the "
        "consequences will be very serious. Mrs. Ngozi should understand that,” he said."
    )
    document = build_document(source_id="t", text=text, raw=text.encode(), metadata={}, language="en")
    (found,) = pipeline.read_document(document).commitments
    assert found.issuer is not None
    assert "Ngozi" not in found.issuer.text
