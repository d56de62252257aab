"""Classes of acts: many wordings of one act, and wordings that look alike and are another."""

import pytest

from communique.knowledge.act_frames import act_classes, frames_of, proper_names, related, with_entailed
from communique.knowledge.loading import read_rows


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a single Turkish soldier sets foot on the plateau", "enter"),
        ("Bulgarian columns rolled over the frontier", "enter"),
        ("their tanks are seen inside the valley", "enter"),
        ("the fall of Ruhengeri", "capture"),
        ("the frigate boarded a Maltese tanker", "seize_ship"),
        ("no vessel gets through the Strait of Hormuz", "close_strait"),
        ("the envoy was told to leave and declared persona non grata", "expel_diplomats"),
        ("three pilgrims were shot dead at the shrine", "kill"),
        ("the taps of the gas pipeline are turned off", "cut_gas"),
        ("an underground explosion of an atomic device", "nuclear_test"),
        ("the two sides put their names to the accord", "sign_pact"),
        ("the colonels oust the prime minister", "coup"),
        ("the garrison goes home", "withdraw"),
        ("the journalist walks free", "release"),
        ("the second filling of the reservoir", "dam_fill"),
    ],
)
def test_wordings_of_an_act(words: str, name: str) -> None:
    """Verb, noun, passive and idiom name the same class."""
    assert name in frames_of(words).acts


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the frigate boarded a Maltese tanker", "capture"),  # a ship, not a place
        ("rebels free the kidnapped engineers", "hostage"),  # the attribute tells whom, not what is done
        ("the ceasefire after the shelling holds", "attack"),  # an end is no attack
        ("talks in March", "advance"),  # the month
    ],
)
def test_look_alikes(words: str, name: str) -> None:
    """Words that only describe somebody, and words of another meaning."""
    assert name not in frames_of(words).acts


def test_relations_name_known_classes() -> None:
    """Each row of the table of relations stands for classes that exist, each class and relation once."""
    rows = list(read_rows("act_relations.tsv"))
    named = {name for row in rows for name in (row["class"], *row["others"].split())}
    assert named <= act_classes().keys()
    assert len({(row["class"], row["relation"]) for row in rows}) == len(rows)


def test_patterns_name_known_words() -> None:
    """A thing or group of verbs that a pattern names has words."""
    known = {{"object": "@", "verb": "%"}.get(row["kind"], "") + row["class"] for row in read_rows("act_words.tsv")}
    named = {
        part
        for row in read_rows("act_frames.tsv")
        for part in row["patterns"].replace("!", " ").replace("|", " ").split()
        if part[0] in "@%"
    }
    assert named <= known | {"@name"}


def test_what_follows_from_what() -> None:
    """Sinking a ship attacks it; massing troops prepares an invasion; opening a strait undoes its closing."""
    assert {"attack_ship", "attack"} <= with_entailed(frozenset({"sink_ship"}))
    assert "invade" in related({"mass_troops"}, "prepares")
    assert "close_strait" in related({"open_strait"}, "contrary")
    assert "open_strait" in related({"close_strait"}, "contrary")


def test_names_without_peoples() -> None:
    """A place is a name; an adjective of a people or a weekday is none."""
    assert proper_names("On Friday the Chadian army took Faya") == ("Faya",)
