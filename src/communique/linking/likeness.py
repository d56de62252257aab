"""How alike two mentions are by rule: same issuer, the same act as trigger, a response that can be the same."""

import re

from communique.knowledge.themes import themes
from communique.linking.acts import is_anaphoric
from communique.linking.mentions import Mention
from communique.linking.parties import party_stems
from communique.linking.scopes import scope
from communique.linking.words import content_words, dice, stems
from communique.records import Act

_SAME = 0.5
_ALIKE = 0.6
_HARMFUL = frozenset({"threat", "demand", "guarantee"})
_NEIGHBOURS = 3
_WHOLE_WORDS = 4
_MERE_NEED = frozenset(
    "must need needed necessary required forced compelled provoked states nations own action".split()
)
"""Words of a condition that names no act: "if we must", "when states are compelled to take their own action"."""
_OTHER_ONE = re.compile(r"(?i)\b(?:new|another|second|next|(?:this|that) (?:kind|sort|type))\b")
"""Words that name another act of a kind, not the one spoken of."""


def similarity(a: Mention, b: Mention) -> float:
    """0..1: whether two mentions are of one standing commitment."""
    if not _can_be_one(a, b):
        return 0.0
    if a.document.id != b.document.id and scope(a) != scope(b):
        return 0.0
    trigger = act_similarity(a.trigger, b.trigger)
    if trigger is None and a.trigger is not b.trigger:
        return _whole_likeness(a, b)
    if trigger is None:
        return 0.9 * (act_similarity(a.response, b.response) or 0.0) if a.trigger is b.trigger else 0.0
    if _leans_on(a, b):
        return 0.7 if trigger > -0.5 else 0.0
    if trigger > -0.5 and _is_one_ultimatum(a, b):
        return 0.8
    if _says_alike(a, b):
        trigger += 0.25
    return min(1.0, max(0.0, trigger)) * (1.0 if _responses_agree(a, b) else 0.6)


def _says_alike(a: Mention, b: Mention) -> bool:
    """Whether the responses are one in words, and the conditions share more than a word that is no party's name."""
    if not (a.response and b.response and a.trigger and b.trigger):
        return False
    shared = (a.trigger.words & b.trigger.words) - party_stems()
    return len(shared) >= 2 and dice(a.response.words, b.response.words) >= _ALIKE


def _whole_likeness(a: Mention, b: Mention) -> float:
    """How alike two commitments are of which one states its condition inside the response ("any ship that ...")."""
    words = [frozenset().union(*(act.words for act in (m.trigger, m.response) if act)) - party_stems() for m in (a, b)]
    both = [m for m in (a, b) if m.trigger]
    return dice(*words) if both and words[0] and len(words[0] & words[1]) >= _WHOLE_WORDS else 0.0


def _is_one_ultimatum(a: Mention, b: Mention) -> bool:
    """Whether both say that the same will be done after the same deadline."""
    one, other = a.commitment.deadline, b.commitment.deadline
    if one is None or other is None or stems(one.text) != stems(other.text) or not a.response or not b.response:
        return False
    return dice(a.response.words, b.response.words) >= _SAME


def _can_be_one(a: Mention, b: Mention) -> bool:
    """Same issuer, neither ascribed alone, directions that agree, targets that do not exclude each other."""
    one, other = a.commitment, b.commitment
    if bool(one.ascribed_by) != bool(other.ascribed_by) or not a.issuers or not a.issuers & b.issuers:
        return False
    if (one.condition == "already_happened") != (other.condition == "already_happened"):
        return False
    if (one.kind in _HARMFUL) != (other.kind in _HARMFUL) or one.response_polarity != other.response_polarity:
        return False
    if one.trigger and other.trigger and _is_undone(a) != _is_undone(b):
        return False
    named = one.target is not None and other.target is not None and bool(a.targets) and bool(b.targets)
    return not (named and not a.targets & b.targets and not is_anaphoric(_words(b)))


def _is_undone(mention: Mention) -> bool:
    """Whether leaving the act undone sets it off: "unless you leave", and in other words "if you do not leave"."""
    negated = mention.trigger is not None and mention.trigger.negated
    return mention.commitment.condition == "does_not_happen" or negated


def _words(mention: Mention) -> str:
    return mention.trigger.text if mention.trigger else ""


def _leans_on(a: Mention, b: Mention) -> bool:
    """Whether the later mention refers back to the earlier one, some sentences before in the same text."""
    if a.document.id != b.document.id or abs(a.sentence - b.sentence) > _NEIGHBOURS or b.trigger is None:
        return False
    leans = is_anaphoric(_words(b)) or not set(content_words(_words(b))) - _MERE_NEED
    return leans and not _OTHER_ONE.search(_words(b))


def act_similarity(a: Act | None, b: Act | None) -> float | None:
    """How alike two acts are, -1..1; negative where a means or a place parts them; `None` where one is missing."""
    if a is None or b is None:
        return None
    if _differ(a, b):
        return -1.0
    words = dice(a.words, b.words)
    same_type = a.type is not None and a.type == b.type
    shared_themes = a.themes & b.themes
    shared_places = bool({p.lower() for p in a.places} & {p.lower() for p in b.places})
    bonus = 0.25 * same_type + 0.3 * bool(shared_themes) + 0.3 * shared_places
    if "forces" in shared_themes and {a.type, b.type} <= {"ASSAULT", None}:
        bonus = max(bonus, _SAME)  # harm to one's own soldiers is one condition, however worded
    return min(1.0, words + bonus)


def differ_in_means(a: Act | None, b: Act | None) -> bool:
    """Whether one act is by gas or germs and the other, which names an act of its own, is not."""
    return a is not None and b is not None and "cbrn" in a.themes ^ b.themes


def _differ(a: Act, b: Act) -> bool:
    """Whether a means of one is missing in the other, or both name other victims, or other places."""
    table = themes()
    victims = [{n for n in act.themes if table[n].role == "victim"} for act in (a, b)]
    if differ_in_means(a, b):
        return True
    if (all(victims) and not victims[0] & victims[1]) or "forces" in victims[0] ^ victims[1]:
        return True
    places = [{p.lower() for p in act.places} for act in (a, b)]
    return all(places) and not places[0] & places[1] and not victims[0] & victims[1]


def _responses_agree(a: Mention, b: Mention) -> bool:
    """Whether two responses can be one act: same type, one of them vague, or words shared."""
    one, other = a.response, b.response
    if one is None or other is None or one.type is None or other.type is None:
        return True
    return one.type == other.type or dice(one.words, other.words) >= 0.3
