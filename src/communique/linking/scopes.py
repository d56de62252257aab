"""Whom a commitment addresses: whoever does it, or somebody named."""

import re

from communique.linking.mentions import Mention

_ANYBODY = re.compile(r"(?i)(?:any|every|all|no)\b|anyone|anybody|everyone|whoever|those who")
_ANY_DOER = re.compile(
    r"(?i)(?:anyone|anybody|everyone|whoever|(?:all )?those who)\b"
    r"|(?:any|every|all)\s+(?:\w+\s+)?(?:one|body|nation|state|country|countrie|government|power|party|partie|side|regime"
    r"|ruler|leader|force|group|person|captain|commander|vessel|ship)s?\b"
)


def scope(mention: Mention) -> str:
    """`any` where the words address whoever does it, else `named`: "any attack on us" still names what is attacked."""
    target, trigger = mention.commitment.target, mention.commitment.trigger or mention.commitment.response
    if mention.trigger is not None and mention.trigger.actor_codes:
        return "named"  # "any Turkish ship" names its doer
    is_any = (target and _ANYBODY.match(target.text)) or (trigger and _ANY_DOER.match(trigger.text))
    return "any" if is_any else "named"
