"""What a noun phrase says by itself about the party it names: country, sector, personal name, owner.

"Russian Foreign Minister Sergey Lavrov" gives RUS, GOV and the name; "the ministry" gives only GOV; "its military"
MIL and an owner to be found. What the phrase leaves open is filled in from its document by `actors.py`.

The phrase is read in its order of words, with the tree only for details: attachments of prepositional phrases are
what a parser gets wrong most.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from communique.resolving.cues import Cue
from communique.text import Sentence, Token

PRONOUNS = frozenset(
    """i me we us you he him she her it they them this that these those one both neither either all everyone each
    myself ourselves yourself himself herself itself themselves who whoever anyone anybody nobody somebody someone
    none others another mine ours yours theirs hers""".split()
)
POSSESSIVES = frozenset("my our your his her its their ours theirs yours whose".split())
_CUTS = frozenset(
    """of for to in at from on against with near by among amongst between under behind inside over along off into
    within outside aboard across upon through beyond toward towards around after before since about as like than
    who whom whose which that where when if""".split()
)
_MARKS = frozenset(", ( ) : ; – — [ ]".split())
_ATTITUDE = frozenset(
    """backed led sponsored supported funded allied aligned armed trained born held occupied controlled brokered made
    built based owned flagged friendly mediated style supplied imposed""".split()
)
_LEAN = frozenset({"anti", "pro", "non", "ex", "trans", "inter"})
_DEPENDENT = frozenset({"voice", "role", "rank", "text", "polity", "diplomat", "person", "people", "asset"})
_INSURGENT = frozenset("rebel rebels insurgent separatist secessionist breakaway guerrilla".split())
_SELF_STYLED = frozenset({"self-styled", "self-proclaimed", "so-called", "styled", "proclaimed"})
_OWN_PREPOSITIONS = ("of", "for", "from", "at", "in", "with")
_NOT_ABROAD = frozenset({"diplomat"})
_ADDRESS = frozenset("mr mrs ms dr mr. mrs. ms. dr. sir lord lady m. mme mme. miss shri".split())
_PARTICLES = frozenset("al el ad as ash an ibn bin ben von van der de di da la le abu jr sr".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase taken apart. Token indexes are those of its sentence; `first` and `last` are included.

    `code` is a whole code (`IGO UNO`, `COALITION`) that needs no country. `kind` is that of the head's cue, or
    pronoun, country, name (a person's or unknown name) or other. `noun` is the head word in lower case, singular.
    `name` is the personal name's words; `owner` a possessive pronoun; `leader` the code of a known office-holder of
    that name; `possessor` the noun that owns it ("the ministry's spokesman"); `offices` counts its office words.
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
    owner: str | None = None
    leader: str | None = None
    possessor: str | None = None
    offices: int = 0
    plural: bool = False
    definite: bool = False

    @property
    def full_code(self) -> str | None:
        """The code that the phrase gives without help of its document."""
        if self.code:
            return self.code
        return f"{self.country} {self.sector or 'GOV'}" if self.country else None


@dataclass(frozen=True, slots=True)
class _Segment:
    """Tokens between two cuts, with the word that opens it ("of", ",", "" for the first)."""

    marker: str
    tokens: tuple[Token, ...]
    cues: tuple[Cue, ...]


def read_phrase(sentence: Sentence, first: int, last: int, cues: Sequence[Cue]) -> Phrase:
    """The phrase from token `first` to `last`; `cues` are those of the whole sentence."""
    inside = tuple(c for c in cues if c.first >= first and c.last <= last)
    segments = _segments(sentence.tokens[first : last + 1], inside)
    phrase = _read_head(sentence, first, last, segments[0])
    for segment in segments[1:]:
        phrase = _complete(phrase, segment, sentence)
    return phrase


def _segments(tokens: Sequence[Token], cues: Sequence[Cue]) -> list[_Segment]:
    covered = {i for c in cues for i in range(c.first, c.last + 1)}
    parts: list[tuple[str, list[Token]]] = [("", [])]
    for token in tokens:
        if token.index not in covered and _cuts(token, parts[-1][1]):
            parts.append((token.lower if token.text not in _MARKS else ",", []))
        elif token.upos != "PUNCT" or token.text in "-'’":
            parts[-1][1].append(token)
    if not parts[0][1] and len(parts) > 1:
        parts = [("", parts[1][1]), *parts[2:]]
    return [
        _Segment(m, tuple(p), tuple(c for c in cues if p and p[0].index <= c.first <= p[-1].index)) for m, p in parts
    ]


def _cuts(token: Token, before: Sequence[Token]) -> bool:
    if token.text in _MARKS:
        return True
    if token.lower in _CUTS and token.upos not in {"NOUN", "PROPN"}:
        return bool(before) or token.upos == "ADP"
    clause = token.upos in {"VERB", "AUX"} and token.relation.split(":")[0] not in {"amod", "compound", "flat"}
    return clause and any(t.upos in {"NOUN", "PROPN", "PRON"} for t in before)


def _read_head(sentence: Sentence, first: int, last: int, segment: _Segment) -> Phrase:
    tokens = segment.tokens or sentence.tokens[first : last + 1]
    cues = tuple(c for c in segment.cues if not is_attitude(sentence, c))
    head = next((t for t in reversed(tokens) if t.upos in {"NOUN", "PROPN", "PRON"}), tokens[-1])
    phrase = Phrase(
        sentence,
        first,
        last,
        head.index,
        noun=_singular(head),
        name=_name(tokens, cues),
        owner=next((t.lower for t in tokens[:-1] if t.lower in POSSESSIVES), None),
        plural=head.xpos in {"NNS", "NNPS"} or head.lower in {"they", "them", "we", "us", "these", "those", "both"},
        definite=tokens[0].lower in {"the", "this", "that", "these", "those", "such"},
    )
    if len(tokens) == 1 and head.lower in PRONOUNS and (head.upos != "PROPN" or head.lower in {"i"}):
        return replace(phrase, kind="pronoun", noun=head.lower)
    return _with_cues(phrase, cues, sentence)


def _with_cues(phrase: Phrase, cues: Sequence[Cue], sentence: Sentence) -> Phrase:
    fixed = next((c for c in reversed(cues) if c.kind == "fixed"), None)
    leader = next((c for c in reversed(cues) if c.kind == "leader"), None)
    countries = [c for c in cues if c.is_country]
    owner = next((c for c in countries if _is_possessive(sentence, c)), None)
    country = owner or (countries[-1] if countries else None)
    office = _office(cues)
    kind = office.kind if office else "country" if country else "fixed" if fixed else "name" if phrase.name else "other"
    phrase = replace(
        phrase,
        kind=kind,
        leader=leader.code if leader else None,
        possessor=_possessor(cues, sentence),
        offices=sum(c.office for c in cues),
    )
    if fixed is not None and country is None:
        return replace(phrase, code=_body_code(fixed.code, office))
    if office is not None:
        sector: str | None = office.code
    else:
        sector = fixed.code[4:] if fixed is not None and len(fixed.code) == 7 and fixed.code[:3] != "IGO" else None
    return replace(phrase, country=country.code if country else None, sector=sector)


def _body_code(code: str, office: Cue | None) -> str:
    """A named body's code; its soldiers and courts are the country's: "Somaliland forces" SOM MIL."""
    own = len(code) == 7 and code[3:] == " GOV" and code[:3] != "IGO"
    if own and office is not None and office.kind in {"body", "person", "asset", "rank", "people"}:
        return f"{code[:3]} {office.code}"
    return code


def _possessor(cues: Sequence[Cue], sentence: Sentence) -> str | None:
    """The noun that owns the head: "ministry" in "the ministry's spokesman"."""
    owner = next((c for c in cues if c.office and _is_possessive(sentence, c)), None)
    return sentence[owner.last].lemma.lower() if owner else None


def _office(cues: Sequence[Cue]) -> Cue | None:
    """The office word that gives the sector: "rebel" and "opposition" outweigh titles, a body its spokesman."""
    offices = [c for c in cues if c.office]
    if not offices:
        return None
    last = offices[-1]
    irregular = next((c for c in offices if c.code in {"REB", "OPP"}), None)
    if irregular is not None:
        return Cue(last.first, last.last, last.kind, irregular.code)
    if last.kind == "rank":
        minister = next((c for c in offices if c.kind == "person" and c.code in {"GOV", "LEG"}), None)
        return minister or last
    if len(offices) > 1 and last.kind in {"voice", "role", "text", "asset", "polity"}:
        before = offices[-2]
        return Cue(last.first, last.last, last.kind, before.code)
    return last


def _complete(phrase: Phrase, segment: _Segment, sentence: Sentence) -> Phrase:
    """The phrase with what a later part of it adds: "of the Coalition", "in Damascus", ", a farmer"."""
    if phrase.kind == "pronoun" or not segment.tokens:
        return phrase
    if segment.marker == ",":
        return _with_apposition(phrase, segment, sentence)
    speaks_for = segment.marker in {"for"} and phrase.kind != "diplomat"
    if segment.marker not in _OWN_PREPOSITIONS and not speaks_for:
        return phrase
    if phrase.kind in _NOT_ABROAD and segment.marker in {"in", "at", "to"}:
        return phrase
    tail = _with_cues(
        replace(phrase, country=None, sector=None, code=None, name=(), kind="other"), segment.cues, sentence
    )
    return _joined(phrase, tail, segment)


def _joined(phrase: Phrase, tail: Phrase, segment: _Segment) -> Phrase:
    near = segment.marker in {"of", "for", "from", "at"}
    if phrase.full_code is None and tail.code and near and phrase.kind in _DEPENDENT | {"body", "other", "name"}:
        return replace(phrase, code=tail.code)
    if (
        near
        and tail.sector
        and tail.kind != "polity"
        and phrase.kind in {"voice", "role", "rank", "other"}
        and not phrase.code
    ):
        phrase = replace(phrase, sector=tail.sector)
    if phrase.country is None and phrase.code is None and tail.country:
        return replace(phrase, country=tail.country)
    if phrase.owner is None and phrase.full_code is None:
        owner = next((t.lower for t in segment.tokens[:-1] if t.lower in POSSESSIVES), None)
        return replace(phrase, owner=owner)
    return phrase


def _takes_sector(phrase: Phrase, tail: Phrase, segment: _Segment) -> bool:
    """Whether the sector is that of the body spoken of: "commander of the police", "the man from the ministry"."""
    if not tail.sector or tail.kind == "polity" or phrase.code:
        return False
    if phrase.kind == "people":
        return segment.marker in {"from", "at"} and tail.kind == "body"
    return phrase.kind in {"voice", "role", "rank", "other"}


def _with_apposition(phrase: Phrase, segment: _Segment, sentence: Sentence) -> Phrase:
    tail = _with_cues(replace(phrase, country=None, sector=None, code=None, kind="other"), segment.cues, sentence)
    if phrase.full_code is None and phrase.sector is None and tail.code:
        return replace(phrase, code=tail.code)
    added = phrase
    if not phrase.name:
        added = replace(added, name=_name(segment.tokens, segment.cues))
    if phrase.sector is None and tail.sector and phrase.code is None:
        added = replace(added, sector=tail.sector, kind=tail.kind if phrase.kind in {"name", "other"} else phrase.kind)
    if phrase.country is None and phrase.code is None and tail.country:
        added = replace(added, country=tail.country)
    return added


def is_attitude(sentence: Sentence, cue: Cue) -> bool:
    """Whether a country only qualifies: "US-backed", "anti-Syrian", "Russian-made"."""
    after = sentence.tokens[cue.last + 1 : cue.last + 3]
    if len(after) == 2 and after[0].text in {"-", "‑", "–"} and after[1].lower in _ATTITUDE:
        return True
    before = sentence.tokens[max(0, cue.first - 2) : cue.first]
    return len(before) == 2 and before[1].text in {"-", "‑"} and before[0].lower in _LEAN and before[0].lower != "ex"


def _is_possessive(sentence: Sentence, cue: Cue) -> bool:
    after = sentence.tokens[cue.last + 1 : cue.last + 2]
    return bool(after) and after[0].lower in {"'s", "'", "’"}


def _name(tokens: Sequence[Token], cues: Iterable[Cue]) -> tuple[str, ...]:
    """The words of a personal name: tagged as one, or proper nouns after a title."""
    covered = {i for c in cues if c.kind != "leader" for i in range(c.first, c.last + 1)}
    tagged = [t for t in tokens if t.name.endswith("PER") and t.index not in covered]
    titles = [c.last for c in cues if c.kind in {"person", "rank", "voice", "diplomat", "role"}]
    if not tagged and titles:
        after = [t for t in tokens if t.index > titles[-1]]
        if after and all(t.upos == "PROPN" or t.text in {"-", "'"} for t in after):
            tagged = after
    return tuple(t.text for t in tagged if t.text not in {"-", "'", "’s", "'s", ",", "."} and t.lower not in _ADDRESS)


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
