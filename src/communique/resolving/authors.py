"""Whose own text a document is: the party that says "we" outside all quotations, and the country it comes from."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.knowledge.parties import PartyCode, resolve_phrase
from communique.knowledge.words import split_words
from communique.records import Place
from communique.resolving.countries import country_of, country_of_cue
from communique.resolving.cues import Cue, cues_in_text
from communique.text import Analysis

_PRESS = frozenset({"JRN", "EDU", "BUS", "UNK", "CVL", "SOC", "LAB"})
_BRACKET = re.compile(r"\([^)]*English[^)]*\)")
_SIGNED = re.compile(
    r"(?:Letter\b[^:]{0,40}? from|"
    r"(?:Statement|Address|Press conference|Message|Declaration|Remarks|Note|Speech|Daily briefing|Briefing)\b"
    r"[^:]{0,40}? (?:by|of))"
    r" (the .{3,120})"
)
_PRESS_NAMES = frozenset(
    """post posts bulletin report reports agency desk record notes service services view times dispatch herald banner
    digest review survey letter chronicle""".split()
)
_DATELINE = 60
_OPENING = 12
_BY_PUBLISHER, _BY_TITLE, _BY_DATELINE = 8, 4, 8


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
    publisher = cues_in_text(_BRACKET.sub("", analysis.publisher or ""), on=analysis.published)
    title = cues_in_text(_BRACKET.sub("", analysis.title or ""), on=analysis.published)
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


def with_dateline(countries: Mapping[str, float], places: Sequence[Place]) -> dict[str, float]:
    """The countries with that of a dateline's town, where it is no capital: "OUJDA, 19 October"."""
    weights = dict(countries)
    first = places[0] if places else None
    if first is not None and first.country and first.span.start < _OPENING and first.span.text.isupper():
        weights[first.country] = max(weights.get(first.country, 0.0), _BY_DATELINE)
    return weights


def _signed(analysis: Analysis) -> tuple[str | None, str | None]:
    """The author's code and sector: by who a title says a letter is from, else by the publisher."""
    signed = _SIGNED.match(analysis.title or "")
    publisher = _BRACKET.sub("", analysis.publisher or "")
    issuing = _author_of(publisher, analysis.published)
    author = _author_of(signed.group(1).split(" to ")[0], analysis.published) if signed else None
    if author is None:
        return issuing or (None, None)
    code, sector = author
    country = country_of(issuing[0]) if issuing and code is None else None
    return (f"{country} {sector}" if country else code), sector


def _author_of(line: str, on: str | None) -> tuple[str | None, str | None] | None:
    party = resolve_phrase(line, date=on) if line else None
    if party is None or not (party.code or party.sector) or _is_press(party, line):
        return None
    return party.code, party.sector


def _is_press(party: PartyCode, line: str) -> bool:
    """Whether a publisher only reports: by its sector, or by the last word of its name."""
    words = [w.key.lower() for w in split_words(line.split(",", maxsplit=1)[0])]
    return party.sector in _PRESS or (party.rule != "body" and (not words or words[-1] in _PRESS_NAMES))
