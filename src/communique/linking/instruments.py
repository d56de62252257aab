"""Agreements and channels over all their mentions: parties, term, state, and who says whom to have broken them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from communique.linking.instrument_keys import Instruments
from communique.linking.instrument_life import IN_FORCE, RESTORED, Change, changes_of, runs_out
from communique.linking.parties import countries_of, state_of_code
from communique.linking.sentences import sentence_of
from communique.linking.words import content_words, stems
from communique.records import Document, Instrument

_SHARED_NAME = 0.6
_TELLING = 3
_AGREED = frozenset({"agreement", "ceasefire", "treaty"})
_POINTING = re.compile(r"(?i)\b(?:the|this|that)\s")
_BARE = stems("agreement agreements deal accord pact")
_ONE_OF_A_KIND = frozenset({"ceasefire"})
_OF_TWO = frozenset({"ceasefire", "channel"})
_BY_FAR = 2


@dataclass(frozen=True)
class InstrumentGroup:
    """One agreement, resolution, veto or channel, with its mentions in the order of their documents.

    `changes` are its states one after the other.
    """

    members: tuple[Instrument, ...]
    changes: tuple[Change, ...]

    @property
    def decisive(self) -> Instrument:
        """The mention that gives it its state."""
        return self.changes[-1].mention

    @property
    def state(self) -> str:
        """Its last state; what was restored is in force."""
        last = self.changes[-1].state
        return IN_FORCE if last == RESTORED else last

    @property
    def id(self) -> str:
        """The id of the first mention."""
        return self.members[0].id

    @property
    def kind(self) -> str:
        """Its kind, the same for all mentions."""
        return self.members[0].kind

    @property
    def name(self) -> str:
        """The longest name given to it, the first of its length."""
        return max((m.name for m in self.members), key=len)

    @cached_property
    def party_codes(self) -> tuple[str, ...]:
        """Its parties, from all mentions: of the government and the army of one country, the first named.

        "The agreement" without more words says who speaks of it rather than who is bound.
        """
        named = [m for m in self.members if not stems(m.name) <= _BARE] or self.members
        told = Counter(country for m in named for country in sorted(countries_of(m.party_codes)))
        found: dict[str, str] = {}
        for code in _union(m.party_codes for m in named):
            if not self._is_bystander(state_of_code(code), told):
                found.setdefault(state_of_code(code), code)
        return tuple(found.values())

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries of its parties."""
        return countries_of(self.party_codes)

    def _is_bystander(self, country: str, told: Counter[str]) -> bool:
        """Whether two others are the parties by far more mentions: who brokers or mourns a truce is none of them."""
        if self.kind not in _OF_TWO:
            return False
        others = sorted((n for c, n in told.items() if c != country), reverse=True)
        return len(others) > 1 and others[1] >= _BY_FAR * told[country]

    @property
    def alleged_by(self) -> tuple[str, ...]:
        """Who says that it is broken."""
        return _union(m.alleged_by for m in self.members)

    @property
    def alleged_against(self) -> tuple[str, ...]:
        """Who is said to have broken it."""
        return _union(m.alleged_against for m in self.members)

    @property
    def duration(self) -> str | None:
        """Its term as a TIMEX value (P30D)."""
        return next((m.duration for m in self.members if m.duration), None)

    @property
    def start(self) -> str | None:
        """When it began, as a TIMEX value."""
        return next((m.start for m in self.members if m.start), None)

    @property
    def ends(self) -> str | None:
        """The day on which its term is over, where its beginning and its term are known."""
        return next((day for m in self.members if (day := runs_out(self.start, m.duration))), None)


def group_instruments(ordered: Iterable[Instrument], documents: Mapping[str, Document]) -> list[InstrumentGroup]:
    """The instruments merged: one kind, parties and term that do not exclude each other, a name that is shared."""
    groups: list[list[Instrument]] = []
    near = Instruments()
    for instrument in ordered:
        place = next((n for n in near.places(instrument) if belongs(groups[n], instrument, documents)), len(groups))
        if place == len(groups):
            groups.append([])
        groups[place].append(instrument)
        near.note(instrument, place)
    return [InstrumentGroup(tuple(g), changes_of(g, documents)) for g in groups]


def belongs(group: Sequence[Instrument], instrument: Instrument, documents: Mapping[str, Document]) -> bool:
    """Whether an instrument is one with those of a group: `Instruments` finds all of which this can be true."""
    if _is_pointed_at(group, instrument):
        return True
    same = [m for m in group if m.kind == group[0].kind]
    can_be_one = all(can_be_one_instrument(m, instrument) for m in same) and any(
        _parties_meet(m, instrument) for m in same
    )
    return can_be_one and (_named_alike(group, instrument) or _told_alike(group, instrument, documents))


def can_be_one_instrument(a: Instrument, b: Instrument) -> bool:
    """Whether kind, term and number allow it."""
    if not _kinds_agree(a, b) or (a.duration and b.duration and a.duration != b.duration):
        return False
    numbers = [_numbers(i.name) for i in (a, b)]
    if a.kind == "resolution" and any(numbers) and not numbers[0] & numbers[1]:
        later = b if numbers[0] else a  # without a number only "the resolution", of the same text, is it
        return not all(numbers) and a.document == b.document and bool(_POINTING.match(later.span.text))
    return True


def _parties_meet(a: Instrument, b: Instrument) -> bool:
    """Whether parties allow it: of one mention they may be guessed wrong; a long name that is the same word for word
    outweighs them.
    """
    one, other = _countries(a.party_codes), _countries(b.party_codes)
    same_name = _stems(a.name) == _stems(b.name) and len(_stems(a.name)) >= 2
    return same_name or not one or not other or bool(one & other)


def _named_alike(group: Sequence[Instrument], instrument: Instrument) -> bool:
    """Whether most words of the shorter name are in the longer; two ceasefires of the same parties are one."""
    for member in group:
        one, other = _stems(member.name), _stems(instrument.name)
        if len(one & other) >= _SHARED_NAME * max(1, min(len(one), len(other))):
            return True
        both = _countries(member.party_codes) & _countries(instrument.party_codes)
        if instrument.kind in _ONE_OF_A_KIND and len(both) >= 2:
            return True
    return False


def _kinds_agree(a: Instrument, b: Instrument) -> bool:
    """One kind; "the agreement" without more words may be the ceasefire of the same two parties."""
    if a.kind == b.kind:
        return True
    shared = _countries(a.party_codes) & _countries(b.party_codes)
    bare = any(i.kind == "agreement" and _stems(i.name) <= _BARE for i in (a, b))
    return bare and {a.kind, b.kind} == {"agreement", "ceasefire"} and len(shared) >= 2


def _is_pointed_at(group: Sequence[Instrument], instrument: Instrument) -> bool:
    """Whether "the agreement" points to a ceasefire or agreement that the same text has named before."""
    bare = instrument.kind == "agreement" and _stems(instrument.name) <= _BARE
    if not bare or not _POINTING.match(instrument.span.text):
        return False
    earlier = (m for m in group if m.document == instrument.document and m.span.start < instrument.span.start)
    return any(m.kind in _AGREED for m in earlier)


def _told_alike(group: Sequence[Instrument], instrument: Instrument, documents: Mapping[str, Document]) -> bool:
    """Whether the sentence of one mention has all words of the other's name; a bare "agreement" is the one before."""
    own = _stems(instrument.name)
    if own <= _BARE and any(m.kind != instrument.kind for m in group):
        return True
    if instrument.kind != "channel":
        return False
    pairs = [pair for m in group for pair in ((m, instrument), (instrument, m))]
    return any(_has_the_name(b, a.name, documents) for a, b in pairs)


def _has_the_name(instrument: Instrument, name: str, documents: Mapping[str, Document]) -> bool:
    """Whether the sentence around a mention has all words of a name that tells something."""
    words = _stems(name)
    return len(words) >= _TELLING and words <= _stems(
        sentence_of(documents.get(instrument.document), instrument.span).text
    )


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for group in groups for code in group))


_stems = lru_cache(maxsize=1 << 15)(stems)
_countries = lru_cache(maxsize=1 << 15)(countries_of)
"""In a long crisis each instrument is held against hundreds."""


@lru_cache(maxsize=1 << 15)
def _numbers(name: str) -> frozenset[str]:
    """The numbers in a name: two resolutions of different numbers are two."""
    return frozenset(w for w in content_words(name) if w.isdecimal())
