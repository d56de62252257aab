"""The response of one mention against the condition of another party's."""

from communique.linking.acts import is_anaphoric
from communique.linking.asking import waiting_of
from communique.linking.comparing import Features
from communique.linking.framing import frame_features
from communique.linking.meeting import meeting_features
from communique.linking.mentions import Mention, is_one_time
from communique.linking.parties import countries_of

_ACTING = frozenset({"threat", "guarantee", "promise"})

_APART = ("told doer differs from named", "told turned round")
_MISSING = ("named missing", "names missing", "place wanted")


def is_apart(features: Features) -> bool:
    """Whether the words name two doers that cannot be one, or turn the same words round: no chain, however alike.

    Of development crises left out of the fit none of these was one.
    """
    return any(features[name] for name in _APART)


def is_met_by_words(features: Features) -> bool:
    """Whether no name or place of the condition is missing in the response: else a chain is only possible.

    Of development crises left out of the fit one in ten of these was stated.
    """
    return not any(features[name] for name in _MISSING)


def may_chain(one: Mention, other: Mention) -> bool:
    """Whether one may lead to the other, both said by their issuers, and the other's condition is in words."""
    a, b = one.commitment, other.commitment
    if one.response is None or other.trigger is None or b.trigger is None or b.response is None:
        return False
    return not a.ascribed_by and not b.ascribed_by and may_lead(one, other)


def may_lead(one: Mention, other: Mention) -> bool:
    """Only what an issuer says that it will do leads on, and only to a condition of another party, in one time."""
    a, b = one.commitment, other.commitment
    if not is_one_time(one.document.published, other.document.published):
        return False
    if not one.issuers or not other.issuers or one.issuers & other.issuers:
        return False
    return a.kind in _ACTING and a.response_polarity == "will" and b.condition == "happens"


def chain_features(one: Mention, other: Mention) -> Features:
    """How a response compares with what another party waits for (`may_chain` holds)."""
    assert one.response is not None
    assert other.trigger is not None
    a, b = one.commitment, other.commitment
    found = meeting_features(
        one.response,
        other.trigger,
        wanted_by=other.issuers,
        against=other.targets or one.issuers,
        undone=False,
        anywhere=False,
    )
    named = countries_of([*other.trigger.actor_codes, *other.trigger.recipient_codes])
    found |= {
        f"kind {a.kind}": 1.0,
        f"then {b.kind}": 1.0,
        f"firmness {a.firmness}": 1.0,
        "each addresses the other": float(bool(one.targets & other.issuers) and bool(other.targets & one.issuers)),
        "addresses": float(bool(one.targets & other.issuers)),
        "is addressed": float(bool(other.targets & one.issuers)),
        "is named": float(bool(named & one.issuers)),
        "common party": float(bool(named & one.targets)),
        "one document": float(one.document.id == other.document.id),
        "unconditional": float(a.condition == "unconditional"),
        "leans back": float(b.trigger is not None and is_anaphoric(b.trigger.text)),
    }
    return found | frame_features(one.response, other.trigger, waiting_of(other))
