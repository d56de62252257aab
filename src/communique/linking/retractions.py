"""Sentences of later texts that take a commitment back, deny it or disavow who gave it, as the model holds them.

Only sentences with a word that can do so are asked about, and only against what an issuer named in their text has
said before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.linking.mentions import Mention
from communique.linking.parties import countries_of
from communique.linking.weighing import Weigher, pointed
from communique.linking.wires import Wire, by_issuer
from communique.linking.words import content_words, sentence_bounds, stem
from communique.records import Pointed, Reading, Span

DENYING = ("denies", "disavows")
"""What the model is asked for: that something is taken back, words tell more safely (`withdrawals.py`)."""
SURE = 0.7
"""The probability from which on a sentence is held to deny what was said, or to disavow who said it."""
MOST_WIRES = 3
"""Commitments of one issuer that a sentence is asked about, those that share most words with it."""
SHARED, SHARED_OF_UNKNOWN_DATE = 1, 3
"""Words that a sentence must share with a commitment to be asked about it; more where dates tell nothing."""
_CUE = re.compile(
    r"(?i)\b(?:not?|never|nobody|none|nothing|nor|void|off|over|away|drop\w*|cancel\w*|withdr[ae]w\w*|retract\w*"
    r"|rescind\w*|revok\w*|shelv\w*|abandon\w*|lift\w*|struck|scrapp\w*|suspend\w*|set aside|given? up|gave up"
    r"|took back|taken back|den(?:y|ies|ied|ial)|invent\w*|fabricat\w*|mistransl\w*|misquot\w*|misheard|rumou?rs?"
    r"|opinion|private|personal|distanc\w*|authori[sz]ed|mandate|entitled|speaks? for|spoke for|speaking for"
    r"|correct\w*|call\w* off|finished|closed|past)\b|n['’]t\b"
)
_ABOUT_A_DEED = re.compile(r"(?i)\b(?:charges?|accusations?|allegations?)\b")
"""What is denied is that something was done, not that something was said."""
_ABOUT_WORDS = re.compile(
    r"(?i)\b(?:threat\w*|warn\w*|statement|remarks?|ultimatum|meant|mean|intend\w*|plan\w*|speech|spoke\w*"
    r"|promise\w*|pledge\w*|vow\w*|article|quot\w*|opinion|interview)\b"
)
"""A denial of what was said speaks of words."""


@dataclass(frozen=True, slots=True)
class Retraction:
    """A sentence against an earlier mention of a tripwire, by one of the relations, with its probability."""

    reading: Reading
    span: Span
    wire: Wire
    earlier: Mention
    relation: str
    chance: float


def find_retractions(wires: Sequence[Wire], readings: Sequence[Reading], weigher: Weigher) -> list[Retraction]:
    """The likeliest retraction of each sentence that may be one."""
    of_issuer = by_issuer(wires)
    found = []
    for reading in readings:
        known = {w.record.id: w for c in sorted(_parties(reading)) for w in of_issuer.get(c, ())}
        for span, before in _sentences(reading) if known else ():
            told = _retractions(reading, span, before, list(known.values()), weigher)
            best = max(told, key=lambda r: r.chance, default=None)
            if best is not None and best.chance >= SURE:
                found.append(best)
    return found


def _parties(reading: Reading) -> frozenset[str]:
    codes = [a.code for a in reading.actors if a.code]
    return countries_of([*codes, *(s.speaker_code for s in reading.statements if s.speaker_code)])


def _sentences(reading: Reading) -> Iterator[tuple[Span, int]]:
    """The sentences that may retract, each with the beginning of the one before: who does so is named there."""
    text = reading.document.text or ""
    bounds = sentence_bounds(text)
    for place, (start, stop) in enumerate(bounds):
        words = text[start:stop].strip()
        if _CUE.search(words):
            first = text.index(words, start)
            before = bounds[place - 1][0] if place else first
            yield Span(first, first + len(words), words, reading.document.id), before


def _retractions(
    reading: Reading, span: Span, before: int, wires: Sequence[Wire], weigher: Weigher
) -> Iterator[Retraction]:
    own = {stem(w) for w in content_words(span.text)}
    earlier = [(w, m) for w in wires if (m := w.last_before(reading.document)) is not None]
    earlier.sort(key=lambda pair: (-len(own & _words(pair[1])), pair[0].record.id))
    shown = Pointed(reading.document.text or "", span.start, span.end)
    named, speakers = countries_near(reading, before, span.end), _speakers(reading, span)
    if _ABOUT_A_DEED.search(span.text):
        return
    for wire, mention in earlier[:MOST_WIRES]:
        if not wire.lead.issuers & named or (speakers and not speakers & wire.lead.issuers):
            continue
        is_known = bool(reading.document.published and mention.document.published)
        if len(own & _words(mention)) < (SHARED if is_known else SHARED_OF_UNKNOWN_DATE):
            continue
        if not own & _promised(mention) and not _ABOUT_WORDS.search(span.text):
            continue
        chances = weigher.said_of(pointed(mention), shown)
        relation = max(DENYING, key=lambda r: chances.get(r, 0.0))
        if chances and chances[relation] == max(chances.values()):
            yield Retraction(reading, span, wire, mention, relation, chances[relation])


def _speakers(reading: Reading, span: Span) -> frozenset[str]:
    """The countries of whoever is told to say the sentence: only the issuer can take its own word back."""
    cued = [s for s in reading.statements if s.cue is not None and span.contains(s.cue) and s.speaker_code]
    return countries_of([s.speaker_code for s in cued if s.speaker_code])


def countries_near(reading: Reading, start: int, stop: int) -> frozenset[str]:
    """The countries that a stretch of a text names, acts by, or is spoken by."""
    codes = [a.code for a in reading.actors if a.code and any(start <= m.start < stop for m in a.mentions)]
    sides = [c for e in reading.events if start <= e.anchor.start < stop for c in e.actor_codes if c]
    said = [s.speaker_code for s in reading.statements if s.speaker_code and _touches(s.content, start, stop)]
    return countries_of([*codes, *sides, *said])


def _touches(spans: Iterable[Span], start: int, stop: int) -> bool:
    return any(s.start < stop and start < s.end for s in spans)


def _promised(mention: Mention) -> frozenset[str]:
    """What the issuer said that it would do, or demanded: who denies that something happened names other words."""
    act = mention.response or mention.trigger
    return act.words if act else frozenset()


def _words(mention: Mention) -> frozenset[str]:
    return frozenset().union(*(act.words for act in (mention.trigger, mention.response) if act))
