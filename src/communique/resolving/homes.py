"""Which country a text is from that does not name its author's: by whom it addresses, and where it was written.

"Valiant people of Burkina Faso!", "Men and women of Magallanes" are one's own people; "Kilinochchi, 14 April" above a
letter and "Done at Ouagadougou" below it are its place. The state that a letter goes to is another one.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from communique.resolving.countries import CountryCue
from communique.text import Analysis

_PEOPLE = re.compile(
    r"\b(?:people|men|women|citizens|compatriots|countrymen|brothers|sisters|sons|nation|fellow)\b", re.I
)
_RECIPIENT = re.compile(r"^To .*$", re.MULTILINE)
_DONE = re.compile(r"\bdone (?:at|in)\b", re.I)
_LETTERHEAD = re.compile(r"[A-Z][\w'’ -]{2,30}, (?:the )?\d{1,2}(?:st|nd|rd|th)? [A-Z]")
_ADDRESSED, _WRITTEN = 6.0, 10.0
_HEAD = 400
_VOCATIVE = 90
_AFTER_DONE = 40


def home_country(
    analysis: Analysis, cues: Sequence[CountryCue], counts: Mapping[str, float], *, without: str | None = None
) -> str | None:
    """The country that a document speaks for, by its marks and by how often it names each.

    `counts` are the weights of the countries in the whole document, `cues` where it names them,
    `without` that of whom a letter goes to.
    """
    weights: defaultdict[str, float] = defaultdict(float, counts)
    text = analysis.text
    away = [(m.start(), m.end()) for m in _RECIPIENT.finditer(text[:_HEAD])]
    head = _LETTERHEAD.match(text)
    done = [m.end() for m in _DONE.finditer(text)]
    for cue in cues:
        if any(a <= cue.offset < b for a, b in away):
            weights[cue.country] -= cue.weight + 1
        elif _is_addressed(analysis, cue):
            weights[cue.country] += _ADDRESSED
        elif (head and cue.offset < head.end()) or any(0 <= cue.offset - at < _AFTER_DONE for at in done):
            weights[cue.country] += _WRITTEN
    own = sorted(c for c in weights if c != without)
    return max(own, key=lambda c: weights[c]) if own else None


def _is_addressed(analysis: Analysis, cue: CountryCue) -> bool:
    """Whether a country near the start stands in an address to its people."""
    if cue.offset > _HEAD:
        return False
    sentence = analysis.sentences[cue.sentence]
    words = analysis.text[sentence.start : sentence.end].strip()
    called = words.endswith(("!", ",", ":")) or not any(t.upos in {"VERB", "AUX"} for t in sentence)
    return called and len(words) <= _VOCATIVE and _PEOPLE.search(words) is not None
