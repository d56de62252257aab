"""Who is meant: every party phrase of a document to the code of the party.

`Parties` answers for spans; `clues.py` holds the rules, `scene.py` what they ask of the document, `introducing.py` the
first reading.
"""

import re
from collections.abc import Mapping, Sequence

from communique.knowledge.gazetteer import load_gazetteer
from communique.records import LocalActor, Place, Span
from communique.resolving.adversaries import Adversaries
from communique.resolving.authors import Origin
from communique.resolving.chunks import Mention
from communique.resolving.clues import code_of_phrase
from communique.resolving.coreference import OUTSIDE, Said
from communique.resolving.countries import country_of
from communique.resolving.cues import AllCues, all_cues
from communique.resolving.handles import handle_code, handle_words, is_envoy
from communique.resolving.instrument_parties import same_side
from communique.resolving.introducing import introduce_all
from communique.resolving.local_actors import gather_actors
from communique.resolving.mentions import Phrase
from communique.resolving.parts import split_parties, tokens_of
from communique.resolving.phrase_kinds import is_general
from communique.resolving.realms import REALMS
from communique.resolving.resolution import NOBODY, Resolution
from communique.resolving.scene import Scene
from communique.resolving.targets import is_of_anybody, turned_to
from communique.text import Analysis, Sentence

_PAIRS = frozenset({"both", "neither", "two", "either"})
_EITHER = frozenset({"both", "either", "whichever"})
_POWERS = frozenset("side party country state government nation army force".split())
_NO_PAIR = frozenset({"UNK", "BUS", "CVL"})
_LONGEST_PAIR = 3
_SURE = 0.5
"""Least score of a mention that is counted among an actor's."""
_JOINED = re.compile(r" (?:and|or|&) ")


class Parties:
    """The parties of one document: answers `resolve` for any span of it."""

    def __init__(
        self,
        analysis: Analysis,
        *,
        places: Sequence[Place] = (),
        origin: Origin | None = None,
        cues: AllCues | None = None,
        adversaries: Adversaries | None = None,
    ) -> None:
        self._analysis = analysis
        nobody = Origin(None, None, {}, frozenset())
        self._scene = Scene(
            analysis,
            places=places,
            origin=origin or nobody,
            cues=cues or all_cues(analysis),
            adversaries=adversaries,
        )
        introduce_all(self._scene)
        self.discourse = self._scene.discourse

    @property
    def author(self) -> str | None:
        """The code of the party whose own words the document is."""
        return self._scene.author

    def resolve(self, span: Span | None, *, said: Said = OUTSIDE) -> tuple[Resolution, ...]:
        """The parties that a span names, in order; unknown ones with code `None`."""
        if span is None:
            return ()
        if span.text.startswith("@"):
            code = handle_code(span.text, beside=self._scene.bracket(span.end), on=self._analysis.published)
            if code is None and said.hint and is_envoy(span.text):
                code = f"{said.hint} GOV"
            code = code or self._account(span)
            return (Resolution(code, 0.8),) if code else ()
        sentence, tokens = tokens_of(self._analysis, span)
        if sentence is None or not tokens:
            return ()
        if self._is_both(sentence, tokens[0].index, tokens[-1].index):
            return self._both(sentence, tokens[-1].index, span.start, country_of(said.speaker_code))
        phrases = split_parties(self._scene.phrases, sentence, tokens[0].index, tokens[-1].index)
        return tuple(code_of_phrase(self._scene, phrase, said) for phrase in phrases)

    def _account(self, span: Span) -> str | None:
        """The party of an account by a town or a person in its name: "@MayorOfTyre", "@DrSergeiOrlov"."""
        words, sector = handle_words(span.text)
        sentence = self._analysis.sentence_at(span.start)
        named = set(self._scene.countries.counts)
        towns = (p.country for word in words for p in load_gazetteer().find(word, countries=named))
        country = next((c for c in towns if c in named), None)
        if country is None and sentence is not None:
            country = self._scene.countries.of_name(words, span.start, sentence)
        return f"{country} {sector}" if country else None

    def target(self, span: Span, issuer: str | None, *, harmful: bool, said: Said = OUTSIDE) -> tuple[str, ...]:
        """The codes of whom a commitment is turned to: where its words name nobody, or fit only the issuer, and harm
        is meant, it is the other party in play. A promise to oneself is none: the phrase was read wrongly.
        """
        found = tuple(dict.fromkeys(r.code for r in self.resolve(span, said=said) if r.code))
        sentence = self._analysis.sentence_at(span.start)
        head = self._head_of(span)
        mine = country_of(issuer)
        own = mine is not None and bool(found) and all(country_of(c) == mine for c in found)
        if sentence is None or head is None or (found and not own) or is_general(head):
            return found
        if self._cued_country(sentence, head.first, head.head):
            return found
        if not harmful:
            return tuple(c for c in found if issuer is None or not same_side(c, issuer))
        if is_of_anybody(head, self._scene.cues[sentence.index]):
            return found
        return turned_to(self.other(issuer, span.start).code, head)

    def pair_but(self, span: Span, issuers: Sequence[str]) -> tuple[str, ...] | None:
        """The two parties in play that "either side" or "both governments" means where a third speaks of them; empty
        where it is not clear which, `None` where the phrase means no pair.
        """
        sentence, tokens = tokens_of(self._analysis, span)
        first = next((n for n, t in enumerate(tokens) if t.lower in _EITHER), len(tokens))
        last = next(
            (n for n, t in enumerate(tokens[: first + _LONGEST_PAIR]) if n > first and t.lemma in _POWERS), None
        )
        if sentence is None or last is None or self._cued_country(sentence, tokens[0].index, tokens[last].index):
            return None
        mine = frozenset(c for c in map(country_of, issuers) if c)
        return tuple(f"{c} GOV" for c in self._scene.sides.two_but(mine))

    def is_anybody(self, span: Span) -> bool:
        """Whether a phrase means ships, banks and traders of any flag."""
        sentence, head = self._analysis.sentence_at(span.start), self._head_of(span)
        if sentence is None or head is None:
            return False
        return is_of_anybody(head, self._scene.cues[sentence.index])

    def is_left_open(self, span: Span | None) -> bool:
        """Whether a phrase that the text does not resolve is better left alone: "the Kingdom", "whose minister"."""
        head = self._head_of(span) if span is not None else None
        return head is not None and (head.owner == "whose" or (head.noun in REALMS and not head.plural))

    def _head_of(self, span: Span) -> Phrase | None:
        sentence, tokens = tokens_of(self._analysis, span)
        if sentence is None or not tokens:
            return None
        return self._scene.phrases.read(sentence, tokens[0].index, tokens[-1].index)

    def _is_both(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a phrase means the two parties in play: "both sides", "the two armies", "neither country"."""
        words = [t.lower for t in sentence.tokens[first : last + 1] if t.lower != "the"]
        pair = bool(words) and words[0] in _PAIRS and len(words) <= _LONGEST_PAIR
        return pair and not self._cued_country(sentence, first, last)

    def _cued_country(self, sentence: Sentence, first: int, last: int) -> bool:
        return any(first <= c.first <= last and not c.office for c in self._scene.cues[sentence.index])

    def _both(self, sentence: Sentence, last: int, offset: int, speaker: str | None) -> tuple[Resolution, ...]:
        """The two countries most in play, with the sector of the noun."""
        office = next((c for c in self._scene.cues[sentence.index] if c.office and c.last == last), None)
        sector = office.code if office else "GOV"
        pair = self._scene.sides.pair(offset, sentence, without=speaker) if sector not in _NO_PAIR else []
        return tuple(Resolution(f"{c} {sector}", 0.5) for c in pair)

    def one(self, span: Span | None, *, said: Said = OUTSIDE) -> Resolution:
        """The first party that a span names."""
        return next((r for r in self.resolve(span, said=said) if r.code), NOBODY)

    def other(self, code: str | None, offset: int) -> Resolution:
        """The other party in play than the one of a code, near an offset."""
        return self._scene.other(code, offset)

    def codes_inside(self, span: Span) -> tuple[str, ...]:
        """The codes of the mentions that lie in a span, in order."""
        found = []
        for index in range(self.discourse.before(span.start), len(self._scene.mentions)):
            mention = self._scene.mentions[index]
            if mention.span.start >= span.end:
                break
            code = self._scene.codes[index].code
            if code:
                found.append(code)
        return tuple(dict.fromkeys(found))

    def pair(self, offset: int) -> tuple[str, ...]:
        """The two states most in play at an offset; empty where there are not two."""
        sentence = self._analysis.sentence_at(offset)
        found = self._scene.sides.pair(offset, sentence) if sentence is not None else []
        return tuple(f"{country} GOV" for country in found)

    def sides(self, offset: int) -> tuple[str, ...]:
        """The sides in play at an offset, the most spoken of first: states, rebels, organisations."""
        return self._scene.sides.in_play(offset)

    def weights(self, offset: int) -> Mapping[str, float]:
        """How much each side is in play at an offset."""
        return self._scene.sides.weights(offset)

    def named(self) -> tuple[Sequence[Mention], list[tuple[str, ...]]]:
        """The mentions of the document and the codes that each names: several where parties are joined in it."""
        codes = [
            (_all_codes(self.resolve(m.span)) if _JOINED.search(m.span.text) else ()) or _all_codes((r,))
            for m, r in zip(self._scene.mentions, self._scene.codes, strict=True)
        ]
        return self._scene.mentions, codes

    def local_actors(self) -> tuple[LocalActor, ...]:
        """The parties of the document, with the pronouns that were resolved so far."""
        codes = [r.code if r.score >= _SURE else None for r in self._scene.codes]
        return gather_actors(self._analysis, self._scene.mentions, codes, sorted(self._scene.pronouns.found))


def _all_codes(found: Sequence[Resolution]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.code for r in found if r.code))
