"""Who bears which name in one document: an introduction carries over to the bare surname and to initials."""

from collections.abc import Sequence

from communique.resolving.chunks import Mention
from communique.resolving.countries import country_of
from communique.resolving.mentions import surname_of
from communique.resolving.phrase_kinds import TITLED
from communique.resolving.resolution import NOBODY, Resolution

_TWO = 2
FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "PRK", "KOR"})
"""Where the family name stands first: "Wang Yi", then "Wang"."""


class Introductions:
    """The names that a document has introduced so far, with the code of each bearer."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._bearers: dict[str, str] = {}
        self._guessed: set[str] = set()

    def __contains__(self, name: tuple[str, ...]) -> bool:
        return surname_of(name) in self._codes

    def of(self, name: tuple[str, ...]) -> str | None:
        """The code of a name, by the whole of it, else by its surname; `None` where two parties share that."""
        return self._codes.get(" ".join(name).lower()) or self._codes.get(surname_of(name)) or None

    def initials(self, text: str) -> str | None:
        """The code of letters that stood in brackets after a body's name: "the Coast Guard (PCG)"."""
        return self._codes.get(text)

    def is_guess(self, name: tuple[str, ...]) -> bool:
        """Whether the code of a name was only guessed from the countries in play."""
        return surname_of(name) in self._guessed

    def learn(self, name: tuple[str, ...], code: str, *, guess: bool = False) -> None:
        """Remember whose a name is; a surname that two people of different parties bear tells nothing."""
        full, surname = " ".join(name).lower(), surname_of(name)
        self._codes.setdefault(full, code)
        another = len(name) > 1 and self._bearers.get(surname, full) != full
        if self._codes.setdefault(surname, code) != code and another:
            self._codes[surname] = ""
        self._bearers.setdefault(surname, full)
        for part in name[1:] if len(name) > _TWO else ():
            self._codes.setdefault(part.lower(), code)
        if code[:3] in FAMILY_FIRST and _TWO <= len(name) <= _TWO + 1:
            self._codes.setdefault(name[0].lower(), code)
        if guess:
            self._guessed.add(surname)

    def learn_initials(self, text: str, code: str) -> None:
        """Remember what letters in brackets stand for."""
        self._codes.setdefault(text, code)

    def settle(self, name: tuple[str, ...], code: str) -> None:
        """Put a certain code in the place of a guess."""
        self._codes[surname_of(name)] = code
        self._codes[" ".join(name).lower()] = code
        self._guessed.discard(surname_of(name))


def title_beside(text: str, mentions: Sequence[Mention], codes: Sequence[Resolution], place: int) -> Resolution:
    """The party of the title right before a bare name, with or without a comma: "the Foreign Minister, Mr. Tofte"."""
    phrase = mentions[place].phrase
    start = phrase.start
    while phrase.name and not phrase.sector and place:
        place -= 1
        before = mentions[place]
        between = text[before.span.end : start].strip()
        if before.phrase.kind not in TITLED or before.phrase.name or between not in {"", ","}:
            break
        if codes[place].code:
            return codes[place]
        start = before.span.start
    return NOBODY


def country_beside(text: str, mentions: Sequence[Mention], codes: Sequence[Resolution], place: int) -> str | None:
    """The country of the title before a ranked name and a comma: "his colleague at the ministry, General Sophal"."""
    phrase = mentions[place].phrase
    if not phrase.name or not phrase.sector or not place:
        return None
    before, code = mentions[place - 1], codes[place - 1].code
    apposed = any(t.relation == "appos" for t in phrase.sentence.tokens[phrase.first : phrase.last + 1])
    tied = text[before.span.end : phrase.start].strip() == "," and before.phrase.kind in TITLED
    return country_of(code) if apposed and tied and not before.phrase.name else None


def name_beside(text: str, mentions: Sequence[Mention], place: int) -> tuple[str, ...]:
    """The name that stands before a mention and a comma: "Admiral Orlov, the Soviet commander"; empty where none."""
    if not place:
        return ()
    before = mentions[place - 1]
    return before.phrase.name if text[before.span.end : mentions[place].phrase.start].strip() == "," else ()
