"""Which mentions are one agreement or one channel."""

from communique.queries.instruments import InstrumentGroup, group_instruments
from communique.records import Document, Instrument
from marked import make_reading

TRUCE = {"kind": "ceasefire", "name": "ceasefire for Sarajevo", "party_codes": ("SRB GOV", "BIH GOV")}
BARE = {"kind": "agreement", "name": "agreement", "party_codes": ("BIH GOV", "USA GOV")}


def groups(*texts: tuple[str, dict[str, dict[str, object]]]) -> list[InstrumentGroup]:
    """The groups over marked texts in order."""
    readings = [make_reading(str(n), text, instruments=found) for n, (text, found) in enumerate(texts)]
    documents: dict[str, Document] = {r.document.id: r.document for r in readings}
    instruments: list[Instrument] = [i for r in readings for i in sorted(r.instruments, key=lambda i: i.span)]
    return group_instruments(instruments, documents)


def test_the_agreement_is_the_ceasefire_named_before() -> None:
    """It points back; who speaks of it is no party."""
    text = "They signed {i1|a ceasefire for Sarajevo}. Washington welcomed {i2|the agreement}."
    (group,) = groups((text, {"i1": TRUCE, "i2": BARE}))
    assert (group.kind, group.party_codes) == ("ceasefire", ("SRB GOV", "BIH GOV"))


def test_an_agreement_of_its_own_stays_apart() -> None:
    """No article points back."""
    text = "They signed {i1|a ceasefire for Sarajevo}. Washington offered {i2|an agreement}."
    assert len(groups((text, {"i1": TRUCE, "i2": BARE}))) == 2


def test_a_line_is_known_by_the_words_told_of_it() -> None:
    """Another text calls it by the place that the first text gives: its state changes, not its number."""
    opened = {"kind": "channel", "name": "hotline between the two armies", "party_codes": ("BIH MIL",)}
    cut = {"kind": "channel", "name": "hotline at Sarajevo airport", "party_codes": ("BIH GOV",), "state": "suspended"}
    (group,) = groups(
        ("{i1|A hotline between the two armies} was opened at Sarajevo airport.", {"i1": opened}),
        ("{i1|The hotline at Sarajevo airport} was cut.", {"i1": cut}),
    )
    assert group.state == "suspended"


def test_a_numbered_resolution_is_no_other() -> None:
    """Resolutions that were vetoed say nothing about the one that stands."""
    numbered = {"kind": "resolution", "name": "Resolution 2254", "party_codes": ("IGO UNO",)}
    vetoed = {"kind": "resolution", "name": "resolutions", "party_codes": ("IGO UNO",), "state": "blocked"}
    again = {"kind": "resolution", "name": "resolution", "party_codes": ("IGO UNO",)}
    text = "{i1|Resolution 2254} stands. Moscow vetoed {i2|resolutions} on gas. {i3|The resolution} binds all."
    found = groups((text, {"i1": numbered, "i2": vetoed, "i3": again}))
    assert [(len(g.members), g.state) for g in found] == [(2, "in_force"), (1, "blocked")]
