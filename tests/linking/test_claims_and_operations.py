"""Contested claims without a verdict, and operations over their mentions."""

from dataclasses import replace

from communique.linking import link_readings
from communique.records import Claim, Event, Operation, PeopleAtRisk, Reading, Span, Statement
from marked import make_reading


def accused(**denial: object) -> Reading:
    """America says that Syria used gas; Syria denies it."""
    return make_reading(
        "accused",
        "Washington said that Damascus had {e1|used} chemical weapons in the town. "
        "Damascus said that it did not {e2|use} chemical weapons.",
        events={
            "e1": {"status": "alleged", "actor_codes": ("SYR GOV",), "holder_code": "USA GOV"},
            "e2": {"status": "denied", "actor_codes": ("SYR GOV",), "holder_code": "SYR GOV"},
        },
    )


def planned() -> Reading:
    return make_reading(
        "planned",
        "The army plans an {e1|offensive} on {place|Meral}. {r1|Thousands} of families could be harmed. "
        "The {e2|assault} on {place|Meral} was announced twice.",
        published="2018-09-01",
        events={
            "e1": {"status": "planned", "actor_codes": ("SYR MIL",)},
            "e2": {"status": "planned", "actor_codes": ("SYR MIL",)},
        },
        risks={"r1": {"what": "families", "holder_code": None}},
    )


def test_denied_accusation_is_contested() -> None:
    """Both positions with their words, and no verdict."""
    (claim,) = (r for r in link_readings([accused()]) if isinstance(r, Claim))
    assert {(p.code, p.stance) for p in claim.positions} == {("USA GOV", "asserts"), ("SYR GOV", "denies")}
    assert all(p.evidence.document for p in claim.positions)
    assert "Syria" in claim.proposition


def test_alleged_act_never_becomes_done_by_repetition() -> None:
    """The records say what was said."""
    events = [r for r in link_readings([accused(), planned()]) if isinstance(r, Event)]
    assert {e.status for e in events} == {"alleged", "denied", "planned"}


def test_capability_denied_is_not_the_act_denied() -> None:
    """'We have no such weapons' answers another question than 'we did not use them'."""
    reading = make_reading(
        "capability",
        "Washington said that Damascus had {e1|used} chemical weapons there. "
        "Damascus said it does not possess chemical weapons and could not have {e2|used} them.",
        events={
            "e1": {"status": "alleged", "actor_codes": ("SYR GOV",), "holder_code": "USA GOV"},
            "e2": {"status": "denied", "actor_codes": ("SYR GOV",), "holder_code": "SYR GOV"},
        },
    )
    (claim,) = (r for r in link_readings([reading]) if isinstance(r, Claim))
    assert {p.scope for p in claim.positions if p.stance == "denies"} == {"capability"}


def test_mentions_of_one_operation_are_one_row() -> None:
    """Named twice, planned still, with the people at risk; and the events name it."""
    records = link_readings([planned()])
    (operation,) = (r for r in records if isinstance(r, Operation))
    assert (len(operation.events), operation.status, operation.place) == (2, "planned", "Meral")
    assert operation.first_warning == "2018-09-01"
    assert [risk.quantity.text for risk in operation.at_risk] == ["Thousands"]
    assert {e.operation for e in records if isinstance(e, Event)} == {operation.id}


def test_act_that_nobody_contests_is_no_claim() -> None:
    """An accusation alone is an accusation."""
    assert not any(isinstance(r, Claim) for r in link_readings([planned()]))


def offensive(marked: str) -> list[Operation]:
    """The operations of a text in which Armenia tells of an Azerbaijani offensive."""
    fields = {"status": "alleged", "actor_codes": ("AZE GOV",), "holder_code": "ARM GOV"}
    reading = make_reading("warned", marked, published="2024-03-04", events={"e1": fields})
    return [r for r in link_readings([reading]) if isinstance(r, Operation)]


def test_an_offensive_that_a_party_warns_of_is_listed_as_alleged() -> None:
    """A warning before the deed is what an analyst looks for; whose word it is stays with it."""
    (found,) = offensive("Azerbaijan is preparing an {e1|offensive} against {place|Jermuk}, Armenia said.")
    assert (found.status, found.first_warning) == ("alleged", "2024-03-04")
    assert not offensive("Azerbaijan began an {e1|offensive} against {place|Jermuk}, Armenia said.")


def test_a_denial_does_not_answer_what_was_done_later() -> None:
    """No text can mean an act of a later day."""
    denied = make_reading(
        "before",
        "No village had been {e1|bombed}, Paris said.",
        published="1958-04-05",
        events={"e1": {"status": "denied", "actor_codes": ("FRA GOV",), "holder_code": "FRA GOV"}},
    )
    charged = make_reading(
        "after",
        "France {e1|bombed} a village on Monday, Tunis said.",
        published="1958-04-15",
        events={
            "e1": {
                "status": "alleged",
                "actor_codes": ("FRA GOV",),
                "holder_code": "TUN GOV",
                "date": "1958-04-14",
            }
        },
    )
    claims = [r for r in link_readings([denied, charged]) if isinstance(r, Claim)]
    assert all({p.code for p in c.positions} != {"FRA GOV", "TUN GOV"} for c in claims)


def test_a_planned_offensive_inside_a_condition_is_known_of() -> None:
    """The warning of what it would do to people takes the plan for known; it stays somebody's word."""
    reading = make_reading(
        "un",
        "The UN warned that {r1|30,000} nomads would be in danger if Libya launched its planned {e1|offensive}.",
        published="1987-01-28",
        events={"e1": {"status": "conditional", "actor_codes": ("LBY MIL",), "holder_code": "IGO UNO"}},
        risks={"r1": {"what": "nomads", "holder_code": "IGO UNO"}},
    )
    (found,) = (r for r in link_readings([reading]) if isinstance(r, Operation))
    assert (found.status, [a.what for a in found.at_risk]) == ("alleged", ["nomads"])


def broken(name: str, day: str, reply: str = "") -> Reading:
    """Algeria says that Morocco broke the ceasefire; a text may have an answer."""
    reading = make_reading(
        name,
        f"Algeria accused Morocco of breaking {{i1|the 60-day ceasefire}}. {reply}",
        published=day,
        instruments={
            "i1": {
                "name": "60-day ceasefire",
                "state": "alleged_violated",
                "duration": "P60D",
                "party_codes": ("DZA GOV", "MAR GOV"),
                "alleged_by": ("DZA GOV",),
                "alleged_against": ("MAR GOV",),
            }
        },
    )
    if not reply:
        return reading
    text = reading.document.text or ""
    cue, start = text.index("rejected"), text.index("the charge")
    answer = Statement(
        id="s1",
        document=reading.document.id,
        speaker=None,
        speaker_code="MAR GOV",
        cue=Span(cue, cue + len("rejected"), "rejected"),
        content=(Span(start, start + len("the charge"), "the charge"),),
        quote="indirect",
        act="deny",
        addressee_code=None,
        within=None,
        confidence=0.9,
    )
    return replace(reading, statements=(answer,))


def test_one_breach_told_twice_is_one_claim_with_its_answer() -> None:
    """A second report adds its words to the claim, and "rejected the charge" is an answer."""
    told = [broken("a", "2019-05-06", "Morocco rejected the charge."), broken("b", "2019-05-07")]
    (claim,) = (r for r in link_readings(told) if isinstance(r, Claim))
    assert [(p.code, p.stance) for p in claim.positions if p.stance == "denies"] == [("MAR GOV", "denies")]
    assert len({p.evidence.document for p in claim.positions}) == 2


def test_a_plan_denied_is_contested_only_where_somebody_tells_of_it() -> None:
    """Who denies that he will fire first gives an assurance; a plan that another tells of is contested, as a plan."""
    denied = make_reading(
        "denied",
        "Juba denied that it was planning to {e1|attack} Kadugli.",
        published="2012-04-11",
        events={"e1": {"status": "denied", "actor_codes": ("SSD GOV",), "holder_code": "SSD GOV"}},
    )
    warned = make_reading(
        "warned",
        "Khartoum said that Juba planned to {e1|attack} Kadugli.",
        published="2012-04-07",
        events={"e1": {"status": "planned", "actor_codes": ("SSD GOV",), "holder_code": "SDN GOV"}},
    )
    own = make_reading(
        "own",
        "Juba plans to {e1|attack} Kadugli.",
        published="2012-04-07",
        events={"e1": {"status": "planned", "actor_codes": ("SSD GOV",)}},
    )
    done = make_reading(
        "done",
        "Khartoum said that Juba had {e1|attacked} Kadugli.",
        published="2012-04-07",
        events={"e1": {"status": "alleged", "actor_codes": ("SSD GOV",), "holder_code": "SDN GOV"}},
    )
    assert not [r for r in link_readings([denied]) if isinstance(r, Claim)]
    (claim,) = (r for r in link_readings([denied, warned]) if isinstance(r, Claim))
    assert {(p.code, p.stance) for p in claim.positions} == {("SSD GOV", "denies"), ("SDN GOV", "asserts")}
    assert claim.proposition.endswith("(planned)")
    assert not [r for r in link_readings([denied, done]) if isinstance(r, Claim)]
    assert not [r for r in link_readings([denied, own]) if isinstance(r, Claim)]


def test_people_in_danger_are_on_record_without_an_operation() -> None:
    """Who says so, how many, who, and where, as the text has it."""
    reading = make_reading(
        "bishop",
        "{r1|Some 2,000} villagers near {place|Mendez} were in danger, the bishop said.",
        risks={"r1": {"what": "villagers", "holder_code": "ECU REL"}},
    )
    (risk,) = (r for r in link_readings([reading]) if isinstance(r, PeopleAtRisk))
    assert (risk.quantity.text, risk.what, risk.holder_code, risk.place) == (
        "Some 2,000",
        "villagers",
        "ECU REL",
        "Mendez",
    )
