"""Attack strings for a regular expression, made of its own parts: each repetition repeated, then let down."""

import re
from collections.abc import Iterator
from typing import Any

try:
    from re import _constants as sre  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover
    import sre_constants as sre
    import sre_parse as parser

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_CLASSES = {
    sre.CATEGORY_DIGIT: "0",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_DIGIT: "a",
    sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_NOT_WORD: "-",
}
ALWAYS = (
    "a",
    "A",
    " ",
    "\n",
    "0",
    "-",
    ".",
    ",",
    '"',
    "'",
    "(",
    "<",
    "a ",
    "A ",
    "A. ",
    "a, ",
    "0-",
    "a-",
    "a.a",
    "“",
    "a\n",
    "\t",
)
END = "\x00!\x01"


def attacks(pattern: "re.Pattern[str]", size: int) -> Iterator[str]:
    """Strings of about a size that make a backtracking engine try all it can."""
    for unit in ALWAYS:
        yield (unit * (size // len(unit)))[:size] + END
    tree = parser.parse(pattern.pattern, pattern.flags)
    seen = set()
    for before, unit in _repetitions(list(tree), ""):
        if unit and (before, unit) not in seen:
            seen.add((before, unit))
            yield before + unit * (size // len(unit)) + END
            whole = before + unit
            yield whole * (size // len(whole)) + END


def _repetitions(tokens: Any, before: str) -> Iterator[tuple[str, str]]:
    """For each repetition in a pattern: a text that leads to it, and one round of it."""
    for operator, argument in tokens:
        if operator in _REPEATS:
            _, most, inner = argument
            if most is sre.MAXREPEAT or most > 8:
                yield before, _sample(inner)
            yield from _repetitions(inner, before)
        elif operator is sre.SUBPATTERN:
            yield from _repetitions(argument[3], before)
        elif operator is sre.ATOMIC_GROUP:
            yield from _repetitions(argument, before)
        elif operator is sre.BRANCH:
            for branch in argument[1]:
                yield from _repetitions(branch, before)
        elif operator in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _repetitions(argument[1], before)
        before += _sample([(operator, argument)])


def _sample(tokens: Any) -> str:
    """A text that some parts of a pattern match."""
    return "".join(_one(operator, argument) for operator, argument in tokens)


def _one(operator: Any, argument: Any) -> str:
    if operator is sre.LITERAL:
        return chr(argument)
    if operator is sre.NOT_LITERAL:
        return "b" if argument == ord("a") else "a"
    if operator is sre.ANY:
        return "a"
    if operator is sre.IN:
        return _of_class(argument)
    if operator in _REPEATS:
        least, _, inner = argument
        return _sample(inner) * max(1, least)
    if operator is sre.SUBPATTERN:
        return _sample(argument[3])
    if operator is sre.ATOMIC_GROUP:
        return _sample(argument)
    if operator is sre.BRANCH:
        return _sample(argument[1][0])
    return ""


def _of_class(parts: Any) -> str:
    negated = parts[0][0] is sre.NEGATE
    if negated:
        taken = set(_members(parts[1:]))
        return next(c for c in "a0 -.,x\n~" if c not in taken)
    return next(iter(_members(parts)), "a")


def _members(parts: Any) -> Iterator[str]:
    for operator, argument in parts:
        if operator is sre.LITERAL:
            yield chr(argument)
        elif operator is sre.RANGE:
            yield chr(argument[0])
        elif operator is sre.CATEGORY:
            yield _CLASSES.get(argument, "a")
