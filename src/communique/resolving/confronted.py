"""Whom a statement confronts: nobody accuses himself, and "Odhe said Iran must stop" is not said by Iran."""

from collections.abc import Sequence

from communique.records.drafts import StatementDraft
from communique.resolving.chunks import Mention

CONFRONTING = frozenset({"accuse", "condemn", "demand", "threaten", "warn"})
"""Acts of speech whose content opens with whom they are turned against."""
_OPENING = 5
"""Letters before the name with which a content opens: an article, a quotation mark."""


def confronted_by(
    draft: StatementDraft, mentions: Sequence[Mention], codes: Sequence[tuple[str, ...]], addressee: str | None
) -> frozenset[str]:
    """The code of whom an accusation, a warning or a demand is addressed to, or with whom its content opens.

    `codes` are those of the `mentions` of the document.
    """
    if draft.act not in CONFRONTING or not draft.content:
        return frozenset()
    if addressee is not None:
        return frozenset({addressee})
    content = draft.content[0]
    opening = (
        found
        for mention, found in zip(mentions, codes, strict=True)
        if mention.phrase.full_code and 0 <= mention.span.start - content.start < _OPENING
    )
    return frozenset(next((found for found in opening if found), ()))
