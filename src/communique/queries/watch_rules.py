"""Watch rules as users type them: `field=value` filters, checked against the fields and values that records have.

A list of filters must be met by one record; `*` stands for any characters, and `!=` for anything else. A field that
holds a list meets a filter by any of its values. Anything that is no filter is an act in plain words.
"""

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from fnmatch import fnmatchcase

from communique.errors import QueryError
from communique.records import Claim, Event, Instrument, Position, Record, Span, Tripwire

KINDS: tuple[type[Record], ...] = (Tripwire, Instrument, Event, Claim)
_FILTER = re.compile(r"(\w+)(!?=)(.*)", re.DOTALL)
_TYPE = re.compile(r"[A-Z]+(?:_[A-Z]+)*")
_AND = frozenset({"and", "AND", "&", "&&", ","})
_HIDDEN = frozenset({"id", "document", "members", "history", "events", "positions", "confidence", "operation"})
"""Fields that no user means, left out where the known ones are listed; filters may name them."""
_VALUES: Mapping[str, frozenset[str]] = {
    name: frozenset(values.split())
    for name, values in {
        "record": "tripwire instrument event claim",
        "state": "issued repeated specified hardened softened withdrawn superseded expired "
        "in_force proposed alleged_violated violated suspended ended blocked",
        "trigger_state": "none anticipated alleged denied confirmed",
        "outcome": "unknown carried_out partly other_response moot not_carried_out backed_down",
        "firmness": "unqualified qualified possible veiled",
        "kind": "threat promise assurance guarantee demand "
        "ceasefire agreement treaty resolution veto sanctions_regime channel alliance",
        "status": "done ongoing planned alleged denied negated conditional habitual",
        "type": "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
        "MOBILIZE COERCE ASSAULT",
        "stance": "asserts implies presupposes alleges denies blames",
        "scope": "act capability knowledge responsibility",
    }.items()
}
"""The values that a field can have at all (docs/records.md): a rule with another could never be met."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition: a field, the pattern its value must match, or must not."""

    field: str
    pattern: str
    is_negated: bool

    def holds(self, value: object) -> bool:
        """Whether a value meets it; of a list, any element; of a span, its words; an empty field meets none."""
        values = value if isinstance(value, tuple) else (value,)
        texts = [v.text if isinstance(v, Span) else str(v) for v in values if isinstance(v, str | int | float | Span)]
        return any(fnmatchcase(text.lower(), self.pattern.lower()) for text in texts) != self.is_negated


def parse_rule(rule: str) -> tuple[Filter, ...]:
    """The filters of a rule; empty where it is an act in words.

    `QueryError` for a field that no record has, for a value that the field cannot have, and where no one kind of
    record has all of the fields.
    """
    try:
        parts = shlex.split(rule) if "=" in rule else []
    except ValueError as error:
        raise QueryError(f"the rule {rule!r} cannot be read ({error}); close its quotation marks") from error
    found = [_FILTER.fullmatch(part) for part in parts if part not in _AND]
    if not any(found):
        return ()
    bad = [part for part in parts if part not in _AND and not _FILTER.fullmatch(part)]
    if bad:
        raise QueryError(f"{bad[0]!r} is no filter; write field=value, and quote values of several words")
    filters = tuple(Filter(m[1], m[3], m[2] == "!=") for m in found if m)
    for f in filters:
        _check(f)
    if not any(fields_of(kind) >= {f.field for f in filters} for kind in KINDS):
        raise QueryError(f"no one record has all of {', '.join(f.field for f in filters)}; {_known_fields()}")
    return filters


def act_words(rule: str) -> str:
    """The words of an act; a name in capitals as words: "CHEMICAL_ATTACK" is a chemical attack."""
    return rule.replace("_", " ").lower() if "_" in rule and _TYPE.fullmatch(rule) else rule


def fields_of(kind: type[Record]) -> frozenset[str]:
    """What a filter over a kind of record can name; of claims, the fields of their positions as well."""
    inner = fields(Position) if kind is Claim else ()
    return frozenset(f.name for f in (*fields(kind), *inner)) | {"record"}


def _check(wanted: Filter) -> None:
    if not any(wanted.field in fields_of(kind) for kind in KINDS):
        near = get_close_matches(wanted.field, {n for kind in KINDS for n in fields_of(kind)}, n=3)
        hint = f"did you mean {', '.join(near)}? " if near else ""
        raise QueryError(f"no record has a field {wanted.field!r}; {hint}{_known_fields()}")
    values = _VALUES.get(wanted.field, frozenset())
    if values and not any(fnmatchcase(v.lower(), wanted.pattern.lower()) for v in values):
        raise QueryError(f"{wanted.field} is never {wanted.pattern!r}; it is one of {', '.join(_sorted(values))}")


def _known_fields() -> str:
    return "; ".join(f"{kind.record}s have {', '.join(_sorted(fields_of(kind) - _HIDDEN))}" for kind in KINDS)


def _sorted(words: frozenset[str]) -> Sequence[str]:
    return sorted(words)
