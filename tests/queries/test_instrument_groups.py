"""Which mentions are one agreement or one channel."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from communique.queries.instruments import InstrumentGroup, group_instruments
from communique.queries.watching import whole_instrument
from communique.records import Document, Instrument
from marked import make_reading

TRUCE = {"kind": "ceasefire", "name": "ceasefire for Sarajevo", "party_codes": ("SRB GOV", "BIH GOV")}
BARE = {"kind": "agreement", "name": "agreement", "party_codes": ("BIH GOV", "USA GOV")}


def groups(*texts: tuple[str, dict[str, dict[str, object]]], days: Sequence[str | None] = ()) -> list[InstrumentGroup]:
    """The groups over marked texts in order, with the days of the texts."""
    known = [*days, *[None] * len(texts)]
    readings = [
        make_reading(str(n), text, instruments=found, published=known[n]) for n, (text, found) in enumerate(texts)
    ]
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


LINE = {"kind": "channel", "name": "hotline at Atbara", "party_codes": ("SDN MIL", "ETH MIL")}
LIFE = (
    ("{i1|The hotline at Atbara} was opened.", {"i1": LINE}),
    ("{i1|The hotline at Atbara} was cut.", {"i1": LINE | {"state": "suspended"}}),
    ("Officers used {i1|the hotline at Atbara} before.", {"i1": LINE}),
    ("{i1|The hotline at Atbara} was restored.", {"i1": LINE}),
)


def test_each_change_with_its_day() -> None:
    """A mention in passing changes nothing; words of restoring do."""
    (group,) = groups(*LIFE, days=("1995-05-01", "1995-06-01", "1995-06-20", "1995-07-01"))
    assert [(c.date, c.state) for c in group.changes] == [
        ("1995-05-01", "in_force"),
        ("1995-06-01", "suspended"),
        ("1995-07-01", "restored"),
    ]
    assert group.state == "in_force"


def test_undated_texts_have_no_order_of_their_own() -> None:
    """Where they stand in the store tells nothing: the state is the same in any order."""
    states = {groups(*texts)[0].state for texts in permutations(LIFE[:3])}
    assert states == {"suspended"}


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Both said that {i1|the hotline at Atbara} works again.", "in_force"),
        ("{i1|The hotline at Atbara} was extended until spring.", "in_force"),
        ("Sudan is ready to reopen {i1|the hotline at Atbara}.", "suspended"),
        ("{i1|The hotline at Atbara} will be restored.", "suspended"),
        ("Both agreed not to fire, and {i1|the hotline at Atbara} was restored.", "in_force"),
    ],
)
def test_only_what_was_restored_is_open_again(words: str, state: str) -> None:
    """What somebody is ready to do, or will do, is not done; a later "until" takes nothing back."""
    (group,) = groups(LIFE[1], (words, {"i1": LINE}), days=("1995-06-01", "1995-07-01"))
    assert group.state == state


def test_the_term_runs_from_its_beginning() -> None:
    """Thirty days from the twelfth."""
    truce = TRUCE | {"duration": "P30D", "start": "1995-01-12"}
    (group,) = groups(("{i1|A 30-day ceasefire for Sarajevo} began.", {"i1": truce}))
    assert group.ends == "1995-02-11"


def test_who_only_speaks_of_a_truce_is_no_party() -> None:
    """Two states are named with it again and again, the third once."""
    told = [("{i1|The ceasefire for Sarajevo} holds.", {"i1": TRUCE})] * 3
    mourned = ("France called {i1|the ceasefire for Sarajevo} dead.", {"i1": TRUCE | {"party_codes": ("FRA GOV",)}})
    texts = [(f"{n}: {text}", found) for n, (text, found) in enumerate([*told, mourned])]
    (group,) = groups(*texts)
    assert group.party_codes == ("SRB GOV", "BIH GOV")


def test_a_party_guessed_wrong_once_parts_no_line() -> None:
    """One text takes the mediator for a party; the line that works again is still the one that was cut."""
    line = {"kind": "channel", "name": "hotline between the general staffs"}
    (group,) = groups(
        (
            "{i1|The hotline between the general staffs} was cut.",
            {"i1": line | {"party_codes": ("PER MIL", "ECU MIL"), "state": "suspended"}},
        ),
        (
            "Brazil asked both to use {i1|the hotline between their general staffs}.",
            {"i1": line | {"party_codes": ("ECU GOV", "BRA GOV")}},
        ),
        (
            "{i1|The line between the general staffs} works again, Peru said.",
            {"i1": line | {"name": "line between the general staffs", "party_codes": ("PER MIL",)}},
        ),
        days=["1991-07-09", "1991-07-05", "1991-07-18"],
    )
    assert group.state == "in_force"
    assert {code[:3] for code in group.party_codes} == {"PER", "ECU"}


def test_a_rule_sees_what_any_text_tells_of_an_instrument() -> None:
    """Who is said to have broken a truce is known after it ran out, though the last text does not say it again."""
    broken = TRUCE | {"state": "alleged_violated", "alleged_by": ("BIH GOV",), "alleged_against": ("SRB GOV",)}
    (group,) = groups(
        ("Bosnia said Serbia broke {i1|the ceasefire for Sarajevo}.", {"i1": broken}),
        ("{i1|The ceasefire for Sarajevo} ran out.", {"i1": TRUCE | {"state": "ended"}}),
        days=("1995-02-01", "1995-03-01"),
    )
    whole = whole_instrument(group)
    assert (whole.state, whole.alleged_against) == ("ended", ("SRB GOV",))
