"""The words around a cue by syntax alone, for cues that the model hears and no table lists.

What the rules ask of a listed verb is asked here of any word: its subject or owner, and its clause, infinitive or
object. Which of both readings stands, the model's words or these, is settled by the model's own certainty.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.knowledge.cues import Cue, load_cues
from communique.reading.statements.attribution import attribution_of
from communique.reading.statements.cues import CueMatch
from communique.reading.statements.found import spans_of
from communique.reading.statements.speakers import Range, noun_phrase
from communique.records import Span
from communique.text import Analysis, Sentence, Token
from communique.text.insight import Scores

FLAT = ("compound", "flat", "amod", "det", "nummod", "nmod:poss")
"""Relations of words that stand flat beside a noun."""
LOOSE = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PART", "AUX"})
"""Words that wait for another one behind them."""
_MOST_WAITING = 3
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FRAMES = {"verb": frozenset("ecwotgnfpq"), "noun": frozenset("ct"), "adjective": frozenset("c")}
_WORDS = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True)
class Cut:
    """Speaker, hearer and content of a cue as syntax cuts them."""

    speaker: Span | None
    content: tuple[Span, ...]


def cut_at(analysis: Analysis, sentence: Sentence, head: int, first: int, last: int) -> Cut | None:
    """Speaker and content of the cue `first` to `last` with the head `head`; `None` where syntax shows none."""
    token = sentence[head]
    word = _WORDS.get(token.upos, "verb")
    lemma = token.lemma.lower()
    particles = tuple(t.lower for t in sentence.tokens[head + 1 : last + 1])
    listed = next((c for c in load_cues().get((lemma, word), ()) if c.particles == particles), None)
    frames = _FRAMES[word] | (listed.frames if listed is not None else frozenset())
    cue = Cue(lemma, particles, word, "comment", frames, "speech", 0.8)
    found = attribution_of(CueMatch(sentence, cue, head, head if first > head else first, max(head, last)))
    if found is None:
        return None
    content = spans_of(analysis, ((sentence[a].start, sentence[b].end) for a, b in found.content if a <= b))
    speaker = analysis.span_of(sentence, *found.speaker) if found.speaker is not None else None
    whole = analysis.span_of(sentence, first, last)
    if not content or any(c.overlaps(whole) for c in content):
        return None
    return Cut(
        None if speaker is None or not speaker.text or any(c.overlaps(speaker) for c in content) else speaker, content
    )


def whole_phrase(sentence: Sentence, first: int, last: int, *, beside: int) -> Range | None:
    """The noun phrase that some words are part of, on its side of the word `beside`; `None` where they are of none."""
    inside = range(first, last + 1)
    top = next((t for t in sentence.tokens[first : last + 1] if t.head not in inside and t.is_word), None)
    while top is not None and top.relation.startswith(FLAT) and (head := sentence.head(top.index)) is not None:
        top = head
    if top is None or top.upos not in _NOMINAL or top.index == beside:
        return None
    low, high = noun_phrase(sentence, top.index, beside=beside)
    return (low, high) if low <= last and first <= high else None


def name_at(analysis: Analysis, place: tuple[int, int]) -> Span:
    """A noun with what stands flat beside it: "the Turkish foreign minister", without clauses and phrases behind."""
    sentence = analysis.sentences[place[0]]
    first = last = place[1]
    while first and _is_flat(sentence[first - 1], first, last):
        first -= 1
    while last + 1 < len(sentence) and _is_flat(sentence[last + 1], first, last):
        last += 1
    return analysis.span_of(sentence, first, last)


def _is_flat(token: Token, first: int, last: int) -> bool:
    return first <= token.head <= last and token.relation.startswith(FLAT)


def complete_clause(sentence: Sentence, first: int, last: int) -> Range:
    """Words of a content without loose ends: to the noun that a preposition waits for, from a verb's own subject."""
    for _ in range(_MOST_WAITING):
        head = sentence[last].head
        waits = sentence[last].upos in LOOSE and head > last
        if not waits or not all(t.is_word for t in sentence.tokens[last : head + 1]):
            break
        last = head
    while last > first and sentence[last].upos in LOOSE and sentence[last].head > last:
        last -= 1
    token = sentence[first]
    verb = token if token.upos == "VERB" else sentence.head(first)
    if token.xpos in _FINITE and verb is not None:
        subject = sentence.child(verb.index, "nsubj")
        low, high = sentence.extent(subject.index) if subject is not None else (first, first)
        first = low if high == first - 1 else first
    return first, last


def joined_speaker(
    analysis: Analysis, scores: Scores, rules: Span | None, model: Span | None, *, margin: float
) -> Span | None:
    """The rules' speaker, unless the model denies its words by a margin and has others."""
    if model is None or rules is None or rules == model:
        return rules or model
    return model if mean_score(analysis, scores, [rules]) < -margin else rules


def joined_content(
    analysis: Analysis, scores: Scores, rules: Sequence[Span], model: Sequence[Span], *, margin: float
) -> tuple[Span, ...]:
    """The rules' content, longer or shorter at its ends where the model is sure of it by a margin."""
    if len(rules) != 1 or len(model) != 1 or not rules[0].overlaps(model[0]):
        return tuple(rules) if rules else tuple(model)
    own, other = rules[0], model[0]
    start = _edge(analysis, scores, (own.start, other.start), inward=other.start > own.start, margin=margin)
    end = _edge(analysis, scores, (own.end, other.end), inward=other.end < own.end, margin=margin)
    return spans_of(analysis, [(start, end)]) or tuple(rules)


def _edge(analysis: Analysis, scores: Scores, edges: tuple[int, int], *, inward: bool, margin: float) -> int:
    """The rules' edge, or the model's where the words between the two do, or do not, belong by the margin."""
    own, other = edges
    mean = mean_score(analysis, scores, [Span(min(edges), max(edges), "")])
    return other if (mean < -margin if inward else mean > margin) else own


def mean_score(analysis: Analysis, scores: Scores, spans: Sequence[Span]) -> float:
    """The mean log-odds of the words of some spans; 0 where the model did not read them."""
    values = [
        scores[s.index][t.index]
        for span in spans
        for s, t in analysis.tokens_in(span.start, span.end)
        if t.is_word and s.index in scores
    ]
    return sum(values) / len(values) if values else 0.0
