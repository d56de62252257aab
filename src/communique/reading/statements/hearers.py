"""Whom words are said to: the hearer of "told X that", the party of "accused X of"."""

from communique.reading.statements.cues import CueMatch
from communique.reading.statements.extents import before_day, case_of, names_time
from communique.reading.statements.speakers import Range
from communique.text import Sentence


def hearer_of(match: CueMatch) -> Range | None:
    """The phrase spoken to beside a quotation ("she told reporters")."""
    return hearer_before(match, len(match.sentence)) if match.cue.takes("e") or match.cue.takes("q") else None


def hearer_before(match: CueMatch, before: int) -> Range | None:
    """The phrase spoken to ("told reporters", "said to the Council")."""
    sentence = match.sentence
    for token in sentence.children(match.head, "obj", "iobj", "obl"):
        if match.last < token.index < before and (token.relation != "obl" or case_of(sentence, token.index) == "to"):
            first, last = sentence.extent(token.index)
            found = past_case(sentence, max(first, match.last + 1), token.index), min(last, before - 1)
            return None if names_time(token) else before_day(sentence, found)
    return None


def accused_in(sentence: Sentence, first: int, last: int) -> Range:
    """The party in "PARTY of doing", "PARTY for doing"."""
    for at in range(first + 1, last):
        if sentence[at].lower in ("of", "for", "over") and (
            sentence[at + 1].xpos == "VBG" or sentence[at].lower != "of"
        ):
            return first, at - 1
    return first, last


def past_case(sentence: Sentence, first: int, index: int) -> int:
    """Past the prepositions and marks that open a phrase."""
    while first < index and sentence[first].relation in ("case", "mark", "punct"):
        first += 1
    return first
