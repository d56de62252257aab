"""Whom the model points at: its chances for words of the text, summed by the party that the words name.

The model gives, for a party of a record (the actor of an event, say), how likely each word of its window names it, or
that nobody does. It knows nothing of codes; which words name one party is what resolving knows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.records import Span
from communique.resolving.chunks import Mention
from communique.resolving.countries import country_of
from communique.resolving.mentions import POSSESSIVES, PRONOUNS
from communique.text import Analysis, Insight, Sentence

Place = tuple[int, int]
Codes = tuple[str, ...]
Reader = Callable[[Sentence, int], Codes]
"""The codes that a pronoun at a token of a sentence stands for, in its context."""

_LEAST = 0.01
"""Words below this chance are not asked what they name: together they hold a few hundredths of the whole."""


@lru_cache(maxsize=4096)
def side_key(code: str) -> str:
    """What codes of one side share: the country, or the whole code of a body.

    >>> side_key("RUS MIL"), side_key("IGO UNO"), side_key("COALITION")
    ('RUS', 'IGO UNO', 'COALITION')
    """
    return country_of(code) or code


@dataclass(frozen=True, slots=True)
class Pointed:
    """The chance of each code to be a party of a record, that nobody is, and that words without a code name it.

    `words` has the likeliest word of each code; `sentence` is that of the record.
    """

    sentence: int
    chances: Mapping[str, float]
    words: Mapping[str, Place]
    nobody: float
    unknown: float

    def by_side(self) -> dict[str, float]:
        """The chance of each country or body, at most 1."""
        sides: dict[str, float] = {}
        for code, chance in self.chances.items():
            key = side_key(code)
            sides[key] = min(1.0, sides.get(key, 0.0) + chance)
        return sides

    def code_of(self, key: str, *, but: Sequence[str] = ()) -> str | None:
        """The likeliest code of a side, rather none of `but`."""
        own = [c for c in self.chances if side_key(c) == key]
        return max(own, key=lambda c: (c not in but, self.chances[c], c), default=None)


class Pointing:
    """The pointers of one document. `pronouns` reads a pronoun that the model points at."""

    def __init__(
        self, analysis: Analysis, mentions: Sequence[Mention], codes: Sequence[Codes], pronouns: Reader
    ) -> None:
        self._analysis = analysis
        self._insight: Insight | None = analysis.insight
        self._pronouns = pronouns
        self._mentions = mentions
        self._at = _innermost(mentions, codes) if self._insight else {}
        self._codes = _with_joined(mentions, codes) if self._insight else ()

    def at(self, party: str, span: Span | None) -> Pointed | None:
        """Who is pointed at as a party of the record that a span stands for; `None` where the model did not read."""
        word = self._analysis.head_of(span) if span is not None and self._insight else None
        if self._insight is None or word is None or not self._insight.covers(word[0]):
            return None
        chances: dict[str, float] = {}
        words: dict[str, Place] = {}
        best: dict[str, float] = {}
        nobody = unknown = 0.0
        for place, chance in self._insight.party(party, word, least=_LEAST).items():
            if place is None:
                nobody = chance
            else:
                codes = self.codes_at(place)
                unknown += 0.0 if codes else chance
                for code in codes:
                    chances[code] = chances.get(code, 0.0) + chance
                    if chance > best.get(code, 0.0):
                        best[code], words[code] = chance, place
        return Pointed(word[0], chances, words, nobody, unknown)

    def span_at(self, place: Place) -> Span | None:
        """The mention at a word."""
        number = self._at.get(place)
        return self._mentions[number].span if number is not None else None

    def codes_at(self, place: Place) -> Codes:
        """The codes of who is named at a word: by its mention, else by a pronoun there or one that owns it."""
        mention = self._at.get(place)
        if mention is not None:
            return self._codes[mention]
        sentence = self._analysis.sentences[place[0]]
        token = sentence[place[1]]
        if token.lower in PRONOUNS:
            return self._pronouns(sentence, token.index)
        owner = next((t for t in sentence.children(token.index) if t.lower in POSSESSIVES), None)
        return self._pronouns(sentence, owner.index) if owner is not None else ()


def _innermost(mentions: Sequence[Mention], codes: Sequence[Codes]) -> dict[Place, int]:
    """The innermost mention with a code at each word, by its number; a mention's head is its own."""
    known = [n for n, found in enumerate(codes) if found]
    at: dict[Place, int] = {}
    for number in sorted(known, key=lambda n: mentions[n].phrase.first - mentions[n].phrase.core_last):
        phrase = mentions[number].phrase
        for index in range(phrase.first, phrase.core_last + 1):
            at[phrase.sentence.index, index] = number
    return at | {_head(mentions[n]): n for n in known}


def _with_joined(mentions: Sequence[Mention], codes: Sequence[Codes]) -> list[Codes]:
    """The codes of each mention with those that "and" joins to it: "Oman and Qatar" act together."""
    heads = {_head(m): n for n, m in enumerate(mentions) if codes[n]}
    joined = list(codes)
    for number in heads.values():
        phrase = mentions[number].phrase
        token = phrase.sentence[phrase.head]
        first = heads.get((phrase.sentence.index, token.head)) if token.relation == "conj" else None
        if first is not None:
            joined[first] = tuple(dict.fromkeys((*joined[first], *codes[number])))
            joined[number] = joined[first]
    return joined


def _head(mention: Mention) -> Place:
    return mention.phrase.sentence.index, mention.phrase.head
