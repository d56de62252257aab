"""A commitment taken back: which later words count, and which do not."""

from dataclasses import replace

import pytest

from communique.linking import link_readings
from communique.linking.retractions import may_retract
from communique.linking.whatif import ask
from communique.linking.words import stems
from communique.records import Act, Link, LocalActor, Reading, Span, Tripwire
from marked import make_reading

ISSUED = (
    "If {c1.trigger|London {e1|drills} near the islands}, {c1.issuer|Argentina} "
    "{c1.response|will {e2|seize} British fishing licences}."
)


def issued(published: str | None = "1996-03-01") -> Reading:
    """Argentina threatens to seize fishing licences."""
    return make_reading(
        "issued",
        ISSUED,
        published=published,
        commitments={"c1": {"issuer_code": "ARG GOV", "target_code": "GBR GOV"}},
        events={
            "e1": {"type": "COERCE", "status": "conditional", "actor_codes": ("GBR GOV",)},
            "e2": {"type": "COERCE", "mode": "seize", "status": "conditional", "actor_codes": ("ARG GOV",)},
        },
    )


def later(text: str, published: str | None = "1996-04-01") -> Reading:
    """A later text that names Argentina."""
    reading = make_reading("later", text.replace("Argentina", "{a1|Argentina}", 1), published=published)
    start = (reading.document.text or "").index("Argentina")
    actor = LocalActor(name="Argentina", code="ARG GOV", kind="state", mentions=(Span(start, start + 9, "Argentina"),))
    return replace(reading, actors=(actor,))


def withdrawals(*readings: Reading) -> list[Link]:
    return [r for r in link_readings(readings) if isinstance(r, Link) and r.relation == "withdraws"]


@pytest.mark.parametrize(
    "text",
    [
        "Argentina withdrew its threat to seize British fishing licences on Friday.",
        "Argentina no longer threatens to seize the licences of British fishing boats, a minister said.",
        "Argentina took back its warning on Friday. No fishing licences would be seized, the minister said.",
        "The seizure of fishing licences is off the table, Argentina said.",
        "Argentina had never meant to seize fishing licences, its ambassador explained.",
        "The threat to seize fishing licences has been suspended by Argentina.",
        "Argentina is no longer minded to seize fishing licences, its ambassador said.",
        "The notice on fishing licences lapses with the end of the drill, Argentina said.",
    ],
)
def test_words_that_take_back(text: str) -> None:
    """Active, passive and plain denials of intent; the link leads from the later text to the earlier commitment."""
    readings = (issued(), later(text))
    (link,) = withdrawals(*readings)
    assert (link.from_, link.to) == (readings[1].document.id, readings[0].commitments[0].id)
    assert all(span.document for span in link.evidence)
    (wire,) = (r for r in link_readings(readings) if isinstance(r, Tripwire))
    assert wire.state == "withdrawn"
    assert [entry.value for entry in wire.history] == ["issued", "withdrawn"]


@pytest.mark.parametrize(
    "text",
    [
        "Argentina refused to withdraw its threat to seize British fishing licences.",
        "Argentina must withdraw its threat to seize fishing licences, the ambassador said.",
        "Argentina withdrew its threat to close the southern airport to the Chileans.",
        "Argentina withdrew its trawlers from the bay, and their fishing licences expired.",
    ],
)
def test_words_that_do_not(text: str) -> None:
    """Refused, asked for, another commitment, or another thing withdrawn."""
    assert withdrawals(issued(), later(text)) == []


def test_nothing_is_taken_back_before_it_was_said() -> None:
    """An earlier text is about an earlier threat."""
    text = "Argentina withdrew its threat to seize British fishing licences."
    assert withdrawals(issued("1996-05-01"), later(text)) == []


def test_what_is_taken_back_no_longer_fires() -> None:
    """A what-if asks about commitments that stand."""
    act = Act(
        text="Britain drills near the islands",
        type="COERCE",
        actor_codes=("GBR GOV",),
        words=stems("Britain drills near the islands"),
        themes=frozenset({"territory"}),
    )
    text = "Argentina withdrew its threat to seize British fishing licences."
    assert len(ask([issued()], [act], words=act.text).fires) == 1
    assert ask([issued(), later(text)], [act], words=act.text).fires == ()


def test_an_ultimatum_dropped_in_the_text_that_puts_it() -> None:
    """Nothing else is meant than what stands just before."""
    text = (
        "If {c1.trigger|the planes do not stop}, {c1.issuer|Argentina} {c1.response|will {e1|close} the strait}, it "
        "warned on Monday. The ultimatum was dropped at the request of {place|Montevideo}."
    )
    reading = make_reading(
        "dropped",
        text,
        published="1996-03-01",
        commitments={"c1": {"issuer_code": "ARG GOV", "target_code": "GBR GOV"}},
        events={"e1": {"type": "COERCE", "status": "conditional", "actor_codes": ("ARG GOV",)}},
    )
    start = (reading.document.text or "").index("Argentina")
    actor = LocalActor(name="Argentina", code="ARG GOV", kind="state", mentions=(Span(start, start + 9, "Argentina"),))
    (wire,) = (r for r in link_readings([replace(reading, actors=(actor,))]) if isinstance(r, Tripwire))
    assert wire.state == "withdrawn"


@pytest.mark.parametrize(
    ("words", "may"),
    [
        ("None has been stopped.", False),
        ("No ship was turned back.", False),
        ("No one is going to stop a ship.", True),
        ("There will be no blockade.", True),
    ],
)
def test_what_was_not_done_takes_nothing_back(words: str, may: bool) -> None:
    assert may_retract(words) is may
