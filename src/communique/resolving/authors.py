"""Whose own text a document is: the party that says "we" outside all quotations, and the country it comes from."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from communique.knowledge.words import split_words
from communique.resolving.countries import country_of_cue
from communique.resolving.cues import Cue, cues_in_text
from communique.text import Analysis

_PRESS = frozenset({"JRN", "EDU", "BUS", "UNK", "CVL"})
_BRACKET = re.compile(r"\([^)]*\)")
_DATELINE = 60
_BY_PUBLISHER, _BY_TITLE, _BY_DATELINE = 5, 3, 4


@dataclass(frozen=True, slots=True)
class Origin:
    """`code`: the party whose own words the document is, `None` for the press; `sector`
    where only that is said ("Office of the President"); `countries`: how much title,
    publisher and dateline speak for each country; `nouns`: the words of the publisher's name.
    """

    code: str | None
    sector: str | None
    countries: Mapping[str, float]
    nouns: frozenset[str]


def origin_of(analysis: Analysis) -> Origin:
    """Author and countries from publisher and title; a letter is by whom it is "from"."""
    publisher = cues_in_text(analysis.publisher or "", on=analysis.published)
    title = cues_in_text(analysis.title or "", on=analysis.published)
    countries: Counter[str] = Counter()
    parts = ((publisher, _BY_PUBLISHER), (title, _BY_TITLE), (_dateline(analysis), _BY_DATELINE))
    for cues, weight in parts:
        for country in {c for cue in cues if (c := country_of_cue(cue))}:
            countries[country] += weight
    nouns = frozenset(w.key.lower() for w in split_words(analysis.publisher or ""))
    code, sector = _signed(analysis)
    return Origin(code, sector, dict(countries), nouns)


def _dateline(analysis: Analysis) -> tuple[Cue, ...]:
    """The cues of a dateline: "BUCHAREST, June 14", "KUWAIT, July 4 (OCA) -"."""
    line = analysis.text[:_DATELINE]
    word = re.split(r"[,(:\n]| [-–—]", line)[0]
    if len(word) == len(line) or not word.split("/")[0].strip().isupper():
        return ()
    return cues_in_text(word, on=analysis.published)


def _signed(analysis: Analysis) -> tuple[str | None, str | None]:
    """The author's code and sector: by who a title says signed, else by the publisher."""
    title = analysis.title or ""
    place = title.find(" from the ")
    lines = [title[place:] if place >= 0 else "", _BRACKET.sub("", analysis.publisher or "")]
    for line in lines:
        code, sector = _code_of_line(cues_in_text(line, on=analysis.published))
        if code or sector:
            return code, sector
    return None, None


def _code_of_line(cues: tuple[Cue, ...]) -> tuple[str | None, str | None]:
    """Code and sector of a publisher; the press speaks for nobody."""
    fixed = next((c.code for c in cues if c.kind == "body" and not c.office), None)
    if fixed:
        return (None, None) if fixed.endswith("JRN") else (fixed, fixed[4:] or None)
    offices = [c.code for c in cues if c.office]
    if not offices or offices[-1] in _PRESS or offices[0] in _PRESS:
        return None, None
    country = next((c.code for c in cues if c.is_country), None)
    return (f"{country} {offices[0]}" if country else None), offices[0]
