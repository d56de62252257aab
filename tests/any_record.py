"""Strategies for records of every type, with every field filled or left out."""

from dataclasses import fields
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from communique.records import RECORD_TYPES, AtRisk, HistoryEntry, Position, Record, Span
from hostile_text import texts

PARTS = (Position, AtRisk, HistoryEntry)
scores = st.integers(0, 1000).map(lambda n: n / 1000)
words = texts.filter(lambda t: not any("\ud800" <= c <= "\udfff" for c in t))


def of_hint(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return st.one_of(*(of_hint(a) for a in arguments))
    if origin is tuple:
        return st.lists(of_hint(arguments[0]), max_size=3).map(tuple)
    simple: dict[Any, st.SearchStrategy[Any]] = {
        NoneType: st.none(),
        str: words,
        int: st.integers(0, 10**6),
        float: scores,
        Span: spans(),
    }
    return simple[hint] if hint in simple else of_class(hint)


def spans() -> st.SearchStrategy[Span]:
    """Spans with or without their document named."""
    return st.builds(Span, st.integers(0, 999), st.integers(0, 999), words, st.none() | st.just("d2"))


def of_class(cls: Any) -> st.SearchStrategy[Any]:
    """Instances of a record or of a part of one."""
    hints = get_type_hints(cls)
    return st.builds(cls, **{f.name: of_hint(hints[f.name]) for f in fields(cls)})


records: st.SearchStrategy[Record] = st.one_of(*(of_class(cls) for cls in RECORD_TYPES))
