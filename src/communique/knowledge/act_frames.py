"""What is done in words of any kind: classes of acts and things, finer than PLOVER's modes (`data/act_frames.tsv`).

"sets foot on our soil", "an incursion" and "its tanks rolled over the border" are one class of act. Words are looked up
in their base form; the order of the words does not count but inside a phrase.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.knowledge.loading import read_rows

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]+")
_CALENDAR = """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
August September October November December UN US EU NATO Muslim Muslims Jews Kurds Serbs Soviet Soviets I"""
_MONTH = re.compile(r"(?<=\s)(?:March|May)\b|\bleft (?=bank|wing|hand)")
"""Names that look like a verb: in March, the left bank."""
ANY_HARM = "any_harm"
"""The class of words that stand for any harmful act: "provocation", "any hostile step"."""
_MUTUAL = frozenset({"contrary", "against"})
_GAP = 4
"""How far the words of a phrase may stand from each other."""
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("es", ""), ("ed", ""), ("ed", "e"), ("s", ""))
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class ActClass:
    """A class of acts; `need` says in the user's words what is missing where the act is.

    `holds` are the words of leaving undone (`refusal`, `end`) that make the act instead of undoing it.
    """

    name: str
    sort: str
    holds: frozenset[str]
    need: str


@dataclass(frozen=True, slots=True)
class Frames:
    """The classes of acts and of things that some words name."""

    acts: frozenset[str]
    things: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Pattern:
    name: str
    parts: tuple[frozenset[str], ...]
    without: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Tables:
    """Everything by word: base forms, phrases by their first word, classes of words, patterns by a word they need."""

    irregular: Mapping[str, str]
    known: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    classes: Mapping[str, frozenset[str]]
    patterns: Mapping[str, tuple[_Pattern, ...]]


@cache
def act_classes() -> Mapping[str, ActClass]:
    """The classes of acts by name."""
    return {
        row["class"]: ActClass(
            row["class"],
            row["sort"],
            frozenset({"refusal", "end"} if row["holds"] == "both" else {row["holds"]} - {""}),
            row["need"],
        )
        for row in read_rows("act_frames.tsv")
    }


@cache
def _relations(relation: str) -> Mapping[str, frozenset[str]]:
    rows = [row for row in read_rows("act_relations.tsv") if row["relation"] == relation]
    return {row["class"]: frozenset(row["others"].split()) for row in rows}


def related(names: Iterable[str], relation: str) -> frozenset[str]:
    """The classes to which any of some classes stands in a relation (entails, prepares, brings, contrary, against).

    >>> sorted(related({"sink_ship"}, "entails"))
    ['attack', 'attack_ship']
    """
    table = _relations(relation)
    found = frozenset().union(*(table.get(name, ()) for name in names))
    if relation in _MUTUAL:
        wanted = set(names)
        found |= {name for name, others in table.items() if others & wanted}
    return frozenset(found)


@lru_cache(maxsize=4096)
def with_entailed(names: frozenset[str]) -> frozenset[str]:
    """Some classes with all that they entail, however far; whatever harms is harm in general."""
    found, new = names, names
    while new:
        new = related(new, "entails") - found
        found |= new
    table = act_classes()
    return found | {ANY_HARM} if any(table[name].sort == "harm" for name in found) else found


@lru_cache(maxsize=8192)
def frames_of(text: str) -> Frames:
    """The classes that a phrase or sentence names.

    >>> sorted(frames_of("one German soldier sets foot in the Corridor").acts)
    ['enter']
    """
    tables = _tables()
    tokens = [_forms(word, tables) for word in _WORD.findall(_MONTH.sub(" ", text).lower().replace("’", "'"))]
    words = frozenset(form for forms in tokens for form in forms)
    words |= _phrases(tokens, words, tables)
    if proper_names(text):
        words |= {"@name"}
    words |= frozenset(name for word in words for name in tables.classes.get(word, ()))
    near = {pattern for word in words for pattern in tables.patterns.get(word, ())}
    acts = frozenset(p.name for p in near if _holds(p, words))
    acts -= related(acts - related(acts, "hides"), "hides")
    things = frozenset(word[1:] for word in words if word.startswith("@"))
    return Frames(acts, things, frozenset(w for w in words if w[0] not in "@%"))


@lru_cache(maxsize=8192)
def proper_names(text: str) -> tuple[str, ...]:
    """The capitalised words past the first that are no people's name or adjective, as they stand.

    >>> proper_names("The Indian army takes Goa")
    ('Goa',)
    """
    named = () if text.isupper() else _NAME.findall(text)  # of a headline in capitals nothing can be told
    found = (m.removesuffix("'s").removesuffix("’s") for m in named)
    return tuple(n for n in found if n not in _peoples())


@cache
def _peoples() -> frozenset[str]:
    """Words with a capital that name no place: Indian, Indians, Monday, May."""
    rows = list(read_rows("countries.tsv"))
    named = {n for r in rows for n in (*r["adjectives"].split(";"), *r["nationals"].split(";"))}
    return frozenset(named | set(_CALENDAR.split()))


def _holds(pattern: _Pattern, words: frozenset[str]) -> bool:
    return all(not part.isdisjoint(words) for part in pattern.parts) and pattern.without.isdisjoint(words)


def _forms(word: str, tables: _Tables) -> frozenset[str]:
    """The word, and its base form where the tables know one: seizes -> seize, withdrew -> withdraw."""
    word = word.removesuffix("'s").removesuffix("'")
    found = {word}
    if word in tables.irregular:
        found.add(tables.irregular[word])
    for ending, instead in _ENDINGS:
        root = word.removesuffix(ending)
        if root == word or len(root) < _SHORTEST:
            continue
        bases = [root + instead]
        if not instead and root[-1] == root[-2:-1]:
            bases.append(root[:-1])
        found.update(base for base in bases if base in tables.known)
    return frozenset(found)


def _phrases(tokens: list[frozenset[str]], words: frozenset[str], tables: _Tables) -> frozenset[str]:
    """The phrases of several words that stand there, written with "_"."""
    return frozenset(
        "_".join(phrase)
        for at, forms in enumerate(tokens)
        for form in forms
        for phrase in tables.phrases.get(form, ())
        if words.issuperset(phrase) and _follows(tokens, at, phrase[1:])
    )


def _follows(tokens: list[frozenset[str]], at: int, rest: tuple[str, ...]) -> bool:
    for wanted in rest:
        at = next((n for n in range(at + 1, min(at + 1 + _GAP, len(tokens))) if wanted in tokens[n]), -1)
        if at < 0:
            return False
    return True


@cache
def past_forms() -> frozenset[str]:
    """The irregular forms of verbs and nouns that the tables know: "shot", "sunk", "men"."""
    return frozenset(_tables().irregular)


@cache
def _tables() -> _Tables:
    rows = list(read_rows("act_words.tsv"))
    irregular = dict(pair.split(":") for r in rows if r["kind"] == "irregular" for pair in r["words"].split())
    marks = {"object": "@", "verb": "%"}
    members = {marks[r["kind"]] + r["class"]: r["words"].split() for r in rows if r["kind"] in marks}
    classes: dict[str, set[str]] = defaultdict(set)
    for name, words in members.items():
        for word in _unfolded(words, members):
            classes[word].add(name)
    patterns = [p for row in read_rows("act_frames.tsv") for p in _patterns(row["class"], row["patterns"])]
    literal = {w for p in patterns for part in (*p.parts, p.without) for w in part} | set(classes)
    singles = {word for phrase in literal if phrase[0] not in "@%" for word in phrase.split("_")}
    phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in sorted(literal):
        first, *rest = phrase.split("_")
        if rest and phrase[0] not in "@%":
            phrases[first].append((first, *rest))
    by_word: dict[str, list[_Pattern]] = defaultdict(list)
    for pattern in patterns:
        for word in min(pattern.parts, key=len):
            by_word[word].append(pattern)
    return _Tables(
        irregular,
        frozenset(singles) | frozenset(irregular.values()),
        {first: tuple(found) for first, found in phrases.items()},
        {word: frozenset(names) for word, names in classes.items()},
        {word: tuple(found) for word, found in by_word.items()},
    )


def _unfolded(words: list[str], members: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    for word in words:
        found |= _unfolded(members[word], members) if word in members else {word}
    return found


def _patterns(name: str, written: str) -> list[_Pattern]:
    found = []
    for one in written.split(" ; "):
        parts = [part for part in one.split() if not part.startswith("!")]
        without = [part[1:] for part in one.split() if part.startswith("!")]
        found.append(
            _Pattern(
                name,
                tuple(frozenset(part.split("|")) for part in parts),
                frozenset(word for part in without for word in part.split("|")),
            )
        )
    return found
