"""The events that saying something is: accusing, rejecting, requesting, threatening, promising, thanking.

The anchor is the statement's cue. Plain saying is no event; a statement that holds a threat or a promise of its own
speaker is one, whatever its verb.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.knowledge.plover import SPEECH_CODES, SPEECH_TYPES
from communique.records import Span
from communique.records.drafts import CommitmentDraft, EventDraft, StatementDraft
from communique.text import Analysis

BESIDE = frozenset({"according to", "in the words of"})
"""Cues that only name a source."""

HARD = frozenset({"threat"})
SOFT = frozenset({"promise", "assurance"})
NO_RECIPIENT = frozenset(
    {"reporters", "reporter", "journalists", "newsmen", "mediapersons", "us", "parliament", "lawmakers"}
)


@dataclass(frozen=True, slots=True)
class Speech:
    """What the speech events of a document are made from."""

    analysis: Analysis
    statements: Sequence[StatementDraft]
    commitments: Mapping[str, list[CommitmentDraft]]
    acts: Mapping[str, list[EventDraft]]


def speech_events(speech: Speech) -> list[EventDraft]:
    """One event for each statement whose saying is an act towards another party."""
    found = []
    for place, statement in enumerate(speech.statements):
        kind = _kind(statement, speech.commitments.get(statement.id, []))
        if kind is None or (statement.cue is not None and statement.cue.text.lower() in BESIDE) or statement.cue is None or statement.speaker is None:
            continue
        mode, cameo = SPEECH_CODES[kind]
        found.append(
            EventDraft(
                anchor=statement.cue,
                type=kind,
                mode=mode,
                cameo=cameo,
                actors=(statement.speaker,),
                recipients=_recipients(speech, statement, kind, place),
                status="done",
                statement=statement.within,
                confidence=round(0.9 * statement.confidence, 3),
            )
        )
    return found


def _kind(statement: StatementDraft, commitments: Sequence[CommitmentDraft]) -> str | None:
    own = {c.kind for c in commitments if c.ascriber is None}
    if own & HARD or statement.act == "threaten":
        return "THREATEN" if own else None
    if statement.act == "demand":
        return "REQUEST"
    if "guarantee" in own:
        return "SUPPORT"
    if statement.act == "warn":
        return None
    if own & SOFT and statement.act not in SPEECH_TYPES:
        return "AGREE"
    return SPEECH_TYPES.get(statement.act)


def _recipients(speech: Speech, statement: StatementDraft, kind: str, place: int) -> tuple[Span, ...]:
    """Whom the speaker addresses: the addressee, the one accused or threatened, else the one who spoke against him."""
    if statement.addressee is not None and statement.addressee.text.lower() not in NO_RECIPIENT:
        return (statement.addressee,)
    if kind in ("THREATEN", "AGREE", "SUPPORT"):
        for commitment in speech.commitments.get(statement.id, []):
            if commitment.target is not None:
                return (commitment.target, *commitment.co_targets)
    if kind == "ACCUSE":
        for act in speech.acts.get(statement.id, []):
            if act.actors and act.status in ("alleged", "planned", "ongoing"):
                return act.actors
    if kind == "REJECT":
        return _accuser(speech, statement, place)
    return ()


def _accuser(speech: Speech, statement: StatementDraft, place: int) -> tuple[Span, ...]:
    """The speaker of the last accusation, threat or request before a denial, where it is somebody else."""
    speaker = statement.speaker
    for earlier in reversed(speech.statements[max(0, place - 4) : place]):
        if earlier.act in ("accuse", "threaten", "demand", "request", "condemn") and earlier.speaker is not None:
            if speaker is None or earlier.speaker.text != speaker.text:
                return (earlier.speaker,)
    return ()
