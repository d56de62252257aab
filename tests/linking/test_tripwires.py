"""Which mentions are one standing commitment, and how its wording changed."""

from typing import Any

import pytest

from communique.linking import link_readings
from communique.records import Document, Link, Reading, Tripwire
from marked import make_reading

OWNER: dict[str, Any] = {"issuer_code": "IRN GOV", "target_code": "GBR GOV"}
SHIP = {"type": "ASSAULT", "status": "conditional", "recipient_codes": ("IRN GOV",)}


def first(published: str | None = "2016-05-01", **fields: Any) -> Reading:
    """Iran threatens on an attack on its tankers."""
    return make_reading(
        "first",
        "{c1.issuer|Tehran} told {c1.target|London} that if {c1.trigger|its tankers are {e1|attacked}}, "
        "it {c1.response|will {e2|close} the strait}. The minister spoke to reporters after the cabinet had met.",
        published=published,
        commitments={"c1": OWNER | fields},
        events={"e1": SHIP, "e2": {"type": "COERCE", "status": "conditional"}},
    )


def again(published: str | None = "2016-05-20", **fields: Any) -> Reading:
    """The same, some weeks later, in other words."""
    return make_reading(
        "again",
        "At the harbour a general warned {c1.target|the visitor} too: {c1.trigger|any {e1|attack} on our tankers}, "
        "he told the crews, "
        "{c1.hedge|may} mean that {c1.issuer|Iran} {c1.response|{e2|closes} the strait}.",
        published=published,
        commitments={"c1": OWNER | {"firmness": "possible"} | fields},
        events={"e1": SHIP, "e2": {"type": "COERCE", "status": "conditional"}},
    )


def unless(**fields: Any) -> Reading:
    """Iran threatens unless something is done."""
    return make_reading(
        "unless",
        "{c1.issuer|Iran} {c1.response|will {e2|close} the strait} unless {c1.trigger|its tankers are {e1|attacked}}.",
        commitments={"c1": OWNER | {"condition": "does_not_happen"} | fields},
        events={"e1": SHIP, "e2": {"type": "COERCE", "status": "conditional"}},
    )


def wires(*readings: Reading) -> list[Tripwire]:
    return [r for r in link_readings(readings) if isinstance(r, Tripwire)]


def relations(*readings: Reading) -> set[str]:
    return {r.relation for r in link_readings(readings) if isinstance(r, Link)}


def test_restatement_joins_and_softens() -> None:
    """One standing commitment, said twice, the second time with a hedge."""
    (wire,) = wires(first(), again(target_code="GBR GOV"))
    assert len(wire.members) == 2
    assert (wire.first, wire.last, wire.origins) == ("2016-05-01", "2016-05-20", 2)
    assert wire.state == "softened"
    assert [entry.value for entry in wire.history] == ["issued", "softened"]
    assert "softens" in relations(first(), again())


def test_a_state_and_its_heir_are_one_issuer() -> None:
    """ "The Soviet Union" of one text is "Moscow" in the next; the record keeps both codes."""
    (wire,) = wires(first(issuer_code="SUN GOV"), again(issuer_code="RUS GOV"))
    assert wire.issuer_codes == ("SUN GOV", "RUS GOV")
    assert len(wires(first(issuer_code="DDR GOV"), again(issuer_code="DEU GOV"))) == 2


def test_undated_texts_give_no_order() -> None:
    """Without dates nobody knows which wording came first."""
    (wire,) = wires(first(None), again(None))
    assert wire.state == "repeated"
    assert relations(first(None), again(None)) & {"hardens", "softens"} == set()


@pytest.mark.parametrize(
    "fields",
    [
        {"issuer_code": "GBR GOV", "target_code": "IRN GOV"},
        {"ascribed_by": "GBR GOV"},
        {"issuer_code": None},
        {"target_code": "SAU GOV"},
        {"kind": "promise"},
        {"response_polarity": "will_not"},
    ],
)
def test_other_commitments_stay_apart(fields: dict[str, Any]) -> None:
    """Another issuer, an ascription, an unknown issuer, another target, kind or polarity."""
    assert len(wires(first(), again(**fields))) == 2


def test_doing_and_leaving_undone_are_two_conditions() -> None:
    """'If they are attacked' and 'unless they are attacked' are opposite triggers in the same words."""
    assert len(wires(first(), unless())) == 2


def test_copy_by_another_outlet_is_one_origin() -> None:
    """Two documents, one release: it was said once."""
    copy = make_reading(
        "copy",
        "{c1.issuer|Tehran} told {c1.target|London} that if {c1.trigger|its tankers are {e1|attacked}}, "
        "it {c1.response|will {e2|close} the strait}. "
        "The minister spoke to reporters after the cabinet had met. (Wires)",
        published="2016-05-02",
        commitments={"c1": OWNER},
        events={"e1": SHIP, "e2": {"type": "COERCE", "status": "conditional"}},
    )
    (wire,) = wires(first(), copy)
    assert (len(wire.members), wire.origins) == (2, 1)


def test_order_of_reading_changes_nothing() -> None:
    """An export is the same whatever was read first."""
    texts = [first(), again(), unless()]
    assert link_readings(texts) == link_readings(texts[::-1])


def test_member_ids_lead_to_the_tripwire() -> None:
    """The tripwire's id is that of one of its members, and each member names it."""
    records = link_readings([first(), again()])
    (wire,) = (r for r in records if isinstance(r, Tripwire))
    members = [r for r in records if r.record == "commitment"]
    assert wire.id in wire.members
    assert {getattr(m, "tripwire", None) for m in members} == {wire.id}


def test_narrower_restatement_specifies() -> None:
    """From anybody to one party is another tripwire, joined to the first."""

    def reading(name: str, trigger: str, target: str | None) -> Reading:
        return make_reading(
            name,
            "{c1.issuer|Tehran} said: {c1.trigger|" + trigger + "} and {c1.response|the strait will be {e2|closed}}.",
            commitments={"c1": OWNER | {"target_code": target}},
            events={"e1": SHIP, "e2": {"type": "COERCE", "status": "conditional"}},
        )

    anybody = reading("anybody", "any nation that {e1|attacks} our tankers", None)
    named = reading("named", "Britain again {e1|attacks} our tankers", "GBR GOV")
    assert len(wires(anybody, named)) == 2
    assert "specifies" in relations(anybody, named)


def origins_of(*found: Reading) -> int:
    return len({d.origin for d in link_readings(found) if isinstance(d, Document)})


def test_two_reports_of_one_utterance_share_their_origin() -> None:
    """The same day or the next, as firmly; not weeks later, and not where the words are weaker."""
    firm = {"target_code": "GBR GOV", "firmness": "unqualified"}
    assert origins_of(first(), again("2016-05-02", **firm)) == 1
    assert origins_of(first(), again("2016-05-20", **firm)) == 2
    assert origins_of(first(), again("2016-05-02", target_code="GBR GOV")) == 2
    assert origins_of(first(None), again(None, **firm)) == 2
