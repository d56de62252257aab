"""Sides of an act that its own words leave out: filled from what stands around it, or left open."""

from typing import cast

import pytest

from communique.records import Span
from communique.resolving.actors import Parties
from communique.resolving.event_sides import Pairs, Setting, Told, is_own_word, joint_sides, with_sides, without_self
from communique.resolving.resolution import Resolution


class _Parties:
    """Two countries in play: Kenya and Uganda."""

    def __init__(self, score: float = 0.6, inside: tuple[str, ...] = ()) -> None:
        self._score = score
        self._inside = inside

    def other(self, code: str, offset: int) -> Resolution:
        return Resolution("UGA GOV" if code.startswith("KEN") else "KEN GOV", self._score)

    def pair(self, offset: int) -> tuple[str, ...]:
        return ("KEN GOV", "UGA GOV")

    def codes_inside(self, span: Span) -> tuple[str, ...]:
        return self._inside


def parties(score: float = 0.6, inside: tuple[str, ...] = ()) -> Parties:
    return cast(Parties, _Parties(score, inside))


def named(*codes: str | None) -> Pairs:
    return tuple((Span(k, k + 1, "X"), code) for k, code in enumerate(codes))


def codes(pairs: Pairs) -> list[str | None]:
    return [code for _, code in pairs]


def test_the_other_country_is_filled_in_only_where_it_stands_out() -> None:
    """A weak lead is no party."""
    clear = with_sides(parties(), "REJECT", named("KEN GOV"), (), Setting(offset=0))
    weak = with_sides(parties(0.4), "REJECT", named("KEN GOV"), (), Setting(offset=0))
    assert clear[1] == ((None, "UGA GOV"),)
    assert weak[1] == ()


def test_no_culprit_is_guessed() -> None:
    """Who attacked stays open where nobody says so, however clear the other country is."""
    assert with_sides(parties(), "ASSAULT", (), named("KEN MIL"), Setting(offset=0))[0] == ()


@pytest.mark.parametrize(("part", "doer"), [("response", "KEN GOV"), ("trigger", "UGA GOV")])
def test_the_sides_of_a_commitment_do_its_acts(part: str, doer: str) -> None:
    """The issuer responds; the target would do what sets it off."""
    setting = Setting(offset=0, part=part, issuers=("KEN GOV",), targets=("UGA GOV",))
    assert codes(with_sides(parties(), "ASSAULT", (), (), setting)[0]) == [doer]


def test_a_guarantee_leaves_open_who_would_attack() -> None:
    """Whoever attacks the ally is not the ally."""
    setting = Setting(offset=0, part="trigger", guards=True, issuers=("KEN GOV",), targets=("UGA GOV",))
    assert codes(with_sides(parties(), "ASSAULT", (), (), setting)[0]) == []


def test_what_is_said_names_whom_it_is_turned_to() -> None:
    """The first other party in the words of an accusation comes before the country in play."""
    setting = Setting(offset=0, said=(Span(5, 9, "said"),))
    found = with_sides(parties(inside=("KEN MIL", "SSD GOV")), "ACCUSE", named("KEN GOV"), (), setting)
    assert codes(found[1]) == ["SSD GOV"]


def test_an_answer_goes_to_the_one_whose_act_it_answers() -> None:
    """ "Kenya rejected the offer", right after somebody made one."""
    setting = Setting(offset=150, before=(Told(60, "AGREE", ("TZA GOV",), ()),))
    assert codes(with_sides(parties(), "REJECT", named("KEN GOV"), (), setting)[1]) == ["TZA GOV"]


def test_those_who_meet_are_the_two_in_play() -> None:
    """ "Talks resumed": both sides; "they agreed": the one named and the other."""
    assert codes(joint_sides(parties(), "CONSULT", (), 0)) == ["KEN GOV", "UGA GOV"]
    assert codes(joint_sides(parties(), "AGREE", named("KEN GOV"), 0)) == ["KEN GOV", "UGA GOV"]
    assert codes(joint_sides(parties(), "AGREE", named("KEN GOV", "TZA GOV"), 0)) == ["KEN GOV", "TZA GOV"]


def test_nobody_acts_against_himself_or_his_own_army() -> None:
    """The actor's own code and his army drop out; his rebels stay."""
    kept = without_self(named("KEN GOV"), named("KEN GOV", "KEN MIL", "KEN REB", "UGA MIL"))
    assert codes(kept) == ["KEN REB", "UGA MIL"]


def test_kindness_and_harm_turn_to_the_one_who_tells_them() -> None:
    """ "They have promised aid", in a letter of the Ugandan government: promised to Uganda."""
    setting = Setting(offset=0, author="UGA GOV")
    assert codes(with_sides(parties(0.3), "AID", named("KEN GOV"), (), setting)[1]) == ["UGA GOV"]
    assert codes(with_sides(parties(0.3), "AID", named("UGA GOV"), (), setting)[1]) == []


@pytest.mark.parametrize(
    ("kind", "holder", "wanted"),
    [("THREATEN", "KEN GOV", True), ("ASSAULT", "KEN GOV", False), ("THREATEN", "UGA GOV", False)],
)
def test_what_a_party_says_it_said_is_said(kind: str, holder: str, wanted: bool) -> None:
    """Its own note of its warning is the warning; its deeds, and what others say it said, stay claims."""
    assert is_own_word(kind, "alleged", holder, ("KEN GOV",)) is wanted
