"""Who answers in a transcript: the party at whose press conference the text was taken down.

The labels of a transcript ("SPOKESMAN:", "A:", "MR. LATHROP:") often say nothing of a country; its title and publisher
do ("Weekly briefing by the Foreign Office spokesman, Islamabad").
"""

import re
from collections import Counter
from collections.abc import Sequence

from communique.records import StatementDraft
from communique.resolving.countries import country_of_cue
from communique.resolving.cues import cues_in_text
from communique.text import Analysis

_QUESTIONS = frozenset(
    """q question reporter journalist correspondent host presenter moderator interviewer press anchor caller announcer
    audience""".split()
)
_ANSWERS = frozenset({"a", "answer"})
_BRIEFING = re.compile(
    r"\b(?:briefing|(?:press|news) (?:conference|availability)|questions and answers|"
    r"remarks to (?:reporters|the press))\b",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b[A-Z]\w+ (?:[Cc]onference|[Ss]ummit|[Tt]alks)\b")
_BRACKET = re.compile(r"(?<!\s)\s*\(.*")
_STATE = frozenset({"GOV", "MIL", "LEG"})
_LEAST = 2


def label_of(draft: StatementDraft) -> str | None:
    """The last word of a transcript's label in lower case, without what stands in brackets; `None` for no label.

    That of "Maj. Gen. Tseng Wei-kuang" and that of "Tseng" differ; `Host` knows the first as the second's.
    """
    if draft.speaker is None or draft.cue is not None or draft.quote != "direct":
        return None
    words = _BRACKET.sub("", draft.speaker.text).rstrip(" .:").lower().split()
    return words[-1].rstrip(".") if words else None


class Host:
    """The label of who answers in a transcript, and the code of the party; both `None` where the text is none."""

    def __init__(self, analysis: Analysis, drafts: Sequence[StatementDraft], *, author: str | None = None) -> None:
        labels = [label for d in drafts if (label := label_of(d))]
        title = analysis.title or ""
        asked = sum(is_question(label) for label in labels)
        others = Counter(label for label in labels if not is_question(label))
        is_briefing = _BRIEFING.search(title) is not None or asked >= _LEAST
        main = others.most_common(1)[0][0] if others and is_briefing else None
        first = labels[0] if labels else None
        self._labels = {main, first} if main in _ANSWERS and first not in (None, "q") else {main}
        self._names = {label for label in self._labels if label} if main else set()
        convener = _convener(analysis) if main and _BRIEFING.search(title) else None
        self.code = convener or (author if main and author and author.startswith("IGO ") else None)

    def is_host(self, draft: StatementDraft) -> bool:
        """Whether a turn is that of the one who answers."""
        if not self._names:
            return False
        label = label_of(draft)
        if label is None or draft.speaker is None:
            return False
        words = re.findall(r"\w+", draft.speaker.text.lower())
        return label in self._names or any(name in words for name in self._names if len(name) > 1)


def is_question(label: str) -> bool:
    """Whether a label is that of somebody who asks: "Q", "REPORTER 2" ends in a number and is none here."""
    return label in _QUESTIONS


def _convener(analysis: Analysis) -> str | None:
    """The party of a briefing's publisher, else that of its title: a body, or the one country with its office."""
    lines = [_BRACKET.sub("", line or "") for line in (analysis.publisher, analysis.title)]
    both = [cues_in_text(_MEETING.sub("", line), on=analysis.published) for line in lines]
    for cues in both:
        body = next((c.code for c in cues if c.kind == "body" and not c.office and c.code.startswith("IGO ")), None)
        if body is not None:
            return body
    cues = (*both[0], *both[1])
    sector = next((c.code for c in cues if c.office and c.code in _STATE), None)
    named = [(c, cue) for cue in cues if (c := country_of_cue(cue))]
    # A town where a church or a firm meets the press lends it no country.
    if len({c for c, _ in named}) != 1 or (sector is None and all(cue.kind == "capital" for _, cue in named)):
        return None
    return f"{named[0][0]} {sector or 'GOV'}"
