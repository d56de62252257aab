"""The tables of events, classes, cues and instruments: every row can be used."""

from communique.knowledge.instruments import instrument_nouns
from communique.knowledge.loading import read_rows
from communique.knowledge.plover import NO_EVENT, SPEECH_CODES, SPEECH_TYPES, TYPES, event_frames
from communique.knowledge.status_cues import status_cues
from communique.knowledge.word_classes import word_classes, word_set

CATEGORIES = {
    "negated", "planned", "would", "asked", "possible", "alleged", "denied", "attempted", "ongoing", "habitual",
    "conditional", "same", "done",
}  # fmt: skip
FLOOR = 0.3
KINDS = {"ceasefire", "agreement", "treaty", "resolution", "veto", "sanctions_regime", "channel", "alliance"}


def test_frames_name_types_codes_and_scores() -> None:
    """A type of PLOVER, a code of two to four figures, a score in 0..1."""
    for word, frames in event_frames().items():
        for frame in frames:
            assert frame.type in TYPES | {NO_EVENT}, word
            assert frame.cameo is None or (frame.cameo.isdigit() and 2 <= len(frame.cameo) <= 4), word
            assert 0 <= frame.score <= 1, word


def test_every_type_has_verbs_and_nouns() -> None:
    """The sixteen types can all be told by a verb."""
    assert {f.type for (_, pos), frames in event_frames().items() if pos == "V" for f in frames} >= TYPES


def test_no_row_is_out_of_reach() -> None:
    """A row without needs ends the search: only the low rows for commitments may follow it."""
    lost = [
        word
        for word, frames in event_frames().items()
        for place, frame in enumerate(frames)
        if frame.score >= FLOOR and any(not f.needs for f in frames[:place])
    ]
    assert lost == []


def test_speech_acts_lead_to_types() -> None:
    """What a statement does is one of the types, each with a code."""
    assert set(SPEECH_TYPES.values()) <= TYPES
    assert set(SPEECH_CODES) <= TYPES


def test_cues_have_known_categories() -> None:
    """A category nobody asks for would be lost."""
    cues = status_cues()
    assert set(cues.modifier.values()) | set(cues.governor.values()) <= CATEGORIES
    assert all(p.scope > 0 for table in (cues.before, cues.after) for phrases in table.values() for p in phrases)


def test_instrument_kinds() -> None:
    """Kinds of the record model only."""
    assert {use.kind for uses in instrument_nouns().values() for use in uses} <= KINDS


def test_classes_stand_for_their_words() -> None:
    """ "@deal" in a frame means every word of the class."""
    assert word_set("@deal,gift") == word_classes()["deal"] | {"gift"}
    assert word_set("*") is None


def test_rows_of_a_type_follow_the_codes() -> None:
    """A reader of the table finds a code where its number stands."""
    codes: dict[str, list[str]] = {}
    for row in read_rows("events.tsv"):
        if row["cameo"] and float(row["score"]) >= FLOOR:
            codes.setdefault(row["type"], []).append(row["cameo"])
    assert all(found == sorted(found) for found in codes.values())


def test_every_class_of_acts_of_the_manual_can_be_told() -> None:
    """The two-figure classes of CAMEO, from expressing intent to mass violence, each have words."""
    told = {frame.cameo[:2] for frames in event_frames().values() for frame in frames if frame.cameo}
    assert told == {f"{n:02}" for n in range(3, 21)}
