"""What later words say of an earlier commitment: replaced, taken back, denied, weaker, and what says nothing."""

import pytest

from communique.knowledge.retraction_cues import retraction_cues
from communique.linking.wordings import sentence_at, wording_features, wording_scores
from communique.linking.words import sentence_bounds
from communique.records import Pointed

FIRST = "Norway will close its ports to Russian trawlers if the cable is cut again, the fisheries minister said."


def whole(text: str) -> Pointed:
    return Pointed(text, 0, len(text))


@pytest.mark.parametrize(
    ("later", "relation"),
    [
        ("Norway may close some of its ports to Russian trawlers if the cable is cut again.", "softens"),
        ("Instead of closing its ports, Norway will inspect the trawlers, the minister said.", "supersedes"),
        ("The plan to close the ports is off the table, Oslo said.", "withdraws"),
        ("The threat to the trawlers has been withdrawn, a spokesman in Oslo said.", "withdraws"),
        ("The minister never said anything about ports, his office wrote.", "denies"),
        ("The minister was misquoted, Oslo said: he had not mentioned trawlers at all.", "denies"),
        ("The minister was not authorised to speak for the government, Oslo said.", "disavows"),
    ],
)
def test_words_tell_the_relation(later: str, relation: str) -> None:
    """The likeliest change by words alone is what a reader would say."""
    scores = wording_scores(whole(FIRST), whole(later))
    assert max(sorted(set(scores) - {"none"}), key=lambda r: scores[r]) == relation


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("The embargo has been called off.", "withdraws"),
        ("The order will not be carried out.", "withdraws"),
        ("He had said nothing of the kind.", "denies"),
        ("No member of the cabinet had mentioned gas.", "denies"),
        ("That was the colonel's private opinion.", "disavows"),
        ("The deputy does not speak for the government.", "disavows"),
        ("The talks go on in Geneva.", None),
        ("The army will fire on any ship.", None),
    ],
)
def test_cues_of_the_table(words: str, relation: str | None) -> None:
    """A row of the table speaks for one relation; plain news has none."""
    found = [r for r, cue in retraction_cues().items() if cue.search(words)]
    assert found == ([relation] if relation else [])


@pytest.mark.parametrize(
    "later",
    [
        "The harbour master at Tromsø said that the weather would not improve before Sunday.",
        "Norway's parliament adopted the budget without a debate on Friday.",
    ],
)
def test_other_matters_are_none(later: str) -> None:
    """A sentence with "not" or "without" about something else says nothing of the commitment."""
    scores = wording_scores(whole(FIRST), whole(later))
    assert max(scores, key=lambda r: scores[r]) == "none"


def test_what_is_shared_loses_its_words() -> None:
    """The same wording, whatever was dropped: names and shared words leave no trace in the runs."""
    one = wording_features(
        whole("Peru will seize the ships."), whole("The seizing of the ships was dropped, Peru said.")
    )
    other = wording_features(
        whole("Chad will bomb the camp."), whole("The bombing of the camp was dropped, Chad said.")
    )
    assert {n for n in one if n[:2] == "b "} == {n for n in other if n[:2] == "b "}


def test_the_sentence_of_a_phrase() -> None:
    """The phrase keeps its place in its sentence."""
    text = "It rained. Cuba will send doctors. It rained again."
    start = text.index("will send")
    pointed = sentence_at(text, sentence_bounds(text), start, start + 9)
    assert pointed.text[pointed.start : pointed.end] == "will send"
    assert pointed.text.startswith("Cuba")
