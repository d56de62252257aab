"""Dates as pages write them: in attributes, in words, in addresses. What is no full date, or can be two, is none."""

import re
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,? ?)?"
_ISO = re.compile(
    r"\s*(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:?\d\d(?::?\d\d)?(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|GMT|"
    r"[+-]\d\d:?(?:\d\d)?))?)?\s*"
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of|\.)? ?(?P<m>{_NAME}),? ?(?P<y>\d{{4}})(?!\d)",
        rf"(?P<m>{_NAME}) ?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?P<y>\d{{4}})(?!\d)",
        rf"(?P<m>{_NAME}) {{1,2}}(?P<d>\d{{1,2}}) \d\d:\d\d:\d\d(?: [A-Z]{{2,4}})? (?P<y>\d{{4}})(?!\d)",
        r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)",
        r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)",
        r"(?<![\d/-])(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>\d{4})(?!\d)",
    )
)
_SLASHED = len(_FORMS) - 1
_CLOCK = r"(?:at )?\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?\(?(?:[A-Z]{2,4}|[+-]\d\d:?\d\d)\)?)?"
_CLOCK += r"(?: ?\(\d{4} [A-Z]{3}\))?"
_AROUND = re.compile(
    rf"(?:{_DAY}|{_CLOCK}|\b(?:first )?(?:published|posted|issued|released|created|date[ds]?|online|on|at|"
    rf"time|last|updated|modified|"
    rf"edited|revised|uk|local|edt|est|gmt|utc|bst|cet|ist)\b|[|,;:·•()\[\]–—/-]|\s)*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)[a-z]{0,6}[/-](0?[1-9]|[12]\d|3[01])(?=[/_.?#-]|$)|"
    r"(?<=[/_-])((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?=[/_.?#-]|$)",
    re.IGNORECASE,
)
_EARLIEST = 1800
_EMPTY = frozenset((date(1970, 1, 1), date(1900, 1, 1), date(2000, 1, 1)))
"""What systems write where a date is missing."""


def read_date(value: str, *, american: bool | None = None) -> str | None:
    """The date (or ISO date-time, as it stands) that an attribute or a line gives in full.

    `american` is whether the page is known to write months first; where it is not known, 4/9/2018 is two dates.

    >>> read_date("2018-09-04T19:12:44.000Z"), read_date("Sep 18, 2019"), read_date("4/9/2018"), read_date("13/12/2002")
    ('2018-09-04T19:12:44.000Z', '2019-09-18', None, '2002-12-13')
    """
    value = value[:80]
    iso = _ISO.fullmatch(value)
    if iso:
        return value.strip() if _valid(*iso.groups()) else None
    found = find_date(value, american=american)
    return found[0] if found else None


def find_date(text: str, *, american: bool | None = None) -> tuple[str, int, int] | None:
    """The first full date in some words, and where it stands."""
    matches = [(match.start(), i, match) for i, form in enumerate(_FORMS) if (match := form.search(text))]
    for start, i, match in sorted(matches, key=lambda m: m[:2]):
        day, month = match["d"], match["m"]
        if i == _SLASHED and (swapped := _swapped(day, month, american=american)) is not None:
            day, month = swapped
        elif i == _SLASHED:
            continue
        if found := _valid(match["y"], month, day):
            return found, start, match.end()
    return None


def _swapped(day: str, month: str, *, american: bool | None) -> tuple[str, str] | None:
    """Day and month of a date with slashes; `None` where it can be two dates."""
    one, two = int(day), int(month)
    if one > 12 or one == two:
        return day, month
    if two > 12:
        return month, day
    return None if american is None else (month, day) if american else (day, month)


def is_date_line(text: str) -> bool:
    """Whether a line says a date and nothing else but its label and time of day.

    >>> is_date_line("Published: Tuesday, 4 September 2018 14:22 GMT"), is_date_line("The 4 May 2018 vote failed")
    (True, False)
    """
    if len(text) > 120:
        return False
    found = find_date(text, american=True)
    return found is not None and all(_AROUND.fullmatch(part) for part in (text[: found[1]], text[found[2] :]))


def address_date(url: str) -> str | None:
    """The date in the path of an address."""
    match = _ADDRESS.search(url.partition("?")[0][:300])
    if match is None:
        return None
    year, month, day = (part for part in match.groups() if part)
    return _valid(year, month, day)


def _valid(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return found.isoformat() if found.year >= _EARLIEST and found not in _EMPTY else None
