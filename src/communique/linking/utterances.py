"""Documents that report one utterance share an origin: one commitment, the same day or the next, by the same mouth.

Two papers that tell of one threat share few words, so that `origins.py` does not see it; but their mentions are one
standing commitment. Of documents that tell of more, the shorter must have most of its commitments in common with the
other. Who is another person spoke for himself, a dateline of another town is a report of its own, and what is as firm
as before says nothing new.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from communique.linking.days import days_between
from communique.linking.firmness import strength
from communique.linking.mentions import Mention, time_order
from communique.linking.origins import joined_origins
from communique.linking.retellings import has_dateline
from communique.records import Document, Reading

_WITHIN = 1
"""Days from an utterance to its last report."""
_MOST = 2 / 3
"""The part of the commitments of the document with fewer that both report."""
_FEW = 40
"""Mentions of one commitment on one occasion above which it is a slogan, not one utterance."""

Pair = tuple[str, str]


def with_utterances(
    origins: Mapping[str, str], groups: Sequence[Sequence[Mention]], speakers: Mapping[str, str]
) -> Mapping[str, str]:
    """The origins with those of one utterance joined. `speakers` are the persons who speak, by commitment."""
    shared: dict[Pair, int] = defaultdict(int)
    documents: dict[str, Document] = {}
    counts: dict[str, int] = defaultdict(int)
    for group in groups:
        for mention in group:
            documents[mention.document.id] = mention.document
            counts[mention.document.id] += 1
        for pair in set(of_one_mouth(group, speakers)):
            shared[pair] += 1
    reports = [
        (a, b)
        for (a, b), count in sorted(shared.items())
        if is_one_report(documents[a], documents[b], count, min(counts[a], counts[b]))
    ]
    return joined_origins(origins, reports)


def is_one_report(one: Document, other: Document, shared: int, of: int) -> bool:
    """Whether two documents report one utterance: most commitments of the one with fewer are among the shared."""
    return shared >= _MOST * of and not (has_dateline(one) and has_dateline(other))


def speakers_of(reading: Reading, persons: Collection[str]) -> Iterator[tuple[str, str]]:
    """The commitments of a document that one of some persons (ids of actors) tells, with the person's id."""
    told = {s.id: s.speaker_actor for s in reading.statements}
    for commitment in reading.commitments:
        actor = told.get(commitment.statement or "")
        if actor is not None and actor in persons:
            yield commitment.id, actor


def of_one_mouth(group: Sequence[Mention], speakers: Mapping[str, str]) -> Iterator[Pair]:
    """The documents of each occasion: reports up to a day after its first one, so that daily repetitions stay apart."""
    occasion: list[Mention] = []
    for mention in (m for m in sorted(group, key=time_order) if m.document.published):
        if occasion and (days_between(occasion[0].document.published, mention.document.published) or 0) > _WITHIN:
            yield from _pairs(occasion, speakers)
            occasion = []
        occasion.append(mention)
    yield from _pairs(occasion, speakers)


def _pairs(occasion: Sequence[Mention], speakers: Mapping[str, str]) -> Iterator[Pair]:
    if len(occasion) > _FEW:
        return
    for one, other in combinations(occasion, 2):
        mouths = {speakers.get(m.commitment.id) for m in (one, other)} - {None}
        is_same = len(mouths) < 2 and strength(one.commitment)[0] == strength(other.commitment)[0]
        if is_same and _are_apart(one.document, other.document):
            first, second = sorted((one.document.id, other.document.id))
            yield first, second


def _are_apart(one: Document, other: Document) -> bool:
    """Whether two outlets report: one that tells it twice tells of two occasions, or has copied itself."""
    return one.id != other.id and (one.publisher is None or one.publisher != other.publisher)
