"""Whose response could be whose trigger: what is drawn, what is only possible, and what is never drawn."""

from typing import Any

from communique.linking import link_readings
from communique.linking.chaining import is_apart, is_met_by_words
from communique.records import Link, Reading, Record
from marked import make_reading

GAS: dict[str, Any] = {"type": "ASSAULT", "status": "conditional", "actor_codes": ("SYR GOV",)}


def american() -> Reading:
    """A vague answer to a chemical attack."""
    return make_reading(
        "american",
        "{c1.issuer|Washington} said that if {c1.trigger|Damascus {e1|uses} chemical weapons}, "
        "America {c1.response|will respond swiftly}.",
        commitments={"c1": {"issuer_code": "USA GOV", "target_code": "SYR GOV"}},
        events={"e1": GAS},
    )


def russian() -> Reading:
    """A certain answer to a strike that endangers its own soldiers."""
    return make_reading(
        "russian",
        "{c1.issuer|Moscow} told America that {c1.trigger|a {e1|strike} that endangers our soldiers} "
        "{c1.response|will be {e2|answered} with missiles}.",
        commitments={"c1": {"issuer_code": "RUS GOV", "target_code": "USA GOV"}},
        events={
            "e1": {"type": "ASSAULT", "status": "conditional", "actor_codes": ("USA GOV",)},
            "e2": {"type": "ASSAULT", "status": "conditional", "actor_codes": ("RUS GOV",)},
        },
    )


def demanding() -> Reading:
    """A demand to leave a province alone, with an offensive that is only planned."""
    return make_reading(
        "demanding",
        "Damascus plans an {e2|offensive} in {place|Idlib}. {c1.issuer|Washington} said that Damascus must not "
        "{c1.demand|{e1|attack} {place|Idlib}}.",
        commitments={
            "c1": {
                "kind": "demand",
                "condition": "unconditional",
                "issuer_code": "USA GOV",
                "target_code": "SYR GOV",
            }
        },
        events={
            "e1": {"type": "ASSAULT", "status": "conditional", "actor_codes": ("SYR GOV",)},
            "e2": {"type": "ASSAULT", "status": "planned", "actor_codes": ("SYR GOV",)},
        },
    )


def exact(status: str = "conditional") -> tuple[Reading, Reading]:
    """One party's certain act is, in act, actor and object, what the other's condition names."""
    one = make_reading(
        "one",
        "If {c1.trigger|the dam is {e1|closed}}, {c1.issuer|Sudan} {c1.response|will {e2|bomb} Ethiopia}.",
        commitments={"c1": {"issuer_code": "SDN GOV", "target_code": "ETH GOV"}},
        events={
            "e1": {"type": "COERCE", "status": status, "actor_codes": ("ETH GOV",)},
            "e2": {"type": "ASSAULT", "status": status, "actor_codes": ("SDN GOV",), "recipient_codes": ("ETH GOV",)},
        },
    )
    other = make_reading(
        "other",
        "If {c1.trigger|Sudan {e1|bombs} Ethiopia}, {c1.issuer|Eritrea} {c1.response|will {e2|attack} Sudan}.",
        commitments={"c1": {"issuer_code": "ERI GOV", "target_code": "SDN GOV"}},
        events={
            "e1": {"type": "ASSAULT", "status": status, "actor_codes": ("SDN GOV",), "recipient_codes": ("ETH GOV",)},
            "e2": {"type": "ASSAULT", "status": status, "actor_codes": ("ERI GOV",), "recipient_codes": ("SDN GOV",)},
        },
    )
    return one, other


def links(records: tuple[Record, ...], relation: str) -> list[Link]:
    return [r for r in records if isinstance(r, Link) and r.relation == relation]


def wire_of(records: tuple[Record, ...], reading: Reading) -> str | None:
    """The tripwire of a reading's only commitment."""
    (commitment,) = reading.commitments
    return next(r.tripwire for r in records if r.record == "commitment" and r.id == commitment.id)  # type: ignore[union-attr]


def test_vague_response_chains_only_as_possible() -> None:
    """'Will respond' could be a strike: the edge is dotted, and says what is missing."""
    readings = (american(), russian())
    records = link_readings(readings)
    (chain,) = links(records, "chains_to")
    assert (chain.from_, chain.to) == (wire_of(records, readings[0]), wire_of(records, readings[1]))
    assert chain.kind == "possible"
    assert "the act is a strike" in chain.needs
    assert any("Russian" in need and "endangered" in need for need in chain.needs)
    assert all(span.document and span.text for span in chain.evidence)


def test_act_actor_and_object_that_meet_are_stated() -> None:
    """Nothing is missing: the edge is solid, and only in its direction."""
    readings = exact()
    records = link_readings(readings)
    (chain,) = links(records, "chains_to")
    assert (chain.kind, chain.needs) == ("stated", ())
    assert (chain.from_, chain.to) == (wire_of(records, readings[0]), wire_of(records, readings[1]))


def test_offensive_never_leads_to_a_chemical_trigger() -> None:
    """An attack on a province is no use of chemical weapons, planned or demanded against."""
    records = link_readings((american(), demanding()))
    assert links(records, "chains_to") == []
    assert links(records, "alleged_trigger_of") == [] or all(
        link.to != wire_of(records, american()) for link in links(records, "alleged_trigger_of")
    )
    (wire,) = (r for r in records if r.record == "tripwire" and r.id == wire_of(records, american()))
    assert wire.trigger_state == "none"  # type: ignore[union-attr]


def test_planned_act_is_the_anticipated_trigger_of_the_demand() -> None:
    """It is planned and not done: anticipated, never confirmed by the machine."""
    records = link_readings((demanding(),))
    assert all(r.trigger_state in {"none", "anticipated"} for r in records if r.record == "tripwire")  # type: ignore[union-attr]


def test_no_chain_to_ones_own_condition() -> None:
    """A party does not set off its own promise."""
    one, _ = exact()
    assert links(link_readings((one, one)), "chains_to") == []


def test_ascribed_commitment_chains_nowhere() -> None:
    """What an adversary says that X would do is not X's promise."""
    ascribed = make_reading(
        "ascribed",
        "Damascus believes that if {c1.trigger|gas is {e1|used}}, "
        "{c1.issuer|America} {c1.response|would {e2|strike} Syria}.",
        commitments={"c1": {"issuer_code": "USA GOV", "target_code": "SYR GOV", "ascribed_by": "SYR GOV"}},
        events={
            "e1": GAS,
            "e2": {"type": "ASSAULT", "status": "alleged", "actor_codes": ("USA GOV",), "holder_code": "SYR GOV"},
        },
    )
    assert links(link_readings((ascribed, russian())), "chains_to") == []


def test_assurance_chains_nowhere() -> None:
    """A promise not to act sets nothing off."""
    one, other = exact()
    calm = make_reading(
        "calm",
        "{c1.issuer|Sudan} {c1.response|will not {e1|bomb} Ethiopia}.",
        commitments={
            "c1": {
                "kind": "assurance",
                "condition": "unconditional",
                "response_polarity": "will_not",
                "issuer_code": "SDN GOV",
                "target_code": "ETH GOV",
            }
        },
        events={"e1": {"type": "ASSAULT", "status": "negated", "actor_codes": ("SDN GOV",)}},
    )
    assert links(link_readings((calm, other)), "chains_to") == []
    assert one.document.id != calm.document.id


def test_hotline_brakes_the_tripwires_of_its_parties() -> None:
    """Channels are the brake on every chain; one that is cut is none."""
    line = "The {i1|hotline} between Sudan and Eritrea works."
    fields = {"party_codes": ("SDN MIL", "ERI MIL")}
    working = make_reading("line", line, instruments={"i1": fields})
    cut = make_reading("line", line, instruments={"i1": fields | {"state": "suspended"}})
    one, other = exact()
    records = link_readings((one, other, working))
    assert [link.to for link in links(records, "brakes")] == [wire_of(records, other)]
    assert links(link_readings((one, other, cut)), "brakes") == []


def test_an_answer_that_has_come_leads_nowhere() -> None:
    """'Has twice struck' announces no third strike."""
    done = make_reading(
        "done",
        "{c1.issuer|America} {c1.response|has twice {e2|struck} Syria} over {c1.trigger|gas {e1|attacks}}.",
        commitments={"c1": {"issuer_code": "USA GOV", "target_code": "RUS GOV"}},
        events={
            "e1": GAS,
            "e2": {"type": "ASSAULT", "status": "done", "actor_codes": ("USA GOV",), "recipient_codes": ("SYR GOV",)},
        },
    )
    assert not [r for r in link_readings([done, russian()]) if isinstance(r, Link) and r.relation == "chains_to"]


def test_a_chain_is_stated_only_where_nothing_named_is_missing() -> None:
    """A name that the condition has and the response has not leaves it possible; another doer ends it."""
    names = ("told doer differs from named", "told turned round", "named missing", "names missing", "place wanted")
    same = dict.fromkeys(names, 0.0)
    assert is_met_by_words(same)
    assert not is_apart(same)
    assert not is_met_by_words(same | {"place wanted": 1.0})
    assert is_apart(same | {"told turned round": 1.0})
