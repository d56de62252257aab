"""Sentences of later texts that take a commitment back, deny it or disavow who gave it.

Only sentences with a word that can do so are asked about, and only against what an issuer named in their text has
said before. What their words say, what they share with the commitment and what the model holds is weighed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from communique.knowledge.retraction_cues import relations_cued
from communique.linking.days import days_between
from communique.linking.mentions import Mention
from communique.linking.relations import NONE
from communique.linking.retracting import RETRACTIONS, Sentence, countries_near, names_in, parties_of
from communique.linking.sharing import Sharing, Wording
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire
from communique.linking.words import bounds_of, content_words, stem
from communique.records import Document, Reading, Span

SURE = 0.6
"""The probability from which on a sentence is held to take back or deny what was said, or to disavow who said it; the
likeliest of the three is told."""
_TAKING = tuple(r for r in RETRACTIONS if r != NONE)
MOST_WIRES = 3
"""Commitments of one issuer that a sentence is asked about, those that share most words with it."""
SHARED, SHARED_OF_UNKNOWN_DATE = 1, 3
"""Words that a sentence must share with a commitment to be asked about it; more where dates tell nothing."""
_MAY = re.compile(r"(?i)\b(?:not?|never|nobody|none|nothing|neither|nor|off|over|past|himself|herself)\b|n['’]t\b")
"""Small words that may retract, beside those of the table."""
_TOLD_UNDONE = re.compile(
    r"(?i)\W*(?:none|nobody|nothing|no one|no (?:\w+ ){1,2}?)\b[^,;]{0,40}?\b(?:has|have|had|was|were)\b"
)
"""That an act was not done ("None has been stopped") takes no word back: only words do, never the course of things."""
_ABOUT_A_DEED = re.compile(r"(?i)\b(?:charges?|accusations?|allegations?)\b")
"""What is denied is that something was done, not that something was said."""
DAYS = 90
"""How long after a commitment a text that names not its issuer but its target, or another name, is held against it."""
MOST_NAMED = 40
"""A name that the texts of more commitments share tells none of them."""


@dataclass(frozen=True, slots=True)
class Retraction:
    """A sentence against an earlier mention of a tripwire, by one of the relations, with its probability."""

    sentence: Sentence
    wire: Wire
    earlier: Mention
    relation: str
    chance: float
    rule: str = "a later sentence weighed beside the commitment: its words, what both share, the model"

    @property
    def end(self) -> "End":
        """The words, and the day of their text."""
        return self.sentence.span, self.sentence.reading.document.published


End = tuple[Span, str | None]
"""Words that end a tripwire, with the day of their text."""


def find_retractions(wires: Sequence[Wire], readings: Sequence[Reading], weigher: Weigher) -> list[Retraction]:
    """The likeliest retraction of each sentence that may be one."""
    of_issuer, of_others = Sharing(wires, lambda w: w.lead.issuers), _by_others(wires)
    wording = Wording(wires)
    found = []
    for reading in readings:
        parties = parties_of(reading)
        named = sorted(parties | names_in(reading.document.text or ""))
        near = np.unique(np.array([n for key in named for n in of_others.get(key, ())], dtype=np.int32))
        for sentence in sentences_of(reading) if parties or len(near) else ():
            words = frozenset(stem(w) for w in content_words(sentence.span.text))
            known = {w.record.id: w for w in of_issuer.near(parties, sorted(words))}
            known |= {w.record.id: w for w in wording.most_shared(near, words) if is_near(w, reading.document)}
            asked = asked_about(words, reading.document, list(known.values()))
            best = likeliest_of(sentence, asked, weigher)
            found += [best] if best is not None else []
    return found


Asked = tuple[tuple[Wire, Mention, bool], ...]
"""Commitments that a sentence is held against: tripwires with their last mentions before, and whether one is alone."""


def likeliest_of(sentence: Sentence, asked: Asked, weigher: Weigher) -> Retraction | None:
    """What a sentence likeliest takes back, denies or disavows, where that is likely enough."""
    able = [each for each in asked if not _is_anothers(sentence, each[0])]
    best = max(_retractions(sentence, able, weigher), key=lambda r: r.chance, default=None)
    return best if best is not None and best.chance >= SURE else None


def _by_others(wires: Sequence[Wire]) -> dict[str, list[int]]:
    """Places of tripwires by their targets and by the names in the texts that state them, where these are few."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, wire in enumerate(wires):
        for key in others_of(wire):
            found[key].append(place)
    return {key: places for key, places in found.items() if len(places) <= MOST_NAMED}


def others_of(wire: Wire) -> frozenset[str]:
    """By what a text that does not name the issuer can mean a tripwire: its targets, and the names in its own text."""
    return wire.lead.targets | names_in(wire.lead.document.text or "") if not wire.is_ascribed else frozenset()


def is_near(wire: Wire, document: Document) -> bool:
    """Whether a text follows a commitment within some weeks, so that it may leave the issuer unnamed."""
    mention = wire.last_before(document)
    days = days_between(mention.document.published, document.published) if mention is not None else None
    return days is not None and days <= DAYS


def may_retract(words: str) -> bool:
    """Whether a sentence has a word without which none is asked about."""
    is_cued = bool(relations_cued(words))
    return is_cued or bool(_MAY.search(words) and not _TOLD_UNDONE.match(words))


def sentences_of(reading: Reading) -> Iterator[Sentence]:
    """The sentences that may retract."""
    text = reading.document.text or ""
    bounds = bounds_of(text)
    for place, (start, stop) in enumerate(bounds):
        words = text[start:stop].strip()
        first = text.index(words, start)
        if may_retract(words) and not _commits(reading, first, first + len(words)) and not _ABOUT_A_DEED.search(words):
            before = bounds[place - 1][0] if place else first
            yield Sentence(reading, Span(first, first + len(words), words, reading.document.id), before)


def asked_about(words: frozenset[str], document: Document, wires: Sequence[Wire]) -> Asked:
    """Those of some tripwires that a sentence, of some words in a document, is asked about: the few that share most."""
    earlier = [
        (-len(words & said_in(m)), w.record.id, w, m) for w in wires if (m := w.last_before(document)) is not None
    ]
    return tuple((w, m, len(earlier) == 1) for _, _, w, m in sorted(earlier, key=lambda e: e[:2])[:MOST_WIRES])


def _retractions(
    sentence: Sentence, asked: Sequence[tuple[Wire, Mention, bool]], weigher: Weigher
) -> Iterator[Retraction]:
    for wire, mention, alone in asked:
        chances = weigher.retraction(sentence, mention, alone=alone)
        relation = max(_TAKING, key=lambda r: chances.get(r, 0.0))
        yield Retraction(sentence, wire, mention, relation, 1.0 - chances[NONE])


def _commits(reading: Reading, start: int, stop: int) -> bool:
    """Whether a stretch of a text states a commitment with its condition: that is compared as a mention."""
    mains = (c.main for c in reading.commitments if c.trigger is not None or c.response_polarity == "will")
    return any(span is not None and start <= span.start < stop for span in mains)


def _is_anothers(sentence: Sentence, wire: Wire) -> bool:
    """Whether a text that nowhere names the issuer names another party where it may retract: then it is that one's."""
    if wire.lead.issuers & parties_of(sentence.reading):
        return False
    return bool(countries_near(sentence.reading, *sentence.bounds_before) - wire.lead.targets)


def said_in(mention: Mention) -> frozenset[str]:
    """The stems of what a mention says."""
    return frozenset().union(*(act.words for act in (mention.trigger, mention.response) if act))
