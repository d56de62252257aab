"""Events measured: found by their anchors, then type, parties and status, and all three together."""

from collections.abc import Sequence

from communique.evaluation.matching import characters, countries, match, overlap, words_under
from communique.evaluation.tally import Tally
from communique.records import Event

HAPPENED = frozenset({"done", "ongoing", "habitual"})
_WINDOW = 2
"""How many words apart two anchors may stand and still be of one event."""
_PARTIES = ("actor_codes", "recipient_codes")


def score_events(tally: Tally, text: str, gold: Sequence[Event], predicted: Sequence[Event]) -> None:
    """Match where anchors share a character or lie in one window of three words; the same type goes first."""
    pairs = pair_events(text, gold, predicted)
    tally.add("events found", len(pairs), len(predicted), len(gold))
    exact = sum(characters(g.anchor) == characters(p.anchor) for g, p in pairs)
    tally.add("events found, anchor exact", exact, len(predicted), len(gold))
    three = sum([_score_fields(tally, g, p) for g, p in pairs])
    tally.add("events type, parties and status all right", three, len(predicted), len(gold))
    unreal = [(g, p) for g, p in pairs if g.status not in HAPPENED]
    invented = sum(p.status == "done" for _, p in unreal)
    tally.count("events invented done (of those not done)", invented, len(unreal))


def pair_events(text: str, gold: Sequence[Event], predicted: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Each event found, with its gold."""
    anchors = {id(e): characters(e.anchor) for e in (*gold, *predicted)}
    words = {key: words_under(text, offsets) for key, offsets in anchors.items()}

    def closeness(g: Event, p: Event) -> tuple[float, ...] | None:
        a, b = anchors[id(g)], anchors[id(p)]
        apart = a.isdisjoint(b)
        if apart and not any(abs(i - j) <= _WINDOW for i in words[id(g)] for j in words[id(p)]):
            return None
        parties = sum(overlap(countries(getattr(g, k)), countries(getattr(p, k))) for k in _PARTIES)
        same_holder = g.holder_code == p.holder_code
        return g.type == p.type, not apart, g.status == p.status, parties, same_holder, overlap(a, b)

    return match(gold, predicted, closeness)


def _score_fields(tally: Tally, g: Event, p: Event) -> bool:
    """Judge a matched pair; whether type, status and the countries of both parties are right."""
    right = g.type == p.type and g.status == p.status
    tally.add("events type", g.type == p.type)
    tally.add("events status", g.status == p.status)
    for field in _PARTIES:
        wanted, got = (frozenset(getattr(e, field)) for e in (g, p))
        tally.add(f"events {field} exact", len(wanted & got), len(got), len(wanted))
        named, read = countries(wanted), countries(got)
        tally.add(f"events {field} country", len(named & read), len(read), len(named))
        right = right and named == read
    same = g.holder_code is not None and g.holder_code == p.holder_code
    tally.add_nullable("events holder", gold=g.holder_code, predicted=p.holder_code, same=same)
    return right
