"""Commitments of whole texts, as the packaged model parses them: who would do what to whom if what."""

import re
from functools import cache

import pytest

from communique.language import load_analyser
from communique.reading.commitments import extract_commitments
from communique.reading.statements import extract_statements
from communique.records import CommitmentDraft, Document, document_id, sha256_of
from communique.records.spans import spans_in

pytestmark = pytest.mark.model

_MARK = re.compile(r"\{(issuer|trigger|response|demand|deadline|hedge)\|([^{}]*)\}")


@cache
def commitments_of(text: str) -> tuple[CommitmentDraft, ...]:
    identity = document_id(url=None, source_id="t", text_sha256=sha256_of(text))
    document = Document(id=identity, document=identity, source_id="t", sha256=sha256_of(text), text=text)
    analysis = load_analyser().analyse(document)
    return extract_commitments(analysis, extract_statements(analysis))


def check(marked: str, *, kind: str, condition: str) -> CommitmentDraft:
    """The text must hold one commitment of that kind with exactly the marked parts."""
    text = _MARK.sub(r"\2", marked)
    wanted = dict(_MARK.findall(marked))
    found = commitments_of(text)
    assert len(found) == 1, found
    commitment = found[0]
    assert (commitment.kind, commitment.condition) == (kind, condition)
    for name in ("issuer", "trigger", "response", "demand", "deadline"):
        if name in wanted:
            span = getattr(commitment, name)
            assert span is not None, name
            assert span.text == wanted[name]
    if "hedge" in wanted:
        assert [h.text for h in commitment.hedges] == [wanted["hedge"]]
    return commitment


THREATS = [
    # a plain condition, the issuer a named body inside the quotation
    (
        "{issuer|The Kremlin} warned Norway on Monday that it {response|would close the border} "
        "if {trigger|NATO troops entered Finnmark}.",
        "happens",
    ),
    # the response in front, the condition by inversion
    (
        "{issuer|Iran} {response|will seize British tankers} should {trigger|London detain another Iranian ship}.",
        "happens",
    ),
    # "unless": the trigger is what must be done
    ("Turkey {response|will bomb the camps} unless {trigger|Syria expels the rebels}.", "does_not_happen"),
    # no "if" at all: an act as subject, met by a response
    ("Any attack on our convoy {response|will be met with missiles}, the Russian defence ministry said.", "happens"),
    # vowed, with an infinitive
    ("{issuer|The Houthi movement} vowed to {response|sink American warships in the Red Sea}.", "unconditional"),
    # readiness hedges the threat
    (
        "Israel {hedge|is prepared to} {response|strike Iranian missile sites} if {trigger|the talks fail}, "
        "the Israeli prime minister said.",
        "happens",
    ),
]


@pytest.mark.parametrize(("marked", "condition"), THREATS)
def test_threats(marked: str, condition: str) -> None:
    check(marked, kind="threat", condition=condition)


def test_an_order_with_or_is_trigger_and_demand() -> None:
    # an ultimatum: the order is both what must happen and what is demanded; the limit stands without its preposition
    text = 'The Serbian commander told the garrison: "Leave the bridge by noon or we will shell the town."'
    (commitment,) = commitments_of(text)
    assert commitment.kind == "threat"
    assert commitment.condition == "does_not_happen"
    assert commitment.trigger is not None
    assert commitment.trigger.text == "Leave the bridge"
    assert commitment.demand == commitment.trigger
    assert commitment.deadline is not None
    assert commitment.deadline.text == "noon"


def test_assurance_cuts_out_its_negation() -> None:
    # polarity is a field, the words of the act stay positive
    text = "Egypt will not attack Israel, the Egyptian president said."
    (commitment,) = commitments_of(text)
    assert (commitment.kind, commitment.response_polarity) == ("assurance", "will_not")
    assert commitment.response is not None
    assert commitment.response.text == "attack Israel"


def test_promise_with_a_condition() -> None:
    # help behind a condition is a promise, not a threat
    text = "Saudi Arabia will release the prisoners once the Yemeni rebels withdraw from the port."
    (commitment,) = commitments_of(text)
    assert (commitment.kind, commitment.condition) == ("promise", "happens")


def test_guarantee_of_a_third_party() -> None:
    # defending somebody else is a guarantee
    text = "France will come to the aid of Greece if Turkish forces attack the islands, the French president said."
    (commitment,) = commitments_of(text)
    assert (commitment.kind, commitment.condition) == ("guarantee", "happens")


def test_demand_without_response() -> None:
    # a demand under a limit, with nothing threatened
    text = "Pakistan demanded that India withdraw its troops from the glacier by Friday."
    (commitment,) = commitments_of(text)
    assert commitment.kind == "demand"
    assert commitment.response is None
    assert commitment.demand is not None
    assert commitment.demand.text.startswith("withdraw its troops")


NONE = [
    # a forecast of outsiders
    "Analysts at a London bank expect Iran to close the strait if the sanctions are tightened.",
    # a question
    "Would Russia bomb Kharkiv if Ukraine joined the alliance?",
    # contrary to fact
    "Had the Soviet tanks crossed the river, the Americans would have fired.",
    # denied
    "China denied that it had threatened to sink the trawlers.",
    # weather
    "The hurricane will strike the coast of Cuba before dawn, the weather office warned.",
    # sport
    "Brazil will attack from the first whistle if their striker is fit, the coach promised.",
    # business
    "The airline will cancel its flights to Kabul unless fuel gets cheaper, the company said.",
    # a bare event
    "Syrian artillery shelled the village on Tuesday and killed four soldiers.",
    # fiction
    "In the novel the Turkish admiral swears that he will burn the fleet if the Sultan falls.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_commitment(text: str) -> None:
    assert commitments_of(text) == ()


def test_spans_are_slices_and_ids_stay() -> None:
    # every span equals its slice; reading twice gives the same records
    text = "The White House said the United States would strike Syria if it used gas. Syria vowed to shoot back."
    first = commitments_of(text)
    commitments_of.cache_clear()
    assert commitments_of(text) == first
    for commitment in first:
        for span in spans_in(commitment):
            assert text[span.start : span.end] == span.text
