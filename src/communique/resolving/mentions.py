"""What a noun phrase says by itself about the party it names: country, sector, personal name, owner.

"Russian Foreign Minister Sergey Lavrov" gives RUS, GOV and the name; "the ministry" gives only GOV; "its military"
MIL and an owner to be found. What the phrase leaves open is filled in from its document by `actors.py`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from communique.knowledge.parties import PartyCode, resolve_phrase
from communique.resolving.cues import Cue
from communique.text import Sentence, Token

PRONOUNS = frozenset(
    """i me we us you he him she her it they them this that these those one both neither either all everyone each
    myself ourselves yourself himself herself itself themselves who whoever anyone anybody nobody somebody someone
    none others another mine ours yours theirs hers my our your his its their""".split()
)
POSSESSIVES = frozenset("my our your his her its their whose".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_ENDS = frozenset(
    """of for to in at from on against with near by among between under behind inside over off into within aboard
    who whom whose which that where when , ( : ; – —""".split()
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both", "neither", "either"})
_TITLES = frozenset({"person", "rank", "voice", "diplomat", "role"})
_SOFT = frozenset({"voice", "role", "text", "polity", "rank"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "whoever", "where", "when", "if"})
_ANYBODY = frozenset({"whoever", "whosoever", "anyone", "anybody", "someone", "somebody", "everyone", "everybody"})
_PROPER = frozenset({"country", "capital", "body"})
_SENT = frozenset({"observer", "monitor", "inspector"})
"""Outsiders who speak for the body that sent them."""
_SHORTEST_LINE = 8
_ACRONYM = 3
_PARTY_WORDS = frozenset(
    """party conservative communist labour liberal socialist social-democrat green greens independent republican
    democrat nationalist""".split()
)
_ADDRESS = frozenset("mr mrs ms dr mr. mrs. ms. dr. sir lord lady m. mme mme. miss shri".split())
_PARTICLES = frozenset("al el ad as ash an ibn bin ben von van der de di da la le abu jr sr".split())
_PERSON = frozenset({"B-PER", "I-PER"})
_NO_NAME = frozenset("- ' ’s 's , . : ( ) “ ” \" @".split())


class Phrase(NamedTuple):
    """A phrase taken apart; a tuple, because it is made in steps. Token indexes are those of its sentence; `first` and
    `last` are included.

    `code` is a whole code (`IGO UNO`, `COALITION`) that needs no country; `sector` is UNK for who binds nobody
    (analysts). `kind` is that of the head's cue, or pronoun, name, free ("those who"), other. `noun` is the head word
    in lower case, singular. `name` is the personal name's words; `leader` the code of a known office-holder of that
    name; `owner` a possessive pronoun; `possessor` the noun that owns it ("the ministry's spokesman"); `by_country`
    is true for a country's ("Turkey's ally"); `offices` counts office words; `party_head` is true where the head
    itself names a party or an office ("soil" in "Syrian soil" does not); `unknown_body` where a name that no table
    knows stands before the office ("Arvex finance chief"); `proper` are the tokens of the name of a country or body.
    """

    sentence: Sentence
    first: int
    last: int
    head: int
    country: str | None = None
    sector: str | None = None
    code: str | None = None
    kind: str = "other"
    noun: str = ""
    name: tuple[str, ...] = ()
    leader: str | None = None
    owner: str | None = None
    possessor: str | None = None
    by_country: bool = False
    offices: int = 0
    party_head: bool = False
    unknown_body: bool = False
    proper: tuple[int, int] | None = None
    plural: bool = False
    definite: bool = False

    @property
    def full_code(self) -> str | None:
        """The code that the phrase gives without help of its document."""
        if self.code:
            return self.code
        return f"{self.country} {self.sector or 'GOV'}" if self.country else None

    @property
    def core_last(self) -> int:
        """The last token before a clause: of "the sirdar, who reached Cairo" that of "sirdar"."""
        tokens = self.sentence.tokens[self.head + 1 : self.last + 1]
        return next((t.index - 1 for t in tokens if t.lower in _RELATIVE), self.last)

    @property
    def core_end(self) -> int:
        """The document offset behind its last word before a clause."""
        return self.sentence[self.core_last].end

    @property
    def start(self) -> int:
        """The document offset of its first word."""
        return self.sentence[self.first].start

    @property
    def end(self) -> int:
        """The document offset behind its last word."""
        return self.sentence[self.last].end


def read_phrase(
    text: str, sentence: Sentence, first: int, last: int, *, cues: Sequence[Cue], on: str | None = None
) -> Phrase:
    """The phrase from token `first` to `last` of a sentence of `text`; `cues` are those of the sentence.

    `on` is the day (ISO) of the document, which tells office-holders and former states apart.
    """
    head = _head(sentence, first, last)
    inside = [c for c in cues if first <= c.first and c.last <= last]
    core = [c for c in inside if c.first <= head.index]
    tokens = sentence.tokens[first : last + 1]
    phrase = Phrase(
        sentence,
        first,
        last,
        head.index,
        kind=_kind(core),
        noun=_singular(head),
        name=_name(tokens, inside),
        owner=next((t.lower for t in tokens[:-1] if t.lower in POSSESSIVES and t.index < head.index), None),
        possessor=next((sentence[c.last].lemma.lower() for c in core if c.office and c.possessive), None),
        by_country=any(c.is_country and c.possessive for c in core),
        offices=sum(c.office for c in inside),
        party_head=any(c.first <= head.index <= c.last and c.kind not in {"asset", "text"} for c in inside),
        unknown_body=_has_unknown_body(tokens, core),
        proper=next(((c.first, c.last) for c in core if not c.office and c.kind in _PROPER), None),
        plural=head.xpos in {"NNS", "NNPS"} or head.lower in {"both", "neither", "either"},
        definite=tokens[0].lower in _DEFINITE,
    )
    if first == last and head.lower in PRONOUNS and (head.upos != "PROPN" or head.lower == "i"):
        return phrase._replace(kind="pronoun", noun=head.lower)
    if phrase.name and "(" in text[phrase.start : phrase.end]:
        return _with_bracket(phrase, inside)
    relative = head.lower in PRONOUNS and head.index < last and sentence[head.index + 1].lower in _RELATIVE
    if relative or (tokens[0].lower in _ANYBODY and first < last):
        return phrase._replace(kind="free", name=())
    # "Whose" would open a clause that tells about another.
    start = tokens[1].start if tokens[0].lower == "whose" and first < last else phrase.start
    return _with_party(phrase, resolve_phrase(_calm(text[start : phrase.end]), date=on), inside)


class Phrases:
    """The phrases of one document, each read once: a speaker or target is mostly a mention already.

    `cues` are those of each sentence of `text`; `on` is the document's day (ISO).
    """

    def __init__(self, text: str, cues: Sequence[Sequence[Cue]], *, on: str | None = None) -> None:
        self._text = text
        self._cues = cues
        self._on = on
        self._known: dict[tuple[int, int, int], Phrase] = {}

    def cues_of(self, sentence: Sentence) -> Sequence[Cue]:
        """The cues of a sentence."""
        return self._cues[sentence.index]

    def read(self, sentence: Sentence, first: int, last: int) -> Phrase:
        """The phrase from token `first` to `last` of a sentence."""
        place = (sentence.index, first, last)
        phrase = self._known.get(place)
        if phrase is None:
            phrase = read_phrase(self._text, sentence, first, last, cues=self.cues_of(sentence), on=self._on)
            self._known[place] = phrase
        return phrase


def _calm(text: str) -> str:
    """A headline in capitals as the tables spell names: "US DEFENSE CHIEF" becomes "US Defense Chief"."""
    if not text.isupper() or len(text) < _SHORTEST_LINE:
        return text
    return " ".join(word if len(word) <= _ACRONYM else word.capitalize() for word in text.split(" "))


def _with_bracket(phrase: Phrase, cues: Sequence[Cue]) -> Phrase:
    """A label of a debate: "Mr. Osman (Sudan)" speaks for a state, "Mr. Bisgaard (Conservative)" for a party."""
    words = {t.lower for t in _inside(phrase)}
    if not words.isdisjoint(_PARTY_WORDS) or any(c.code == "PTY" for c in cues):
        return phrase._replace(sector="LEG")
    bracket = next(t.index for t in phrase.sentence.tokens[phrase.first :] if t.text == "(")
    country = next((c.code for c in cues if c.is_country), None)
    sector = next((c.code for c in cues if c.office and c.first < bracket), None)
    return phrase._replace(country=country, sector=sector)


def _with_party(phrase: Phrase, party: PartyCode | None, cues: Sequence[Cue]) -> Phrase:
    """The phrase with what the tables say of it; a country alone, deep inside, is better than none."""
    if party is not None and party.rule == "outsider" and not party.country:
        party = None
    if party is not None and party.rule == "outsider":
        sender = next((c.code for c in cues if c.kind == "body" and not c.office), None)
        sent = sender is not None and phrase.noun in _SENT
        return phrase._replace(code=sender, sector=None) if sent else phrase._replace(sector="UNK")
    own = next((c.code for c in cues if c.office), None)
    if party is None or party.rule == "ambiguous":
        sector = party.sector if party else own
        return (
            _with_deep_country(phrase._replace(sector=sector), cues)
            if party is None
            else phrase._replace(sector=sector)
        )
    if party.rule == "person":
        return phrase._replace(leader=party.code, kind=phrase.kind if phrase.offices else "name")
    if party.rule == "former" and party.country:
        return phrase._replace(country=party.country, sector=_own_sector(cues) or party.sector)
    if party.country:
        own = _own_sector(cues) if party.rule == "body" and party.sector == "GOV" and phrase.party_head else None
        return phrase._replace(country=party.country, sector=own or party.sector)
    phrase = phrase._replace(code=party.code, sector=party.sector)
    if party.code or phrase.kind not in _SOFT:
        return phrase if party.code else _with_deep_country(phrase, cues)
    return _with_deep_country(phrase._replace(sector=_own_sector(cues)), cues)


def _own_sector(cues: Sequence[Cue]) -> str | None:
    """The sector of the office words: bodies and persons before those who only speak for somebody."""
    offices = [c for c in cues if c.office]
    strong = [c.code for c in offices if c.kind not in _SOFT]
    return strong[-1] if strong else offices[0].code if offices else None


def _with_deep_country(phrase: Phrase, cues: Sequence[Cue]) -> Phrase:
    """The one country that a phrase names anywhere: "a flyer of the Eritrean 21st Division"; an envoy's is not his."""
    clause = next((t.index for t in _inside(phrase) if t.lower in _RELATIVE), phrase.last + 1)
    countries = {c.code for c in cues if c.is_country and c.first < clause}
    if len(countries) != 1 or phrase.kind in {"diplomat", "outsider"} or phrase.owner:
        return phrase
    return phrase._replace(country=countries.pop())


def _inside(phrase: Phrase) -> tuple[Token, ...]:
    return phrase.sentence.tokens[phrase.first : phrase.last + 1]


def _head(sentence: Sentence, first: int, last: int) -> Token:
    """The last noun before the first preposition, comma or clause."""
    head: Token | None = None
    for token in sentence.tokens[first : last + 1]:
        clause = token.upos in {"VERB", "AUX"} and token.relation.split(":")[0] not in {"amod", "compound"}
        if head is not None and (token.lower in _ENDS or clause):
            break
        if token.upos in _NOMINAL and not (token.lower in POSSESSIVES and token.index < last):
            head = token
    return head or sentence[last]


def _kind(cues: Sequence[Cue]) -> str:
    if not cues:
        return "other"
    offices = [c for c in cues if c.office]
    return (offices or cues)[-1].kind


def _has_unknown_body(tokens: Sequence[Token], cues: Sequence[Cue]) -> bool:
    """Whether proper nouns that are no cue stand before the first office: a firm's or a club's chief is no state's."""
    office = next((c for c in cues if c.office), None)
    if office is None or office.kind not in {"role", "person", "voice"} or any(not c.office for c in cues):
        return False
    before = [t for t in tokens if t.index < office.first]
    return any(t.upos == "PROPN" and t.lower.strip(".") not in _ADDRESS and not t.name.endswith("PER") for t in before)


def _name(tokens: Sequence[Token], cues: Sequence[Cue]) -> tuple[str, ...]:
    """The words of a personal name: tagged as one, or proper nouns after a title."""
    tagged = [t for t in tokens if t.name in _PERSON]
    if tagged:
        covered = {i for c in cues if c.kind != "person" or c.office for i in range(c.first, c.last + 1)}
        tagged = [t for t in tagged if t.index not in covered]
    titles = [c.last for c in cues if c.office and c.kind in _TITLES]
    if not tagged and titles:
        after = [t for t in tokens if t.index > titles[-1]]
        if after and all(t.upos == "PROPN" or t.text in {"-", "'"} for t in after):
            tagged = after
    if not cues and (not tagged or tagged[0].index == tokens[0].index) and _is_capitalised(tokens):
        tagged = list(tokens)
    if not tagged:
        return ()
    return tuple([t.text for t in _with_rest(tagged, tokens) if t.text not in _NO_NAME and t.lower not in _ADDRESS])


def _with_rest(tagged: Sequence[Token], tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a name with what goes on after its hyphen: "Quispe-Rojas"."""
    name = list(tagged)
    at = name[-1].index - tokens[0].index + 1 if name else len(tokens)
    while at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at + 1].text[0].isupper():
        name += tokens[at : at + 2]
        at += 2
    return name


def _is_capitalised(tokens: Sequence[Token]) -> bool:
    """Whether all words open with a capital, or go on after a hyphen: "MS. ARROYO", "Noh Kyung-tae"."""
    glued = [bool(i) and tokens[i - 1].text == "-" for i in range(len(tokens))]
    words = [t for t, g in zip(tokens, glued, strict=True) if t.text not in _NO_NAME and not g]
    return bool(words) and all(t.text[0].isupper() and t.upos not in {"DET", "PRON", "ADP"} for t in words)


def surname_of(name: Sequence[str]) -> str:
    """The last word of a name that is no particle or suffix, lower case: "al-Assad" and "Assad" are one."""
    words = [w.lower().strip(".") for w in name]
    words = [w for w in words if w not in _PARTICLES and len(w) > 1] or words
    return words[-1] if words else ""


def _singular(token: Token) -> str:
    lemma = token.lemma.lower()
    if token.upos == "PROPN" and token.xpos == "NNPS" and lemma.endswith("s"):
        return lemma[:-1]
    return lemma
