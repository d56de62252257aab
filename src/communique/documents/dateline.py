"""The date that a text states about itself at its head: "GENEVA, 4 April 1994 (AFP) -", "Published: 2018-09-05".

Only a date with day, month and year counts. A dateline without a year gives nothing: the year is never guessed.
"""

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?)"
_FORMS = tuple(
    re.compile(rf"(?<![\w./-]){form}(?![\w/]|-\d|\.\d)", re.IGNORECASE)
    for form in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?P<year>(?:1[89]|20)\d\d)",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:1[89]|20)\d\d)",
        r"(?P<year>(?:1[89]|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:T[\d:.]+Z?)?",
    )
)
_HEAD = 1200
"""A dateline stands within so many characters (measured on the corpus: headline, byline and dateline together)."""
_LINES = 8
_LABEL = re.compile(
    r"(?:first |last )?(?:published|publication date|date|dated|issued|posted|released|release date|updated|"
    r"for immediate release|for release|done at)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"(?:identical )?(?:letters?|note verbale|telegram|cablegram|communiqu[eé]|statement|memorandum) dated",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r",? (?:from|addressed|to)\b")
_TITLE = re.compile(r"\W*(?:\d{1,4} ?\(\d{4}\)\. )?(?:Resolution|RESOLUTION|Decision|Decree|Proclamation)\b")
_ADOPTED = re.compile(r"\(?adopted (?:by|at|unanimously)[^.;]{0,80}\bon", re.IGNORECASE)
_PLACE = r"(?:[A-Z][\w.'’-]*|of|de|del|la|le|el|al|the|and|es)"
_PLACES = re.compile(rf"{_PLACE}(?:[ /]{_PLACE}){{0,5}}(?:, {_PLACE}(?: {_PLACE}){{0,3}}){{0,2}}")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:$|[-–—/:.(|\[,]|\d{1,2}[:.]\d\d)")


def find_dateline(text: str) -> tuple[str, int, int] | None:
    """The ISO date of a dateline in full, with the offsets of its words; nothing where there is none.

    Looks at the first lines only. A line of its own, a label ("Date:"), or place names before the date and a dash,
    bracket or full stop after it make a dateline; a date in a sentence is none.

    >>> find_dateline("GENEVA, 4 April 1994 (XYZ) - Talks ended.")
    ('1994-04-04', 8, 20)
    """
    start, before = 0, ""
    for line in text[:_HEAD].split("\n")[:_LINES]:
        found = _in_line(line, before)
        before = line
        if found:
            day, first, last = found
            return day, start + first, start + last
        start += len(line) + 1
    return None


def _in_line(line: str, before: str) -> tuple[str, int, int] | None:
    matches = sorted((m for form in _FORMS for m in form.finditer(line[:200])), key=lambda m: m.start())
    for match in matches:
        day = _iso(match)
        lead, rest = line[: match.start()], line[match.end() :]
        if day and ((_leads_in(lead) and _AFTER.match(rest)) or _is_titled(before, lead, rest)):
            return day, match.start(), match.end()
    return None


def _is_titled(before: str, lead: str, rest: str) -> bool:
    """Whether a document's title dates it: "Letter dated 12 March 2001 from ...", "Resolution 12 of 3 May 1950"."""
    if _LETTER.fullmatch(lead.strip()):
        return not rest.strip() or _ADDRESSED.match(rest) is not None
    if _ADOPTED.fullmatch(lead.strip()):
        return not rest.strip(" ).,")
    title = lead if lead.strip().lower() != "of" else f"{before} of"
    return _TITLE.match(title) is not None and title.rstrip().endswith(" of") and not rest.strip()


def _leads_in(before: str) -> bool:
    """Whether only a label, place names, a weekday or an agency stands before the date."""
    rest = before.strip().rstrip(",:;-–—(|•").strip()
    label = _LABEL.match(rest)
    if label:
        rest = rest[label.end() :].strip(" :,-–—")
    weekday = _WEEKDAY.search(rest)
    if weekday and weekday.end() == len(rest):
        rest = rest[: weekday.start()].rstrip(" ,(-–—")
    return not rest or (_PLACES.fullmatch(rest) is not None and before.rstrip()[-1] in ",.-–—(:|")


def _iso(match: re.Match[str]) -> str | None:
    month = match["month"].rstrip(".").lower()
    number = int(month) if month.isdigit() else _number(month)
    try:
        return date(int(match["year"]), number, int(match["day"])).isoformat()
    except ValueError:
        return None


def _number(month: str) -> int:
    """The number of a month's name or abbreviation; 0 where it is none ("Marchers")."""
    short = month[:3] if month == "sept" else month
    return next((i for i, name in enumerate(_MONTHS, 1) if short in (name, name[:3])), 0)
