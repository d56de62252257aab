"""Pages that keep their words back: for those who pay, for those who consent, for those who run scripts."""

import re
from collections.abc import Sequence

from communique.sources.html.body import Block
from communique.sources.html.shown import Shown

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
_PAY_WORDS = (
    "subscri",
    "reading",
    "unlock",
    "story",
    "article",
    "content",
    "log in",
    "login",
    "register",
    "trial",
    "member",
)
_WALL_WORDS = ("subscri", "continue reading", "keep reading", "unlock", "story is", "article is", "content is")
_CONSENT_WORDS = ("cookie", "consent", "personal data", "privacy", "partners", "accept all", "reject all")
"""Words in small letters without which the expressions above find nothing."""
_QUOTES = frozenset('"“')
_MOSTLY = 0.6
_SHORT = 240
_STUB = 2_500
"""Characters up to which a text that stops at an offer to subscribe looks cut off."""


def about_walls(blocks: Sequence[Block], page: Shown, *, free: bool) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks without the words of a wall, and a warning where the text looks cut off by one.

    `page` is all that it shows, `free` whether the page says that anyone may read it.
    """
    kept = list(blocks)
    shown = "\n".join(b.text for b in blocks).lower()
    if any(word in shown for word in _PAY_WORDS):
        kept = [b for b in blocks if len(b.text) > _SHORT or not _offers(b.text)]
    length = sum(len(b.text) for b in kept)
    if any(word in shown for word in _CONSENT_WORDS):
        spoken = sum(len(b.text) for b in kept if _speaks_of_consent(b.text))
        if spoken > _MOSTLY * length:
            return [], ()
    if kept and length < _STUB and (not free or _holds_back(page.runs)):
        return kept, (f"looks cut off by a paywall after {len(kept)} paragraphs",)
    return kept, ()


def _offers(text: str) -> bool:
    """Whether a paragraph offers a subscription; one that quotes somebody does not."""
    lowered = text.lower()
    return (
        any(word in lowered for word in _PAY_WORDS) and _PAY.search(text) is not None and not _QUOTES.intersection(text)
    )


def _holds_back(runs: Sequence[str]) -> bool:
    """Whether a short line of the page says that the rest is for subscribers."""
    shown = "\n".join(run for run in runs if len(run) < _SHORT).lower()
    return any(word in shown for word in _WALL_WORDS) and _STRONG.search(shown) is not None


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
    found = len(_CONSENT.findall(text))
    return found > 1 or (found == 1 and len(text) < _SHORT)
