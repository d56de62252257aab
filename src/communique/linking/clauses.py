"""What a claim says, in a line: the words of an act's clause as they stand, after whoever is said to have done it."""

import re

from communique.knowledge.themes import themes_of
from communique.linking.parties import as_called, countries_of, name_in_text
from communique.records import Act, Document, Event, Reading, Span

_LONGEST = 8
_END = re.compile(
    r"[,;:.!?()\n\"“”]|[–—]|\s-\s|\s(?:and|but|or|that|which|who|after|before|when|while|because|since|if|unless|as|said"
    r"|says|told|whose|where|by)\s",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?i)(?:\w+ed|fell|fought|gave|hit|held|kept|laid|led|left|lost|made|put|ran|sank|sent|set|shot|struck|took|went"
    r"|shelled|flew|broke|came|brought|bought|built|drove|let|met|paid|sold|threw|won)\b"
)
_PASSIVE = re.compile(r"(?i)\b(?:was|were|been|being|is|are|be|got)\s+(?:\w+ly\s+)?$")
_SELF = re.compile(r"(?i)^(?:it|they|he|she|we|I)\s")
_PARTICIPLE = re.compile(r"(?i)(?:ever\s+)?[a-z]{2,}ing\b")
_CALLED = re.compile(
    r"(?i)(?<!\s)\s+(?:an?\s+)?(?:\w+\s+)?(?:fabrications?|lies?|inventions?|nonsense|falsehoods?|hoax|slanders?|false|untrue"
    r"|baseless|unfounded|groundless)\s*$"
)
_BEFORE = 40
_WINDOW = 120
_HANGING = frozenset(
    """a an the of off on in at to from for with between under over into near into against this that its his their
    last next north south east west early late aug sept oct nov dec jan feb mar apr""".split()
)
_NAMES = {"cbrn": "chemical weapons", "nuclear": "nuclear weapons"}


def clause_of(reading: Reading, anchor: Span) -> Span:
    """The anchor with what follows it in its clause, at most eight words."""
    return clause_in(reading.document, anchor)


def clause_in(document: Document, anchor: Span) -> Span:
    """The same in a document alone."""
    text = document.text or ""
    stop = _END.search(text, anchor.end)
    end = stop.start() if stop else len(text)
    words = list(re.finditer(r"\S+", text[anchor.end : min(end, anchor.end + _WINDOW)]))[: _LONGEST - 1]
    while words and (words[-1].group().lower() in _HANGING or anchor.end + words[-1].end() == anchor.end + _WINDOW):
        words.pop()
    end = anchor.end + words[-1].end() if words else anchor.end
    return Span(anchor.start, end, text[anchor.start : end], document.id)


def proposition_of(reading: Reading, event: Event, act: Act) -> str:
    """The accused and the act: "Iran fixed mines to tankers", "Iran: planting the mines"."""
    who = _accused(event)
    words = clause_of(reading, event.anchor).text
    before = (reading.document.text or "")[max(0, event.anchor.start - _BEFORE) : event.anchor.start]
    missing = [n for m, n in _NAMES.items() if m in act.themes and m not in themes_of(words.lower().split())]
    means = f" ({missing[0]})" if missing else ""
    finite = _PAST.match(event.anchor.text) is not None and _PASSIVE.search(before) is None
    return f"{who} {words}{means}" if finite else f"{who}: {words}{means}"


def proposition_of_words(text: str, *, who: str | None = None) -> str:
    """The first clause of what is denied, without the word that opens it; `who` denies it and is named for a pronoun.

    >>> proposition_of_words("it was planning a raid", who="France")
    'France was planning a raid'
    >>> proposition_of_words("having received any weapons", who="Niger"), proposition_of_words("the photographs a lie")
    ('Niger: having received any weapons', 'The photographs')
    """
    plain = _CALLED.sub("", re.sub(r"(?i)^(?:that|whether)\s+", "", text.strip()))
    if who:
        plain = f"{who} {plain[m.end() :]}" if (m := _SELF.match(plain)) else plain
        plain = f"{who}: {plain}" if _PARTICIPLE.match(plain) else plain
    stop = _END.search(plain)
    words = (plain[: stop.start()] if stop and stop.start() > 12 else plain).split()
    words = words[: _LONGEST + 2]
    while words and words[-1].lower() in _HANGING:
        words.pop()
    line = " ".join(words)
    return line[:1].upper() + line[1:]


def _accused(event: Event) -> str:
    actors = as_called(countries_of([c for c in event.actor_codes if c]), event.actor_codes)
    names = " and ".join(name_in_text(c) for c in actors) or "somebody"
    return names[0].upper() + names[1:]
