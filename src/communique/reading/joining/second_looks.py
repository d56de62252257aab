"""What the words of a commitment settle, whatever rules and model weighed.

Going back is no threat, a threat that is off the table is none, "again" alone is no condition.
"""

import re
from dataclasses import replace

from communique.records import Span
from communique.records.drafts import CommitmentDraft

_FORCES = (
    r"(?:troops?|soldiers?|forces?|army|armies|garrisons?|ships?|vessels?|fleet|frigates?|boats?|tanks?|guns?|artillery"
    r"|mortars?|missiles?|men|units?|patrols?|marines|paratroop\w*|aircraft|jets|planes|rockets?|militias?|guards)"
)
_HOSTILITIES = (
    r"(?:broadcasts?|shelling|bombings?|bombardment|attacks?|raids|fire|firing|overflights?|blockade|drills?|exercises?"
    r"|manoeuvres|maneuvers|tests?|patrols?|strikes|offensive|enrichment)"
)
_GOING_BACK = re.compile(
    rf"(?:\w+ ){{0,3}}?(?i:withdraw|pull (?:back|out)|evacuate) (?:(?!for|from|to|into)[\w'-]+ ){{0,4}}?{_FORCES}\b"
    rf"|(?:\w+ ){{0,2}}?(?i:withdraw|pull (?:back|out)) from (?:the )?[A-Z]"
    rf"|(?:\w+ ){{0,2}}?(?i:stop|cease|end|halt|suspend) (?:its|our|their|his|the|all) (?:\w+ ){{0,2}}?{_HOSTILITIES}\b"
)
"""One's own forces go back, or one's own hostile acts end. Of 21 such responses of the corpus 18 are promises; of the
others one goes from an organisation, under an attack."""
_HARM = re.compile(
    r"(?i)attack|strike|bomb|shell|invad|invasion|violat|kill|threat|seiz|arrest|execut|\bfir(?:e|ing)\b|interven"
)
_OFF = re.compile(
    r"(?:\s+again)?[\"”’']?,?\s*[\"“‘']?(?:(?:is|are|was|were|has been|had been|remains?)\s+)?(?:\w+\s+)?"
    r"(?:(?:not|n['’]t|no longer|never)\s+(?:\w+\s+){0,2}?on|(?:taken\s+)?off)\s+the\s+table\b"
)
_ONLY_AGAIN = re.compile(r"(?i)(?:ever |once )?(?:again|anew|once more|in (?:the )?future|another time|then)")


def second_look(text: str, draft: CommitmentDraft) -> CommitmentDraft:
    """The draft with what its own words settle."""
    if draft.trigger is not None and _ONLY_AGAIN.fullmatch(draft.trigger.text.strip()):
        draft = replace(draft, trigger=None, condition="unconditional")
    if draft.response is None:
        return draft
    if _OFF.match(text, draft.response.end):
        return replace(draft, kind="assurance", response_polarity="will_not", hedges=(), firmness="unqualified")
    is_reward = (
        draft.kind == "threat" and draft.response_polarity == "will" and _goes_back(draft.response, draft.trigger)
    )
    return replace(draft, kind="promise") if is_reward else draft


def _goes_back(response: Span, trigger: Span | None) -> bool:
    """Whether forces go back or hostile acts end, under no condition that is an attack: then it could be a flight."""
    return bool(_GOING_BACK.match(response.text)) and not (trigger and _HARM.search(trigger.text))
