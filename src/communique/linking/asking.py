"""An act that is asked about against the condition of one mention."""

from communique.linking.comparing import Features
from communique.linking.framing import frame_features, is_of_another_matter
from communique.linking.meeting import meeting_features
from communique.linking.mentions import Mention, issuer_codes, target_codes
from communique.linking.parties import countries_of
from communique.linking.told_parties import Waiting
from communique.records import Act

_ADDRESSING = frozenset({"threat", "demand", "assurance"})
"""Kinds whose targets are those who would do the act; a promise and a guarantee may be made to those whom it helps."""


def waits(mention: Mention) -> bool:
    """Whether a mention waits for an act: what answers one already done waits for no other."""
    commitment = mention.commitment
    return mention.trigger is not None and commitment.trigger is not None and commitment.condition != "already_happened"


def addressed_in(mention: Mention) -> frozenset[str]:
    """Whom a mention's words name as the doer of its trigger, or address; a guarantee addresses whom it protects."""
    if mention.commitment.kind == "guarantee":
        return frozenset()
    named = countries_of(mention.trigger.actor_codes) if mention.trigger else frozenset()
    return mention.addressed or named


def waiting_of(mention: Mention) -> Waiting:
    """Who waits for what the mention's condition names, and for whose act."""
    commitment = mention.commitment
    return Waiting(
        issuers=issuer_codes(commitment),
        targets=target_codes(commitment),
        undone=commitment.condition == "does_not_happen",
        addresses=commitment.kind in _ADDRESSING,
    )


def is_strange(act: Act, mention: Mention) -> bool:
    """Whether an act is of another crisis than the mention (`waits` holds)."""
    assert mention.trigger is not None
    return is_of_another_matter(act, mention.trigger, waiting_of(mention), near=mention.document.text or "")


_BARS = (
    "told doer is issuer",
    "told doer differs from named",
    "left, nothing tells",
    "told turned round",
    "told civilians",
    "told in another land",
)


def is_barred(features: Features) -> bool:
    """Whether the words themselves speak against it, whatever else is alike.

    Both name doers that cannot be one (the issuer itself, another than the one waited for, civilians for armed men),
    tell of another country than that of the town that is named,
    or put the same words the other way round; or what the condition wants left undone is not told to be. One in ten of
    such annotated questions is met all the same, where a phrase was cut or a rebel counted as a state.
    """
    return any(features[name] for name in _BARS)


def act_features(act: Act, mention: Mention, against: frozenset[str]) -> Features:
    """How an act compares with what a mention waits for (`waits` holds)."""
    assert mention.trigger is not None
    commitment = mention.commitment
    found = meeting_features(
        act,
        mention.trigger,
        wanted_by=mention.issuers,
        against=against,
        undone=commitment.condition == "does_not_happen",
        anywhere=True,
    )
    found |= frame_features(act, mention.trigger, waiting_of(mention))
    return found | {f"kind {commitment.kind}": 1.0}
