"""One utterance quoted in several texts: in the same words, or altered against an earlier version.

Quotations of one speaker are aligned word by word. What one leaves out at its ends, or marks by dots, is no alteration;
another word, or a word more or less inside, is, and the link shows both versions of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from communique.linking.days import days_between
from communique.linking.links import make_link
from communique.linking.words import content_words, sentence_bounds
from communique.records import Link, Reading, Span, Statement

ALTERS, SAME = "alters", "same_utterance"
_LEAST_WORDS = 6
"""A quotation shorter than this is a phrase that many use."""
_ALIKE = 0.75
"""The part of the shorter quotation's words that both share: a second translation shares less."""
_DAYS = 10
_GRAM = 3
CROWD, FIRST = 40, 5
"""Where more quotations than this share three words, each is compared with the earliest few of them alone."""
_QUOTED = re.compile(r"[“\"«]([^”\"»]+)[”\"»]?")
_WORD = re.compile(r"\w+(?:['’]\w+)*|\.\.\.|…")
_DOTS = frozenset({"...", "…"})
_SIGNS = frozenset("not no never none nor without only if unless may might could must should".split())
"""Small words that turn what is said."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words of a statement, with their places in the text; `said` are the days that the text gives for it."""

    statement: Statement
    published: str | None
    said: tuple[str, str] | None
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    text: str

    def span(self, first: int, last: int) -> Span:
        """The words from `first` to `last` (not included) where they stand."""
        start, end = self.places[first][0], self.places[last - 1][1]
        return Span(start, end, self.text[start:end], self.statement.document)


def link_quotations(readings: Sequence[Reading]) -> list[Link]:
    """`same_utterance` or `alters` from each quotation to the earliest one of the same words by the same speaker."""
    quotations = sorted((q for reading in readings for q in quotations_in(reading)), key=quotation_order)
    earlier: dict[int, list[int]] = defaultdict(list)
    for one, other in _near(quotations):
        earlier[other].append(one)
    links = []
    for place, known in earlier.items():
        found = (link_versions(quotations[e], quotations[place]) for e in known)
        link = next((k for k in found if k is not None), None)
        links += [link] if link else []
    return links


def quotation_order(quotation: Quotation) -> tuple[str, str, str]:
    """Which of two came first: by day, undated ones before all, then by document."""
    return quotation.published or "", quotation.statement.document, quotation.statement.id


def quotations_in(reading: Reading) -> Iterator[Quotation]:
    """The quotations of a text."""
    text = reading.document.text or ""
    sentences = sentence_bounds(text)
    for statement in reading.statements:
        said = _said(reading, statement, sentences)
        for span in statement.content if statement.quote != "indirect" else ():
            for start, end in _quoted(text, span):
                found = list(_WORD.finditer(text, start, end))
                if len(found) >= _LEAST_WORDS:
                    words = tuple(m[0].lower().replace("’", "'") for m in found)
                    places = tuple(m.span() for m in found)
                    yield Quotation(statement, reading.document.published, said, words, places, text)


def _said(reading: Reading, statement: Statement, sentences: Sequence[tuple[int, int]]) -> tuple[str, str] | None:
    """The first and last day on which it was said, by a time beside its cue or speaker and outside what was said."""
    place = statement.cue or statement.speaker
    if place is None:
        return None
    start, end = next(((a, b) for a, b in sentences if a <= place.start < b), (0, 0))
    for time in reading.times:
        beside = start <= time.span.start and time.span.end <= end
        if beside and time.earliest and time.latest and not any(c.overlaps(time.span) for c in statement.content):
            return time.earliest, time.latest
    return None


def _quoted(text: str, span: Span) -> list[tuple[int, int]]:
    """The stretches of a content that stand in quotation marks; all of it where the marks stand around it."""
    inside = [m.span(1) for m in _QUOTED.finditer(text, span.start, span.end)]
    return inside or [(span.start, span.end)]


def _near(quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Places of an earlier and a later quotation that share three words in a row, by one speaker, in one time."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, quotation in enumerate(quotations):
        for gram in grams_of_quotation(quotation):
            holders[gram].append(place)
    pairs = {
        (a, b)
        for group in holders.values()
        for i, a in enumerate(group if len(group) <= CROWD else group[:FIRST])
        for b in group[i + 1 :]
    }
    return sorted((a, b) for a, b in pairs if may_be_one_utterance(quotations[a], quotations[b]))


def grams_of_quotation(quotation: Quotation) -> set[tuple[str, ...]]:
    """Each three words in a row."""
    return {quotation.words[i : i + _GRAM] for i in range(len(quotation.words) - _GRAM + 1)}


def may_be_one_utterance(earlier: Quotation, later: Quotation) -> bool:
    """Whether speakers and days allow that two quotations are of one utterance."""
    a, b = earlier.statement, later.statement
    if a.document == b.document or (a.speaker_code and b.speaker_code and a.speaker_code != b.speaker_code):
        return False
    if a.speaker_actor and b.speaker_actor and a.speaker_actor != b.speaker_actor:
        return False
    return not _are_two_days(earlier, later)


def _are_two_days(earlier: Quotation, later: Quotation) -> bool:
    """Whether a speaker said it again on another day: other words are then no alteration."""
    if earlier.said and later.said:
        return earlier.said[0] > later.said[1] or later.said[0] > earlier.said[1]
    if earlier.published is None or later.published is None:
        return False
    if later.said and later.said[0] > earlier.published[:10]:
        return True
    return (days_between(earlier.published, later.published) or 0) > _DAYS


def link_versions(earlier: Quotation, later: Quotation) -> Link | None:
    """How the later version relates to the earlier; without both dates nobody knows which was altered."""
    matcher = SequenceMatcher(None, earlier.words, later.words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    shared = sum(block.size for block in blocks)
    if shared < max(_LEAST_WORDS - 1, _ALIKE * min(len(earlier.words), len(later.words))):
        return None
    changed = [c for c in _changes(matcher) if _counts(earlier, later, c)]
    ids = (later.statement.id, earlier.statement.id)
    if not changed:
        evidence = tuple(_whole(q) for q in (later, earlier))
        return make_link(*ids, SAME, rule="the same words in quotation marks", score=0.9, evidence=evidence)
    if not (earlier.published and later.published):
        return None
    evidence = tuple(span for change in changed for span in _shown(earlier, later, change))
    return make_link(
        *ids, ALTERS, rule="one quotation with other words than in the earlier text", score=0.7, evidence=evidence
    )


Change = tuple[int, int, int, int]
"""First and last word (not included) of a difference in the earlier and in the later version."""


def _changes(matcher: "SequenceMatcher[str]") -> list[Change]:
    """The differences between the first and the last word that both versions share."""
    codes = matcher.get_opcodes()
    inner = codes[1:] if codes and codes[0][0] != "equal" else codes
    inner = inner[:-1] if inner and inner[-1][0] != "equal" else inner
    return [(a, b, c, d) for tag, a, b, c, d in inner if tag != "equal"]


def _counts(earlier: Quotation, later: Quotation, change: Change) -> bool:
    """Whether a difference is one of meaning: not where dots stand for what is left out, or small words differ."""
    a, b, c, d = change
    words = [*earlier.words[a:b], *later.words[c:d]]
    if _DOTS & set(words):
        return False
    return bool(_SIGNS & set(words)) or bool(content_words(" ".join(words)))


def _shown(earlier: Quotation, later: Quotation, change: Change) -> tuple[Span, Span]:
    """Both versions of a difference; where one has nothing there, the words beside it."""
    a, b, c, d = change
    return later.span(*_some(c, d, len(later.words))), earlier.span(*_some(a, b, len(earlier.words)))


def _some(first: int, last: int, size: int) -> tuple[int, int]:
    return (first, last) if last > first else (max(0, first - 1), min(size, first + 1))


def _whole(quotation: Quotation) -> Span:
    return quotation.span(0, len(quotation.words))
