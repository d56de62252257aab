"""What a cue governs: the words that are said, promised, denied, and whom they are said to."""

from communique.reading.statements.complement_clauses import (
    find_asked,
    find_clause,
    find_infinitive,
    find_noun_clause,
    find_told,
)
from communique.reading.statements.complement_things import find_asked_for, find_called, find_charged, find_named
from communique.reading.statements.cues import CueMatch
from communique.reading.statements.extents import cut_end
from communique.reading.statements.governed import Complement, object_of
from communique.reading.statements.speakers import Range


def complement_of(match: CueMatch) -> Complement | None:
    """What follows the cue as its content; `None` where nothing that it takes does."""
    if match.cue.word != "verb":
        return find_noun_clause(match)
    for frame, find in (
        ("e", find_told),
        ("c", find_clause),
        ("o", find_asked),
        ("t", find_infinitive),
        ("g", find_charged),
        ("a", find_called),
        ("f", find_asked_for),
        ("n", find_named),
    ):
        if match.cue.takes(frame) or (frame == "c" and match.cue.takes("w")):
            found = find(match)
            if found is not None:
                return found
    return None


def clause_behind(match: CueMatch) -> Range | None:
    """All that follows a verb of saying, where the parser hung its clause elsewhere and a finite verb is in it."""
    sentence, start = match.sentence, match.last + 1
    if object_of(match) is not None or start >= len(sentence):
        return None
    if match.cue.kind != "speech" or not match.cue.takes("c") or not match.cue.takes("q"):
        return None
    if sentence[start].upos not in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM") or sentence[start].relation == "mark":
        return None
    end = cut_end(match, start, len(sentence) - 1)
    finite = any(t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in sentence.tokens[start + 1 : end + 1])
    return (start, end) if finite else None
