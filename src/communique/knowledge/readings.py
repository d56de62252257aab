"""What one part of a party's phrase says, and how the parts add up: the rules behind `parties.resolve_phrase`."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from communique.knowledge.beside import home_of_people, is_own_expert, land_before, shared_sector
from communique.knowledge.gazetteer import region_country
from communique.knowledge.homes import people_at, people_before
from communique.knowledge.names import Name
from communique.knowledge.phrases import Item, Part
from communique.knowledge.roles import with_role
from communique.knowledge.terms import OFFICIALS, person_on
from communique.knowledge.words import Word

PLACES = frozenset(("country", "adjective", "national", "people", "capital"))
NAMING = PLACES | {"body", "person", "led"}
_SOFT = frozenset(("voice", "role", "text", "polity"))
_FORMER = frozenset(("former", "ex", "ousted", "deposed", "exiled", "retired", "erstwhile", "onetime", "disgraced"))
_SINGLE = frozenset(("a", "an", "any", "one", "no", "another", "every", "each", "this", "that"))
_PRIVATE = frozenset("many most some ordinary young black white poor elderly fellow few rural urban".split())
_DRIVEN = frozenset(("displaced", "fleeing", "expelled", "uprooted", "deported"))
_TRAILING = frozenset(("itself", "themselves", "alone", "too", "also", "now", "today"))
# Whose neighbour is not he himself.
_RELATED = frozenset("neighbour neighbor partner ally rival enemy foe adversary opponent".split())
_REBELS = frozenset("rebel insurgent guerrilla guerilla militant".split())
_PARTS_OF = frozenset(
    "whole rest all most part some group number pair couple one none both entire each any many".split()
)
_REGION_WORDS = 4
_UNSEATED = frozenset(("asset", "text", "role"))
# Sectors that sit where they are found: "the foreign ministry in Damascus"; soldiers and diplomats are sent abroad.
_ARMED = frozenset({"REB", "UAF", "CRM"})
_SEATED = frozenset(("GOV", "REB", "OPP", "CVL", "COP", "MED", "BUS", "JRN", "LEG", "JUD", "LAB", "EDU", "REL", "CRM"))
_ARMS = frozenset(("MIL", "COP", "LEG", "SPY", "JUD"))
# A capital or adjective of the successor means the older state before this day.
_PREDECESSORS = {
    "RUS": ("SUN", "1922-12-30", "1991-12-25", PLACES),
    "CZE": ("CSK", "1918-10-28", "1992-12-31", PLACES),
    "SRB": ("YUG", "1918-12-01", "2003-02-03", frozenset(("capital",))),
}


class Reading(NamedTuple):
    """What one part of a phrase says; a tuple, because most rules change a copy of it.

    strong: its noun has a sector of its own; fixed: a body or person with a code; bare: a name without an office.
    """

    code: str = ""
    country: str = ""
    sector: str = ""
    kind: str = ""
    rule: str = ""
    score: float = 0.0
    strong: bool = False
    fixed: bool = False
    ambiguous: bool = False
    bare: bool = False
    diplomat: bool = False

    @property
    def empty(self) -> bool:
        """Whether the part says nothing."""
        return not (self.code or self.country or self.sector)


def read_part(words: Sequence[Word], part: Part, date: str | None) -> Reading:
    """What one part says by itself."""
    part = with_role(words, part)
    sector, kind, strong = _sector(part)
    diplomat = any(item.office is not None and item.office.kind == "diplomat" for item in part.items)
    base = Reading(sector=sector, kind=kind, strong=strong, diplomat=diplomat, rule="sector", score=0.4)
    if not any(item.names for item in part.items):
        return _of_people(words, part, base) or _in_region(words, part, base)
    offices = {item.office.words for item in part.items if item.office is not None}
    named = [(item, _meaning(item, date, offices)) for item in part.items if item.names]
    named = [(item, name) for item, name in named if name is not None or item.kind in {"body", "person"}]
    if any(item.kind == "led" for item, _ in named):
        return base._replace(code="COALITION", country="", sector="", rule="led coalition", score=0.9, fixed=True)
    if not sector and (shared := shared_sector(named)):
        base = base._replace(sector=shared, kind="body", strong=True)
    places = [(item, name) for item, name in named if item.kind in PLACES and name is not None]
    bodies = [(item, name) for item, name in named if item.kind == "body" and name is not None]
    persons = [(item, name) for item, name in named if item.kind == "person" and name is not None]
    if bodies and bodies[0][1].code == "COALITION" and (owner := _owner_before(bodies[0][0], [*places, *persons])):
        # "Merkel's coalition" is her government.
        return base._replace(country=owner, sector="GOV", strong=True, rule="office", score=0.8)
    if bodies and places and (national := _own_body(places, bodies, base)):
        return national
    if bodies and not (diplomat and places and places[0][0].at < bodies[0][0].at):
        return _from_body(words, part, bodies, base)
    if persons:
        return _from_person(words, part, persons, places, base)
    if places:
        return _from_places(words, part, places, base)
    opposed = [name for item, name in named if item.kind == "opposed" and name is not None]
    if opposed and sector in {"REB", "OPP", "CVL"} and opposed[0].country:
        # Who protests against a ruler is of his country; who protests against a country mostly is not.
        if sector == "CVL" and opposed[0].kind in PLACES:
            return base
        return base._replace(
            country=opposed[0].country, sector="OPP" if sector == "CVL" else sector, rule="opposed", score=0.7
        )
    located = [name for item, name in named if item.kind == "located" and name is not None]
    if located and sector in _SEATED:
        return base._replace(country=located[0].country, rule="located", score=0.6)
    return _in_region(words, part, base)


def _owner_before(body: Item, owners: Sequence[tuple[Item, Name]]) -> str | None:
    """The country of a possessive right before a body."""
    return next((name.country for item, name in owners if item.possessive and item.end == body.at), None)


def _of_people(words: Sequence[Word], part: Part, base: Reading) -> Reading | None:
    """A people or faith that has a home: "Hazara villagers", "the Crimean Tatars"; whom its leader leads is open."""
    if not part.items:
        home = people_at(words, part.at, part.end)
        return None if home is None else base._replace(country=home, sector="CVL", rule="people", score=0.6)
    ends = range(part.items[0].at, part.at, -1)
    home = next((home for end in ends if (home := people_before(words, part.at, end)) is not None), None)
    if not home or base.kind == "outsider":
        return None
    soft = not base.strong and base.kind in {"role", "voice"}
    return base._replace(country=home, sector="" if soft else base.sector, rule="people", score=0.7)


def _in_region(words: Sequence[Word], part: Part, base: Reading) -> Reading:
    """An office that no party's name goes with may have a region: "Idlib rebels"."""
    if base.sector not in _SEATED | {"REF"} or base.diplomat or base.kind in _UNSEATED:
        return base
    country = _region_before(words, part)
    return base._replace(country=country, rule="region", score=0.6) if country else base


def _region_before(words: Sequence[Word], part: Part) -> str | None:
    """The country of a region that stands before the part's first office: "Idlib rebels"."""
    end = part.items[0].at if part.items and part.items[0].names == () else part.at
    start = end
    while start > part.at and end - start < _REGION_WORDS and words[start - 1].capital:
        start -= 1
    return next(filter(None, (region_country(_keys(words, at, end)) for at in range(start, end))), None)


def _region_at(words: Sequence[Word], part: Part) -> str | None:
    """The country of a region with which a part begins: "in Idlib"."""
    at = part.at + (1 if words[part.at].key.lower() == "the" else 0)
    ends = range(min(part.end, at + _REGION_WORDS), at, -1)
    return next(filter(None, (region_country(_keys(words, at, end)) for end in ends if words[at].capital)), None)


def _keys(words: Sequence[Word], at: int, end: int) -> str:
    return " ".join(word.key for word in words[at:end])


def _sector(part: Part) -> tuple[str, str, bool]:
    """Sector and kind of a part's noun, and whether it has a sector of its own."""
    offices = [item.office for item in part.items if item.office is not None and _is_head(item, part)]
    strong = [office for office in offices if office.kind not in _SOFT and office.kind != "rank"]
    if strong:
        head = strong[-1]
        sectors = {office.sector for office in strong}
        if "REB" in sectors and head.sector in {"MIL", "GOV", "LEG", "OPP", "PTY", "REB", "UAF", "PRM"}:
            return "REB", head.kind, True
        if "OPP" in sectors and head.sector in {"GOV", "LEG", "PTY", "OPP"}:
            return "OPP", head.kind, True
        if head.kind == "outsider":
            return "", "outsider", True
        return head.sector, head.kind, True
    if any(office.kind == "rank" for office in offices):
        return "MIL", "rank", True
    if offices:
        return "GOV", offices[-1].kind, False
    return "", "", False


def _is_head(item: Item, part: Part) -> bool:
    """Whether an office counts in its part: "rival" and "note" only as the last word, or before another name."""
    if item.office is None or item.office.kind not in {"polity", "text"}:
        return True
    return item.end == part.end or any(other.at >= item.end for other in part.items)


def _from_body(words: Sequence[Word], part: Part, bodies: list[tuple[Item, Name]], base: Reading) -> Reading:
    """A named body: "NATO secretary general". Two bodies joined by "and" are two parties."""
    codes = {name.code for _, name in bodies}
    if len(codes) > 1 and _is_joined(words, part, [item for item, _ in bodies]):
        return base._replace(ambiguous=True)
    heads = [item.at for item in part.items if item.office is not None]
    before = [pair for pair in bodies if not heads or pair[0].at <= heads[-1]]
    _, name = (before or bodies)[-1]
    arms = (
        base.strong and base.sector in _ARMS and base.kind in {"body", "person"} and not bodies[-1][0].end > heads[-1]
    )
    rebels = base.strong and any(item.office is not None and item.office.words in _REBELS for item in part.items)
    if name.country and name.sector in {"GOV", "PTY"} and (rebels or base.sector == "UAF"):
        # A movement that once ruled: "Taliban insurgents", "Fatah gunmen".
        return base._replace(country=name.country, rule="body", score=0.85)
    if name.country and name.sector == "GOV" and arms:
        # The forces of an authority: "Somaliland troops".
        return base._replace(country=name.country, rule="body", score=0.85)
    if not name.country and is_own_expert(part):
        base = base._replace(kind="body")
    if base.strong and base.kind in {"people", "outsider"} and base.sector != name.sector:
        return base._replace(country="", rule="sector", score=0.3)
    found = base._replace(code=name.code, country=name.country, sector=name.sector, rule="body", score=0.9, fixed=True)
    return found._replace(bare=not heads)


def _own_body(places: list[tuple[Item, Name]], bodies: list[tuple[Item, Name]], base: Reading) -> Reading | None:
    """A country right before a body of another one: "Moscow's Security Council" is Russia's own, no organ of the UN.

    A contingent of an international force is its country's: "French UN soldiers".
    """
    (item, place), (body, name) = places[0], bodies[0]
    if item.end != body.at or place.country == name.country or name.code == "COALITION":
        return None
    if name.country:
        return base._replace(country=place.country, sector=name.sector, strong=True, rule="office", score=0.8)
    if base.sector == "MIL" and base.strong:
        return base._replace(country=place.country, rule="office", score=0.8)
    if name.code == "IGO UNO" and item.possessive:
        return base._replace(country=place.country, sector="GOV", strong=True, rule="office", score=0.8)
    return None


def _from_person(
    words: Sequence[Word], part: Part, persons: list[tuple[Item, Name]], places: list[tuple[Item, Name]], base: Reading
) -> Reading:
    """A known office-holder; a country that the phrase itself names goes before him.

    What is his takes its own sector: "Assad's forces".
    """
    item, name = persons[-1]
    if len({each.code for _, each in persons}) > 1 and _is_joined(words, part, [each for each, _ in persons]):
        return base._replace(ambiguous=True)
    stated = [pair for pair in places if pair[1].country != name.country]
    if len(stated) == len(places) and stated and (item.possessive or name.country):
        return _from_places(words, part, stated, base)
    followed = any(each.office is not None and each.at >= item.end for each in part.items)
    own = base.strong and base.sector and (followed or base.kind != "rank")
    if base.strong and name.sector == "ELI" and not followed and base.sector in OFFICIALS:
        # Whom the text gives an office has it: "President Obama"; "former" is read afterwards.
        return base._replace(country=name.country, rule="person", score=0.9)
    if item.possessive and base.kind == "polity" and _is_related(part):
        return base._replace(sector="", kind="outsider")
    if base.strong and not followed and item.end - item.at == 1 and base.sector in OFFICIALS and name.sector in _ARMED:
        # A minister is no rebel of the same surname.
        return base
    if own and name.country and (followed or base.sector in {"LEG", "OPP", "ELI", "JRN"}):
        return base._replace(country=name.country, rule="person", score=0.85)
    if base.kind == "outsider":
        return base
    return base._replace(
        code=name.code, country=name.country, sector=name.sector, rule="person", score=0.95, fixed=True
    )


def _from_places(words: Sequence[Word], part: Part, places: list[tuple[Item, Name]], base: Reading) -> Reading:
    """A country, its people, its adjective or its capital, with or without an office."""
    countries = {name.country for _, name in places}
    if len(countries) > 1 and not base.sector and (home := home_of_people(places)):
        return base._replace(country=home, sector="CVL", rule="people", score=0.7)
    if len(countries) > 1 and _is_joined(words, part, [item for item, _ in places]):
        return base._replace(ambiguous=True)
    item, name = places[0]
    if item.possessive and base.kind == "polity" and _is_related(part):
        # "Argentina's ally Peru" is Peru; "Argentina's ally" nobody yet.
        named = [each for each in places[1:] if each[0].at == part.items[-1].at]
        if not named:
            return base._replace(sector="", kind="outsider")
        item, name = named[-1]
    if item.at and words[item.at - 1].key.lower() == "ethnic" and base.kind != "outsider":
        # Ethnic Albanians are seldom Albania's.
        return base._replace(sector=base.sector or "CVL", rule="sector", score=0.4)
    found = base._replace(country=name.country)
    if base.sector or base.kind == "outsider":
        return found._replace(rule="office", score=0.95 if base.strong else 0.9)
    last, place = places[-1]
    rest = {word.key.lower() for word in words[last.end : part.end]}
    if rest and people_at(words, last.end, part.end) is not None and place.country == name.country:
        return found._replace(sector="CVL", rule="people", score=0.7)
    if rest - _TRAILING or last.possessive or place.country != name.country:
        return found._replace(rule="country", score=0.3)
    kinds = {each.kind for each in item.names}
    if "country" in kinds:
        return found._replace(sector="GOV", rule="country", score=0.9, bare=True)
    if "capital" in kinds:
        return found._replace(sector="GOV", rule="capital", score=0.8, bare=True)
    before = words[item.at - 1].key.lower() if item.at > part.at else ""
    if "people" in kinds and (home := land_before(words, part, item)):
        return found._replace(country=home, sector="CVL", rule="people", score=0.6)
    if "people" in kinds and before in _PRIVATE | _DRIVEN:
        # "Many Kenyans", "ordinary Kenyans" are people, and "the Kenyans" their state.
        return found._replace(sector="REF" if before in _DRIVEN else "CVL", rule="people", score=0.6)
    if "people" in kinds:
        return found._replace(sector="GOV", rule="people", score=0.75, bare=True)
    single = "national" in kinds and item.at and words[item.at - 1].key.lower() in _SINGLE
    if single:
        return found._replace(sector="CVL", rule="national", score=0.6)
    return found._replace(sector="GOV", rule="people", score=0.6, bare=True)


def _is_related(part: Part) -> bool:
    """Whether the part's noun is somebody seen from the party: "Syria's neighbours"."""
    return any(item.office is not None and item.office.words in _RELATED for item in part.items)


def _is_joined(words: Sequence[Word], part: Part, items: list[Item]) -> bool:
    """Whether names stand side by side: "Russian and Iranian", "US, French", "Greek-Turkish"."""
    joints = {word.key.lower() for word in words[items[0].end : items[-1].at]} & {"and", "or", "nor", "as"}
    return (
        bool(joints)
        or any(each.glued for each in items[1:])
        or "&" in "".join(w.gap for w in words[part.at : part.end])
    )


def join_parts(words: Sequence[Word], core: Reading, first: Part, part: Part, other: Reading) -> Reading:
    """The core with what a later part adds."""
    if part.link == ",":
        return _apposed(core, other)
    if part.link == "speaks":
        return core if other.empty else other
    if part.link == "of" or (
        part.link == "for" and core.kind in {"voice", "role", "text", "person"} and not core.diplomat
    ):
        return _owned(words, core, first, other)
    seated = core.sector in _SEATED and not core.diplomat and core.kind not in _UNSEATED
    if core.code or core.country:
        return core
    if other.empty:
        region = _region_at(words, part) if part.link in {"in", "from"} and seated else None
        return core._replace(country=region, rule="region", score=0.6) if region else core
    if part.link == "from" and other.country:
        return core._replace(country=other.country, rule="from", score=0.8)
    if part.link == "in" and seated and other.country and (other.bare or other.rule == "country") and not other.strong:
        return core._replace(country=other.country, rule="in", score=0.7)
    return core


def _apposed(core: Reading, other: Reading) -> Reading:
    """An apposition fills what the core leaves open: "Mr Sall, the Minister of Justice of Mali"."""
    if core.bare and (other.ambiguous or (other.bare and other.country != core.country)):
        # "Russia, Iran": a list, not an apposition.
        return core._replace(ambiguous=True)
    if core.code or other.empty or other.ambiguous or (core.country and core.sector):
        return core
    if not core.country and not core.sector:
        return other._replace(score=other.score - 0.05)
    if not core.country:
        if other.code and not core.strong:
            return other._replace(score=other.score - 0.05)
        return core._replace(country=other.country, rule="apposed", score=0.8) if other.country else core
    if core.country and other.sector and other.country in {"", core.country}:
        return core._replace(sector=other.sector, strong=other.strong, rule="apposed", score=0.8)
    return core


def _owned(words: Sequence[Word], core: Reading, first: Part, other: Reading) -> Reading:
    """What the complement gives: the country ("the president of Peru"), and to a soft noun its sector too."""
    if core.kind == "polity" and not core.country and not core.code and _is_related(first):
        # An ally of Iran is not Iran.
        return core._replace(sector="", kind="outsider")
    if other.empty or other.kind == "outsider" or core.kind == "outsider":
        return core
    if other.ambiguous:
        return core._replace(ambiguous=not core.country and not core.code)
    if core.empty:
        heads = {word.key.lower() for word in words[first.at : first.end]}
        return other._replace(score=other.score - 0.05) if heads & _PARTS_OF else core
    if core.country or core.code:
        higher = other.fixed and (not core.fixed or (not other.country and not core.country))
        return other._replace(bare=False) if not core.strong and higher else core
    if core.kind == "rank" and other.strong and (other.country or other.code):
        # "A captain of the Kenyan police", "the captain of a Greek tanker".
        return other._replace(score=0.8)
    if core.sector == "MIL" and other.fixed and other.sector in {"REB", "PRM"}:
        return other._replace(score=0.85, bare=False)
    if not core.strong and not core.diplomat and (other.country or other.code):
        return other._replace(score=other.score - 0.02, bare=False)
    if other.fixed and not other.country:
        return core if core.kind == "people" else other._replace(bare=False)
    if not other.country:
        return core
    return core._replace(country=other.country, rule="of", score=0.9)


def is_former(words: Sequence[Word], part: Part) -> bool:
    """ "Former" before an office; before the name of a state that is no more it says nothing about the party."""
    starts = {item.at: item for item in part.items}
    for at in range(part.at, part.end):
        if words[at].key.lower() in _FORMER:
            item = starts.get(at + 1)
            return item is None or item.kind != "country" or item.end < part.end
    return any(item.office is not None and item.office.sector == "ELI" for item in part.items)


def _meaning(item: Item, date: str | None, offices: Collection[str] = ()) -> Name | None:
    """The one meaning of a name on a day; without a day the present one. None where two remain.

    Between two that a person's name may have, the office that stands beside it decides; without a day it goes before
    his present one.
    """
    names = item.names
    if all(name.kind == "person" for name in names):
        alone = item.end - item.at == 1
        beside = [name for name in names if name.office.replace("-", " ") in offices]
        first, second = (names, beside) if date or not beside else (beside, names)
        return person_on(first, date, alone=alone) or (person_on(second, date, alone=alone) if second else None)
    if len(names) > 1 and len({name.code for name in names}) > 1:
        dated = [name for name in names if (name.held_on(date) if date else not name.until)]
        names = tuple(dated) if len({name.code for name in dated}) == 1 else ()
    elif date and item.kind == "body":
        names = tuple(name for name in names if date[: len(name.since)] >= name.since[: len(date)])
    return on_day(names[0], date) if names else None


def on_day(name: Name, date: str | None) -> Name:
    """A name of a successor state, in the time of the state before it."""
    if date is None or name.country not in _PREDECESSORS or name.kind not in PLACES:
        return name
    older, since, until, kinds = _PREDECESSORS[name.country]
    if name.kind not in kinds or not since[: len(date)] <= date <= until:
        return name
    return replace(name, code=f"{older} GOV", country=older)
