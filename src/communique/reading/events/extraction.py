"""What the parties did to each other: events of the PLOVER ontology with their standing.

Words that tell acts come from a table (`knowledge/data/events.tsv`); syntax gives who acts on whom; `status` says
whether the act was done, planned, alleged, denied; statements give the acts that saying something is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from communique.reading.events.committed_acts import committed_acts, committed_parties
from communique.reading.events.contested_acts import denied_acts
from communique.reading.events.holding import Contents, Parts
from communique.reading.events.parties import claimant_of, parties_of
from communique.reading.events.pastimes import is_pastime, pastimes_of
from communique.reading.events.settings_of_acts import place_of, time_of
from communique.reading.events.speech_events import Speech, speech_events
from communique.reading.events.status import Standing, is_aside, standing_of
from communique.reading.events.triggers import Trigger, find_triggers
from communique.records import Span
from communique.records.drafts import CommitmentDraft, EventDraft, StatementDraft
from communique.text import Analysis

SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "SUPPORT"})
BLAMELESS = frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT"})
DEPENDENT = 0.8
"""What is left of the score of an act that hangs on another: of "agreed to withdraw" the agreement is the event."""

LABEL = 45
"""Most characters between the name of a transcript's speaker and his words: a party, a time, a colon."""

BODY = re.compile(r"^(The (?:Security Council|General Assembly|Council|Authority|Conference)[^,\n]{0,30}), *$", re.M)
BACKWARD = 12
ECHOES = (["the"], ["this"], ["that"], ["these"], ["those"], ["such"], ["both"])

ALONE = 0.4
"""Least confidence of an act with an actor and nobody acted upon."""

BELOW = 0.85
NOUN = 0.75
"""What is left of the confidence of an act told by a verb below the main one, or by a noun: of main verbs between two
named parties four in seven are right in type, parties and status in the training texts, of verbs below one in three,
of nouns one in eight."""

FLOOR = 0.3
"""Least confidence of a record; swept on the training texts."""


@dataclass(frozen=True)
class Context:
    """What the reader knows of a document when it asks for events."""

    analysis: Analysis
    statements: Sequence[StatementDraft]
    commitments: Sequence[CommitmentDraft]

    @cached_property
    def contents(self) -> Contents:
        """What the statements hold."""
        return Contents(self.analysis, self.statements)

    @cached_property
    def parts(self) -> Parts:
        """What the commitments hold."""
        return Parts(self.analysis, self.commitments)

    def is_turn(self, statement: StatementDraft) -> bool:
        """Whether a statement is a turn of a transcript or a post: a name that opens the line, no verb of saying."""
        if statement.cue is not None or statement.speaker is None or not statement.content:
            return False
        text, speaker = self.analysis.text, statement.speaker
        before = text[text.rfind("\n", 0, speaker.start) + 1 : speaker.start].strip(" @-•*")
        between = text[speaker.end : statement.content[0].start]
        return not before and len(between) <= LABEL and "\n" not in between.strip()

    @cached_property
    def body(self) -> Span | None:
        """The body whose resolution the document is: "The Security Council," alone on its line."""
        found = BODY.search(self.analysis.text)
        return None if found is None else self.analysis.span(found.start(1), found.end(1))


def extract_events(
    analysis: Analysis, statements: Sequence[StatementDraft], commitments: Sequence[CommitmentDraft]
) -> tuple[EventDraft, ...]:
    """The events of a document, in text order."""
    context = Context(analysis, statements, commitments)
    pastimes = pastimes_of(analysis)
    serious = [s for s in analysis.sentences if not is_pastime(s, pastimes)]
    acts = [e for s in serious for t in find_triggers(s) if (e := _event(context, t)) is not None]
    acts += committed_acts(analysis, commitments, acts)
    by_statement: dict[str, list[EventDraft]] = {}
    acts = without_echoes(sorted(acts, key=lambda a: a.anchor.start), analysis)
    for act in acts:
        if act.statement is not None:
            by_statement.setdefault(act.statement, []).append(act)
    speech = speech_events(
        Speech(analysis, statements, _by_statement(commitments), by_statement, context.contents, context.is_turn)
    )
    if pastimes:
        kept = {s.index for s in serious}
        speech = [e for e in speech if (s := analysis.sentence_at(e.anchor.start)) is not None and s.index in kept]
    return _merged([*acts, *denied_acts(statements, by_statement)], speech)


def without_echoes(acts: Sequence[EventDraft], analysis: Analysis) -> list[EventDraft]:
    """The acts without those that only refer back: "the attack", with no party of its own, after another one."""
    told: set[str] = set()
    kept = []
    for act in acts:
        before = analysis.text[max(0, act.anchor.start - BACKWARD) : act.anchor.start].lower().split()
        echo = act.type in told and not act.actors and not act.recipients and before[-1:] in ECHOES
        if not echo or act.status == "conditional":
            kept.append(act)
        told.add(act.type)
    return kept


def _event(context: Context, trigger: Trigger) -> EventDraft | None:
    sentence, frame = trigger.sentence, trigger.frame
    anchor = context.analysis.span_of(sentence, trigger.first, trigger.last)
    around = context.contents.around(anchor.start)
    commitment, part = context.parts.around(anchor)
    if part == "response" and is_aside(sentence, trigger.token):
        commitment, part, around = None, None, [s for s in around if s.quote == "direct"]
    standing = standing_of(
        sentence,
        trigger.token,
        statement=around[0] if around else None,
        own_voice=bool(around) and context.is_turn(around[0]),
        commitment=commitment,
        part=part,
        blameless=frame.type in BLAMELESS,
        refusing=any(n.role == "neg" and not n.absent for n in frame.needs),
    )
    if standing is None or frame.score < FLOOR:
        return None
    actors, recipients, joint = parties_of(context.analysis, trigger)
    if commitment is not None and part is not None and not joint:
        actors, recipients = committed_parties(commitment, part, actors, recipients)
        actors = tuple(a for a in actors if not a.contains(anchor))
        recipients = tuple(r for r in recipients if not r.contains(anchor))
    if not actors and frame.type in SPOKEN and trigger.token.upos == "VERB" and not trigger.roles.passive:
        actors = (context.body,) if context.body is not None and trigger.token.relation == "root" else ()
    place = place_of(context.analysis, trigger)
    confidence = _confidence(trigger, standing, actors, recipients, in_commitment=commitment is not None)
    if confidence < (FLOOR if recipients or not actors or commitment is not None else ALONE):
        return None
    return EventDraft(
        anchor=anchor,
        type=frame.type,
        mode=frame.mode,
        contexts=frame.contexts,
        cameo=frame.cameo,
        actors=actors,
        recipients=recipients,
        parties_joint=joint,
        status=standing.status,
        holder=_holder(context, trigger, standing, bool(around)),
        statement=around[0].id if around else None,
        place=place if place is not None and not any(place.overlaps(s) for s in (*actors, *recipients)) else None,
        time=time_of(context.analysis, trigger),
        confidence=confidence if commitment is not None else max(FLOOR, round(confidence * _rank(trigger), 3)),
    )


def _holder(context: Context, trigger: Trigger, standing: Standing, is_said: bool) -> Span | None:
    if standing.holder is not None or is_said or standing.status not in ("alleged", "denied"):
        return standing.holder
    return claimant_of(context.analysis, trigger)


def _confidence(
    trigger: Trigger, standing: Standing, actors: tuple[Span, ...], recipients: tuple[Span, ...], *, in_commitment: bool
) -> float:
    """The word's own score, less where no party is named or the standing is open."""
    score = trigger.frame.score * (0.85 + 0.15 * standing.sure)
    if in_commitment:
        return round(max(FLOOR, score * DEPENDENT), 3)
    if standing.status in ("planned", "negated", "denied"):
        score *= DEPENDENT
    if not actors and not recipients:
        score *= 0.5
    elif not actors or not recipients:
        score *= 0.85
    return round(score, 3)


def _rank(trigger: Trigger) -> float:
    """What is left of the confidence of an act that is not the main verb of its sentence."""
    token, sentence = trigger.token, trigger.sentence
    if token.upos != "VERB":
        return NOUN
    head = sentence.head(token.index)
    main = head is None or (token.relation == "conj" and sentence.head(head.index) is None)
    return 1.0 if main else BELOW


def _by_statement(commitments: Sequence[CommitmentDraft]) -> dict[str, list[CommitmentDraft]]:
    found: dict[str, list[CommitmentDraft]] = {}
    for commitment in commitments:
        if commitment.statement is not None:
            found.setdefault(commitment.statement, []).append(commitment)
    return found


def _merged(acts: Sequence[EventDraft], speech: Sequence[EventDraft]) -> tuple[EventDraft, ...]:
    """Acts and speech acts together; where both stand on one word, the speech act with the parties of both."""
    kept = []
    taken: dict[int, EventDraft] = {}
    spoken = {i: e for e in speech for i in range(e.anchor.start, e.anchor.end)}
    for event in speech:
        taken[event.anchor.start] = event
    for act in acts:
        said = next((spoken[i] for i in range(act.anchor.start, act.anchor.end) if i in spoken), None)
        if said is None:
            kept.append(act)
            continue
        if act.type in SPOKEN:
            own = taken[said.anchor.start]
            finer = act if act.type == own.type else own
            taken[said.anchor.start] = replace(
                own,
                recipients=own.recipients or act.recipients,
                mode=finer.mode,
                contexts=finer.contexts,
                cameo=finer.cameo,
                place=act.place,
                time=act.time,
            )
    return tuple(sorted((*kept, *taken.values()), key=lambda e: (e.anchor.start, e.anchor.end)))
