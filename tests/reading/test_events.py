"""Events in whole sentences: which acts are told, by whom, against whom, with what standing."""

from functools import cache

import pytest

from communique.language import load_analyser
from communique.reading.events import extract_events
from communique.records import CommitmentDraft, Document, EventDraft, Span, StatementDraft, document_id, sha256_of
from communique.text import Analysis

pytestmark = pytest.mark.model


@cache
def analysed(text: str) -> Analysis:
    identity = document_id(url=None, source_id="t", text_sha256=sha256_of(text))
    return load_analyser().analyse(
        Document(id=identity, document=identity, source_id="t", sha256=sha256_of(text), text=text)
    )


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def said(text: str, speaker: str, cue: str, content: str, act: str) -> StatementDraft:
    return StatementDraft(
        id="s",
        speaker=span(text, speaker),
        cue=span(text, cue),
        content=(span(text, content),),
        quote="indirect",
        act=act,
        confidence=0.9,
    )


def events(text: str, *statements: StatementDraft, commitments: tuple[CommitmentDraft, ...] = ()) -> list[EventDraft]:
    return list(extract_events(analysed(text), statements, commitments))


def told(text: str, *statements: StatementDraft) -> list[tuple[str, str]]:
    return [(e.type, e.status) for e in events(text, *statements)]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Rebels shelled the Chadian garrison.", "ASSAULT", ["Rebels"], ["the Chadian garrison"]),
        ("Two Kenyan soldiers were shot dead by gunmen.", "ASSAULT", ["gunmen"], ["Two Kenyan soldiers"]),
        ("Peru expelled two Chilean diplomats.", "SANCTION", ["Peru"], ["two Chilean diplomats"]),
        ("Spain sent aid to Haiti.", "AID", ["Spain"], ["Haiti"]),
        ("Kyiv accused Minsk of lying.", "ACCUSE", ["Kyiv"], ["Minsk"]),
        ("The rebels released 14 hostages.", "RETREAT", ["The rebels"], ["14 hostages"]),
        ("Mali massed troops on the border.", "MOBILIZE", ["Mali"], []),
    ],
)
def test_who_did_what_to_whom(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    """Subject and object, agent and patient, the one to whom something is sent."""
    event = next(e for e in events(text) if e.type == kind)
    assert [s.text for s in event.actors] == actors
    assert [s.text for s in event.recipients] == recipients


def test_those_who_talk_act_together() -> None:
    """Talks have no recipient: both sides are actors."""
    (event,) = events("Talks between Chile and Peru resumed on Monday.")
    assert event.parties_joint
    assert [s.text for s in event.actors] == ["Chile", "Peru"]
    assert event.time is not None
    assert event.time.text == "Monday"


def test_both_sides_of_an_exchange_of_fire_are_actors_and_recipients() -> None:
    """Nobody is the victim alone where both shoot."""
    (event,) = events("Armenia and Azerbaijan exchanged fire overnight.")
    assert event.actors == event.recipients
    assert len(event.actors) == 2


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army attacked the camp.", "done"),
        ("The army did not attack the camp.", "negated"),
        ("The army will attack the camp.", "planned"),
        ("The army plans to attack the camp.", "planned"),
        ("The army is preparing an attack on the camp.", "planned"),
        ("The expected attack on the camp worries Kenya.", "planned"),
        ("The alleged attack on the camp worries Kenya.", "alleged"),
        ("The suspected attack on the camp worries Kenya.", "alleged"),
        ("The army reportedly attacked the camp.", "alleged"),
        ("The army denied attacking the camp.", "denied"),
        ("The army was accused of attacking the camp.", "alleged"),
        ("The army is attacking the camp.", "ongoing"),
        ("The army frequently attacks the camp.", "habitual"),
        ("There was no attack on the camp.", "negated"),
        ("The army refused to attack the camp.", "negated"),
        ("After attacking the camp, the army left.", "done"),
    ],
)
def test_standing_by_the_words_around_an_act(text: str, status: str) -> None:
    """One act in sixteen standings; only the plain past and its like are done."""
    assert [e.status for e in events(text) if e.type == "ASSAULT"] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The army could attack the camp.",
        "The army may attack the camp.",
        "The army must not attack the camp.",
        "Thousands of people could be killed.",
        "The minister urged the army to attack the camp.",
        "If the army attacks the camp, nobody will be surprised.",
        "Will the army attack the camp?",
        "The army would have attacked the camp.",
        "The general tried to attack the camp.",
    ],
)
def test_what_may_be_or_is_asked_for_is_no_assault(text: str) -> None:
    """A possibility, a wish, a demand or a question tells no act."""
    assert "ASSAULT" not in [e.type for e in events(text)]


def test_a_claim_is_alleged_and_held_by_its_speaker() -> None:
    """What a party says in a newspaper is its word, not the paper's."""
    text = "The colonel said the rebels had bombed the bridge."
    (event,) = events(text, said(text, "The colonel", "said", "the rebels had bombed the bridge", "claim"))
    assert (event.status, event.holder) == ("alleged", span(text, "The colonel"))


def test_a_denial_is_a_rejection_and_denies_its_content() -> None:
    """ "No soldier crossed", said by the accused, is a denied crossing, not a crossing."""
    text = "The ministry said no soldier had crossed the river."
    found = events(text, said(text, "The ministry", "said", "no soldier had crossed the river", "deny"))
    assert [(e.type, e.status) for e in found] == [("REJECT", "done"), ("COERCE", "denied")]


def test_what_one_side_alleges_the_other_denies() -> None:
    """A denial without words of its own repeats the charge, on the denier's word."""
    text = "Lomé said Ghanaian troops had bombed a post. Accra denied it."
    charge = said(text, "Lomé", "said", "Ghanaian troops had bombed a post", "accuse")
    answer = StatementDraft(
        id="d",
        speaker=span(text, "Accra"),
        cue=span(text, "denied"),
        content=(span(text, "it."),),
        quote="indirect",
        act="deny",
        confidence=0.9,
    )
    standings = {(e.status, e.holder.text if e.holder else None) for e in events(text, charge, answer)}
    assert {("alleged", "Lomé"), ("denied", "Accra"), ("done", None)} == standings


def test_condemned_acts_are_taken_for_granted() -> None:
    """Who condemns a landing does not allege it."""
    text = "Gabon condemned the occupation of the island."
    found = events(text, said(text, "Gabon", "condemned", "the occupation of the island", "condemn"))
    assert [(e.type, e.status) for e in found] == [("ACCUSE", "done"), ("COERCE", "done")]


def test_a_reported_threat_is_not_the_papers_word() -> None:
    """A threat told inside somebody's statement is his claim that it was made."""
    text = "Officials said the general had threatened Togo."
    outer = said(text, "Officials", "said", "the general had threatened Togo", "claim")
    assert told(text, outer) == [("THREATEN", "alleged")]


def commitment(text: str, **fields: object) -> CommitmentDraft:
    values: dict[str, object] = {
        "id": "c",
        "statement": None,
        "kind": "threat",
        "issuer": None,
        "target": None,
        "trigger": None,
        "condition": "happens",
        "response": None,
        "confidence": 0.9,
    }
    return CommitmentDraft(**(values | fields))  # type: ignore[arg-type]


def test_acts_of_a_threat_are_conditional() -> None:
    """Neither the trigger nor the response happened."""
    text = "If Eritrea attacks, Sudan will strike back."
    found = events(
        text,
        commitments=(
            commitment(
                text,
                issuer=span(text, "Sudan"),
                trigger=span(text, "Eritrea attacks"),
                response=span(text, "will strike back"),
            ),
        ),
    )
    assert [(e.type, e.status) for e in found] == [("ASSAULT", "conditional")] * 2
    assert [s.text for s in found[1].actors] == ["Sudan"]


@pytest.mark.parametrize(
    ("polarity", "hedged", "status"),
    [("will", False, "planned"), ("will", True, "conditional"), ("will_not", False, "negated")],
)
def test_free_promises_are_planned_hedged_ones_conditional(polarity: str, hedged: bool, status: str) -> None:
    """An unconditional, unhedged promise is a plan; one not to act rules the act out."""
    text = "Sudan will perhaps shell the port."
    hedges = (span(text, "perhaps"),) if hedged else ()
    found = events(
        text,
        commitments=(
            commitment(
                text,
                issuer=span(text, "Sudan"),
                condition="unconditional",
                response=span(text, "shell the port"),
                response_polarity=polarity,
                hedges=hedges,
            ),
        ),
    )
    assert [e.status for e in found] == [status]


def test_words_no_table_knows_are_acts_inside_a_threat() -> None:
    """ "Comes with a drill" is an act because somebody is threatened over it."""
    text = "If she comes with a drill she goes home without it."
    found = events(
        text,
        commitments=(
            commitment(text, trigger=span(text, "she comes with a drill"), response=span(text, "goes home without it")),
        ),
    )
    assert [e.anchor.text for e in found] == ["comes", "goes"]


def test_sport_is_no_war() -> None:
    """A match report attacks nobody."""
    text = (
        "The coach said his team would attack from the first whistle. The match is on Friday. "
        "Their striker shot twice in the last cup match. The squad bombed the goalkeeper with crosses."
    )
    assert events(text) == []


def test_the_act_spoken_is_surer_than_the_act_spoken_of() -> None:
    """Of "refused to release the crew" the refusal is the event; a reader who takes one takes that."""
    found = events("Chad refused to release the Nigerian crew.")
    assert max(found, key=lambda e: e.confidence).type == "REJECT"


def test_spans_are_slices_and_the_order_is_the_texts() -> None:
    """Offsets hold, and two readings are the same."""
    text = "Rebels attacked a post near Goma, and the army fired on them. Uganda protested."
    found = events(text)
    assert all(text[s.start : s.end] == s.text for e in found for s in (e.anchor, *e.actors, *e.recipients))
    assert found == events(text) == sorted(found, key=lambda e: e.anchor.start)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Serbia is gearing up for an offensive against Kosovo.", "ASSAULT", "planned"),
        ("The coalition formed to fight the rebels has met.", "ASSAULT", "ongoing"),
        ("Kenyan troops stationed near Mandera have received new boots.", "MOBILIZE", "ongoing"),
        ("The border has been closed since May by Algeria.", "SANCTION", "ongoing"),
        ("Chad is trying to retake the town.", "COERCE", "planned"),
        ("Ghana has frequently vetoed resolutions on Togo.", "REJECT", "habitual"),
    ],
)
def test_standing_of_what_is_under_way_or_prepared(text: str, kind: str, status: str) -> None:
    """Preparations are planned; what lasts, or what a body exists for, is ongoing."""
    assert (kind, status) in told(text)


def test_two_nations_before_one_noun_stay_in_the_phrase() -> None:
    """ "Both X and Y forces" names two parties, so the phrase must hold both."""
    (event,) = events("Both Malian and Chadian forces shelled the garrison of Gao.")
    assert [s.text for s in event.actors] == ["Malian and Chadian forces"]


def test_who_fights_somebody_is_alone_who_clashes_with_somebody_is_not() -> None:
    """ "fights X" has one side that acts; "clashed with X" two."""
    (fight,) = events("The army fought the rebels near Gao.")
    (clash,) = events("The army clashed with the rebels near Gao.")
    assert [s.text for s in fight.recipients] == ["the rebels"]
    assert clash.actors == clash.recipients


def test_an_opinion_is_no_act_of_speech() -> None:
    """Who believes that somebody lies has accused nobody."""
    text = "Accra believes that Togo supplied the rifles."
    found = events(text, said(text, "Accra", "believes", "Togo supplied the rifles", "accuse"))
    assert "ACCUSE" not in [e.type for e in found]


@pytest.mark.parametrize(
    ("text", "kind", "recipient"),
    [
        ("Algeria cut ties with Morocco.", "SANCTION", "Morocco"),
        ("The council imposed an embargo on Mali.", "SANCTION", "Mali"),
        ("Israel bombed targets in Damascus.", "ASSAULT", "Damascus"),
        ("Five people died in strikes on Hama by government forces.", "ASSAULT", "Hama"),
        ("Kenya lodged a protest with Uganda.", "ACCUSE", "Uganda"),
    ],
)
def test_the_other_side_stands_behind_a_thing(text: str, kind: str, recipient: str) -> None:
    """Ties, embargoes and targets lead to the party they concern."""
    event = next(e for e in events(text) if e.type == kind)
    assert [s.text for s in event.recipients] == [recipient]


def test_joined_passives_share_their_patient() -> None:
    """ "was arrested and fined" is done to one man twice."""
    found = events("The Russian captain was arrested and fined.")
    assert [[s.text for s in e.recipients] for e in found] == [["The Russian captain"]] * 2


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Attempts by the Malian army to retake Kidal have begun.", "ASSAULT", ["the Malian army"]),
        ("The presidents of Serbia and Kosovo met in Ohrid.", "CONSULT", ["The presidents of Serbia and Kosovo"]),
        ("Serbia is preparing for an offensive against Kosovo.", "ASSAULT", ["Serbia"]),
    ],
)
def test_who_acts_stands_further_off(text: str, kind: str, actors: list[str]) -> None:
    """The maker of an attempt, both presidents, the one who prepares."""
    event = next(e for e in events(text) if e.type == kind)
    assert [s.text for s in event.actors] == actors


def test_the_name_of_a_place_is_a_place() -> None:
    """A frame that asks for a place takes a name, whatever kind the model gives it."""
    (event,) = events("Russian artillery pounded Kharkiv.")
    assert (event.type, [s.text for s in event.recipients]) == ("ASSAULT", ["Kharkiv"])


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The main focus of the Kenyan troops in Jubaland is to fight al-Shabab.", "fight", ("ASSAULT", "ongoing")),
        ("The army stepped up its attempts to retake the district of Palma.", "retake", ("ASSAULT", "ongoing")),
        ("Turkish officers regularly engage their Greek counterparts by telephone.", "engage", ("CONSULT", "habitual")),
        ("Chad and Niger gear up for a campaign in the desert.", "gear up", ("MOBILIZE", "ongoing")),
        ("French troops stationed near Gao watched the road.", "stationed", ("MOBILIZE", "ongoing")),
        ("Deaths rose because of continued attacks by Sudanese forces.", "attacks", ("ASSAULT", "ongoing")),
        ("The town is held by men fighting the army.", "fighting", ("ASSAULT", "ongoing")),
        ("Ghana provides fuel to Togo.", "provides", ("AID", "ongoing")),
        ("The deposed president left Mali.", "deposed", ("ASSAULT", "done")),
    ],
)
def test_what_goes_on_without_a_progressive(text: str, word: str, wanted: tuple[str, str]) -> None:
    """Aims, attempts, stations and habits are told in plain forms of the verb."""
    assert [(e.type, e.status) for e in events(text) if e.anchor.text == word] == [wanted]


def test_an_aim_is_pursued_by_its_owner() -> None:
    """ "The focus of the troops is to fight": the troops fight, not the focus."""
    found = events("The main focus of the Kenyan troops in Jubaland is to fight al-Shabab.")
    assert [[a.text for a in e.actors] for e in found] == [["the Kenyan troops"]]


def test_an_ability_belongs_to_the_subject_above_it() -> None:
    """Who is denied to have the capability of an act is the one who would do it."""
    text = "Tripoli denied that Chad has the capability of launching chemical warfare."
    statement = said(text, "Tripoli", "denied", "Chad has the capability of launching chemical warfare", "deny")
    found = [e for e in events(text, statement) if e.anchor.text == "warfare"]
    assert [(e.type, e.status, [a.text for a in e.actors]) for e in found] == [("ASSAULT", "denied", ["Chad"])]


@pytest.mark.parametrize(
    ("response", "wanted"),
    [("has twice struck Sudanese depots", "done"), ("will strike Sudanese depots", "planned")],
)
def test_a_response_told_as_past_is_done(response: str, wanted: str) -> None:
    """A perfect tense promises nothing, and what it answers stays as doubtful as it was told."""
    text = f"Egypt {response} in response to alleged drone attacks."
    commitment = CommitmentDraft(
        id="c",
        kind="threat",
        statement=None,
        issuer=span(text, "Egypt"),
        target=None,
        trigger=span(text, "alleged drone attacks"),
        condition="already_happened",
        response=span(text, response),
        response_polarity="will",
        firmness="unqualified",
        confidence=0.9,
    )
    assert [e.status for e in events(text, commitments=(commitment,))] == [wanted, "alleged"]


@pytest.mark.parametrize(
    "text", ["They exploit the microphone.", "In March the river rose.", "Its retaliation is to be feared."]
)
def test_words_that_only_look_like_acts(text: str) -> None:
    """Exploiting is no exploding, a month no march."""
    assert not [e for e in events(text) if e.status == "done"]


def test_what_hangs_beside_a_promise_is_no_part_of_it() -> None:
    """ "Vowed to go on, signing a deal as the two gear up": the deal is signed, the campaign prepared."""
    text = "Eritrea vowed to aid Sudan, signing a deal with Khartoum as the two armies gear up for an offensive."
    commitment = CommitmentDraft(
        id="c",
        kind="promise",
        statement=None,
        issuer=span(text, "Eritrea"),
        target=span(text, "Sudan"),
        trigger=None,
        condition="unconditional",
        response=span(text, text[text.index("aid") : -1]),
        confidence=0.9,
    )
    found = {e.anchor.text: e.status for e in events(text, commitments=(commitment,))}
    assert (found["aid"], found["signing"], found["gear up"]) == ("planned", "done", "ongoing")


def test_a_custom_told_of_stays_a_custom() -> None:
    """Nobody is accused of talking: his officers' habit is told on the speaker's word."""
    text = "Colonel Okello said Ugandan officers regularly engage their Rwandan counterparts."
    statement = said(
        text, "Colonel Okello", "said", "Ugandan officers regularly engage their Rwandan counterparts", "claim"
    )
    found = [e for e in events(text, statement) if e.type == "CONSULT"]
    assert [(e.status, e.holder and e.holder.text) for e in found] == [("habitual", "Colonel Okello")]


def test_who_is_attacked_attacks_nobody() -> None:
    """The target of a commitment is no actor of an act that is done to it."""
    text = "Egypt would retaliate if Egyptian troops stationed near Juba are attacked."
    commitment = CommitmentDraft(
        id="c",
        kind="threat",
        statement=None,
        issuer=span(text, "Egypt"),
        target=span(text, "Egyptian troops"),
        trigger=span(text, "Egyptian troops stationed near Juba are attacked"),
        condition="happens",
        response=span(text, "would retaliate"),
        confidence=0.9,
    )
    found = {e.anchor.text: e for e in events(text, commitments=(commitment,))}
    assert found["attacked"].actors == ()
    assert found["stationed"].status == "ongoing"


@pytest.mark.parametrize("text", ["It rose early in March.", "The consequences of retaliation should be weighed."])
def test_no_act_is_told_by_a_month_or_an_open_outcome(text: str) -> None:
    """The month of March is no march, and what should be weighed has not come about."""
    assert told(text) == []


def test_the_second_of_two_charges_has_the_same_doer() -> None:
    """The accuser bombs nobody."""
    text = "Peru accused Ecuador on Tuesday of attacking a patrol and bombing a village."
    doers = {e.anchor.text: [s.text for s in e.actors] for e in events(text)}
    assert doers["attacking"] == doers["bombing"] == ["Ecuador"]
