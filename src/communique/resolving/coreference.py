"""Pronouns to the phrases they stand for, inside one document."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from communique.resolving.chunks import Mention
from communique.text import Sentence

_PERSONS = frozenset({"person", "rank", "voice", "diplomat", "role", "name", "outsider", "people"})
_THINGS = frozenset({"body", "country", "capital", "led", "asset", "text", "polity", "other"})
_SEARCHED = 40
_SENTENCES = 5
_UNKNOWN = 0.7


@dataclass(frozen=True, slots=True)
class Said:
    """Whose words a place of the text is in: the codes of speaker and addressee, the speaker's offset."""

    speaker_code: str | None
    addressee_code: str | None = None
    speaker_start: int | None = None


class Discourse:
    """The mentions of a document as antecedents; speakers of statements are the more salient."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._starts = [m.phrase.sentence[m.phrase.head].start for m in mentions]
        self.speakers: set[int] = set()

    def before(self, offset: int) -> int:
        """How many mentions have their head before an offset."""
        return bisect_left(self._starts, offset)

    def antecedent(
        self, word: str, sentence: Sentence, index: int, said: Said | None, *, known: Callable[[int], bool]
    ) -> int | None:
        """The mention that a third-person pronoun at a token stands for, `None` where no mention fits.

        `known` says of a mention whether its code is known: an unknown one is the less likely meant.
        """
        offset = sentence[index].start
        end = self.before(offset)
        best: tuple[float, int] | None = None
        for place in range(end - 1, max(-1, end - _SEARCHED), -1):
            mention = self._mentions[place]
            distance = sentence.index - mention.phrase.sentence.index
            if distance > _SENTENCES:
                break
            if not _agrees(word, mention) or (mention.phrase.last >= index and distance == 0):
                continue
            score = self._salience(place, distance, said) - _UNKNOWN * (not known(place))
            if best is None or score > best[0]:
                best = (score, place)
        return best[1] if best else None

    def _salience(self, place: int, distance: int, said: Said | None) -> float:
        mention = self._mentions[place]
        score = -1.0 * distance
        score += 1.2 * mention.subject + 0.8 * (place in self.speakers)
        score -= 1.5 * (mention.quoted and said is None)
        if said is not None and said.speaker_start is not None:
            score -= 3.0 * (mention.span.start <= said.speaker_start < mention.span.end)
        return score - 0.01 * (len(self._mentions) - place)


def _agrees(word: str, mention: Mention) -> bool:
    phrase = mention.phrase
    if word in {"he", "she", "him", "her", "himself", "herself"}:
        return not phrase.plural and (phrase.kind in _PERSONS or bool(phrase.name))
    if word in {"it", "itself", "this", "that"}:
        return not phrase.plural and phrase.kind in _THINGS
    if word in {"they", "them", "themselves", "both", "neither", "either", "these", "those"}:
        return phrase.plural or phrase.kind in {"body", "country", "capital", "led"}
    return False
