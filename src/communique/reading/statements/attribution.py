"""Reported speech in the syntax of one sentence: cue, speaker and content, without direct quotations."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.knowledge.cues import Cue
from communique.reading.statements.complement_things import passive_of
from communique.reading.statements.complements import clause_behind, complement_of
from communique.reading.statements.cues import LONGEST, CueMatch
from communique.reading.statements.extents import is_medium, is_time
from communique.reading.statements.speakers import (
    Range,
    dateline_end,
    is_first_person,
    is_stamp,
    noun_phrase,
    speaker_of,
)
from communique.text import Sentence

_COMMAS = frozenset(", - – — -- ” \" '' ’ ' ? !".split())
_LIGHT = frozenset("give make issue express repeat renew offer voice reiterate send deliver receive release".split())
_PHRASES = {"according": ("according", "to"), "per": ("per",), "in": ("in", "the", "words", "of")}


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution by token indexes of one sentence; `cue` is the table's row, `None` for "according to"."""

    sentence: Sentence
    speaker: Range | None
    cue_at: Range
    content: tuple[Range, ...]
    cue: Cue | None
    frame: str
    addressee: Range | None = None
    confidence: float = 0.8


def attribution_of(match: CueMatch) -> Attribution | None:
    """The attribution that a cue makes in its sentence, if any."""
    if match.cue.word == "noun":
        return _of_noun(match)
    if match.cue.word == "adjective":
        return _of_adjective(match)
    speaker = speaker_of(match.sentence, match.head)
    if speaker is None:
        return None
    passive = passive_of(match)
    if passive:
        cue = (match.first, match.last)
        return Attribution(match.sentence, speaker, cue, passive, match.cue, "n", None, match.cue.confidence - 0.1)
    found = complement_of(match)
    split = _split_around(match, speaker) if found is None or found.frame == "c" else ()
    if not split and found is not None and found.content[0] <= found.content[1]:
        return Attribution(
            match.sentence,
            speaker,
            (match.first, match.last),
            (found.content,),
            match.cue,
            found.frame,
            found.addressee,
            match.cue.confidence,
        )
    pieces = split or (around(match, speaker) if match.cue.takes("p") and is_finite(match) else ())
    behind = clause_behind(match) if not pieces and speaker[1] < match.head else None
    pieces = pieces or ((behind,) if behind is not None else ())
    if not pieces:
        return None
    return Attribution(
        match.sentence, speaker, (match.first, match.last), pieces, match.cue, "p", None, match.cue.confidence
    )


def is_finite(match: CueMatch) -> bool:
    """Whether the cue is a verb of its own clause, so that it can stand as a parenthesis."""
    token = match.sentence[match.head]
    return token.xpos in ("VBD", "VBZ", "VBP", "MD") or match.sentence.child(token.index, "aux") is not None


def _split_around(match: CueMatch, speaker: Range) -> tuple[Range, ...]:
    """Content on both sides of a parenthesis between commas ("The ship, he said, would stay")."""
    sentence = match.sentence
    first, last = frame_range(match, speaker)
    commas = first > 1 and last + 2 < len(sentence) and sentence[first - 1].text == "," == sentence[last + 1].text
    if not commas or not match.cue.takes("p") or not is_finite(match):
        return ()
    pieces = around_frame(sentence, first, last, match.head)
    return pieces if len(pieces) == 2 else ()


def frame_range(match: CueMatch, speaker: Range) -> Range:
    """The words of a parenthesis: cue, speaker, adverbs, hearers and dates beside them."""
    sentence = match.sentence
    first, last = min(match.first, speaker[0]), max(match.last, speaker[1])
    while (
        first and sentence[first - 1].head == match.head and sentence[first - 1].relation in ("advmod", "aux", "mark")
    ):
        first -= 1
    hearers = ("obj", "iobj") if match.cue.takes("e") else ()
    for token in sentence.children(match.head, "obl", *hearers, "advmod", "advcl"):
        low, high = sentence.extent(token.index)
        if (
            low <= last + 2
            and high > last
            and token.index > match.head
            and (low == last + 1 or is_time(sentence, token.index) or is_medium(sentence, token.index))
        ):
            last = high
    return first, last


def around(match: CueMatch, speaker: Range) -> tuple[Range, ...]:
    """The content of a parenthesis: what stands before it, and after it when the sentence goes on."""
    sentence = match.sentence
    first, last = frame_range(match, speaker)
    if last + 1 < len(sentence) and sentence[last + 1].is_word:
        return ()
    return around_frame(sentence, first, last, match.head)


def around_frame(sentence: Sentence, first: int, last: int, head: int) -> tuple[Range, ...]:
    """The pieces of a sentence on both sides of the words `first` to `last`, which must be set off by commas."""
    if first == 0 or sentence[first - 1].text not in _COMMAS:
        return ()
    start = _start_of_clause(sentence, first)
    goes_on = start < first - 1 and last + 1 < len(sentence) and sentence[last + 1].text == ","
    if not goes_on and sum(t.is_word for t in sentence.tokens[start : first - 1]) < 2:
        return ()
    left = (start, _strip_back(sentence, start, first - 1))
    if sentence[start].upos == "ADP" and not any(t.upos in ("VERB", "AUX") for t in sentence.tokens[start:first]):
        return ()
    if last + 2 < len(sentence) and sentence[last + 1].text == "," and _goes_on(sentence, left, last + 2, head):
        end = _end_of_clause(sentence, last + 2)
        return left, (last + 2, _strip_back(sentence, last + 2, end))
    return (left,)


def _start_of_clause(sentence: Sentence, before: int) -> int:
    start = dateline_end(sentence) or int(is_stamp(sentence, 0))
    for at in range(start, before - 1):
        if sentence[at].text in (";", "•", ":"):
            start = at + 1
    while start < before - 1 and (sentence[start].relation == "cc" or _is_furniture(sentence, start)):
        start += 1
    return start


def _is_furniture(sentence: Sentence, at: int) -> bool:
    return not sentence[at].is_word and sentence[at].text not in "\"“‘'("


def _end_of_clause(sentence: Sentence, start: int) -> int:
    for at in range(start, len(sentence)):
        if sentence[at].text == ";":
            return at - 1
    return len(sentence) - 1


def _strip_back(sentence: Sentence, first: int, last: int) -> int:
    while last > first and sentence[last].text in ".,;:!?—–-":
        last -= 1
    return last


def _goes_on(sentence: Sentence, left: Range, start: int, head: int) -> bool:
    """Whether the words from `start` on belong to the sentence that was interrupted, not to the cue."""
    if sentence[start].xpos == "VBG":
        return False
    if sentence[left[0]].relation == "mark" and sentence[left[0]].upos == "SCONJ":
        return any(t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in sentence.tokens[start:])
    below = [t for t in sentence.tokens[start:] if t.is_word and not (start <= t.head)]
    return any(
        t.head == -1
        or t.head <= left[1]
        or (
            t.head == head
            and t.relation in ("ccomp", "conj", "parataxis")
            and (t.relation != "conj" or sentence.child(t.index, "nsubj") is not None)
        )
        for t in below
    )


def _of_noun(match: CueMatch) -> Attribution | None:
    """ "the claim by X that", "X's promise to", "X gave an assurance that"."""
    sentence = match.sentence
    found = complement_of(match)
    if found is None:
        return None
    owner = sentence.child(match.head, "nmod:poss")
    by = next(
        (
            t
            for t in sentence.children(match.head, "nmod", "obl")
            if t.index < found.content[0]
            and any(c.lower in ("by", "of", "from") for c in sentence.children(t.index, "case"))
        ),
        None,
    )
    verb, cue = sentence.head(match.head), (match.head, match.head)
    speaker: Range | None = None
    if by is not None:
        first, last = noun_phrase(sentence, by.index, beside=found.content[0])
        while first < by.index and sentence[first].relation == "case":
            first += 1
        speaker = (first, last)
    if verb is not None and sentence[match.head].relation == "obj" and verb.upos == "VERB" and verb.lemma in _LIGHT:
        speaker = speaker_of(sentence, verb.index) or speaker
        cue = (verb.index, match.head) if verb.index < match.head else cue
    elif speaker is None and owner is not None:
        low, high = sentence.extent(owner.index)
        speaker = (low, high - 1 if sentence[high].lower in ("'s", "'") else high)
    copula = sentence.child(match.head, "cop")
    if copula is not None:
        speaker, cue = speaker_of(sentence, match.head), (copula.index, match.head)
    if speaker is None or is_first_person(sentence, speaker):
        return None
    return Attribution(sentence, speaker, cue, (found.content,), match.cue, found.frame, None, match.cue.confidence)


def _of_adjective(match: CueMatch) -> Attribution | None:
    sentence, found = match.sentence, complement_of(match)
    copula = sentence.child(match.head, "cop")
    if found is None or copula is None:
        return None
    speaker = speaker_of(sentence, match.head)
    if speaker is None:
        return None
    return Attribution(
        sentence, speaker, (copula.index, match.head), (found.content,), match.cue, "c", None, match.cue.confidence
    )


def phrases_of(sentence: Sentence) -> Iterator[Attribution]:
    """ "According to X", "per X", "in the words of X", with the rest of the sentence as content."""
    if len(sentence) > LONGEST:
        return
    for token in sentence.tokens:
        words = _PHRASES.get(token.lower)
        if words is None:
            continue
        at, end = token.index, token.index + len(words)
        if end < len(sentence) and tuple([t.lower for t in sentence.tokens[at:end]]) == words:
            found = _of_phrase(sentence, at, len(words))
            if found is not None:
                yield found


def _of_phrase(sentence: Sentence, at: int, size: int) -> Attribution | None:
    noun = _noun_after(sentence, at, at + size)
    if noun is None or sentence[noun].lower in ("which", "whom"):
        return None
    first, last = noun_phrase(sentence, noun, beside=at + size - 1)
    if last < at + size:
        return None
    first = max(first, at + size)
    last = next((i - 1 for i in range(first, last + 1) if sentence[i].text == ";"), last)
    if sentence[at].lower == "per" and (sentence[first].upos not in ("DET", "PROPN", "PRON") or not at):
        return None
    pieces = _around_phrase(sentence, at, last)
    if not pieces:
        return None
    return Attribution(sentence, (first, last), (at, at + size - 1), pieces, None, "p", None, 0.9)


def _noun_after(sentence: Sentence, at: int, start: int) -> int | None:
    head = sentence[at].head
    if head >= start and sentence[head].upos in ("NOUN", "PROPN", "PRON", "NUM", "DET"):
        return head
    return next(
        (
            t.index
            for t in sentence.tokens[start:]
            if t.upos in ("NOUN", "PROPN", "PRON")
            and not start <= t.head < t.index
            and t.relation not in ("compound", "nmod:poss")
        ),
        None,
    )


def _around_phrase(sentence: Sentence, first: int, last: int) -> tuple[Range, ...]:
    start = _start_of_clause(sentence, first) if first else 0
    pieces = []
    left = _strip_back(sentence, start, first - 1) if first else -1
    if first and sum(t.is_word for t in sentence.tokens[start : left + 1]) >= 1:
        pieces.append((start, left))
    rest = last + 1
    if (rest < len(sentence) and sentence[rest].text == ",") or not first:
        while rest < len(sentence) and not sentence[rest].is_word and sentence[rest].text not in '"“‘':
            rest += 1
        end = _strip_back(sentence, rest, _end_of_clause(sentence, rest)) if rest < len(sentence) else -1
        if end >= rest and (not pieces or sentence[rest].xpos != "VBG"):
            pieces.append((rest, end))
    return tuple(pieces)
