"""An act that is feared, planned or on its way: it has not been done, but the condition that waits for it is near."""

import re

from communique.linking.answers import is_denied_in_words
from communique.linking.asking import addressed_in
from communique.linking.life import Reported
from communique.linking.mentions import Mention, is_one_time
from communique.linking.parties import countries_of
from communique.linking.tellings import HOSTILE, STATE, VIOLENT, is_own_deed, own_words, sentence_around
from communique.linking.words import stems

_EXPECTING = re.compile(
    r"(?i)\b(?:fear(?:s|ed|ing)?|expect\w*|rumou?r\w*|plan(?:s|ned|ning)?|prepar\w+|about to|intend\w*|poised|brac\w+"
    r"|imminent|loom\w*|within days|any day|is fixed|are fixed|ordered to|(?:is|are) to|set to|on (?:its|their) way)\b"
)
_ON_THE_WAY = re.compile(
    r"(?i)\b(?:mov(?:e|es|ed|ing)|head(?:s|ed|ing)|march\w*|sail\w*|advanc\w+|mass\w*|gather\w*|concentrat\w+|load\w*"
    r"|deploy\w*|on (?:its|their) way)\b"
)


def is_coming(reported: Reported, mention: Mention) -> bool:
    """Whether the act that a mention waits for is expected, or its doer's forces are on their way to its place."""
    event, act, wanted = reported.event, reported.act, mention.trigger
    if wanted is None or mention.commitment.condition != "happens" or mention.document.id == event.document:
        return False
    if wanted.type not in HOSTILE or event.type not in HOSTILE or is_own_deed(reported, mention):
        return False
    if event.status == "denied" or _is_denied(reported):
        return False
    if not is_one_time(reported.published, mention.document.published):
        return False
    expected = countries_of(wanted.actor_codes) or addressed_in(mention) or mention.targets
    if not countries_of(act.actor_codes) & expected or not reported.words:
        return False
    doers = stems(" ".join(s.text for s in event.actors if s))
    shared = (own_words(wanted) & reported.words) - doers
    at = shared & stems(" ".join(p.span.text for p in reported.reading.places))
    words = sentence_around(reported)
    if event.type == "MOBILIZE" and wanted.type in VIOLENT and at and _is_by_forces(reported):
        return bool(_ON_THE_WAY.search(words) or _EXPECTING.search(words))
    is_open = event.status in {"planned", "alleged"}
    return is_open and event.type == wanted.type and bool(shared) and bool(_EXPECTING.search(words))


def _is_denied(reported: Reported) -> bool:
    """Whether what holds the act is somebody's denial."""
    event, reading = reported.event, reported.reading
    denials = (c for s in reading.statements if s.act in {"deny", "reject"} for c in s.content)
    return any(c.contains(event.anchor) for c in denials) or is_denied_in_words(reading, event)


def _is_by_forces(reported: Reported) -> bool:
    """Whether a state's forces move, or those of rebels: not travellers."""
    sectors = {c.partition(" ")[2] for c in reported.act.actor_codes}
    return bool(sectors & (STATE | {"REB", "UAF"}))
