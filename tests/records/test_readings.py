"""Readings as the store keeps them."""

from dataclasses import replace

from hypothesis import given, settings

from any_record import of_class
from communique.records import Document, Reading, reading_from_plain, reading_to_plain
from communique.records.drafts import LocalActor, Risk
from communique.records.records import Commitment, Event


@settings(max_examples=50, deadline=None)
@given(
    document=of_class(Document),
    commitment=of_class(Commitment),
    event=of_class(Event),
    actor=of_class(LocalActor),
    risk=of_class(Risk),
)
def test_reading_comes_back(
    document: Document, commitment: Commitment, event: Event, actor: LocalActor, risk: Risk
) -> None:
    """Linking again from a store must see what linking saw first."""
    reading = Reading(document=document, commitments=(commitment,), events=(event,), actors=(actor,), risks=(risk,))
    assert reading_from_plain(reading_to_plain(reading)) == reading


def test_reading_of_an_older_version_is_read() -> None:
    """A kind of record that it did not know is empty."""
    document = Document(id="d", document="d", source_id="s", sha256="0", text="It rains.")
    plain = reading_to_plain(Reading(document=document))
    del plain["risks"]
    assert reading_from_plain(plain) == Reading(document=replace(document))
