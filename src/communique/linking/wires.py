"""A tripwire's record with the mentions it was made of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from communique.linking.mentions import Mention, fullest, is_one_time
from communique.records import Document, Tripwire

_WORDINGS = 16


@dataclass(frozen=True)
class Wire:
    """A tripwire's record with the mentions it was made of, in order of time."""

    record: Tripwire
    mentions: tuple[Mention, ...]
    changes: tuple[str, ...] = ()
    """How each mention after the first changed the wording of the one before: repeats, hardens or softens."""

    @cached_property
    def lead(self) -> Mention:
        """The mention that says most: the firmest, then the one with the most words of trigger and response."""
        return fullest(self.mentions)

    @cached_property
    def wordings(self) -> tuple[Mention, ...]:
        """Mentions in different words, the first of each: what acts are compared with, however often it was copied."""
        first: dict[tuple[object, ...], Mention] = {}
        for mention in self.mentions:
            first.setdefault(wording_of(mention), mention)
        return tuple(first.values())[:_WORDINGS]

    def last_before(self, document: Document) -> Mention | None:
        """The last mention in another document that is not known to be later."""
        day = document.published
        before = [
            m
            for m in self.mentions
            if m.document.id != document.id
            and not (day and m.document.published and m.document.published > day)
            and is_one_time(m.document.published, day)
        ]
        return before[-1] if before else None

    @cached_property
    def is_ascribed(self) -> bool:
        """Whether only others say that the issuer would act."""
        return all(m.commitment.ascribed_by for m in self.mentions)


def by_issuer(wires: Iterable[Wire]) -> dict[str, list[Wire]]:
    """The tripwires that each country issued itself."""
    found: dict[str, list[Wire]] = defaultdict(list)
    for wire in wires:
        for country in wire.lead.issuers if not wire.is_ascribed else ():
            found[country].append(wire)
    return found


def wording_of(mention: Mention) -> tuple[object, ...]:
    """What two mentions share that say the same in the same words."""
    c = mention.commitment
    texts = tuple(span.text.lower() if span else None for span in (c.trigger, c.response, c.demand))
    return (*texts, c.condition, c.kind, mention.issuers, mention.targets)
