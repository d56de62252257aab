"""What two mentions share, as numbers: issuers, addresses, kinds, conditions, acts by type, place and meaning, time."""

from math import log1p

from communique.knowledge.themes import themes
from communique.linking.acts import is_anaphoric
from communique.linking.days import days_between
from communique.linking.mentions import Mention
from communique.linking.parties import countries_of, party_stems
from communique.linking.senses import likeness
from communique.linking.vague import is_vague
from communique.linking.words import dice, stems
from communique.records import Act

_HARMFUL = frozenset({"threat", "demand", "guarantee"})

Features = dict[str, float]


def can_be_one(a: Mention, b: Mention) -> bool:
    """Same issuer, both one's own word or both ascribed, both harm or both benefit."""
    if bool(a.commitment.ascribed_by) != bool(b.commitment.ascribed_by):
        return False
    return bool(a.issuers & b.issuers)


def same_features(a: Mention, b: Mention) -> Features:
    """What speaks for and against two mentions being of one commitment; the same whichever comes first."""
    one, other = a.commitment, b.commitment
    found = {
        "constant": 1.0,
        "all issuers": float(a.issuers == b.issuers),
        "targets meet": float(bool(a.targets & b.targets)),
        "targets differ": float(bool(a.targets) and bool(b.targets) and not a.targets & b.targets),
        "addressed differ": float(bool(a.addressed) and bool(b.addressed) and not a.addressed & b.addressed),
        "same kind": float(one.kind == other.kind),
        "harm and benefit": float((one.kind in _HARMFUL) != (other.kind in _HARMFUL)),
        "polarity differs": float(one.response_polarity != other.response_polarity),
        "condition differs": float(_undone(a) != _undone(b)),
        "one without condition": float((one.trigger is None) != (other.trigger is None)),
        "both without condition": float(one.trigger is None and other.trigger is None),
        "one document": float(a.document.id == b.document.id),
        "same deadline": float(_same_words(one.deadline, other.deadline)),
        "leans on": float(_leans(a) or _leans(b)),
        "time apart": _years_apart(a, b),
    }
    found |= {f"trigger {name}": value for name, value in act_features(a.trigger, b.trigger).items()}
    found |= {f"response {name}": value for name, value in act_features(a.response, b.response).items()}
    found["crossed"] = max(likeness(a.trigger, b.response), likeness(a.response, b.trigger))
    return found


def act_features(a: Act | None, b: Act | None) -> Features:
    """How two acts compare; empty where one is missing."""
    if a is None or b is None:
        return {}
    own = [act.words - party_stems() for act in (a, b)]
    places = [{p.lower() for p in act.places} for act in (a, b)]
    table = themes()
    shared = a.themes & b.themes
    apart = {n for n in a.themes ^ b.themes if table[n].role in {"means", "victim"}}
    return {
        "known": 1.0,
        "meaning": likeness(a, b),
        "words": dice(*own),
        "same type": float(a.type is not None and a.type == b.type),
        "types differ": float(a.type is not None and b.type is not None and a.type != b.type),
        "place shared": float(bool(places[0] & places[1])),
        "places differ": float(all(places) and not places[0] & places[1]),
        "theme shared": float(bool(shared)),
        "themes differ": float(bool(apart)),
        "actors differ": float(_differ(a.actor_codes, b.actor_codes)),
        "objects differ": float(_differ(a.recipient_codes, b.recipient_codes)),
        "one vague": float(is_vague(a.text) != is_vague(b.text)),
        "negation differs": float(a.negated != b.negated),
    }


def _differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    sides = [countries_of(codes) for codes in (one, other)]
    return all(sides) and not sides[0] & sides[1]


def _undone(mention: Mention) -> bool:
    """Whether leaving the act undone sets it off."""
    negated = mention.trigger is not None and mention.trigger.negated
    return (mention.commitment.condition == "does_not_happen") != negated


def _leans(mention: Mention) -> bool:
    return mention.trigger is not None and is_anaphoric(mention.trigger.text)


def _same_words(one: object, other: object) -> bool:
    texts = [getattr(span, "text", None) for span in (one, other)]
    return all(texts) and stems(str(texts[0])) == stems(str(texts[1]))


def _years_apart(a: Mention, b: Mention) -> float:
    """The logarithm of one more than the months between two dated documents; 0 where one is undated."""
    days = days_between(a.document.published, b.document.published)
    return log1p(abs(days) / 30) if days is not None else 0.0
