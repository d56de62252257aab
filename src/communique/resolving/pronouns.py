"""Third-person pronouns to codes, and which mention each stands for."""

from collections.abc import Callable, Sequence

from communique.records import Span
from communique.resolving.chunks import Mention
from communique.resolving.coreference import Discourse, Said, agrees
from communique.resolving.countries import country_of
from communique.resolving.mentions import PRONOUNS
from communique.resolving.resolution import NOBODY, Resolution
from communique.text import Analysis, Sentence

_HE = frozenset({"he", "him", "his"})
_UNKNOWN = 0.7
_OWN = 1.2


class Pronouns:
    """The pronouns of one document. `codes` grows while its mentions are introduced; later ones are not yet known."""

    def __init__(
        self, analysis: Analysis, mentions: Sequence[Mention], codes: Sequence[Resolution], discourse: Discourse
    ) -> None:
        self._analysis = analysis
        self._mentions = mentions
        self._codes = codes
        self._discourse = discourse
        self.found: set[tuple[Span, int]] = set()

    def resolve(self, word: str, sentence: Sentence, index: int, said: Said) -> Resolution:
        """Whom "he", "it", "they" at a token means: in reported speech mostly the speaker, else the antecedent."""
        if said.quoted and not said.direct and said.speaker_code and self._is_speaker(word, said):
            self.note_speaker(sentence, index, said)
            return Resolution(said.speaker_code, 0.75)
        place = self.antecedent(word, sentence, index, said)
        if place is None:
            return NOBODY
        self._note(sentence, index, place)
        return Resolution(self._codes[place].code, 0.7)

    def antecedent(self, word: str, sentence: Sentence, index: int, said: Said) -> int | None:
        """The mention that a pronoun at a token would stand for."""
        place = self._discourse.antecedent(word, sentence, index, said, doubt=self._doubt(said))
        return place if place is not None and place < len(self._codes) else None

    def note_speaker(self, sentence: Sentence, index: int, said: Said) -> None:
        """Remember that a pronoun stands for the speaker."""
        if said.speaker_start is not None:
            place = self._discourse.at(said.speaker_start)
            if place is not None:
                self._note(sentence, index, place)

    def _note(self, sentence: Sentence, index: int, place: int) -> None:
        if sentence[index].lower in PRONOUNS:
            self.found.add((self._analysis.span_of(sentence, index), place))

    def _is_speaker(self, word: str, said: Said) -> bool:
        """Whether a pronoun in reported speech can mean who reports: "Samoa said it could host"."""
        if said.speaker_start is None:
            return False
        place = self._discourse.at(said.speaker_start)
        if place is not None:
            return agrees(word, self._mentions[place])
        sentence = self._analysis.sentence_at(said.speaker_start)
        token = sentence.at(said.speaker_start) if sentence else None
        return token is not None and (token.lower == word or {token.lower, word} <= _HE)

    def _doubt(self, said: Said) -> Callable[[int], float]:
        """What speaks against a mention: that its party is unknown, or in a quotation that it is the speaker's side."""
        mine = country_of(said.speaker_code) if said.direct else None

        def doubt(place: int) -> float:
            code = self._codes[place].code if place < len(self._codes) else None
            return _UNKNOWN if code is None else _OWN if mine and country_of(code) == mine else 0.0

        return doubt
