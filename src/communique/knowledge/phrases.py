"""A noun phrase cut into parts, with the names and offices found in each.

"the chief of staff of the Turkish army, General Akar" has the parts `the chief of staff` (the core), `the Turkish
army` (link "of") and `General Akar` (link ","). What follows a relative pronoun is left out: it tells about the party,
it does not name it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.knowledge.names import Name, load_names
from communique.knowledge.offices import Office, load_offices
from communique.knowledge.phrase_words import word_class
from communique.knowledge.words import Word, adjoining

_LINKS = {
    **dict.fromkeys(("of", "loyal"), "of"),
    **dict.fromkeys(("for",), "for"),
    **dict.fromkeys(("from",), "from"),
    **dict.fromkeys(("in", "at", "on", "near", "inside", "within", "around", "outside", "across"), "in"),
    **dict.fromkeys(
        ("to", "with", "against", "by", "over", "along", "under", "between", "during", "after", "before", "about", "as",
         "like", "without", "towards", "toward", "into", "through", "behind", "off", "via", "versus", "than", "per"),
        "other",
    ),
}  # fmt: skip
_RELATIVES = frozenset(("who", "whom", "whose", "which", "that", "where", "when", "while", "because", "if"))
_STOPS = frozenset(",;:—–…/|")
_BRACKETS = frozenset("()[]")
_LANDS = frozenset(("country", "adjective", "national", "people"))
# In so many words before a name its country may be named: "Mexico's ruling PAN".
_BESIDE = 4
# Shorter abbreviations are many other things, too: "PS", "PT".
_LONG_ENOUGH = 3
_AGAINST = frozenset(("anti", "counter"))
_ASIDE = frozenset(("pro", "non", "post", "pre", "trans", "inter", "cross", "neo"))


@dataclass(frozen=True, slots=True)
class Item:
    """A name or an office at words `at` to `end`; kind: the name's, "office", "opposed", "located" or "led"."""

    at: int
    end: int
    kind: str
    names: tuple[Name, ...] = ()
    office: Office | None = None
    possessive: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a phrase: the word that ties it to the core, its words from `at` to `end`, and what was found."""

    link: str
    at: int
    end: int
    items: tuple[Item, ...]


def find_items(words: Sequence[Word]) -> list[Item]:
    """The names and offices of a run of words, longest first, none over another."""
    names, offices = load_names(), load_offices()
    name_words, office_words = names.first_words, offices.first_words
    items: list[Item] = []
    at = 0
    while at < len(words):
        key = words[at].key
        if key not in name_words and key.lower() not in office_words and not names.can_begin(words[at]):
            at += 1
            continue
        length, found = names.find(words, at)
        span, office = offices.find(words, at)
        if not found and office is None:
            length, found = names.find_respelt(words, at)
        meant = _meant(words, at, at + length, found) if found and length >= span else ()
        if meant and not (office is not None and _is_open(meant)):
            items.append(_item_of(words, at, at + length, meant))
            at += length
        elif office is not None and _is_office(words, at, at + span, office):
            items.append(Item(at, at + span, "office", (), office, words[at + span - 1].possessive, words[at].glued))
            at += span
        else:
            at += 1
    return [item for item in (_compounded(words, item) for item in items) if item is not None]


def _meant(words: Sequence[Word], at: int, end: int, found: tuple[Name, ...]) -> tuple[Name, ...]:
    """The meanings that the neighbours allow: a surname not beside a foreign name, "Brown" only after a title."""
    before = words[at - 1] if at and adjoining(words[at], words[at - 1]) else None
    titled = before is not None and before.key.lower() in word_class("title")
    found = tuple(name for name in found if not name.titled or titled)
    found = _at_home(words, at, end, found)
    if end - at > 1 or not found:
        return found
    if found[0].kind == "person":
        strange = before is not None and not titled and _is_first_name(words, at - 1)
        return () if strange or _is_name_going_on(words, at) else found
    if words[at].key not in word_class("given_name"):
        return found
    named = before is not None and before.key in word_class("first_name")
    return () if named or _is_name_going_on(words, at) else found


def _at_home(words: Sequence[Word], at: int, end: int, found: tuple[Name, ...]) -> tuple[Name, ...]:
    """Of bodies of several countries that share a name, those of the country beside it: "Mexico's PAN"."""
    if not found or found[0].kind != "body" or not (found[0].local or len({name.country for name in found}) > 1):
        return found
    beside = _countries_beside(words, at, end)
    if here := tuple(name for name in found if name.country in beside):
        return here
    if len(found) > 1 and len({name.sector for name in found}) == 1 and len(words[at].key) >= _LONG_ENOUGH:
        # Whose party it is, is open; that it is one, is not: "the PDP".
        return found
    return tuple(name for name in found if not name.local)


def _is_open(names: tuple[Name, ...]) -> bool:
    """Whether it is open whose a body's name is: then what it says as an office ("Labour Party") is said as well."""
    return names[0].kind == "body" and len({name.country for name in names}) > 1


def _countries_beside(words: Sequence[Word], at: int, end: int) -> set[str]:
    """The countries named in the few words before a name, or right after it ("of Mexico")."""
    start = at
    while start and at - start < _BESIDE and adjoining(words[start], words[start - 1]):
        start -= 1
    places = [load_names().find(words, first) for first in range(start, at)]
    if end + 1 < len(words) and words[end].key.lower() in {"of", "in"} and adjoining(words[end], words[end - 1]):
        places.append(
            load_names().find(words, end + 1 + (words[end + 1].key.lower() == "the" and end + 2 < len(words)))
        )
    return {name.country for _, names in places for name in names if name.kind in _LANDS}


def _is_first_name(words: Sequence[Word], at: int) -> bool:
    """Whether a word before a surname belongs to another bearer of it: "Rami Assad", but not "But Assad"."""
    word = words[at]
    if not word.capital or word.possessive or len(word.key) == 1 or word.key.lower() in word_class("opener"):
        return False
    return not _is_known(words, at)


def _is_name_going_on(words: Sequence[Word], at: int) -> bool:
    """Whether a name goes on in one more unknown word: "Chad Hill"; a title in capitals throughout does not count."""
    after = words[at + 1] if at + 1 < len(words) and adjoining(words[at + 1], words[at]) else None
    if after is None or not after.capital or words[at].possessive or _is_known(words, at + 1):
        return False
    if after.key.isupper() and len(after.key) > 1:
        return False
    third = words[at + 2] if at + 2 < len(words) and adjoining(words[at + 2], after) else None
    return third is None or not third.capital


def _is_known(words: Sequence[Word], at: int) -> bool:
    return bool(load_names().find(words, at)[0] or load_offices().find(words, at)[0])


def _item_of(words: Sequence[Word], at: int, end: int, names: tuple[Name, ...]) -> Item:
    return Item(at, end, names[0].kind, names, None, words[end - 1].possessive, words[at].glued)


def _is_office(words: Sequence[Word], at: int, end: int, office: Office) -> bool:
    """A rank in small letters must end its phrase or stand before a name: "major powers" has none."""
    if office.kind != "rank" or words[at].capital:
        return True
    after = words[end] if end < len(words) and adjoining(words[end], words[end - 1]) else None
    return after is None or after.capital or after.key.lower() in _LINKS or after.key.lower() in _RELATIVES


def _compounded(words: Sequence[Word], item: Item) -> Item | None:
    """What a hyphen makes of a name: "US-led coalition", "Iran-backed", "anti-Assad"; None where it says nothing."""
    if item.kind == "mask":
        return None
    before = words[item.at - 1].key.lower() if item.at and words[item.at].glued else ""
    after = words[item.end].key.lower() if item.end < len(words) and words[item.end].glued else ""
    if before in _ASIDE or after in word_class("compound"):
        return None
    if before in _AGAINST:
        return replace(item, kind="opposed") if item.names else None
    if after == "led" and item.names:
        led = any(word.key.lower() in word_class("led_body") for word in words[item.end : item.end + 5])
        return replace(item, kind="led") if led and item.names[0].country else item if led else None
    if after == "based" and item.names:
        return replace(item, kind="located")
    if after in word_class("kept_compound") or not after or item.names or not words[item.end].key.islower():
        return item
    return None if after.endswith("ed") else item


def cut_phrase(words: Sequence[Word]) -> list[Part]:
    """The parts of a noun phrase; the first is its core."""
    items = find_items(words)
    starts = {item.at: item for item in items}
    parts: list[Part] = []
    link, begin, at = "", 0, 0

    def close(end: int) -> None:
        if end > begin:
            parts.append(Part(link, begin, end, tuple(i for i in items if begin <= i.at and i.end <= end)))

    while at < len(words):
        word, low = words[at], words[at].key.lower()
        if at > begin and not _STOPS.isdisjoint(word.gap):
            close(at)
            link, begin = ",", at
        elif at > begin and not _BRACKETS.isdisjoint(word.gap):
            # A party or an abbreviation in brackets is not who is meant.
            close(at)
            link, begin = "other" if "(" in word.gap or "[" in word.gap else ",", at
        if at in starts:
            at = starts[at].end
            continue
        if low in _RELATIVES or (
            low in word_class("participle") and not word.glued and any(i.at >= begin and i.end <= at for i in items)
        ):
            close(at)
            if not _speaks_for(words, at):
                return parts
            link, begin = "speaks", at + 3
            at = begin
            continue
        if low in _LINKS and (at > begin or parts) and not word.glued:
            close(at)
            link, begin = _LINKS[low], at + 1
            if low == "loyal":
                at, begin = at + 1, at + 2
        at += 1
    close(len(words))
    return parts


def _speaks_for(words: Sequence[Word], at: int) -> bool:
    ahead = [word.key.lower() for word in words[at + 1 : at + 3]]
    return len(ahead) == 2 and ahead[0] in {"speaks", "spoke", "speaking"} and ahead[1] == "for"
