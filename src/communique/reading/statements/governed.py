"""What hangs on a cue behind it: the small questions that all of its complements ask."""

from dataclasses import dataclass

from communique.reading.statements.cues import CueMatch
from communique.reading.statements.speakers import Range
from communique.text import Sentence, Token

_CLOSERS = frozenset(", : ; - – — -- . ! ?".split())


@dataclass(frozen=True, slots=True)
class Complement:
    """The content as a range of tokens, the phrase spoken to, and the frame letter that found them."""

    content: Range
    addressee: Range | None
    frame: str


def right_of(sentence: Sentence, match: CueMatch, *relations: str) -> Token | None:
    """The first dependent of the cue behind it that has one of some relations."""
    return next((t for t in sentence.children(match.head, *relations) if t.index > match.last), None)


def object_of(match: CueMatch) -> Token | None:
    """The object of the cue, where it stands behind it."""
    objects = (t for t in match.sentence.children(match.head, "obj", "iobj") if t.index > match.last)
    return next(objects, None)


def governed_by(match: CueMatch) -> Token | None:
    """The noun behind the cue's own preposition ("called ON the parties", "spoke OF war")."""
    if not match.cue.particles:
        return None
    sentence = match.sentence
    for token in sentence.children(match.head, "obl", "obj"):
        cases = sentence.children(token.index, "case")
        own = any(match.first < c.index <= match.last for c in cases)
        if token.index > match.last and (own or sentence.extent(token.index)[0] == match.last + 1):
            return token
    return None


def first_of(match: CueMatch, token: Token) -> int:
    """The first token of a phrase, never before the end of the cue."""
    return max(match.sentence.extent(token.index)[0], match.last + 1)


def content_start(sentence: Sentence, first: int, head: int) -> int:
    """Past commas, colons and the "that" of a clause."""
    start = first
    while start < head and (
        sentence[start].text in _CLOSERS
        or (sentence[start].lower in ("that", "as") and sentence[start].relation == "mark")
    ):
        start += 1
    return start
