"""Whoever spoke did not speak for his side: which later words say so, and of whom."""

from dataclasses import replace

import pytest

from communique.linking import link_readings
from communique.records import Link, Reading, Statement, Tripwire, content_id
from marked import make_reading, parse_marked

THREAT = (
    "{who|Colonel Jorge Iriarte} {says|said} that {c1.issuer|Argentina} {c1.response|will {e1|seize} the trawlers} if "
    "{c1.trigger|they fish near the islands}."
)


def spoken() -> Reading:
    """A colonel threatens in his country's name."""
    reading = make_reading(
        "spoken",
        THREAT,
        published="1996-03-01",
        commitments={"c1": {"issuer_code": "ARG GOV", "target_code": "GBR GOV"}},
        events={"e1": {"type": "COERCE", "status": "conditional"}},
    )
    marks = parse_marked(THREAT)[1]
    statement = Statement(
        id=content_id("statement", reading.document.id, marks["says"]),
        document=reading.document.id,
        speaker=marks["who"][0],
        speaker_code="ARG MIL",
        cue=marks["says"][0],
        content=tuple(marks["c1.response"]),
        quote="indirect",
        act="threaten",
        confidence=0.9,
    )
    (commitment,) = reading.commitments
    return replace(reading, statements=(statement,), commitments=(replace(commitment, statement=statement.id),))


def links(text: str) -> list[Link]:
    records = link_readings([spoken(), make_reading("later", text, published="1996-03-09")])
    return [r for r in records if isinstance(r, Link) and r.relation == "disavows"]


@pytest.mark.parametrize(
    "text",
    [
        "Iriarte was not authorised to speak for the government, the ministry said.",
        "The ministry was asked about Iriarte. He gave his own opinion. He was not speaking for the cabinet.",
        "Iriarte holds no office, a spokesman said; what he said binds nobody.",
        "The embassy distanced itself from Iriarte and his remarks.",
    ],
)
def test_words_that_disavow(text: str) -> None:
    """The speaker is named there or just before."""
    (link,) = links(text)
    assert link.kind == "stated"
    wire = next(
        r
        for r in link_readings([spoken(), make_reading("later", text, published="1996-03-09")])
        if isinstance(r, Tripwire)
    )
    assert wire.state == "withdrawn"


@pytest.mark.parametrize(
    "text",
    [
        "Ferreyra was not authorised to speak for the government, the ministry said.",
        "Iriarte spoke for the government, the ministry said.",
        "A colonel of another army holds no mandate there.",
    ],
)
def test_what_disavows_nobody(text: str) -> None:
    """Another speaker, a confirmation, an office without its country."""
    assert links(text) == []
