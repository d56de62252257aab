"""The words of a sentence that say which party is meant, as tokens: countries, bodies, office-holders, offices.

What a cue is, `communique.knowledge.phrases` knows; here it is tied to tokens and to the day of the document.
"""

from dataclasses import dataclass

from communique.knowledge.names import Name
from communique.knowledge.phrases import Item, find_items
from communique.knowledge.readings import on_day
from communique.knowledge.terms import person_on
from communique.knowledge.words import Word, split_words
from communique.text import Analysis, Sentence

COUNTRY_KINDS = frozenset({"country", "adjective", "national", "people", "capital"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens `first` to `last` (included) of a sentence that name a party or an office.

    `kind` is country, adjective, national, people or capital (then `code` is a country); body, person or led (then
    `code` is a whole code); or, with `office`, the kind of an office word (body, person, rank, role, voice, diplomat,
    asset, text, polity, people, outsider) whose `code` is a sector.
    """

    first: int
    last: int
    kind: str
    code: str
    office: bool = False
    possessive: bool = False

    @property
    def is_country(self) -> bool:
        """Whether the cue names a country and no more."""
        return self.kind in COUNTRY_KINDS and not self.office


AllCues = tuple[tuple[Cue, ...], ...]
"""The cues of each sentence of a document."""


def all_cues(analysis: Analysis) -> AllCues:
    """The cues of each sentence of a document."""
    return tuple(find_cues(analysis.text, s, on=analysis.published) for s in analysis.sentences)


def find_cues(text: str, sentence: Sentence, *, on: str | None = None) -> tuple[Cue, ...]:
    """The cues of one sentence, in order, none overlapping; `on` is the day (ISO) on which names are understood."""
    words = split_words(text[sentence.start : sentence.end])
    items = find_items(words) if words else []
    if not items:
        return ()
    places = _token_indexes(words, sentence)
    cues = (_cue(item, places[item.at], places[item.end - 1], on=on) for item in items)
    return tuple(cue for cue in cues if cue is not None)


def _cue(item: Item, first: int, last: int, *, on: str | None) -> Cue | None:
    if item.office is not None:
        return Cue(first, last, item.office.kind, item.office.sector, True, item.possessive)
    name = _meaning(item.names, on, alone=item.end - item.at == 1)
    if name is None or item.kind in {"mask", "opposed", "located"}:
        return None
    if item.kind == "led":
        return Cue(first, last, "led", "COALITION")
    code = on_day(name, on).country if name.kind in COUNTRY_KINDS else name.code
    return Cue(first, last, name.kind, code, possessive=item.possessive)


def _meaning(names: tuple[Name, ...], on: str | None, *, alone: bool) -> Name | None:
    """The one that held on a day; without a day the one that still holds."""
    if all(n.kind == "person" for n in names):
        return person_on(names, on, alone=alone)
    held = [n for n in names if (n.held_on(on) if on else not n.until)]
    # What is no more may still be spoken of, but nothing before its time.
    held = held or [n for n in names if not on or n.kind != "body" or on >= n.since[: len(on)]]
    return held[0] if held and (held[0].kind != "person" or len({n.code for n in held}) == 1) else None


def _token_indexes(words: list[Word], sentence: Sentence) -> list[int]:
    """The index of the token in which each word begins."""
    found, at = [], 0
    ends = [token.end - sentence.start for token in sentence.tokens[:-1]]
    last = len(ends)
    for word in words:
        while at < last and ends[at] <= word.start:
            at += 1
        found.append(at)
    return found


def cues_in_text(text: str, *, on: str | None = None) -> tuple[Cue, ...]:
    """The cues of a line that has no analysis, such as a title; indexes count its words."""
    words = split_words(text)
    items = find_items(words) if words else []
    cues = (_cue(item, item.at, item.end - 1, on=on) for item in items)
    return tuple(cue for cue in cues if cue is not None)
