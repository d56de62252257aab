"""Whose own text a document is: the party that says "we" outside all quotations, and the country it comes from."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from communique.knowledge.parties import PartyCode, resolve_phrase
from communique.knowledge.words import split_words
from communique.records import Place
from communique.resolving.countries import country_of, country_of_cue
from communique.resolving.cues import Cue, cues_in_text
from communique.text import Analysis

_PRESS = frozenset({"JRN", "EDU", "BUS", "UNK", "CVL", "SOC", "LAB"})
# The language of a text is no country of its author: "(translated from Spanish)", "(English service)".
_BRACKET = re.compile(
    r"\([^()]*(?:English|translat)[^)]*\)|,? translated .*|,? English (?:edition|desk|service|page|text|version)\b.*"
)
_KEEPER = re.compile(
    r"(?:Archives?|Files?|Papers?|Library|Records?|Documents?|Released|Circulated|Copy|Collected|Printed|Private)\b",
    re.IGNORECASE,
)
"""Publishers who only keep or hand on what others wrote."""
_LETTER = re.compile(r"(?:Open )?(?:Letter|Note|Memorandum|Message|Cable|Telegram|Dispatch|To the)\b", re.IGNORECASE)
_SPEECH = re.compile(
    r"(?:Broadcast|(?:Radio |Televised |Farewell |Inaugural )?(?:Address|Speech|Remarks|Message|Appeal)|"
    r"The (?:President|Prime Minister|Premier|King|Chancellor|Chairman|Marshal|Generalissimo)) "
)
_SALUTATION = re.compile(r"(?:O |My |Dear |Fellow |Brave )?[A-Z][^.?\n]{2,90}[!:,]?\s*(?:\n|$)|[^.?\n]{2,80}!")
_OWN_TITLE = re.compile(
    r"(?:.{0,20}\b)?(?:Statement|Communiqu[eé]|Declaration|D[eé]claration|Proclamation|Bulletin|Appeal|Manifesto|Address|"
    r"Message|Letter|Order of the day|Open letter|To the (?:people|nation|public))\b",
    re.IGNORECASE,
)
_MOVEMENT = re.compile(
    r"\b(?:Front|Movement|Resistance|Brigades?|Liberation|Mujahid\w+|Mujahed\w+|Guerrillas?|Insurgents?|"
    r"Revolutionary (?:Army|Forces))\b"
)
_BALLOT = re.compile(r"\b(?:ballots?|elections?|polling|votes?)\b")
_SEIZURE = re.compile(
    r"\b(?:constitution|government|parliament|national assembly)[\w ]{0,30} (?:is|are|has been|have been)"
    r" (?:suspended|dissolved|deposed|overthrown)",
    re.IGNORECASE,
)
_AUTHORIZED = re.compile(r"\bis authori[sz]ed to (?:state|declare|announce|say)\b")
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
_OUR_STATE = re.compile(
    r"\b[Oo]ur (?:\w+ )?(?:government|army|navy|air force|armed forces|troops|soldiers|frontiers?|borders?|homeland|"
    r"fatherland|motherland|president|republic|sovereignty|ambassador)\b"
)
_ORGAN = re.compile(
    r"(?:.*\b)?(?:Secretariat|Conference|Forum|Council|Commission|Assembly|Community|Communauté|Union|League|"
    r"Organi[sz]ation|Authority|Parliament)\b"
)
_UN_OFFICE = re.compile(r"^(?!.*\bPermanent\b).*\b(?:Commission|Committee|Secretary-General)\b[^,]*, New York$")
"""Who sits in New York and is no state's mission."""
_MEMBERS = re.compile(
    r"\b(?:[Mm]ember (?:[Ss]tates|countries|governments)|Heads of (?:State|Government|Delegation)|"
    r"[Dd]elegations? of [A-Z]|Security Council|[Tt]he (?:Conference|Council|Forum|Assembly),)"
)
_DATELINE = 60
_HEAD = 200
_LONG_HEAD = 1000
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
    code, sector = _signed(analysis)
    # Who writes without a signature names the adversary in the title.
    by_title = _BY_TITLE if code or not sector else 0
    countries: Counter[str] = Counter()
    parts = ((publisher, _BY_PUBLISHER), (title, by_title), (_dateline(analysis), _BY_DATELINE))
    for cues, weight in parts:
        for country in {c for cue in cues if (c := country_of_cue(cue))}:
            countries[country] += weight
    nouns = frozenset(w.key.lower() for w in split_words(analysis.publisher or ""))
    return Origin(code, sector, dict(countries), nouns)


def _dateline(analysis: Analysis) -> tuple[Cue, ...]:
    """The cues of a dateline: "BUCHAREST, June 14", "KUWAIT, July 4 (OCA) -"."""
    line = analysis.text[:_DATELINE]
    word = re.split(r"[,(:\n]| [-–—]", line)[0]
    if len(word) == len(line) or not word.split("/")[0].strip().isupper():
        return ()
    return cues_in_text(word, on=analysis.published)


def with_dateline(
    countries: Mapping[str, float], places: Sequence[Place], *, named: Collection[str]
) -> dict[str, float]:
    """The countries with that of a dateline's town, where it is no capital: "OUJDA, 19 October".

    Towns share names: the country counts only where the text names it too.
    """
    weights = dict(countries)
    first = places[0] if places else None
    if first is None or first.country is None or first.country not in named:
        return weights
    if first.span.start < _OPENING and first.span.text.isupper():
        weights[first.country] = max(weights.get(first.country, 0.0), _BY_DATELINE)
    return weights


def _signed(analysis: Analysis) -> tuple[str | None, str | None]:
    """The author's code and sector: by who a title says a letter is from, else by the publisher."""
    signed = _SIGNED.match(analysis.title or "")
    publisher = _BRACKET.sub("", analysis.publisher or "")
    issuing = None if _KEEPER.match(publisher) else _author_of(publisher, analysis.published)
    author = _author_of(signed.group(1).split(" to ")[0], analysis.published) if signed else None
    if author is None:
        organ = _organ(analysis)
        if issuing and issuing[0] and (organ is None or issuing[0].startswith("IGO")):
            return issuing
        return organ or _unsigned(analysis) or issuing or (None, None)
    code, sector = author
    if code is None and issuing and (issuing[0] or "").startswith("IGO"):
        return issuing
    if code is None and signed and _MOVEMENT.search(signed.group(1)):
        return None, _sector_of_movement(analysis.text)
    country = country_of(issuing[0]) if issuing and code is None else None
    return (f"{country} {sector}" if country else code), sector


def _unsigned(analysis: Analysis) -> tuple[str | None, str | None] | None:
    """The author of a movement's bulletin or of a state agency's declaration, by their forms of words."""
    title, text = analysis.title or "", analysis.text
    publisher = (analysis.publisher or "").split(",", maxsplit=1)[0]
    if _AUTHORIZED.search(title) or _AUTHORIZED.search(text[:_LONG_HEAD]):
        country = next((c for cue in cues_in_text(analysis.publisher or "") if (c := country_of_cue(cue))), None)
        return (f"{country} GOV", "GOV") if country else None
    own = _MOVEMENT.search(publisher)
    if own is None and not _OWN_TITLE.match(title) and _speaks_as_state(analysis):
        return None, "GOV"
    letter = _KEEPER.match(publisher) is not None and _LETTER.match(title) is not None
    if own is None and (letter or (_SPEECH.match(title) and _SALUTATION.match(text))):
        return None, "GOV"
    if own is None and not (_OWN_TITLE.match(title) and _MOVEMENT.search(f"{title} {text[:_HEAD]}")):
        return None
    return None, _sector_of_movement(text)


def _organ(analysis: Analysis) -> tuple[str | None, str | None] | None:
    """The organisation of states whose organ publishes a text of its own: "Forum Secretariat", "The Council, ..."."""
    if _UN_OFFICE.search(analysis.publisher or ""):
        return "IGO UNO", None
    name = (analysis.publisher or "").split(",", maxsplit=1)[0]
    if not _ORGAN.match(name) or not _MEMBERS.search(analysis.text):
        return None
    if any(country_of_cue(cue) or cue.code in _PRESS for cue in cues_in_text(name)):
        return None
    named = {
        c.code for c in cues_in_text(analysis.text, on=analysis.published) if not c.office and c.code[:4] == "IGO "
    }
    return (named.pop() if len(named) == 1 else "IGO"), None


def _sector_of_movement(text: str) -> str:
    """Officers who have seized power, a party at the ballot, else men under arms."""
    if _SEIZURE.search(text):
        return "MIL"
    return "OPP" if _BALLOT.search(text) else "REB"


def _speaks_as_state(analysis: Analysis) -> bool:
    """Whether a text calls a state's things its own, outside all quotations: "our government", "our frontier"."""
    return any(analysis.quotation_at(m.start()) is None for m in _OUR_STATE.finditer(analysis.text))


def _author_of(line: str, on: str | None) -> tuple[str | None, str | None] | None:
    party = resolve_phrase(line, date=on) if line else None
    if party is None or not (party.code or party.sector) or _is_press(party, line):
        return None
    return party.code, party.sector


def _is_press(party: PartyCode, line: str) -> bool:
    """Whether a publisher only reports: by its sector, or by the last word of its name."""
    words = [w.key.lower() for w in split_words(line.split(",", maxsplit=1)[0])]
    return party.sector in _PRESS or (party.rule != "body" and (not words or words[-1] in _PRESS_NAMES))
