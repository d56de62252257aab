"""Sentences with their spans marked in them, and readings made of such texts by hand.

`"If {c1.trigger|a ship is {e1|attacked}}, we {c1.response|will answer}."` is the plain text with three named spans.
"""

import re
from typing import Any

from communique.records import (
    Commitment,
    Document,
    Event,
    Instrument,
    Place,
    Reading,
    Risk,
    Span,
    content_id,
    document_id,
    sha256_of,
)

_MARK = re.compile(r"\{([\w.]+)\||\}")
_PARTS = ("issuer", "target", "trigger", "response", "deadline", "demand")


def parse_marked(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """The plain text, and the spans of each name in order of their ends; marks may nest."""
    text, opened, places, at = "", [], [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match.group(1):
            opened.append((match.group(1), len(text)))
        else:
            places.append((*opened.pop(), len(text)))
    text += marked[at:]
    found: dict[str, list[Span]] = {}
    for name, start, end in places:
        found.setdefault(name, []).append(Span(start, end, text[start:end]))
    return text, found


def make_reading(
    name: str,
    marked: str,
    *,
    published: str | None = None,
    commitments: dict[str, dict[str, Any]] | None = None,
    events: dict[str, dict[str, Any]] | None = None,
    instruments: dict[str, dict[str, Any]] | None = None,
    risks: dict[str, dict[str, Any]] | None = None,
) -> Reading:
    """The reading of a marked text: `c1.trigger` is a span of commitment c1, `e1` the anchor of event e1, and so on.

    A mark `place` is the name of a place.
    """
    text, spans = parse_marked(marked)
    identity = document_id(url=None, source_id=name, text_sha256=sha256_of(text))
    document = Document(
        id=identity, document=identity, source_id=name, published=published, sha256=sha256_of(text), text=text
    )
    return Reading(
        document=document,
        commitments=tuple(_commitment(identity, spans, n, f) for n, f in (commitments or {}).items()),
        events=tuple(_event(identity, spans[n][0], f) for n, f in (events or {}).items()),
        instruments=tuple(_instrument(identity, spans[n][0], f) for n, f in (instruments or {}).items()),
        places=tuple(_place(identity, s) for s in spans.get("place", [])),
        risks=tuple(Risk(quantity=spans[n][0], **f) for n, f in (risks or {}).items()),
    )


def _commitment(document: str, spans: dict[str, list[Span]], name: str, fields: dict[str, Any]) -> Commitment:
    parts = {part: next(iter(spans.get(f"{name}.{part}", [])), None) for part in _PARTS}
    filled = {"statement": None, "kind": "threat", "condition": "happens", "confidence": 0.9} | fields
    words = (parts["trigger"], parts["response"], parts["demand"])
    return Commitment(
        id=content_id("commitment", document, words),
        document=document,
        hedges=tuple(spans.get(f"{name}.hedge", [])),
        **parts,
        **filled,
    )


def _event(document: str, anchor: Span, fields: dict[str, Any]) -> Event:
    filled = {"type": "ASSAULT", "status": "done", "confidence": 0.9} | fields
    identity = content_id("event", document, [anchor], filled.get("holder_code"))
    return Event(id=identity, document=document, anchor=anchor, **filled)


def _instrument(document: str, span: Span, fields: dict[str, Any]) -> Instrument:
    filled = {"kind": "channel", "state": "in_force", "name": span.text} | fields
    return Instrument(id=content_id("instrument", document, [span]), document=document, span=span, **filled)


def _place(document: str, span: Span) -> Place:
    return Place(
        id=content_id("place", document, [span]), document=document, span=span, name=span.text, method="gazetteer"
    )
