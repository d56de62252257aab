"""What stands around a record and speaks for one party or another: its sentence, who speaks, who is in play.

Signs for the judge (`judging.py`), each a value for every country or body that it speaks for. They carry where neither
a phrase of the record nor the model's pointer tells who is meant.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from communique.records import Span
from communique.resolving.chunks import Mention
from communique.resolving.coreference import Said
from communique.resolving.pointing import Codes, Place, side_key
from communique.text import Analysis, Sentence

Signs = dict[str, dict[str, float]]
"""By sign and side: how much the sign speaks for the side."""

_SUBJECTS = frozenset({"nsubj", "csubj"})
_OBJECTS = frozenset({"obj", "iobj"})
_CHAIN = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "acl"})
_HOPS = 4
_IN_PLAY = 0.08
"""Least share of what a document speaks of near a place for a side to be in play there."""


class Surroundings:
    """The signs of one document. `codes` are those of its mentions."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention], codes: Sequence[Codes]) -> None:
        self._analysis = analysis
        self._known: dict[int, list[tuple[Mention, Codes]]] = {}
        for mention, found in zip(mentions, codes, strict=True):
            if found:
                self._known.setdefault(mention.phrase.sentence.index, []).append((mention, found))

    def signs(self, at: Span, *, weights: Mapping[str, float], said: Said, others: Mapping[str, Codes]) -> Signs:
        """The signs at the words of a record.

        `weights` say how much each side is in play there, `said` whose words they stand in; `others` are further
        codes by their sign ("cue of": whose word it is).
        """
        signs: Signs = {}
        total = sum(weights.values())
        play = {key: w / total for key, w in _by_side(weights).items() if w >= _IN_PLAY * total}
        signs["play"] = play
        first = max(play, key=lambda k: (play[k], k), default=None)
        for sign, code in (("voice", said.speaker_code), ("spoken to", said.addressee_code)):
            if code is not None:
                signs[sign] = {side_key(code): 1.0}
        for sign, codes in others.items():
            if codes:
                signs[sign] = dict.fromkeys(map(side_key, codes), 1.0)
        if first is not None:
            signs["most in play"] = {first: 1.0}
        word = self._analysis.head_of(at)
        if word is not None:
            self._add_neighbours(signs, word)
        return signs

    def _add_neighbours(self, signs: Signs, word: Place) -> None:
        """The signs of the mentions in the same sentence."""
        sentence = self._analysis.sentences[word[0]]
        chain = _chain(sentence, word[1])
        nearest: dict[str, tuple[int, Codes]] = {}
        for mention, codes in self._known.get(word[0] - 1, ()):
            if mention.subject:
                signs.setdefault("subject before", {}).update(dict.fromkeys(map(side_key, codes), 1.0))
        for mention, codes in self._known.get(word[0], ()):
            place = mention.phrase.head
            relation = _relation(sentence, place, word[1], chain)
            side = "before" if place < word[1] else "after"
            for name in ("here", relation):
                if name:
                    signs.setdefault(name, {}).update(dict.fromkeys(map(side_key, codes), 1.0))
            apart = abs(place - word[1])
            if side not in nearest or apart < nearest[side][0]:
                nearest[side] = (apart, codes)
        for side, (_, codes) in nearest.items():
            signs[side] = dict.fromkeys(map(side_key, codes), 1.0)


def _by_side(weights: Mapping[str, float]) -> dict[str, float]:
    sides: defaultdict[str, float] = defaultdict(float)
    for code, weight in weights.items():
        sides[side_key(code)] += weight
    return sides


def _chain(sentence: Sentence, index: int) -> tuple[int, ...]:
    """The word and the verbs above it whose subject may be its own: "promised to send and to arm"."""
    chain = [index]
    for _ in range(_HOPS):
        token = sentence[chain[-1]]
        head = sentence.head(token.index)
        if head is None or token.relation.partition(":")[0] not in _CHAIN:
            break
        chain.append(head.index)
    return tuple(chain)


def _relation(sentence: Sentence, place: int, word: int, chain: Sequence[int]) -> str | None:
    """How a mention's head hangs on the word of a record: its subject, object, owner, or elsewhere below it."""
    token = sentence[place]
    relation, _, kind = token.relation.partition(":")
    if token.head == word:
        if relation in _SUBJECTS:
            return "object" if kind == "pass" else "subject"
        if kind == "agent" or (relation == "obl" and _case(sentence, place) == "by"):
            return "subject"
        if relation in _OBJECTS:
            return "object"
        return "owner" if kind == "poss" or place < word else "below"
    if relation in _SUBJECTS and token.head in chain:
        return "subject above"
    return "below" if sentence.is_below(place, word) else None


def _case(sentence: Sentence, place: int) -> str | None:
    case = sentence.child(place, "case")
    return case.lower if case is not None else None
