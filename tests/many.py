"""Many short invented texts as finished readings: three states, namesakes, copies, words taken back, days mixed."""

import random
from dataclasses import replace

from communique.documents import Given
from communique.records import (
    Commitment,
    Document,
    Estimate,
    Event,
    Instrument,
    LocalActor,
    Place,
    Pointed,
    Reading,
    Sense,
    Span,
    Statement,
    content_id,
)
from communique.records.senses import written
from communique.sources import Source
from crisis import StubPipeline, plain

STATES = {"PER": "Peru", "ECU": "Ecuador", "COL": "Colombia"}
_NAMES = ("Elena Quispe", "Rosa Quispe", "Quispe", "Mario Andrade", "Andrade", "Hugo Tarrant", "Tarrant")
_ACTS = (("attacks", "ASSAULT"), ("shells", "ASSAULT"), ("closes", "COERCE"), ("sends troops to", "MOBILIZE"))
_ANSWERS = (
    ("destroy the bridges", "ASSAULT"), ("close the border", "COERCE"), ("bombard the port", "ASSAULT"),
    ("stop all trade", "SANCTION"),
)  # fmt: skip
_PLACES = ("Puyango dam", "Loja bridge", "Tumbes harbour")
_THREAT = (
    "{speaker|%(name)s} of %(own)s {cue|warned}: “{said|If {trigger|%(other)s {hit|%(act)s} the {place|%(place)s}}, "
    "%(own)s {response|%(will)s {answer|%(answer)s}}}.” {truce|The truce of %(place)s} held, said {party|%(own)s}."
)
_TOLD = (
    "{party|%(other)s} {hit|%(act)s} the {place|%(place)s}, {speaker|%(name)s} {cue|said}. {said|%(own)s "
    "{deny|%(act)s} nothing}. {plan|An offensive} at {place2|%(place)s} is planned. {truce|The truce} is broken."
)
_BACK = (
    "{speaker|%(name)s} {cue|said} that {said|{party|%(own)s} no longer threatens to {hit|%(answer)s} over the "
    "{place|%(place)s}}. The colonel was not authorised to speak for %(own)s."
)


class Judge:
    """Answers that depend on the words alone, so that any order of asking gives the same."""

    def judge(self, one: Pointed, other: Pointed) -> Estimate | None:
        """Nearly nothing, or a little of something."""
        weight = (len(one.text) * 7 + len(other.text) * 3 + one.start + other.end) % 10 / 10
        names = ("repeats", "hardens", "softens", "specifies", "supersedes", "contradicts", "withdraws", "denies")
        rest = dict.fromkeys((*names, "disavows"), (0.9 - 0.6 * weight) / 9)
        rest["repeats"] += 0.1
        return {"relation": {"none": 0.6 * weight, **rest}, "meets": {"no": 0.6, "possible": 0.25, "stated": 0.15}}


def many(count: int, *, seed: int) -> list[Reading]:
    """So many readings; every fifth repeats an earlier text, every fourth has no date."""
    dice, told = random.Random(seed), list[tuple[str, dict[str, str]]]()
    for number in range(count):
        told.append(dice.choice(told) if number % 5 == 4 else _said(dice))
    return [_read(f"{number}-text", *each) for number, each in enumerate(told)]


def _said(dice: random.Random) -> tuple[str, dict[str, str]]:
    own, other = dice.sample(sorted(STATES), 2)
    act, answer = dice.choice(_ACTS), dice.choice(_ANSWERS)
    said = {
        "own": STATES[own], "other": STATES[other], "name": dice.choice(_NAMES), "place": dice.choice(_PLACES),
        "act": act[0], "answer": answer[0], "will": dice.choice(("will", "may", "will at once")),
        "code": own, "against": other, "type": act[1], "reply": answer[1], "known": dice.choice(("", own)),
        "day": dice.choice(("", *(f"2021-0{month}-1{day}" for month in (3, 4) for day in range(4)))),
        "status": dice.choice(("done", "alleged", "planned", "denied")),
    }  # fmt: skip
    return dice.choice((*[_THREAT] * 5, _TOLD, *[_BACK] * 2)), said


def _read(identity: str, marked: str, said: dict[str, str]) -> Reading:
    text, spans = plain(marked % said)
    given = {"published": said["day"], "publisher": f"Paper {identity}"} if said["day"] else {}
    document = StubPipeline().build(Source(identity, text, text.encode(), given), Given())
    own, other = f"{said['code']} GOV", f"{said['against']} GOV"
    is_threat = "trigger" in spans
    statement = Statement(
        id=content_id("statement", document.id, [spans["said"]]),
        document=document.id,
        speaker=spans["speaker"],
        speaker_code=own if said["known"] else None,
        cue=spans["cue"],
        content=(spans["said"],),
        quote="direct" if is_threat else "indirect",
        act="threaten" if is_threat else "deny",
        confidence=0.9,
    )
    status = "conditional" if is_threat else said["status"]
    doers = (other, own) if is_threat else (own, other)
    events = [_event(document, spans["hit"], said["type"], status, *doers)]
    events += (
        [_event(document, spans["deny"], said["type"], "denied", own, other, holder=own)] if "deny" in spans else []
    )
    events += [_event(document, spans["plan"], "ASSAULT", "planned", own, other)] if "plan" in spans else []
    events += [_event(document, spans["answer"], said["reply"], "conditional", own, other)] if is_threat else []
    commitments = (_commitment(document, spans, statement, own, other),) if is_threat else ()
    return Reading(
        document=document,
        statements=(statement,),
        commitments=commitments,
        events=tuple(events),
        instruments=_instruments(document, spans, (own, other)),
        places=tuple(_place(document, spans[name]) for name in ("place", "place2") if name in spans),
        actors=(
            LocalActor(
                name=said["name"], code=own if said["known"] else None, kind="person", mentions=(spans["speaker"],)
            ),
            *(
                (LocalActor(name=spans["party"].text, code=own, kind="party", mentions=(spans["party"],)),)
                if is_threat
                else ()
            ),
        ),
        senses=tuple(s for c in commitments for s in _senses(c, said)),
    )


def _senses(commitment: Commitment, said: dict[str, str]) -> list[Sense]:
    turned = [len(said["act"]) / 20, len(said["place"]) / 30, len(said["answer"]) / 30]
    return [
        Sense(commitment.id, part, written((turned[n], turned[1], 0.5)))
        for n, part in ((0, "trigger"), (2, "response"))
    ]


def _commitment(document: Document, spans: dict[str, Span], told: Statement, own: str, other: str) -> Commitment:
    trigger, response = spans["trigger"], spans["response"]
    return Commitment(
        id=content_id("commitment", document.id, [trigger, response, None]),
        document=document.id,
        statement=told.id,
        kind="threat",
        issuer=spans["speaker"],
        issuer_code=own if told.speaker_code else None,
        issuer_codes=(own,) if told.speaker_code else (),
        target=None,
        target_code=other,
        target_codes=(other,),
        trigger=trigger,
        condition="happens",
        response=response,
        firmness="possible" if response.text.startswith("may") else "firm",
        confidence=0.8,
    )


def _event(
    document: Document, anchor: Span, kind: str, status: str, doer: str, to: str, *, holder: str | None = None
) -> Event:
    return Event(
        id=content_id("event", document.id, [anchor], holder),
        document=document.id,
        anchor=anchor,
        type=kind,
        actors=(anchor,),
        actor_codes=(doer,),
        recipients=(None,),
        recipient_codes=(to,),
        status=status,
        holder_code=holder or (doer if status == "alleged" else None),
        confidence=0.7,
    )


def _instruments(document: Document, spans: dict[str, Span], parties: tuple[str, ...]) -> tuple[Instrument, ...]:
    if "truce" not in spans:
        return ()
    state, span = ("alleged_violated" if "plan" in spans else "in_force"), spans["truce"]
    truce = Instrument(
        id=content_id("instrument", document.id, [span]),
        document=document.id,
        kind="ceasefire",
        span=span,
        name=span.text,
        party_codes=parties,
        state=state,
    )
    is_broken = state == "alleged_violated"
    return (replace(truce, alleged_by=parties[:1], alleged_against=parties[1:]) if is_broken else truce,)


def _place(document: Document, span: Span) -> Place:
    identity = content_id("place", document.id, [span])
    return Place(id=identity, document=document.id, span=span, name=span.text, country="PER", method="gazetteer")
