"""Contested claims: one act that some party asserts and another denies or blames on somebody else. No verdict."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.linking.answers import answer_to
from communique.linking.breaches import find_breaches
from communique.linking.clauses import clause_of, proposition_of
from communique.linking.denials import find_denials
from communique.linking.disputes import DISPUTABLE, VIOLATION, blamed_in, lies_ahead, planner_accused_by, scope_of
from communique.linking.life import act_of_event
from communique.linking.packed import ByDocument
from communique.linking.parties import countries_of, party_stems, state_of_code
from communique.linking.senses import senses_in
from communique.linking.words import dice, stem, stems
from communique.records import Act, Claim, Event, Position, Reading
from communique.records.identity import digest

_TELLING_MEANS = frozenset({"cbrn", "nuclear", "mine", "cyber"})
_AGAIN = re.compile(r"(?i)\b(?:again|another|once more|anew|further|repeat\w*)\b")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = re.compile(r"\d{4}(?:-\d\d){0,2}(?![\d-])")
_AROUND = 40
SAME = 0.3


@dataclass(frozen=True, slots=True)
class Stance:
    """One event as a position on something."""

    event: Event
    act: Act
    position: Position
    published: str | None
    is_ahead: bool = False

    @property
    def parties(self) -> frozenset[str]:
        """The countries of whoever is said to have done it."""
        return countries_of(self.act.actor_codes)

    @property
    def means(self) -> frozenset[str]:
        """The means that tell one act from another."""
        return self.act.themes & _TELLING_MEANS


def find_claims(readings: Sequence[Reading]) -> list[Claim]:
    """The claims that at least one party asserts and another denies, or lays at another's door."""
    groups: list[list[Stance]] = []
    near: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for stance in (s for r in readings for s in stances_in(r)):
        keys = keys_of_stance(stance)
        places = sorted({place for key in keys for place in near[key]})
        scored = [(sameness(groups[place], stance), -place) for place in places]
        best = max(scored, default=(0.0, 0))
        if best[0] >= SAME:
            place = -best[1]
            groups[place].append(stance)
        else:
            place = len(groups)
            groups.append([stance])
        for key in keys:
            if not near[key] or near[key][-1] != place:
                near[key].append(place)
    texts = ByDocument(readings)
    contested = [claim_of(g, texts) for g in groups if is_contested(g)]
    return [*contested, *find_breaches(readings), *find_denials(readings)]


def keys_of_stance(stance: Stance) -> list[tuple[str, ...]]:
    """What two stances on one matter have in common: their document, or a party, the type and a word or a means."""
    told = {*stance.act.words, *stance.means, stem(stance.event.anchor.text.lower())}
    found = [(party, stance.event.type, word) for party in sorted(stance.parties) for word in sorted(told)]
    return [(stance.event.document,), *found]


def stances_in(reading: Reading) -> Iterator[Stance]:
    """The positions that a text reports."""
    broken = [i for i in reading.instruments if i.state == "alleged_violated"]
    senses = senses_in(reading)
    for event in reading.events:
        stance = _stance_of(reading, event) if event.type in DISPUTABLE else None
        if stance is None or (broken and stems(event.anchor.text) & VIOLATION) or _accuses_oneself(event):
            continue
        act = act_of_event(reading, event, senses)
        act = replace(act, words=act.words - party_stems())
        holder = _speaker(reading, event) if stance == "presupposes" else event.holder_code
        holder = planner_accused_by(reading, event) if event.status == "planned" else holder
        yield Stance(
            event=event,
            act=act,
            position=Position(
                code=holder,
                stance=stance,
                scope=scope_of(_words_of_denial(reading, event, act), stance),
                other=(blamed_in(event) or _accused_by(reading, event)) if stance == "blames" else None,
                evidence=clause_of(reading, event.anchor),
            ),
            published=reading.document.published,
            is_ahead=lies_ahead(reading.document.text or "", event),
        )
        if stance == "asserts" and event.status == "alleged":
            yield from _replies(reading, event, act)


def _accuses_oneself(event: Event) -> bool:
    """Whether a doer was only inferred, and is who complains: "eleven were killed, the ministry said"."""
    holder = countries_of([event.holder_code]) if event.holder_code else frozenset()
    doers = countries_of([c for c in event.actor_codes if c])
    return event.status == "alleged" and bool(event.actors) and not any(event.actors) and bool(holder & doers)


def _replies(reading: Reading, event: Event, act: Act) -> Iterator[Stance]:
    """What the accused says to a charge in words that name no act: "called the report a fabrication"."""
    accused = countries_of(act.actor_codes)
    holder = countries_of([event.holder_code]) if event.holder_code else frozenset()
    if not accused or holder & accused or any(e.status == "denied" and e.type == event.type for e in reading.events):
        return
    answer = answer_to(reading, event.anchor, accused, act.words)
    if answer is not None:
        stance = "denies" if answer.value == "denied" else "asserts"
        position = Position(code=answer.code, stance=stance, scope="act", other=None, evidence=answer.span)
        yield Stance(event=event, act=act, position=position, published=reading.document.published)


def _stance_of(reading: Reading, event: Event) -> str | None:
    """What the event's standing says about the act: alleged, denied; presupposed by "again" in a condition."""
    if event.status == "denied":
        return "denies"
    if event.status == "planned":
        return "asserts" if planner_accused_by(reading, event) else None
    if event.status == "alleged":
        if event.holder_code is None:
            return "alleges"
        return "blames" if _is_counter(reading, event) else "asserts"
    if event.status == "conditional" and event.actor_codes and _AGAIN.search(_around(reading, event)):
        return "presupposes"
    return None


def _is_counter(reading: Reading, event: Event) -> bool:
    """Whether the holder lays at another's door what it has denied itself before, in this document."""
    sides = {_side(c) for c in event.actor_codes if c}
    if event.holder_code is None or _side(event.holder_code) in sides:
        return False
    return any(
        e.status == "denied"
        and e.type == event.type
        and e.anchor.start < event.anchor.start
        and e.holder_code is not None
        and _side(e.holder_code) == _side(event.holder_code)
        for e in reading.events
    )


def _side(code: str) -> tuple[str, bool]:
    """A country's state, with its army, is one side; its rebels are another."""
    return state_of_code(code), code.partition(" ")[2] in {"", "GOV", "MIL"}


def _speaker(reading: Reading, event: Event) -> str | None:
    """Who sets the condition that presupposes an act."""
    own = (c for c in reading.commitments if c.trigger and c.trigger.contains(event.anchor))
    return next((c.issuer_code for c in own), event.holder_code)


def _around(reading: Reading, event: Event) -> str:
    text = reading.document.text or ""
    return text[max(0, event.anchor.start - _AROUND) : event.anchor.end + _AROUND]


def _words_of_denial(reading: Reading, event: Event, act: Act) -> str:
    """What exactly is denied: the content of the denial that holds the act, else the words around it."""
    held = (s for st in reading.statements if st.act == "deny" for s in st.content if s.contains(event.anchor))
    return next((s.text for s in held), act.text)


def _accused_by(reading: Reading, event: Event) -> str | None:
    """Whom the holder accuses in the words nearest before an act whose doer is not named."""
    own = [
        e
        for e in reading.events
        if e.type == "ACCUSE" and event.holder_code in e.actor_codes and e.anchor.start < event.anchor.start
    ]
    nearest = max(own, key=lambda e: e.anchor.start, default=None)
    return next((c for c in nearest.recipient_codes if c), None) if nearest else None


def sameness(group: Sequence[Stance], stance: Stance) -> float:
    """How surely a position is about the matter of a group; 0 where the parties or the holder's own word part them."""
    if any(contradicts_oneself(m, stance) for m in group):
        return 0.0
    return max(likeness_of(m, stance) for m in group)


def contradicts_oneself(a: Stance, b: Stance) -> bool:
    """Whether one holder would assert and deny one act: then they are two acts."""
    if a.position.code is None or a.position.code != b.position.code or a.event.document != b.event.document:
        return False
    return {a.position.stance, b.position.stance} == {"asserts", "denies"}


def likeness_of(a: Stance, b: Stance) -> float:
    """0..1: one type of act with one telling means, whose accused are not two parties (blaming aside)."""
    if (
        a.is_ahead != b.is_ahead
        or a.event.type != b.event.type
        or not _parties_agree(a, b)
        or _days_differ(a.event.date, b.event.date)
    ):
        return 0.0
    if _comes_later(a, b) or _comes_later(b, a):
        return 0.0
    if a.means or b.means:
        if not a.means & b.means:
            return 0.0
        places = [{p.lower() for p in s.act.places} for s in (a, b)]
        return 0.9 if not all(places) or places[0] & places[1] or "cbrn" in a.means else 0.0
    words = dice(a.act.words, b.act.words)
    same_anchor = stem(a.event.anchor.text.lower()) == stem(b.event.anchor.text.lower())
    if "presupposes" in {a.position.stance, b.position.stance} and not same_anchor:
        return 0.0  # "again" presupposes that very act, not another at the same place
    if a.event.document != b.event.document:
        one_act = same_anchor and (words >= SAME or _same_victim(a, b))
        return max(words, SAME) if words >= 0.4 or one_act else 0.0
    apart = min(1.0, abs(a.event.anchor.start - b.event.anchor.start) / 2000)
    stances = {a.position.stance, b.position.stance}
    answers = bool(stances & {"denies", "blames"})
    return max(words, 0.8 * same_anchor, (0.5 - 0.2 * apart) * answers)


def _days_differ(one: str | None, other: str | None) -> bool:
    """Whether two acts are dated to days, months or years of which neither holds the other."""
    days = [_DATED.match(day) if day else None for day in (one, other)]
    if not all(days):
        return False
    first, second = (m[0] if m else "" for m in days)
    shared = min(len(first), len(second))
    return first[:shared] != second[:shared]


def _comes_later(a: Stance, b: Stance) -> bool:
    """Whether the act of one is dated to a day after the text of the other: that text cannot mean it."""
    day = a.event.date
    return bool(day and b.published and _DAY.match(day) and day[: len("2018-09-04")] > b.published)


def _same_victim(a: Stance, b: Stance) -> bool:
    """Whether both name whom the act was done to, and it is one country."""
    return bool(countries_of(a.act.recipient_codes) & countries_of(b.act.recipient_codes))


def _parties_agree(a: Stance, b: Stance) -> bool:
    if a.parties & b.parties:
        return True
    blames = "blames" in (a.position.stance, b.position.stance)
    return (blames and a.event.document == b.event.document) or (bool(a.means) and not (a.parties and b.parties))


def is_contested(group: Sequence[Stance]) -> bool:
    """Whether somebody denies what others say, or lays it at another's door."""
    stances = {s.position.stance for s in group}
    if "denies" not in stances:
        return "blames" in stances and len(stances) > 1
    # A denial alone answers somebody only where it is of one's own act; of one to come it is an assurance.
    own = any(s.position.code and countries_of([s.position.code]) & s.parties and not s.is_ahead for s in group)
    return len(stances) > 1 or own


def claim_of(group: Sequence[Stance], readings: Mapping[str, Reading]) -> Claim:
    """The claim of a contested group."""
    lead = next((s for s in group if s.position.stance in {"asserts", "alleges"} and s.parties), group[0])
    events = tuple(dict.fromkeys(s.event.id for s in group))
    positions = [s.position for s in group]
    if not any(p.stance in {"asserts", "alleges"} for p in positions):
        positions += _accusers(group, readings)
    proposition = proposition_of(readings[lead.event.document], lead.event, lead.act)
    return Claim(
        id=digest("claim", min(events)),
        proposition=f"{proposition} (planned)" if lead.is_ahead else proposition,
        events=events,
        positions=tuple(dict.fromkeys(positions)),
    )


def _accusers(group: Sequence[Stance], readings: Mapping[str, Reading]) -> list[Position]:
    """Who accused the denier in the same text: the nearest accusation before the denial."""
    denial = next((s for s in group if s.position.stance == "denies"), None)
    if denial is None:
        return []
    earlier = [
        e
        for e in readings[denial.event.document].events
        if e.type == "ACCUSE"
        and e.status == "done"
        and e.anchor.start < denial.event.anchor.start
        and countries_of([c for c in e.recipient_codes if c]) & denial.parties
        and not countries_of([c for c in e.actor_codes if c]) & denial.parties
    ]
    if not earlier:
        return []
    accusation = max(earlier, key=lambda e: e.anchor.start)
    evidence = accusation.anchor.within(accusation.document)
    return [Position(code=blamed_in(accusation), stance="asserts", scope="act", other=None, evidence=evidence)]
