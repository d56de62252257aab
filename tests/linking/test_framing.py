"""Acts beside conditions by their classes: the same, undone, on the way; and what is said to be open."""

import pytest

from communique.linking.asking import is_barred
from communique.linking.framing import (
    compare_frames,
    frame_features,
    is_of_another_matter,
)
from communique.linking.needs import open_needs
from communique.linking.told_parties import Waiting
from communique.linking.wording import lies_ahead, main_clause
from communique.linking.words import stems
from communique.records import Act

GREEK = Waiting(issuers=("GRC GOV",), targets=("TUR GOV",), undone=False, addresses=True)


@pytest.mark.parametrize(
    ("told", "wanted", "undone"),
    [
        ("Chadian paratroopers capture Faya", "foreign troops set foot in the north", False),
        ("Lisbon does not free the two pilots", "the pilots are released", True),
        ("the brigade is still in the valley", "its brigade leaves the valley", True),
        ("Tunis refuses to extradite the banker", "the banker is handed over", True),
        ("corvettes impound a Danish trawler", "one of our ships is boarded", False),
    ],
)
def test_met(told: str, wanted: str, undone: bool) -> None:
    """In other words, by what it entails, or left undone where that is waited for."""
    assert compare_frames(told, wanted, undone).met > 0


@pytest.mark.parametrize(
    ("told", "wanted", "undone"),
    [
        ("Lisbon frees the two pilots", "the pilots are released", True),
        ("the brigade goes home from the valley", "its brigade stays in the valley", False),
        ("the navy lets every ship through the strait", "the strait is closed", False),
        ("the generals do not sign the accord", "the accord is signed", False),
    ],
)
def test_opposed(told: str, wanted: str, undone: bool) -> None:
    """The contrary of what is waited for never meets it."""
    fit = compare_frames(told, wanted, undone)
    assert fit.opposed > 0
    assert fit.met == 0


def test_preparation_is_not_the_act() -> None:
    """Massing troops is on the way to an invasion."""
    fit = compare_frames("Two divisions mass on the border", "an invasion of the valley", False)
    assert (fit.met, fit.coming) == (0.0, 1.0)


def test_clause_of_another_act_is_left_out() -> None:
    """What came before is not what is asked about."""
    assert main_clause("Oslo recalls its envoy after gunmen storm the embassy") == "Oslo recalls its envoy"


def test_whose_act_it_is() -> None:
    """Whoever set the condition does not meet it; whom it addresses does."""
    wanted = Act(text="a shot falls on our islands", type="ASSAULT")

    def by(code: str) -> Act:
        return Act(text="Gunboats fire on Kos", type="ASSAULT", actor_codes=(code,), recipient_codes=("GRC GOV",))

    assert frame_features(by("TUR MIL"), wanted, GREEK)["doer side meets"]
    assert frame_features(by("GRC MIL"), wanted, GREEK)["own side's act"]
    assert frame_features(by("ITA MIL"), wanted, GREEK)["doer side differs"]


def test_open_needs_in_plain_words() -> None:
    """The deed, the doer, whom it hits and where, as far as the condition names them."""
    given = Act(text="Two divisions mass on the border", type="MOBILIZE")
    wanted = Act(text="Turkey invades Thrace", type="ASSAULT", actor_codes=("TUR GOV",), places=("Thrace",))
    assert open_needs(given, wanted, GREEK) == (
        "it comes to an invasion",
        "it is done by Turkey",
        "it happens at Thrace",
    )


def test_need_of_last_resort_is_the_condition() -> None:
    """Where nothing is known to be missing, the condition is quoted."""
    act = Act(text="something else", type=None, actor_codes=("TUR GOV",))
    assert open_needs(act, Act(text="that", type=None), GREEK) == ("it is the act meant by “that”",)


def test_other_crises_are_left_alone() -> None:
    """A landing in one sea is not the landing that another crisis waits for, unless a name of its text is in it."""
    wanted = Act(text="a single soldier sets foot on the islands", type="ASSAULT")
    near = "Athens said it would act if a single soldier sets foot on the islands off Kos."
    elsewhere = Act(text="Peruvian marines land near Arica", type="MOBILIZE", actor_codes=("PER MIL",))
    assert is_of_another_matter(elsewhere, wanted, GREEK, near=near)
    assert not is_of_another_matter(Act(text="Gunmen land at Kos", type=None), wanted, GREEK, near=near)
    turkish = Act(text="Turkish marines land", type=None, actor_codes=("TUR MIL",))
    assert not is_of_another_matter(turkish, wanted, GREEK, near=near)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("Lima plans to close the bridge", True),
        ("Peru to close bridge, minister says", True),
        ("Peruvian troops could cross the river", True),
        ("Lima begins to close the bridge", False),
        ("Troops loyal to the general cross the river", False),
        ("Lima refuses to open the bridge", False),
    ],
)
def test_acts_that_lie_ahead(text: str, ahead: bool) -> None:
    """A plan, a threat and a headline with "to" tell of no act; a refusal does."""
    assert lies_ahead(text) == ahead


def test_a_condition_left_undone_is_not_undone_twice() -> None:
    """ "If the garrison does not leave" waits for the garrison to stay, however it is written down."""
    wanted = "the garrison does not leave the island"
    assert compare_frames("the garrison stays on the island", wanted, True).met > 0
    assert compare_frames("the garrison leaves the island", wanted, True).met == 0


def test_what_an_unless_waits_for_is_met_only_by_what_stays_undone() -> None:
    """ "Unless the camps are closed": closing them answers nothing, keeping them does."""
    waiting = Waiting(issuers=("COD GOV",), targets=("COG GOV",), undone=True, addresses=True)
    wanted = Act(text="the rebels' camps are closed", type=None)
    for told, is_barred_by_it in (
        ("Brazzaville dismantles the rebel camps", 1.0),
        ("Brazzaville keeps the rebel camps open", 0.0),
        ("Brazzaville refuses to close the rebel camps", 0.0),
    ):
        found = frame_features(Act(text=told, type=None), wanted, waiting)
        assert found["left, nothing tells"] == is_barred_by_it


def test_another_doer_by_the_words_is_barred() -> None:
    """A condition that names its doer is not met by another, nor any by the issuer's own side."""
    wanted = Act(text="Turkish ships enter the bay", type=None)
    for told, barred in (
        ("Turkish frigates enter the bay", False),
        ("Italian frigates enter the bay", True),
        ("Greek frigates enter the bay", True),
        ("Unknown ships enter the bay", False),
    ):
        assert is_barred(frame_features(Act(text=told, type=None), wanted, GREEK)) == barred


def test_nobody_named_is_not_another_matter_where_words_are_shared() -> None:
    """Of rebels, soldiers and a hospital without any name only the words can tell."""
    waiting = Waiting(issuers=(), targets=(), undone=False, addresses=True)
    wanted = Act(text="the army storms the hospital", type=None, words=stems("the army storms the hospital"))
    near = Act(text="soldiers storm the hospital", type=None, words=stems("soldiers storm the hospital"))
    far = Act(text="a soldier crosses the line", type=None, words=stems("a soldier crosses the line"))
    assert not is_of_another_matter(near, wanted, waiting, near="")
    assert is_of_another_matter(far, wanted, waiting, near="")


def test_the_same_words_the_other_way_round_are_barred() -> None:
    """Without names only the order tells who does it: in a passive or a noun it tells nothing."""
    wanted = Act(text="gold diggers kill another chief", type=None)
    waiting = Waiting(issuers=("BRA GOV",), targets=(), undone=False, addresses=True)
    for told, barred in (
        ("a chief kills two gold diggers", True),
        ("two gold diggers kill a chief", False),
        ("a chief is killed by gold diggers", False),
    ):
        assert is_barred(frame_features(Act(text=told, type=None), wanted, waiting)) == barred


def test_civilians_are_no_armed_men() -> None:
    """Tourists who land are no landing of paratroopers; villagers who are shot have done nothing."""
    wanted = Act(text="French paratroopers land on the Comoros", type=None)
    waiting = Waiting(issuers=("TZA GOV",), targets=("FRA MIL",), undone=False, addresses=True)
    for told, barred in (
        ("French tourists land on the Comoros", True),
        ("French commandos land on the Comoros", False),
        ("French tourists are shot by paratroopers on the Comoros", False),
    ):
        assert is_barred(frame_features(Act(text=told, type=None), wanted, waiting)) == barred
