"""Between whom an instrument stands, where its own words name one party or none.

"The truce was broken" in a report on two states is theirs. What binds two is filled up to two with the sides most in
play; what one body makes (a resolution, an alliance's article) is that body's.
"""

import re
from collections.abc import Sequence

from communique.knowledge.heirs import heir_of
from communique.records import Span
from communique.resolving.countries import country_of

_BILATERAL = frozenset({"ceasefire", "agreement", "treaty", "channel"})
_BODIES = {"resolution": "IGO UNO", "veto": "IGO UNO", "alliance": "IGO NAT"}
MEDIATORS = frozenset({"IGO UNO", "IGO", "IGO AFU", "IGO ARL", "IGO OSC"})
_PAIR = 2
_NEAR = 160
"""Characters behind an instrument within which its watchers are named."""
_BROKERED = re.compile(
    r"(?i)\s(?:proposed|brokered|mediated|arranged|negotiated|sponsored|drafted|offered|suggested|demanded|called for"
    r"|welcomed|announced)\s+(?:\w+\s+)?by\b"
)
_MADE_IN = re.compile(
    r"(?i)\s(?:signed|concluded|reached|agreed|initialled|negotiated|adopted|drawn up|made|struck)"
    r"\s+(?:in|at|near|on)\s"
)
_WATCHED = re.compile(
    r"(?i)\b(?:watched|monitored|supervised|observed|overseen|verified|policed|guaranteed|witnessed|hosted|brokered|mediated)"
    r"(?: over)? by\b[^.;\n]{0,80}"
)
_ENDS_IN = re.compile(r"\s(?:in|at|near)\s+[A-Z]")


def parties_of(kind: str, named: Sequence[str], inside: Sequence[str], sides: Sequence[str]) -> tuple[str, ...]:
    """The codes of an instrument's parties.

    `named` are the codes of the phrases that the text gives as parties, `inside` those named in the instrument's own
    span, `sides` the sides in play, the most spoken of first.
    """
    inside = [c for c in (side_of(code) for code in inside) if c] if len(named) < _PAIR else []
    found = [c for c in named if kind not in _BILATERAL or c not in MEDIATORS]
    found += [c for c in dict.fromkeys(inside) if not any(same_side(c, known) for known in found)]
    body = _BODIES.get(kind)
    if body is not None and not found:
        return (body,) if body in sides else ()
    if kind not in _BILATERAL or len(found) >= _PAIR:
        return tuple(found)
    for side in (s for s in sides if s not in MEDIATORS):
        if len(found) < _PAIR and not any(same_side(side, code) for code in found):
            found.append(side)
    return tuple(found) if len(found) >= _PAIR or named or inside else ()


def of_parties(span: Span, kind: str) -> Span:
    """An instrument's span up to what names no party of its own: who only brought it about ("a truce proposed by
    Oman"), where it was made ("signed in Algiers"), where a line ends ("the hotline in Naples").
    """
    ends = [_BROKERED.search(span.text), _MADE_IN.search(span.text)]
    ends += [_ENDS_IN.search(span.text)] if kind == "channel" else []
    last = min((found.start() for found in ends if found), default=len(span.text))
    return Span(span.start, span.start + last, span.text[:last])


def of_watchers(text: str, span: Span) -> Span | None:
    """The words behind an instrument that name who only watches over it: "a truce, to be watched by Omani officers"."""
    found = _WATCHED.search(text, span.start, min(len(text), span.end + _NEAR))
    between = text[span.end : found.start()] if found and found.start() > span.end else ""
    return Span(found.start(), found.end(), found[0]) if found and "." not in between else None


def without_watchers(codes: Sequence[str], watchers: Sequence[str]) -> tuple[str, ...]:
    """Codes without those of the sides that only watch."""
    return tuple(code for code in codes if not any(same_side(code, watcher) for watcher in watchers))


def side_of(code: str | None) -> str | None:
    """The side that a code belongs to: a state for its offices and army, else the code itself; people are no side."""
    if code is None or country_of(code) is None or code[4:] in {"REB", "OPP"}:
        return code
    return f"{code[:3]} GOV" if code[4:] in {"GOV", "MIL", "LEG", "SPY"} else None


def is_same_power(code: str, other: str) -> bool:
    """Whether two codes are one state's government or army: neither threatens the other."""
    power, (one, two) = {"GOV", "MIL"}, (country_of(code), country_of(other))
    is_one = one is not None and two is not None and heir_of(one) == heir_of(two)
    return is_one and code[4:] in power and other[4:] in power


def same_side(code: str, other: str) -> bool:
    """Whether two codes are one side: a state with its army, but not with its rebels."""
    rebel = code.endswith("REB") != other.endswith("REB")
    return code == other or (country_of(code) is not None and country_of(code) == country_of(other) and not rebel)
