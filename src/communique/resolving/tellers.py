"""Who tells what another country is about to do: that is no promise of that country's."""

import re
from collections.abc import Sequence

from communique.records import CommitmentDraft
from communique.resolving.coreference import Said
from communique.resolving.countries import country_of

_PLANNING = re.compile(
    r"(?i)\b(?:plan(?:s|ned|ning)?|prepar(?:e[sd]?|ing)|intend(?:s|ed|ing)?|about|poised|set|getting ready|plotting"
    r"|bent on)\s+(?:to\s+)?$"
)
_BEFORE = 24


def teller_of(draft: CommitmentDraft, said: Said | None, text: str, issuers: Sequence[str]) -> str | None:
    """The speaker of another country who says what an issuer plans: "according to Lima, Quito is preparing to".

    Only planning is looked for. What else one country says of another's acts is mostly its own threat, misread: of 24
    commitments of the corpus whose speaker was of another country than their issuer none was another's word.
    """
    if said is None or not said.speaker_code or draft.response is None or not issuers:
        return None
    before = text[max(0, draft.response.start - _BEFORE) : draft.response.start]
    mine = {country_of(code) or code for code in issuers}
    is_other = (country_of(said.speaker_code) or said.speaker_code) not in mine
    return said.speaker_code if is_other and _PLANNING.search(before) else None
