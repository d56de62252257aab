"""People said to be at risk: number, who, on whose word; never a casualty."""

from functools import cache

import pytest

from communique.language import load_analyser
from communique.reading.events import extract_events
from communique.reading.risks import extract_risks
from communique.records import Document, document_id, sha256_of
from communique.text import Analysis

pytestmark = pytest.mark.model


@cache
def analysed(text: str) -> Analysis:
    identity = document_id(url=None, source_id="t", text_sha256=sha256_of(text))
    return load_analyser().analyse(
        Document(id=identity, document=identity, source_id="t", sha256=sha256_of(text), text=text)
    )


@pytest.mark.parametrize(
    ("text", "quantity", "what"),
    [
        ("Tens of thousands of people could be killed.", "Tens of thousands", "people"),
        ("Some 4,000 refugees may starve this winter.", "Some 4,000", "refugees"),
        ("Millions of civilians are under threat.", "Millions", "civilians"),
        ("Some 900 farmers would be in danger.", "Some 900", "farmers"),
        ("An assault would risk the lives of thousands of children.", "thousands", "children"),
        ("More than 600 fishermen could be driven from their homes.", "More than 600", "fishermen"),
        ("Some 300 families will have to leave their homes.", "Some 300", "families"),
    ],
)
def test_number_and_people(text: str, quantity: str, what: str) -> None:
    """The number as written, and the noun for those it counts."""
    (risk,) = extract_risks(analysed(text), ())
    assert (risk.quantity.text, risk.what) == (quantity, what)
    assert "ASSAULT" not in {e.type for e in extract_events(analysed(text), (), ()) if e.status == "done"}


@pytest.mark.parametrize(
    "text",
    [
        "Four people were killed.",
        "The economy is under threat.",
        "He risked a smile.",
        "Two hundred pilgrims will leave the port.",
    ],
)
def test_the_dead_and_other_dangers_are_no_risks(text: str) -> None:
    """A casualty is past, and an economy is no people."""
    assert extract_risks(analysed(text), ()) == ()
