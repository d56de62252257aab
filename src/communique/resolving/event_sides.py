"""The sides of an act where its own words leave them out: "Kigali denied it", "the convoy was turned back".

What somebody denies, threatens or demands is mostly turned to the one other country in play. It is only filled in
where that country stands out clearly, and then without a span, so that a reader sees it was inferred.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.records import Span
from communique.resolving.actors import Parties
from communique.resolving.countries import country_of

Pairs = tuple[tuple[Span | None, str | None], ...]

DIRECTED = frozenset(
    {
        "REJECT",
        "THREATEN",
        "COERCE",
        "ACCUSE",
        "CONCEDE",
        "REQUEST",
        "AID",
        "ASSAULT",
        "SANCTION",
        "PROTEST",
        "AGREE",
        "MOBILIZE",
    }
)
"""Types that are done to somebody, mostly (nine of ten in the training texts; six of ten for MOBILIZE)."""

JOINT = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types that two do together."""

DONE_TO = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN", "REJECT", "PROTEST", "AID", "CONCEDE", "AGREE"}
)
"""Types that, in a commitment, are done to its other party where nobody else is named."""

SPOKEN = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "AGREE", "SUPPORT"})
"""Types that are done by saying something: what is said names the other side."""

CLEAR = 0.45
"""Least score of the other country; of those above it two thirds are right in the training texts."""

PERFORMED = frozenset({"REQUEST", "SANCTION", "SUPPORT", "REJECT", "ACCUSE"})
"""Types that the author of a text does where it names nobody: "the mayor is asked"."""

TURNED_TO_VOICE = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "SUPPORT", "CONCEDE", "AGREE", "REQUEST"})
"""Types whose other side is mostly the one who tells them: "they shelled our town", "they have promised aid"."""

ANSWERS = frozenset({"REJECT", "ACCUSE", "PROTEST", "AGREE"})
"""Types that mostly answer an act told right before: the offer accepted, the landing called a provocation."""

SPEECH_ANSWERED = frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE", "CONSULT", "REJECT"})
LOOK_BACK = 4
"""How many acts before one may be what it answers."""

NEAR = 200
"""Most characters between an answer and the act that it answers."""

REFLEXIVE = frozenset(
    {"he", "she", "it", "they", "him", "them", "his", "her", "its", "their", "we", "our", "us", "i", "my"}
)


OUTWARD = frozenset({"ACCUSE", "THREATEN", "REQUEST"})
"""Types of events that are done by words to somebody else."""


@dataclass(frozen=True, slots=True)
class Told:
    """An act told before, with the codes of its parties."""

    offset: int
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an act stands: its offset, the words a speaker says, and the parties around it.

    `issuers` and `targets` are those of the commitment that holds the act in its `part`; where it guards somebody, who
    would attack him is open. `speaker` says it, `author` wrote the whole text; `before` are the acts
    told up to there.
    """

    offset: int
    said: Sequence[Span] = ()
    part: str | None = None
    guards: bool = False
    issuers: Sequence[str] = ()
    targets: Sequence[str] = ()
    speaker: str | None = None
    author: str | None = None
    before: Sequence[Told] = ()


def without_self(actors: Pairs, recipients: Pairs) -> Pairs:
    """Recipients without those that turned out to be the actor: nobody denies, strikes or asks himself.

    Nor does a state act against its own army (a rebel or an opponent of it may be meant).
    """
    own = {code for _, code in actors if code}
    mine = {country_of(code) for code in own}
    states = {country_of(code) for code in own if code.endswith((" GOV", " MIL"))}
    return tuple(
        (span, code)
        for span, code in recipients
        if code not in own
        and not (span is not None and span.text.lower() in REFLEXIVE and country_of(code) in mine)
        and not (code is not None and code.endswith(" MIL") and country_of(code) in states)
    )


def not_at_itself(kind: str, actors: Pairs, recipients: Pairs, read: Pairs) -> tuple[Pairs, Pairs]:
    """The sides without one that would accuse, warn or ask itself: whichever of the two no phrase names.

    `read` are the actors as the rules have them: a phrase whose party is unknown stays ("Odhe accused Peru").
    """
    if kind not in OUTWARD or len(actors) != 1 or codes_of(actors) != codes_of(recipients):
        return actors, recipients
    (doer, _), (done_to, _) = actors[0], recipients[0]
    if doer is None or doer == done_to:
        return tuple(pair for pair in read if pair[1] is None), recipients
    return (actors, ()) if done_to is None else (actors, recipients)


def joint_sides(parties: Parties, kind: str, both: Pairs, offset: int) -> Pairs:
    """Those who act together, with the other side where the words name one: "they signed", "talks resumed"."""
    known = list(dict.fromkeys(code for _, code in both if code))
    if kind not in JOINT or len(known) > 1:
        return both
    if not known:
        pair = parties.pair(offset)
        return tuple((None, code) for code in pair) if pair else both
    other = parties.other(known[0], offset)
    return (*both, (None, other.code)) if other.code and other.score >= CLEAR else both


def with_sides(parties: Parties, kind: str, actors: Pairs, recipients: Pairs, setting: Setting) -> tuple[Pairs, Pairs]:
    """Actors and recipients, each filled in where it has no code and the words around leave one party for it."""
    if not codes_of(actors):
        actors = _one(_actor(kind, recipients, setting)) or actors
    if not codes_of(recipients):
        recipients = _one(_recipient(parties, kind, actors, setting)) or recipients
    return actors, recipients


def _actor(kind: str, recipients: Pairs, setting: Setting) -> str | None:
    """Who acts where nobody is named: a side of the commitment, or the author; never a guess at who is to blame."""
    done_to = codes_of(recipients)
    if setting.part is not None:
        if setting.guards and setting.part == "trigger":
            return None
        doers = setting.issuers if setting.part == "response" else setting.targets
        fit = [c for c in doers if c not in done_to]
        return fit[0] if len(fit) == 1 else None
    own = setting.author is not None and setting.speaker is None
    if own and not done_to and kind in PERFORMED:
        return setting.author
    if own and done_to and {country_of(c) for c in done_to} != {country_of(setting.author)}:
        return setting.author if kind in DIRECTED else None
    return None


def _recipient(parties: Parties, kind: str, actors: Pairs, setting: Setting) -> str | None:
    known = codes_of(actors)
    if kind not in DIRECTED or len({country_of(c) for c in known}) != 1:
        return None
    if setting.part is not None and kind in DONE_TO:
        done_to = setting.targets if setting.part == "response" else setting.issuers
        fit = [c for c in done_to if country_of(c) != country_of(known[0])]
        if len(fit) == 1:
            return fit[0]
    if kind in SPOKEN:
        named = [c for s in setting.said for c in parties.codes_inside(s) if country_of(c) != country_of(known[0])]
        if named:
            return named[0]
    told = _answered(kind, known[0], setting)
    if told is not None:
        return told
    voice = setting.speaker or setting.author
    if kind in TURNED_TO_VOICE and setting.part is None and voice and country_of(voice) != country_of(known[0]):
        return voice
    other = parties.other(known[0], setting.offset)
    return other.code if other.score >= CLEAR else None


def _answered(kind: str, actor: str, setting: Setting) -> str | None:
    """Who did, close before, what an act answers."""
    if kind not in ANSWERS:
        return None
    for told in reversed(setting.before):
        if setting.offset - told.offset > NEAR:
            return None
        fits = told.type in SPEECH_ANSWERED if kind in ("REJECT", "AGREE") else told.type not in ("ACCUSE", "REJECT")
        others = {c for c in told.actors if country_of(c) != country_of(actor)}
        if fits and len(others) == 1:
            return others.pop()
    return None


def unique(pairs: Pairs) -> Pairs:
    """The pairs without a second of the same known code."""
    seen: set[str] = set()
    kept = []
    for span, code in pairs:
        if code is None or code not in seen:
            kept.append((span, code))
        if code:
            seen.add(code)
    return tuple(kept)


def is_own_word(kind: str, status: str, holder: str | None, actors: tuple[str, ...]) -> bool:
    """Whether a party's own words are the only source of what it said: its note that its president warned is a warning.

    What it says that it did to others stays alleged.
    """
    return status == "alleged" and kind in SPOKEN and holder is not None and actors == (holder,)


def codes_of(pairs: Pairs) -> tuple[str, ...]:
    """The codes that are known."""
    return tuple(code for _, code in pairs if code)


def _one(code: str | None) -> Pairs:
    return ((None, code),) if code else ()
