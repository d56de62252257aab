"""A commitment with what linking compares it by: its parties, its acts, its document."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.linking.acts import response_act, trigger_act
from communique.linking.firmness import RANK
from communique.linking.parties import countries_of
from communique.linking.senses import Senses, senses_in, with_sense
from communique.records import Act, Commitment, Document, Reading, order_key

_YEARS = 2
_HARMFUL = frozenset({"threat", "demand", "guarantee"})


@dataclass(frozen=True)
class Mention:
    """One commitment in its document, with the acts of its trigger (or demand) and response."""

    commitment: Commitment
    document: Document
    trigger: Act | None
    response: Act | None
    issuers: frozenset[str]
    targets: frozenset[str]
    addressed: frozenset[str]
    """Those of `targets` whom the words address; the rest are inferred."""
    sentence: int

    @property
    def day(self) -> str:
        """Publication date for ordering; undated ones last."""
        return self.document.published or "9999"

    @cached_property
    def start(self) -> int:
        """The first character of its words."""
        c = self.commitment
        return min((s.start for s in (c.trigger, c.response, c.demand, c.issuer) if s), default=0)


def is_one_time(day: str | None, other: str | None) -> bool:
    """Whether two dates lie within two years, so that what was said on one can bear on the other; unknown ones do."""
    return not day or not other or abs(int(day[:4]) - int(other[:4])) <= _YEARS


def mentions_of(readings: Sequence[Reading]) -> list[Mention]:
    """The commitments of all documents in canonical order, each with its acts."""
    found = [m for reading in readings for m in mentions_in(reading)]
    return sorted(found, key=lambda m: order_key(m.commitment))


def issuer_codes(commitment: Commitment) -> tuple[str, ...]:
    """All who are bound; empty where nobody is known."""
    return commitment.issuer_codes or ((commitment.issuer_code,) if commitment.issuer_code else ())


def target_codes(commitment: Commitment) -> tuple[str, ...]:
    """All who are addressed."""
    return commitment.target_codes or ((commitment.target_code,) if commitment.target_code else ())


def mentions_in(reading: Reading) -> list[Mention]:
    """The commitments of one document, each with its acts."""
    senses = senses_in(reading)
    return [_mention(reading, commitment, senses) for commitment in reading.commitments]


def _mention(reading: Reading, commitment: Commitment, senses: Senses) -> Mention:
    text = reading.document.text or ""
    start = min((s.start for s in (commitment.trigger, commitment.response, commitment.demand) if s), default=0)
    issuers = countries_of(issuer_codes(commitment))
    targets = countries_of(target_codes(commitment))
    if commitment.kind in _HARMFUL:  # nobody threatens oneself
        targets -= issuers
    return Mention(
        commitment=commitment,
        document=reading.document,
        trigger=with_sense(trigger_act(reading, commitment), senses, commitment.id, "trigger", "demand"),
        response=with_sense(response_act(reading, commitment), senses, commitment.id, "response"),
        issuers=issuers,
        targets=targets,
        addressed=targets if _is_addressed(commitment) else frozenset(),
        sentence=text.count(".", 0, start),
    )


def _is_addressed(commitment: Commitment) -> bool:
    """Whether the target is named outside the response: what is to be hit is not always who is warned."""
    target, response = commitment.target, commitment.response
    return target is not None and not (response is not None and response.contains(target))


def time_order(mention: Mention) -> tuple[str, str, int, str]:
    """Where a mention stands in time: by day, undated ones last, then by document and place."""
    return mention.day, mention.commitment.document, mention.start, mention.commitment.id


def fullest(mentions: Sequence[Mention]) -> Mention:
    """The mention that says most: with trigger and response, the firmest, the first in its text."""
    return max(mentions, key=_fullness)


def _fullness(mention: Mention) -> tuple[int, int, int]:
    c = mention.commitment
    return (
        (c.trigger is not None) + (c.response is not None),
        RANK.get(c.firmness, 0),
        -mention.start if c.trigger else -(10**9),
    )
