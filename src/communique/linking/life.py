"""Acts as texts tell them: what later becomes of a commitment is read from them, and what an issuer has done before."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from communique.knowledge.themes import themes_of
from communique.linking.parties import countries_of
from communique.linking.senses import Senses, senses_in, with_sense
from communique.linking.wires import Wire
from communique.linking.words import content_words, sentence_bounds, stems
from communique.records import Act, Event, Pointed, Reading

_HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
TOLD = frozenset({"planned", "denied", "alleged", "done", "ongoing"})
"""What an act must be to be told of; a condition tells of none."""
_AROUND = 60
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Reported:
    """An event with the act it tells of, its document's reading, and the stems of its whole sentence.

    `words` are empty where the sentence puts a commitment: what it names is talked of there, not told.
    """

    event: Event
    act: Act
    published: str | None
    pointed: Pointed
    reading: Reading
    words: frozenset[str]


def reported_acts(readings: Sequence[Reading], *, every: bool = False) -> list[Reported]:
    """The hostile events of all documents that are more than a condition, in canonical order; with `every`, all."""
    return [told for reading in readings for told in _reported(reading, every)]


def _reported(reading: Reading, every: bool) -> Iterator[Reported]:
    events = [e for e in reading.events if e.status in TOLD and (every or e.type in _HOSTILE)]
    if not events:
        return
    text, senses = reading.document.text or "", senses_in(reading)
    bounds = sentence_bounds(text)
    starts, known = [start for start, _ in bounds], {}
    said = [s.start for c in reading.commitments for s in (c.trigger, c.response, c.demand) if s]
    for event in events:
        place = max(0, bisect_right(starts, event.anchor.start) - 1)
        if place not in known:
            start, stop = bounds[place]
            is_put = any(start <= s < stop for s in said)
            known[place] = frozenset() if is_put else stems(text[start:stop])
        yield told_of(reading, event, act_of_event(reading, event, senses), known[place])


def told_of(reading: Reading, event: Event, act: Act, words: frozenset[str]) -> Reported:
    """An event of a reading as it is told."""
    return Reported(
        event=event,
        act=act,
        published=reading.document.published,
        pointed=Pointed(reading.document.text or "", event.anchor.start, event.anchor.end),
        reading=reading,
        words=words,
    )


def act_of_event(reading: Reading, event: Event, senses: Senses) -> Act:
    """An event as an act; its words are those around the anchor, within its sentence."""
    text = reading.document.text or ""
    start = max(text.rfind(". ", 0, event.anchor.start) + 1, text.rfind("\n", 0, event.anchor.start) + 1)
    start = max(start, event.anchor.start - _AROUND)
    stop = min(x for x in (text.find(". ", event.anchor.end), text.find("\n", event.anchor.end), len(text)) if x >= 0)
    around = text[start : min(stop, event.anchor.end + _AROUND)]
    act = Act(
        text=around.strip(),
        type=event.type,
        mode=event.mode,
        contexts=event.contexts,
        actor_codes=tuple(c for c in event.actor_codes if c),
        recipient_codes=tuple(c for c in event.recipient_codes if c),
        places=(event.place.text,) if event.place else (),
        words=stems(around),
        themes=themes_of(content_words(around)),
    )
    return with_sense(act, senses, event.id, "anchor") or act


class Told:
    """The reported acts, by the countries of those who did them and those they were done to."""

    def __init__(self, reported: Sequence[Reported]) -> None:
        self._reported = reported
        self._of: dict[str, list[int]] = defaultdict(list)
        self._in: dict[str, list[Reported]] = defaultdict(list)
        for number, told in enumerate(reported):
            self._in[told.event.document].append(told)
            for country in countries_of((*told.act.actor_codes, *told.act.recipient_codes)):
                self._of[country].append(number)

    def of_document(self, document: str) -> list[Reported]:
        """The acts that one document tells, in canonical order."""
        return self._in.get(document, [])

    def about(self, countries: frozenset[str]) -> list[Reported]:
        """The acts by or against any of some countries, in canonical order."""
        return [self._reported[n] for n in sorted({n for c in countries for n in self._of.get(c, ())})]


def is_before(date: str | None, day: str | None) -> bool:
    """Whether an act is dated to a day before another."""
    return bool(date and day and _DAY.fullmatch(date) and date < day)


def precedents(wire: Wire, reported: Sequence[Reported]) -> list[Reported]:
    """Acts done by the issuer that its response names or could be: its record so far."""
    lead = wire.lead
    return [
        r
        for r in reported
        if r.event.status == "done"
        and countries_of([c for c in r.event.actor_codes if c]) & lead.issuers
        and countries_of([c for c in r.event.recipient_codes if c]) & lead.targets
    ]


def acts_of_reading(reading: Reading) -> tuple[Act, ...]:
    """The acts that a short text names (the question of a what-if), material ones first, then in order.

    Where no event is read, the words and parties alone make one act without a type.
    """
    text = reading.document.text or ""
    codes = tuple(dict.fromkeys(a.code for a in reading.actors if a.code))
    if not reading.events:
        words = content_words(text)
        bare = Act(
            text=text,
            type=None,
            actor_codes=codes[:1],
            recipient_codes=codes[1:],
            words=stems(text),
            themes=themes_of(words),
        )
        return (bare,) if words else ()
    ordered = sorted(reading.events, key=lambda e: (e.type not in _HOSTILE, e.anchor.start, e.id))
    return tuple(_asked(reading, event) for event in ordered)


def _asked(reading: Reading, event: Event) -> Act:
    """One act of the question: its places and themes are those of the whole question."""
    text = reading.document.text or ""
    act = act_of_event(reading, event, senses_in(reading))
    named = tuple(p.name for p in reading.places)
    return replace(
        act,
        text=text,
        places=named or act.places,
        themes=themes_of(content_words(text)),
        negated=event.status == "negated",
    )
