"""Who owns what a relative clause opens with, which realm is meant, and whose a surname is, in whole texts."""

import pytest

from communique.documents import build_document
from communique.pipeline import Pipeline
from communique.records import Reading
from communique.settings import load_settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(load_settings())


def read(pipeline: Pipeline, text: str, published: str | None = None) -> Reading:
    metadata = {"published": published} if published else {}
    document = build_document(source_id="t", text=text, raw=text.encode(), metadata=metadata, language="en")
    return pipeline.read_document(document)


def speakers(found: Reading) -> dict[str, str | None]:
    return {s.speaker.text: s.speaker_code for s in found.statements if s.speaker}


def test_whose_is_the_noun_before_it(pipeline: Pipeline) -> None:
    # Kuwait stands nearer to the army, and is not its owner.
    text = (
        "Kuwait closed its port on Monday. The island state of Bahrain, whose army is small, promised to help. "
        "Norway, whose prime minister has promised a frigate, asked for talks."
    )
    found = read(pipeline, text)
    owners = {m.text: a.code for a in found.actors for m in a.mentions if m.text.startswith("whose")}
    assert owners == {"whose army": "BHR MIL", "whose prime minister": "NOR GOV"}


def test_a_realm_is_of_its_kind_or_nobody(pipeline: Pipeline) -> None:
    # Iran is no kingdom; Jordan is one.
    nobody = "The Kingdom, whose Foreign Minister declared that the strait was closed, accused Iran of mining it."
    assert set(speakers(read(pipeline, nobody)).values()) == {None}
    jordan = "Jordan recalled its envoy from Tehran. The Kingdom said that Iran had armed the smugglers."
    assert speakers(read(pipeline, jordan))["The Kingdom"] == "JOR GOV"


def test_a_surname_alone_is_the_person(pipeline: Pipeline) -> None:
    # A known surname, and a family name that stands first, are mentions of the person and not of his state.
    text = (
        "China's foreign minister Wang Yi said that those who play with fire would perish. Wang said the mainland "
        "would act. Joe Biden told Xi Jinping that policy had not changed. Biden thanked Xi."
    )
    found = read(pipeline, text, "2022-08-02")
    persons = {a.name: {m.text for m in a.mentions} for a in found.actors if a.kind == "person"}
    assert "Wang" in persons["Wang Yi"]
    assert "Biden" in persons["Joe Biden"]
    assert speakers(found)["Wang"] == "CHN GOV"


def test_two_of_one_surname_in_a_text(pipeline: Pipeline) -> None:
    # First names tell them apart; the surname alone is neither's. An office stands before or behind a comma.
    text = (
        "Peru's foreign minister, Rosa Quispe, warned Chile on Sunday. General Mario Quispe said that the army was "
        "ready. Rosa Quispe said that talks would go on. Quispe declined to say more."
    )
    found = read(pipeline, text, "1999-05-02")
    persons = {a.name: (a.role, len(a.mentions)) for a in found.actors if a.kind == "person"}
    assert persons == {"Rosa Quispe": ("Peru's foreign minister", 2), "Mario Quispe": ("General", 1)}


def test_two_neighbours_are_neither_alone(pipeline: Pipeline) -> None:
    text = "Ecuador and Peru exchanged fire on Tuesday. The two neighbours have disputed the valley since 1941."
    found = read(pipeline, text, "1995-02-02")
    assert not [m for a in found.actors for m in a.mentions if "neighbours" in m.text]


def test_a_name_inside_a_relative_clause_is_introduced(pipeline: Pipeline) -> None:
    text = "North Korea, whose leader Kim Il Sung expressed regret, withdrew. Kim said that such acts should end."
    assert speakers(read(pipeline, text, "1976-08-22"))["Kim"] == "PRK GOV"
