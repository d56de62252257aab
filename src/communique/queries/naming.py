"""From what a user types to a record: an alias, a document's leading digits or name, a unique head of an id."""

import difflib
import re
from collections.abc import Sequence

from communique.errors import QueryError
from communique.queries.archive import Archive
from communique.records import RECORD_TYPES, Commitment, Document, Record, Tripwire

_ALIAS = re.compile(r"^([A-Za-z])\.?(\d+)$")
_MENTION = re.compile(r"^([A-Za-z]\.?\d+)\.(\d+)$")
_SHOWN = 6
_PREFERRED = tuple(reversed([cls.record for cls in RECORD_TYPES]))


def find_record(archive: Archive, name: str) -> Record:
    """The record a user means; `QueryError` with what could be meant where there is none, or more than one.

    A tripwire has the id of its first mention: the tripwire is meant. C2.1 is the first mention of C2.
    """
    if (mention := _MENTION.match(name)) and _by_alias(archive, mention.group(1)):
        return _mention(archive, name, mention.group(1), int(mention.group(2)))
    identity = _by_alias(archive, name)
    if identity is None:
        documents = match_documents(archive, name)
        if len(documents) == 1:
            return documents[0]
        if documents:
            raise QueryError(_ambiguous(name, [f"{d.source_id} ({d.id[:8]})" for d in documents]))
    return _by_id(archive, identity or name, given=name)


def find_document(archive: Archive, name: str) -> Document:
    """The document a user means; `QueryError` where there is none, or more than one."""
    found = match_documents(archive, name) or [d for d in archive.documents.values() if _is_head(name, d.id)]
    if len(found) == 1:
        return found[0]
    if found:
        raise QueryError(_ambiguous(name, [f"{d.source_id} ({d.id[:8]})" for d in found]))
    known = [d.source_id for d in archive.documents.values()]
    raise QueryError(f"no document {name!r} in the store; {_suggest(name, known)}")


def _mention(archive: Archive, name: str, alias: str, place: int) -> Record:
    record = find_record(archive, alias)
    members = archive.members(record) if isinstance(record, Tripwire) else []
    if not 0 < place <= len(members):
        known = f"{alias}.1" + (f" to {alias}.{len(members)}" if len(members) > 1 else "")
        raise QueryError(
            f"no mention {name!r}; " + (f"there is {known}" if members else f"{alias} is {_a(record.record)}")
        )
    return members[place - 1]


def find_wordings(archive: Archive, name: str) -> tuple[tuple[str, Commitment], tuple[str, Commitment]]:
    """The first and the last mention of a tripwire, to be compared; `QueryError` where it has one alone."""
    record = find_record(archive, name)
    if not isinstance(record, Tripwire):
        raise QueryError(f"{name} is {_a(record.record)}; give two commitments, or one tripwire for its mentions")
    members = archive.members(record)
    if len(members) < 2:
        raise QueryError(f"{name} was said once in these texts; give another commitment to compare it with")
    first, last = members[0], members[-1]
    return (archive.mention_alias(first), first), (archive.mention_alias(last), last)


def find_wording(archive: Archive, name: str) -> tuple[str, Commitment]:
    """A commitment, or the fullest mention of a tripwire, with the name it goes by."""
    record = find_record(archive, name)
    found = archive.lead(record) if isinstance(record, Tripwire) else record
    if not isinstance(found, Commitment):
        raise QueryError(f"{name} is {_a(record.record)}; give two tripwires or mentions (`communique tripwires`)")
    return (archive.alias(record.id) if isinstance(record, Tripwire) else archive.mention_alias(found)), found


def match_documents(archive: Archive, name: str) -> list[Document]:
    """The documents that a name fits best: exactly, by its leading digits, or as the head of a source id.

    Of several, those that could be read: a file that failed once and was mended bears its name twice.
    """
    found = _fitting(list(archive.documents.values()), name)
    return [d for d in found if d.text is not None] or found


def _fitting(documents: Sequence[Document], name: str) -> list[Document]:
    exact = [d for d in documents if name in (d.id, d.source_id)]
    if exact:
        return exact
    if name.isdecimal():
        numbered = [d for d in documents if (m := re.match(r"\d+", d.source_id)) and int(m.group()) == int(name)]
        if numbered:
            return numbered
    return [d for d in documents if d.source_id.lower().startswith(name.lower())] if name else []


def _by_alias(archive: Archive, name: str) -> str | None:
    match = _ALIAS.match(name)
    return archive.aliases.get(f"{match.group(1).upper()}{int(match.group(2))}") if match else None


def _by_id(archive: Archive, identity: str, *, given: str) -> Record:
    found = [r for r in archive.all() if _is_head(identity, r.id)]
    ids = sorted({r.id for r in found})
    if len(ids) > 1:
        raise QueryError(_ambiguous(given, [f"{i} ({next(r.record for r in found if r.id == i)})" for i in ids]))
    if found:
        return min(found, key=lambda r: _PREFERRED.index(r.record))
    known = [*archive.aliases, *(d.source_id for d in archive.documents.values())]
    raise QueryError(f"nothing is named {given!r} in the store; {_suggest(given, known)}")


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _is_head(name: str, identity: str) -> bool:
    return len(name) >= 3 and identity.startswith(name.lower())


def _ambiguous(name: str, found: Sequence[str]) -> str:
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"{name!r} fits {len(found)}: {', '.join(found[:_SHOWN])}{more}; give more of it"


def _suggest(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=_SHOWN, cutoff=0.5)
    if near:
        return f"did you mean {', '.join(near)}?"
    return f"known are {', '.join(known[:_SHOWN])}{' ...' if len(known) > _SHOWN else ''}" if known else "it is empty"
