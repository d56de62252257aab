"""A small invented crisis as finished readings: texts with marked words, and the records that a reader would make.

Peru threatens to destroy bridges if Ecuador attacks a dam, Ecuador to close the border if Peru does so; a shelling is
alleged and denied, there is a truce, a hotline and an offensive said to be planned. Nothing of it ever happened.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from communique.documents import Given
from communique.linking import link_readings
from communique.pipeline import Pipeline
from communique.records import (
    Act,
    Commitment,
    Document,
    Event,
    Instrument,
    LocalActor,
    Place,
    Reading,
    Record,
    Risk,
    Span,
    Statement,
    TimeExpression,
    content_id,
)
from communique.settings import Settings
from communique.sources import Source

LIMA = (
    "{speaker|Peru's defence minister Elena Quispe} {cue|warned} on {day|Monday}: \"{said|If {trigger|Ecuador "
    '{hit|attacks} the {place|Puyango} dam}, Peru {response|will {blow|destroy} the bridges over the river}}."\n\n'
    "Quispe {cue2|accused} Ecuador of {shell|shelling} the dam."
)
QUITO = (
    "Ecuador {deny|shelled} nothing, its government {cue|said}. {said|If {trigger|Peru {hit|destroys} the bridges over "
    "the river}, Ecuador {response|will {close|close} the border}}, {speaker|President Mario Andrade} {cue3|added} on "
    "{day|Monday}.\n\nThe {truce|30-day truce} holds. Officers speak on {line|a hotline between the two armies}. Peru "
    "plans {plan|an offensive} at {place|Puyango}, where {many|thousands of farmers} are in danger."
)
AGAIN = (
    "{speaker|Quispe} {cue|repeated} in Lima that {said|if {trigger|Ecuador again {hit|attacks} the {place|Puyango} "
    "dam}, Peru {response|would perhaps {blow|destroy} the bridges over the river}}. She {cue4|said} Ecuador broke the "
    "{truce|truce}."
)
_OPEN = re.compile(r"\{(\w+)\||\}")


def plain(marked: str) -> tuple[str, dict[str, Span]]:
    """The text without its marks, and the span of each mark: `"{who|Peru} spoke"`; marks may be nested."""
    text, last, stack, found = "", 0, list[tuple[str, int]](), dict[str, Span]()
    for match in _OPEN.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match.group(1):
            stack.append((match.group(1), len(text)))
        else:
            name, start = stack.pop()
            found[name] = Span(start, len(text), text[start:])
    return text + marked[last:], found


class StubPipeline(Pipeline):
    """The real pipeline up to the document; its readings are those written down here, without a model."""

    def __init__(self) -> None:
        super().__init__(Settings())

    def read_document(self, document: Document) -> Reading:
        """The reading of a text of the crisis; of any other text, the document alone."""
        for marked, build in ((LIMA, _lima), (QUITO, _quito), (AGAIN, _again)):
            text, spans = plain(marked)
            if document.text == text:
                return build(document, spans)
        return Reading(document=document)

    def parse_acts(self, text: str) -> tuple[Act, ...]:
        """An attack by Ecuador on the dam; nothing where neither is named."""
        if "Ecuador" not in text:
            return ()
        return (
            Act(
                text=text,
                type="ASSAULT",
                actor_codes=("ECU MIL",),
                recipient_codes=("PER GOV",) if "Peru" in text else (),
                places=("Puyango",) if "Puyango" in text else (),
                words=frozenset({"attack", "dam"}),
            ),
        )


def sources() -> list[Source]:
    """The three texts as inputs: the second has no date."""
    return [
        _source("1-lima", LIMA, {"published": "2021-03-03", "publisher": "Andean Wire"}),
        _source("2-quito", QUITO, {}),
        _source("3-again", AGAIN, {"published": "2021-03-12", "publisher": "Coast Post"}),
    ]


def readings() -> tuple[Reading, ...]:
    """The readings of the three texts."""
    return tuple(StubPipeline().read(sources(), Given()))


def records() -> tuple[Record, ...]:
    """All records of the crisis, linked."""
    return link_readings(readings())


def lines() -> Iterator[str]:
    """The three texts as lines of JSON, as a user would give them."""
    for source in sources():
        yield json.dumps({"id": source.source_id, "text": source.text, **source.metadata})


def _source(identity: str, marked: str, metadata: dict[str, str]) -> Source:
    text = plain(marked)[0]
    return Source(identity, text, text.encode(), metadata)


def _lima(document: Document, spans: dict[str, Span]) -> Reading:
    said = _statement(document, spans, "said", "PER GOV", quote="direct", act="threaten")
    accusal = replace(
        _statement(document, spans, "shell", "PER GOV", quote="indirect", act="accuse", cue="cue2"), speaker=None
    )
    return Reading(
        document=document,
        statements=(said, accusal),
        commitments=(_commitment(document, spans, said, "PER GOV", "ECU GOV"),),
        events=(
            _event(document, spans["hit"], "ASSAULT", "conditional", "ECU GOV", None),
            _event(document, spans["blow"], "ASSAULT", "conditional", "PER GOV", None),
            _event(document, spans["shell"], "ASSAULT", "alleged", "ECU GOV", "PER GOV", holder="PER GOV"),
        ),
        times=(_time(document, spans["day"]),),
        places=(_place(document, spans["place"]),),
        actors=(_quispe(spans["speaker"]),),
    )


def _quito(document: Document, spans: dict[str, Span]) -> Reading:
    said = _statement(document, spans, "said", "ECU GOV", quote="mixed", act="threaten", cue="cue3")
    return Reading(
        document=document,
        statements=(said,),
        commitments=(_commitment(document, spans, said, "ECU GOV", "PER GOV"),),
        events=(
            _event(document, spans["deny"], "ASSAULT", "denied", "ECU GOV", "PER GOV", holder="ECU GOV"),
            _event(document, spans["hit"], "ASSAULT", "conditional", "PER GOV", None),
            _event(document, spans["close"], "COERCE", "conditional", "ECU GOV", "PER GOV"),
            _event(document, spans["plan"], "ASSAULT", "planned", "PER MIL", None),
        ),
        instruments=(
            _instrument(document, spans["truce"], "ceasefire", "in_force", duration="P30D"),
            _instrument(document, spans["line"], "channel", "in_force"),
        ),
        times=(_time(document, spans["day"]),),
        places=(_place(document, spans["place"]),),
        risks=(Risk(quantity=spans["many"], what="farmers", holder_code=None),),
    )


def _again(document: Document, spans: dict[str, Span]) -> Reading:
    said = _statement(document, spans, "said", "PER GOV", quote="indirect", act="threaten")
    commitment = replace(_commitment(document, spans, said, "PER GOV", "ECU GOV"), firmness="possible")
    return Reading(
        document=document,
        statements=(said,),
        commitments=(commitment,),
        events=(
            _event(document, spans["hit"], "ASSAULT", "conditional", "ECU GOV", None),
            _event(document, spans["blow"], "ASSAULT", "conditional", "PER GOV", None),
        ),
        instruments=(
            replace(
                _instrument(document, spans["truce"], "ceasefire", "alleged_violated"),
                alleged_by=("PER GOV",),
                alleged_against=("ECU GOV",),
            ),
        ),
        places=(_place(document, spans["place"]),),
        actors=(_quispe(spans["speaker"]),),
    )


def _quispe(mention: Span) -> LocalActor:
    return LocalActor(name="Elena Quispe", code="PER GOV", kind="person", mentions=(mention,))


def _statement(
    document: Document, spans: dict[str, Span], content: str, code: str, *, quote: str, act: str, cue: str = "cue"
) -> Statement:
    return Statement(
        id=content_id("statement", document.id, [spans[content]]),
        document=document.id,
        speaker=spans.get("speaker"),
        speaker_code=code,
        cue=spans[cue],
        content=(spans[content],),
        quote=quote,
        act=act,
        confidence=0.9,
    )


def _commitment(
    document: Document, spans: dict[str, Span], statement: Statement, issuer: str, target: str
) -> Commitment:
    trigger, response = spans["trigger"], spans["response"]
    return Commitment(
        id=content_id("commitment", document.id, [trigger, response, None]),
        document=document.id,
        statement=statement.id,
        kind="threat",
        issuer=spans["speaker"],
        issuer_code=issuer,
        issuer_codes=(issuer,),
        target=None,
        target_code=target,
        target_codes=(target,),
        trigger=trigger,
        condition="happens",
        response=response,
        confidence=0.8,
    )


def _event(
    document: Document, anchor: Span, kind: str, status: str, actor: str, to: str | None, *, holder: str | None = None
) -> Event:
    return Event(
        id=content_id("event", document.id, [anchor], holder),
        document=document.id,
        anchor=anchor,
        type=kind,
        actors=(None,),
        actor_codes=(actor,),
        recipients=(None,) if to else (),
        recipient_codes=(to,) if to else (),
        status=status,
        holder_code=holder,
        confidence=0.7,
    )


def _instrument(document: Document, span: Span, kind: str, state: str, *, duration: str | None = None) -> Instrument:
    return Instrument(
        id=content_id("instrument", document.id, [span]),
        document=document.id,
        kind=kind,
        span=span,
        name=span.text,
        party_codes=("ECU GOV", "PER GOV"),
        state=state,
        duration=duration,
    )


def _time(document: Document, span: Span) -> TimeExpression:
    """A Monday: the last one before the document's date, open without a date."""
    day = None
    if document.published:
        published = date.fromisoformat(document.published)
        day = (published - timedelta(days=published.weekday())).isoformat()
    return TimeExpression(
        id=content_id("time", document.id, [span]),
        document=document.id,
        span=span,
        value=day or "XXXX-WXX-1",
        earliest=day,
        latest=day,
        anchor=document.published,
    )


def _place(document: Document, span: Span) -> Place:
    return Place(
        id=content_id("place", document.id, [span]),
        document=document.id,
        span=span,
        name=span.text,
        country="PER",
        method="gazetteer",
    )
