"""What one document knows of its parties: its phrases with their codes, its countries, names and speakers."""

import re
from collections.abc import Sequence
from functools import cached_property

from communique.records import Place
from communique.resolving.adversaries import Adversaries
from communique.resolving.authors import Origin, with_dateline
from communique.resolving.chunks import find_mentions
from communique.resolving.coreference import Discourse, Said
from communique.resolving.countries import Countries, country_of, country_of_cue
from communique.resolving.cues import AllCues
from communique.resolving.homes import home_country
from communique.resolving.introductions import Introductions
from communique.resolving.letters import Correspondents, correspondents_of
from communique.resolving.mentions import Phrase, Phrases
from communique.resolving.pronouns import Pronouns
from communique.resolving.resolution import NOBODY, Resolution
from communique.resolving.sides import Sides
from communique.text import Analysis

_BRACKET = re.compile(r"\s?\(([^()\n]{2,40})\)")

_MOVEMENTS = frozenset({"REB", "OPP"})
_OPENING = 3
_CLEAR = 0.03


class Scene:
    """The state that the rules of `clues.py` ask. `codes` are those of the mentions, filled while they are introduced.

    `nouns` holds, for a noun in singular or plural, the places of the mentions with it that have a code.
    """

    def __init__(
        self,
        analysis: Analysis,
        *,
        places: Sequence[Place],
        origin: Origin,
        cues: AllCues,
        adversaries: Adversaries | None = None,
    ) -> None:
        self.analysis = analysis
        self.origin = origin
        self.cues = cues
        self.adversaries = adversaries
        stated = (p for p in places if p.country)
        self.places = sorted(stated, key=lambda p: p.span.start)
        self.place_starts = [p.span.start for p in self.places]
        self.phrases = Phrases(analysis.text, cues, on=analysis.published)
        self.mentions = find_mentions(analysis, self.phrases)
        named = {country for row in self.cues for c in row if (country := country_of_cue(c))}
        about = with_dateline(origin.countries, self.places, named=named)
        self.countries = Countries(analysis, self.cues, places=self.places, about=about)
        self.discourse = Discourse(self.mentions)
        self.people = Introductions()
        self.bodies = {c.code for row in self.cues for c in row if not c.office and not c.is_country}
        self.nouns: dict[tuple[str, bool], list[int]] = {}
        self.codes: list[Resolution] = []
        self.pronouns = Pronouns(analysis, self.mentions, self.codes, self.discourse)

    @cached_property
    def letter(self) -> Correspondents:
        """Who writes the document to whom, where it is a letter."""
        return correspondents_of(self.analysis)

    @cached_property
    def author(self) -> str | None:
        """The code of the party whose own words the document is."""
        if self.origin.code or self.letter.sender:
            return self.origin.code or self.letter.sender
        if not self.origin.sector:
            return None
        named = self._named_movement() if self.origin.sector in _MOVEMENTS else None
        home = home_country(
            self.analysis, self.countries.named, self.countries.counts, without=country_of(self.letter.recipient)
        )
        return named or (f"{home} {self.origin.sector}" if home else None)

    def _named_movement(self) -> str | None:
        """The armed movement that the first lines of its bulletin name."""
        opening = self.cues[:_OPENING]
        return next((c.code for row in opening for c in row if not c.office and c.code[4:] in _MOVEMENTS), None)

    def voice(self, said: Said) -> str | None:
        """Who says "we" there: in reported speech it stays the author's word, as in "you write that our ships ..."."""
        if said.quoted and (said.direct or self.author is None):
            return said.speaker_code
        return self.author

    def bracket(self, offset: int) -> str:
        """What stands in brackets right after an offset: "Mr. Osman (Sudan)"."""
        found = _BRACKET.match(self.analysis.text, offset)
        return found.group(1) if found else ""

    def other(self, code: str | None, offset: int) -> Resolution:
        """The other party in play than the one of a code, near an offset."""
        sentence = self.analysis.sentence_at(offset)
        if sentence is None or code is None or len(self.codes) < len(self.mentions):
            return NOBODY
        return Resolution(*self.sides.against(code, offset, sentence))

    def rival(self, code: str | None, phrase: Phrase) -> Resolution:
        """The enemy of a party: while the document is still being introduced, the other country most in play."""
        if len(self.codes) == len(self.mentions):
            return self.other(code, phrase.start)
        mine = country_of(code)
        if mine is None:
            return NOBODY
        country, lead = self.countries.dominant(phrase.start, phrase.sentence, without=frozenset({mine}))
        return Resolution(f"{country} GOV", 0.4) if country and lead >= _CLEAR else NOBODY

    @cached_property
    def sides(self) -> Sides:
        """Who stands against whom."""
        codes = [(r.code, r.score) for r in self.codes]
        return Sides(self.mentions, codes, discourse=self.discourse, countries=self.countries)
