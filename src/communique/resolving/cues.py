"""The words of a sentence that say which party is meant: countries, seats of power, organisations, offices.

A cue is looked up, not understood: `mentions.py` says what a phrase with several cues names.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.knowledge.names import Name, load_names
from communique.knowledge.offices import Office, load_offices
from communique.knowledge.words import Word, split_words
from communique.text import Analysis, Sentence, Token

COUNTRY_KINDS = frozenset({"country", "adjective", "national", "people", "capital"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_TITLES = frozenset("mr mrs ms miss dr sir madam mme mlle sheikh president minister premier general colonel".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens `first` to `last` (included) of a sentence that name a party or an office.

    `kind` is country, adjective, national, people or capital (then `code` is a country); fixed or leader (then `code`
    is a whole code); or, with `office`, the kind of an office word (body, person, rank, role, voice, diplomat, asset,
    text, polity, people, outsider) whose `code` is a sector.
    """

    first: int
    last: int
    kind: str
    code: str
    office: bool = False

    @property
    def is_country(self) -> bool:
        """Whether the cue names a country and no more."""
        return self.kind in COUNTRY_KINDS and not self.office


def all_cues(analysis: Analysis) -> tuple[tuple[Cue, ...], ...]:
    """The cues of each sentence of a document."""
    return tuple(find_cues(analysis.text, s, on=analysis.published) for s in analysis.sentences)


def find_cues(text: str, sentence: Sentence, *, on: str | None = None) -> tuple[Cue, ...]:
    """The cues of one sentence, the longest where two begin together, none overlapping.

    `on` is the day (ISO) on which the names are to be understood, `None` where it is not known.
    """
    words = split_words(text[sentence.start : sentence.end])
    tokens = _tokens_of(words, sentence)
    found: list[Cue] = []
    place = 0
    while place < len(words):
        size, cue = _cue_at(words, tokens, place, on=on, before=found[-1] if found else None)
        if cue is not None:
            found.append(cue)
        place += max(size, 1)
    return tuple(found)


def _cue_at(
    words: Sequence[Word], tokens: Sequence[Token], place: int, *, on: str | None, before: Cue | None
) -> tuple[int, Cue | None]:
    """How many words to step on, and the cue that they are, if any: the longer of name and office."""
    size, names = load_names().find(words, place)
    length, office = load_offices().find(words, place)
    if size and size >= length:
        first, last = tokens[place], tokens[place + size - 1]
        cue = _name_cue(names, first, last, on=on, titled=_is_titled(tokens, place, before))
        if cue is not None or names[0].kind == "mask":
            return size, cue
    if office is not None and _is_noun(office, tokens[place : place + length]):
        return length, Cue(tokens[place].index, tokens[place + length - 1].index, office.kind, office.sector, True)
    return 1, None


def _name_cue(names: Sequence[Name], first: Token, last: Token, *, on: str | None, titled: bool) -> Cue | None:
    held = [n for n in names if on is None or n.held_on(on)]
    name = held[0] if held else None
    if name is None or name.kind == "mask":
        return None
    if name.kind == "person":
        same = len({n.code for n in held}) == 1
        usable = same and (titled or not name.titled) and last.upos == "PROPN"
        return Cue(first.index, last.index, "leader", name.code) if usable else None
    if name.kind in COUNTRY_KINDS:
        return Cue(first.index, last.index, name.kind, name.country)
    return Cue(first.index, last.index, "fixed", name.code)


def _is_titled(tokens: Sequence[Token], place: int, before: Cue | None) -> bool:
    previous = tokens[place - 1] if place else None
    if previous is None:
        return False
    return previous.lower.strip(".") in _TITLES or (
        before is not None and before.office and before.last == previous.index
    )


def _is_noun(office: Office, tokens: Sequence[Token]) -> bool:
    """Whether the part of speech allows an office: "general" is a rank only as a noun or name."""
    last = tokens[-1]
    if last.upos in _NOUNS or len(tokens) > 1:
        return office.kind != "rank" or last.text[0].isupper() or last.relation not in {"amod", "compound"}
    if last.upos == "ADJ":
        return office.sector in {"REB", "OPP"} or last.text[0].isupper()
    return last.text.isupper() and len(last.text) > 2


def _tokens_of(words: Sequence[Word], sentence: Sentence) -> list[Token]:
    """The token in which each word begins."""
    found, at = [], 0
    for word in words:
        start = sentence.start + word.start
        while at + 1 < len(sentence) and sentence[at].end <= start:
            at += 1
        found.append(sentence[at])
    return found


def cues_in_text(text: str, *, on: str | None = None) -> tuple[Cue, ...]:
    """The cues of a line that has no analysis, such as a title; indexes count its words."""
    tokens = [
        Token(i, w.key, w.start, w.end, w.key.lower(), "PROPN", "NNP", -1, "root")
        for i, w in enumerate(split_words(text))
    ]
    return find_cues(text, Sentence(tokens), on=on) if tokens else ()
