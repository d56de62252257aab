"""Pages that keep their words back: for those who pay, for those who consent, for those who run scripts."""

import re
from collections.abc import Sequence

from communique.sources.html.body import Block

_PAY = re.compile(
    r"subscribe (?:to|now|for|today) ?(?:unlock|read|continue|keep reading|get|full|unlimited|access)?|"
    r"(?:to|and) (?:continue|keep) reading|already (?:a|have a) subscri|"
    r"(?:this|the rest of this) (?:article|story|content) is (?:reserved |only |exclusively )?(?:available |for )|"
    r"unlock (?:this|the full) (?:article|story)|for subscribers only|subscribers? only|log ?in to (?:read|continue)|"
    r"register (?:now |for free )?to (?:read|continue)|start your (?:free )?trial|become a (?:member|subscriber)",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"(?:to|and) (?:continue|keep) reading|unlock (?:this|the full)|already (?:a|have a) subscri|subscribe "
    r"to (?:unlock|read|continue|keep)|"
    r"for subscribers only|(?:article|story|content) is (?:reserved|only|exclusively|available|for)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|personal data|privacy (?:settings|policy|choices)|\bpartners\b|accept all|"
    r"reject all|IAB Transparency",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"enable javascript|javascript (?:is|must be|to run)|requires javascript|turn on javascript", re.IGNORECASE
)
_ROBOT = re.compile(
    r"are you a (?:robot|human)|verify (?:that )?you are (?:a )?human|captcha|checking your browser|access "
    r"denied|request blocked",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\b404\b|page (?:was )?not found|no longer available|page (?:you|that you) .{0,40}(?:find|exist|found)",
    re.IGNORECASE,
)
_SHORT = 240
_STUB = 2_500
"""Characters up to which a text that stops at an offer to subscribe looks cut off."""


def about_walls(blocks: Sequence[Block], runs: Sequence[str], *, free: bool) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks without the words of a wall, and a warning where the text looks cut off by one.

    `runs` are all texts of the page, `free` whether the page says that anyone may read it.
    """
    kept = [b for b in blocks if len(b.text) > _SHORT or not _PAY.search(b.text) or '"' in b.text or "“" in b.text]
    if kept and sum(_speaks_of_consent(b.text) * len(b.text) for b in kept) > 0.6 * sum(len(b.text) for b in kept):
        return [], ()
    length = sum(len(b.text) for b in kept)
    offered = any(len(run) < _SHORT and _STRONG.search(run) for run in runs)
    if kept and length < _STUB and (offered or not free):
        return kept, (f"looks cut off by a paywall after {len(kept)} paragraphs",)
    return kept, ()


def what_it_looks_like(page: bytes, runs: Sequence[str]) -> str:
    """Why a page has no words of an article, by what it shows."""
    shown = " ".join(runs)[:20_000]
    kind = _kind(page, shown)
    return f"no text of an article in the page: {kind}; open it in a browser and save its text"


def _kind(page: bytes, shown: str) -> str:
    lowered = page[:200_000].lower()
    if b"<frameset" in lowered:
        return "it is a set of frames whose words are in other files"
    if len(_CONSENT.findall(shown)) >= 2:
        return "it asks for consent to cookies and shows nothing else"
    if _ROBOT.search(shown):
        return "it asks for proof that no robot reads it"
    if _PAY.search(shown):
        return "it asks for a subscription and shows nothing else"
    if b'http-equiv="refresh"' in lowered or b"http-equiv=refresh" in lowered:
        return "it only sends the reader on to another address"
    if _MISSING.search(shown):
        return "it says that the page does not exist"
    if _SCRIPT.search(shown) or (b"<script" in lowered and len(shown) < 200):
        return "a script makes its words, and they are not in the file"
    return "it is empty" if not shown.strip() else f"it shows only {shown[:80]!r}"


def _speaks_of_consent(text: str) -> bool:
    return len(_CONSENT.findall(text)) >= 2 or (len(text) < _SHORT and _CONSENT.search(text) is not None)
