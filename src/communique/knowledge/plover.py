"""Which words tell which PLOVER event, and what must stand beside them.

Types, modes, contexts and codes follow the PLOVER manual (draft 0.8, 2021) and its CAMEO conversion table
(https://github.com/openeventdata/PLOVER, CC BY-SA 4.0).
"""

from dataclasses import dataclass
from functools import cache

from communique.knowledge.loading import read_rows
from communique.knowledge.word_classes import LIST, word_set

NO_EVENT = "-"
"""The type of a row that says: in this use the word is no event."""

TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT".split()
)


@dataclass(frozen=True, slots=True)
class Need:
    """What a frame asks of its clause: a role (`subj`, `obj`, a preposition ...) filled by one of some lemmas.

    `words` is `None` where any filler will do; `absent` turns the need round.
    """

    role: str
    words: frozenset[str] | None
    absent: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One use of a word as an event; `score` says how sure the use is, 0..1."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    score: float
    needs: tuple[Need, ...]


@cache
def event_frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """The frames of each (lemma, "V" or "N"); the first whose needs hold is the right one.

    Uses that are no event come first, then the surest; those that ask nothing of their clause come last.
    """
    found: dict[tuple[str, str], tuple[Frame, ...]] = {}
    for row in read_rows("events.tsv"):
        frame = _frame(row)
        for word in row["words"].split(LIST):
            key = (word, row["pos"])
            found[key] = (*found.get(key, ()), frame)
    return {key: tuple(sorted(frames, key=_rank)) for key, frames in found.items()}


def _rank(frame: Frame) -> tuple[bool, bool, float]:
    return not frame.needs, frame.type != NO_EVENT, -frame.score


def _frame(row: dict[str, str]) -> Frame:
    contexts = tuple(c for c in row["contexts"].split(LIST) if c)
    return Frame(
        type=row["type"],
        mode=row["mode"] or None,
        contexts=contexts,
        cameo=row["cameo"] or None,
        score=float(row["score"] or 0),
        needs=tuple(_need(n) for n in row["needs"].split()),
    )


def _need(text: str) -> Need:
    role, _, words = text.lstrip("!").partition("=")
    return Need(role, word_set(words or "*"), text.startswith("!"))


SPEECH_TYPES = {
    "accuse": "ACCUSE",
    "condemn": "ACCUSE",
    "deny": "REJECT",
    "reject": "REJECT",
    "request": "REQUEST",
    "demand": "REQUEST",
    "threaten": "THREATEN",
    "agree": "AGREE",
    "praise": "SUPPORT",
    "support": "SUPPORT",
}
"""The event that saying it is, by the act of a statement; other acts are plain saying."""

SPEECH_CODES = {
    "ACCUSE": ("allege", "112"),
    "REJECT": (None, "120"),
    "REQUEST": (None, "100"),
    "THREATEN": (None, "130"),
    "AGREE": (None, "030"),
    "SUPPORT": (None, "051"),
    "CONSULT": (None, "040"),
}
"""Mode and CAMEO code of a speech event where its words give nothing finer."""
