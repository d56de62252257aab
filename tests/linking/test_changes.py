"""What stays one commitment, what hardens it, and what is only a condition or a claim."""

from typing import Any

import pytest

from communique.linking import link_readings
from communique.records import Claim, Link, Operation, Reading, Span, Statement, Tripwire
from marked import make_reading

SIDES: dict[str, Any] = {"issuer_code": "USA GOV", "target_code": "IRN GOV"}
STRUCK: dict[str, Any] = {"status": "conditional", "recipient_codes": ("USA GOV",)}


def ships(name: str, response: str, published: str, **fields: Any) -> Reading:
    """America answers an attack on its ships."""
    return make_reading(
        name,
        "If {c1.trigger|American ships are {e1|attacked}}, {c1.issuer|Washington} {c1.response|" + response + "}.",
        published=published,
        commitments={"c1": SIDES | fields},
        events={"e1": STRUCK},
    )


def wires(*readings: Reading) -> list[Tripwire]:
    return [r for r in link_readings(readings) if isinstance(r, Tripwire)]


def test_named_act_hardens_a_vague_one() -> None:
    """From "will act" to "will sink the boats": no more certain, but harder."""
    first = ships("first", "will act against the boats", "2016-05-12")
    second = ships("second", "will sink the boats and burn their harbour", "2016-06-07")
    (wire,) = wires(first, second)
    assert wire.state == "hardened"


def test_undecided_answer_softens() -> None:
    """What is only considered is not promised."""
    first = ships("first", "will close the crossing", "2016-05-12")
    second = ships("second", "would consider closing the crossing", "2016-06-07")
    assert [w.state for w in wires(first, second)] == ["softened"]


def test_one_deadline_and_answer_are_one_ultimatum() -> None:
    """The same would be done after the same day, though the condition is told in other words."""

    def reading(name: str, trigger: str, day: str) -> Reading:
        return make_reading(
            name,
            "{c1.issuer|Tehran} said that British tankers {c1.response|will be stopped in the strait} unless "
            "{c1.trigger|" + trigger + "} by {c1.deadline|31 May}.",
            published=day,
            commitments={"c1": {"issuer_code": "IRN GOV", "target_code": "GBR GOV", "condition": "does_not_happen"}},
        )

    first, second = reading("first", "the Nasrin sails", "2016-05-20"), reading("second", "she is free", "2016-05-26")
    assert [len(w.members) for w in wires(first, second)] == [2]


def test_reaction_to_a_deed_is_another_commitment() -> None:
    """What was said of one act already done binds nobody for the next."""
    standing = ships("standing", "will strike the ports", "2016-05-12")
    reaction = ships("reaction", "will strike the ports", "2016-05-13", condition="already_happened")
    assert len(wires(standing, reaction)) == 2


def report(day: str | None, **fields: Any) -> Reading:
    """An attack on American ships, as told on a day."""
    told = {"status": "done", "actor_codes": ("IRN MIL",), "recipient_codes": ("USA GOV",)} | fields
    return make_reading(
        "report", "Iran {e1|attacked} American ships near the cape.", published=day, events={"e1": told}
    )


def test_act_told_before_the_words_is_not_their_trigger() -> None:
    """A condition looks ahead: dated reports before it, and undated ones, are its history."""

    threat = ships("threat", "will strike the ports", "2016-05-12")
    states = [next(w.trigger_state for w in wires(threat, report(d))) for d in ("2016-05-01", None, "2016-06-01")]
    assert states == ["none", "none", "confirmed"]


@pytest.mark.parametrize(
    ("status", "holder", "state"),
    [
        ("planned", None, "anticipated"),
        ("alleged", "USA GOV", "alleged"),
        ("done", "USA GOV", "alleged"),
        ("denied", "IRN GOV", "denied"),
        ("done", None, "confirmed"),
    ],
)
def test_state_of_a_trigger_is_what_is_told_of_it(status: str, holder: str | None, state: str) -> None:
    """Done by one party's word alone is alleged; only the text's own voice confirms."""
    threat = ships("threat", "will strike the ports", "2016-05-12")
    told = report("2016-06-01", status=status, holder_code=holder)
    assert next(w.trigger_state for w in wires(threat, told)) == state


def test_offensive_in_a_condition_is_no_operation() -> None:
    """'If Egypt launches an offensive' plans nothing."""
    reading = make_reading(
        "condition",
        "If {c1.trigger|Egypt launches an {e1|offensive} in {place|Sinai}}, {c1.issuer|Israel} "
        "{c1.response|will close the crossing}.",
        commitments={"c1": {"issuer_code": "ISR GOV", "target_code": "EGY GOV"}},
        events={"e1": {"status": "planned", "actor_codes": ("EGY MIL",)}},
    )
    assert not any(isinstance(r, Operation) for r in link_readings([reading]))


def test_denied_cargo_is_a_claim_with_both_sides() -> None:
    """No hostile act is named, but one says so and the other denies it."""
    text = "London said that the tanker carried weapons. Tehran denied that the tanker had carried weapons, or could."
    reading = make_reading("cargo", text)

    def statement(code: str, act: str, content: str) -> Statement:
        start = text.index(content)
        return Statement(
            id=act,
            document=reading.document.id,
            speaker=None,
            speaker_code=code,
            cue=None,
            content=(Span(start, start + len(content), content),),
            quote="indirect",
            act=act,
            confidence=0.9,
        )

    told = (
        statement("GBR GOV", "claim", "the tanker carried weapons"),
        statement("IRN GOV", "deny", "the tanker had carried weapons, or could"),
    )
    full = Reading(document=reading.document, statements=told)
    (claim,) = (r for r in link_readings([full]) if isinstance(r, Claim))
    assert {(p.code, p.stance) for p in claim.positions} == {("GBR GOV", "asserts"), ("IRN GOV", "denies")}
    assert claim.proposition == "The tanker had carried weapons"


def test_only_an_instrument_in_force_between_the_sides_is_a_brake() -> None:
    """An alleged breach, or a pact with somebody else, holds nobody back."""

    def pact(state: str, *parties: str) -> Reading:
        fields = {"kind": "ceasefire", "state": state, "party_codes": parties}
        return make_reading("pact", "The {i1|truce} was signed.", instruments={"i1": fields})

    threat = ships("threat", "will strike the ports", "2016-05-12")
    found = [
        [r for r in link_readings([threat, p]) if isinstance(r, Link) and r.relation == "brakes"]
        for p in (
            pact("in_force", "USA GOV", "IRN GOV"),
            pact("alleged_violated", "USA GOV", "IRN GOV"),
            pact("in_force", "USA GOV", "IRQ GOV"),
        )
    ]
    assert [len(links) for links in found] == [1, 0, 0]
