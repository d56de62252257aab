"""The life of an agreement or channel: proposed, in force, said to be broken, suspended, restored, ended; and its term.

Dated documents tell in the order of their days, and one document in the order of its words. Undated ones come before
all that is dated, since nothing says that they are later; among documents of one day, or of none, what says more goes
last, never what stands later in the store.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communique.linking.sentences import sentence_of
from communique.records import Document, Instrument, Span

IN_FORCE, PROPOSED, RESTORED = "in_force", "proposed", "restored"
_SEVERITY = (PROPOSED, IN_FORCE, RESTORED, "alleged_violated", "violated", "suspended", "blocked", "ended")
_RESTORED = re.compile(
    r"(?i)\b(?:resum|restor|reopen|re-open|reinstat|reactivat|reconnect|renew|reviv|extend|prolong)\w*"
    r"|\b(?:agree|respect|observ|honou?r|hold|function|work|open|accept|confirm)\w*\b[^.;]{0,60}?"
    r"\b(?:again|anew|once more)\b"
)
_OPEN = re.compile(
    r"(?i)\b(?:would|will|could|may|might|should|must|if|unless|until|once|not|never|n't|offer\w*|promis\w*|propos\w*|"
    r"ask\w*|call\w*|urg\w*|demand\w*|refus\w*|fail\w*|hop\w*|want\w*|ready|willing|prepared|no longer)\b[^.;]*$"
)
_TO = re.compile(r"(?i)\bto\s+$")
_NEXT_CLAUSE = re.compile(r"(?i),\s+(?:and|but|while|whereas)\s")
"""Where the words before no longer hold: "agreed not to cross the river, and the line was restored"."""
_TERM = re.compile(r"P(?:T(?P<hours>\d+)H|(?P<days>\d+)D|(?P<weeks>\d+)W|(?P<months>\d+)M|(?P<years>\d+)Y)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Change:
    """A new state, with the day of the text that tells it, who says so and of whom, and the words."""

    date: str | None
    state: str
    by: tuple[str, ...]
    against: tuple[str, ...]
    mention: Instrument

    @property
    def words(self) -> Span:
        """The mention that tells it."""
        return self.mention.span.within(self.mention.document)


def changes_of(group: Sequence[Instrument], documents: Mapping[str, Document]) -> tuple[Change, ...]:
    """The states of an instrument one after the other; a mention in passing changes none.

    What ends a suspension or an alleged breach are words of restoring; a proposal is over with any text that takes the
    instrument to be in force.
    """
    found: list[Change] = []
    for member in _in_order(group, documents):
        change = _change(found[-1] if found else None, member, documents)
        if change is not None:
            found.append(change)
    return tuple(found)


def _in_order(group: Sequence[Instrument], documents: Mapping[str, Document]) -> list[Instrument]:
    told: dict[str, list[Instrument]] = defaultdict(list)
    for member in sorted(group, key=lambda m: m.span):
        told[member.document].append(member)

    def place(document: str) -> tuple[str, int, str]:
        known = documents.get(document)
        state = max(_SEVERITY.index(_told(m, documents)) for m in told[document])
        return (known.published or "") if known else "", state, document

    return [member for document in sorted(told, key=place) for member in told[document]]


def _told(member: Instrument, documents: Mapping[str, Document]) -> str:
    """What a mention tells: its state, or that it was restored."""
    return RESTORED if member.state == IN_FORCE and is_restored(member, documents) else member.state


def _change(last: Change | None, member: Instrument, documents: Mapping[str, Document]) -> Change | None:
    told = _told(member, documents)
    was = last.state if last else None
    if was is None or (was == PROPOSED and told in {IN_FORCE, RESTORED}):
        state: str | None = IN_FORCE if told == RESTORED else told
    elif told == RESTORED:
        state = RESTORED if was not in {IN_FORCE, RESTORED} else None
    elif told in {IN_FORCE, PROPOSED}:
        state = None
    else:
        again = told == "alleged_violated" and last is not None and set(member.alleged_by) - set(last.by)
        state = told if told != was or again else None
    if state is None:
        return None
    document = documents.get(member.document)
    day = document.published if document else None
    return Change(day, state, member.alleged_by, member.alleged_against, member)


def is_restored(instrument: Instrument, documents: Mapping[str, Document]) -> bool:
    """Whether the sentence says that it was restored, not that it may be."""
    sentence = sentence_of(documents.get(instrument.document), instrument.span).text
    found = _RESTORED.search(sentence)
    if found is None:
        return False
    before = _NEXT_CLAUSE.split(sentence[: found.start()])[-1]
    return not _OPEN.search(before) and not _TO.search(before)


def runs_out(start: str | None, duration: str | None) -> str | None:
    """The first day after a term that began on a day; `None` where the day or the term is open.

    >>> runs_out("1987-01-12", "P30D"), runs_out("1987-01", "P30D"), runs_out("2016-11-30", "P3M")
    ('1987-02-11', None, '2017-02-28')
    """
    match = _TERM.fullmatch(duration or "")
    if start is None or not _DAY.match(start) or match is None:
        return None
    first = date.fromisoformat(start[:10])
    months = int(match["months"] or 0) + _MONTHS * int(match["years"] or 0)
    days = int(match["days"] or 0) + 7 * int(match["weeks"] or 0)
    later = first + timedelta(days=days, hours=int(match["hours"] or 0))
    return _months_later(later, months).isoformat()


def _months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    last = (date(year + (month == _MONTHS - 1), (month + 1) % _MONTHS + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
