"""Who does an act and whom it hits, by the order of its own words: "by X", "X is hit by", "an attack on X".

The reader's roles are those of one event and may lean on the whole text; here only the words of one phrase or plain
sentence count, so that "Estonian banks are knocked offline" has no doer, and "a landing by Iranian marines" one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from communique.knowledge.act_frames import past_forms
from communique.knowledge.parties import country_of, find_parties
from communique.linking.parties import country_of_code
from communique.linking.wording import main_clause
from communique.linking.words import content_words, stem

_FILL = r"(?:(?:the|an?|its|his|her|their|our|my|any|all|every|each|another|other|more|further|some|most|one|two|three"
_FILL += r"|four|five|six|seven|eight|nine|ten|dozens of|hundreds of|thousands of|\d+|single|new|large|small|armed"
_FILL += r"|[a-z-]+(?:ern|al|ic|ous|ed))\s+)*"
_PREPOSITION = re.compile(
    rf"(?i)(?:^|\s)(by|against|on|upon|onto|at|into|of|in|near|over|from|off|to|with|for|along|across|through|inside"
    rf"|outside|towards?|beyond|around|between|behind|after|before|under|within|among|than|as|north|south|east|west)"
    rf"\s+{_FILL}$"
)
_START = re.compile(rf"(?i)^\W*(?:(?:\w+(?:ed|ly|al|ous|ive|ary)|let|should|if|when|that|once|again|also)\s+)?{_FILL}$")
_AND = re.compile(r"^(?:,|,? and| or|/)\s+(?:the\s+)?$")
_PASSIVE = re.compile(
    r"(?i)^(?:\s[a-z-]+){0,2}?(?:\s+(?:of|in|from|at|near|on|off|for)\s+(?:the\s+|an?\s+)?\S+(?:\s[A-Z]\S+)?)?\s+(?:\w+ly\s+|also\s+)?"
    r"(?:(?:has|have|had|will|would|should|is|are|was|were|to)\s+)?(?:be|is|are|was|were|been|being|gets?|got)\s+"
    r"(?:not\s+|\w+ly\s+|again\s+|being\s+|to be\s+|all\s+)*(\w+)"
)
_SUFFERS = re.compile(
    r"(?i)^\s+(?:\w+ly\s+)?(?:comes?|came|coming|fall|falls|fell)\s+(?:under|to|victim|in(?:to)? the hands)"
)
_DIES = re.compile(r"(?i)^\s+(?:\w+ly\s+)?(?:dies?|died|perish\w*|suffers?|suffered|disappears?|vanish\w*)\b")
_STILL_DOES = frozenset(
    """deployed stationed massed seen found spotted positioned based encamped gathered armed prepared scrambled landed
    camped poised mobilised concentrated assembled caught sighted tracked detected dug ordered-out sent""".split()
)
"""Participles after which the subject is still who does it: "tanks are massed", "a patrol is seen"."""
_ACT_NOUN = re.compile(
    r"(?i)\b(?:\w+(?:tion|sion|ure|ment|ing|al|age|ance|ery)|attacks?|raids?|strikes?|assaults?|harm|damage|injury|use|sale"
    r"|loss|fall|murder|arrest|blockade|siege|test|ban|release|return|recall|transfer|breach|shelter|supply|entry)\s+of\s"
)
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+")
_OWN_MOVE = re.compile(
    r"(?i)\b(?:deployment|stationing|sending|arrival|massing|landing|march|advance|withdrawal|departure|presence|entry"
    r"|passage|visit|flight|movement|concentration|incursion|presence|dispatch|return) of\s"
)
_VICTIM = re.compile(
    r"(?i)^(?:\s[a-z]+)?\s(?:killed|murdered|hurt|wounded|injured|harmed|arrested|detained|seized|taken|attacked|hit|struck|shot"
    r"|abducted|kidnapped|expelled|sunk|destroyed|bombed|shelled|executed|jailed)(?:\s+(?:in|at|on|off|near|over|from)\b.*)?\W*$"
)
_BY = re.compile(r"(?i)^(?:\s[a-z]+)?\s(\w+) by\b")
_STRIKING = frozenset({"against", "on", "upon", "at", "into", "onto"})


@dataclass(frozen=True, slots=True)
class Roles:
    """The codes of the parties that do an act, and of those it is done to, as far as its words tell."""

    doers: tuple[str, ...]
    struck: tuple[str, ...]


@lru_cache(maxsize=16384)
def roles_of(text: str) -> Roles:
    """The parties of the main clause of a phrase or sentence by their roles.

    >>> roles_of("Kenyan policemen come under gunfire near Port Kazi")
    Roles(doers=(), struck=('KEN COP',))
    >>> roles_of("an attack on Iraqi tankers by Iranian gunboats").doers
    ('IRN MIL',)
    """
    doers: list[str] = []
    struck: list[str] = []
    for code, role in _roles(main_clause(text)):
        if role in {"doer", "struck"}:
            (doers if role == "doer" else struck).append(code)
    return Roles(tuple(dict.fromkeys(doers)), tuple(dict.fromkeys(c for c in struck if c not in doers)))


def _roles(text: str) -> Iterator[tuple[str, str]]:
    role, end = "", -1
    subject = False
    for start, stop, code in _parties(text):
        before = text[:start]
        if not (role and _AND.match(text[end:start])):
            role = _role(before, text[stop:], first=not subject)
        subject = subject or role == "doer"
        end = stop
        yield code, role


def _parties(text: str) -> list[tuple[int, int, str]]:
    """The parties of a text with their places; a bare adjective counts as its country ("a Greek move")."""
    found = list(find_parties(text))
    taken = [(start, stop) for start, stop, _ in found]
    for m in () if text.isupper() else _CAPITAL.finditer(text):
        country = country_of(m.group())
        if country and not any(start < m.end() and m.start() < stop for start, stop in taken):
            found.append((m.start(), m.end(), country))
    return sorted(found)


def _role(before: str, after: str, *, first: bool) -> str:
    """What a party is by the words round it: doer, struck, or neither."""
    lead = _PREPOSITION.search(before)
    word = lead[1].lower() if lead else ""
    if word == "by":
        return "doer"
    if word in _STRIKING:
        return "struck"
    if word == "of":
        if _OWN_MOVE.search(before):
            return "doer"
        if _ACT_NOUN.search(before):
            return "struck"
        return _subject(after) if first and before.count(" ") <= _HEAD else ""
    if word:
        return ""
    return _subject(after) if _START.match(before) else "struck"


_HEAD = 3
"""Words of a subject before the party that it is of: "the racists of Pretoria"."""


def _subject(after: str) -> str:
    """Whether the subject does the act or suffers it."""
    passive = _PASSIVE.match(after)
    if passive is not None and _is_participle(passive[1].lower()):
        return "doer" if passive[1].lower() in _STILL_DOES else "struck"
    hit_by = _BY.match(after)
    if hit_by is not None and _is_participle(hit_by[1].lower()):
        return "struck"
    suffers = _SUFFERS.match(after) or _DIES.match(after) or _VICTIM.match(after)
    return "struck" if suffers else "doer"


def _is_participle(word: str) -> bool:
    return word.endswith(("ed", "en")) or word in past_forms()


def lands_of(codes: tuple[str, ...]) -> frozenset[str]:
    """The countries of some codes; a state and those that it followed are one."""
    return frozenset(_SAME.get(land, land) for land in map(country_of_code, codes))


_SAME = {"SUN": "RUS", "YUG": "SRB", "SCG": "SRB", "CSK": "CZE", "RHO": "ZWE", "ZAR": "COD", "BUR": "MMR", "DDR": "DEU"}


_ANY_ORDER = re.compile(
    r"(?i)\b(?:by|of|from|under|receiv\w+|get|gets|got|(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|t|d|n|g))\b"
)
"""Words of nominal and passive phrases, in which who is hit may stand first."""


@lru_cache(maxsize=16384)
def are_turned_round(one: str, other: str) -> bool:
    """Whether two phrases of the same words put them the other way round: who does it there is hit here.

    >>> are_turned_round("miners kill a chief", "a chief kills two miners")
    True
    >>> are_turned_round("miners kill a chief", "a chief is killed by miners")
    False
    """
    first, second = (list(dict.fromkeys(map(stem, content_words(main_clause(text))))) for text in (one, other))
    shared = set(first) & set(second)
    if len(shared) < _FEWEST or _ANY_ORDER.search(one) or _ANY_ORDER.search(other):
        return False
    a, b = ([word for word in words if word in shared] for words in (first, second))
    return any(
        set(a[: a.index(verb)]) & set(b[b.index(verb) + 1 :]) and set(a[a.index(verb) + 1 :]) & set(b[: b.index(verb)])
        for verb in a[1:-1]
    )


_FEWEST = 3
"""Words that two phrases must share for their order to tell: two and what is between them."""
