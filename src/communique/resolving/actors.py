"""Who is meant: every party phrase of a document to the code of the party.

The order of trust: what the phrase itself says; a name that the document introduced; a known office-holder; a
possessive's owner; an earlier phrase with the same noun; the speaker's own side; last, the country in play. Each step
down lowers the score. Where two readings are near, the answer is `None`.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from communique.records import LocalActor, Place, Span
from communique.resolving.authors import Origin, with_dateline
from communique.resolving.chunks import Mention, find_mentions
from communique.resolving.coreference import OUTSIDE, Discourse, Said
from communique.resolving.countries import Countries, country_of
from communique.resolving.cues import all_cues, cues_in_text
from communique.resolving.handles import handle_code
from communique.resolving.instrument_parties import same_side
from communique.resolving.introductions import Introductions, name_beside, title_beside
from communique.resolving.local_actors import gather_actors
from communique.resolving.mentions import Phrase, read_phrase
from communique.resolving.parts import split_parties, tokens_of
from communique.resolving.phrase_kinds import (
    BESIDE,
    ENEMIES,
    EQUALS,
    FRIENDS,
    TITLED,
    is_anonymous,
    is_general,
    is_nobody,
    is_opposite,
    owned,
    personal,
    spoken_to,
)
from communique.resolving.pronouns import Pronouns
from communique.resolving.resolution import NOBODY, Resolution
from communique.resolving.sides import Sides
from communique.resolving.titles import code_of_title
from communique.text import Analysis, Sentence

_NATIONAL = frozenset({"government", "president", "minister", "ministry", "army", "police", "state", "opposition"})
_OWN_SIDE = frozenset({"body", "asset"})
_KOREAS = {"north": "PRK", "south": "KOR"}
_BRACKET = re.compile(r"\s?\(([^()\n]{2,40})\)")
_FIRST = frozenset({"i", "we", "us", "me"})
_ABROAD = frozenset({"MIL", "UNK"})
_PAIRS = frozenset({"both", "neither", "two", "either"})
_NO_PAIR = frozenset({"UNK", "BUS", "CVL"})
_LONGEST_PAIR = 3
_ACRONYM = 6
_SHORT = 2
_NEW = frozenset({"a", "an", "another", "one"})
_CLEAR = 0.03
_GUESS = 0.75


class Parties:
    """The parties of one document: answers `resolve` for any span of it."""

    def __init__(self, analysis: Analysis, *, places: Sequence[Place] = (), origin: Origin | None = None) -> None:
        origin = origin or Origin(None, None, {}, frozenset())
        self._analysis = analysis
        self._cues = all_cues(analysis)
        self._places = sorted((p for p in places if p.country), key=lambda p: p.span.start)
        self._place_starts = [p.span.start for p in self._places]
        self._origin = origin
        self.mentions = find_mentions(analysis, self._cues)
        about = with_dateline(origin.countries, self._places)
        self.countries = Countries(analysis, self._cues, places=self._places, about=about)
        self.discourse = Discourse(self.mentions)
        self._people = Introductions()
        self._bodies = {c.code for row in self._cues for c in row if not c.office and not c.is_country}
        self._nouns: dict[tuple[str, bool], list[int]] = {}
        self._codes: list[Resolution] = []
        self._pronouns = Pronouns(analysis, self.mentions, self._codes, self.discourse)
        for place, mention in enumerate(self.mentions):
            self._introduce(place, mention)
        for mention in self.mentions:
            self._introduce_late(mention)
        self._recall_names()

    @cached_property
    def author(self) -> str | None:
        """The code of the party whose own words the document is."""
        if self._origin.code or self._origin.sector != "GOV" or not self.countries.counts:
            return self._origin.code
        country = max(sorted(self.countries.counts), key=lambda c: self.countries.counts[c])
        return f"{country} {self._origin.sector}"

    def _voice(self, said: Said) -> str | None:
        """Who says "we" there."""
        return said.speaker_code if said.quoted else self.author

    def _introduce(self, place: int, mention: Mention) -> None:
        """Learn what a mention says: who bears a name, which code a noun stands for from here on."""
        phrase = mention.phrase
        resolution = self._of_phrase(phrase)
        resolution = (
            resolution if resolution.code else title_beside(self._analysis.text, self.mentions, self._codes, place)
        )
        self._codes.append(resolution)
        if resolution.code is None:
            return
        short = self._bracket(mention.span.end)
        if short.isupper() and len(short) <= _ACRONYM and phrase.party_head:
            self._people.learn_initials(short, resolution.code)
        for noun in mention.nouns if phrase.party_head or phrase.kind == "text" else ():
            self._nouns.setdefault((noun, phrase.plural), []).append(place)
        if phrase.full_code and not phrase.name and phrase.kind in TITLED:
            self._settle_before(place, phrase.full_code)
        if phrase.name:
            self._people.learn(phrase.name, resolution.code, guess=resolution.score < _GUESS)

    def _settle_before(self, place: int, code: str) -> None:
        """A title with a country after a name and a comma settles a guess: "Admiral Orlov, the Soviet commander"."""
        name = name_beside(self._analysis.text, self.mentions, place)
        if self._people.is_guess(name):
            self._codes[place - 1] = Resolution(code, 0.9)
            self._people.settle(name, code)

    def _introduce_late(self, mention: Mention) -> None:
        """A title and name without a country take the country that the whole document is about."""
        phrase = mention.phrase
        known = not phrase.sector or phrase.sector == "UNK" or phrase.name in self._people
        if not phrase.name or known or phrase.unknown_body or is_nobody(phrase):
            return
        country, lead = self.countries.dominant(phrase.start, phrase.sentence, but=spoken_to(phrase))
        home = country_of(self._origin.code)
        if self._origin.code and phrase.sector == "GOV":
            self._people.learn(phrase.name, f"{home} GOV" if home else self._origin.code)
        elif country and lead >= _CLEAR / 2:
            self._people.learn(phrase.name, f"{country} {phrase.sector}")

    def _recall_names(self) -> None:
        """Names that stood before their introduction get its code, so that pronouns find it."""
        for place, mention in enumerate(self.mentions):
            known = self._people.of(mention.phrase.name) if mention.phrase.name else None
            if known and self._codes[place].code is None:
                self._codes[place] = Resolution(known, 0.5)

    def resolve(self, span: Span | None, *, said: Said = OUTSIDE) -> tuple[Resolution, ...]:
        """The parties that a span names, in order; unknown ones with code `None`."""
        if span is None:
            return ()
        if span.text.startswith("@"):
            code = handle_code(span.text, beside=self._bracket(span.end), on=self._analysis.published)
            return (Resolution(code, 0.8),) if code else ()
        sentence, tokens = tokens_of(self._analysis, span)
        if sentence is None or not tokens:
            return ()
        if self._is_both(sentence, tokens[0].index, tokens[-1].index):
            return self._both(sentence, tokens[-1].index, span.start)
        phrases = split_parties(
            self._analysis.text,
            sentence,
            tokens[0].index,
            tokens[-1].index,
            cues=self._cues[sentence.index],
            on=self._analysis.published,
        )
        return tuple(self._of_phrase(phrase, said) for phrase in phrases)

    def target(self, span: Span, issuer: str | None, *, harmful: bool, said: Said = OUTSIDE) -> tuple[str, ...]:
        """The codes of whom a commitment is turned to: where its words name nobody, or fit only the issuer, and harm
        is meant, it is the other party in play. A promise to oneself is none: the phrase was read wrongly.
        """
        found = tuple(dict.fromkeys(r.code for r in self.resolve(span, said=said) if r.code))
        sentence = self._analysis.sentence_at(span.start)
        head = self._head_of(span)
        mine = country_of(issuer)
        own = mine is not None and bool(found) and all(country_of(c) == mine for c in found)
        if sentence is None or head is None or (found and not own) or is_general(head):
            return found
        if self._cued_country(sentence, head.first, head.head):
            return found
        if not harmful:
            return tuple(c for c in found if issuer is None or not same_side(c, issuer))
        other = self.other(issuer, span.start).code
        sector = head.sector if head.sector not in {None, "UNK"} else "GOV"
        return (f"{country_of(other)} {sector}",) if other else ()

    def _head_of(self, span: Span) -> Phrase | None:
        sentence, tokens = tokens_of(self._analysis, span)
        if sentence is None or not tokens:
            return None
        cues = self._cues[sentence.index]
        first, last = tokens[0].index, tokens[-1].index
        return read_phrase(self._analysis.text, sentence, first, last, cues=cues, on=self._analysis.published)

    def _is_both(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a phrase means the two parties in play: "both sides", "the two armies", "neither country"."""
        words = [t.lower for t in sentence.tokens[first : last + 1] if t.lower != "the"]
        pair = bool(words) and words[0] in _PAIRS and len(words) <= _LONGEST_PAIR
        return pair and not self._cued_country(sentence, first, last)

    def _cued_country(self, sentence: Sentence, first: int, last: int) -> bool:
        return any(first <= c.first <= last and not c.office for c in self._cues[sentence.index])

    def _both(self, sentence: Sentence, last: int, offset: int) -> tuple[Resolution, ...]:
        """The two countries most in play, with the sector of the noun."""
        office = next((c for c in self._cues[sentence.index] if c.office and c.last == last), None)
        sector = office.code if office else "GOV"
        pair = self._sides.pair(offset, sentence) if sector not in _NO_PAIR else []
        return tuple(Resolution(f"{c} {sector}", 0.5) for c in pair)

    def one(self, span: Span | None, *, said: Said = OUTSIDE) -> Resolution:
        """The first party that a span names."""
        return next((r for r in self.resolve(span, said=said) if r.code), NOBODY)

    def _of_phrase(self, phrase: Phrase, said: Said = OUTSIDE) -> Resolution:
        if phrase.kind == "pronoun":
            return self._of_pronoun(phrase.noun, phrase.sentence, phrase.head, said)
        if self._origin.code == "IGO UNO" and phrase.noun == "state" and phrase.plural and phrase.full_code is None:
            # An authorised group of member states.
            return Resolution("COALITION", 0.6)
        if phrase.sector == "UNK" or phrase.kind == "free" or is_general(phrase) or is_nobody(phrase):
            return NOBODY
        if is_opposite(phrase):
            return self.other(self._voice(said), phrase.start)
        if phrase.noun in BESIDE and phrase.by_country:
            return self._beside(phrase)
        if phrase.full_code:
            return Resolution(phrase.full_code, 0.95)
        return (
            self._by_name(phrase, said)
            or self._by_owner(phrase, said)
            or self._by_author(phrase)
            or self._by_locality(phrase)
            or self._by_noun(phrase)
            or self._by_side(phrase, said)
            or self._by_voice(phrase, said)
            or self._by_place(phrase)
            or self._by_title(phrase)
            or self._by_country(phrase, said)
        )

    def _bracket(self, offset: int) -> str:
        """What stands in brackets right after an offset: "Mr. Osman (Sudan)"."""
        found = _BRACKET.match(self._analysis.text, offset)
        return found.group(1) if found else ""

    def _by_name(self, phrase: Phrase, said: Said) -> Resolution | None:
        """By a name that the document introduced, else by a known office-holder."""
        if phrase.name and (state := self._state_beside(phrase)):
            return Resolution(f"{state} {phrase.sector or 'GOV'}", 0.9)
        shorts = [t.text for t in phrase.sentence.tokens[phrase.first : phrase.head + 1] if t.text.isupper()]
        known = next((code for s in shorts if (code := self._people.initials(s))), None)
        if known and (not phrase.name or phrase.offices):
            return Resolution(known, 0.85)
        known = self._people.of(phrase.name) if phrase.name else None
        guessed = (said.hint or phrase.owner) and phrase.sector and self._people.is_guess(phrase.name)
        if known and not guessed:
            return Resolution(known, 0.9)
        return Resolution(phrase.leader, 0.8) if phrase.leader else None

    def _state_beside(self, phrase: Phrase) -> str | None:
        aside = self._bracket(phrase.end)
        cues = cues_in_text(aside, on=self._analysis.published) if aside else ()
        return cues[0].code if len(cues) == 1 and cues[0].kind == "country" else None

    def _by_owner(self, phrase: Phrase, said: Said) -> Resolution | None:
        """By the pronoun that owns it: "its military", "our side"."""
        if phrase.owner is None:
            return None
        owner = self._of_pronoun(personal(phrase.owner), phrase.sentence, phrase.first, said)
        if owner.code is None:
            return None
        if phrase.noun in BESIDE and phrase.full_code is None:
            rival = phrase.noun in ENEMIES or phrase.noun in EQUALS
            return self.other(owner.code, phrase.start) if rival else NOBODY
        return Resolution(owned(owner.code, phrase), owner.score * 0.9)

    def _by_author(self, phrase: Phrase) -> Resolution | None:
        """In a party's own text its bodies go without a country: "the Foreign Ministry", "MINISTER:", "the Agency"."""
        code, bare = self._origin.code, phrase.last - phrase.first < _SHORT
        if code is None or not bare or phrase.kind in {"diplomat", "asset", "text"} or phrase.owner:
            return None
        home = country_of(code)
        head = phrase.sentence[phrase.head]
        capital = head.text[0].isupper() and head.upos == "PROPN" and phrase.noun not in _NATIONAL
        if home is None and capital and code.startswith("IGO") and phrase.definite and not phrase.name:
            return Resolution(code, 0.6)
        own = (
            home is not None
            and phrase.sector == "GOV" == code[4:]
            and (phrase.definite or capital)
            and not phrase.plural
        )
        return Resolution(code, 0.6) if own and phrase.noun != "government" else None

    def _by_noun(self, phrase: Phrase) -> Resolution | None:
        """By an earlier phrase with the same noun, or with the noun that owns this one."""
        if phrase.noun in ENEMIES or phrase.sentence[phrase.first].lower in _NEW:
            return None
        start = phrase.start
        if phrase.last - phrase.first > _SHORT and phrase.possessor is None:
            return None
        for noun in (phrase.possessor, phrase.noun if phrase.definite or phrase.sector else None):
            places = self._nouns.get((noun, phrase.plural and noun == phrase.noun), ()) if noun else ()
            at = bisect_left(places, self.discourse.before(start)) - 1
            if at >= 0:
                known = self._codes[places[at]]
                return Resolution(known.code, known.score * 0.85)
        if phrase.definite and phrase.noun in self._origin.nouns and self._origin.code:
            return Resolution(self._origin.code, 0.6)
        return None

    def _by_side(self, phrase: Phrase, said: Said) -> Resolution | None:
        """A speaker's "the army" is his own."""
        words = phrase.sentence.tokens[phrase.first : phrase.head + 1]
        half = next((_KOREAS[t.lower] for t in words if t.lower in _KOREAS and t.text[0].isupper()), None)
        if half and {"PRK", "KOR"} & self.countries.counts.keys():
            return Resolution(f"{half} {phrase.sector or 'GOV'}", 0.8)
        code = said.speaker_code
        country = country_of(code)
        if country is None or phrase.kind not in _OWN_SIDE or not phrase.definite or not phrase.sector:
            return None
        return Resolution(owned(code or "", phrase), 0.55)

    def _by_voice(self, phrase: Phrase, said: Said) -> Resolution | None:
        """ "A spokesman said" after a body was named: he is that body's."""
        if phrase.kind != "voice" or phrase.plural or phrase.offices > 1 or phrase.name:
            return None
        found = self._pronouns.antecedent("it", phrase.sentence, phrase.first, said)
        code = self._codes[found].code if found is not None else None
        return Resolution(code, 0.5) if code else None

    def _by_place(self, phrase: Phrase) -> Resolution | None:
        """A place inside the phrase gives the country: "the governor of Kherson"."""
        at = bisect_left(self._place_starts, phrase.start)
        place = self._places[at] if at < len(self._places) else None
        if place is None or place.span.end > phrase.end:
            return None
        return Resolution(f"{place.country} {phrase.sector or 'GOV'}", 0.7)

    def _by_locality(self, phrase: Phrase) -> Resolution | None:
        """ "In Georgetown the government ..." is that of the country there; soldiers may be abroad."""
        country = self.countries.at_place(phrase) if phrase.sector and phrase.sector not in _ABROAD else None
        return Resolution(f"{country} {phrase.sector}", 0.7) if country else None

    def _by_title(self, phrase: Phrase) -> Resolution | None:
        """By a title or nickname that one of the parties in the document is known by."""
        code = code_of_title(phrase, countries=self.countries.counts, bodies=self._bodies)
        return Resolution(code, 0.6) if code else None

    def _by_country(self, phrase: Phrase, said: Said) -> Resolution:
        """By the country in play, where the phrase has an office; the one spoken to is not the speaker's."""
        if phrase.noun in ENEMIES:
            return self.other(self._voice(said), phrase.start)
        home = country_of(self._origin.code)
        if phrase.name and home and phrase.sector in {None, "GOV"}:
            return Resolution(f"{home} GOV" if phrase.sector else self._origin.code, 0.4)
        if not phrase.sector or is_anonymous(phrase):
            return NOBODY
        if phrase.sector == "GOV" and (self._origin.code or "").startswith("IGO"):
            return Resolution(self._origin.code, 0.4)
        if said.hint:
            if phrase.name:
                self._people.settle(phrase.name, f"{said.hint} {phrase.sector}")
            return Resolution(f"{said.hint} {phrase.sector}", 0.6)
        aside = (*spoken_to(phrase), *said.aside)
        country, lead = self.countries.dominant(phrase.start, phrase.sentence, but=aside)
        if country is None or lead < _CLEAR:
            return NOBODY
        return Resolution(f"{country} {phrase.sector}", 0.4 + 0.3 * lead)

    def _beside(self, phrase: Phrase) -> Resolution:
        """ "Paris's partners" are not Paris: several are a coalition, one is not said."""
        several = phrase.plural and phrase.noun in FRIENDS
        return Resolution("COALITION", 0.5) if several else NOBODY

    def _of_pronoun(self, word: str, sentence: Sentence, index: int, said: Said) -> Resolution:
        word = personal(word)
        if word in _FIRST:
            code = self._voice(said)
            self._pronouns.note_speaker(sentence, index, said)
            return Resolution(code, 0.85) if code else NOBODY
        if word == "you":
            code = said.addressee_code
            return Resolution(code, 0.75) if code else self.other(self._voice(said), sentence[index].start)
        return self._pronouns.resolve(word, sentence, index, said)

    def other(self, code: str | None, offset: int) -> Resolution:
        """The other party in play than the one of a code, near an offset."""
        sentence = self._analysis.sentence_at(offset)
        if sentence is None or code is None or len(self._codes) < len(self.mentions):
            return NOBODY
        return Resolution(*self._sides.against(code, offset, sentence))

    def codes_inside(self, span: Span) -> tuple[str, ...]:
        """The codes of the mentions that lie in a span, in order."""
        found = []
        for index in range(self.discourse.before(span.start), len(self.mentions)):
            mention = self.mentions[index]
            if mention.span.start >= span.end:
                break
            code = self._codes[index].code
            if code:
                found.append(code)
        return tuple(dict.fromkeys(found))

    def sides(self, offset: int) -> tuple[str, ...]:
        """The sides in play at an offset, the most spoken of first: states, rebels, organisations."""
        return self._sides.in_play(offset)

    @cached_property
    def _sides(self) -> Sides:
        codes = [(r.code, r.score) for r in self._codes]
        return Sides(self.mentions, codes, discourse=self.discourse, countries=self.countries)

    def local_actors(self) -> tuple[LocalActor, ...]:
        """The parties of the document, with the pronouns that were resolved so far."""
        codes = [r.code for r in self._codes]
        return gather_actors(self._analysis, self.mentions, codes, sorted(self._pronouns.found))
