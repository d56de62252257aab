"""Whose own text a document is: the party that says "we" outside all quotations, and the country it comes from."""

from dataclasses import dataclass

from communique.knowledge.words import split_words
from communique.resolving.cues import Cue, cues_in_text
from communique.text import Analysis

_PRESS = frozenset({"JRN", "EDU", "BUS", "UNK", "CVL"})
_DATELINE = 60


@dataclass(frozen=True, slots=True)
class Origin:
    """`code`: the party whose own words the document is, `None` for the press; `countries`: named by title and
    publisher, the publisher's first, and by a dateline; `nouns`: the words of the publisher's name.
    """

    code: str | None
    countries: tuple[str, ...]
    nouns: frozenset[str]


def origin_of(analysis: Analysis) -> Origin:
    """Author and countries from publisher and title; a letter is by whom it is "from"."""
    publisher = cues_in_text(analysis.publisher or "", on=analysis.published)
    title = cues_in_text(analysis.title or "", on=analysis.published)
    named = [c.code if c.is_country else c.code[:3] for c in (*publisher, *title) if _has_country(c)]
    named += _dateline(analysis)
    nouns = frozenset(w.key.lower() for w in split_words(analysis.publisher or ""))
    return Origin(_signed(analysis, publisher), tuple(named), nouns)


def _dateline(analysis: Analysis) -> list[str]:
    """The country of a dateline's capital: "BUCHAREST, June 14"."""
    line = analysis.text[:_DATELINE]
    word = line.split(",")[0].split("(")[0].split(" - ")[0].split(" –")[0].split(" —")[0]
    if len(word) >= _DATELINE or not word.split("/")[0].isupper():
        return []
    return [c.code for c in cues_in_text(word, on=analysis.published) if c.is_country]


def _signed(analysis: Analysis, publisher: tuple[Cue, ...]) -> str | None:
    """The author's code: by the publisher, else by who a title says signed."""
    if any(c.office and c.code in _PRESS for c in publisher):
        return None
    title = analysis.title or ""
    place = title.find(" from the ")
    lines = [analysis.publisher or "", title[place:] if place >= 0 else ""]
    for line in reversed(lines):
        code = _code_of_line(cues_in_text(line, on=analysis.published))
        if code:
            return code
    return None


def _code_of_line(cues: tuple[Cue, ...]) -> str | None:
    fixed = next((c.code for c in cues if c.kind == "fixed" and not c.code.endswith("JRN")), None)
    country = next((c.code for c in cues if c.is_country), None)
    sector = next((c.code for c in cues if c.office and c.code not in _PRESS), None)
    if country and sector:
        return f"{country} {sector}"
    return fixed


def _has_country(cue: Cue) -> bool:
    return cue.is_country or (cue.kind in {"fixed", "leader"} and len(cue.code) == 7 and cue.code[:3] != "IGO")
