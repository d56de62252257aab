"""Contested claims without a verdict, and operations over their mentions."""

from communique.linking import link_readings
from communique.records import Claim, Event, Operation, Reading
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
