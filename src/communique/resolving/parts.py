"""One phrase or several: "Russian and Iranian forces" names two parties, "the US and its allies" one that is known."""

import itertools
from collections.abc import Sequence

from communique.records import Span
from communique.resolving.cues import Cue
from communique.resolving.mentions import Phrase, Phrases
from communique.text import Analysis, Sentence, Token

_ABBREVIATION = 2
_JOINTS = frozenset({"and", "or", "&", "+", "nor", "plus"})
_STOPS = frozenset("who whom whose which that because if unless to".split())


def tokens_of(analysis: Analysis, span: Span) -> tuple[Sentence | None, tuple[Token, ...]]:
    """The tokens of a span in one sentence: the last one where the first holds only an abbreviation ("MS.")."""
    sentence = analysis.sentence_at(span.start)
    tokens = sentence.between(span.start, span.end) if sentence else ()
    if sentence and 0 < len(tokens) <= _ABBREVIATION and tokens[-1].end < span.end:
        sentence = analysis.sentence_at(span.end - 1)
        tokens = sentence.between(span.start, span.end) if sentence else ()
    return sentence, tokens


def split_parties(phrases: Phrases, sentence: Sentence, first: int, last: int) -> tuple[Phrase, ...]:
    """The phrases coordinated between two tokens (included), each read by itself."""
    found = [phrases.read(sentence, a, b) for a, b in _ranges(sentence, first, last, phrases.cues_of(sentence))]
    shared = [_with_shared_head(p, found[i + 1 :]) for i, p in enumerate(found)]
    return tuple(p for i, p in enumerate(shared) if i == 0 or not _is_unnamed_ally(p))


def _ranges(sentence: Sentence, first: int, last: int, cues: Sequence[Cue]) -> list[tuple[int, int]]:
    joints = []
    for token in sentence.tokens[first + 1 : last]:
        if token.lower in _STOPS:
            break
        if token.lower in _JOINTS:
            joints.append(token.index)
    covered = {i for c in cues for i in range(c.first, c.last + 1)} if joints else frozenset()
    joints = [i for i in joints if i not in covered]
    if not joints:
        return [(first, last)]
    commas = [i for i in range(first + 1, joints[-1]) if sentence[i].text == "," and i not in covered]
    edges = sorted({first - 1, *joints, *commas, last + 1})
    ranges = [(a + 1, b - 1) for a, b in itertools.pairwise(edges) if a + 1 <= b - 1]
    named = [(a, b) for a, b in ranges if any(a <= c.first <= b for c in cues) or _has_name(sentence, a, b)]
    return named if len(named) > 1 else [(first, last)]


def _has_name(sentence: Sentence, first: int, last: int) -> bool:
    return any(t.name != "O" for t in sentence.tokens[first : last + 1])


def _with_shared_head(phrase: Phrase, later: Sequence[Phrase]) -> Phrase:
    """ "Russian" in "Russian and Iranian forces" takes the sector of the noun at the end."""
    ending = phrase.sentence[phrase.last]
    if later and later[-1].sector and phrase.country and ending.upos == "ADJ":
        return phrase._replace(sector=later[-1].sector)
    if later and phrase.country is None and phrase.sector and ending.upos in {"ADJ"} and later[-1].country:
        return phrase._replace(country=later[-1].country)
    return phrase


def _is_unnamed_ally(phrase: Phrase) -> bool:
    return phrase.owner is not None and phrase.noun in {"ally", "partner", "friend"}
