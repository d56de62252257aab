"""Later words by which a side says that whoever spoke did not speak for it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from communique.knowledge.word_counts import rarity
from communique.linking.mentions import Mention
from communique.linking.parties import party_stems
from communique.linking.retracting import Sentence, countries_near
from communique.linking.retractions import Retraction
from communique.linking.wires import Wire
from communique.linking.words import sentence_bounds, stems
from communique.records import Reading, Span

RULE = "a later text says that whoever spoke did not speak for the issuer"
_CUE = re.compile(
    r"(?i)\b(?:not|never)\s+(?:been\s+)?(?:authori[sz]ed|entitled|empowered|mandated|instructed)\s+to\b"
    r"|(?:\b(?:not|never)|n['’]t)\s+speak(?:ing)?\s+(?:for|on behalf of|in the name of)\b"
    r"|\b(?:ha[sd]|have|holds?|held|with)\s+no\s+(?:brief|mandate|authority|authori[sz]ation|instructions?|office)\b"
    r"|\bwithout\s+(?:any\s+)?(?:authority|authori[sz]ation|mandate|instructions?)\b"
    r"|\b(?:binds?|bound)\s+(?:nobody|no one|only himself|only herself)\b"
    r"|\b(?:private|personal)\s+(?:opinions?|views?|capacity|man|woman|person|guest|initiative)\b"
    r"|\bdistanc(?:ed|es|ing)\s+(?:itself|himself|herself|themselves)\s+from\b"
)
_SURE = 0.75
_BEFORE = 2
"""Sentences before the disavowal in which the speaker may be named."""
_RARE = 5.0
"""How rare a word is that is a name."""


def find_disavowals(wires: Sequence[Wire], readings: Sequence[Reading]) -> list[Retraction]:
    """The commitments whose speaker, known by a name or an office, a later text disavows.

    A rare name tells enough; an office ("the colonel") only where the issuer is named beside it.
    """
    speakers = {s.id: s.speaker.text for r in readings for s in r.statements if s.speaker}
    standing = [w for w in wires if not w.is_ascribed]
    of_word: dict[str, list[int]] = defaultdict(list)
    for place, wire in enumerate(standing):
        for word in words_of_speakers(wire, speakers):
            of_word[word].append(place)
    at = dict(enumerate(standing))
    return [found for reading in readings for found in disavowed_in(reading, at, of_word, speakers)]


def words_of_speakers(wire: Wire, speakers: Mapping[str, str]) -> frozenset[str]:
    """The stems by which those who put the commitment are named."""
    named = (speakers.get(m.commitment.statement or "", "") for m in wire.mentions)
    return frozenset().union(*map(stems, named)) - party_stems()


def disavowed_in(
    reading: Reading, wires: Mapping[int, Wire], of_word: Mapping[str, Iterable[int]], speakers: Mapping[str, str]
) -> Iterator[Retraction]:
    """What a text disavows: `wires` by number, and their numbers by the words that name their speakers."""
    text = reading.document.text or ""
    for cue, first, last in disavowing(text):
        around, countries = stems(text[first:last]), countries_near(reading, first, last)
        named = {n: rarity(word) >= _RARE for word in sorted(around, key=rarity) for n in of_word.get(word, ())}
        able = [wires[n] for n in sorted(named) if named[n] or _issuers(wires[n]) & countries]
        earlier = [(w, m) for w in able if (m := w.last_before(reading.document)) is not None]
        meant = [(w, m) for w, m in earlier if _is_meant(m, around, countries, speakers)]
        if len(meant) == 1:
            span = Span(cue.start(), cue.end(), cue.group(), reading.document.id)
            yield Retraction(Sentence(reading, span, first), *meant[0], "disavows", _SURE, RULE)


def disavowing(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """The words of a text that disavow somebody, with the bounds between which he may be named."""
    bounds = sentence_bounds(text) if _CUE.search(text) else []
    for place, (start, stop) in enumerate(bounds):
        cue = _CUE.search(text, start, stop)
        if cue is not None:
            yield cue, bounds[max(0, place - _BEFORE)][0], bounds[min(len(bounds) - 1, place + 1)][1]


def _issuers(wire: Wire) -> frozenset[str]:
    return frozenset().union(*(m.issuers for m in wire.mentions))


def _is_meant(mention: Mention, around: frozenset[str], countries: frozenset[str], speakers: Mapping[str, str]) -> bool:
    """Whether the words name who spoke for the issuer."""
    speaker = speakers.get(mention.commitment.statement or "", "")
    shared = (stems(speaker) - party_stems()) & around
    return any(rarity(word) >= _RARE for word in shared) or bool(shared and countries & mention.issuers)
