"""What people are called beside the offices: nouns that give the head of a phrase its sector ("Lankan looters").

The nouns of roles.tsv count only where a phrase ends with them, or goes on with a name: as words of a sentence most of
them say nothing of a party ("hotel", "crew"), so that no text is searched for them.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from communique.knowledge.loading import read_rows
from communique.knowledge.offices import Office, key_of, plurals
from communique.knowledge.phrases import Item, Part
from communique.knowledge.words import Word

_AS_BEFORE = "="
_PARTY = Office("political party", "PTY", "body")


class _Roles(NamedTuple):
    """Roles by their words, those of outsiders apart, their last words, and how many the longest has."""

    people: dict[tuple[str, ...], Office]
    outsiders: dict[tuple[str, ...], str]
    endings: frozenset[str]
    longest: int


def with_role(words: Sequence[Word], part: Part) -> Part:
    """A part whose head is a role has it among its items, in place of an office inside it ("tribal leaders")."""
    end = _head_end(words, part)
    named = any(item.names and item.end >= end for item in part.items)
    if end - 1 > part.at and words[end - 1].key == "Party" and words[end - 2].capital and not named:
        # A party by its name: "the Pirate Party".
        return _with_item(words, part, end - 1, end, _PARTY)
    if words[end - 1].key.lower() not in _load().endings:
        return part
    offices = [item for item in part.items if item.office is not None]
    last = offices[-1] if offices else None
    if last is not None and last.end > end:
        return part
    for at in range(max(part.at, end - _load().longest), end):
        role = _load().people.get(tuple([word.key.lower() for word in words[at:end]]))
        if role is None or any(item.office is None and at < item.end <= end for item in part.items):
            continue
        if last is not None and last.end == end and last.at <= at:
            return part
        if role.sector == _AS_BEFORE:
            if last is not None:
                return part
            role = replace(role, sector="CVL")
        return _with_item(words, part, at, end, role)
    return part


def _with_item(words: Sequence[Word], part: Part, at: int, end: int, office: Office) -> Part:
    """The part with a role in place of what stood there."""
    kept = tuple(item for item in part.items if item.end <= at or item.at >= end)
    own = Item(at, end, "office", (), office, words[end - 1].possessive, words[at].glued)
    return replace(part, items=tuple(sorted((*kept, own), key=lambda item: item.at)))


def outsider_sector(words: str) -> str | None:
    """The sector of somebody who judges and binds nobody: "economist" EDU."""
    return _load().outsiders.get(key_of(words))


def _head_end(words: Sequence[Word], part: Part) -> int:
    """Behind the last small word, where only a name follows: "the novelist Amara Sesay"; else behind the part."""
    small = [at for at in range(part.at, part.end) if words[at].key.islower()]
    return small[-1] + 1 if small and small[-1] > part.at else part.end


@cache
def _load() -> _Roles:
    roles = _Roles({}, {}, frozenset(), 0)
    for row in read_rows("roles.tsv"):
        for words in row["words"].split(";"):
            for form in (words, *plurals(words)):
                if row["kind"] == "outsider":
                    roles.outsiders.setdefault(key_of(form), row["sector"])
                else:
                    roles.people.setdefault(key_of(form), Office(words, row["sector"], "people"))
    endings = frozenset(key[-1] for key in roles.people)
    return roles._replace(endings=endings, longest=max(map(len, roles.people)))
