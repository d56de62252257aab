"""The parties of one document as actors: who they are, by which words, for whom a person speaks.

One actor for each party and one for each person in office. Private persons get none. A label that a speaker puts in
quotation marks ("terrorists") names nobody: it is his word for them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.knowledge.spelling import are_alike, spelt
from communique.records import LocalActor, Span
from communique.resolving.chunks import Mention
from communique.resolving.countries import country_of
from communique.resolving.introductions import FAMILY_FIRST
from communique.resolving.mentions import Phrase, surname_of
from communique.resolving.phrase_kinds import is_label
from communique.text import Analysis

_PUBLIC = frozenset("GOV MIL LEG JUD OPP REB COP SPY PTY ELI PRM".split())
_SHARED_CODES = frozenset({"IGO", "NGO", "IMG"})
_KINDS = {"MIL": "military", "REB": "armed group", "PRM": "armed group", "GOV": "government"}
_REACH = 4
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_PROPER = frozenset({"country", "capital", "body"})
_ADDRESSES = frozenset({"mr", "mrs", "ms", "dr", "sir", "lord", "lady", "m", "mme", "signor", "herr", "senor", "shri"})
_ARTICLES = frozenset(
    {
        "the",
        "a",
        "an",
        "any",
        "no",
        "neither",
        "both",
        "then",
        "this",
        "that",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "whose",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
    }
)


@dataclass(slots=True)
class _Cluster:
    """What is gathered for one actor before it is made."""

    code: str
    kind: str
    names: list[tuple[int, str]] = field(default_factory=list)
    spans: set[Span] = field(default_factory=set)
    role: str | None = None
    known: bool = False


def gather_actors(
    analysis: Analysis, mentions: Sequence[Mention], codes: Sequence[str | None], pronouns: Iterable[tuple[Span, int]]
) -> tuple[LocalActor, ...]:
    """The actors of a document from its mentions, their codes, and pronouns with the mention each stands for."""
    clusters: dict[tuple[str, str], _Cluster] = {}
    keys: dict[int, tuple[str, str]] = {}
    bearers = _Bearers()
    for place, (mention, code) in enumerate(zip(mentions, codes, strict=True)):
        key = _key(analysis, mention, code)
        if key is None or code is None or _is_part_of_name(mentions, place):
            continue
        name = _person_name(mention.phrase)
        if name and (key := bearers.key_of(name, code)) is None:
            continue
        keys[place] = key
        cluster = clusters.setdefault(key, _Cluster(code, _kind(mention.phrase, code)))
        _add(analysis, cluster, mention)
        if name and cluster.role is None:
            cluster.role = _apposed_role(analysis, mentions, codes, place)
    for span, place in pronouns:
        if place in keys:
            clusters[keys[place]].spans.add(span)
    kept = [c for c in clusters.values() if c.kind != "person" or c.role or c.known]
    return tuple(_actor(c) for c in sorted(kept, key=lambda c: min(c.spans)))


class _Bearers:
    """Who bears which surname in a document; two of one surname are told apart by first name or country."""

    def __init__(self) -> None:
        self._known: dict[str, list[tuple[tuple[str, str], str, list[list[str]]]]] = {}
        self._families: dict[str, str] = {}

    def key_of(self, name: tuple[str, ...], code: str) -> tuple[str, str] | None:
        """The key of a name's bearer; `None` for a surname alone that two of them bear."""
        surname = spelt(surname_of(name))
        if code[:3] in FAMILY_FIRST:
            # "Wang Yi", then "Wang".
            first = name[0].lower()
            surname = self._families.get(first, surname) if len(name) == 1 else surname
            self._families.setdefault(first, surname)
        firsts = [word.lower() for word in name[:-1]] if len(name) > 1 else []
        known = self._known.setdefault(surname, [])
        fitting = [each for each in known if each[1] == code[:3] and all(are_alike(firsts, other) for other in each[2])]
        if len(fitting) > 1:
            return None
        if fitting:
            fitting[0][2].append(firsts)
            return fitting[0][0]
        key = "person", " ".join((surname, *firsts, code[:3])) if known else surname
        known.append((key, code[:3], [firsts]))
        return key


def _is_part_of_name(mentions: Sequence[Mention], place: int) -> bool:
    """Whether a mention is a title or first name inside a longer mention of a person nearby, or right before it."""
    own = mentions[place].span
    for other in (*mentions[max(0, place - _REACH) : place], *mentions[place + 1 : place + 1 + _REACH]):
        longer = other.span.contains(own) and other.span != own
        before = not mentions[place].phrase.name and own.end < other.span.start <= own.end + 1
        if other.phrase.name and (longer or before):
            return True
    return False


def _key(analysis: Analysis, mention: Mention, code: str | None) -> tuple[str, str] | None:
    """What makes two mentions one actor: the code; persons are told apart by `_Bearers`."""
    phrase = mention.phrase
    sector = code[4:] if country_of(code) and code else "GOV"
    if code is None or sector not in _PUBLIC or is_label(analysis.text, mention.span.start, mention.span.end):
        return None
    if _person_name(phrase):
        return "person", ""
    if not phrase.party_head or phrase.kind == "adjective":
        return None
    if code in _SHARED_CODES:
        return code, _plain(_proper(analysis, mention)).lower()
    return code, ""


def _person_name(phrase: Phrase) -> tuple[str, ...]:
    """The name of the person that a phrase means: not the minister's whom "Sall's minister" serves.

    A known office-holder's surname alone is a name, though nothing else in the text says so.
    """
    if phrase.name:
        tokens = phrase.sentence.tokens[phrase.first : phrase.last + 1]
        last = max(t.index for t in tokens if t.text in phrase.name)
        after = phrase.sentence[last + 1].lower if last < phrase.last else ""
        return () if after in _POSSESSIVE and phrase.head > last else phrase.name
    if phrase.leader is None or phrase.kind != "name":
        return ()
    words = [t.text for t in phrase.sentence.tokens[phrase.first : phrase.last + 1]]
    while words and words[0].lower() in _ARTICLES:
        words = words[1:]
    return tuple(words) if words and all(word[:1].isupper() or word == "-" for word in words) else ()


def _proper(analysis: Analysis, mention: Mention) -> str:
    """The name of a country or body inside a phrase ("RSF" of "the paramilitary RSF in Omdurman"), else the phrase."""
    proper = mention.phrase.proper
    return analysis.span_of(mention.phrase.sentence, *proper).text if proper else mention.span.text


def _apposed_role(
    analysis: Analysis, mentions: Sequence[Mention], codes: Sequence[str | None], place: int
) -> str | None:
    """The office right before or behind a name and a comma: "Peru's foreign minister, Rosa Quispe"."""
    for other in (place - 1, place + 1):
        if not 0 <= other < len(mentions) or codes[other] != codes[place]:
            continue
        first, second = sorted((mentions[place].span, mentions[other].span))
        phrase = mentions[other].phrase
        between = analysis.text[first.end : second.start].strip()
        if between == "," and phrase.kind in {"person", "rank"} and not phrase.name and not phrase.plural:
            return _plain(mentions[other].span.text)
    return None


def _kind(phrase: Phrase, code: str) -> str:
    if _person_name(phrase):
        return "person"
    if country_of(code) is None:
        return "armed group" if code == "IMG" else "organisation"
    return _KINDS.get(code[4:], "organisation")


def _add(analysis: Analysis, cluster: _Cluster, mention: Mention) -> None:
    phrase = mention.phrase
    cluster.spans.add(mention.span)
    if cluster.kind == "person":
        start, end = _name_offsets(phrase)
        cluster.names.append((start - end, analysis.text[start:end]))
        title = analysis.text[phrase.start : start].strip()
        if phrase.offices:
            cluster.role = cluster.role or _office(title) or None
        addressed = title.lower().rstrip(".") in _ADDRESSES
        cluster.known = cluster.known or phrase.leader is not None or phrase.offices > 0 or addressed
    elif phrase.kind == "country" and phrase.offices == 0:
        cluster.kind = "state" if cluster.kind == "government" else cluster.kind
        cluster.names.append((0, _plain(_proper(analysis, mention))))
    else:
        rank = 1 if phrase.kind in _PROPER else 3 if phrase.owner else 2
        cluster.names.append((rank, _plain(_proper(analysis, mention))))


def _name_offsets(phrase: Phrase) -> tuple[int, int]:
    """First and last offset of the personal name in its phrase."""
    words = set(_person_name(phrase))
    tokens = [t for t in phrase.sentence.tokens[phrase.first : phrase.last + 1] if t.text in words]
    return tokens[0].start, tokens[-1].end


def _plain(text: str) -> str:
    """A phrase without its article."""
    words = text.split(" ")
    while words and words[0].lower() in _ARTICLES:
        words = words[1:]
    return " ".join(words)


def _office(title: str) -> str:
    """A title without the forms of address at its end: the "foreign secretary" of "foreign secretary Lord"."""
    words = _plain(title).rstrip(" ,:;–—-").split(" ")
    while len(words) > 1 and words[-1].lower().rstrip(".") in _ADDRESSES:
        words.pop()
    return " ".join(words)


def _actor(cluster: _Cluster) -> LocalActor:
    """A state is called by its name, else its capital; a person by the fullest name, a body by its first phrase."""
    person = cluster.kind == "person"
    name = min(cluster.names, key=lambda ranked: ranked[0])[1]
    return LocalActor(
        name=name,
        code=cluster.code,
        kind=cluster.kind,
        mentions=tuple(sorted(cluster.spans)),
        role=cluster.role,
        represents=cluster.code if person else None,
    )
