"""The events that saying something is: accusing, rejecting, requesting, threatening, promising, thanking.

The anchor is the statement's cue. Plain saying is no event; a statement that holds a threat or a promise of its own
speaker is one, whatever its verb.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from communique.knowledge.plover import SPEECH_CODES, SPEECH_TYPES
from communique.reading.events.holding import Contents
from communique.reading.events.parties import MUTUAL, party_spans
from communique.reading.events.settings_of_acts import TIME_WORDS
from communique.reading.events.status import Standing, word_categories
from communique.records import Span
from communique.records.drafts import CommitmentDraft, EventDraft, StatementDraft
from communique.text import Analysis

BESIDE = frozenset({"according to", "in the words of"})
"""Cues that only name a source."""

HARD = frozenset({"threat"})
BELIEFS = frozenset("believe think feel fear expect hope assume suppose understand doubt know consider guess".split())
"""Verbs of mind: who holds an opinion has done nothing to anybody."""

CHARGES = frozenset({"accuse", "threaten", "demand", "request", "condemn"})
QUOTES = frozenset('"“”')
LOOK_BACK = 4
"""How many statements before a denial may hold what it answers."""

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
    contents: Contents
    is_turn: Callable[[StatementDraft], bool]


def speech_events(speech: Speech) -> list[EventDraft]:
    """One event for each statement whose saying is an act towards another party."""
    found = []
    for place, statement in enumerate(speech.statements):
        kind = _kind(statement, speech.commitments.get(statement.id, []))
        if (
            kind is None
            or (statement.cue is not None and statement.cue.text.lower() in BESIDE)
            or statement.cue is None
            or statement.speaker is None
        ):
            continue
        standing = _standing(speech, statement, kind)
        if standing is None:
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
                status=standing.status,
                holder=standing.holder,
                statement=statement.within,
                confidence=round(0.9 * statement.confidence, 3),
            )
        )
    return found


def _standing(speech: Speech, statement: StatementDraft, kind: str) -> Standing | None:
    """Done, unless the cue is denied, planned or only possible, or somebody else reports it."""
    cue = statement.cue
    if cue is None:
        return None
    verb = next(((s, t) for s, t in speech.analysis.tokens_in(cue.start, cue.end) if t.upos == "VERB"), None)
    if verb is not None and verb[1].lemma in BELIEFS:
        return None
    found = word_categories(*verb) if verb is not None else set()
    if found & {"possible", "planned", "would", "asked", "conditional", "attempted"} or (
        "negated" in found and kind != "REJECT"
    ):
        return None
    around = [s for s in speech.contents.around(cue.start) if s.id != statement.id and not speech.is_turn(s)]
    around = [s for s in around if s.cue is None or not any(c.contains(s.cue) for c in statement.content)]
    if around:
        return Standing("denied" if around[0].act == "deny" else "alleged", around[0].speaker)
    return Standing("alleged" if "alleged" in found else "ongoing" if "ongoing" in found else "done")


def _kind(statement: StatementDraft, commitments: Sequence[CommitmentDraft]) -> str | None:
    own = {c.kind for c in commitments if c.ascriber is None}
    if statement.act == "deny":
        return "REJECT"
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
    addressee = statement.addressee
    if addressee is not None and statement.speaker is not None and addressee.text.lower().startswith(MUTUAL):
        return (statement.speaker,)
    if addressee is not None and _is_party(addressee):
        return (addressee,)
    if kind in ("THREATEN", "AGREE", "SUPPORT"):
        for commitment in speech.commitments.get(statement.id, []):
            if commitment.target is not None:
                return (commitment.target, *commitment.co_targets)
    if kind == "ACCUSE":
        for act in speech.acts.get(statement.id, []):
            if act.actors and act.status in ("alleged", "planned", "ongoing"):
                return act.actors
    if kind in ("ACCUSE", "REQUEST"):
        return _spoken_of(speech, statement)
    if kind == "REJECT":
        return _accuser(speech, statement, place)
    return ()


def _is_party(addressee: Span) -> bool:
    """Whether an addressee is no press, no quotation and no time: "said last night"."""
    words = addressee.text.lower().split()
    return (
        addressee.text.lower() not in NO_RECIPIENT and not set(addressee.text) & QUOTES and words[-1] not in TIME_WORDS
    )


def _spoken_of(speech: Speech, statement: StatementDraft) -> tuple[Span, ...]:
    """The first party that does something in what is said: "demands that the rebels leave", "said Ghana did it"."""
    for content in statement.content[:1]:
        for sentence, token in speech.analysis.tokens_in(content.start, content.end):
            if token.relation in ("nsubj", "nsubj:pass") and token.upos != "PRON":
                return party_spans(speech.analysis, sentence, [token])
    return ()


def _accuser(speech: Speech, statement: StatementDraft, place: int) -> tuple[Span, ...]:
    """The speaker of the last accusation, threat or request before a denial, where it is somebody else."""
    speaker = statement.speaker
    for earlier in reversed(speech.statements[max(0, place - LOOK_BACK) : place]):
        other = earlier.speaker
        if earlier.act in CHARGES and other is not None and (speaker is None or other.text != speaker.text):
            return (other,)
    return ()
