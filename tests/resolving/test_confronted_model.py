"""Nobody accuses, warns or asks himself; a common surname is an office-holder's on his days; whole texts."""

import pytest

from communique.documents import build_document
from communique.pipeline import Pipeline
from communique.records import Reading
from communique.settings import load_settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(load_settings())


def read(pipeline: Pipeline, text: str, published: str = "1994-05-03") -> Reading:
    document = build_document(
        source_id="t", text=text, raw=text.encode(), metadata={"published": published}, language="en"
    )
    return pipeline.read_document(document)


@pytest.mark.parametrize(
    "text",
    [
        "President Mesquita accused Chile of lying.",
        "Mesquita accused Chile of lying.",
        "Minister Mesquita warned Chile.",
    ],
)
def test_an_unknown_accuser_is_not_of_the_accused(pipeline: Pipeline, text: str) -> None:
    found = read(pipeline, text)
    assert {s.speaker_code for s in found.statements} <= {None}
    outward = [e for e in found.events if e.type in {"ACCUSE", "THREATEN"}]
    assert outward
    assert all("CHL GOV" not in e.actor_codes for e in outward)


def test_a_known_accuser_is_known(pipeline: Pipeline) -> None:
    found = read(pipeline, "Argentine President Mesquita accused Chile of lying.")
    assert [s.speaker_code for s in found.statements] == ["ARG GOV"]


def test_a_common_surname_on_its_days(pipeline: Pipeline) -> None:
    text = "On Monday, Clinton himself warned Milosevic not to attack."
    assert {s.speaker_code for s in read(pipeline, text).statements} == {"USA GOV"}
    assert {s.speaker_code for s in read(pipeline, text, "1978-05-03").statements} != {"USA GOV"}


def test_whom_a_warning_names_is_not_its_place(pipeline: Pipeline) -> None:
    found = read(pipeline, "Clinton issued a warning to Milosevic regarding an attack on Gorazde.")
    assert not any("BIH GOV" in e.actor_codes for e in found.events)


def test_a_minister_is_no_rebel_of_his_surname(pipeline: Pipeline) -> None:
    found = read(
        pipeline, "Prime Minister Odhiambo said that the bridge would stay closed, a radio in Uganda reported."
    )
    assert all(code is None or not code.endswith("REB") for s in found.statements for code in [s.speaker_code])


def test_who_watches_a_truce_is_no_party_of_it(pipeline: Pipeline) -> None:
    text = "Nigeria and Cameroon agreed to a truce of thirty days on the peninsula, to be watched by Togolese officers."
    (truce,) = read(pipeline, text).instruments
    assert set(truce.party_codes) == {"NGA GOV", "CMR GOV"}
    assert truce.start is None
    alone = read(pipeline, "Nigeria freed them. Both sides agreed to a ceasefire, to be watched by Togolese officers.")
    assert all("TGO GOV" not in i.party_codes for i in alone.instruments)
