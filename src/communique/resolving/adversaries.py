"""Whose word a commitment is not: where nothing but the country in play says who speaks, those it is turned against.

"Colonel Adler said that any crossing by Carthaginian troops will be met with fire" names one country, and he is not
of it: who waits for another's act, or threatens him by name, is of another side.
"""

from collections import defaultdict
from collections.abc import Iterator

from communique.records import CommitmentDraft, Drafts, Span
from communique.resolving.countries import country_of, country_of_cue
from communique.resolving.cues import AllCues, Cue
from communique.resolving.mentions import Phrase, surname_of
from communique.text import Analysis, Sentence, Token

_THREATENING = frozenset({"threat", "demand"})
_PARTS = frozenset({"amod", "compound", "flat", "nmod:poss"})
"""What joins a country's word to the noun that it is a part of: "Armenian troops", "Moscow's fleet"."""
_NO_DEEDS = frozenset(
    """die perish drown starve suffer fall lose disappear vanish sink exist live be remain need""".split()
)
"""What befalls people is no act of theirs: "if one more Fijian dies"."""
_OWN = frozenset({"REB", "OPP"})
"""Sides that stand against the state of their own country."""
_BY = frozenset({"by", "from"})


def is_against(code: str | None, countries: frozenset[str]) -> bool:
    """Whether a code is of one of some countries, and not of those who rise against its state."""
    return country_of(code) in countries and (code or "")[4:] not in _OWN


class Adversaries:
    """For who issues or tells each commitment of a document, the countries against which its words turn."""

    def __init__(self, analysis: Analysis, drafts: Drafts, cues: AllCues) -> None:
        self._analysis = analysis
        self._cues = cues
        self._speakers = {s.id: s.speaker for s in drafts.statements}
        self._spans: list[tuple[Span, frozenset[str]]] = []
        self._names: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for draft in drafts.commitments:
            self._note(draft)

    def of(self, phrase: Phrase) -> frozenset[str]:
        """The countries that a phrase, read as who issues or tells a commitment, is hardly of."""
        found = self._names.get(surname_of(phrase.name), frozenset()) if phrase.name else frozenset()
        return found.union(*(c for span, c in self._spans if span.start < phrase.end and phrase.start < span.end))

    def at(self, span: Span | None) -> frozenset[str]:
        """The same for a span of the text."""
        if span is None:
            return frozenset()
        return frozenset().union(*(c for other, c in self._spans if span.overlaps(other)))

    def of_draft(self, draft: CommitmentDraft) -> frozenset[str]:
        """The countries against which a commitment's own words turn."""
        found = set(self._acting(draft.trigger)) if draft.trigger else set()
        inside = any(s and draft.target and s.contains(draft.target) for s in (draft.trigger, draft.response))
        if draft.target is not None and draft.kind in _THREATENING and not inside:
            found |= {c for s, cue, c in self._named(draft.target) if _heads(s, _noun_of(s, cue), draft.target)}
        return frozenset(found)

    def _note(self, draft: CommitmentDraft) -> None:
        countries = self.of_draft(draft)
        for span in (draft.issuer, self._speakers.get(draft.statement or "")) if countries else ():
            if span is None or any(self._named(span)):
                continue
            self._spans.append((span, countries))
            sentence = self._analysis.sentence_at(span.start)
            for token in sentence.between(span.start, span.end) if sentence else ():
                if token.upos == "PROPN":
                    self._names[surname_of((token.text,))] |= countries

    def _named(self, span: Span) -> Iterator[tuple[Sentence, Cue, str]]:
        """The countries that a span names."""
        for sentence in self._analysis.sentences_in(span.start, span.end):
            for cue in self._cues[sentence.index]:
                country = country_of_cue(cue)
                if country and span.start <= sentence[cue.first].start and sentence[cue.last].end <= span.end:
                    yield sentence, cue, country

    def _acting(self, trigger: Span) -> Iterator[str]:
        """The countries whose people do by its words what a condition waits for: as its subject, behind "by", or with
        a noun for the act ("a Carthaginian landing")."""
        for sentence, cue, country in self._named(trigger):
            token = _noun_of(sentence, cue)
            if _is_doer(sentence, token) or _is_by(sentence, token) or _heads(sentence, token, trigger):
                yield country


def _noun_of(sentence: Sentence, cue: Cue) -> Token:
    """The head of the noun phrase that a country's word is a part of."""
    token = sentence[cue.last]
    while token.relation in _PARTS and (head := sentence.head(token.index)) is not None:
        token = head
    return token


def _is_doer(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is the subject of a verb in the active that tells of a deed."""
    head = sentence.head(token.index)
    return token.relation in {"nsubj", "csubj"} and head is not None and head.lemma not in _NO_DEEDS


def _heads(sentence: Sentence, token: Token, span: Span) -> bool:
    """Whether a noun is the main word of a span."""
    head = sentence.head(token.index)
    outside = head is None or not span.start <= head.start < span.end
    return outside and span.start <= token.start < span.end


def _is_by(sentence: Sentence, token: Token) -> bool:
    return any(t.lower in _BY for t in sentence.children(token.index, "case"))
