"""What resolving asks of drafts beside their parties: their order, who holds whom, what their words rule out."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from communique.records import Commitment, Event, Span, StatementDraft, TimeExpression
from communique.resolving.coreference import Discourse, Said
from communique.resolving.countries import country_of
from communique.resolving.event_sides import Pairs
from communique.resolving.mentions import PRONOUNS
from communique.resolving.resolution import NOBODY, Resolution
from communique.text import Analysis

_PERSONAL = frozenset({"he", "she"})
Parts = dict[int, list[tuple[Span, str, Commitment]]]
_TAIL = re.compile(r" (?:off|in|at|on|near|from|with|who|which|that|\w+ing) ")
_GUESSED = 0.75


def other_than(speaker: Resolution, addressee: Resolution, span: Span | None) -> Resolution:
    """Whom somebody speaks to: nobody tells "him" what is himself; state television is mostly one's own."""
    if span is None or addressee.code is None or speaker.code is None:
        return addressee
    if addressee.code == speaker.code and span.text.lower() in PRONOUNS:
        return NOBODY
    if addressee.code.endswith(" JRN") and addressee.score < _GUESSED and "state" in span.text.lower().split():
        country = country_of(speaker.code)
        return Resolution(f"{country} JRN", _GUESSED) if country else NOBODY
    return addressee


def not_in_own_words(draft: StatementDraft, said: Said) -> Said:
    """Nobody is quoted as speaking of himself by name; "India was there, it said" may be India's report."""
    person = draft.speaker is not None and draft.speaker.text.lower() in _PERSONAL
    if draft.quote != "direct" and not person:
        return said
    return replace(said, content=tuple((s.start, s.end) for s in draft.content))


def has_name(span: Span) -> bool:
    """Whether a phrase holds a capitalised word behind its first: a name that may only be unknown; not where it is."""
    words = _TAIL.split(span.text, maxsplit=1)[0].split()
    return any(word[:1].isupper() for word in words[1:] or words)


def hint_of(draft: StatementDraft, discourse: Discourse) -> str | None:
    """The country that somebody's words themselves speak for, where they do."""
    if draft.speaker is None:
        return None
    if draft.speaker.text.startswith("@"):
        return discourse.acting_country(draft.content)
    return discourse.subject_country(draft.content, before=draft.speaker.start) if draft.quote != "direct" else None


def known_or_named(pairs: Pairs) -> Pairs:
    """The phrases whose party is known, or whose words hold a name, which may only be one that no table has."""
    return tuple((span, code) for span, code in pairs if code is not None or (span is not None and has_name(span)))


def innermost(
    held: Sequence[tuple[int, int, str]], offset: int, *, among: Collection[str], but: str | None = None
) -> str | None:
    """The statement with the shortest content that holds an offset, of those `among` and not `but`."""
    holders = [
        (end - start, draft) for start, end, draft in held if draft != but and draft in among and start <= offset < end
    ]
    return min(holders)[1] if holders else None


def by_sentence(analysis: Analysis, statements: Sequence[StatementDraft]) -> dict[int, list[tuple[int, int, str]]]:
    """The statements whose content touches each sentence, as offsets and id."""
    held: dict[int, list[tuple[int, int, str]]] = {}
    for draft in statements:
        for content in draft.content:
            first, last = analysis.sentence_at(content.start), analysis.sentence_at(content.end - 1)
            if first is not None and last is not None:
                for index in range(first.index, last.index + 1):
                    held.setdefault(index, []).append((content.start, content.end, draft.id))
    return held


def parts_by_sentence(analysis: Analysis, commitments: Sequence[Commitment]) -> Parts:
    """The parts of the commitments that touch each sentence."""
    held: Parts = {}
    for commitment in commitments:
        for part in ("response", "trigger", "demand"):
            span: Span | None = getattr(commitment, part)
            if span is None:
                continue
            for sentence in analysis.sentences_in(span.start, span.end):
                held.setdefault(sentence.index, []).append((span, part, commitment))
    return held


def order(draft: StatementDraft) -> tuple[int, bool]:
    """In the order of the text; the outer statement before one inside it."""
    first = min((s.start for s in (draft.speaker, *draft.content) if s), default=0)
    return first, draft.within is not None


def date_of(span: Span | None, times: Sequence[TimeExpression]) -> str | None:
    """The day of the time expression that overlaps a span."""
    if span is None:
        return None
    return next((t.value for t in times if t.span.overlaps(span)), None)


def distinct(events: Sequence[Event]) -> tuple[Event, ...]:
    """One event for each id: two drafts of one anchor and holder are one record, the surer one."""
    best: dict[str, Event] = {}
    for event in events:
        if event.id not in best or event.confidence > best[event.id].confidence:
            best[event.id] = event
    return tuple(best.values())
