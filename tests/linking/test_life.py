"""What becomes of a commitment: its trigger alleged, denied or confirmed, its outcome, its deadline passed."""

from dataclasses import replace
from typing import Any

import pytest

from communique.linking import link_readings
from communique.linking.expecting import is_coming
from communique.linking.life import reported_acts
from communique.linking.mentions import mentions_of
from communique.linking.precedents import record_of
from communique.linking.tellings import is_of_private_people, is_only_said
from communique.records import Event, Link, Reading, Statement, TimeExpression, Tripwire, content_id
from marked import make_reading, parse_marked

GREEK = {"issuer_code": "GRC GOV", "target_code": "TUR GOV"}


def threat(published: str | None = "1996-01-10", **fields: Any) -> Reading:
    """Athens threatens to close a strait if an islet is shelled; "unless" by its fields."""
    return make_reading(
        "threat",
        "{c1.issuer|Athens} warned {c1.target|Ankara}: if {c1.trigger|Turkish guns {e1|shell} the islet of Farmakos}, "
        "it {c1.response|will {e2|close} the Makri channel to freighters} {c1.deadline|by January 20}.",
        published=published,
        commitments={"c1": GREEK | fields},
        events={
            "e1": {"status": "conditional", "actor_codes": ("TUR MIL",), "recipient_codes": ("GRC GOV",)},
            "e2": {"type": "COERCE", "status": "conditional", "actor_codes": ("GRC GOV",)},
        },
    )


def told(text: str, *, published: str | None = "1996-01-15", speaker: str | None = None, **fields: Any) -> Reading:
    """One act told, `e1`, its doer marked `who`; with `says`, a statement of `speaker` of the act `said`."""
    act = fields.pop("act", "deny")
    marks = parse_marked(text)[1]
    reading = make_reading("told", text, published=published, events={"e1": fields})
    (event,) = reading.events
    doers = tuple(marks.get("who", ()))[:1]
    event = replace(event, actors=doers or (None,))
    reading = replace(reading, events=(event,))
    if "says" not in marks:
        return reading
    statement = Statement(
        id=content_id("statement", reading.document.id, marks["said"]),
        document=reading.document.id,
        speaker=None,
        speaker_code=speaker,
        cue=marks["says"][0],
        content=tuple(marks["said"]),
        quote="indirect",
        act=act,
        confidence=0.9,
    )
    return replace(reading, statements=(statement,))


def test_a_deed_of_private_people_is_no_states_act() -> None:
    """Drivers who light fires do not shell an islet."""
    reading = told(
        "{who|Turkish lorry drivers} {e1|shelled} the islet of Farmakos.",
        actor_codes=("TUR CVL",),
        recipient_codes=("GRC GOV",),
    )
    assert is_of_private_people([c for c in reading.events[0].actor_codes if c], ["TUR MIL"])


def test_what_another_will_do_is_only_said() -> None:
    """By another's word, and still to come: a boast is no deed."""
    reading = told("Athens said that {who|Turkish guns} will {e1|shell} the islet of Farmakos.", status="alleged")
    assert is_only_said(reading, reading.events[0])


SHELLING: dict[str, Any] = {"actor_codes": ("TUR MIL",), "recipient_codes": ("GRC GOV",)}


def wire(*readings: Reading) -> Tripwire:
    return next(r for r in link_readings(readings) if isinstance(r, Tripwire))


def relations(*readings: Reading) -> set[str]:
    return {r.relation for r in link_readings(readings) if isinstance(r, Link)}


def test_done_in_the_texts_own_voice_confirms() -> None:
    """The plain case: the act, its doer, whom it hits."""
    found = wire(threat(), told("{who|Turkish guns} {e1|shelled} the islet of Farmakos.", **SHELLING))
    assert found.trigger_state == "confirmed"
    assert ("trigger_state", "confirmed", None) in [(h.field, h.value, h.by) for h in found.history]


def test_an_allegation_stays_one_when_it_is_repeated() -> None:
    """Two papers with one government's word are no confirmation."""
    claims = [
        told(
            f"{{who|Turkish guns}} {{e1|shelled}} the islet of Farmakos, Athens {word}.",
            published=day,
            status="alleged",
            holder_code="GRC GOV",
            **SHELLING,
        )
        for word, day in (("said", "1996-01-15"), ("says", "1996-01-16"))
    ]
    assert wire(threat(), *claims).trigger_state == "alleged"


def test_the_accused_denies() -> None:
    """The denial is the accused's, and it answers this charge; the history keeps both."""
    claim = told(
        "{who|Turkish guns} {e1|shelled} the islet of Farmakos, Athens said. "
        "Ankara {says|called} {said|it a fairy tale}.",
        status="alleged",
        holder_code="GRC GOV",
        speaker="TUR GOV",
        **SHELLING,
    )
    found = wire(threat(), claim)
    assert (found.trigger_state, found.history[-1].by) == ("denied", "TUR GOV")


def test_a_bystander_denies_nothing() -> None:
    """Another country's word does not answer the charge."""
    claim = told(
        "{who|Turkish guns} {e1|shelled} the islet of Farmakos, Athens said. "
        "Sofia {says|called} {said|it a fairy tale}.",
        status="alleged",
        holder_code="GRC GOV",
        speaker="BGR GOV",
        **SHELLING,
    )
    assert wire(threat(), claim).trigger_state == "alleged"


def test_an_admission_confirms() -> None:
    """Who admits it speaks against himself."""
    claim = told(
        "{who|Turkish guns} {e1|shelled} the islet of Farmakos, Athens said. "
        "Ankara {says|admitted} {said|the shelling}.",
        status="alleged",
        holder_code="GRC GOV",
        speaker="TUR GOV",
        act="acknowledge",
        **SHELLING,
    )
    assert wire(threat(), claim).trigger_state == "confirmed"


def test_not_one_round_is_a_denial() -> None:
    """The accused's own words before the act deny it, whatever standing was read."""
    claim = told(
        "Not one round was {e1|fired} at the islet of Farmakos by {who|Turkish guns}, the staff said.",
        status="alleged",
        holder_code="TUR MIL",
        **SHELLING,
    )
    assert wire(threat(), claim).trigger_state == "denied"


@pytest.mark.parametrize("day", ["1996-01-10", "1995-12-30", None])
def test_done_before_or_at_no_known_time_is_no_trigger(day: str | None) -> None:
    """A condition looks ahead, and an undated text gives no order."""
    reading = told("{who|Turkish guns} {e1|shelled} the islet of Farmakos.", published=day, **SHELLING)
    assert wire(threat(published="1996-01-12"), reading).trigger_state == "none"


CLOSING: dict[str, Any] = {"type": "COERCE", "actor_codes": ("GRC GOV",), "recipient_codes": ("TUR GOV",)}
CLOSED = "{who|Greece} {e1|closed} the Makri channel to freighters."


def test_the_promised_response_is_carried_out() -> None:
    """After its trigger was told; the act fulfils the commitment."""
    shelled = told("{who|Turkish guns} {e1|shelled} the islet of Farmakos.", **SHELLING)
    closed = told(CLOSED, published="1996-01-17", **CLOSING)
    assert wire(threat(), shelled, closed).outcome == "carried_out"
    assert "fulfils" in relations(threat(), shelled, closed)


def test_part_of_the_response() -> None:
    """The text itself says that it is a part."""
    shelled = told("{who|Turkish guns} {e1|shelled} the islet of Farmakos.", **SHELLING)
    closed = told(
        "{who|Greece} {e1|closed} part of the Makri channel to freighters.", published="1996-01-17", **CLOSING
    )
    assert wire(threat(), shelled, closed).outcome == "partly"


def test_the_response_without_its_trigger_fulfils_nothing() -> None:
    """What was to answer a shelling that nobody told of may have another reason."""
    closed = told(CLOSED, **CLOSING)
    assert wire(threat(), closed).outcome == "unknown"


def test_another_answer() -> None:
    """Another hostile act against the same side, said to answer it."""
    shelled = told("{who|Turkish guns} {e1|shelled} the islet of Farmakos.", **SHELLING)
    other = told("In retaliation {who|Greece} {e1|expelled} nine attachés.", published="1996-01-17", **CLOSING)
    assert wire(threat(), shelled, other).outcome == "other_response"
    plain = told("{who|Greece} {e1|expelled} nine attachés.", published="1996-01-17", **CLOSING)
    assert wire(threat(), shelled, plain).outcome == "unknown"


def test_an_unless_that_was_carried_out_was_not_met() -> None:
    """That the answer came shows that its condition had not."""
    found = wire(threat(condition="does_not_happen"), told(CLOSED, **CLOSING))
    assert (found.outcome, found.trigger_state) == ("carried_out", "confirmed")


def test_what_was_demanded_is_done() -> None:
    """The other side did it before anything else was told: there was no need."""
    ultimatum = make_reading(
        "ultimatum",
        "{c1.issuer|Athens} {c1.response|will {e2|close} the Makri channel} unless {c1.target|Ankara} "
        "{c1.trigger|{e1|withdraws} its frigate from Farmakos}.",
        published="1996-01-10",
        commitments={"c1": GREEK | {"condition": "does_not_happen"}},
        events={
            "e1": {"type": "RETREAT", "status": "conditional", "actor_codes": ("TUR MIL",)},
            "e2": {"type": "COERCE", "status": "conditional", "actor_codes": ("GRC GOV",)},
        },
    )
    left = told("{who|Turkey} {e1|withdrew} its frigate from Farmakos.", type="RETREAT", actor_codes=("TUR GOV",))
    assert wire(ultimatum, left).outcome == "moot"
    assert "complies_with" in relations(ultimatum, left)


def dated(reading: Reading) -> Reading:
    """The reading with its deadline as a time."""
    span = reading.commitments[0].deadline
    assert span is not None
    time = TimeExpression(
        id="t", document=reading.document.id, span=span, value="1996-01-20", earliest="1996-01-20", latest="1996-01-20"
    )
    return replace(reading, times=(time,))


@pytest.mark.parametrize(("day", "state"), [("1996-01-20", "issued"), ("1996-02-02", "expired"), (None, "issued")])
def test_a_deadline_passes_by_the_documents_dates(day: str | None, state: str) -> None:
    """A later document shows that the day is gone; an undated one shows nothing."""
    quiet = make_reading("quiet", "Ferries ran on time.", published=day)
    found = wire(dated(threat()), quiet)
    assert found.state == state
    assert found.history[-1].value == state


def test_a_term_runs_from_the_day_of_publication() -> None:
    """Within 48 hours of the tenth is by the twelfth."""
    reading = threat()
    span = reading.commitments[0].deadline
    assert span is not None
    term = TimeExpression(id="t", document=reading.document.id, span=span, value="PT48H")
    reading = replace(reading, times=(term,))
    states = [
        wire(reading, make_reading("quiet", "Ferries ran on time.", published=day)).state
        for day in ("1996-01-12", "1996-01-13")
    ]
    assert states == ["issued", "expired"]


def test_has_twice_struck_is_a_precedent() -> None:
    """Told of the issuer beside its threat, in words that set it before: two acts, and a link."""
    reading = make_reading(
        "record",
        "{c1.issuer|Athens} warned that it {c1.response|will {e2|bomb} the batteries at Makri} if "
        "{c1.trigger|{c1.target|Turkish} guns {e1|shell} the islet again}. Greece has twice {e3|bombed} them.",
        published="1996-01-10",
        commitments={"c1": GREEK},
        events={
            "e1": {"status": "conditional", "actor_codes": ("TUR MIL",), "recipient_codes": ("GRC GOV",)},
            "e2": {"status": "conditional", "actor_codes": ("GRC GOV",), "recipient_codes": ("TUR GOV",)},
            "e3": {"actor_codes": ("GRC GOV",), "recipient_codes": ("TUR GOV",)},
        },
    )
    assert "cites_precedent" in relations(reading)
    assert record_of(reported_acts([reading])[-1:]) == 2


def test_an_admission_in_another_text_confirms() -> None:
    """First alleged and denied, then owned up to: the village's name makes it one act."""
    charge = told(
        "{who|Turkish guns} {e1|shelled} the islet of Farmakos, Athens said. "
        "Ankara {says|called} {said|it a fairy tale}.",
        status="alleged",
        holder_code="GRC GOV",
        speaker="TUR GOV",
        **SHELLING,
    )
    owned = told(
        "The staff regrets to announce that {who|its guns} {e1|shelled} Farmakos by mistake.",
        published="1996-01-18",
        status="alleged",
        holder_code="TUR MIL",
        actor_codes=("TUR MIL",),
    )
    found = wire(threat(), charge, owned)
    assert [h.value for h in found.history if h.field == "trigger_state"] == ["denied", "confirmed"]


def test_a_channel_that_was_cut_brakes_nothing() -> None:
    """Only what is in force in the end, and one link however often it is named."""
    line = {"kind": "channel", "name": "hotline at Makri", "party_codes": ("GRC MIL", "TUR MIL")}
    opened = make_reading(
        "opened", "{i1|The hotline at Makri} works.", published="1996-01-05", instruments={"i1": line}
    )
    cut = make_reading(
        "cut",
        "{i1|The hotline at Makri} was cut.",
        published="1996-01-12",
        instruments={"i1": line | {"state": "suspended"}},
    )
    assert "brakes" in relations(threat(), opened)
    assert "brakes" not in relations(threat(), opened, cut)


@pytest.mark.parametrize(
    ("status", "published", "days"),
    [
        ("done", "1996-01-15", (None, "1996-01-15")),
        ("planned", "1996-01-15", ("1996-01-15", None)),
        ("conditional", "1996-01-15", (None, None)),
        ("done", None, (None, None)),
    ],
)
def test_days_between_which_an_act_lies(
    status: str, published: str | None, days: tuple[str | None, str | None]
) -> None:
    """What is told as done was done by then; what is planned is still to come; no date, no bound."""
    reading = told("{who|Turkish guns} {e1|shelled} the islet.", published=published, status=status)
    (event,) = (r for r in link_readings([reading]) if isinstance(r, Event))
    assert (event.earliest, event.latest) == days


def test_shells_that_fall_are_nobodys_answer() -> None:
    """What was threatened happens, but no text says by whom: nothing was carried out for sure."""
    bombing = threat(condition="already_happened")
    reading = told("Shells {e1|closed} the Makri channel to freighters.", **CLOSING | {"actor_codes": ("GRC MIL",)})
    assert wire(bombing, reading).outcome == "unknown"


@pytest.mark.parametrize(
    ("text", "fields", "coming"),
    [
        ("{who|Turkish guns} were {e1|moving} towards {place|Farmakos}.", {"type": "MOBILIZE"}, True),
        ("{who|Turkish guns} were {e1|moving} towards {place|Edirne}.", {"type": "MOBILIZE"}, False),
        ("Many fear that {who|Turkish guns} {e1|shell} the islet soon.", {"status": "alleged"}, True),
        ("{who|Bulgarian guns} were {e1|moving} to {place|Farmakos}.", {"actor_codes": ("BGR MIL",)}, False),
    ],
)
def test_what_is_on_its_way(text: str, fields: dict[str, Any], coming: bool) -> None:
    """The expected doer's forces towards the very place, or the act itself feared; nobody else's, nowhere else."""
    reading = told(text, **({"type": "MOBILIZE", "status": "ongoing"} | SHELLING | {"type": "ASSAULT"} | fields))
    (mention,) = mentions_of([threat()])
    assert is_coming(reported_acts([reading], every=True)[0], mention) is coming
