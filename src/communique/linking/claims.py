"""Contested claims: one act that some party asserts and another denies or blames on somebody else. No verdict."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from communique.linking.answers import answer_to
from communique.linking.clauses import clause_of, proposition_of, proposition_of_words
from communique.linking.life import act_of_event
from communique.linking.parties import countries_of, country_of_code, name_in_text, party_stems
from communique.linking.senses import senses_in
from communique.linking.words import dice, stem, stems
from communique.records import Act, Claim, Event, Instrument, Position, Reading, Span, Statement
from communique.records.identity import digest

_DISPUTABLE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID"})
_TELLING_MEANS = frozenset({"cbrn", "nuclear", "mine", "cyber"})
_CAPABILITY = re.compile(
    r"(?i)\b(?:capab\w+|ability|able to|could have|possess\w*|have (?:no|any|the)|has (?:no|any|the)|stockpile\w*)\b"
)
_KNOWLEDGE = re.compile(r"(?i)\b(?:knowledge|knew|know|aware)\b")
_RESPONSIBILITY = re.compile(r"(?i)\b(?:responsib\w+|involve\w+|behind|role|hand in|connection)\b")
_AGAIN = re.compile(r"(?i)\b(?:again|another|once more|anew|further|repeat\w*)\b")
_VIOLATION = stems("violate violated violating violation breach breached breaking broke broken truce")
_EMPTY_DENIAL = stems("allegation charge accusation report claim involvement responsibility comment it any this that")
_ABOUT_A_CHARGE = re.compile(
    r"(?i)(?:the|this|that|these|those|any|such|all|its|his|her|their)\s+(?:\w+\s+)?(?:charge|allegation|accusation|report|claim)s?\b"
)
_POINTED_AT = re.compile(r"(?i)(?:it|them|this|that|these|those|him|her)\s+(?:an?\s+)?\w+$")
"""What is denied is named before: "called them inventions"."""
_ASSERTING = frozenset({"accuse", "claim", "announce"})
_SAME_WORDS = 0.6
_AROUND = 40
_SAME = 0.3


@dataclass(frozen=True, slots=True)
class _Stance:
    """One event as a position on something."""

    event: Event
    act: Act
    position: Position

    @property
    def parties(self) -> frozenset[str]:
        """The countries of whoever is said to have done it."""
        return countries_of(self.act.actor_codes)

    @property
    def means(self) -> frozenset[str]:
        return self.act.themes & _TELLING_MEANS


def find_claims(readings: Sequence[Reading]) -> list[Claim]:
    """The claims that at least one party asserts and another denies, or lays at another's door."""
    groups: list[list[_Stance]] = []
    near: dict[str, list[int]] = defaultdict(list)
    for stance in (s for r in readings for s in _stances(r)):
        keys = (stance.event.document, *sorted(stance.parties))
        places = sorted({place for key in keys for place in near[key]})
        scored = [(_sameness(groups[place], stance), -place) for place in places]
        best = max(scored, default=(0.0, 0))
        if best[0] >= _SAME:
            place = -best[1]
            groups[place].append(stance)
        else:
            place = len(groups)
            groups.append([stance])
        for key in keys:
            if place not in near[key]:
                near[key].append(place)
    texts = {r.document.id: r for r in readings}
    contested = [_claim(g, texts) for g in groups if _is_contested(g)]
    return [*contested, *_violations(readings), *_plain_denials(readings)]


def _stances(reading: Reading) -> Iterator[_Stance]:
    broken = [i for i in reading.instruments if i.state == "alleged_violated"]
    senses = senses_in(reading)
    for event in reading.events:
        stance = _stance_of(reading, event) if event.type in _DISPUTABLE else None
        if stance is None or (broken and stems(event.anchor.text) & _VIOLATION):
            continue
        act = act_of_event(reading, event, senses)
        act = replace(act, words=act.words - party_stems())
        holder = event.holder_code if stance != "presupposes" else _speaker(reading, event)
        yield _Stance(
            event=event,
            act=act,
            position=Position(
                code=holder,
                stance=stance,
                scope=_scope(_words_of_denial(reading, event, act), stance),
                other=(_blamed(event) or _accused_by(reading, event)) if stance == "blames" else None,
                evidence=clause_of(reading, event.anchor),
            ),
        )
        if stance == "asserts":
            yield from _replies(reading, event, act)


def _replies(reading: Reading, event: Event, act: Act) -> Iterator[_Stance]:
    """What the accused says to a charge in words that name no act: "called the report a fabrication"."""
    accused = countries_of(act.actor_codes)
    holder = countries_of([event.holder_code]) if event.holder_code else frozenset()
    if not accused or holder & accused or any(e.status == "denied" and e.type == event.type for e in reading.events):
        return
    answer = answer_to(reading, event.anchor, accused, act.words)
    if answer is not None:
        stance = "denies" if answer.value == "denied" else "asserts"
        position = Position(code=answer.code, stance=stance, scope="act", other=None, evidence=answer.span)
        yield _Stance(event=event, act=act, position=position)


def _stance_of(reading: Reading, event: Event) -> str | None:
    """What the event's standing says about the act: alleged, denied; presupposed by "again" in a condition."""
    if event.status == "denied":
        return "denies"
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
    return country_of_code(code), code.partition(" ")[2] in {"", "GOV", "MIL"}


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


def _scope(words: str, stance: str) -> str:
    if stance == "denies":
        if _CAPABILITY.search(words):
            return "capability"
        if _KNOWLEDGE.search(words):
            return "knowledge"
        if _RESPONSIBILITY.search(words):
            return "responsibility"
    return "act"


def _blamed(event: Event) -> str | None:
    return next((c for c in event.actor_codes if c), None)


def _accused_by(reading: Reading, event: Event) -> str | None:
    """Whom the holder accuses in the words nearest before an act whose doer is not named."""
    own = [
        e
        for e in reading.events
        if e.type == "ACCUSE" and event.holder_code in e.actor_codes and e.anchor.start < event.anchor.start
    ]
    nearest = max(own, key=lambda e: e.anchor.start, default=None)
    return next((c for c in nearest.recipient_codes if c), None) if nearest else None


def _sameness(group: Sequence[_Stance], stance: _Stance) -> float:
    """How surely a position is about the matter of a group; 0 where the parties or the holder's own word part them."""
    if any(_contradicts_oneself(m, stance) for m in group):
        return 0.0
    return max(_likeness(m, stance) for m in group)


def _contradicts_oneself(a: _Stance, b: _Stance) -> bool:
    """Whether one holder would assert and deny one act: then they are two acts."""
    if a.position.code is None or a.position.code != b.position.code or a.event.document != b.event.document:
        return False
    return {a.position.stance, b.position.stance} == {"asserts", "denies"}


def _likeness(a: _Stance, b: _Stance) -> float:
    """0..1: one type of act with one telling means, whose accused are not two parties (blaming aside)."""
    if a.event.type != b.event.type or not _parties_agree(a, b):
        return 0.0
    if a.means or b.means:
        if not a.means & b.means:
            return 0.0
        places = [{p.lower() for p in s.act.places} for s in (a, b)]
        return 0.9 if not all(places) or places[0] & places[1] or "cbrn" in a.means else 0.0
    words = dice(a.act.words, b.act.words)
    same_anchor = stem(a.event.anchor.text.lower()) == stem(b.event.anchor.text.lower())
    if a.event.document != b.event.document:
        one_act = same_anchor and (words >= _SAME or _same_victim(a, b))
        return max(words, _SAME) if words >= 0.4 or one_act else 0.0
    apart = min(1.0, abs(a.event.anchor.start - b.event.anchor.start) / 2000)
    stances = {a.position.stance, b.position.stance}
    answers = bool(stances & {"denies", "blames"}) and "presupposes" not in stances
    return max(words, 0.8 * same_anchor, (0.5 - 0.2 * apart) * answers)


def _same_victim(a: _Stance, b: _Stance) -> bool:
    """Whether both name whom the act was done to, and it is one country."""
    return bool(countries_of(a.act.recipient_codes) & countries_of(b.act.recipient_codes))


def _parties_agree(a: _Stance, b: _Stance) -> bool:
    if a.parties & b.parties:
        return True
    blames = "blames" in (a.position.stance, b.position.stance)
    return (blames and a.event.document == b.event.document) or (bool(a.means) and not (a.parties and b.parties))


def _is_contested(group: Sequence[_Stance]) -> bool:
    stances = {s.position.stance for s in group}
    if "denies" not in stances:
        return "blames" in stances and len(stances) > 1
    # A denial alone answers somebody only where it is of one's own act.
    own = any(s.position.code and countries_of([s.position.code]) & s.parties for s in group)
    return len(stances) > 1 or own


def _claim(group: Sequence[_Stance], readings: dict[str, Reading]) -> Claim:
    lead = next((s for s in group if s.position.stance in {"asserts", "alleges"} and s.parties), group[0])
    events = tuple(dict.fromkeys(s.event.id for s in group))
    positions = [s.position for s in group]
    if not any(p.stance in {"asserts", "alleges"} for p in positions):
        positions += _accusers(group, readings)
    return Claim(
        id=digest("claim", min(events)),
        proposition=proposition_of(readings[lead.event.document], lead.event, lead.act),
        events=events,
        positions=tuple(dict.fromkeys(positions)),
    )


def _accusers(group: Sequence[_Stance], readings: dict[str, Reading]) -> list[Position]:
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
    return [Position(code=_blamed(accusation), stance="asserts", scope="act", other=None, evidence=evidence)]


def _violations(readings: Sequence[Reading]) -> list[Claim]:
    """Instruments said to be broken, with who says so against whom."""
    found = (_violation(r, i) for r in readings for i in r.instruments if i.state == "alleged_violated")
    return [claim for claim in found if claim is not None]


def _violation(reading: Reading, instrument: Instrument) -> Claim | None:
    told = [e for e in reading.events if e.type in _DISPUTABLE | {"REJECT"} and stems(e.anchor.text) & _VIOLATION]
    alleged = [e for e in told if e.status == "alleged" and e.holder_code]
    accused_codes = instrument.alleged_against or tuple(c for e in alleged for c in e.actor_codes if c)
    holders = instrument.alleged_by or tuple(dict.fromkeys(e.holder_code for e in alleged if e.holder_code))
    if not holders:
        return None
    evidence = instrument.span.within(instrument.document)
    accused = countries_of(accused_codes)
    who = " and ".join(name_in_text(c) for c in sorted(accused)) or "somebody"
    positions = [Position(code=c, stance="asserts", scope="act", other=None, evidence=evidence) for c in holders]
    return Claim(
        id=digest("claim", instrument.id),
        proposition=f"{who[0].upper()}{who[1:]} violated the {_named(instrument)}",
        events=tuple(e.id for e in told if e.status in {"alleged", "denied"}),
        positions=tuple(dict.fromkeys([*positions, *_answers(reading, accused, told)])),
    )


def _named(instrument: Instrument) -> str:
    """Its kind with its name, unless the name says no more."""
    bare = stems(instrument.name) <= stems(instrument.kind)
    return instrument.kind if bare else f"{instrument.kind} “{instrument.name}”"


def _answers(reading: Reading, accused: frozenset[str], told: Sequence[Event]) -> list[Position]:
    """What the accused says in the same document: its denial of the breach, and whom it accuses in turn."""
    found = []
    for event in reading.events:
        holder = event.holder_code if event.status in {"alleged", "denied"} else _blamed(event)
        if not holder or not countries_of([holder]) & accused:
            continue
        others = [c for c in event.actor_codes if c and not countries_of([c]) & accused]
        stance, other = None, None
        if event.status == "denied" and event in told:
            stance = "denies"
        elif event.status == "alleged" and others:
            stance, other = "blames", others[0]
        elif event.type == "ACCUSE" and event.status == "done":
            other = next((c for c in event.recipient_codes if c and not countries_of([c]) & accused), None)
            stance = "blames" if other else None
        if stance:
            evidence = clause_of(reading, event.anchor)
            found.append(Position(code=holder, stance=stance, scope="act", other=other, evidence=evidence))
    return _told_once(found)


def _told_once(positions: Sequence[Position]) -> list[Position]:
    """Positions without those whose words lie in another's of the same stance."""

    def covers(a: Position, b: Position) -> bool:
        alike = (a.code, a.stance, a.other) == (b.code, b.stance, b.other)
        return alike and a.evidence != b.evidence and a.evidence.contains(b.evidence)

    return [p for p in positions if not any(covers(q, p) for q in positions)]


def _plain_denials(readings: Sequence[Reading]) -> list[Claim]:
    """What is denied in words that name no hostile act: a cargo, a plan, an order; with who says so there."""
    found: list[tuple[frozenset[str], Claim]] = []
    for reading in readings:
        for statement in reading.statements:
            content = _denied(reading, statement)
            if content is None:
                continue
            words = stems(content.text) - party_stems()
            positions = (*_asserted(reading, statement, words), _position(statement, content, "denies"))
            like = next((n for n, (w, _) in enumerate(found) if dice(w, words) >= _SAME_WORDS), None)
            if like is None:
                who = name_in_text(country_of_code(statement.speaker_code)) if statement.speaker_code else None
                text = proposition_of_words(content.text, who=who)
                claim = Claim(id=digest("claim", statement.id), proposition=text, events=(), positions=positions)
                found.append((words, claim))
            else:
                known = found[like][1]
                joined = tuple(dict.fromkeys((*known.positions, *positions)))
                found[like] = (found[like][0], replace(known, positions=joined))
    return [claim for _, claim in found]


def _position(statement: Statement, content: Span, stance: str) -> Position:
    evidence = content.within(statement.document)
    scope = _scope(content.text, stance)
    return Position(code=statement.speaker_code, stance=stance, scope=scope, other=None, evidence=evidence)


def _asserted(reading: Reading, denial: Statement, words: frozenset[str]) -> list[Position]:
    """Other parties' statements, in the same document, of what is denied."""
    return [
        _position(s, content, "asserts")
        for s in reading.statements
        if s.act in _ASSERTING and s.speaker_code and s.speaker_code != denial.speaker_code
        for content in s.content
        if dice(stems(content.text) - party_stems(), words) >= _SAME_WORDS
    ]


def _denied(reading: Reading, statement: Statement) -> Span | None:
    """The content of a denial that says something and that no denied event covers."""
    if statement.act != "deny" or statement.quote == "direct" or len(statement.content) != 1:
        return None
    content = statement.content[0]
    told = any(e.status == "denied" and content.contains(e.anchor) for e in reading.events)
    words = stems(content.text) - _EMPTY_DENIAL - party_stems()
    empty = _ABOUT_A_CHARGE.match(content.text) or len(words) < 2
    pointed = _POINTED_AT.match(content.text)
    return content if not (told or empty or pointed) and statement.speaker_code else None
