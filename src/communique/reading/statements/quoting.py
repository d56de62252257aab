"""Who is quoted: each direct quotation with the words that frame it ("...," said X; X said: "...")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.reading.statements.cues import CueMatch
from communique.reading.statements.speakers import Range, noun_phrase, speaker_of
from communique.records import Span
from communique.text import Analysis, Quotation, Sentence, Token

Cues = Mapping[int, Sequence[CueMatch]]
"""The cues of each sentence by the sentence's index."""

_LABELLED = 0.8
_ENDS = ",?!-–—…."
_STOPS = frozenset(". ? ! … ” \" ' ’ )".split())
_BINDING = frozenset(
    "that to of as for with a an the his her its their in on by into about from such so-called".split()
)
_LEADS = frozenset("- – — • ● * and but".split())


@dataclass(slots=True)
class Quoted:
    """A direct quotation: its pieces as characters, the sentence of its frame with speaker and cue.

    `apart` is true where a colon in the paragraph before introduces it; `person` is whoever spoke before that, when the
    words before the colon name only a state.
    """

    pieces: list[tuple[int, int]]
    sentence: Sentence | None
    speaker: Range | None
    match: CueMatch | None
    confidence: float
    apart: bool = False
    person: Span | None = None

    @property
    def is_guess(self) -> bool:
        """Whether a colon alone introduces it, behind a sentence that tells what somebody did."""
        return self.match is None and self.confidence < _LABELLED


def find_quoted(analysis: Analysis, cues: Cues) -> tuple[list[Quoted], list[Quotation]]:
    """The framed quotations, and the sentences in quotation marks that no words of saying frame."""
    framed: list[Quoted] = []
    loose: list[Quotation] = []
    outer = [q for q in analysis.quotations if q.depth == 0]
    for place, quotation in enumerate(outer):
        before = outer[place - 1] if place else None
        after = outer[place + 1] if place + 1 < len(outer) else None
        _place(analysis, cues, quotation, (before, after), framed, loose)
    return framed, loose


def _place(
    analysis: Analysis,
    cues: Cues,
    quotation: Quotation,
    beside: tuple[Quotation | None, Quotation | None],
    framed: list[Quoted],
    loose: list[Quotation],
) -> None:
    lead = _lead(analysis, quotation, beside[0])
    if lead is None:
        return
    last = framed[-1] if framed else None
    if last is not None and _resumes(last, lead, beside[0]):
        last.pieces.extend(quotation.pieces)
        return
    frame = _frame_before(analysis, cues, quotation, lead)
    if (frame is None or frame.match is None) and not _is_tail(lead):
        frame = _frame_after(analysis, cues, quotation, beside[1]) or frame
    if frame is not None:
        if (
            last
            and frame.match
            and last.match
            and frame.match.head == last.match.head
            and frame.sentence is last.sentence
        ):
            last.pieces.extend(quotation.pieces)
        else:
            framed.append(frame)
    elif not _words(lead) and _is_whole(analysis, quotation):
        loose.append(quotation)


def _resumes(last: Quoted, lead: Sequence[Token], before: Quotation | None) -> bool:
    """Whether only the frame of the quotation before stands between the two ("The strait," he said, "is shut")."""
    if before is None or last.match is None or not lead or last.pieces[-1] != before.pieces[-1]:
        return False
    within = lead[0].index <= last.match.first and last.match.last <= lead[-1].index
    own = last.sentence is not None and lead[0] in last.sentence.tokens[lead[0].index : lead[0].index + 1]
    others = (t for t in lead if t.xpos in ("VBD", "VBZ", "VBP", "MD") and t.index != last.match.head)
    return own and within and lead[-1].text in (",", "—", "–", "-") and not any(others)


def _lead(analysis: Analysis, quotation: Quotation, before: Quotation | None) -> list[Token] | None:
    """The tokens between the sentence's start, or the quotation before, and the opening mark."""
    sentence = analysis.sentence_at(quotation.start)
    if sentence is None:
        return None
    start = before.end + 1 if before is not None else 0
    lead = [t for t in sentence if start <= t.start and t.end < quotation.start]
    if lead and lead[-1].text == ":" and not _words(lead):
        return [t for t in sentence if t.end < quotation.start]
    return lead


def _words(tokens: Sequence[Token]) -> list[Token]:
    return [t for t in tokens if t.is_word and t.lower not in _LEADS]


def _is_tail(lead: Sequence[Token]) -> bool:
    """Whether words stand before the quotation in its sentence, so that it cannot open one."""
    return bool(_words(lead)) and lead[-1].text not in (",", ":", "—", "–", "-")


def _frame_before(analysis: Analysis, cues: Cues, quotation: Quotation, lead: list[Token]) -> Quoted | None:
    """ "X said: "...", "X told reporters, "...", "X said "We ...", and a colon without a cue."""
    sentence = analysis.sentence_at(quotation.start)
    if not _words(lead):
        sentence = _colon_sentence(analysis, sentence)
        lead = list(sentence) if sentence is not None else []
    if sentence is None or not lead:
        return None
    found = [
        m
        for m in cues.get(sentence.index, ())
        if m.cue.word == "verb" and lead[0].index <= m.first and m.last <= lead[-1].index
    ]
    colon, comma = lead[-1].text == ":", lead[-1].text in (",", "—", "–", "-")
    if colon:
        match = next((m for m in reversed(found) if m.cue.kind in ("speech", "document")), None)
        frame = _after_colon(sentence, quotation, lead, match)
        here = analysis.sentence_at(quotation.start)
        frame.apart = here is not None and here.paragraph != sentence.paragraph
        return frame
    match = found[-1] if found else None
    if (
        match is None
        or not match.cue.takes("q")
        or not _leads_on(match, lead, analysis.text[quotation.start], comma=comma)
    ):
        return None
    speaker = speaker_of(sentence, match.head)
    if speaker is None or speaker[1] > lead[-1].index:
        return None
    return Quoted(list(quotation.pieces), sentence, speaker, match, 0.95)


def _leads_on(match: CueMatch, lead: list[Token], opening: str, *, comma: bool) -> bool:
    """Whether only a hearer or a date stands between the cue and the quotation, and it opens like a sentence."""
    between = lead[match.last - lead[0].index + 1 :]
    if any(
        t.lower in ("that", "of", "as", "to") and t.upos in ("SCONJ", "ADP", "PART") and t.relation == "mark"
        for t in between
    ):
        return False
    if lead[-1].lower in _BINDING:
        return False
    if comma:
        return (
            opening.isupper()
            and len(between) <= 18
            and not any(t.upos == "VERB" and t.xpos in ("VBD", "VBZ", "VBP", "VB") for t in between)
        )
    return len(between) <= 4 and opening.isupper() and not any(t.upos in ("VERB", "AUX") for t in between)


def _after_colon(sentence: Sentence, quotation: Quotation, lead: list[Token], match: CueMatch | None) -> Quoted:
    if match is not None:
        speaker = speaker_of(sentence, match.head)
        if speaker is not None and speaker[1] <= lead[-1].index:
            own = match if _leaves_words(match) else None
            return Quoted(list(quotation.pieces), sentence, speaker, own, 0.95 if own else 0.7)
    phrase = _label(sentence, lead)
    if phrase is not None:
        return Quoted(list(quotation.pieces), sentence, phrase, None, 0.85)
    subject = main_subject(sentence, lead[0].index, lead[-1].index)
    return Quoted(list(quotation.pieces), sentence, subject, None, 0.6)


def _leaves_words(match: CueMatch) -> bool:
    """Whether the cue has nothing else to govern than the quotation: not "denied the charge ...:"."""
    if match.cue.takes("e"):
        return True
    objects = (t for t in match.sentence.children(match.head, "obj") if t.index > match.last)
    return match.cue.takes("q") and not any(t.upos in ("NOUN", "PROPN", "PRON") for t in objects)


def _label(sentence: Sentence, lead: list[Token]) -> Range | None:
    """A name alone before the colon ("President X of Y, on television:")."""
    words = _words(lead)
    if not words or any(t.upos in ("VERB", "AUX") for t in words):
        return None
    start = words[0].index
    while start < words[-1].index and sentence[start].upos in ("NUM", "PUNCT"):
        start += 1
    end = next((t.index - 1 for t in lead if t.index > start and t.text in (",", ":", "(")), lead[-1].index)
    return (start, end) if end >= start else None


def main_subject(sentence: Sentence, first: int, last: int) -> Range | None:
    """The subject of the main verb of a sentence, within some tokens."""
    for token in (sentence.root, *(t for t in sentence if t.upos == "VERB")):
        found = speaker_of(sentence, token.index)
        if found is not None and first <= found[0] and found[1] <= last:
            return found
    return None


def _colon_sentence(analysis: Analysis, sentence: Sentence | None) -> Sentence | None:
    """The sentence before, where it ends with a colon."""
    if sentence is None or sentence.index == 0:
        return None
    before = analysis.sentences[sentence.index - 1]
    return before if before[len(before) - 1].text == ":" else None


def _frame_after(analysis: Analysis, cues: Cues, quotation: Quotation, after: Quotation | None) -> Quoted | None:
    """ "...," said X; "...," X told reporters; "..." - X."""
    sentence, region = _region_after(analysis, quotation, after)
    if sentence is None or not region:
        return None
    text = analysis.text
    last = text[quotation.start : quotation.end].rstrip()[-1:]
    comma = last in _ENDS or region[0].text in (",", "-", "–", "—")
    words = [t for t in region if t.is_word]
    if not comma or not words:
        return None
    for match in cues.get(sentence.index, ()):
        if (
            match.cue.word != "verb"
            or match.first < region[0].index
            or match.last > region[-1].index
            or not match.cue.takes("qpce")
        ):
            continue
        speaker = _speaker_after(sentence, match, region)
        if speaker is not None and min(match.first, speaker[0]) <= words[0].index + 3:
            return Quoted(list(quotation.pieces), sentence, speaker, match, 0.97)
        break
    if region[0].text in ("-", "–", "—") and not any(t.upos in ("VERB", "AUX") for t in words):
        return Quoted(list(quotation.pieces), sentence, (words[0].index, words[-1].index), None, 0.85)
    return None


def _region_after(
    analysis: Analysis, quotation: Quotation, after: Quotation | None
) -> tuple[Sentence | None, list[Token]]:
    """The rest of the sentence behind the closing mark, up to the next quotation."""
    sentence = analysis.sentence_at(max(quotation.start, quotation.end - 1))
    if sentence is None:
        return None, []
    stop = after.start - 1 if after is not None else len(analysis.text)
    region = [t for t in sentence if t.start > quotation.end and t.start < stop and t.text not in ("”", '"')]
    if not any(t.is_word for t in region) and sentence.index + 1 < len(analysis.sentences):
        following = analysis.sentences[sentence.index + 1]
        if following.paragraph == sentence.paragraph and following.start < stop and _continues(following):
            return following, [t for t in following if t.start < stop]
    return sentence, region


def _continues(sentence: Sentence) -> bool:
    first = next((t for t in sentence if t.is_word), None)
    return first is not None and first.text[:1].islower()


def _speaker_after(sentence: Sentence, match: CueMatch, region: list[Token]) -> Range | None:
    """The speaker by the tree where it lies behind the quotation, else the words beside the cue."""
    found = speaker_of(sentence, match.head)
    low, high = region[0].index, region[-1].index
    if found is not None and low <= found[0] and found[1] <= high:
        return found
    behind = [t for t in region if t.index > match.last]
    if found is not None and found[1] > high >= found[0] >= low:
        return found[0], high
    if match.first == next((t.index for t in region if t.is_word), -1):
        end = next((t.index for t in behind if t.text in (",", ".", ";", ":")), high + 1)
        nouns = [t for t in behind if t.index < end]
        return (
            (nouns[0].index, nouns[-1].index)
            if nouns and nouns[0].upos in ("NOUN", "PROPN", "PRON", "DET", "ADJ")
            else None
        )
    nouns = [t for t in region if t.is_word and t.index < match.first and t.upos != "ADV"]
    if nouns and nouns[-1].upos in ("NOUN", "PROPN", "PRON"):
        return (
            noun_phrase(sentence, nouns[-1].index, beside=match.first)
            if len(nouns) == 1
            else (nouns[0].index, nouns[-1].index)
        )
    return None


def _is_whole(analysis: Analysis, quotation: Quotation) -> bool:
    """Whether the quotation is a sentence of its own, not a word in marks that opens one."""
    text = analysis.text
    inside = text[quotation.start : quotation.end].rstrip()
    rest = text[quotation.end + 1 : quotation.end + 3].strip()[:1]
    return inside[-1:] in ".?!…" or not quotation.closed or not rest or (rest in ".\n" and len(inside.split()) > 3)
