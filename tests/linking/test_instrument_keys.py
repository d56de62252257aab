"""Groups that an instrument can belong to."""

from typing import Any

from communique.linking.instrument_keys import Instruments
from communique.records import Instrument, Span


def named(name: str, kind: str, parties: tuple[str, ...], document: str = "d", **more: Any) -> Instrument:
    return Instrument(
        id=f"{document}{name}{parties}", document=document, kind=kind, span=Span(0, len(name), name), name=name,
        party_codes=parties, state="in_force", **more,
    )  # fmt: skip


def test_groups_of_a_kind_with_a_party_a_name_or_a_text_in_common_are_looked_at() -> None:
    """Of other parties only one that is called the same, or stands in the same text."""
    near = Instruments()
    near.note(named("Riga truce", "ceasefire", ("LVA GOV", "EST GOV"), "a"), 0)
    near.note(named("Tartu truce", "ceasefire", ("FIN GOV", "SWE GOV"), "b"), 1)
    near.note(named("hotline", "channel", ("LVA GOV", "EST GOV"), "c"), 2)
    near.note(named("accord", "agreement", (), "e"), 3)
    assert near.places(named("truce", "ceasefire", ("LVA GOV",), "z")) == [0, 3]
    assert near.places(named("Tartu truce", "ceasefire", ("LVA GOV",), "z")) == [0, 1, 3]
    assert near.places(named("truce", "ceasefire", ("LVA GOV",), "c")) == [0, 2, 3]
    assert near.places(named("agreement", "agreement", (), "z")) == [0, 1, 3]
