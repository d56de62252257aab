"""Part by part: when one act is another, what is missing, and what speaks against it."""

from typing import Any

import pytest

from communique.knowledge.themes import themes_of
from communique.linking.parties import name_in_text, struck_by_name
from communique.linking.unification import unify
from communique.linking.vague import is_vague
from communique.linking.words import content_words, stem, stems
from communique.records import Act


def act(text: str, **fields: Any) -> Act:
    """An act with the words and themes of its text."""
    filled: dict[str, Any] = {"type": "ASSAULT", "words": stems(text), "themes": themes_of(content_words(text))}
    return Act(text=text, **filled | fields)


SHIPS = act("our ships are attacked", recipient_codes=("USA GOV",))
SOLDIERS = act("a threat to our servicemen", type=None, recipient_codes=("RUS MIL",))
BORDER = act("one soldier crosses the Line of Control", type="COERCE", actor_codes=("IND MIL",))


def needs(given: Act, wanted: Act, by: str, against: str | None = None, **options: Any) -> tuple[str, ...] | None:
    """What is missing; `None` where the act is another."""
    fit = unify(given, wanted, wanted_by=frozenset({by}), against=frozenset({against} if against else ()), **options)
    return None if fit is None else fit.needs


def test_victims_of_an_unnamed_doer() -> None:
    """'If our ships are attacked': by anybody, but another state than the one addressed only perhaps."""
    by_iran = act("Iran attacks American ships", actor_codes=("IRN GOV",), recipient_codes=("USA GOV",))
    by_yemen = act("Yemen attacks American ships", actor_codes=("YEM GOV",), recipient_codes=("USA GOV",))
    raiders = act("raiders attack American ships", actor_codes=("YEM REB",), recipient_codes=("USA GOV",))
    assert needs(by_iran, SHIPS, "USA", "IRN") == ()
    assert needs(raiders, SHIPS, "USA", "IRN") == ()
    assert needs(by_yemen, SHIPS, "USA", "IRN") == ("the act is Iran's",)
    assert needs(by_yemen, SHIPS, "USA", "IRN", strict=True) is None


def test_attack_elsewhere_is_no_attack_on_ships() -> None:
    """A named object of another country ends it; ships and soil are not where another is struck."""
    elsewhere = act("Iran attacks Bahrain", actor_codes=("IRN GOV",), recipient_codes=("BHR GOV",))
    assert needs(elsewhere, SHIPS, "USA", "IRN") is None


def test_soldiers_may_stand_where_another_is_struck() -> None:
    """The one victim that travels: then their being hit is the need, and the only one."""
    strike = act("America strikes Syria", actor_codes=("USA GOV",), recipient_codes=("SYR GOV",))
    assert needs(strike, SOLDIERS, "RUS", "USA") == ("Russian servicemen are endangered",)


def test_same_words_are_the_same_act() -> None:
    """The act's own words decide where its type was read in two ways."""
    crossing = act("Indian troops cross the Line of Control", type="MOBILIZE", actor_codes=("IND MIL",))
    assert needs(crossing, BORDER, "PAK", "IND") == ()


def test_other_place_is_another_act() -> None:
    """A place that is not named is a need; another place is not this one."""
    wanted = act("the terminal on Kharg is bombed", places=("Kharg",), recipient_codes=("IRN GOV",))
    sides: dict[str, Any] = {"actor_codes": ("USA GOV",), "recipient_codes": ("IRN GOV",)}
    assert needs(act("America bombs Iran", **sides), wanted, "IRN") == ("it happens at Kharg",)
    assert needs(act("America bombs Bandar Abbas", places=("Bandar Abbas",), **sides), wanted, "IRN") is None


def test_decisive_means_must_be_named() -> None:
    """An offensive is no use of chemical weapons, and a vague answer is none either."""
    gas = act("uses chemical weapons", actor_codes=("SYR GOV",))
    assert needs(act("Syria attacks Idlib", actor_codes=("SYR GOV",)), gas, "USA") is None
    assert needs(act("will respond", type=None, actor_codes=("SYR GOV",)), gas, "USA") is None


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("will respond swiftly", True),
        ("will act against those responsible", True),
        ("will respond with full force", True),
        ("will answer with air strikes", False),
        ("will close the strait", False),
    ],
)
def test_words_that_stand_for_any_act(text: str, vague: bool) -> None:
    """'With' names it, unless it names only force in general."""
    assert is_vague(text) is vague


def test_one_word_in_its_forms() -> None:
    """Doubled consonants, irregular pasts, and an s that belongs to the word."""
    assert {stem(w) for w in ("ram", "rams", "ramming", "rammed")} == {"ram"}
    assert {stem(w) for w in ("cross", "crosses", "crossing", "crossed")} == {"cross"}
    assert stem("sank") == stem("sinks")


def test_names_as_they_stand_in_a_sentence() -> None:
    """Needs are read by people."""
    assert [name_in_text(c) for c in ("USA", "ARE", "IRN")] == ["the United States", "the United Arab Emirates", "Iran"]


INTERVENTION = act("any military intervention against Niger", type=None, recipient_codes=("NER GOV",))


def test_a_party_named_as_struck_is_the_object() -> None:
    """'Against Cuba' in the condition's own words; nationalities and places are none."""
    assert struck_by_name("a war against Cuba") == ("CUB GOV",)
    assert struck_by_name("a fleet on its way to Cuba") == ()


def test_not_every_harm_is_an_intervention() -> None:
    """A shooting at home is none; an attack from outside is."""
    shooting = act("a governor is killed", recipient_codes=("NER GOV",))
    attack = act("Chad attacks Niger", actor_codes=("TCD GOV",), recipient_codes=("NER GOV",))
    assert needs(shooting, INTERVENTION, "MLI") == ("the act is an intervention",)
    assert needs(attack, INTERVENTION, "MLI") == ()


def test_coercion_is_no_war_yet() -> None:
    """A ship stopped could lead to one."""
    stopped = act("stops a ship", type="COERCE", actor_codes=("USA GOV",), recipient_codes=("CUB GOV",))
    war = act("a war against Cuba", type=None, actor_codes=("USA GOV",), recipient_codes=("CUB GOV",))
    assert needs(stopped, war, "RUS", "USA") == ("the act is a war",)


def test_an_attack_on_a_country_is_not_made_by_itself() -> None:
    """'Any attack on Niger': its own army's shooting is none, for the words name whom it hits."""
    own = act("soldiers shoot a minister", actor_codes=("NER MIL",))
    assert needs(own, act("any attack on Niger", recipient_codes=("NER GOV",)), "DZA") is None


def test_a_missile_is_missing_in_another_attack() -> None:
    """A condition that speaks of missiles is met by gunfire only perhaps."""
    gunfire = act("Cuba opens fire", actor_codes=("CUB MIL",), recipient_codes=("USA GOV",))
    missile = act("any missile fired at Florida", recipient_codes=("USA GOV",))
    assert needs(gunfire, missile, "USA", "CUB") == ("a missile is launched",)


def test_alternatives_are_met_by_one() -> None:
    """Of nationals, diplomats or bases, the bases will do."""
    wanted = act("French diplomats or bases are attacked", actor_codes=("NER GOV",), recipient_codes=("FRA GOV",))
    base = act("a French base is attacked", recipient_codes=("FRA MIL",))
    assert needs(base, wanted, "FRA") == ("the act is Niger's",)


def test_an_alliance_does_not_set_off_its_own_threat() -> None:
    """It acts as a state does."""
    bombs = act("NATO bombs positions", actor_codes=("IGO NAT",), recipient_codes=("SRB MIL",))
    assert needs(bombs, act("they shell the town", recipient_codes=("BIH GOV",)), "IGO NAT", "SRB") is None


def test_an_end_is_no_going_on() -> None:
    """'While the truce holds' is not set off by its end."""
    ends = act("the truce ends", type=None)
    assert needs(ends, act("the truce holds", type=None), "OMN") is None
    assert needs(ends, act("the truce is ended", type=None), "OMN") == ()


def test_an_attack_on_somebody_is_not_yet_on_the_protected() -> None:
    """The word "attack" alone says nothing about whom."""
    somewhere = act("a ship is attacked", themes=frozenset())
    assert needs(somewhere, act("an attack", recipient_codes=("ARE GOV",)), "SAU") == (
        "the act is against the United Arab Emirates",
    )


def test_needs_call_a_state_as_its_words_do() -> None:
    """A Soviet condition is compared as Russia's, and spoken of as the Soviet Union's."""
    wanted = act("an attack on our bridge", actor_codes=("SUN MIL",))
    assert needs(act("an attack on our bridge"), wanted, "NOR") == ("the act is the Soviet Union's",)
    assert needs(act("an attack on our bridge", actor_codes=("RUS MIL",)), wanted, "NOR") == ()
