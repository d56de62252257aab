"""Whom a commitment addresses: whoever does it, or somebody named."""

import re

from communique.knowledge.parties import find_parties
from communique.linking.mentions import Mention

_ANYBODY = re.compile(r"(?i)(?:any|every|all|no)\b|anyone|anybody|everyone|whoever|those who")
_ANY_DOER = re.compile(
    r"(?i)(?:anyone|anybody|everyone|whoever|(?:all )?those who)\b"
    r"|(?:any|every|all)\s+(?:\w+\s+)?(?:one|body|nation|state|country|countrie|government|power|party|partie|side|regime"
    r"|ruler|leader|force|group|person|captain|commander|vessel|ship)s?\b"
)


_ANY_STATE = re.compile(
    r"(?i)^(?:any|every|all|no)\s+(?:other\s+|foreign\s+)?(?:nation|state|country|countrie|government|power|regime|party"
    r"|partie)s?\b|^(?:anyone|anybody|everyone|whoever|those who)\b"
)
_WHAT_FOLLOWS = re.compile(r"(?i)\b(?:on|against|of|in|into|to|that|who|which|from|by|near|over|at)\b")
"""Where a noun's phrase ends whose head the party's name stands before."""


def names_state(earlier: Mention, later: Mention) -> bool:
    """Whether one addresses whatever state does it and the other one state by name: two commitments, never one."""
    return _addresses_any(earlier) and _addresses_one(later)


def change_scope(a: Mention, b: Mention) -> bool:
    """Whether two mentions of different texts address, one any state, the other one by name."""
    return a.document.id != b.document.id and (names_state(a, b) or names_state(b, a))


def _addresses_any(mention: Mention) -> bool:
    c = mention.commitment
    spans = [span for span in (c.target, c.trigger) if span]
    return any(_ANY_STATE.match(s.text) for s in spans) and not any(find_parties(s.text) for s in spans[:1])


def _addresses_one(mention: Mention) -> bool:
    c = mention.commitment
    is_named = c.target is not None and bool(mention.addressed) and not _ANYBODY.match(c.target.text)
    return is_named and not (c.trigger is not None and _ANYBODY.match(c.trigger.text))


def _names_doer(words: str) -> bool:
    """Whether "any ..." goes on with a party's name: "any Turkish ship that comes", not "any attack on Turkey"."""
    core = _WHAT_FOLLOWS.split(words, maxsplit=1)[0]
    return bool(_ANYBODY.match(words) or _ANY_DOER.match(words)) and any(find_parties(core))


def scope(mention: Mention) -> str:
    """`any` where the words address whoever does it, else `named`: "any attack on us" still names what is attacked."""
    target, trigger = mention.commitment.target, mention.commitment.trigger or mention.commitment.response
    if mention.trigger is not None and mention.trigger.actor_codes:
        return "named"  # "any Turkish ship" names its doer
    if any(span and _names_doer(span.text) for span in (target, trigger)):
        return "named"
    is_any = (target and _ANYBODY.match(target.text)) or (trigger and _ANY_DOER.match(trigger.text))
    return "any" if is_any else "named"
