"""Who writes a letter to whom, by title and first lines: "From the Foreign Minister of Turkey to the Premier"."""

import re
from typing import NamedTuple

from communique.knowledge.parties import resolve_phrase
from communique.resolving.countries import country_of_cue
from communique.resolving.cues import cues_in_text
from communique.text import Analysis

_TO = re.compile(
    r"^(?:(?P<sender>.{3,90}?) )?(?:[Tt]o|addressed to) "
    r"(?P<to>(?:the |The |His |Her |H\.\s?E\.)\w.{2,90}|[A-Z].{2,90})$"
)
_KIND = re.compile(
    r"^(?:An? )?(?:(?:Open |Second |Confidential |Private )?"
    r"(?:Letter|Note|Message|Dispatch|Reply|Memorandum|Cable|Telegram))(?: verbale)?,?\s*",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:from|of|by)\s+", re.IGNORECASE)
_LINE = re.compile(r"^[^\S\n]*To[ :]+(?P<to>(?:the |The |His |Her |H\.\s?E\.)?[A-Z][^\n]{2,90})$", re.MULTILINE)
_SPEAKS_TO = re.compile(r"\b(?:[Yy]ou|[Yy]our|Excellency)\b")
_SUBJECT = re.compile(r"(?<!\s)\s*(?:[:;(]|, (?:on|in|about|concerning)\b| on the | concerning | about ).*$")
_HEAD = 300
_OFFICIAL = frozenset("GOV MIL LEG JUD REB OPP PTY COP".split())


class Correspondents(NamedTuple):
    """The codes of who writes and who is written to; each `None` where the letter does not say."""

    sender: str | None = None
    recipient: str | None = None


def correspondents_of(analysis: Analysis) -> Correspondents:
    """Sender and recipient of a text that speaks to somebody; nobody where it is no letter."""
    if not _SPEAKS_TO.search(analysis.text):
        return Correspondents()
    title = _SUBJECT.sub("", analysis.title or "")
    kind = _KIND.match(title)
    title = _BY.sub("", title[kind.end() :] if kind else title)
    named = _TO.match(title)
    line = _LINE.search(analysis.text[:_HEAD])
    if named is None and line is None:
        return Correspondents(_party(title, analysis.published) if kind else None)
    sender = _party(named.group("sender"), analysis.published) if named and named.group("sender") else None
    if kind is None and line is None and sender is None and named and named.group("sender"):
        sender_words = cues_in_text(named.group("sender"), on=analysis.published)
        if not any(cue.office and cue.code in _OFFICIAL for cue in sender_words):
            return Correspondents()
    lines = [found.group("to") for found in (named, line) if found]
    recipient = next((code for words in lines if (code := _party(words, analysis.published))), None)
    return Correspondents(sender, recipient)


def _party(words: str, on: str | None) -> str | None:
    """The party of a letter's title; a company "of Malaya" or "in London" has the country of its words."""
    party = resolve_phrase(words, date=on)
    if party is not None and party.code and (party.sector in _OFFICIAL or not party.country):
        return party.code
    cues = cues_in_text(words, on=on)
    countries = {c for cue in cues if (c := country_of_cue(cue))}
    sector = next((cue.code for cue in cues if cue.office and cue.code in _OFFICIAL), None)
    return f"{countries.pop()} {sector}" if len(countries) == 1 and sector else None
