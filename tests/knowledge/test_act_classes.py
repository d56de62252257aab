"""Acts of many kinds of crises by their classes: said as nouns, with light verbs, in the passive, in other words."""

import pytest

from communique.knowledge.act_frames import act_classes, frames_of, related


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the brigade carries out a raid on the depot", "attack"),
        ("mutineers loot a mission station", "attack"),
        ("frogmen fix a limpet mine to the hull of the ferry", "attack_ship"),
        ("a sniper on the roof", "fire_on"),
        ("a cruise missile slams into the terminal", "missile_strike"),
        ("arson at a pylon and a substation", "sabotage"),
        ("nationalists barge into the compound, settlers slip across the river", "enter"),
        ("students plant a banner on the islet", "capture"),
        ("the council of officers swears in its own president", "coup"),
        ("Tripoli flies in mercenaries", "deploy_troops"),
        ("a balloon drifts over the island", "overfly"),
        ("technicians add two cascades", "enrich"),
        ("Manama misses the instalment", "not_pay"),
        ("Manama settles its arrears", "pay"),
        ("flour is withheld from the enclave", "block_aid"),
        ("the refinery passes into state hands", "nationalise"),
        ("the consul is shown the door, persona non grata", "expel_diplomats"),
        ("a mob ransacks the consulate", "storm_embassy"),
        ("a mole is unmasked, the agents arrested", "spy_caught"),
        ("gunmen hijack a coach", "hostage"),
        ("the sheikh gives the deserters refuge", "shelter"),
        ("the bloc admits a ninth member", "join_alliance"),
        ("the board quashes the result of the poll", "election_put_off"),
        ("a laser dazzles the satellite", "hit_satellite"),
        ("Abuja meddles in the campaign", "meddle"),
        ("the paper recants its report", "retract"),
        ("the ministry stands by its decree", "stay"),
        ("soldiers rebuild a watchtower", "border_move"),
    ],
)
def test_class_of(text: str, name: str) -> None:
    assert name in frames_of(text).acts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quito pays for the murdered consul", "kill"),
        ("Dakar arrests the men behind the bombing", "bombing_attack"),
        ("Accra condemns the raid and the shelling", "attack"),
        ("Oslo apologises for the flight over the island", "overfly"),
        ("Lima hands over the fugitive behind the massacre", "massacre"),
    ],
)
def test_what_only_describes_is_not_done(text: str, name: str) -> None:
    """Of a payment for a murder, an arrest for a bombing, a word on a raid, only the first is told."""
    assert name not in frames_of(text).acts


def test_relations_name_classes() -> None:
    """Every class that a relation names is in the table."""
    relations = ("entails", "contrary", "against", "prepares", "brings", "hides")
    named = {other for name in act_classes() for relation in relations for other in related({name}, relation)}
    assert named <= act_classes().keys()
