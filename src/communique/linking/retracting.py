"""What speaks for a sentence taking back an earlier commitment, denying it, or disavowing who gave it, as numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

from communique.knowledge.parties import find_parties
from communique.knowledge.retraction_cues import relations_cued, retraction_cues
from communique.linking.comparing import Features
from communique.linking.mentions import Mention
from communique.linking.parties import countries_of, party_stems
from communique.linking.relations import sentence_of
from communique.linking.wordings import scores_of, shared_features, wording_features
from communique.linking.words import is_empty, stem, stems
from communique.records import Pointed, Reading, Span

RETRACTIONS = ("none", "withdraws", "denies", "disavows")
_TALK = frozenset(
    stem(w)
    for w in """said say says saying told tell tells spoke speak spoken announced announce statement stated asked warned
    reported report reporters press government ministry monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december day days week weeks month months year
    years last next today yesterday one two three first""".split()
)
"""Words that two reports share whatever they are about."""
_NAME = re.compile(r"(?<=[\w,;:’'\"”] )[A-Z][\w’'-]{2,}")
_OFFICE = re.compile(
    r"(?i)\b(?:minister|ministry|general|colonel|captain|admiral|marshal|major|ambassador|envoy|consul|attaché|deputy"
    r"|senator|governor|mayor|prefect|officer|official|spokesman|spokeswoman|adviser|aide|commander|counsellor|member"
    r"|councillor|delegate|secretary|professor|director|lawmaker|prince|commissioner|man|woman|editor|paper|weekly|daily"
    r"|newspaper|agency|radio|station|report|interview|broadcast|tape|website)\b"
)
"""Those whose word it was, and those who reported it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may retract; `before` is the beginning of the one before, where who does so may be named."""

    reading: Reading
    span: Span
    before: int

    @property
    def bounds(self) -> tuple[int, int]:
        """Where the sentence stands in its text."""
        return self.span.start, self.span.end

    @property
    def bounds_before(self) -> tuple[int, int]:
        """The same with the sentence before."""
        return self.before, self.span.end

    @property
    def shown(self) -> Pointed:
        """The sentence in its text."""
        return Pointed(self.reading.document.text or "", self.span.start, self.span.end)


def retraction_features(sentence: Sentence, earlier: Mention, *, alone: bool) -> Features:
    """How the sentence compares with an earlier commitment; `alone`: its issuer has no other."""
    words, text = sentence.span.text, sentence.reading.document.text or ""
    first = sentence_of(earlier)
    later = Pointed(words, 0, len(words))
    said = scores_of(wording_features(first, later))
    around = Pointed(text[sentence.before : sentence.span.end], 0, sentence.span.end - sentence.before)
    days = earlier.document.published, sentence.reading.document.published
    own = countries_of([code for _, _, code in find_parties(words)])
    speakers = countries_of(
        [s.speaker_code for s in sentence.reading.statements if s.speaker_code and _holds(s.content, *sentence.bounds)]
    )
    found = {
        "constant": 1.0,
        "issuer named": float(bool(earlier.issuers & own)),
        "issuer in text": float(bool(earlier.issuers & parties_of(sentence.reading))),
        "issuer near": float(bool(earlier.issuers & countries_near(sentence.reading, *sentence.bounds_before))),
        "another named": float(bool(own - earlier.issuers - earlier.targets)),
        "issuer speaks": float(bool(earlier.issuers & speakers)),
        "another speaks": float(bool(speakers - earlier.issuers)),
        "day known": float(all(days)),
        "only one": float(alone),
        "names shared": log1p(len(names_in(earlier.document.text or "") & names_in(text))),
        "office shared": float(bool(_offices(first.text) & _offices(around.text))),
        "question or if": float("?" in words or bool(re.search(r"(?i)\b(?:if|unless|whether)\b", words))),
    }
    found |= {f"cue {relation}": float(relation in relations_cued(words)) for relation in retraction_cues()}
    found |= {f"before {r}": float(r in relations_cued(around.text)) for r in retraction_cues()}
    found |= {f"said {relation}": score / 2 for relation, score in said.items()}
    found |= {f"around: {name}": value for name, value in shared_features(first, around).items()}
    return found | shared_features(first, later)


def parties_of(reading: Reading) -> frozenset[str]:
    """The countries that a text names or lets speak."""
    codes = [a.code for a in reading.actors if a.code]
    return countries_of([*codes, *(s.speaker_code for s in reading.statements if s.speaker_code)])


def countries_near(reading: Reading, start: int, stop: int) -> frozenset[str]:
    """The countries that a stretch of a text names, acts by, or is spoken by."""
    codes = [a.code for a in reading.actors if a.code and any(start <= m.start < stop for m in a.mentions)]
    sides = [c for e in reading.events if start <= e.anchor.start < stop for c in e.actor_codes if c]
    said = [s.speaker_code for s in reading.statements if s.speaker_code and _holds(s.content, start, stop)]
    return countries_of([*codes, *sides, *said])


def touches(sentence: Sentence, earlier: Mention) -> bool:
    """Whether a sentence, with the one before it, shares a word of matter, a name or an office with a commitment.

    Without any it speaks of something else, whatever its words of ending or denying.
    """
    text, first = sentence.reading.document.text or "", sentence_of(earlier)
    around = text[slice(*sentence.bounds_before)]
    ignored = _TALK | party_stems()
    shared = (stems(first.text) & stems(around)) | (names_in(earlier.document.text or "") & names_in(text))
    return bool(shared - ignored) or bool(_offices(first.text) & _offices(around))


def _holds(content: Iterable[Span], start: int, stop: int) -> bool:
    return any(s.start < stop and start < s.end for s in content)


@lru_cache(maxsize=4096)
def names_in(text: str) -> frozenset[str]:
    """The stems of names inside the sentences of a text."""
    return frozenset(stem(w.lower()) for w in _NAME.findall(text) if not is_empty(w.lower()))


@lru_cache(maxsize=4096)
def _offices(text: str) -> frozenset[str]:
    return frozenset(m.lower() for m in _OFFICE.findall(text))
