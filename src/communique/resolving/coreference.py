"""Pronouns to the phrases they stand for, inside one document."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from communique.records import Span
from communique.resolving.chunks import Mention
from communique.text import Sentence

_PERSONS = frozenset({"person", "rank", "voice", "diplomat", "role", "name", "outsider", "people"})
_THINGS = frozenset({"body", "country", "capital", "led", "asset", "text", "polity", "other"})
_PERSONAL = frozenset({"he", "she", "him", "her", "himself", "herself"})
_SINGULAR = frozenset({"it", "itself", "this", "that"})
_PLURAL = frozenset({"they", "them", "themselves", "both", "neither", "either", "these", "those"})
_SEARCHED = 40
_SENTENCES = 5
_OPENING = 6


@dataclass(frozen=True, slots=True)
class Said:
    """Whose words a place of the text is in: the codes of speaker and addressee, the speaker's offset.

    `direct` is false in reported speech, whose "he" is mostly the speaker. `quoted` is false where the place is in
    nobody's words and the rest only helps to tell who is meant: `aside` are offsets whose countries are known to be
    others (the target's, for the issuer), `hint` the country that the words themselves speak for. `content` are the
    words of a statement whose speaker is asked for: nobody whom they name first is meant by "he said".
    """

    speaker_code: str | None = None
    addressee_code: str | None = None
    speaker_start: int | None = None
    quoted: bool = True
    direct: bool = True
    aside: tuple[tuple[int, int], ...] = ()
    hint: str | None = None
    content: tuple[tuple[int, int], ...] = ()


OUTSIDE = Said(quoted=False)


class Discourse:
    """The mentions of a document as antecedents; speakers of statements are the more salient."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._starts = [m.phrase.sentence[m.phrase.head].start for m in mentions]
        self.speakers: set[int] = set()

    def before(self, offset: int) -> int:
        """How many mentions have their head before an offset."""
        return bisect_left(self._starts, offset)

    def at(self, offset: int) -> int | None:
        """The mention that covers an offset, by the head that follows it."""
        index = self.before(offset)
        covers = index < len(self._mentions) and self._mentions[index].span.start <= offset
        return index if covers and offset < self._mentions[index].span.end else None

    def note_speaker(self, span: Span | None) -> None:
        """Remember that a span was the speaker of a statement: pronouns turn to speakers first."""
        index = self.before(span.start) if span is not None else len(self._mentions)
        if span is not None and index < len(self._mentions) and self._mentions[index].span.overlaps(span):
            self.speakers.add(index)

    def subject_country(self, content: Sequence[Span], *, before: int) -> str | None:
        """The country that reported words speak for: the subject they open with, where the speaker follows them."""
        first = min(content, key=lambda s: s.start, default=None)
        index = self.before(first.start) if first else len(self._mentions)
        if first is None or first.start > before or index >= len(self._mentions):
            return None
        mention = self._mentions[index]
        opens = mention.subject and mention.span.start - first.start <= _OPENING and mention.span.end <= before
        return mention.phrase.country if opens and not mention.phrase.offices else None

    def acting_country(self, content: Sequence[Span]) -> str | None:
        """The first country that is the subject in somebody's words: "Norway stands with Kyiv"."""
        for span in sorted(content, key=lambda s: s.start):
            for index in range(self.before(span.start), len(self._mentions)):
                mention = self._mentions[index]
                if mention.span.start >= span.end:
                    break
                if mention.subject and mention.phrase.kind == "country" and not mention.phrase.offices:
                    return mention.phrase.country
        return None

    def antecedent(
        self, word: str, sentence: Sentence, index: int, said: Said, *, doubt: Callable[[int], float]
    ) -> int | None:
        """The mention that a third-person pronoun at a token stands for, `None` where no mention fits.

        `doubt` says how much speaks against a mention for other reasons than its form and distance.
        """
        offset = sentence[index].start
        end = self.before(offset)
        best: tuple[float, int] | None = None
        for place in range(end - 1, max(-1, end - _SEARCHED), -1):
            mention = self._mentions[place]
            distance = sentence.index - mention.phrase.sentence.index
            if distance > _SENTENCES:
                break
            if not agrees(word, mention) or (mention.phrase.last >= index and distance == 0):
                continue
            if any(a <= mention.span.start < b for a, b in said.content) or (
                said.content and mention.phrase.kind == "asset"
            ):
                continue
            score = self._salience(place, distance, said) - doubt(place)
            if best is None or score > best[0]:
                best = (score, place)
        return best[1] if best else None

    def _salience(self, place: int, distance: int, said: Said) -> float:
        mention = self._mentions[place]
        score = -1.0 * distance
        score += 1.2 * mention.subject + 0.8 * (place in self.speakers)
        score -= 1.5 * (mention.quoted and not said.quoted)
        if said.speaker_start is not None and said.direct:
            score -= 3.0 * (mention.span.start <= said.speaker_start < mention.span.end)
        return score - 0.1 * (len(self._mentions) - place)


def agrees(word: str, mention: Mention) -> bool:
    """Whether a third-person pronoun can stand for a mention: number, and person against thing."""
    phrase = mention.phrase
    if word in _PERSONAL:
        return not phrase.plural and (phrase.kind in _PERSONS or bool(phrase.name))
    if word in _SINGULAR:
        return phrase.kind in _THINGS and (not phrase.plural or phrase.kind == "country")
    if word in _PLURAL:
        return phrase.plural or phrase.kind in {"body", "country", "capital", "led"}
    return False
